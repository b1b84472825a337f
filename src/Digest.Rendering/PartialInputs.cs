using Scriban;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary>The variables that a partial reads besides its arguments, found in its syntax tree. Where they and the arguments are
/// the same, so is its text, and it need not be rendered again.</summary>
internal sealed class PartialInputs
{
    private PartialInputs(IReadOnlyList<(ScriptVariableGlobal Variable, string? Member)> read) => Read = read;

    /// <summary>Variables, or one member of a variable, in a fixed order.</summary>
    public IReadOnlyList<(ScriptVariableGlobal Variable, string? Member)> Read { get; }

    /// <summary>What a template reads.</summary>
    /// <param name="template">The template.</param>
    /// <param name="partial">Finds the partials that it includes.</param>
    /// <returns>Null where it changes variables, or where its text cannot be known to depend on what it reads alone.</returns>
    public static PartialInputs? Find(Template template, Func<string, ThemeTemplate?> partial)
    {
        var read = new HashSet<(string Variable, string? Member)>();
        if (template.Page is not { } page || !new Walk(read, partial).Visit(page, [], 0)) return null;
        return new([.. read.OrderBy(r => r.Variable, StringComparer.Ordinal).ThenBy(r => r.Member, StringComparer.Ordinal)
            .Select(r => (new ScriptVariableGlobal(r.Variable), r.Member))]);
    }

    private sealed class Walk(HashSet<(string Variable, string? Member)> read, Func<string, ThemeTemplate?> partial)
    {
        private const int MaxDepth = 8;

        /// <summary>Notes what a node reads; false where it does more than reading.</summary>
        /// <param name="node">The node.</param>
        /// <param name="bound">Variables of the loops around it.</param>
        /// <param name="depth">Number of includes around it.</param>
        public bool Visit(ScriptNode node, IReadOnlyList<string> bound, int depth)
        {
            switch (node)
            {
                case ScriptFunction { NameOrDoToken: ScriptVariable } or ScriptThisExpression or ScriptWrapStatement
                    or ScriptWithStatement
                    or ScriptImportStatement or ScriptReadOnlyStatement or ScriptTableRowStatement
                    or ScriptIncrementDecrementExpression:
                    return false;
                case ScriptAssignExpression { Target: not ScriptVariableLocal }
                    or ScriptCaptureStatement { Target: not ScriptVariableLocal }:
                    return false;
                case ScriptVariableLocal local:
                    return local.BaseName != "$";
                case ScriptVariableGlobal variable:
                    return Note(variable.Name, null, bound);
                case ScriptForStatement loop:
                    return VisitLoop(loop, bound, depth);
                case ScriptFunctionCall { Target: ScriptVariableGlobal { Name: "include" } } call:
                    return VisitInclude(call, bound, depth);
                case ScriptMemberExpression { Target: ScriptVariableGlobal owner, Member: ScriptVariable member }:
                    return !IsEvaluation(owner.Name, member.Name) && Note(owner.Name, member.Name, bound);
                case ScriptMemberExpression { Target: { } target }:
                    return Visit(target, bound, depth);
                case ScriptNamedArgument argument:
                    return argument.Value is null || Visit(argument.Value, bound, depth);
                default:
                    foreach (var child in node.Children)
                    {
                        if (child is not null && !Visit(child, bound, depth)) return false;
                    }

                    return true;
            }
        }

        private static bool IsEvaluation(string variable, string member) =>
            variable is "object" && member is "eval" or "eval_template" || variable == "include_join";

        private bool Note(string variable, string? member, IReadOnlyList<string> bound)
        {
            if (variable is "include" or "include_join") return false;
            if (!bound.Contains(variable)) read.Add((variable, member));
            return true;
        }

        private bool VisitLoop(ScriptForStatement loop, IReadOnlyList<string> bound, int depth)
        {
            if (loop.Variable is not ScriptVariable variable || loop.Iterator is not { } iterator
                || !Visit(iterator, bound, depth))
            {
                return false;
            }

            foreach (var argument in loop.NamedArguments ?? [])
            {
                if (!Visit(argument, bound, depth)) return false;
            }

            string[] inner = [.. bound, variable.Name, "for"];
            return (loop.Body is null || Visit(loop.Body, inner, depth)) && (loop.Else is null || Visit(loop.Else, bound, depth));
        }

        // The partial that is included sees the variables of the loops around the call.
        private bool VisitInclude(ScriptFunctionCall call, IReadOnlyList<string> bound, int depth)
        {
            if (depth > MaxDepth || call.Arguments.Count == 0 || call.Arguments[0] is not ScriptLiteral { Value: string name })
                return false;
            foreach (var argument in call.Arguments)
            {
                if (!Visit(argument, bound, depth)) return false;
            }

            return partial(name) is { Template: { HasErrors: false, Page: { } page } } && Visit(page, bound, depth + 1);
        }
    }
}

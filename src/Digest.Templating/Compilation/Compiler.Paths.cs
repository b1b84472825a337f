namespace Digest.Templating;

/// <summary>Variables, members and items, read and written.</summary>
internal sealed partial class Compiler
{
    private Evaluator CompilePathValue(ScriptExpression path)
    {
        if (path is ScriptVariable { Scope: ScriptVariableScope.Global } variable)
        {
            return context =>
            {
                var value = context.GetGlobal(variable);
                return value is null or string ? value : Calls.Value(context, variable, value);
            };
        }

        if (path is MemberExpression member)
            return CompileMember(member, isCalled: true);
        var target = CompileTarget(path);
        return context =>
        {
            var value = target(context);
            return value is null or string ? value : Calls.Value(context, path, value);
        };
    }

    /// <summary>Compiles to what a path leads to: a function is left uncalled.</summary>
    private Evaluator CompileTarget(ScriptExpression expression)
    {
        switch (expression)
        {
            case ScriptVariable { Scope: ScriptVariableScope.Global } variable:
                return context => context.GetGlobal(variable);
            case ScriptVariable variable:
                return context => context.GetLocal(variable);
            case MemberExpression member:
                return CompileMember(member, isCalled: false);
            case IndexExpression index:
                return CompileIndex(index);
            case NestedExpression nested:
                return CompileTarget(nested.Inner);
            default:
                return Compile(expression);
        }
    }

    /// <param name="node">The member.</param>
    /// <param name="isCalled">True to call a function without arguments, false to give the function itself.</param>
    private Evaluator CompileMember(MemberExpression node, bool isCalled)
    {
        var target = Compile(node.Target);
        var name = node.Member;
        var site = new MemberSite(name);
        return context =>
        {
            var value = target(context);
            object? member;
            if (value is ScriptObject { IsPlain: true } script)
            {
                if (site.TryGetPlain(script, out member))
                    return member is null or string || !isCalled ? member : Calls.Value(context, node, member);
            }
            else if (value == null)
            {
                return MissingTarget(context, node);
            }
            else if (site.TryGet(context, value, out member))
            {
                return member is null or string || !isCalled ? member : Calls.Value(context, node, member);
            }

            if (Members.TryGet(context, node.Span, value, name, out member) || Members.TryAsk(context, node.Span, value, name, out member))
                return member is null or string || !isCalled ? member : Calls.Value(context, node, member);
            return context.EnableRelaxedMemberAccess || node.IsOptional
                ? null
                : throw new ScriptRuntimeException(node.MemberSpan, $"Cannot get member with name {name}.");
        };
    }

    private object? MissingTarget(TemplateContext context, MemberExpression node)
    {
        if (Members.TryAsk(context, node.Span, null, node.Member, out var value))
            return value;
        if (node.IsOptional || context.EnableRelaxedTargetAccess)
            return null;
        throw new ScriptRuntimeException(node.MemberSpan, $"Cannot get the member {TextOf(node)} for a null object.");
    }

    private Evaluator CompileIndex(IndexExpression node)
    {
        var target = Compile(node.Target);
        var index = Compile(node.Index);
        return context =>
        {
            var value = target(context);
            if (value != null)
                return Members.GetItem(context, node, value, index(context));
            if (context.EnableRelaxedTargetAccess)
                return null;
            throw NullTarget(node);
        };
    }

    private ScriptRuntimeException NullTarget(IndexExpression node) => new(
        node.Target.Span, $"Object `{TextOf(node.Target)}` is null. Cannot access indexer: {TextOf(node)}");

    private Action<TemplateContext, object?> CompileSetter(ScriptExpression target)
    {
        switch (target)
        {
            case ScriptVariable variable:
                return (context, value) => context.SetValue(variable, value);
            case MemberExpression member:
                var owner = Compile(member.Target);
                return (context, value) =>
                {
                    var script = owner(context) ?? throw new ScriptRuntimeException(
                        member.Target.Span, $"Object `{TextOf(member.Target)}` is null. Cannot set member: {TextOf(member)}");
                    if (!Members.TrySet(context, member.Span, script, member.Member, value))
                        throw new ScriptRuntimeException(member.Span, $"Cannot set a value for the readonly member: {TextOf(member)}");
                };
            case IndexExpression index:
                var list = Compile(index.Target);
                var place = Compile(index.Index);
                return (context, value) =>
                {
                    var items = list(context) ?? throw NullTarget(index);
                    Members.SetItem(context, index, items, place(context), value);
                };
            case NestedExpression nested:
                return CompileSetter(nested.Inner);
            default:
                return (_, _) => throw new ScriptRuntimeException(target.Span, $"Unsupported target expression for assignment: {TextOf(target)}");
        }
    }
}

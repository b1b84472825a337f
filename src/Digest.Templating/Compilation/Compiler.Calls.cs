namespace Digest.Templating;

/// <summary>Calls: up to five plain arguments of a built-in function pass without a list.</summary>
internal sealed partial class Compiler
{
    private Evaluator CompileCall(CallExpression call)
    {
        var target = CompileTarget(call.Target);
        var isPlain = call.Arguments.TrueForAll(a => a.Name == null && a.Value is not UnaryExpression { Operator: UnaryOperator.Expand });
        var list = CompileArguments(call);
        if (!isPlain || call.Arguments.Count > BuiltinFunction.MaxParameters)
        {
            return context =>
            {
                var function = target(context);
                return CallWithList(context, call, function, list(context));
            };
        }

        var count = call.Arguments.Count;
        var a = CompileArgument(call, 0);
        var b = CompileArgument(call, 1);
        var c = CompileArgument(call, 2);
        var d = CompileArgument(call, 3);
        var e = CompileArgument(call, 4);
        return context =>
        {
            // What is piped in comes first, then the function is looked up, as it is written.
            if (call.IsPiped)
                return CallPiped(context, call, target, a!, b, c, d, e);
            var function = target(context);
            if (function is BuiltinFunction builtin)
            {
                return builtin.Invoke(
                    context, call, count, a?.Invoke(context), b?.Invoke(context), c?.Invoke(context), d?.Invoke(context), e?.Invoke(context));
            }

            return CallWithList(context, call, function, list(context));
        };
    }

    private object? CallPiped(
        TemplateContext context, CallExpression call, Evaluator target, Evaluator a, Evaluator? b, Evaluator? c, Evaluator? d, Evaluator? e)
    {
        var piped = a(context);
        var function = target(context);
        var (second, third) = (b?.Invoke(context), c?.Invoke(context));
        var (fourth, fifth) = (d?.Invoke(context), e?.Invoke(context));
        var count = call.Arguments.Count;
        if (function is BuiltinFunction builtin)
            return builtin.Invoke(context, call, count, piped, second, third, fourth, fifth);
        ReadOnlySpan<object?> all = [piped, second, third, fourth, fifth];
        return CallWithList(context, call, function, new ScriptArray(all[..count].ToArray(), count));
    }

    private Evaluator? CompileArgument(CallExpression call, int place) =>
        place < call.Arguments.Count ? Compile(call.Arguments[place].Value) : null;

    private object? CallWithList(TemplateContext context, CallExpression call, object? function, ScriptArray arguments)
    {
        if (function is IScriptCustomFunction custom)
            return Calls.Invoke(context, call, custom, arguments);
        if (function is ScriptBlockStatement block)
            return Calls.RunBlock(context, call, block);
        if (function is ScriptObject { AsFunction: { } module })
            return Calls.Invoke(context, call, module, arguments);
        if (function == null && context.EnableRelaxedFunctionAccess)
            return null;
        throw new ScriptRuntimeException(call.Target.Span, function == null
            ? $"The function `{TextOf(call.Target)}` was not found"
            : call.IsPiped
                ? $"Pipe expression destination `{TextOf(call.Target)}` is not a valid function "
                : $"Invalid target function `{TextOf(call.Target)}` ({context.GetTypeName(function)})");
    }

    /// <summary>The arguments as a list; named ones are its members.</summary>
    private Func<TemplateContext, ScriptArray> CompileArguments(CallExpression call)
    {
        var arguments = call.Arguments.ConvertAll(a =>
            (a.Name, Evaluate: Compile(a.Value), IsExpanded: a.Value is UnaryExpression { Operator: UnaryOperator.Expand })).ToArray();
        return context =>
        {
            var list = new ScriptArray(arguments.Length);
            foreach (var (name, evaluate, isExpanded) in arguments)
            {
                var value = evaluate(context);
                if (name != null)
                    AddNamed(context, call, list, name, value);
                else if (isExpanded && value is System.Collections.IEnumerable items and not string)
                    list.AddRange(items);
                else
                    list.Add(value);
            }

            return list;
        };
    }

    private static void AddNamed(TemplateContext context, CallExpression call, ScriptArray list, string name, object? value)
    {
        var members = list.ScriptObject;
        if (!members.TryGetValue(context, call.Span, name, out var earlier))
        {
            members.TrySetValue(context, call.Span, name, value, false);
            return;
        }

        var values = earlier as RepeatedArgument ?? new RepeatedArgument([earlier]);
        values.Values.Add(value);
        members.TrySetValue(context, call.Span, name, values, false);
    }
}

/// <summary>Calls at run time.</summary>
internal static class Calls
{
    /// <summary>The value of what a path leads to: a function is called, a block runs, anything else is the value.</summary>
    public static object? Value(TemplateContext context, ScriptNode node, object value)
    {
        // What most paths lead to is no function; comparing types is faster than asking for the interface.
        var type = value.GetType();
        return type == typeof(int) || type == typeof(ScriptObject) || type == typeof(ScriptArray) || type == typeof(bool) || type == typeof(double)
            ? value
            : ValueOrCall(context, node, value);
    }

    private static object? ValueOrCall(TemplateContext context, ScriptNode node, object value) => value switch
    {
        BuiltinFunction builtin => builtin.Invoke(context, node, 0, null, null, null, null, null),
        IScriptCustomFunction function => Invoke(context, node, function, []),
        ScriptBlockStatement block => RunBlock(context, node, block),
        _ => value,
    };

    public static object? Invoke(TemplateContext context, ScriptNode node, IScriptCustomFunction function, ScriptArray arguments)
    {
        var caller = context.CurrentNode;
        context.CurrentNode = node;
        try
        {
            return function.Invoke(context, node, arguments, null);
        }
        catch (Exception e) when (e is not (ScriptRuntimeException or OutOfMemoryException or InsufficientExecutionStackException))
        {
            throw new ScriptRuntimeException(node.Span, e.Message, e);
        }
        finally
        {
            context.CurrentNode = caller;
        }
    }

    public static object? RunBlock(TemplateContext context, ScriptNode node, ScriptBlockStatement block)
    {
        context.EnterCall(node);
        var indents = context.EnterText(context.CurrentIndent);
        var result = block.Run!(context) == Flow.Return ? context.TakeResult() : null;
        context.LeaveText(indents);
        context.LeaveCall();
        return result;
    }
}

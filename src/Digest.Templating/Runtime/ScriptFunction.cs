namespace Digest.Templating;

/// <summary>A function that a template defines.</summary>
internal sealed class ScriptFunction(FunctionNode node, Parameter[]? parameters, Step? body, Evaluator? value) : IScriptCustomFunction
{
    public Parameter[]? Parameters => parameters;

    public object? Invoke(
        TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        context.EnterCall(callerContext);
        context.PushLocal();
        context.Local.Arguments = arguments;
        context.Local.Block = blockStatement;
        // A local function is no variable of its own scope, unless it is put there: so it can call itself.
        if (node.Name is ['$', .. var name])
            context.Local.Set(string.Intern(name), this);
        var indents = context.EnterText(context.CurrentIndent);
        if (parameters != null)
            Bind(context, callerContext, arguments);
        object? result = null;
        if (value != null)
            result = value(context);
        else if (body!(context) == Flow.Return || !context.EnableOutput)
            result = context.TakeResult();
        context.LeaveText(indents);
        if (parameters != null)
            context.PopGlobal();
        context.PopLocal();
        context.LeaveCall();
        return result;
    }

    /// <summary>Opens an object of the parameters' values; defaults may use the parameters before them.</summary>
    private void Bind(TemplateContext context, ScriptNode caller, ScriptArray arguments)
    {
        var scope = new ScriptObject(parameters!.Length);
        context.PushGlobal(scope);
        var isVariadic = parameters.Length > 0 && parameters[^1].IsVariadic;
        // `$` is the list of what the parameters are bound to; mostly that is what was passed.
        var bound = isVariadic || arguments.Count != parameters.Length ? new ScriptArray(parameters.Length) : null;
        if (bound != null)
            context.Local.Arguments = bound;
        if (!isVariadic && arguments.Count > parameters.Length)
            throw WrongCount(caller, arguments.Count);
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            object? argument;
            if (parameter.IsVariadic)
                argument = Rest(arguments, i);
            else if (i < arguments.Count)
                argument = arguments[i];
            else if (parameter.Name != "size" && arguments.TryGetValue(context, default, parameter.Name, out argument))
                argument = Single(argument);
            else if (parameter.Default != null)
                argument = parameter.Default(context);
            else
                throw WrongCount(caller, arguments.Count);
            bound?.Add(argument);
            if (parameter.Name[0] == '$')
                context.Local.Set(string.Intern(parameter.Name[1..]), argument);
            else
                scope.TrySetValue(context, default, parameter.Name, argument, false);
        }
    }

    private static object? Single(object? argument) => argument is RepeatedArgument repeated ? repeated.Values[^1] : argument;

    private static ScriptArray Rest(ScriptArray arguments, int from)
    {
        var rest = new ScriptArray(Math.Max(0, arguments.Count - from));
        for (var i = from; i < arguments.Count; i++)
            rest.Add(arguments[i]);
        return rest;
    }

    private ScriptRuntimeException WrongCount(ScriptNode caller, int count)
    {
        var required = parameters!.Count(p => p is { Default: null, IsVariadic: false });
        return CallErrors.WrongCount(caller, node.Name ?? "do", count, required, parameters!.Length);
    }

    public override string ToString() => $"func {node.Name ?? ""}".TrimEnd();
}

internal sealed record Parameter(string Name, Evaluator? Default, bool IsVariadic);

/// <summary>Messages of calls that go wrong.</summary>
internal static class CallErrors
{
    public static ScriptRuntimeException WrongCount(ScriptNode caller, string name, int count, int required, int most)
    {
        var atLeast = required < most && count < required ? "at least " : "";
        var expected = count < required ? required : most;
        return new ScriptRuntimeException(
            caller.Span, $"Invalid number of arguments `{count}` passed to `{name}` while expecting {atLeast}`{expected}` arguments");
    }
}

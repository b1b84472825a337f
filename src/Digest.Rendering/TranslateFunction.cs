using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary><c>t 'key' arguments…</c>: the theme's words.</summary>
internal sealed class TranslateFunction(ThemeStrings strings) : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(string);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "key");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
        ScriptBlockStatement? blockStatement)
    {
        var key = arguments.Count > 0 ? context.ObjectToString(arguments[0]) ?? "" : "";
        if (arguments.Count < 2) return strings[key];
        var values = new object?[arguments.Count - 1];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i + 1];
        return strings.Format(key, values);
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}

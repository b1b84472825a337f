using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary><c>include 'name' argument: value</c>: renders a partial. As a statement of its own it writes straight into the page;
/// inside an expression it gives <see cref="Html"/>, which is not escaped again, or text in a layout that is plain
/// text.</summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) =>
        index == 0 ? new(typeof(string), "template_name") : new(typeof(object), "value");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
        ScriptBlockStatement? blockStatement)
    {
        var page = (PageContext)context;
        var span = callerContext?.Span ?? context.CurrentSpan;
        var name = context.ObjectToString(arguments[0]);
        if (string.IsNullOrEmpty(name)) throw new ScriptRuntimeException(span, "include needs the name of a partial");
        var partial = page.Templates.Partial(name, span);
        var isStatement = callerContext?.Parent is ScriptExpressionStatement && context.EnableOutput;
        return page.Render(partial, arguments, callerContext, isStatement);
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}

/// <summary><c>include_join names separator begin end</c>: partials with something between them; <c>tpl:name</c> for it means a
/// partial.</summary>
internal sealed class IncludeJoinFunction : IScriptCustomFunction
{
    private static readonly string[] Names = ["template_names", "separator", "prefix", "suffix"];

    public int RequiredParameterCount => 2;

    public int ParameterCount => 4;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), Names[Math.Min(index, Names.Length - 1)]);

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
        ScriptBlockStatement? blockStatement)
    {
        var page = (PageContext)context;
        if (arguments.Count < 2 || arguments[0] is not System.Collections.IEnumerable names)
        {
            throw new ScriptRuntimeException(callerContext?.Span ?? context.CurrentSpan,
                "include_join needs a list of names and a separator");
        }

        var separator = Part(1);
        var joined = new System.Text.StringBuilder(Part(2));
        var count = 0;
        foreach (var name in names)
        {
            if (count++ > 0) joined.Append(separator);
            joined.Append(Rendered(context.ObjectToString(name) ?? ""));
        }

        joined.Append(Part(3));
        return page.Escapes ? new Html(joined.ToString()) : joined.ToString();

        string Part(int index)
        {
            if (index >= arguments.Count || arguments[index] is not { } value) return "";
            var text = value.ToString() ?? "";
            if (text.StartsWith("tpl:", StringComparison.Ordinal)) return Rendered(text[4..]);
            return value is Html || !page.Escapes ? text : Html.Escape(text).Value;
        }

        string Rendered(string name)
        {
            var partial = page.Templates.Partial(name, callerContext?.Span ?? context.CurrentSpan);
            return page.Render(partial, arguments, callerContext, false)?.ToString() ?? "";
        }
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}

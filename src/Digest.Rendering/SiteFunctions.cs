using System.Net;
using System.Text;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary>Scriban's built-in functions as a site has them: those that make HTML give <see cref="Html"/>, the clock is the
/// build's, and nothing depends on the machine's time zone or on chance.</summary>
internal static class SiteFunctions
{
    /// <summary>The functions for one build. They may be shared by any number of contexts that only read them.</summary>
    /// <param name="now">The instant of the build.</param>
    public static ScriptObject Create(DateTimeOffset now)
    {
        var functions = TemplateContext.GetDefaultBuiltinObject();
        functions.SetValue("include", new IncludeFunction(), true);
        functions.SetValue("include_join", new IncludeJoinFunction(), true);
        Replace(functions, "html", "escape", new Function(1, (context, arguments) => Escape(context, arguments[0])));
        Replace(functions, "html", "newline_to_br",
            new Function(1, (context, arguments) => NewLineToBreak(context, arguments[0])));
        Wrap(functions, "html", "strip",
            (_, arguments, stripped) => arguments[0] is Html && stripped is string text ? WebUtility.HtmlDecode(text) : stripped);
        Wrap(functions, "object", "eval_template",
            (context, _, result) => result is string text && IsHtml(context) ? new Html(text) : result, ScriptMode.Default);
        Wrap(functions, "object", "eval", static (_, _, result) => result, ScriptMode.ScriptOnly);
        Replace(functions, "date", "now", new Function(0, (_, _) => Clock(now)));
        Replace(functions, "date", "utc_now", new Function(0, (_, _) => DateTime.SpecifyKind(now.UtcDateTime, DateTimeKind.Utc)));
        Wrap(functions, "date", "parse", (_, _, parsed) => Utc(parsed));
        var date = (ScriptObject)functions["date"]!;
        var (parse, write) = ((IScriptCustomFunction)date["parse"]!, (IScriptCustomFunction)date["to_string"]!);
        Wrap(functions, "date", "parse_to_string",
            (context, given, _) => ScriptFunctionCall.Call(context, context.CurrentNode, write,
            [ScriptFunctionCall.Call(context, context.CurrentNode, parse, [given[0], given[3], given[4]]),
            given[1] ?? DateTimeFunctions.DefaultFormat, given[2]]));
        foreach (var name in (string[])["random", "uuid"])
            Replace(functions, "math", name, new Function(2, 0, (context, _) => throw ByChance(context, name)));
        return functions;
    }

    /// <summary>An instant as the date and time of its own offset. Its kind is UTC, so that no format reads the machine's time
    /// zone.</summary>
    public static DateTime Clock(DateTimeOffset instant) => DateTime.SpecifyKind(instant.DateTime, DateTimeKind.Utc);

    private static void Replace(ScriptObject functions, string module, string name, IScriptCustomFunction function) =>
        ((ScriptObject)functions[module]!).SetValue(name, function, true);

    private static void Wrap(ScriptObject functions, string module, string name,
        Func<TemplateContext, ScriptArray, object?, object?> change, ScriptMode? evaluates = null)
    {
        var inner = (IScriptCustomFunction)((ScriptObject)functions[module]!)[name]!;
        Replace(functions, module, name, new Wrapped(inner, change, evaluates));
    }

    private static object? Escape(TemplateContext context, object? value)
    {
        if (value is null or Html) return value;
        var text = context.ObjectToString(value) ?? "";
        return IsHtml(context) ? Html.Escape(text) : WebUtility.HtmlEncode(text);
    }

    private static object? NewLineToBreak(TemplateContext context, object? value)
    {
        if (value is null) return null;
        var text = context.ObjectToString(value) ?? "";
        if (IsHtml(context) && value is not Html) text = Html.Escape(text).Value;
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r' || (c == '\n' && (i == 0 || text[i - 1] != '\r'))) result.Append("<br />");
            result.Append(c);
        }

        return IsHtml(context) ? new Html(result.ToString()) : result.ToString();
    }

    // Scriban reads a text with an offset as a time of the machine's zone; the instant is the same everywhere.
    private static object? Utc(object? parsed) => parsed is DateTime date
        ? DateTime.SpecifyKind(date.Kind == DateTimeKind.Local ? date.ToUniversalTime() : date, DateTimeKind.Utc)
        : parsed;

    private static bool IsHtml(TemplateContext context) => context is PageContext { Escapes: true };

    private static ScriptRuntimeException ByChance(TemplateContext context, string name) =>
        new(context.CurrentSpan, $"math.{name} would make each build another one; a site has no such function");

    /// <summary>A function of the site's own.</summary>
    internal sealed class Function(int most, int required,
        Func<TemplateContext, ScriptArray, object?> run) : IScriptCustomFunction
    {
        public Function(int count, Func<TemplateContext, ScriptArray, object?> run)
            : this(count, count, run)
        {
        }

        public int RequiredParameterCount => required;

        public int ParameterCount => most;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) =>
            index < required ? new(typeof(object), "value") : new(typeof(object), "value", null);

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
            ScriptBlockStatement? blockStatement) =>
            run(context, arguments);

        public ValueTask<object?> InvokeAsync(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new(Invoke(context, callerContext, arguments, blockStatement));
    }

    /// <summary>A function of Scriban whose result a site changes.</summary>
    // Evaluates: how the first argument is parsed, where it is code.
    private sealed class Wrapped(IScriptCustomFunction inner,
        Func<TemplateContext, ScriptArray, object?, object?> change, ScriptMode? evaluates) : IScriptCustomFunction
    {
        public int RequiredParameterCount => inner.RequiredParameterCount;

        public int ParameterCount => inner.ParameterCount;

        public ScriptVarParamKind VarParamKind => inner.VarParamKind;

        public Type ReturnType => typeof(object);

        // Untyped, so that HTML arrives as what it is; the function gets text.
        public ScriptParameterInfo GetParameterInfo(int index)
        {
            var info = inner.GetParameterInfo(index);
            return info.HasDefaultValue ? new(typeof(object), info.Name, info.DefaultValue) : new(typeof(object), info.Name);
        }

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
            ScriptBlockStatement? blockStatement)
        {
            var given = new ScriptArray(arguments.Count);
            for (var i = 0; i < arguments.Count; i++)
            {
                given.Add(context.ToObject(callerContext?.Span ?? context.CurrentSpan, arguments[i],
                    inner.GetParameterInfo(i).ParameterType));
            }

            if (evaluates is { } mode && given.Count > 0 && given[0] is string code) given[0] = TemplateText.Bounded(code, mode);
            return change(context, arguments, inner.Invoke(context, callerContext, given, blockStatement));
        }

        public ValueTask<object?> InvokeAsync(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new(Invoke(context, callerContext, arguments, blockStatement));
    }
}

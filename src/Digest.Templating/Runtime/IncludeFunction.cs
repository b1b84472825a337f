using System.Text;

namespace Digest.Templating;

/// <summary><c>include</c>: renders another template, with arguments of its own.</summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    public object? Invoke(
        TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        context.PushOutput();
        InvokeInPlace(context, callerContext, arguments, blockStatement);
        return context.PopRendered();
    }

    /// <summary>Writes the included text to the current output.</summary>
    public static void InvokeInPlace(
        TemplateContext context, ScriptNode caller, ScriptArray arguments, ScriptBlockStatement? block)
    {
        if (arguments.Count == 0)
            throw new ScriptRuntimeException(caller.Span, "Expecting at least the name of the template to include for the <include> function");
        var name = context.ObjectToString(arguments[0]);
        // The name keeps its place, empty, as in Scriban: `$1` is the first argument of an included template.
        arguments[0] = null;
        Render(context, caller, name, arguments, block);
    }

    public static void Render(
        TemplateContext context, ScriptNode caller, string name, ScriptArray arguments, ScriptBlockStatement? block)
    {
        var template = Find(context, caller, name);
        context.EnterCall(caller);
        context.PushLocal();
        context.Local.Arguments = arguments;
        context.Local.Block = block;
        var indents = context.EnterText(null);
        var (enableOutput, sourceFile) = (context.EnableOutput, context.CurrentSourceFile);
        context.EnableOutput = true;
        context.CurrentSourceFile = template.SourceFilePath;
        if (template.Page!.Body.Run!(context) == Flow.Return && context.TakeResult() is { } result)
            context.Write(template.Page.Span, result);
        (context.EnableOutput, context.CurrentSourceFile) = (enableOutput, sourceFile);
        context.LeaveText(indents);
        context.PopLocal();
        context.LeaveCall();
    }

    private static Template Find(TemplateContext context, ScriptNode caller, string name)
    {
        if (string.IsNullOrEmpty(name))
            throw new ScriptRuntimeException(caller.Span, "Include template name cannot be null or empty");
        var loader = context.TemplateLoader
            ?? throw new ScriptRuntimeException(
                caller.Span, $"Unable to include <{name}>. No TemplateLoader registered in TemplateContext.TemplateLoader");
        var path = PathOf(context, caller, loader, name);
        var shared = context.SharedTemplates;
        var template = shared != null ? shared.Find(path) : context.CachedTemplates.GetValueOrDefault(path);
        if (template == null)
        {
            var text = TextOf(context, caller, loader, name, path);
            template = Template.Parse(text, path, context.TemplateLoaderParserOptions, context.TemplateLoaderLexerOptions);
            if (!template.HasErrors)
            {
                if (shared != null)
                    template = shared.Add(path, template);
                else
                    context.CachedTemplates[path] = template;
            }
        }

        if (template.HasErrors)
            throw new ScriptParserRuntimeException(caller.Span, $"Error while parsing template `{name}` from `{path}`:", template.Messages);
        return template;
    }

    private static string PathOf(TemplateContext context, ScriptNode caller, ITemplateLoader loader, string name)
    {
        string? path;
        try
        {
            path = loader.GetPath(context, caller.Span, name);
        }
        catch (Exception e) when (e is not ScriptRuntimeException)
        {
            throw LoaderFailed(caller, name, "path", e);
        }

        return string.IsNullOrEmpty(path)
            ? throw new ScriptRuntimeException(caller.Span, $"Include template path is null for `{name}`")
            : path;
    }

    private static string TextOf(TemplateContext context, ScriptNode caller, ITemplateLoader loader, string name, string path)
    {
        string? text;
        try
        {
            text = loader.Load(context, caller.Span, path);
        }
        catch (Exception e) when (e is not ScriptRuntimeException)
        {
            throw LoaderFailed(caller, name, "text", e);
        }

        return text ?? throw new ScriptRuntimeException(caller.Span, $"The result of including `{name}->{path}` cannot be null");
    }

    private static ScriptRuntimeException LoaderFailed(ScriptNode caller, string name, string what, Exception e) =>
        new(caller.Span, $"Unexpected exception while getting the {what} of include `{name}`: {e.Message}", e);
}

/// <summary><c>include_join</c>: renders several templates with a separator between them.</summary>
internal sealed class IncludeJoinFunction : IScriptCustomFunction
{
    private const string TemplatePrefix = "tpl:";

    public object? Invoke(
        TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        if (arguments.Count < 2)
        {
            throw new ScriptRuntimeException(
                callerContext.Span, "Expecting at least the names of the templates and a separator for the <include_join> function");
        }

        var names = context.ToList(callerContext.Span, arguments[0])
            ?? throw new ScriptRuntimeException(
                callerContext.Span, "The names of the templates for the <include_join> function cannot be null");
        var text = new StringBuilder();
        foreach (var name in names)
        {
            var part = Rendered(context, callerContext, context.ObjectToString(name));
            if (part.Length == 0)
                continue;
            if (text.Length > 0)
                text.Append(Delimiter(context, callerContext, arguments[1]));
            text.Append(part);
        }

        if (text.Length > 0)
        {
            text.Insert(0, Delimiter(context, callerContext, arguments[2]));
            text.Append(Delimiter(context, callerContext, arguments[3]));
        }

        return context.MakesHtml ? new Html(text.ToString()) : text.ToString();
    }

    private static string Delimiter(TemplateContext context, ScriptNode caller, object? value)
    {
        var text = context.ObjectToString(value);
        if (text.StartsWith(TemplatePrefix, StringComparison.Ordinal))
            return Rendered(context, caller, text[TemplatePrefix.Length..]);
        // A delimiter that is plain text would otherwise pass for HTML with the rest.
        return context.MakesHtml && value is not Html ? Html.Escape(text).Value : text;
    }

    private static string Rendered(TemplateContext context, ScriptNode caller, string name)
    {
        context.PushOutput();
        IncludeFunction.Render(context, caller, name, [], null);
        return context.PopText();
    }
}

using Digest.Core.Diagnostics;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Rendering.Tests;

/// <summary>Renders a template in the context of a site.</summary>
internal static class Templates
{
    public static readonly DateTimeOffset Now = new(2015, 7, 16, 9, 30, 0, TimeSpan.FromHours(2));

    public static string Render(string text, ScriptObject? variables = null, Dictionary<string, string>? partials = null,
        bool escapes = true)
    {
        var set = new TemplateSet(path => partials?.GetValueOrDefault(path["partials/".Length..]) is { } partial
            ? (partial, path) : null);
        var context = Context(set, variables, escapes);
        var output = new PageOutput();
        context.PushOutput(output);
        var template = TemplateText.Parse(text, "layout.html");
        template.HasErrors.ShouldBeFalse(string.Join('\n', template.Messages));
        template.Render(context);
        context.ThrowIfCutShort(output);
        return output.Copy(0);
    }

    public static PageContext Context(TemplateSet set, ScriptObject? variables, bool escapes)
    {
        var context = new PageContext(SiteFunctions.Create(Now), set, escapes);
        context.PushGlobal(variables ?? []);
        return context;
    }

    /// <summary>The message of the error that a template ends with, with its place.</summary>
    public static string Error(string text, Dictionary<string, string>? partials = null)
    {
        var template = TemplateText.Parse(text, "layout.html");
        if (template.HasErrors) return Text(TemplateSet.Errors(template.Messages)[0]);
        try
        {
            Render(text, null, partials);
        }
        catch (ScriptParserRuntimeException exception)
        {
            return Text(TemplateSet.Errors(exception.ParserMessages)[0]);
        }
        catch (ScriptRuntimeException exception)
        {
            return Text(TemplateSet.Error(exception.Span, exception.OriginalMessage));
        }

        return "no error";
    }

    private static string Text(Diagnostic error) => $"{error.Path}:{error.Line}:{error.Column}: {error.Message}";
}

using System.Text.Json;
using Digest.Core.Diagnostics;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary>Renders one template with a model, for theme authors. Values are not escaped.</summary>
public static class TemplateRunner
{
    /// <summary>Renders a template.</summary>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="model">The variables: a JSON object, or null for none.</param>
    /// <param name="include">Text and path of the template that an include names, or null where there is none.</param>
    /// <param name="now">What <c>date.now</c> gives.</param>
    /// <param name="cancellation">Stops the rendering.</param>
    /// <returns>What it wrote; null and errors where it is wrong.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Checked<string> Render(
        string path, string text, JsonElement? model, Func<string, (string Text, string Path)?> include, DateTimeOffset now,
            CancellationToken cancellation)
    {
        var template = TemplateText.Parse(text, path);
        if (template.HasErrors) return new(null, TemplateSet.Errors(template.Messages));
        var partials = new TemplateSet(name => include(name["partials/".Length..]));
        var context = new PageContext(SiteFunctions.Create(now), partials, false) { CancellationToken = cancellation };
        try
        {
            context.PushGlobal(model is { } variables ? (ScriptObject)Value(variables)! : []);
        }
        catch (InvalidOperationException)
        {
            return new(null, [Codes.TemplateWrong.At(new(path, 1, 1), "a text of the model holds half of a character",
                "write the character itself")]);
        }

        var output = new PageOutput();
        context.PushOutput(output);
        try
        {
            template.Render(context);
            context.ThrowIfCutShort(output);
            return new(output.Copy(0), []);
        }
        catch (ScriptAbortException)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (ScriptParserRuntimeException exception)
        {
            return new(null, TemplateSet.Errors(exception.ParserMessages));
        }
        catch (ScriptRuntimeException exception)
        {
            return new(null, [TemplateSet.Error(exception.Span, exception.OriginalMessage)]);
        }
    }

    private static object? Value(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new ScriptObject();
                foreach (var member in element.EnumerateObject()) result[member.Name] = Value(member.Value);
                return result;
            case JsonValueKind.Array:
                return new ScriptArray(element.EnumerateArray().Select(Value));
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                if (element.TryGetInt32(out var small)) return small;
                return element.TryGetInt64(out var whole) ? whole : element.GetDouble();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }
}

using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace Digest.Import;

/// <summary>Finds the text of pages that a script draws in the data that they carry for it.</summary>
internal static class ScriptText
{
    private const int MaxCharacters = 4_000_000;
    private const int ProseLength = 60;

    // Where one part of the data holds so much of all running text, it is the article.
    private const double Share = 0.7;

    /// <summary>The text as markup, or null where the page carries none. It is as hostile as the page.</summary>
    public static string? Markup(IDocument page)
    {
        string? best = null;
        foreach (var script in page.QuerySelectorAll("script[type='application/json'], script#__NEXT_DATA__").Take(20))
        {
            if (script.TextContent.Length is < 200 or > MaxCharacters) continue;
            try
            {
                using var data = JsonDocument.Parse(script.TextContent, new JsonDocumentOptions { MaxDepth = 64 });
                var markup = new StringBuilder();
                Write(Narrow(data.RootElement), markup);
                if (markup.Length > (best?.Length ?? 0)) best = markup.ToString();
            }
            catch (JsonException)
            {
                // What is no JSON is for the script alone.
            }
        }

        return best;
    }

    private static JsonElement Narrow(JsonElement element)
    {
        var all = Prose(element);
        while (true)
        {
            JsonElement? next = null;
            var most = 0;
            foreach (var child in Children(element))
            {
                if (child.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) continue;
                var prose = Prose(child);
                if (prose > most) (most, next) = (prose, child);
            }

            if (next is not { } inner || most < Share * all) return element;
            element = inner;
        }
    }

    private static IEnumerable<JsonElement> Children(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(p => p.Value),
        JsonValueKind.Array => element.EnumerateArray(),
        _ => [],
    };

    private static int Prose(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) return Text(element) is { } text && IsProse(text) ? text.Length : 0;
        return Children(element).Sum(Prose);
    }

    private static bool IsProse(string text) =>
        IsMarkup(text) ? text.Length >= ProseLength : text.Length >= ProseLength && CleanText.EndsSentence(text);

    private static bool IsMarkup(string text) => text.StartsWith('<') && text.Contains("</", StringComparison.Ordinal);

    private static void Write(JsonElement element, StringBuilder markup)
    {
        if (markup.Length > MaxCharacters) return;
        if (element.ValueKind != JsonValueKind.String)
        {
            foreach (var child in Children(element)) Write(child, markup);
        }
        else if (Text(element) is { } text)
        {
            if (IsMarkup(text)) markup.Append(text).Append('\n');
            else if (IsProse(text)) markup.Append("<p>").Append(System.Net.WebUtility.HtmlEncode(text)).Append("</p>\n");
        }
    }

    // An escaped lone surrogate is valid JSON and no text.
    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

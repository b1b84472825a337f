using System.Net;
using System.Text;

namespace Digest.Import.Feeds;

/// <summary>Turns what feeds hold into plain text: markup, markup that is escaped once or twice, and text.</summary>
internal static class FeedText
{
    private const int MaxLength = 200_000;

    /// <summary>A title on one line.</summary>
    public static string Title(string? text)
    {
        if (text is null) return "";
        if (text.Length > 2000) text = text[..2000];
        // Markup in titles is escaped, sometimes twice; what looks like none stays: "a < b".
        for (var i = 0; i < 2 && text.Contains('&', StringComparison.Ordinal); i++) text = WebUtility.HtmlDecode(text);
        return CleanText.WithoutTags(text) ?? "";
    }

    /// <summary>A text with a blank line between paragraphs.</summary>
    public static string Body(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        if (text.Length > MaxLength) text = text[..MaxLength];
        if (!text.Contains('<', StringComparison.Ordinal) && text.Contains("&lt;", StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        var lines = text.Contains('<', StringComparison.Ordinal) && PageTree.Parse(text) is { Body: { } body }
            ? Lines(body) : WebUtility.HtmlDecode(text).ReplaceLineEndings("\n").Split("\n\n");
        return string.Join("\n\n", lines.Select(CleanText.Line).OfType<string>());
    }

    /// <summary>Text that is no markup, as markup.</summary>
    public static string? Plain(string? text) => text is null ? null
        : "<p>" + WebUtility.HtmlEncode(text).ReplaceLineEndings("\n").Replace("\n\n", "</p><p>", StringComparison.Ordinal)
            + "</p>";

    private static IEnumerable<string> Lines(AngleSharp.Dom.IElement body)
    {
        var line = new StringBuilder();
        var lines = new List<string>();
        // A stack of its own: feeds nest as deeply as they like.
        var open = new Stack<(AngleSharp.Dom.INode Node, bool Ends)>();
        open.Push((body, false));
        while (open.TryPop(out var next))
        {
            var (node, ends) = next;
            if (node is AngleSharp.Dom.IText text)
            {
                line.Append(text.Data);
                continue;
            }

            if (node is not AngleSharp.Dom.IElement element) continue;
            var breaks = IsBlock(element.LocalName);
            if (breaks)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            if (ends || element.LocalName is "script" or "style" or "iframe" or "figcaption" or "noscript" or "form") continue;
            if (breaks) open.Push((node, true));
            for (var i = node.ChildNodes.Length - 1; i >= 0; i--) open.Push((node.ChildNodes[i], false));
        }

        lines.Add(line.ToString());
        return lines;
    }

    private static bool IsBlock(string name) => name is "p" or "div" or "br" or "li" or "ul" or "ol" or "blockquote" or "tr"
        or "td" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "table" or "figure" or "figcaption" or "section" or "article"
        or "pre" or "hr" or "img" or "body";
}

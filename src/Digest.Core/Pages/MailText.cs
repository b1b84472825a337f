using System.Globalization;
using System.Net;
using System.Text;

namespace Digest.Core.Pages;

/// <summary>Resolved HTML as plain text for mails: paragraphs between blank lines, items of lists with their numbers or
/// dashes.</summary>
internal static class MailText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "tr", "div", "section", "hr", "figure", "figcaption",
        "dl", "dt", "dd", "ol", "ul", "li", "details", "summary",
    };

    /// <summary>The text of resolved HTML. In HTML that is ours, <c>&lt;</c> and <c>&gt;</c> are nowhere but around
    /// tags.</summary>
    public static string Convert(string html)
    {
        var text = new StringBuilder(html.Length);
        var lists = new Stack<int?>();
        string? mark = null;
        var note = false;
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            Append(html[at..tag]);
            var end = tag < html.Length ? html.IndexOf('>', tag) : -1;
            if (end < 0) break;
            at = end + 1;
            var name = NameOf(html.AsSpan(tag + 1, end - tag - 1));
            switch (name)
            {
                case "pre":
                    var close = html.IndexOf("</pre>", at, StringComparison.Ordinal);
                    at = close < 0 ? html.Length : close;
                    break;
                // The number of a note would run into its word; an arrow back to it has no target in a mail.
                case "a" when html.AsSpan(tag, end - tag).EndsWith(" class=\"footnote-ref\"", StringComparison.Ordinal):
                    text.Append('[');
                    note = true;
                    break;
                case "/a" when note:
                    text.Append(']');
                    note = false;
                    break;
                case "a" when html.AsSpan(tag, end - tag).EndsWith(" class=\"footnote-back-ref\"", StringComparison.Ordinal):
                    var stop = html.IndexOf("</a>", at, StringComparison.Ordinal);
                    at = stop < 0 ? html.Length : stop;
                    break;
                case "ol":
                    lists.Push(StartOf(html.AsSpan(tag, end - tag)));
                    break;
                case "ul":
                    lists.Push(null);
                    break;
                case "/ol" or "/ul":
                    lists.TryPop(out _);
                    break;
                case "li":
                    mark = lists.TryPop(out var number) && number is not null
                        ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "- ";
                    lists.Push(number + 1);
                    break;
                case "br" or "td" or "th":
                    text.Append(' ');
                    break;
            }

            if (!Blocks.Contains(name.TrimStart('/'))) continue;
            while (text.Length > 0 && char.IsWhiteSpace(text[^1])) text.Length--;
            if (text.Length > 0) text.Append("\n\n");
        }

        return text.ToString().TrimEnd();

        void Append(string part)
        {
            if (mark is not null && !string.IsNullOrWhiteSpace(part))
            {
                text.Append(mark);
                mark = null;
            }

            text.Append(WebUtility.HtmlDecode(part));
        }
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var end = 1;
        while (end < tag.Length && char.IsAsciiLetterOrDigit(tag[end])) end++;
        return tag.Length == 0 ? "" : tag[..end].ToString();
    }

    private static int StartOf(ReadOnlySpan<char> tag)
    {
        const string Start = " start=\"";
        var at = tag.IndexOf(Start, StringComparison.Ordinal);
        if (at < 0) return 1;
        var value = tag[(at + Start.Length)..];
        return value.IndexOf('"') is var end and > 0
            && int.TryParse(value[..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start) ? start : 1;
    }
}

using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Digest.Core.Import;

/// <summary>Parses a page, however hostile, into a tree that is safe to walk.</summary>
internal static class PageTree
{
    /// <summary>Most open elements within each other that a page may have. The parser's time grows with the square of it.</summary>
    public const int MostOpen = 2000;

    private const int MaximumDepth = 100;

    private static readonly FrozenSet<string> Uncounted = "area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option path circle rect use line g polygon".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether so many elements are open within each other that parsing would take too long.</summary>
    public static bool IsTooDeep(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var depth = 0;
        var most = 0;
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var closes = html[i + 1] == '/';
            var start = closes ? i + 2 : i + 1;
            var end = start;
            while (end < html.Length && end - start < 40 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '-')) end++;
            if (end == start) continue;
            var name = html[start..end];
            if (Uncounted.Contains(name)) continue;
            var count = open.GetValueOrDefault(name);
            if (!closes) (open[name], depth) = (count + 1, depth + 1);
            else if (count > 0) (open[name], depth) = (count - 1, depth - 1);
            most = Math.Max(most, depth);
            // Scripts hold what looks like markup.
            if (!closes && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                i = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
                if (i < 0) break;
                i--;
            }
        }

        return most > MostOpen;
    }

    /// <summary>Parses a page. What is nested too deeply to be walked becomes its text.</summary>
    public static IHtmlDocument Parse(string html)
    {
        var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var stack = new Stack<(INode Node, int Depth)>();
        stack.Push((page, 0));
        while (stack.Count > 0)
        {
            var (node, depth) = stack.Pop();
            if (depth == MaximumDepth && node is IElement element)
            {
                var text = Text(element);
                while (element.LastChild is { } child) element.RemoveChild(child);
                element.AppendChild(page.CreateTextNode(text));
                continue;
            }

            for (var child = node.LastChild; child is not null; child = child.PreviousSibling) stack.Push((child, depth + 1));
        }

        return page;
    }

    // With a stack of its own: the element is what is too deep for the thread's.
    private static string Text(IElement element)
    {
        var text = new StringBuilder();
        var stack = new Stack<INode>();
        stack.Push(element);
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            if (node is IText t) text.Append(t.Data);
            if (node is IElement { LocalName: "script" or "style" }) continue;
            for (var child = node.LastChild; child is not null; child = child.PreviousSibling) stack.Push(child);
        }

        return text.ToString();
    }
}

using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Digest.Core.Markdown;

namespace Digest.Import;

/// <summary>Parses a page, however hostile, into a tree that is safe to walk.</summary>
internal static class PageTree
{
    private const int MaximumDepth = 100;

    /// <summary>Parses a page. What is nested too deeply to be walked becomes its text.</summary>
    /// <returns>The page, or null where it cannot be parsed in a fair time.</returns>
    public static IHtmlDocument? Parse(string html)
    {
        if (HtmlTree.Parse(html) is not { } page) return null;
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

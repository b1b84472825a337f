using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Digest.Core.Markdown;

/// <summary>The words that a paragraph begins with and that stand for it.</summary>
internal static class Leads
{
    /// <summary>The strong words or the link that a paragraph begins with, or null.</summary>
    public static Inline? Of(ContainerInline paragraph)
    {
        var inline = paragraph.FirstChild;
        while (inline is TaskList || IsComment(inline) || inline is LiteralInline { Content.IsEmpty: true }
            || (inline is LiteralInline literal && literal.Content.AsSpan().IsWhiteSpace()))
        {
            inline = inline!.NextSibling;
        }

        return inline is EmphasisInline { DelimiterCount: 2, DelimiterChar: '*' or '_' } or LinkInline { IsImage: false }
            ? inline : null;
    }

    private static bool IsComment(Inline? inline) =>
        inline is HtmlInline html && html.Tag.StartsWith("<!--", StringComparison.Ordinal);
}

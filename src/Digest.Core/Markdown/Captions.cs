using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Core.Markdown;

/// <summary>Figures (an image alone in its paragraph) and captions of tables (a paragraph "Table: …" or ": …" beside
/// one).</summary>
internal static class Captions
{
    /// <summary>Marks a paragraph that is nothing but an image, or a link around one.</summary>
    public static bool MarkFigure(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.FirstChild is not LinkInline { NextSibling: null } link) return false;
        var image = link.IsImage ? link : link.FirstChild as LinkInline;
        if (image is not { IsImage: true } || (image != link && image.NextSibling is not null)) return false;
        paragraph.SetData(typeof(Captions), image);
        return true;
    }

    /// <summary>The image of a paragraph that was marked, or null.</summary>
    public static LinkInline? ImageOf(ParagraphBlock paragraph) => paragraph.GetData(typeof(Captions)) as LinkInline;

    /// <summary>Takes the paragraph with a table's caption out of the blocks around it.</summary>
    public static void Take(ContainerBlock blocks, int at, Table table)
    {
        if (at + 1 >= blocks.Count) return;
        if (blocks[at + 1] is not ParagraphBlock { Inline.FirstChild: LiteralInline first } paragraph) return;
        var text = first.Content;
        var mark = text.AsSpan().StartsWith("Table:", StringComparison.Ordinal) ? "Table:".Length
            : text.AsSpan().StartsWith(": ", StringComparison.Ordinal) ? 1 : 0;
        if (mark == 0) return;
        text.Start += mark;
        text.TrimStart();
        first.Content = text;
        blocks.RemoveAt(at + 1);
        table.SetData(typeof(Captions), paragraph);
    }

    /// <summary>The caption of a table, or null.</summary>
    public static ParagraphBlock? Of(Table table) => table.GetData(typeof(Captions)) as ParagraphBlock;
}

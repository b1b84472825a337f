using System.Globalization;
using Digest.Core.Model;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Core.Markdown;

/// <summary>Makes the id of a heading of its text, as GitHub does. The parser's own extension does the same, but takes time with
/// the square of the number of headings that are alike.</summary>
internal sealed class HeadingIds : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        if (pipeline.BlockParsers.Find<HeadingBlockParser>() is { } marked) marked.Closed += Closed;
        if (pipeline.BlockParsers.FindExact<ParagraphBlockParser>() is { } underlined) underlined.Closed += Closed;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Closed(BlockProcessor processor, Block block)
    {
        if (block is HeadingBlock heading) heading.ProcessInlinesEnd += Name;
    }

    // When all inlines of a heading are known.
    private static void Name(InlineProcessor processor, Inline? inline)
    {
        if (processor.Block is not HeadingBlock { Inline: { } text } heading) return;
        var attributes = heading.GetAttributes();
        if (attributes.Id is not null) return;
        if (processor.Document.GetData(typeof(HeadingIds)) is not Ids ids)
            processor.Document.SetData(typeof(HeadingIds), ids = new());
        attributes.Id = ids.Of(text);
    }

    private sealed class Ids
    {
        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
        private readonly FreeNumbers _numbers = new(first: 1);
        private readonly HtmlRenderer _renderer =
            new(TextWriter.Null) { EnableHtmlForInline = false, EnableHtmlEscape = false };

        public string Of(ContainerInline heading)
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            _renderer.Writer = text;
            _renderer.Render(heading);
            var id = LinkHelper.UrilizeAsGfm(text.ToString());
            if (id.Length == 0) id = "section";
            return _taken.Add(id) ? id
                : _numbers.First(id, n => string.Create(CultureInfo.InvariantCulture, $"{id}-{n}"), _taken.Add);
        }
    }
}

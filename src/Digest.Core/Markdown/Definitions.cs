using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Digest.Core.Markdown;

/// <summary>Definition lists, but for ": …" below a table, which is its caption.</summary>
internal sealed class Definitions : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) =>
        pipeline.BlockParsers.ReplaceOrAdd<DefinitionListParser>(new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class Parser : DefinitionListParser
    {
        public override BlockState TryOpen(BlockProcessor processor) =>
            processor.LastBlock is ParagraphBlock paragraph && IsTable(paragraph) ? BlockState.None : base.TryOpen(processor);

        // Its second line is of bars, hyphens and colons alone.
        private static bool IsTable(ParagraphBlock paragraph)
        {
            if (paragraph.Lines.Count < 2) return false;
            var second = paragraph.Lines.Lines[1].Slice.AsSpan().Trim();
            return second.Contains('-') && second.Contains('|') && !second.ContainsAnyExcept("|-: ");
        }
    }
}

using System.Buffers;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;

namespace Digest.Core.Markdown;

/// <summary>Formulas between dollars, kept as their source in an element of code. Dollars of money are text: a formula has signs
/// that prose has not, or is one word.</summary>
internal sealed class Formulas : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new Parser());
        pipeline.BlockParsers.Insert(0, new MathBlockParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class Parser : MathInlineParser
    {
        private static readonly SearchValues<char> Signs = SearchValues.Create("\\^_={}");

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1).TrimStart('$');
            var end = text.IndexOf('$');
            return end > 0 && IsFormula(text[..end]) && base.Match(processor, ref slice);
        }

        private static bool IsFormula(ReadOnlySpan<char> text) =>
            text.ContainsAny(Signs) || (!char.IsAsciiDigit(text[0]) && !text.ContainsAny(" \t\n,."));
    }
}

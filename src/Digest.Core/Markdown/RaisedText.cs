using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace Digest.Core.Markdown;

/// <summary>Text that is raised (<c>x^2^</c>) or lowered (<c>H~2~O</c>): one word between two marks, so that "2^10 and 2^20" and
/// "about ~5" stay as they are.</summary>
internal sealed class RaisedText : IMarkdownExtension
{
    private const int MaxLength = 40;

    public void Setup(MarkdownPipelineBuilder pipeline) =>
        pipeline.InlineParsers.InsertBefore<EmphasisInlineParser>(new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['^', '~'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.Text.AsSpan(slice.Start + 1, Math.Min(slice.End - slice.Start, MaxLength));
            var end = text.IndexOf(slice.CurrentChar);
            if (end < 1 || slice.PeekCharExtra(-1) == slice.CurrentChar
                || (end + 1 < text.Length && text[end + 1] == slice.CurrentChar))
            {
                return false;
            }

            foreach (var c in text[..end])
            {
                if (!char.IsLetterOrDigit(c) && c is not ('+' or '-' or '\u2212' or ',' or '.' or '(' or ')' or '*'))
                    return false;
            }

            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            var raised = new EmphasisInline
            {
                DelimiterChar = slice.CurrentChar,
                DelimiterCount = 1,
                Span = new(start, start + end + 1),
                Line = line,
                Column = column,
                IsClosed = true,
            };
            raised.AppendChild(new LiteralInline(text[..end].ToString()) { Line = line, Column = column + 1 });
            slice.Start += end + 2;
            processor.Inline = raised;
            return true;
        }
    }
}

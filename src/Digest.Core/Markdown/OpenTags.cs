using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace Digest.Core.Markdown;

/// <summary>Takes comments, instructions, declarations and sections of raw data that do not end for the text that they are. The
/// parser looks for the end of each to the end of its paragraph, which takes time with the square of their number.</summary>
internal sealed class OpenTags : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) =>
        pipeline.InlineParsers.InsertBefore<AutolinkInlineParser>(new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['<'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (slice.PeekChar() is not ('?' or '!')) return false;
            var text = slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1);
            if (processor.ParserStates[Index] is not Ends ends || !ends.AreOf(slice))
                processor.ParserStates[Index] = ends = new(slice);
            var (length, last) = text switch
            {
                ['<', '?', ..] => (2, ends.Instruction),
                ['<', '!', '-', '-', ..] => (2, ends.Comment),
                ['<', '!', '[', ..] => (3, ends.Data),
                _ => (2, ends.Tag),
            };
            if (last >= slice.Start + length) return false;
            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new LiteralInline(new StringSlice(slice.Text, slice.Start, slice.Start))
            {
                Span = new(start, start),
                Line = line,
                Column = column,
            };
            slice.SkipChar();
            return true;
        }
    }

    // Where the last end of each kind stands in the text of a block.
    private sealed class Ends
    {
        private readonly string _text;
        private readonly int _end;

        public Ends(StringSlice slice)
        {
            (_text, _end) = (slice.Text, slice.End);
            Instruction = Last("?>", slice.Start);
            Comment = Last("-->", slice.Start);
            Data = Last("]]>", slice.Start);
            Tag = Last(">", slice.Start);
        }

        public int Instruction { get; }

        public int Comment { get; }

        public int Data { get; }

        public int Tag { get; }

        public bool AreOf(StringSlice slice) => ReferenceEquals(_text, slice.Text) && _end == slice.End;

        private int Last(string end, int from)
        {
            var at = _text.AsSpan(from, _end - from + 1).LastIndexOf(end);
            return at < 0 ? -1 : from + at;
        }
    }
}

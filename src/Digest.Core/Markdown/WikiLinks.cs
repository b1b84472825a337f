using System.Buffers;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace Digest.Core.Markdown;

/// <summary>Links by name, as notes are linked: <c>[[name]]</c>, <c>[[name|text]]</c>, <c>[[name#heading]]</c>.</summary>
internal sealed class WikiLinks : IMarkdownExtension
{
    private const int MaxLength = 300;

    public void Setup(MarkdownPipelineBuilder pipeline) =>
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class Parser : InlineParser
    {
        private static readonly SearchValues<char> NotInNames = SearchValues.Create("[]*`<\n");

        public Parser() => OpeningCharacters = ['['];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.Text.AsSpan(slice.Start, Math.Min(slice.End - slice.Start + 1, MaxLength));
            if (!text.StartsWith("[[")) return false;
            var end = text.IndexOf("]]");
            if (end < 3 || text[2] == '^' || text[2..end].ContainsAny(NotInNames) || text[2..end].Trim().IsEmpty) return false;
            // "[[[x]]]" and "[[x]]: y" at the beginning of a line are what CommonMark makes of them.
            var before = slice.PeekCharExtra(-1);
            var after = end + 2 < text.Length ? text[end + 2] : '\0';
            if (before == '[' || after == ']' || (after == ':' && before is '\0' or '\n')) return false;
            var name = text[2..end];
            var bar = name.IndexOf('|');
            var shown = (bar < 0 ? name : name[(bar + 1)..]).Trim().ToString();
            var link = new LinkInline((bar < 0 ? name : name[..bar]).Trim().ToString(), "")
            {
                Span = new(processor.GetSourcePosition(slice.Start, out var line, out var column), 0),
                Line = line,
                Column = column,
                IsClosed = true,
            };
            link.SetData(typeof(WikiLinks), true);
            link.AppendChild(new LiteralInline(shown) { Line = line, Column = column });
            slice.Start += end + 2;
            processor.Inline = link;
            return true;
        }
    }

    /// <summary>Whether a link was written as a name in double brackets.</summary>
    public static bool Is(LinkInline link) => link.GetData(typeof(WikiLinks)) is not null;
}

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

/// <summary>Attribute lists of Kramdown, Pandoc and Hugo: <c>{#id}</c>, <c>{.class}</c>, <c>{: … }</c>. Ids and classes are kept,
/// the classes with a prefix, so that no body takes a class of the theme; all else is left out.</summary>
internal sealed class AttributeLists : IMarkdownExtension
{
    /// <summary>What classes of bodies begin with.</summary>
    public const string ClassPrefix = "md-";

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new InlineLists());
        pipeline.BlockParsers.Insert(0, new ListLines());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    /// <summary>Gives the attributes of all lists to what they stand behind, and takes the lists out of the tree.</summary>
    /// <returns>Ids of what is no heading.</returns>
    public static IReadOnlyList<string> Apply(MarkdownDocument document)
    {
        if (document.GetData(typeof(AttributeLists)) is not List<(MarkdownObject Node, AttributeList List)> lists) return [];
        var (taken, given) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        var numbers = new FreeNumbers();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            if (heading.TryGetAttributes()?.Id is { } id) taken.Add(id);
        }

        foreach (var (node, list) in lists)
        {
            var owner = node is AttributeInline inline ? Owner(inline) : Neighbour((AttributeLine)node);
            if (owner is null) continue;
            if (list.IsContents && owner is ListBlock { Parent: { } parent })
            {
                parent.Remove((Block)owner);
                continue;
            }

            var attributes = owner.GetAttributes();
            if (list.Id is { } id)
            {
                if (!taken.Add(id) && attributes.Id != id)
                {
                    id = numbers.First(id, number => string.Create(CultureInfo.InvariantCulture, $"{list.Id}-{number}"),
                        name => taken.Add(name) || attributes.Id == name);
                }

                attributes.Id = id;
                if (owner is not HeadingBlock) given.Add(id);
            }

            // The identifier that was made of the text had the list in it.
            else if (owner is HeadingBlock && attributes.Id is { } made && taken.Add(made.TrimEnd('-')))
            {
                attributes.Id = made.TrimEnd('-');
            }

            foreach (var name in list.Classes) attributes.AddClass(ClassPrefix + name);
        }

        return given;
    }

    /// <summary>Puts the language of a code block whose info is a list in the list's place: <c>{.ruby .numbers}</c>.</summary>
    public static void NameLanguage(FencedCodeBlock code)
    {
        if (code.Info?.StartsWith('{') != true || AttributeList.Read($"{code.Info} {code.Arguments}", out _) is not { } list)
            return;
        var attributes = code.GetAttributes();
        attributes.Classes?.Clear();
        code.Info = list.Classes is [var language, ..] ? language : "";
        if (code.Info.Length > 0) attributes.AddClass("language-" + code.Info);
    }

    // What a list within a line belongs to: what it touches, or the heading that it ends. Anywhere else it is text.
    private static MarkdownObject? Owner(AttributeInline inline)
    {
        var before = inline.PreviousSibling;
        MarkdownObject? owner = before is EmphasisInline or LinkInline or CodeInline or AutolinkInline ? before
            : inline.NextSibling is null && BlockOf(inline) is HeadingBlock heading ? heading : null;
        if (owner is null)
        {
            inline.ReplaceBy(new LiteralInline(inline.Source) { Span = inline.Span, Line = inline.Line, Column = inline.Column });
            return null;
        }

        if (owner is HeadingBlock && before is LiteralInline literal)
        {
            var text = literal.Content;
            // "## Head ## {#id}": the closing marks are no part of it.
            var title = text.AsSpan().TrimEnd();
            var open = title.TrimEnd('#');
            if (open.Length == 0 || open[^1] == ' ') title = open.TrimEnd();
            text.End = text.Start + title.Length - 1;
            literal.Content = text;
        }

        inline.Remove();
        return owner;
    }

    // A list on a line of its own belongs to the block that ends right above it, else to the one that begins right below it.
    private static Block? Neighbour(AttributeLine line)
    {
        var siblings = line.Parent!;
        var at = siblings.IndexOf(line);
        var above = at > 0 ? siblings[at - 1] : null;
        var below = at + 1 < siblings.Count ? siblings[at + 1] : null;
        siblings.RemoveAt(at);
        return above is not null && line.Span.Start - above.Span.End <= 3 ? above
            : below is not null && below.Line == line.Line + 1 ? below : above;
    }

    private static Block? BlockOf(Inline inline)
    {
        var top = inline.Parent;
        while (top?.Parent is not null) top = top.Parent;
        return inline.Parent == top ? top?.ParentBlock : null;
    }

    private static void Remember(MarkdownDocument document, MarkdownObject node, AttributeList list)
    {
        if (document.GetData(typeof(AttributeLists)) is not List<(MarkdownObject, AttributeList)> lists)
            document.SetData(typeof(AttributeLists), lists = []);
        lists.Add((node, list));
    }

    private sealed class InlineLists : InlineParser
    {
        public InlineLists() => OpeningCharacters = ['{'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.Text.AsSpan(slice.Start, slice.End - slice.Start + 1);
            if (AttributeList.Read(text, out var length) is not { } list) return false;
            var inline = new AttributeInline(text[..length].ToString())
            {
                Span = new(processor.GetSourcePosition(slice.Start, out var line, out var column), 0),
                Line = line,
                Column = column,
            };
            inline.Span.End = inline.Span.Start + length - 1;
            slice.Start += length;
            processor.Inline = inline;
            Remember(processor.Document, inline, list);
            return true;
        }
    }

    private sealed class ListLines : BlockParser
    {
        public ListLines() => OpeningCharacters = ['{'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var text = processor.Line.AsSpan().TrimEnd();
            if (processor.IsCodeIndent || AttributeList.Read(text, out var length) is not { } list
                || length < text.Length)
            {
                return BlockState.None;
            }

            var line = new AttributeLine(this)
            {
                Span = new(processor.Start, processor.Line.End),
                Line = processor.LineIndex,
                Column = processor.Column,
            };
            processor.NewBlocks.Push(line);
            Remember(processor.Document, line, list);
            return BlockState.BreakDiscard;
        }
    }
}

/// <summary>Id and classes of an attribute list.</summary>
internal sealed record AttributeList(string? Id, IReadOnlyList<string> Classes)
{
    /// <summary>Whether it stands for a table of contents.</summary>
    public bool IsContents { get; private init; }

    private const int MaxName = 100;
    private const int MaxClasses = 100;

    /// <summary>Reads the list at the beginning of a text. "{#", "{." and "{:" begin one; "{name}", "{{ tag }}" and "{::comment}"
    /// are text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many characters the list has.</param>
    public static AttributeList? Read(ReadOnlySpan<char> text, out int length)
    {
        length = 3;
        if (text.StartsWith("{-}")) return new(null, []); // no number before this heading
        // No further than to the next list: many that do not end cost as much as one.
        length = text[1..].IndexOfAny('}', '\n', '{') + 2;
        if (length < 4 || text[length - 1] != '}') return null;
        var inner = text[1..(length - 1)];
        var kramdown = inner[0] == ':';
        if (kramdown) inner = inner[1..];
        if (inner.StartsWith(":") || (!kramdown && inner.TrimStart() is not ['#' or '.', ..])) return null;
        var (id, classes, quoted, contents) = ((string?)null, new List<string>(), false, false);
        foreach (var word in inner.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // key="a value of words"
            var marks = word.Count(c => c == '"');
            if (quoted || marks > 0 || word.Contains('=', StringComparison.Ordinal)) quoted ^= marks % 2 == 1;
            else if (word[0] is '#' or '.' ? !Take(word, ref id, classes) : !kramdown) return null;
            contents |= word == "toc";
        }

        return new(id, classes) { IsContents = contents };
    }

    // "#id.class" is two.
    private static bool Take(string word, ref string? id, List<string> classes)
    {
        for (int start = 0, i = 1; i <= word.Length; i++)
        {
            if (i < word.Length && word[i] is not ('#' or '.')) continue;
            var name = word[(start + 1)..i];
            if (name.Length is 0 or > MaxName || classes.Count == MaxClasses || !name.AsSpan().ContainsOnlyNames()) return false;
            if (word[start] == '#') id = name;
            else classes.Add(name);
            start = i;
        }

        return true;
    }
}

/// <summary>An attribute list within a line, until it is given to its owner.</summary>
/// <param name="source">As written.</param>
internal sealed class AttributeInline(string source) : LeafInline
{
    public string Source => source;
}

/// <summary>A line that is nothing but an attribute list, until it is given to its owner.</summary>
internal sealed class AttributeLine(BlockParser parser) : LeafBlock(parser);

internal static class NameCharacters
{
    /// <summary>Whether there are only letters, digits, hyphens, underscores and colons.</summary>
    public static bool ContainsOnlyNames(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '_' or ':')) return false;
        }

        return true;
    }
}

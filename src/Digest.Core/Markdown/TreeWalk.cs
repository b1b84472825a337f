using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Markdig.Extensions.Abbreviations;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.SmartyPants;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Core.Markdown;

/// <summary>The one walk over a Markdown tree: collects text, headings, links and quotations, and notes what the writer must not
/// write.</summary>
/// <param name="path">Path for diagnostics.</param>
/// <param name="firstLine">Line of the tree's first line in its file, from 1.</param>
/// <param name="text">Empty; takes the text.</param>
/// <param name="diagnostics">Takes what is found.</param>
internal sealed class TreeWalk(string path, int firstLine, StringBuilder text, List<Diagnostic> diagnostics)
{
    private readonly StringBuilder _text = text;
    private readonly List<Heading> _headings = [];
    private readonly List<string> _ids = [];
    private readonly List<BodyLink> _links = [];
    private readonly List<string> _external = [];
    private readonly List<string> _quotations = [];
    private readonly HeadingLevels _levels = new();
    private readonly List<BlockSpan> _spans = [];
    private (RoundupShape Shape, IReadOnlyList<Item> Items) _roundup = (RoundupShape.None, []);
    private readonly Dictionary<HeadingBlock, (int Start, int End)> _headingTexts = [];
    private Inline? _lead;
    private WalkPosition _leadEnd;

    /// <summary>Paragraphs, headings, list entries and quotations with what they hold, each after what is within it.</summary>
    public IReadOnlyList<BlockSpan> Spans => _spans;

    /// <summary>Links of all kinds.</summary>
    public int LinkCount => _links.Count + _external.Count;

    /// <summary>Characters of text.</summary>
    public int TextLength => _text.Length;

    /// <summary>Text of a heading of the body.</summary>
    public string HeadingText(HeadingBlock heading) =>
        _headingTexts.TryGetValue(heading, out var span) ? TextOf(span.Start, span.End) : "";

    /// <summary>Part of the text, trimmed.</summary>
    public string TextOf(int start, int end) => _text.ToString(start, end - start).Trim();

    /// <summary>First and last character of each piece of raw HTML, in order.</summary>
    public List<(int Start, int End)> RawHtml { get; } = [];

    public List<Diagnostic> Diagnostics => diagnostics;

    /// <summary>Marks of internal links in the order of <see cref="Body.Links"/>.</summary>
    public List<BodyLink> Links => _links;

    public List<string> External => _external;

    public List<string> Ids => _ids;

    public List<Heading> Headings => _headings;

    /// <summary>Cuts what was walked into the items of a round-up, where it may be one.</summary>
    /// <param name="document">The tree.</param>
    /// <param name="asked">What the front matter says; null leaves it to the shape.</param>
    public void CutItems(MarkdownDocument document, bool? asked) => _roundup = ItemCutter.Cut(document, this, asked);

    /// <summary>Leaves out the items that cleaning took away with the markup around them: nothing could lead to them.</summary>
    /// <param name="ids">Ids that the body has.</param>
    public void KeepItems(HashSet<string> ids)
    {
        if (_roundup.Items.All(i => ids.Contains(i.Anchor))) return;
        _roundup = (_roundup.Shape, _roundup.Items.Where(i => ids.Contains(i.Anchor)).ToList());
    }

    public void Visit(MarkdownDocument document) => Blocks(document);

    public Body ToBody(string html) => ToBody(html, Trimmed());

    public Body ToBody(string html, string text) => new()
    {
        Html = html,
        Text = text,
        Words = WordCount.Count(text),
        Headings = _headings,
        Ids = _ids,
        Links = _links,
        ExternalLinks = _external,
        Quotations = _quotations,
        Roundup = _roundup.Shape,
        Items = _roundup.Items,
    };

    /// <summary>The reference to write for an address: itself where it leads out, a mark where it leads within the site, null
    /// where it may not be followed.</summary>
    public string? Reference(string target, bool isImage, Place place)
    {
        if (!isImage && target.StartsWith(Shortcodes.NamePrefix, StringComparison.Ordinal))
            return ReferenceByName(Uri.UnescapeDataString(target[Shortcodes.NamePrefix.Length..]), place);
        if (!(isImage ? Addresses.IsSafeImage(target) : Addresses.IsSafeLink(target)))
        {
            diagnostics.Add(Codes.UnsafeMarkup.At(place,
                $"the {(isImage ? "image" : "link")} to '{Fields.Short(target)}' is left out: its scheme is not allowed",
                "use http, https or mailto"));
            return null;
        }

        if (Addresses.Scheme(target) is not null || target.StartsWith("//", StringComparison.Ordinal))
        {
            if (!isImage && Addresses.IsWeb(target)) _external.Add(target);
            return Addresses.Encoded(target);
        }

        _links.Add(new(target, place, isImage));
        return BodyLinks.Mark(_links.Count - 1);
    }

    private string ReferenceByName(string name, Place place)
    {
        _links.Add(new(name, place, false) { IsName = true });
        return BodyLinks.Mark(_links.Count - 1);
    }

    public Place At(MarkdownObject node) => new(path, node.Line + firstLine, node.Column + 1);

    private void Blocks(ContainerBlock container)
    {
        for (var i = 0; i < container.Count; i++)
        {
            // A heading of nothing would be read out as one.
            // A comment is for whoever edits the file, and browsers end it sooner than Markdown does.
            if (container[i] is HeadingBlock { Inline: null or { FirstChild: null } } || IsComment(container[i]))
            {
                container.RemoveAt(i--);
                continue;
            }

            if (container[i] is Table table) Captions.Take(container, i, table);
            Visit(container[i]);
        }
    }

    private WalkPosition Position => new(_text.Length, _links.Count, _external.Count);

    private void Visit(Block block)
    {
        if (block is not (ParagraphBlock or HeadingBlock or ListItemBlock or QuoteBlock))
        {
            VisitContent(block);
            return;
        }

        var start = Position;
        _lead = (block as ParagraphBlock)?.Inline is { } inline ? Leads.Of(inline) : null;
        _leadEnd = start;
        var lead = _lead;
        VisitContent(block);
        if (block is HeadingBlock heading) _headingTexts[heading] = (start.Text, _text.Length);
        _spans.Add(new(block, start, Position, block is ParagraphBlock ? _leadEnd : start, lead is EmphasisInline));
    }

    private void VisitContent(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                VisitHeading(heading);
                break;
            case HtmlBlock html:
                RawHtml.Add((html.Span.Start, html.Span.End));
                break;
            case MathBlock math:
                _text.Append(math.Lines.ToString());
                EndParagraph();
                break;
            case FencedCodeBlock code:
                AttributeLists.NameLanguage(code);
                break;
            case CodeBlock:
                break;
            case ParagraphBlock paragraph when Captions.MarkFigure(paragraph):
                Inlines(paragraph.Inline!);
                EndParagraph();
                break;
            case LeafBlock leaf:
                if (leaf.Inline is not null) Inlines(leaf.Inline);
                EndParagraph();
                break;
            case AlertBlock alert:
                if (alert is [ParagraphBlock { Inline: null or { FirstChild: null } }, ..]) alert.RemoveAt(0);
                Blocks(alert);
                break;
            case QuoteBlock quote:
                var start = _text.Length;
                Blocks(quote);
                var text = _text.ToString(start, _text.Length - start).Trim();
                if (text.Length > 0) _quotations.Add(text);
                break;
            case Table table:
                TableClasses.Apply(table);
                Blocks(table);
                break;
            case Footnote footnote:
                Blocks(footnote);
                break;
            case ContainerBlock container:
                Blocks(container);
                break;
        }
    }

    // A comment may be followed by markup on its last line.
    private static bool IsComment(Block block)
    {
        if (block is not HtmlBlock { Type: HtmlBlockType.Comment } html) return false;
        var text = html.Lines.ToString();
        var end = text.IndexOf("-->", StringComparison.Ordinal);
        return end >= 0 && text.AsSpan(end + 3).Trim().Length == 0;
    }

    private void VisitHeading(HeadingBlock heading)
    {
        heading.Level = _levels.Next(heading.Level);
        var start = _text.Length;
        if (heading.Inline is not null) Inlines(heading.Inline);
        var text = _text.ToString(start, _text.Length - start).Trim();
        if (heading.TryGetAttributes()?.Id is { Length: > 0 } id)
        {
            _ids.Add(id);
            _headings.Add(new(heading.Level, id, text));
        }

        EndParagraph();
    }

    private void Inlines(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is EmphasisInline emphasis && !MayBe(emphasis)) inline = AsText(emphasis);
            Visit(inline);
            if (ReferenceEquals(inline, _lead)) _leadEnd = Position;
        }
    }

    // A mark begins and ends at the edge of a word: "x==y or z==w" is text.
    private static bool MayBe(EmphasisInline emphasis) => emphasis.DelimiterChar != '='
        || (!(emphasis.PreviousSibling is LiteralInline { Content: { IsEmpty: false } before }
        && char.IsLetterOrDigit(before.Text[before.End]))
        && !(emphasis.NextSibling is LiteralInline { Content: { IsEmpty: false } after }
        && char.IsLetterOrDigit(after.Text[after.Start])));

    private static LiteralInline AsText(EmphasisInline emphasis)
    {
        var marks = new string(emphasis.DelimiterChar, emphasis.DelimiterCount);
        var open = new LiteralInline(marks);
        emphasis.InsertBefore(open);
        while (emphasis.FirstChild is { } child)
        {
            child.Remove();
            emphasis.InsertBefore(child);
        }

        emphasis.InsertBefore(new LiteralInline(marks));
        emphasis.Remove();
        return open;
    }

    private void Visit(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: VisitLiteral(literal); break;
            case CodeInline code: _text.Append(code.ContentSpan); break;
            case MathInline math: _text.Append(math.Content.AsSpan()); break;
            case AbbreviationInline abbreviation: _text.Append(abbreviation.Abbreviation.Label); break;
            case LineBreakInline: _text.Append(' '); break;
            case HtmlEntityInline entity: _text.Append(entity.Transcoded.AsSpan()); break;
            case SmartyPant smart: _text.Append(Typography.Of(smart.Type)); break;
            case AutolinkInline auto: VisitAutolink(auto); break;
            case HtmlInline html: VisitHtml(html); break;
            case LinkInline link: VisitLink(link); break;
            case FootnoteLink footnote:
                _ids.Add(footnote.IsBackLink ? $"fnref:{footnote.Index}" : $"fn:{footnote.Footnote.Order}");
                break;
            case DelimiterInline open:
                _text.Append(open.ToLiteral());
                Inlines(open);
                break;
            case ContainerInline container: Inlines(container); break;
        }
    }

    // The parser's typography leaves an apostrophe within a word as it is.
    private void VisitLiteral(LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        for (var at = 1; at < text.Length - 1; at++)
        {
            if (text[at] != '\'' || !char.IsLetter(text[at - 1]) || !char.IsLetter(text[at + 1])) continue;
            var curly = text.ToArray();
            for (var i = at; i < curly.Length - 1; i++)
            {
                if (curly[i] == '\'' && char.IsLetter(curly[i - 1]) && char.IsLetter(curly[i + 1])) curly[i] = '\u2019';
            }

            literal.Content = new Markdig.Helpers.StringSlice(new string(curly));
            break;
        }

        _text.Append(literal.Content.AsSpan());
    }

    private void VisitHtml(HtmlInline html)
    {
        var tag = html.Tag;
        if (tag.StartsWith("<!--", StringComparison.Ordinal)) return;
        if (HtmlSanitizer.IsElement(tag)) RawHtml.Add((html.Span.Start, html.Span.End));
        else _text.Append(tag);
    }

    private void VisitAutolink(AutolinkInline auto)
    {
        var target = auto.IsEmail ? "mailto:" + auto.Url : auto.Url;
        _text.Append(auto.Url);
        auto.SetData(typeof(TreeWalk), Reference(target, false, At(auto)) ?? "");
    }

    private void VisitLink(LinkInline link)
    {
        var target = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        var reference = target.Length == 0 && !link.IsImage ? null
            : WikiLinks.Is(link) ? ReferenceByName(target, At(link)) : Reference(target, link.IsImage, At(link));
        link.SetData(typeof(TreeWalk), reference ?? "");
        var start = _text.Length;
        Inlines(link);
        if (!link.IsImage) return;
        var alt = _text.ToString(start, _text.Length - start).Trim();
        _text.Length = start;
        if (alt.Length == 0 && reference is not null)
        {
            diagnostics.Add(Codes.NoAltText.At(At(link), $"the image '{Fields.Short(target)}' has no alternative text",
                "write ![what it shows](…)"));
        }
    }

    // In one copy: every text ends with the break after its last paragraph.
    private string Trimmed()
    {
        var (start, end) = (0, _text.Length);
        while (end > 0 && char.IsWhiteSpace(_text[end - 1])) end--;
        while (start < end && char.IsWhiteSpace(_text[start])) start++;
        return _text.ToString(start, end - start);
    }

    private void EndParagraph()
    {
        while (_text.Length > 0 && char.IsWhiteSpace(_text[^1])) _text.Length--;
        if (_text.Length > 0) _text.Append("\n\n");
    }
}

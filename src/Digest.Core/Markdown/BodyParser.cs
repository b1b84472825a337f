using System.Buffers;
using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Markdig;
using Markdig.Extensions.Emoji;
using Markdig.Extensions.EmphasisExtras;

namespace Digest.Core.Markdown;

/// <summary>Turns Markdown into safe HTML, plain text, headings, links and quotations in one parse and one walk. Only a body that
/// holds raw HTML is parsed a second time, as HTML.</summary>
/// <remarks>An instance keeps buffers between bodies and serves one thread at a time.</remarks>
public sealed class BodyParser
{
    // Looking for bare addresses takes four times as long as all else in a body, and most bodies have none.
    private static readonly MarkdownPipeline Plain = Common().Build();
    private static readonly MarkdownPipeline WithAutoLinks = Common().UseAutoLinks().Build();
    private static readonly SearchValues<string> BareAddresses = SearchValues.Create(["://", "www.", "mailto:", "tel:"],
        StringComparison.OrdinalIgnoreCase);

    private readonly SafeHtmlWriter _writer = new(WithAutoLinks);
    private readonly StringBuilder _text = new(16 * 1024);

    private static MarkdownPipelineBuilder Common() => Dialects().UsePreciseSourceLocation().UseSmartyPants()
        .Use(new HeadingIds());

    /// <summary>CommonMark and what other generators add to it, without what changes text of CommonMark: typographic marks,
    /// ids of headings, bare addresses.</summary>
    internal static MarkdownPipelineBuilder Dialects() => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked)
        .Use(new RaisedText())
        .UseAlertBlocks()
        .UseDefinitionLists()
        .Use(new Definitions())
        .UseAbbreviations()
        .Use(new Formulas())
        .Use(new OpenTags())
        .Use(new EmojiExtension(new EmojiMapping(enableSmileys: false)))
        .Use(new WikiLinks())
        .Use(new AttributeLists());

    /// <summary>The tree of a body with places in the very text that is given: nothing is expanded or changed before; null where
    /// it is nested too deeply to be a page.</summary>
    internal static Markdig.Syntax.MarkdownDocument? ForEditing(string markdown)
    {
        try
        {
            return Markdig.Markdown.Parse(markdown, WithAutoLinks);
        }
        catch (ArgumentException exception) when (IsTooDeep(exception))
        {
            return null;
        }
    }

    /// <summary>Parses the body of an article.</summary>
    /// <param name="raw">The file, cut.</param>
    /// <param name="language">Its language, BCP 47.</param>
    /// <param name="isRoundup">Whether it is a round-up, which is cut into items; null leaves it to its shape.</param>
    /// <returns>The body, or null and one error where it cannot be rendered; other findings are warnings and infos.</returns>
    public Checked<Body> Parse(RawArticle raw, string language = "en", bool? isRoundup = false) => raw.File.IsHtml
        ? ParseHtml(raw.Body, raw.File.SourcePath, raw.BodyLine)
        : Parse(raw.Body, raw.File.SourcePath, raw.BodyLine, language, isRoundup);

    // All of it is raw HTML.
    private Checked<Body> ParseHtml(string html, string path, int firstLine)
    {
        if (string.IsNullOrWhiteSpace(html)) return new(Body.Empty, []);
        var diagnostics = new List<Diagnostic>();
        if (BodyLimits.Excess(html) is { } excess) return Refused(excess, path, firstLine, diagnostics);
        html = Shortcodes.Expand(html, isHtml: true);
        CountShortcodes(html, path, firstLine, diagnostics);
        _text.Clear();
        var walk = new TreeWalk(path, firstLine, _text, diagnostics);
        walk.RawHtml.Add((0, html.Length - 1));
        return Clean(html, walk, new(html, path, firstLine, walk.RawHtml));
    }

    /// <summary>Parses Markdown.</summary>
    /// <param name="markdown">Markdown.</param>
    /// <param name="path">Path for diagnostics.</param>
    /// <param name="firstLine">Line of its first line in its file, from 1.</param>
    /// <param name="language">Language of the body, BCP 47: what is written beside its own words is in it.</param>
    /// <param name="isRoundup">Whether it is a round-up, which is cut into items; null leaves it to its shape.</param>
    public Checked<Body> Parse(string markdown, string path, int firstLine, string language = "en", bool? isRoundup = false)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return new(Body.Empty, []);
        var diagnostics = new List<Diagnostic>();
        if (BodyLimits.Excess(markdown) is { } excess) return Refused(excess, path, firstLine, diagnostics);
        markdown = Shortcodes.Expand(markdown, isHtml: false);
        CountShortcodes(markdown, path, firstLine, diagnostics);
        try
        {
            var document = Markdig.Markdown.Parse(markdown, markdown.AsSpan().ContainsAny(BareAddresses) ? WithAutoLinks : Plain);
            _text.Clear();
            var walk = new TreeWalk(path, firstLine, _text, diagnostics);
            walk.Ids.AddRange(AttributeLists.Apply(document));
            walk.Visit(document);
            walk.CutItems(document, isRoundup);
            var html = _writer.Write(document, language);
            if (walk.RawHtml.Count == 0) return new(walk.ToBody(html), diagnostics);
            return Clean(html, walk, new(markdown, path, firstLine, walk.RawHtml));
        }
        catch (ArgumentException exception) when (IsTooDeep(exception))
        {
            return Refused(BodyLimits.TooDeep, path, firstLine, diagnostics);
        }
    }

    private static bool IsTooDeep(ArgumentException exception) =>
        exception.Message.Contains("nested", StringComparison.OrdinalIgnoreCase);

    private static Checked<Body> Refused((string Message, string Hint) why, string path, int firstLine,
        List<Diagnostic> diagnostics)
    {
        diagnostics.Add(Codes.BodyUnreadable.At(new(path, firstLine, 1), why.Message, why.Hint));
        return new(null, diagnostics);
    }

    private static Checked<Body> Clean(string html, TreeWalk walk, RawPlaces places)
    {
        var body = HtmlSanitizer.Clean(html, walk, places);
        if (body is null)
        {
            walk.Diagnostics.Add(Codes.BodyUnreadable.At(places.First,
                "the body has thousands of HTML elements open within each other",
                "write the body in Markdown, or close what is open"));
        }

        return new(body, walk.Diagnostics);
    }

    private static void CountShortcodes(string markdown, string path, int firstLine, List<Diagnostic> diagnostics)
    {
        var first = -1;
        var count = 0;
        var lastEnd = markdown.LastIndexOf("}}", StringComparison.Ordinal);
        for (var at = 0; at < markdown.Length - 1;)
        {
            var brace = markdown.AsSpan(at).IndexOf('{');
            if (brace < 0) break;
            at += brace;
            var next = at + 1 < markdown.Length ? markdown[at + 1] : ' ';
            var hugo = next == '{' && at + 2 < markdown.Length && markdown[at + 2] is '<' or '%';
            if (next == '%' || hugo || (next == '{' && lastEnd > at))
            {
                if (first < 0) first = at;
                count++;
                at += 2;
            }

            at++;
        }

        if (count == 0) return;
        var line = firstLine + markdown.AsSpan(0, first).Count('\n');
        var column = first - markdown.LastIndexOf('\n', first) + 0;
        diagnostics.Add(Codes.Shortcodes.At(new(path, line, column),
            count == 1 ? "one shortcode or template tag is left as text"
            : $"{count} shortcodes or template tags are left as text",
            "bodies are plain Markdown: nothing in them is executed"));
    }
}

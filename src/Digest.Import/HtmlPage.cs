using AngleSharp.Dom;

namespace Digest.Import;

/// <summary>Reads a saved page: what it says about itself, and its body as blocks.</summary>
internal static class HtmlPage
{
    private const int FewWords = 25;

    /// <summary>Reads a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Where it was fetched from; null where it was saved.</param>
    /// <returns>Facts, the blocks of the body, and how many images were left out because only copies beside the page
    /// exist.</returns>
    public static (PageFacts Facts, IReadOnlyList<Block> Blocks, int SavedCopies) Read(IDocument page, string? address = null)
    {
        var (facts, listed) = HtmlFacts.Read(page);
        facts.Url ??= WebAddress.Article(address);
        const string Keywords = "meta[name='keywords'], meta[name='news_keywords'], meta[property='article:tag']";
        foreach (var meta in page.QuerySelectorAll(Keywords).Take(50))
        {
            foreach (var word in (meta.GetAttribute("content") ?? "").Split(',', ';').Take(50))
            {
                if (CleanText.Line(word) is { } keyword) facts.Keywords.Add(keyword);
            }
        }

        var data = ScriptText.Markup(page);
        facts.Paywall |= Pruning.Prune(page);
        Captions.Mark(page);
        TakeStandfirst(page, facts);
        TakeHeaders(page);
        var lead = HeaderPicture(page);
        if (!facts.IsLiveBlog) TakeTimes(page);
        var scopes = BodyFinder.Find(page, facts);
        var entries = facts.IsLiveBlog ? LiveEntries.Mark(scopes, facts) : [];
        var reader = new BlockReader(new WebAddress(facts.Url), entries);
        var blocks = reader.Read(scopes).ToList();
        if (facts.IsLiveBlog && entries.Count == 0 && listed.Count > 0) blocks.AddRange(LiveEntries.Blocks(listed, facts));
        var cleaned = BlockCleaning.Clean(blocks, facts);
        // Pages that are drawn by a script hold their text in metadata alone.
        if (facts.Text is { } text && text.Length > 200 && cleaned.Sum(b => b.Text.Length) * 2 < text.Length)
            cleaned = BlockCleaning.Clean(PastedText.Blocks(PastedText.Lines(CleanTags(text))), facts);
        if (data is not null && cleaned.Sum(b => CleanText.Words(b.Text)) < FewWords
            && PageTree.Parse(data) is { Body: { } drawn } own)
        {
            Pruning.Prune(own);
            cleaned = BlockCleaning.Clean(new BlockReader(new WebAddress(facts.Url), entries).Read([drawn]), facts);
        }

        if (lead is not null) AddLead(cleaned, new BlockReader(new WebAddress(facts.Url), entries).Read([lead]));
        return (facts, cleaned, reader.SavedCopies);
    }

    // Many themes set the picture beside the headline, above the element that holds the text.
    private static IElement? HeaderPicture(IDocument page)
    {
        if (page.QuerySelector("article header h1, main header h1") is not { } headline) return null;
        var header = headline.Closest("header")!;
        var picture = header.QuerySelector("figure, img[class*='post-thumbnail'], img[class*='post-image']");
        return picture is not null && picture.QuerySelectorAll("img").Length <= 1 ? picture : null;
    }

    private static void AddLead(List<Block> blocks, IReadOnlyList<Block> lead)
    {
        if (lead.Count is 0 or > 2 || lead[0].Kind != BlockKind.Image) return;
        if (!blocks.Exists(b => b.Address == lead[0].Address)) blocks.InsertRange(0, lead);
    }

    // Beside the headline stand who, when and how long; whole sentences there are the dek.
    private static void TakeHeaders(IDocument page)
    {
        foreach (var header in page.QuerySelectorAll("header")
            .Where(h => h.QuerySelector("h1") is not null && h.QuerySelectorAll("p").Length < 8).ToList())
        {
            foreach (var line in header.QuerySelectorAll("p, ul, span, time")
                .Where(e => e.Closest("h1, h2, figure") is null && e.QuerySelector("h1, img") is null
                && !CleanText.EndsSentence(e.TextContent.Trim()) && e.TextContent.Length < 160).ToList())
            {
                line.Remove();
            }
        }
    }

    // Whose date is read already: beside the byline it is no part of the text.
    private static void TakeTimes(IDocument page)
    {
        foreach (var time in page.QuerySelectorAll("time").ToList())
        {
            var block = time.ParentElement;
            while (block is not null && BodyFinder.IsInline(block)) block = block.ParentElement;
            if (block?.TextContent.Trim() is { Length: < 200 } text && !CleanText.EndsSentence(text)) time.Remove();
        }
    }

    private static string CleanTags(string text) =>
        text.Contains('<', StringComparison.Ordinal) ? CleanText.WithoutTags(text) ?? "" : System.Net.WebUtility.HtmlDecode(text);

    // The line that a paper sets under the headline says more than what it writes for search engines.
    private static void TakeStandfirst(IDocument page, PageFacts facts)
    {
        var element =
            page.QuerySelector(
                "[class*='standfirst'], [class~='dek'], [class~='deck'], [class*='subtitle'], [class*='sub-title'], "
                + "[class*='subhead'], [class*='article__summary'], [class*='article-summary'], [class*='post-excerpt'], "
                + "[class*='article__desc'], [class*='article-excerpt'], p[class~='summary'], p[id*='summary'], "
                + "p[class~='intro']")
            ?? FirstSubheading(page);
        if (element is null || element.TextContent.Length > 600
            || CleanText.Line(element.TextContent) is not { Length: > 20 } line || element.QuerySelector("h1") is not null)
        {
            return;
        }

        if (element.LocalName is "h3" or "h4" or "h5" or "h6" or "ul" or "ol") return;
        facts.Dek = line;
        element.Remove();
    }

    // A second heading right under the first is no title of a part.
    private static IElement? FirstSubheading(IDocument page) =>
        page.QuerySelector("h1 + h2") is { NextElementSibling: not null and not { LocalName: "p" } } heading ? heading : null;
}

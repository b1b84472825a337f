using AngleSharp.Dom;
using Digest.Core.Model;

namespace Digest.Import;

/// <summary>Reads what a page says about itself: JSON-LD first, then microdata, metadata of the head, microformats, and at last
/// what readers see.</summary>
internal static class HtmlFacts
{
    private const int MaxAlternates = 200;

    private static readonly string[] PublishedNames =
        ["article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date",
            "dcterms.date", "dc.date.issued", "dc.date", "dc.date.created", "dcterms.created",
         "dcterms.issued", "citation_publication_date", "pubdate", "publishdate", "publish-date", "publish_date",
         "publication_date", "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate",
         "article_date_original", "date"];

    private static readonly string[] UpdatedNames =
        ["article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod",
            "article.updated", "revision_date", "article:updated_time"];

    /// <summary>Reads the facts.</summary>
    /// <returns>The facts, and the entries of a live blog that JSON-LD lists.</returns>
    public static (PageFacts Facts, IReadOnlyList<LiveEntry> Entries) Read(IDocument page)
    {
        var facts = new PageFacts();
        var metas = Metas(page);
        facts.OfferUrl(Link(page, "canonical"));
        facts.OfferUrl(First(metas, "og:url"));
        var entries = JsonLd.Read(page, facts);
        Microdata(page, facts);
        Head(page, metas, facts);
        Microformats(page, facts);
        Visible(page, facts);
        facts.OfferUrl(SavedFrom(page));
        facts.Alternates = Alternates(page);
        facts.IsLiveBlog |= page.QuerySelector("[itemtype$='/LiveBlogPosting']") is not null;
        return (facts, entries);
    }

    private static Dictionary<string, string> Metas(IDocument page)
    {
        var metas = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
        {
            foreach (var attribute in (string[])["property", "name", "http-equiv"])
            {
                if (meta.GetAttribute(attribute) is not { Length: > 0 } name || meta.GetAttribute("content") is not { } content
                    || string.IsNullOrWhiteSpace(content))
                {
                    continue;
                }

                name = name.Trim();
                // Several authors are several elements.
                if (name is "article:author" or "author" or "dc.creator" or "citation_author" or "parsely-author"
                    && metas.TryGetValue(name, out var before))
                {
                    metas[name] = before + "; " + content;
                }
                else
                {
                    metas.TryAdd(name, content);
                }
            }
        }

        return metas;
    }

    private static string? First(Dictionary<string, string> metas, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (metas.TryGetValue(name, out var value)) return value;
        }

        return null;
    }

    private static List<(string Language, string Address)> Alternates(IDocument page) =>
    [
        .. page.QuerySelectorAll("link[rel~='alternate'][hreflang][href]").Take(MaxAlternates)
            .Select(l => (Language: Languages.Normalize(l.GetAttribute("hreflang")!), Address: l.GetAttribute("href")!))
            .Where(l => l.Language is not null).Select(l => (l.Language!, l.Address)),
    ];

    private static string? Link(IDocument page, string relation) =>
        page.QuerySelector($"link[rel~='{relation}'][href]")?.GetAttribute("href");

    private static void Head(IDocument page, Dictionary<string, string> metas, PageFacts facts)
    {
        facts.OfferPublisher(First(metas, "og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title",
            "publisher", "application-name", "apple-mobile-web-app-title"));
        facts.OfferHeadline(
            WithoutSite(First(metas, "og:title", "parsely-title", "sailthru.title", "dc.title", "citation_title",
            "twitter:title"), facts.Publisher, Headings(page)));
        foreach (var name in (string[])["author", "parsely-author", "sailthru.author", "dc.creator", "citation_author", "byl",
            "article:author"])
        {
            if (First(metas, name) is { } author && !author.Contains("://", StringComparison.Ordinal)
                && CleanText.Line(author) != facts.Publisher)
            {
                facts.OfferBylines(Bylines.Names(author));
            }
        }

        foreach (var name in PublishedNames) facts.OfferPublished(DateWords.Machine(First(metas, name)));
        foreach (var name in UpdatedNames) facts.OfferUpdated(DateWords.Machine(First(metas, name)));
        facts.OfferDek(First(metas, "og:description", "description", "twitter:description", "dc.description",
            "sailthru.description"));
        facts.Language ??= page.DocumentElement.GetAttribute("lang") is { Length: > 1 } lang
            ? lang : First(metas, "og:locale", "content-language", "dc.language");
        if (First(metas, "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src") is { } image)
            facts.Image ??= new(image, CleanText.Line(First(metas, "og:image:alt", "twitter:image:alt")), null);
        facts.Paywall |= First(metas, "article:content_tier", "content_tier") is { } tier
            && tier.ToLowerInvariant() is "locked" or "metered" or "paid" or "premium";
    }

    private static void Microdata(IDocument page, PageFacts facts)
    {
        var scope = page.QuerySelector(
            "[itemtype*='schema.org/NewsArticle'], [itemtype*='schema.org/LiveBlogPosting'], "
            + "[itemtype*='schema.org/BlogPosting'], [itemtype*='schema.org/Article'], "
            + "[itemtype*='schema.org/ReportageNewsArticle'], [typeof~='NewsArticle'], [typeof~='schema:NewsArticle'], "
            + "[typeof~='BlogPosting'], [typeof~='Article'], [typeof~='schema:Article']");
        if (scope is null) return;
        facts.OfferHeadline(Value(scope, "headline"));
        facts.OfferPublished(DateWords.Machine(Value(scope, "datePublished")));
        facts.OfferUpdated(DateWords.Machine(Value(scope, "dateModified")));
        facts.OfferBylines(scope.QuerySelectorAll("[itemprop~='author'], [itemprop~='creator'], [property~='author']")
            .SelectMany(a => Bylines.Names(NameOf(a))));
        if (scope.QuerySelector("[itemprop~='publisher'], [property~='publisher']") is { } publisher)
            facts.OfferPublisher(NameOf(publisher));
        // Some pages call the whole text its description.
        if (scope.QuerySelector("[itemprop~='description'][itemprop~='articleBody']") is null)
            facts.OfferDek(Value(scope, "description") ?? Value(scope, "alternativeHeadline"));
        facts.OfferUrl(Value(scope, "mainEntityOfPage") ?? scope.GetAttribute("resource"));
        if (scope.QuerySelector("[itemprop~='isAccessibleForFree']") is { } free)
        {
            facts.Paywall |= string.Equals(free.GetAttribute("content") ?? free.TextContent.Trim(), "false",
                StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string? NameOf(IElement element) =>
        element.QuerySelector("[itemprop~='name'], [property~='name']") is { } name
            ? name.GetAttribute("content") ?? name.TextContent : element.GetAttribute("content") ?? element.TextContent;

    private static string? Value(IElement scope, string property)
    {
        if (scope.QuerySelector($"[itemprop~='{property}'], [property~='{property}'], [property~='schema:{property}']")
            is not { } element)
        {
            return null;
        }

        if (element.LocalName == "abbr" && element.GetAttribute("title") is { Length: > 0 } title) return title;
        return element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? element.GetAttribute("itemid")
            ?? element.GetAttribute("href") ?? element.TextContent;
    }

    private static void Microformats(IDocument page, PageFacts facts)
    {
        if (page.QuerySelector(".h-entry") is not { } entry)
        {
            Atom(page, facts);
            return;
        }

        facts.OfferHeadline(entry.QuerySelector(".p-name")?.TextContent);
        facts.OfferPublished(Time(entry.QuerySelector(".dt-published")));
        facts.OfferUpdated(Time(entry.QuerySelector(".dt-updated")));
        facts.OfferDek(entry.QuerySelector(".p-summary")?.TextContent);
        facts.OfferUrl(entry.QuerySelector("a.u-url")?.GetAttribute("href"));
        if (entry.QuerySelector(".p-author") is { } author)
            facts.OfferBylines(Bylines.Names((author.QuerySelector(".p-name") ?? author).TextContent));
        if (page.QuerySelector(".h-card .p-org, .h-feed > .p-name") is { } site) facts.OfferPublisher(site.TextContent);
    }

    // The older names of the same parts; several entries on a page are a list of them.
    private static void Atom(IDocument page, PageFacts facts)
    {
        var entries = page.QuerySelectorAll(".hentry");
        if (entries.Length != 1) return;
        var entry = entries[0];
        facts.OfferHeadline(entry.QuerySelector(".entry-title")?.TextContent);
        facts.OfferPublished(Time(entry.QuerySelector(".published")));
        facts.OfferUpdated(Time(entry.QuerySelector(".updated")));
        facts.OfferDek(entry.QuerySelector(".entry-summary")?.TextContent);
        facts.OfferUrl(entry.QuerySelector("a[rel~='bookmark']")?.GetAttribute("href"));
        if (entry.QuerySelector(".author .fn, .author.fn") is { } author)
            facts.OfferBylines(Bylines.Names(author.TextContent));
    }

    private static FoundDate? Time(IElement? element) =>
        element is null
            ? null : DateWords.Machine(element.GetAttribute("datetime") ?? element.GetAttribute("title"))
            ?? DateWords.Machine(element.TextContent);

    // What a reader sees, believed only where nothing better was said.
    private static void Visible(IDocument page, PageFacts facts)
    {
        var heading = page.QuerySelector("article h1, main h1") ?? page.QuerySelector("h1");
        var title = CleanText.Line(page.Title);
        if (heading is not null && LeadsHome(heading)) heading = null;
        facts.OfferPublisher(TitleSuffix(title, heading?.TextContent));
        if (PartOfTitle(page, title) is { } part)
        {
            facts.OfferPublisher(part.Publisher);
            facts.OfferHeadline(part.Headline);
        }

        facts.OfferHeadline(heading?.TextContent);
        facts.OfferHeadline(WithoutSite(title, facts.Publisher, Headings(page)));
        if (title is not null) facts.Titles.Add(CleanText.Key(title));
        if (page.QuerySelector("[rel~='author'], a[class*='author'], a[href*='/author/'], a[href*='/autor/']") is { } first
            && first.Closest("aside, footer, [class*='comment']") is null)
        {
            // Several authors stand side by side.
            facts.OfferBylines((first.ParentElement?.Children ?? Enumerable.Empty<IElement>())
                .Where(e => e.LocalName == first.LocalName && e.TextContent.Length < 100)
                .SelectMany(e => Bylines.Names(e.TextContent)));
        }

        foreach (var byline in page.QuerySelectorAll(
            "[rel~='author'], .byline, .author, .byline__name, .author-name, [class*='byline']").Take(6))
        {
            if (byline.TextContent.Length < 300) facts.OfferBylines(Bylines.Names(VisibleByline(byline, facts)));
        }

        foreach (var time in page.QuerySelectorAll("time").Take(12))
        {
            var words = (time.ParentElement?.TextContent is { Length: < 200 } around
                ? around : time.TextContent).ToLowerInvariant();
            var isUpdate = words.Contains("updated", StringComparison.Ordinal)
                || words.Contains("modified", StringComparison.Ordinal);
            var several = time.ParentElement?.QuerySelectorAll("time").Length > 1;
            if (isUpdate && !several) facts.OfferUpdated(Time(time));
            else facts.OfferPublished(Time(time));
        }

        foreach (var line in page.QuerySelectorAll(
            "[class*='date'], [class*='time'], [class*='byline'], [class*='meta'], [class*='dateline'], [id*='date']")
            .Where(e => e.LocalName is not ("html" or "body")).Take(30))
        {
            if (CleanText.Line(line.TextContent) is { Length: < 160 } text) VisibleLine.Read(text, facts);
        }

        UnderHeadline(page, facts);
    }

    // Where no class says so: the short lines between the headline and the text.
    private static void UnderHeadline(IDocument page, PageFacts facts)
    {
        if (page.Body is not { } body || facts.Headline is not { } headline) return;
        var key = CleanText.Key(headline);
        var lines = -1;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (BodyFinder.IsInline(element) || element.Children.Any(c => !BodyFinder.IsInline(c))) continue;
            if (CleanText.Line(element.TextContent) is not { } text) continue;
            if (CleanText.Key(text) == key) lines = 0;
            else if (lines < 0) continue;
            else if (text.Length > 160 || ++lines > 6 || CleanText.EndsSentence(text) && text.Length > 60) return;
            else if (!VisibleLine.Read(text, facts) && facts.Publisher is { } publisher && Beside(text, publisher) is { } name)
                facts.OfferBylines(Bylines.Names(name));
        }
    }

    // "Holly Dean | The Herald": what stands beside the publisher's name is an author's.
    private static string? Beside(string line, string publisher)
    {
        var parts = line.Split(['|', '\u00b7', '\u2022'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 && CleanText.Key(parts[1]) == CleanText.Key(publisher) && CleanText.Words(parts[0]) is 2 or 3
            ? parts[0] : null;
    }

    private static string VisibleByline(IElement byline, PageFacts facts)
    {
        var text = CleanText.Line(byline.TextContent) ?? "";
        // "By Jane Doe | The Paper | June 30": only the part that begins as a byline.
        var parts = text.Split(['|', '\u00b7', '\u2022'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.FirstOrDefault(p => DateWords.Find(p) is null && p != facts.Publisher) ?? "";
    }

    // "Dam breaks above Varnholt | The Valley Post": what follows the headline is the publisher.
    private static string? TitleSuffix(string? title, string? heading)
    {
        if (title is null || CleanText.Line(heading) is not { } line || !title.StartsWith(line, StringComparison.Ordinal))
            return null;
        var rest = title[line.Length..].Trim(' ', '|', '-', '\u2013', '\u2014', '\u00b7', ':', '\u2022', '»', '«');
        return rest.Length is > 1 and < 50 && CleanText.Words(rest) <= 6 && !rest.Contains('|', StringComparison.Ordinal)
            ? rest : null;
    }

    // "The Voice: Well runs dry", "Ostra Online - News - Well runs dry": a line of the page says which end is the headline.
    private static (string Publisher, string Headline)? PartOfTitle(IDocument page, string? title)
    {
        if (title is null) return null;
        foreach (var mark in (string[])[": ", " - ", " | ", " \u2013 ", " \u2014 ", " \u00bb "])
        {
            for (var at = title.IndexOf(mark, StringComparison.Ordinal); at > 0;
                at = title.IndexOf(mark, at + 1, StringComparison.Ordinal))
            {
                var (publisher, headline) = (title[..title.IndexOf(mark, StringComparison.Ordinal)].Trim(),
                    title[(at + mark.Length)..].Trim());
                var key = CleanText.Key(headline);
                if (key.Length < 8 || CleanText.Words(publisher) > 6 || CleanText.Key(publisher).Length < 3) continue;
                // "Town - The Gazette": the page's own heading is at the other end.
                if (Headings(page).Contains(CleanText.Key(publisher))) continue;
                if (page.QuerySelectorAll("h1, h2, h3, b, strong, [class*='title'], [class*='headline']").Take(60)
                    .Any(e => e.TextContent.Length < 400 && CleanText.Key(e.TextContent) == key)
                    && !Headings(page).Contains(CleanText.Key(title)))
                {
                    return (publisher, headline);
                }
            }
        }

        return null;
    }

    private static HashSet<string> Headings(IDocument page) =>
        page.QuerySelectorAll("h1").Take(20).Where(h => !LeadsHome(h)).Select(h => CleanText.Key(h.TextContent))
            .ToHashSet(StringComparer.Ordinal);

    // What leads to the front page is the site's name, whatever its element.
    private static bool LeadsHome(IElement heading) => heading.QuerySelector("a[href]")?.GetAttribute("href") is { } link
        && (link == "/" || (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.PathAndQuery == "/"));

    private static string? WithoutSite(string? title, string? publisher, HashSet<string> headings)
    {
        title = CleanText.Line(title);
        if (title is null || headings.Contains(CleanText.Key(title))) return title;
        foreach (var mark in (string[])[" | ", " - ", " \u2013 ", " \u2014 ", " \u00b7 ", " :: ", " » "])
        {
            var at = title.LastIndexOf(mark, StringComparison.Ordinal);
            if (at <= 0) continue;
            var rest = title[(at + mark.Length)..];
            if (headings.Contains(CleanText.Key(rest))) return rest;
            if ((publisher is not null && CleanText.Key(rest) == CleanText.Key(publisher)) || mark == " | ")
                return title[..at].Trim();
        }

        return title;
    }

    // Browsers and tools write into a saved page where it came from.
    private static string? SavedFrom(IDocument page)
    {
        foreach (var comment in page.Descendants<IComment>().Take(20))
        {
            var text = comment.Data;
            if (!text.Contains("saved from url=", StringComparison.OrdinalIgnoreCase)
                && !text.Contains("SingleFile", StringComparison.Ordinal))
            {
                continue;
            }

            var at = text.IndexOf("http", StringComparison.Ordinal);
            if (at >= 0) return text[at..].Split((char[]?)null, 2)[0];
        }

        return null;
    }

    /// <summary>The language of a page as front matter writes it, or null.</summary>
    public static string? Language(PageFacts facts) => facts.Language is { } text ? Languages.Normalize(text) : null;
}

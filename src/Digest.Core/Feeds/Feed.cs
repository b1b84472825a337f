using Digest.Core.Catalog;
using Digest.Core.Editions;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Core.Feeds;

/// <summary>A feed, before it has a format.</summary>
/// <param name="Permalink">Its own address.</param>
/// <param name="Home">Address of the page that it belongs to.</param>
/// <param name="Title">Its title.</param>
/// <param name="Entries">Its entries, newest first.</param>
public sealed record Feed(string Permalink, string Home, string Title, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>What it is about, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Language of its own words, BCP 47.</summary>
    public required string Language { get; init; }
}

/// <summary>An entry of a feed. Addresses are absolute.</summary>
public sealed record FeedEntry
{
    /// <summary>Identifier that never changes.</summary>
    public required string Id { get; init; }

    /// <summary>Address of the page.</summary>
    public required string Link { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Summary as plain text, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>Whole body as HTML with absolute addresses, or null where the rights do not allow it.</summary>
    public string? Html { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>Names of those who tell it: the authors of its byline, then its source; the site where nobody is named.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Names of its topics.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Language, BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Address of the original report, or null.</summary>
    public string? Via { get; init; }

    /// <summary>The same text in other languages.</summary>
    public IReadOnlyList<Alternate> Translations { get; init; } = [];
}

/// <summary>The feeds of a site.</summary>
internal static class SiteFeeds
{
    /// <summary>Most entries in a feed.</summary>
    public const int MaximumEntries = 30;

    /// <summary>All feeds but RSS and JSON, which carry the entries of the first.</summary>
    /// <param name="site">The site.</param>
    /// <param name="translate">The theme's words of a key in the site's language, with their places filled.</param>
    /// <returns>Site paths, and what makes each feed: all at once would hold the bodies of a site many times over.</returns>
    internal static IEnumerable<(string Permalink, Func<ResolvedBodies, Feed> Create)> List(Site site,
        Func<string, IReadOnlyList<object?>, string> translate)
    {
        yield return ("/feed.xml", bodies => Main(site, bodies));
        foreach (var list in site.Languages) yield return (list.Feed, bodies => OfLanguage(list, site, bodies));
        if (site.Editions.Count > 0) yield return ("/editions/feed.xml", bodies => OfEditions(site, bodies, translate));
        foreach (var kind in Enum.GetValues<TermKind>())
        {
            foreach (var term in site.Terms[kind])
            {
                if (site.FeedOf(term) is { } feed) yield return (feed, bodies => OfTerm(term, feed, site, bodies));
            }
        }

        foreach (var story in site.Stories)
        {
            if (story.HasPage) yield return (story.Permalink + "feed.xml", bodies => OfStory(story, site, bodies));
        }
    }

    /// <summary>The feed of the newest articles.</summary>
    public static Feed Main(Site site, ResolvedBodies bodies) =>
        new("/feed.xml", "/", site.Settings.SiteTitle,
            Entries(site.Articles, site, bodies))
        { Description = site.Front?.Page.Dek, Language = site.Settings.Language };

    private static Feed OfLanguage(LanguageList list, Site site, ResolvedBodies bodies) =>
        new(list.Feed, list.Permalink, $"{site.Settings.SiteTitle}: {list.Name}", Entries(list.Articles, site, bodies))
        { Language = list.Language };

    private static Feed OfEditions(Site site, ResolvedBodies bodies, Func<string, IReadOnlyList<object?>, string> translate) =>
        new("/editions/feed.xml", "/editions/", translate("feed_editions", [site.Settings.SiteTitle]),
            site.Editions.Where(e => e.Articles.Count > 0).Take(MaximumEntries).Select(e => Entry(e, site, bodies, translate))
            .ToList())
        { Language = site.Settings.Language };

    private static Feed OfTerm(Term term, string permalink, Site site, ResolvedBodies bodies) =>
        new(permalink, term.Permalink, $"{site.Settings.SiteTitle}: {term.Name}",
            Entries(site.Catalog.ArticlesOf(term), site, bodies))
        { Description = term.Entry?.Description, Language = site.Settings.Language };

    private static Feed OfStory(Story story, Site site, ResolvedBodies bodies) => new(
        story.Permalink + "feed.xml", story.Permalink, $"{site.Settings.SiteTitle}: {story.Headline}",
        Entries([.. story.Tellings.OrderBy(t => t, Comparer<SiteArticle>.Create(SiteArticle.NewestFirst))], site, bodies))
    { Language = site.Settings.Language };

    private static List<FeedEntry> Entries(IReadOnlyList<SiteArticle> articles, Site site, ResolvedBodies bodies) =>
        StoryLists.WithoutTranslations(site, articles).Take(MaximumEntries).Select(a => Entry(a, site, bodies)).ToList();

    private static FeedEntry Entry(SiteArticle article, Site site, ResolvedBodies bodies)
    {
        var address = Permalinks.Absolute(article.Permalink, site.Settings);
        return new()
        {
            Id = article.Article.FeedId is { } id ? FeedId(id, site) : address,
            Link = address,
            Title = article.Article.Headline,
            // A short body would be whole in its excerpt; a line says at least who tells it.
            Summary = article.Article.Dek ?? (article.MaySyndicate ? Excerpts.Of(article.Body) : article.Source?.Name),
            Html = article.MaySyndicate && article.Body.Html.Length > 0
                ? AbsoluteBodies.Rewrite(article, bodies, site.Settings) : null,
            Published = article.Article.Published,
            Updated = article.LastChange,
            Authors = Tellers(article, site),
            Topics = article.Topics.Select(t => t.Name).ToList(),
            Language = article.Article.Language,
            Via = article.Article.Source?.Url is { } url && Addresses.IsWeb(url) ? Addresses.Encoded(url) : null,
            Translations = Alternates.Of(article, site).Where(a => a.Address != address && a.Language != "x-default").ToList(),
        };
    }

    private static List<string> Tellers(SiteArticle article, Site site)
    {
        var tellers = article.Authors.Select(a => a.Name).ToList();
        if (article.Source is { } source && !tellers.Contains(source.Name)) tellers.Add(source.Name);
        if (tellers.Count == 0) tellers.Add(site.Settings.SiteTitle);
        return tellers;
    }

    private static FeedEntry Entry(Edition edition, Site site, ResolvedBodies bodies,
        Func<string, IReadOnlyList<object?>, string> words)
    {
        var address = Permalinks.Absolute(edition.Permalink, site.Settings);
        var published = edition.PublishedIn(site.Settings.TimeZone);
        var changed = edition.Articles.Max(a => a.LastChange);
        var title = words("feed_edition", [site.Settings.SiteTitle, edition.Number]);
        return new()
        {
            Id = address,
            Link = address,
            Title = edition.File?.Headline is { } headline ? $"{title} · {headline}" : title,
            Summary = edition.File?.Dek,
            Html = (edition.Introduction is { } body && bodies.Of(body).Html is { Length: > 0 } html
                ? AbsoluteBodies.Rewrite(html, edition.Permalink, site.Settings) : "") + string.Concat(edition.Stories.Select(s =>
                $"<h2><a href=\"{HtmlText.Escape(Permalinks.Absolute(s.Permalink, site.Settings))}\">"
                + $"{HtmlText.Escape(s.Headline)}</a></h2>"
                + (s.Dek is { } dek ? $"<p>{HtmlText.Escape(dek)}</p>" : ""))),
            Published = published,
            // An edition may be dated after everything in it.
            Updated = changed > published ? changed : published,
            Language = site.Settings.Language,
        };
    }

    // An id that the editor gives may be any text; a feed's id must be an address.
    private static string FeedId(string id, Site site) =>
        Uri.TryCreate(id, UriKind.Absolute, out var uri) && !uri.IsFile
            ? id : Permalinks.Absolute("/", site.Settings) + "#" + Uri.EscapeDataString(id);

}

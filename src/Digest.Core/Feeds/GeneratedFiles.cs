using System.Text;
using Digest.Core.Cards;
using Digest.Core.Pages;
using Digest.Core.Stories;

namespace Digest.Core.Feeds;

/// <summary>A file that the site generates beside its pages.</summary>
/// <param name="Permalink">Its site path.</param>
/// <param name="Description">What it is, for messages.</param>
/// <param name="Write">Makes its bytes from the resolved bodies of the site.</param>
public sealed record GeneratedFile(string Permalink, string Description, Func<ResolvedBodies, byte[]> Write)
{
    /// <summary>The page whose card it is, or null.</summary>
    public PagePlan? CardOf { get; init; }

    /// <summary>Whether pages show it (cards, icons), so that it has to be there before them.</summary>
    public bool IsShown { get; init; }
}

/// <summary>The one list of the files that a site generates beside its pages: feeds, sitemaps, robots.txt,
/// cards.</summary>
public static class GeneratedFiles
{
    /// <summary>Lists them; each is written when its bytes are asked for.</summary>
    /// <param name="site">The site.</param>
    /// <param name="plans">All pages that are planned.</param>
    /// <param name="translate">The theme's words of a key in the site's language, with their places filled.</param>
    public static IReadOnlyList<GeneratedFile> List(Site site, IReadOnlyList<PagePlan> plans,
        Func<string, IReadOnlyList<object?>, string> translate)
    {
        var (settings, files) = (site.Settings, new List<GeneratedFile>());
        foreach (var (permalink, create) in SiteFeeds.List(site, translate))
            files.Add(new(permalink, "a feed", bodies => FeedWriter.Atom(create(bodies), settings)));
        files.Add(new("/rss.xml", "a feed", bodies => FeedWriter.Rss(SiteFeeds.Main(site, bodies), "/rss.xml", settings)));
        files.Add(new("/feed.json", "a feed", bodies => FeedWriter.Json(SiteFeeds.Main(site, bodies), "/feed.json", settings)));
        foreach (var (permalink, write) in Sitemap.List(site, plans))
        {
            files.Add(new(permalink, permalink == "/sitemap.xml" ? "the sitemap" : "a part of the sitemap",
                _ => Encoding.UTF8.GetBytes(write())));
        }

        if (Sitemap.HasNews(site))
            files.Add(new("/news-sitemap.xml", "the news sitemap", _ => Encoding.UTF8.GetBytes(Sitemap.News(site))));
        if (!site.Assets.Contains("/robots.txt"))
            files.Add(new("/robots.txt", "the rules for robots", _ => Encoding.UTF8.GetBytes(Sitemap.Robots(site))));
        if (!site.Assets.Contains(SiteIcon.ManifestPath))
            files.Add(new(SiteIcon.ManifestPath, "the web manifest", _ => SiteIcon.Manifest(settings)) { IsShown = true });
        foreach (var (path, size) in SiteIcon.Files)
        {
            if (!site.Assets.Contains(path))
                files.Add(new(path, "the icon of the site", _ => SiteIcon.Draw(settings.SiteTitle, size)) { IsShown = true });
        }

        Cards(site, plans, translate, files);
        return files;
    }

    private static void Cards(Site site, IReadOnlyList<PagePlan> plans, Func<string, IReadOnlyList<object?>, string> translate,
        List<GeneratedFile> files)
    {
        if (!site.Settings.Cards) return;
        var title = site.Settings.SiteTitle;
        files.Add(new(SiteCards.OfSite, "the card of the site", _ => Card.Draw(title, null, site.Front?.Page.Dek ?? ""))
        { IsShown = true });
        foreach (var plan in plans)
        {
            if (!SiteCards.HasOwn(plan)) continue;
            var (headline, source) = plan.View switch
            {
                ArticleView { Article: var article } => (article.Article.Headline, article.Source?.Name),
                StoryView { Story: var story } => (story.Headline, Sources(story)),
                EditionView { Edition: var edition } =>
                    (edition.File?.Headline ?? translate("edition_number", [edition.Number]), null),
                _ => throw new InvalidOperationException($"No card is known for {plan.Layout}."),
            };
            files.Add(new(SiteCards.PathOf(plan, site.Settings)!, "a card", _ => Card.Draw(headline, source, title))
            { IsShown = true, CardOf = plan });
        }
    }

    private static string Sources(Story story) =>
        string.Join(" \u00b7 ", story.Tellings.Select(t => t.Source?.Name).OfType<string>().Distinct(StringComparer.Ordinal));
}

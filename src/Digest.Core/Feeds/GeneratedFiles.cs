using System.Text;
using Digest.Core.Pages;

namespace Digest.Core.Feeds;

/// <summary>A file that the site generates beside its pages.</summary>
/// <param name="Permalink">Its site path.</param>
/// <param name="Description">What it is, for messages.</param>
/// <param name="Write">Makes its bytes from the resolved bodies of the site.</param>
public sealed record GeneratedFile(string Permalink, string Description, Func<ResolvedBodies, byte[]> Write);

/// <summary>The one list of the files that a site generates beside its pages: feeds, sitemaps, robots.txt.</summary>
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
        return files;
    }
}

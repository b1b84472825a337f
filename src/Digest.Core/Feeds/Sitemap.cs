using System.Globalization;
using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Markdown;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Core.Feeds;

/// <summary>Files for search engines.</summary>
internal static class Sitemap
{
    /// <summary>Most addresses in one sitemap (sitemaps.org, protocol 0.9).</summary>
    public const int MaximumAddresses = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The sitemap: one file, or an index and its parts where there are more than <see cref="MaximumAddresses"/>
    /// addresses.</summary>
    /// <returns>Site paths, and what writes each file's text.</returns>
    internal static IReadOnlyList<(string Permalink, Func<string> Write)> List(Site site, IReadOnlyList<PagePlan> plans)
    {
        var entries = plans.Where(p => !p.Head.NoIndex && p.View is not (RedirectView or NotFoundView)).ToList();
        if (entries.Count <= MaximumAddresses) return [("/sitemap.xml", () => UrlSet(site, entries))];
        var parts = entries.Chunk(MaximumAddresses)
            .Select((part, i) => (Permalink: string.Create(CultureInfo.InvariantCulture, $"/sitemap-{i + 1}.xml"), Entries: part))
            .ToList();
        return [("/sitemap.xml", () => Index(site, parts.Select(p => p.Permalink))),
            .. parts.Select(p => (p.Permalink, (Func<string>)(() => UrlSet(site, p.Entries))))];
    }

    /// <summary>The news sitemap: articles of the two days before the build.</summary>
    public static string News(Site site)
    {
        var recent = site.Articles.Where(a => IsNews(a, site)).Take(1000).ToList();
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").Append("<urlset xmlns=\"").Append(Namespace)
            .Append("\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n");
        foreach (var article in recent)
        {
            text.Append("  <url><loc>").Append(HtmlText.Escape(Permalinks.Absolute(article.Permalink, site.Settings)))
                .Append("</loc><news:news><news:publication><news:name>")
                .Append(HtmlText.Escape(site.Settings.SiteTitle)).Append("</news:name><news:language>")
                .Append(NewsLanguage(article.Article.Language))
                .Append("</news:language></news:publication><news:publication_date>").Append(Instant(article.Article.Published))
                .Append("</news:publication_date><news:title>").Append(HtmlText.Escape(article.Article.Headline))
                .Append("</news:title></news:news></url>\n");
        }

        return text.Append("</urlset>\n").ToString();
    }

    /// <summary>Whether the news sitemap has an entry.</summary>
    public static bool HasNews(Site site)
    {
        foreach (var article in site.Articles)
        {
            if (IsNews(article, site)) return true;
        }

        return false;
    }

    private static bool IsNews(SiteArticle article, Site site) =>
        !article.Article.NoIndex && article.Article.Published <= site.At && article.Article.Published > site.At.AddDays(-2);

    // A code of ISO 639; Google's news sitemaps tell the two ways to write Chinese apart besides.
    private static string NewsLanguage(string language) => language.Split('-') switch
    {
        ["zh", .. var parts] => parts.Any(p => p is "Hant" or "TW" or "HK" or "MO") ? "zh-tw" : "zh-cn",
        var parts => parts[0],
    };

    /// <summary><c>robots.txt</c>.</summary>
    public static string Robots(Site site)
    {
        var rule = site.Settings.Robots;
        var text = new StringBuilder("User-agent: *\n");
        if (!rule.Index) text.Append("Disallow: /\n");
        else if (rule.Disallow.Count == 0) text.Append("Disallow:\n");
        foreach (var path in rule.Disallow)
            text.Append("Disallow: ").Append(site.Settings.LinkRoot).Append(path.ReplaceLineEndings("")).Append('\n');
        return text.Append("\nSitemap: ").Append(Permalinks.Absolute("/sitemap.xml", site.Settings)).Append('\n').ToString();
    }

    private static string Index(Site site, IEnumerable<string> parts)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").Append("<sitemapindex xmlns=\"")
            .Append(Namespace).Append("\">\n");
        foreach (var part in parts)
        {
            text.Append("  <sitemap><loc>").Append(HtmlText.Escape(Permalinks.Absolute(part, site.Settings)))
                .Append("</loc></sitemap>\n");
        }

        return text.Append("</sitemapindex>\n").ToString();
    }

    private static string UrlSet(Site site, IReadOnlyList<PagePlan> plans)
    {
        var text = new StringBuilder(plans.Count * 120).Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
            .Append("<urlset xmlns=\"").Append(Namespace)
            .Append(site.Translations.IsEmpty && site.Languages.Count == 0
                ? "\">\n" : "\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        foreach (var plan in plans)
        {
            text.Append("  <url><loc>").Append(HtmlText.Escape(Permalinks.Absolute(plan.Permalink, site.Settings)))
                .Append("</loc>");
            if (plan.Head.LastChange is { } last) text.Append("<lastmod>").Append(Instant(last)).Append("</lastmod>");
            foreach (var alternate in Alternates.Of(plan, site))
            {
                text.Append("<xhtml:link rel=\"alternate\" hreflang=\"").Append(alternate.Language).Append("\" href=\"")
                    .Append(HtmlText.Escape(alternate.Address)).Append("\"/>");
            }

            text.Append("</url>\n");
        }

        return text.Append("</urlset>\n").ToString();
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}

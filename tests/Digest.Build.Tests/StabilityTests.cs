using System.Globalization;
using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Settings;

namespace Digest.Build.Tests;

/// <summary>A new article rewrites what it touches and leaves the rest alone.</summary>
public sealed class StabilityTests
{
    private const int Articles = 1_000;

    // Words of made-up consonants and vowels: enough of them that two articles have little in common unless they tell one event.
    private static string Word(uint seed)
    {
        var word = new StringBuilder();
        for (var i = 0; i < 3; i++, seed /= 105)
            word.Append("bcdfghjklmnprstvwxyzq"[(int)(seed % 21)]).Append("aeiou"[(int)(seed / 21 % 5)]);
        return word.ToString();
    }

    private static string Text(uint article, uint words) =>
        string.Join(' ',
            Enumerable.Range(0, (int)words).Select(i => Word(unchecked((article * 2654435761) + ((uint)i * 40503)) >> 4)));

    private static string Article(uint n, string title) => string.Create(CultureInfo.InvariantCulture, $"""
        ---
        title: {title}
        source: "Paper {n % 20}"
        source_url: https://paper.example/{n}
        topics: [Topic {n % 12}]
        people: [Person {Word(n % 97)}]
        ---
        {Text(n, 60)}.
        """);

    [Fact]
    public void OneArticleMoreChangesOnlyWhatItTouches()
    {
        using var site = TestSite.Empty()
            .With("statiq.json",
            """{ "SiteTitle": "Test", "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2014-01-06" } } }""");
        var first = new DateTime(2014, 1, 6);
        for (uint n = 0; n < Articles; n++)
        {
            var day = first.AddDays(n / 2);
            site.With(string.Create(CultureInfo.InvariantCulture, $"input/articles/{day:yyyy-MM-dd}-a{n}.md"),
                Article(n, Text(n + 5000, 5)));
        }

        site.Build(at: "2016-01-01").Succeeds();
        var before = site.Files();
        var relatedBefore = Related(site);
        // A second telling of an event of two days before.
        site.With("input/articles/2015-05-21-new.md",
            Article(997, Text(997 + 5000, 4)).Replace("/997", "/new", StringComparison.Ordinal)
            .Replace(Text(997, 60), Text(997, 40) + " " + Text(4711, 30), StringComparison.Ordinal))
            .Build(at: "2016-01-01").Succeeds();
        var after = site.Files();
        var whole = site.Last.Built!.Site;
        var article = whole.Catalog.Index.Find("new")!;
        var story = whole.StoryOf(article);
        var relatedAfter = Related(site);

        var allowed = new HashSet<string>(StringComparer.Ordinal)
        {
            "index.html", "latest/index.html", "feed.xml", "rss.xml", "feed.json", "sitemap.xml", "archive/index.html", "archive/2015/index.html",
            "archive/2015/05/index.html", "search/index.html",
            "editions/feed.xml", "editions/index.html", "topics/index.html", "people/index.html", "sources/index.html",
        };
        Allow(article.Permalink);
        foreach (var term in (Term[])[.. article.Topics, .. article.People, article.Source!]) Allow(term.Permalink);
        // The editions of the story, where it is told by one source more now.
        foreach (var edition in story.Tellings.Select(t => whole.EditionOf(t)!).Distinct())
        {
            Allow(edition.Permalink);
            allowed.Add(Permalinks.ToFile(edition.Permalink + "newsletter.html"));
            allowed.Add(Permalinks.ToFile(edition.Permalink + "newsletter.txt"));
            allowed.Add(Permalinks.ToFile(edition.Permalink + "newsletter.eml"));
        }

        // "More from this edition", the story's other tellings, and stories whose links are not what they were.
        foreach (var other in whole.EditionOf(article)!.Articles.Concat(story.Tellings)) Allow(other.Permalink);
        Allow(story.Permalink);
        foreach (var redirect in whole.Redirects.Where(r => r.To == story.Permalink)) Allow(redirect.From);
        foreach (var other in whole.Articles.Where(a =>
            relatedBefore.GetValueOrDefault(a.Permalink) != relatedAfter[a.Permalink]))
        {
            Allow(other.Permalink);
            Allow(whole.StoryOf(other).Permalink);
        }

        var changed = after.Where(f => !before.TryGetValue(f.Key, out var old) || old != f.Value).Select(f => f.Key)
            .Where(f => !(f.StartsWith("search/", StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal))
            && f != ".digest-manifest").ToList();
        // Each telling has a page beside each other one.
        foreach (var (_, _, permalink) in Digest.Core.Pages.SideBySide.Pairs(story)) allowed.Add(Permalinks.ToFile(permalink));
        changed.Where(f => !allowed.Contains(f)).ShouldBeEmpty();
        before.Keys.Except(after.Keys).Where(f => !f.StartsWith("search/", StringComparison.Ordinal)).ShouldBeEmpty();
        story.Tellings.Count.ShouldBe(2);
        changed.ShouldContain(Permalinks.ToFile(article.Permalink));
        changed.Count.ShouldBeLessThan(60, string.Join(' ', changed));
        changed.Count(f => f.StartsWith("2014/", StringComparison.Ordinal) || f.StartsWith("2015/", StringComparison.Ordinal))
            .ShouldBeLessThan(40);

        void Allow(string permalink)
        {
            allowed.Add(Permalinks.ToFile(permalink));
            allowed.Add(Permalinks.ToFile(permalink + "feed.xml"));
            allowed.Add(Permalinks.ToFile(permalink + "card.png"));
        }
    }

    private static Dictionary<string, string> Related(TestSite site)
    {
        var whole = site.Last.Built!.Site;
        return whole.Articles.ToDictionary(
            a => a.Permalink,
            a => string.Join('|',
            whole.RelatedOf(whole.StoryOf(a)).Select(r => $"{r.Story.Permalink} {r.Because} {r.Story.Tellings.Count}")) + "#"
            + whole.StoryOf(a).Tellings.Count,
            StringComparer.Ordinal);
    }
}

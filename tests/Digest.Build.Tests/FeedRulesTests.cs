using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Digest.Build.Tests;

/// <summary>What RFC 4287, RSS 2.0 and JSON Feed 1.1 ask of feeds, on a site in a folder of its host.</summary>
public sealed partial class FeedRulesTests
{
    private const string Host = "https://test.example";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [GeneratedRegex("\\b(?:href|src)=\"(?<to>[^\"]*)\"")]
    private static partial Regex References();

    private static TestSite Site() => TestSite.Small()
        .With("statiq.json",
        """{ "SiteTitle": "Test & <more>", "Host": "test.example", "LinkRoot": "/news", "LinkHideIndexPages": false, "Digest": { "TimeZone": "Europe/Berlin", "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
        .With("input/_index.md", "---\ntitle: Front\ndek: What it is about.\n---\n")
        .With("input/editions/2.md",
        "---\ntitle: Two\n---\nSee [the vote](../articles/2015-07-05-vote.md) and [below](#there).\n\n## There\n")
        .With("input/articles/2015-07-18-own.md",
        "---\ntitle: Own \u0001 & <b>work</b>\npublished: 2015-07-18T10:00:00+02:00\nupdated: 2015-07-17\noriginal: true\nid: "
        + "own work\nsource_url: \"https://x.example/a?b[]=<1>\"\ntopics: [Space]\n---\n"
            + "A [link](2015-07-05-vote.md), [another](/topics/space/), <a href=\"#x\">a third</a>, ![image](/assets/a.png) and "
            + "<script>alert(1)</script>.\n")
        .With("input/assets/a.png", "x")
        .Build(at: "2015-07-20").Succeeds();

    [Fact]
    public void EachAtomFeedIsValid()
    {
        using var site = Site();
        foreach (var path in site.Files().Keys.Where(f => f.EndsWith("feed.xml", StringComparison.Ordinal)))
        {
            var feed = XDocument.Parse(site.Read(path)).Root!;
            feed.Name.ShouldBe(Atom + "feed");
            One(feed, "title").Value.ShouldNotBeEmpty(path);
            IsAddress(One(feed, "id").Value);
            var updated = Instant(One(feed, "updated"));
            Links(feed, "self").ShouldBe([$"{Host}/news/{path}"]);
            Links(feed, "alternate").Count.ShouldBe(1, path);
            One(One(feed, "author"), "name").Value.ShouldNotBeEmpty();
            var entries = feed.Elements(Atom + "entry").ToList();
            entries.ShouldNotBeEmpty(path);
            entries.Select(e => One(e, "id").Value).ShouldBeUnique(path);
            updated.ShouldBe(entries.Max(e => Instant(One(e, "updated"))), path);
            foreach (var entry in entries)
            {
                IsAddress(One(entry, "id").Value);
                One(entry, "title").Value.ShouldNotBeEmpty(path);
                Instant(One(entry, "updated")).ShouldBeGreaterThanOrEqualTo(Instant(One(entry, "published")), path);
                IsAddress(Links(entry, "alternate").ShouldHaveSingleItem());
                foreach (var via in Links(entry, "via")) IsAddress(via);
                if (entry.Element(Atom + "content") is not { } content)
                    entry.Elements(Atom + "summary").Count().ShouldBe(1, path);
                else IsWhole(content.Value);
            }
        }
    }

    [Fact]
    public void TheRssFeedIsValid()
    {
        using var site = Site();
        var rss = XDocument.Parse(site.Read("rss.xml")).Root!;
        rss.Attribute("version")!.Value.ShouldBe("2.0");
        var channel = rss.Elements("channel").ShouldHaveSingleItem();
        channel.Element("title")!.Value.ShouldBe("Test & <more>");
        IsAddress(channel.Element("link")!.Value);
        channel.Element("description")!.Value.ShouldBe("What it is about.");
        channel.Element(Atom + "link")!.Attribute("href")!.Value.ShouldBe($"{Host}/news/rss.xml");
        var items = channel.Elements("item").ToList();
        items.Select(i => i.Element("guid")!.Value).ShouldBeUnique();
        foreach (var item in items)
        {
            IsAddress(item.Element("link")!.Value);
            (item.Element("guid")!.Attribute("isPermaLink")!.Value == "true").ShouldBe(item.Element("guid")!.Value
                == item.Element("link")!.Value);
            DateTimeOffset.TryParseExact(item.Element("pubDate")!.Value, "ddd, dd MMM yyyy HH:mm:ss zzz",
                CultureInfo.InvariantCulture, DateTimeStyles.None, out _).ShouldBeTrue(item.Element("pubDate")!.Value);
            if (item.Element(XName.Get("encoded", "http://purl.org/rss/1.0/modules/content/")) is { } content)
                IsWhole(content.Value);
        }
    }

    [Fact]
    public void TheJsonFeedIsValid()
    {
        using var site = Site();
        using var feed = JsonDocument.Parse(site.Read("feed.json"));
        var root = feed.RootElement;
        root.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        root.GetProperty("feed_url").GetString().ShouldBe($"{Host}/news/feed.json");
        root.GetProperty("description").GetString().ShouldBe("What it is about.");
        IsAddress(root.GetProperty("home_page_url").GetString()!);
        var items = root.GetProperty("items").EnumerateArray().ToList();
        items.Select(i => i.GetProperty("id").GetString()).ShouldBeUnique();
        foreach (var item in items)
        {
            IsAddress(item.GetProperty("url").GetString()!);
            if (item.TryGetProperty("external_url", out var original)) IsAddress(original.GetString()!);
            if (item.TryGetProperty("content_html", out var html)) IsWhole(html.GetString()!);
            else item.GetProperty("content_text").GetString().ShouldNotBeNullOrEmpty();
            item.GetProperty("date_published").GetDateTimeOffset()
                .ShouldBeLessThanOrEqualTo(item.GetProperty("date_modified").GetDateTimeOffset());
        }
    }

    [Fact]
    public void AnEditionsEntryBeginsWithItsIntroduction()
    {
        using var site = Site();
        var content = XDocument.Parse(site.Read("editions/feed.xml")).Root!.Elements(Atom + "entry")
            .Single(e => One(e, "title").Value == "Test & <more>: edition 2 · Two").Element(Atom + "content")!.Value;
        content.ShouldStartWith($"<p>See <a href=\"{Host}/news/2015/07/vote/index.html\">the vote</a>");
        content.ShouldContain($"<a href=\"{Host}/news/editions/2/");
    }

    private static XElement One(XElement of, string name) => of.Elements(Atom + name).ShouldHaveSingleItem();

    private static List<string> Links(XElement of, string relation) =>
        of.Elements(Atom + "link").Where(l => l.Attribute("rel")!.Value == relation).Select(l => l.Attribute("href")!.Value)
            .ToList();

    private static DateTimeOffset Instant(XElement element) =>
        DateTimeOffset.ParseExact(element.Value, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void IsAddress(string text)
    {
        Uri.TryCreate(text, UriKind.Absolute, out var uri).ShouldBeTrue(text);
        uri!.Scheme.ShouldStartWith("http", customMessage: text);
        text.IndexOfAny(['<', '>', '[', ' ', '"']).ShouldBe(-1, text);
    }

    private static void IsWhole(string html)
    {
        html.ShouldNotContain("<script");
        html.ShouldNotContain("dg.link");
        foreach (Match reference in References().Matches(html)) IsAddress(reference.Groups["to"].Value);
    }
}

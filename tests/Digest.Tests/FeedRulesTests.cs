using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Digest.Core.Settings;

namespace Digest.Tests;

/// <summary>Every feed of the digest that ships, held to the rules of its format.</summary>
public sealed class FeedRulesTests(ShippedDigest shipped) : IClassFixture<ShippedDigest>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    private string Host => shipped.Site.Settings.BaseAddress;

    private IEnumerable<(string Path, XElement Feed)> AtomFeeds() =>
        Directory.EnumerateFiles(shipped.Output, "feed.xml", SearchOption.AllDirectories)
            .Select(f => (Path.GetRelativePath(shipped.Output, f).Replace('\\', '/'), XDocument.Load(f).Root!));

    [Fact]
    public void AtomFeedsKeepRfc4287()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var feeds = AtomFeeds().ToList();
        feeds.Count.ShouldBeGreaterThan(20);
        foreach (var (path, feed) in feeds)
        {
            feed.Name.ShouldBe(Atom + "feed", path);
            Absolute(One(feed, "id", path));
            ids.TryAdd(One(feed, "id", path), path).ShouldBeTrue($"{path} has the id of another feed");
            One(feed, "title", path).ShouldNotBeNullOrWhiteSpace(path);
            var updated = Instant(One(feed, "updated", path));
            feed.Element(Atom + "author").ShouldNotBeNull(path);
            Link(feed, "self", path)
                .ShouldBe(new Uri(new Uri(Host + "/"),
                Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)).AbsoluteUri, path);
            Absolute(Link(feed, "alternate", path));
            var entries = feed.Elements(Atom + "entry").ToList();
            entries.Select(e => One(e, "id", path)).ShouldBeUnique();
            foreach (var entry in entries) Entry(entry, updated, path);
        }
    }

    [Fact]
    public void TheRssFeedKeepsItsRules()
    {
        var rss = XDocument.Load(Path.Combine(shipped.Output, "rss.xml")).Root!;
        rss.Attribute("version")!.Value.ShouldBe("2.0");
        var channel = rss.Elements().ShouldHaveSingleItem();
        foreach (var name in (string[])["title", "link", "description"])
            channel.Elements(name).ShouldHaveSingleItem().Value.ShouldNotBeNullOrWhiteSpace(name);
        channel.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "self")
            .Attribute("href")!.Value.ShouldBe(Host + "/rss.xml");
        var items = channel.Elements("item").ToList();
        items.ShouldNotBeEmpty();
        items.Select(i => i.Element("guid")!.Value).ShouldBeUnique();
        foreach (var item in items)
        {
            Absolute(item.Element("link")!.Value);
            if ((string?)item.Element("guid")!.Attribute("isPermaLink") != "false") Absolute(item.Element("guid")!.Value);
            DateTimeOffset.TryParseExact(item.Element("pubDate")!.Value.Insert(item.Element("pubDate")!.Value.Length - 2, ":"),
                "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                .ShouldBeTrue(item.Element("pubDate")!.Value);
            (item.Element("title") ?? item.Element("description")).ShouldNotBeNull();
            if (item.Element(Content + "encoded") is { } html) AbsoluteReferences(html.Value);
        }
    }

    [Fact]
    public void TheJsonFeedKeepsVersion11()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(shipped.Output, "feed.json")));
        var feed = json.RootElement;
        feed.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        feed.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        feed.GetProperty("feed_url").GetString().ShouldBe(Host + "/feed.json");
        Absolute(feed.GetProperty("home_page_url").GetString()!);
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        items.Select(i => i.GetProperty("id").GetString()).ShouldBeUnique();
        foreach (var item in items)
        {
            Absolute(item.GetProperty("url").GetString()!);
            (item.TryGetProperty("content_html", out _) || item.TryGetProperty("content_text", out _)).ShouldBeTrue();
            Instant(item.GetProperty("date_modified").GetString()!)
                .ShouldBeGreaterThanOrEqualTo(Instant(item.GetProperty("date_published").GetString()!));
            if (item.TryGetProperty("content_html", out var html)) AbsoluteReferences(html.GetString()!);
        }
    }

    [Fact]
    public void WholeArticlesGoOnlyWhereTheirRightsAllow()
    {
        var articles = shipped.Site.Articles.ToDictionary(a => Permalinks.Absolute(a.Permalink, shipped.Site.Settings),
            StringComparer.Ordinal);
        foreach (var (path, feed) in AtomFeeds())
        {
            foreach (var entry in feed.Elements(Atom + "entry"))
            {
                if (!articles.TryGetValue(Link(entry, "alternate", path), out var article)) continue;
                (entry.Element(Atom + "content") is not null).ShouldBe(article.MaySyndicate, $"{path}: {article.Permalink}");
            }
        }
    }

    private static void Entry(XElement entry, DateTimeOffset feedUpdated, string path)
    {
        Absolute(One(entry, "id", path));
        One(entry, "title", path).ShouldNotBeNullOrWhiteSpace(path);
        var updated = Instant(One(entry, "updated", path));
        updated.ShouldBeGreaterThanOrEqualTo(Instant(One(entry, "published", path)), $"{path}: {One(entry, "id", path)}");
        feedUpdated.ShouldBeGreaterThanOrEqualTo(updated, path);
        Absolute(Link(entry, "alternate", path));
        if (entry.Element(Atom + "content") is { } content)
        {
            content.Attribute("type")!.Value.ShouldBe("html", path);
            content.HasElements.ShouldBeFalse(path);
            AbsoluteReferences(content.Value);
        }
        else
        {
            entry.Element(Atom + "link").ShouldNotBeNull(path);
        }
    }

    private static string One(XElement parent, string name, string path) =>
        parent.Elements(Atom + name).ShouldHaveSingleItem($"{path}: {name}").Value;

    private static string Link(XElement parent, string relation, string path) =>
        parent.Elements(Atom + "link").Where(l => (string?)l.Attribute("rel") == relation)
            .ShouldHaveSingleItem($"{path}: {relation}").Attribute("href")!.Value;

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void Absolute(string address) =>
        (Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" or "tag" or "urn").ShouldBeTrue(address);

    private static void AbsoluteReferences(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            if ((element.GetAttribute("href") ?? element.GetAttribute("src")) is { } reference)
                Uri.TryCreate(reference, UriKind.Absolute, out _).ShouldBeTrue(reference);
        }
    }
}

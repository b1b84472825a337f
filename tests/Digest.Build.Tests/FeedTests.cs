using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Digest.Build.Tests;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public void EveryTermOfTwoArticlesHasAFeedAndShowsIt()
    {
        using var site = TestSite.Small()
            .With("input/2015-07-20-a.md", "---\ntitle: A\noriginal: true\nauthor: Ann Lee\npeople: [Ida Moll]\n---\nText.\n")
            .With("input/2015-07-21-b.md", "---\ntitle: B\noriginal: true\nauthor: Ann Lee\n---\nOther words.\n")
            .Build().Succeeds();
        foreach (var (path, count) in (IEnumerable<(string, int)>)[("people/alan-stern", 2), ("places/pluto", 2),
            ("organizations/nasa", 2), ("authors/ann-lee", 2), ("topics/economy", 1), ("sources/the-orbit", 1)])
        {
            XDocument.Parse(site.Read(path + "/feed.xml")).Root!.Elements(Atom + "entry").Count().ShouldBe(count, path);
            site.Read(path + "/index.html")
                .ShouldContain($"<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/{path}/feed.xml\"",
                customMessage: path);
            site.Read(path + "/index.html").ShouldContain($"<a href=\"/{path}/feed.xml\">Feed</a>", customMessage: path);
        }

        site.Has("people/ida-moll/feed.xml").ShouldBeFalse();
        site.Read("people/ida-moll/index.html").ShouldNotContain("people/ida-moll/feed.xml");
    }

    [Fact]
    public void TwoArticlesWithOneIdAreToldApart()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-a.md", "---\ntitle: First of all\noriginal: true\nid: same\n---\nOne.\n")
            .With("input/2015-07-02-b.md", "---\ntitle: Second of all\noriginal: true\nid: same\n---\nTwo.\n")
            .Build().Succeeds();
        site.Last.Diagnostics.Single(d => d.Code == "DG3002").Path.ShouldBe("input/2015-07-02-b.md");
        XDocument.Parse(site.Read("feed.xml")).Root!.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value)
            .ShouldBe(["https://test.example/2015/07/b/", "https://test.example/#same"]);
    }

    [Theory]
    [InlineData("excerpt", false)]
    [InlineData("unknown", false)]
    [InlineData("licensed", true)]
    public void WithoutRightsAndDekNoWordOfTheBodyIsInAFeed(string rights, bool isThere)
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-a.md",
            $"---\ntitle: A headline\nsource: The Paper\nrights: {rights}\ntopics: [Space]\n---\nSecretword and all.\n")
            .Build().Succeeds();
        foreach (var path in (string[])["feed.xml", "rss.xml", "feed.json", "topics/space/feed.xml"])
            site.Read(path).Contains("Secretword", StringComparison.Ordinal).ShouldBe(isThere, path);
        if (!isThere) site.Read("feed.json").ShouldContain("\"content_text\": \"The Paper: https://");
    }

    [Fact]
    public void AnEditionThatIsDatedAfterItsArticlesWasNotChangedBeforeItAppeared()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-a.md", "---\ntitle: A\noriginal: true\nedition: 1\n---\nText.\n")
            .With("input/editions/1.md", "---\ntitle: One\ndate: 2015-07-20\n---\n")
            .Build().Succeeds();
        var entry = XDocument.Parse(site.Read("editions/feed.xml")).Root!.Element(Atom + "entry").ShouldNotBeNull();
        var (published, updated) = (Instant("published"), Instant("updated"));
        published.ShouldBe(new DateTimeOffset(2015, 7, 20, 0, 0, 0, TimeSpan.Zero));
        updated.ShouldBe(published);

        DateTimeOffset Instant(string name) =>
            DateTimeOffset.Parse(entry.Element(Atom + name)!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void AnEntrySaysWhoToldIt()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-03-c.md",
            "---\ntitle: C\ndek: About it.\nsource: {name: The Orbit, url: \"https://orbit.example/1\"}\n---\nSecret.\n")
            .With("input/2015-07-02-b.md",
            "---\ntitle: B\nauthor: [Ann Lee, Bo Ek]\nsource: {name: The Comet, url: \"https://comet.example/1\"}\n---\nOther "
            + "words.\n")
            .With("input/2015-07-01-a.md", "---\ntitle: A\noriginal: true\n---\nText.\n")
            .Build().Succeeds();
        string[][] tellers = [["The Orbit"], ["Ann Lee", "Bo Ek", "The Comet"], ["Test"]];
        XDocument.Parse(site.Read("feed.xml")).Root!.Elements(Atom + "entry")
            .Select(e => e.Elements(Atom + "author").Select(a => a.Element(Atom + "name")!.Value).ToArray()).ShouldBe(tellers);
        XDocument.Parse(site.Read("rss.xml")).Root!.Descendants("item")
            .Select(i => i.Elements(XName.Get("creator", "http://purl.org/dc/elements/1.1/")).Select(c => c.Value).ToArray())
            .ShouldBe(tellers);
        using var json = JsonDocument.Parse(site.Read("feed.json"));
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        items.Select(i => i.GetProperty("authors").EnumerateArray().Select(a => a.GetProperty("name").GetString()!).ToArray())
            .ShouldBe(tellers);
        items[0].GetProperty("summary").GetString().ShouldBe("About it.");
        items[0].GetProperty("content_text").GetString().ShouldBe("About it.\n\nThe Orbit: https://orbit.example/1");
    }
}

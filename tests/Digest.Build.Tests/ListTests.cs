namespace Digest.Build.Tests;

/// <summary>What lists, the menu and names in other languages show.</summary>
public sealed class ListTests
{
    [Theory]
    [InlineData("topics/space/index.html", "Space")]
    [InlineData("archive/2015/07/index.html", "July")]
    [InlineData("latest/index.html", "Latest")]
    [InlineData("people/alan-stern/index.html", "Alan Stern")]
    public void TellingsOfOneStoryAreOneEntry(string page, string what)
    {
        using var site = TestSite.Small().Build().Succeeds();
        var text = site.Read(page)[site.Read(page).IndexOf("<main", StringComparison.Ordinal)..];
        text.ShouldContain(what);
        text.ShouldContain("New Horizons flies past Pluto");
        text.ShouldNotContain("Pluto seen close for the first time");
        text.ShouldContain("Also told by <a href=\"/2015/07/flyby-b/\">The Comet</a>");
    }

    [Fact]
    public void ASourcesPageShowsItsOwnTelling()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var page = site.Read("sources/the-comet/index.html");
        page.ShouldContain("<a href=\"/2015/07/flyby-b/\">Pluto seen close for the first time by New Horizons</a>");
        page.ShouldContain("Also told by <a href=\"/2015/07/flyby-a/\">The Orbit</a>");
    }

    [Fact]
    public void ALaterTellingMovesNoOtherEntry()
    {
        using var site = TestSite.Empty().With("statiq.json",
            """{"SiteTitle": "Test", "Host": "test.example", "Digest": {"PageSize": 2, "Editions": false}}""");
        for (var i = 1; i <= 9; i++)
        {
            site.With($"input/articles/2015-07-{i:00}-a{i}.md",
                $"---\ntitle: Number {i}\noriginal: true\nslug: s{i}\n{(i == 3 ? "" : "story: none\n")}topics: [T]\n---\nText {i}.\n");
        }

        site.Build().Succeeds();
        var before = site.Files();
        site.With("input/articles/2015-07-20-late.md", "---\ntitle: Late\noriginal: true\nstory: s3\ntopics: [T]\n---\nText.\n")
            .Build().Succeeds();
        site.Files().Where(f => f.Key.StartsWith("topics/t/", StringComparison.Ordinal) && f.Key.EndsWith(".html",
            StringComparison.Ordinal) && before[f.Key] != f.Value).Select(f => f.Key)
            .ShouldBe(["topics/t/index.html", "topics/t/page/2/index.html"]);
        site.Read("topics/t/page/2/index.html").ShouldContain("2 tellings");
    }

    [Fact]
    public void TheNewestStandInTheOrderOfInstantsNotOfLocalDates()
    {
        using var site = TestSite.Empty();
        // 22:30, 23:00 and 23:30 UTC of one evening; the clocks on the wall say the reverse.
        foreach (var (name, published) in (List<(string, string)>)
            [("first", "2015-07-15T08:30:00+10:00"), ("second", "2015-07-14T23:00:00Z"), ("third", "2015-07-14T16:30:00-07:00")])
        {
            site.With($"input/{name}.md",
                $"---\ntitle: {name}\nslug: {name}\npublished: {published}\noriginal: true\nstory: none\n---\nText {name}.\n");
        }

        // Of one instant the earlier path comes first, whatever the offset.
        site.With("input/a-same.md",
            "---\ntitle: same\nslug: same\npublished: 2015-07-15T09:00:00+10:00\noriginal: true\nstory: none\n---\nA.\n");
        site.Build().Succeeds();
        foreach (var page in (string[])["latest/index.html", "feed.xml"])
            InOrder(site.Read(page), "third", "same", "second", "first");
    }

    [Fact]
    public void AStoryIsToldInTheOrderOfInstants()
    {
        using var site = TestSite.Empty();
        foreach (var (name, published) in (List<(string, string)>)
            [("first", "2015-07-15T08:30:00+10:00"), ("second", "2015-07-14T23:00:00Z"), ("third", "2015-07-14T16:30:00-07:00")])
        {
            site.With($"input/{name}.md",
                $"---\ntitle: Told {name}\nslug: {name}\npublished: {published}\noriginal: true\nstory: one\n---\nText {name}.\n");
        }

        var page = site.Build().Succeeds().Read("stories/one/index.html");
        InOrder(page[page.IndexOf("<ol>", StringComparison.Ordinal)..], "Told first", "Told second", "Told third");
    }

    private static void InOrder(string text, params string[] words)
    {
        text = text[Math.Max(0, text.IndexOf("<main", StringComparison.Ordinal))..];
        var places = words.Select(w => text.IndexOf($">{w}<", StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(p => p >= 0);
        places.ShouldBeInOrder();
    }

    [Fact]
    public void AddressesCutShortLeadToTheArchive()
    {
        using var site = TestSite.Small().With("input/pages/y.md", "---\ntitle: Y\nurl: /2014/\n---\n")
            .With("input/articles/2014-01-02-x.md", "---\ntitle: X\noriginal: true\n---\nText.\n").Build().Succeeds();
        site.Read("2015/07/index.html").ShouldContain("url=/archive/2015/07/");
        site.Read("2015/index.html").ShouldContain("url=/archive/2015/");
        site.Read("2014/index.html").ShouldContain("<h1>Y</h1>");
        site.Last.Diagnostics.ShouldNotContain(d => d.Code.StartsWith("DG3", StringComparison.Ordinal));
    }

    [Fact]
    public void TheMenuNamesTopicsAndTheFrontPageSaysWhatIsOlder()
    {
        using var site = TestSite.Small().With("input/articles/2015-07-06-more.md",
            "---\ntitle: More\noriginal: true\ntopics: [Economy]\n---\nThe banks are shut.\n")
            .With("input/articles/2015-07-07-most.md",
            "---\ntitle: Most\noriginal: true\ntopics: [Economy]\n---\nA quite different matter of harbours.\n").Build().Succeeds();
        var page = site.Read("index.html");
        page.ShouldContain("<li><a href=\"/topics/economy/\">Economy</a></li>\n<li><a href=\"/topics/space/\">Space</a></li>\n"
            + "<li><a href=\"/latest/\">Latest</a></li>\n<li><a href=\"/editions/\">Editions</a></li>\n"
            + "<li><a href=\"/search/\">Search</a></li>");
        page.ShouldContain("From edition 1");
        site.Read("editions/index.html").ShouldContain("<a href=\"/editions/2/\">New Horizons flies past Pluto</a>");
        page.ShouldContain("<form class=\"find\" role=\"search\" action=\"/search/\">");
        site.Read("search/index.html").ShouldNotContain("class=\"find\"");
    }

    [Fact]
    public void NamesAreInTheLanguageOfThePage()
    {
        using var site = TestSite.Small()
            .With("input/_data/places.yml", "- {name: Greece, names: {fr: Grèce, de: Griechenland}}\n")
            .With("input/articles/2015-07-06-fr.md", "---\ntitle: La Grèce dit non\noriginal: true\nlang: fr\nplaces: [Grèce]\n---\nTexte.\n")
            .Build().Succeeds();
        site.Read("fr/2015/07/fr/index.html").ShouldContain("<a href=\"/places/greece/\">Grèce</a>");
        site.Read("2015/07/vote/index.html").ShouldContain("<a href=\"/places/greece/\">Greece</a>");
        site.Read("places/greece/index.html").ShouldContain("<h1>Greece</h1>");
        site.With("input/_data/places.yml", "- {name: Greece, names: [Grèce]}\n- {name: Rome, names: {xx-1-2-3-4-5-6-7-8-9-0: R}}\n")
            .Build();
        site.Last.Diagnostics.Where(d => d.Code == "DG2026" || d.Message.Contains("language", StringComparison.Ordinal))
            .Select(d => d.Message).ShouldContain("'names' is no list of languages");
    }
}

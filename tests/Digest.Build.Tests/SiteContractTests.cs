using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;

namespace Digest.Build.Tests;

public sealed class SiteContractTests
{
    private static string Own(string title, string more = "", string body = "Text.") =>
        $"---\ntitle: \"{title}\"\noriginal: true\n{more}\n---\n{body}\n";

    private static IEnumerable<string> Codes(TestSite site) => site.Last.Diagnostics.Select(d => d.Code);

    [Fact]
    public void AddressesFollowTheContract()
    {
        using var site = TestSite.Small()
            .With("input/articles/2015-07-31-late.md", Own("Late", "date: 2015-07-31T23:30:00-05:00"))
            .With("input/articles/2015-07-20-de.md", Own("Deutsch", "lang: de"))
            .With("input/articles/x.md", Own("Exact", "date: 2015-07-01\nurl: /exact/place.html"))
            .With("input/_posts/2015-06-01-post.markdown", Own("Post"))
            .With("input/_drafts/2015-06-01-not.md", Own("Not"))
            .With("input/blog/2015-05-05-folder/index.md", Own("Folder"))
            .With("input/README.md", "no article")
            .With("input/CNAME", "test.example")
            .With("input/.well-known/security.txt", "x")
            .Build(at: "2015-08-02").Succeeds();
        foreach (var path in (string[])
            [
                "index.html", "2015/07/flyby-a/index.html", "2015/07/late/index.html", "de/2015/07/de/index.html",
                "exact/place.html", "2015/06/post/index.html",
                "2015/05/folder/index.html", "stories/2015/07/flyby-a/index.html", "stories/2015/07/flyby-a/feed.xml",
                "stories/2015/07/flyby-b/index.html", "editions/index.html",
                "editions/2/index.html", "editions/feed.xml", "topics/space/index.html", "topics/space/feed.xml",
                "topics/index.html", "people/alan-stern/index.html",
                "places/pluto/index.html", "organizations/nasa/index.html", "sources/the-orbit/index.html",
                "sources/the-orbit/feed.xml", "archive/index.html", "archive/2015/07/index.html",
                "feed.xml", "rss.xml", "feed.json", "sitemap.xml", "robots.txt", "404.html", "about/index.html", "assets/a.txt",
                "assets/digest.css", "CNAME", ".well-known/security.txt",
                "old/pluto/index.html",
            ])
        {
            site.Has(path).ShouldBeTrue(path);
        }

        site.Has("2015/06/not/index.html").ShouldBeFalse();
        site.Has("README.md").ShouldBeFalse();
        site.Read("old/pluto/index.html")
            .ShouldContain("<link rel=\"canonical\" href=\"https://test.example/2015/07/flyby-b/\">");
        site.Read("stories/2015/07/flyby-b/index.html").ShouldContain("url=/stories/2015/07/flyby-a/");
    }

    [Fact]
    public void TopicsThatMeetHavePagesFeedsAndFacetsOfTheirOwn()
    {
        using var site = TestSite.Empty()
            .With("input/articles/2015-07-01-a.md", Own("A", "tags: [Wordpress, C#, баш]"))
            .With("input/articles/2015-07-02-b.md", Own("B", "tags: [wordpress, C++, bash, баШ]"))
            .Build().Succeeds();
        site.Last.Built!.Site.Terms[TermKind.Topic].Select(t => (t.Permalink, t.Name)).ShouldBe([("/topics/bash/", "bash"),
            ("/topics/c/", "C#"), ("/topics/c-plus-plus/", "C++"), ("/topics/wordpress/", "Wordpress"), ("/topics/баш/", "баш")]);
        foreach (var slug in (string[])["c", "c-plus-plus", "wordpress", "баш"])
        {
            site.Has($"topics/{slug}/index.html").ShouldBeTrue(slug);
            site.Has($"topics/{slug}/feed.xml").ShouldBeTrue(slug);
            site.Has($"search/topics/{slug}.json").ShouldBeTrue(slug);
        }

        site.Last.Diagnostics.Where(d => d.Code == "DG3002").Select(d => $"{d.Path}:{d.Line}:{d.Column} {d.Message}").ShouldBe(
            ["input/articles/2015-07-02-b.md:4:19 the address /topics/c/ is taken by 'C#'; the topic 'C++' is at "
                + "/topics/c-plus-plus/"]);
        site.With("input/articles/2015-07-01-a.md", Own("A", "expires: 2015-08-03\ntags: [C#]")).Build(at: "2015-08-04").Succeeds();
        site.Has("topics/c-plus-plus/index.html").ShouldBeTrue();
        Codes(site).ShouldNotContain("DG3006");
    }

    [Fact]
    public void PagesOfTermsThatMeetLeadToPagesThatAre()
    {
        const string Fields = "topics: [C{0}]\npeople: [Ann{0}]\nplaces: [Ost{0}]\norganizations: [Orb{0}]\nauthors: [Bo{0}]";
        using var site = TestSite.Empty()
            .With("input/articles/2015-07-01-a.md", Own("A", Fields.Replace("{0}", "", StringComparison.Ordinal)))
            .With("input/articles/2015-07-02-b.md", Own("B", Fields.Replace("{0}", "+", StringComparison.Ordinal)))
            .Build().Succeeds();
        foreach (var path in (string[])["topics/c", "people/ann", "places/ost", "organizations/orb", "authors/bo"])
        {
            site.Read(path + "/index.html").ShouldContain(">A</a>");
            var page = site.Read(path + "-plus/index.html");
            page.ShouldContain(">B</a>");
            page.ShouldNotContain(">A</a>");
            foreach (var part in page.Split("href=\"/").Skip(1))
            {
                var target = part[..part.IndexOfAny(['"', '#', '?'])];
                site.Has(target.Length == 0 || target[^1] == '/' ? target + "index.html" : target).ShouldBeTrue($"{path}: {target}");
            }
        }
    }

    [Fact]
    public void ABodyStandsForADekWithoutItsNotesAndAddresses()
    {
        const string Body = """
            ![map](assets/map.png "A map")

            By Jane Doe

            The bridge[^n] was closed[^m] in May. More: <https://bridge.example/a?b=1&c=2>

            [^n]: Built in 1902.
            [^m]: "code" -- and more

            ```sh
            echo "hello" -- 'x' ...
            ```
            """;
        using var site = TestSite.Empty().With("input/assets/map.png", "x")
            .With("input/articles/2015-07-01-a.md", Own("A", body: Body)).Build().Succeeds();
        const string Excerpt = "The bridge was closed in May.";
        site.Read("2015/07/a/index.html").ShouldContain($"<meta name=\"description\" content=\"{Excerpt}\">");
        site.Read("feed.xml").ShouldContain($"<summary>{Excerpt}</summary>");
        site.Files().Where(f => f.Key.StartsWith("search/", StringComparison.Ordinal))
            .ShouldContain(f => f.Value.Contains($"\"{Excerpt}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void SlugsThatMeetAreToldApartByDayThenByNumber()
    {
        using var site = TestSite.Empty()
            .With("input/articles/a/2015-07-01-same.md", Own("A"))
            .With("input/articles/b/2015-07-03-same.md", Own("B"))
            .With("input/articles/c/2015-07-03-same.md", Own("C"))
            .With("input/articles/d/2015-07-03-same.md", Own("D"))
            .Build().Succeeds();
        site.Last.Built!.Site.Articles.ToDictionary(a => a.Article.Headline, a => a.Permalink)
            .ShouldBe(new Dictionary<string, string>
            {
                ["A"] = "/2015/07/same/",
                ["B"] = "/2015/07/same-03/",
                ["C"] = "/2015/07/same-2/",
                ["D"] = "/2015/07/same-3/",
            }, ignoreOrder: true);
        Codes(site).Count(c => c == "DG3002").ShouldBe(3);
    }

    [Fact]
    public void ExplicitAddressesThatMeetAreErrors()
    {
        using var site = TestSite.Empty()
            .With("input/a.md", Own("A", "date: 2015-07-01\nslug: one"))
            .With("input/b.md", Own("B", "date: 2015-07-02\nslug: one"))
            .With("input/c.md", Own("C", "date: 2015-07-03\nurl: /topics/"))
            .With("input/d.md", Own("D", "date: 2015-07-03\ntopics: [x]"))
            .Build();
        site.Last.Failed.ShouldBeTrue();
        Codes(site).Count(c => c == "DG3001").ShouldBe(2);
        Directory.Exists(site.Output).ShouldBeFalse();
    }

    [Fact]
    public void DraftsScheduledAndExpiredArticlesAreLeftOut()
    {
        using var site = TestSite.Empty()
            .With("input/now.md", Own("Now", "date: 2015-07-01\nexpires: 2015-08-05"))
            .With("input/draft.md", Own("Draft", "date: 2015-07-01\ndraft: true"))
            .With("input/later.md", Own("Later", "date: 2015-09-01"))
            .With("input/gone.md", Own("Gone", "date: 2015-07-01\nexpirydate: 2015-07-15"))
            .Build(at: "2015-08-01").Succeeds();
        site.Last.Built!.Site.Articles.Select(a => a.Slug).ShouldBe(["now"]);
        site.Last.Built.Site.Catalog.Selection.NextChange.ShouldBe(new DateTimeOffset(2015, 8, 5, 0, 0, 0, TimeSpan.Zero));
        site.Build(at: "2015-09-02").Succeeds();
        site.Last.Built!.Site.Articles.Select(a => a.Slug).ShouldBe(["later"]);
        site.Build(new BuildOptions { Drafts = true }, at: "2015-08-01").Succeeds();
        site.Last.Built!.Site.Articles.Select(a => a.Slug).ShouldBe(["draft", "now"], ignoreOrder: true);
    }

    [Fact]
    public void OfAWithdrawnArticleOnlyANoticeStays()
    {
        using var site = TestSite.Small().With("input/articles/2015-07-16-wrong.md",
            "---\ntitle: Wrong about Pluto\nsource: {name: The Comet, url: \"https://comet.example/9\"}\ntopics: "
            + "[Space]\nwithdrawn: {date: 2015-07-20, reason: \"It was <b>invented</b>.\"}\n---\nSecret text.\n").Build()
            .Succeeds();
        var page = site.Read("2015/07/wrong/index.html");
        page.ShouldContain("It was &lt;b&gt;invented&lt;/b&gt;.");
        page.ShouldContain("noindex");
        page.ShouldContain(
            "<span class=\"source\">The Comet</span> <time datetime=\"2015-07-16T00:00:00+00:00\">16 July 2015</time>");
        page.ShouldContain("<a href=\"/editions/2/\">More from edition 2</a>");
        site.Read("editions/2/index.html").ShouldNotContain("Wrong about");
        page.ShouldNotContain("Secret text.");
        foreach (var (path, text) in site.Files())
        {
            if (path != "2015/07/wrong/index.html") text.ShouldNotContain("Secret text.", customMessage: path);
        }

        site.Read("topics/space/index.html").ShouldNotContain("Wrong about");
        site.Read("feed.xml").ShouldNotContain("Wrong about");
        site.Read("sitemap.xml").ShouldNotContain("/wrong/");
    }

    [Fact]
    public void LinkRootAndIndexPagesAreInEveryReference()
    {
        using var site = TestSite.Small()
            .With("statiq.json", """{ "Host": "test.example", "LinkRoot": "/news/", "LinkHideIndexPages": false }""").Build()
            .Succeeds();
        var page = site.Read("2015/07/flyby-a/index.html");
        page.ShouldContain("href=\"/news/2015/07/vote/index.html\"");
        page.ShouldContain("href=\"/news/assets/digest.css\"");
        page.ShouldContain("href=\"https://test.example/news/2015/07/flyby-a/index.html\"");
        page.ShouldNotContain("href=\"/2015");
        site.Read("sitemap.xml").ShouldContain("<loc>https://test.example/news/2015/07/flyby-a/index.html</loc>");
    }

    [Fact]
    public void LinksInBodiesAreSettledOrTold()
    {
        using var site = TestSite.Small().With("input/articles/2015-07-21-links.md", Own("Links", "", """
            [a](2015-07-05-vote.md) [b](/2015/07/vote/) [c](/2015/07/vote) [d](../assets/a.txt) [e](/articles/2015-07-05-vote.md#x)
            [f](missing.md) [g](/nowhere/) [h](#there) [i](#nowhere) [j](../vote/) ![k](gone.png)

            ## There
            """)).Build().Succeeds();
        var page = site.Read("2015/07/links/index.html");
        foreach (var link in (string[])["<a href=\"/2015/07/vote/\">a", "<a href=\"/2015/07/vote/\">b",
            "<a href=\"/2015/07/vote/\">c", "<a href=\"/assets/a.txt\">d", "<a href=\"/2015/07/vote/#x\">e",
            "<a href=\"missing.md\">f", "<a href=\"/2015/07/links/#there\">h", "<a href=\"/2015/07/vote/\">j"])
        {
            page.ShouldContain(link);
        }

        site.Last.Diagnostics.Where(d => d.Path == "input/articles/2015-07-21-links.md").Select(d => (d.Code, d.Line, d.Column))
            .ShouldBe(
            [("DG3003", 7, 1), ("DG3003", 7, 17), ("DG3004", 6, 85), ("DG3004", 7, 44), ("DG3003", 7, 72)], ignoreOrder: true);
    }

    [Fact]
    public void TheEditorsWordBeatsTheMachine()
    {
        using var site = TestSite.Small()
            .With("input/articles/2015-07-15-flyby-b.md",
            Own("Pluto seen close by New Horizons", "story: none\nunrelated: [flyby-a]",
            "New Horizons, the NASA probe, flew past Pluto at 12,500 kilometres."))
            .With("input/articles/2015-07-16-x.md", Own("Something else entirely", "story: greece", "Nothing in common."))
            .With("input/articles/2015-07-05-vote.md", Own("Greece votes No", "story: greece"))
            .With("input/stories/greece.md",
            "---\ntitle: Greece and its creditors\ndek: All of it.\nlead: x\nredirect_from: /greece/\n---\nA *summary*.\n")
            .Build().Succeeds();
        var story = site.Last.Built!.Site.Stories.Single(s => s.HasPage);
        (story.Permalink, story.Headline, story.Lead.Slug).ShouldBe(("/stories/greece/", "Greece and its creditors", "x"));
        site.Read("stories/greece/index.html").ShouldContain("A <em>summary</em>.");
        site.Read("greece/index.html").ShouldContain("url=/stories/greece/");
        site.Read("stories/2015/07/vote/index.html").ShouldContain("url=/stories/greece/");
        site.Last.Built.Site.RelatedOf(site.Last.Built.Site.Stories.Single(s => s.Slug == "flyby-a"))
            .ShouldNotContain(r => r.To.Slug == "flyby-b");
    }

    [Fact]
    public void FilesWhoseNamesBeginWithADotAreCopiedAndJunkIsNot()
    {
        using var site = TestSite.Small();
        string[] copied = [".hidden/f.txt", ".nojekyll", ".htaccess", "assets/.dot/x.svg", ".well-known/x"];
        string[] junk =
            [".git/config", ".gitignore", ".DS_Store", ".idea/x.xml", ".vscode/x.json", "node_modules/x.js", ".hg/x", ".svn/x",
                ".env", ".env.local", "assets/.git"];
        foreach (var path in copied.Concat(junk)) site.With("input/" + path, "x");
        site.Build().Succeeds();
        foreach (var path in copied) site.Has(path).ShouldBeTrue(path);
        foreach (var path in junk) (site.Has(path) || Directory.Exists(Path.Combine(site.Output, path))).ShouldBeFalse(path);
    }

    [Theory]
    [InlineData("story: Old Story", "story: Old Story")]
    [InlineData("story: Old Story", "story: fruit")]
    public void AStoryFileMergesPinnedStoriesByTheirAddress(string first, string second)
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-a.md", Own("Apples", first)).With("input/2015-07-02-b.md", Own("Something else", second))
            .With("input/2015-07-03-c.md", Own("Pears", "story: fruit"))
            .With("input/stories/fruit.md", "---\ntitle: Fruit\nredirect_from: /stories/old-story/\n---\n").Build().Succeeds();
        site.Last.Diagnostics.ShouldBeEmpty();
        site.Last.Built!.Site.Stories.Single().Tellings.Count.ShouldBe(3);
        site.Read("stories/old-story/index.html").ShouldContain("url=/stories/fruit/");
    }

    [Theory]
    [InlineData("story: nowhere", "DG4001")]
    [InlineData("related: [nowhere]", "DG4001")]
    [InlineData("unrelated: [nowhere]", "DG4001")]
    [InlineData("related: [vote]\nunrelated: [vote]", "DG4002")]
    public void PinsThatPointNowhereOrContradictAreErrors(string pin, string code)
    {
        using var site = TestSite.Small().With("input/articles/2015-07-21-pin.md", Own("Pin", pin)).Build();
        site.Last.Failed.ShouldBeTrue();
        Codes(site).ShouldContain(code);
    }

    [Fact]
    public void EditionsCountPeriodsSinceTheirStart()
    {
        using var site = TestSite.Small()
            .With("input/editions/3.md", "---\ntitle: Third\norder: [vote]\n---\nWelcome.\n")
            .With("input/articles/2015-07-22-y.md", Own("Y")).Build().Succeeds();
        var editions = site.Last.Built!.Site.Editions;
        editions.Select(e => (e.Number, e.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldBe([(3, "2015-07-20"), (2, "2015-07-13")]);
        editions[0].Stories.Select(s => s.Telling.Slug).ShouldBe(["vote", "y"]);
        site.Read("editions/3/index.html").ShouldContain("Welcome.");
        site.Read("index.html").ShouldContain("Welcome.");
    }

    [Fact]
    public void PagesOfThePastStayWhenAnArticleIsAdded()
    {
        using var site = TestSite.Empty().With("statiq.json", """{ "Host": "test.example", "Digest": { "PageSize": 3 } }""");
        for (var i = 1; i <= 13; i++) site.With($"input/2015-06-{i:00}-a{i}.md", Own($"Headline number {i}"));
        site.Build().Succeeds();
        var before = site.Files();
        before.Keys.Count(k => k.StartsWith("page/", StringComparison.Ordinal)).ShouldBe(3);
        site.With("input/2015-06-14-a14.md", Own("Headline number 14")).Build().Succeeds();
        var after = site.Files();
        after.Where(f => !before.TryGetValue(f.Key, out var old) || old != f.Value).Select(f => f.Key).ShouldBe(
        [
            ".digest-manifest", "2015/06/a14/card.png", "2015/06/a14/index.html", "archive/2015/06/index.html", "archive/2015/index.html",
            "archive/index.html",
            "feed.json", "feed.xml", "index.html", "latest/index.html", "rss.xml", "sitemap.xml",
            "search/documents/0.json", "search/index.json", "search/pairs/0.json", "search/terms/t.json",
            "search/years/2015.json",
        ], ignoreOrder: true);
    }

    [Fact]
    public void AVanishedAddressIsTold()
    {
        using var site = TestSite.Small().Build().Succeeds().Without("input/articles/2015-07-05-vote.md")
            .With("input/articles/2015-07-14-flyby-a.md", Own("Flyby")).Build().Succeeds();
        site.Last.Diagnostics.Where(d => d.Code == "DG3006").Select(d => d.Message)
            .ShouldContain("the address /2015/07/vote/ of the last build has no page now");
    }

    [Fact]
    public void TemplatesInBodiesAreText()
    {
        using var site = TestSite.Empty()
            .With("input/2015-06-01-t.md",
            Own("{{ 1 + 1 }}", "dek: \"{{ site.title }}\"", "{{ 6 * 7 }} {% include x %} {{< youtube >}}")).Build().Succeeds();
        var page = site.Read("2015/06/t/index.html");
        page.ShouldContain("{{ 6 * 7 }} {% include x %} {{&lt; youtube &gt;}}");
        page.ShouldContain("<h1>{{ 1 + 1 }}</h1>");
        site.Last.Diagnostics.Single(d => d.Code == "DG2018").Severity.ShouldBe(Severity.Info);
    }

    [Fact]
    public void AFileOfTheSitesThemeHidesTheBuiltInOne()
    {
        using var site = TestSite.Small().With("theme/partials/byline.html", "<p>BY {{ $.article.headline }}</p>")
            .With("theme/i18n/en.yml", "latest: Fresh <news>").Build().Succeeds();
        site.Read("2015/07/vote/index.html").ShouldContain("<p>BY Greece votes No</p>");
        site.Read("index.html").ShouldContain("Fresh &lt;news&gt;");
        site.Read("index.html").ShouldContain("Top stories");
    }

    [Fact]
    public void LinksOutOfTheInputAreNotFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "symbolic links need a privilege there");
        using var site = TestSite.Small();
        var elsewhere = Directory.CreateTempSubdirectory("digest-elsewhere-");
        File.WriteAllText(Path.Combine(elsewhere.FullName, "2015-06-01-secret.md"), Own("Secret"));
        Directory.CreateSymbolicLink(Path.Combine(site.Root, "input", "link"), elsewhere.FullName);
        File.CreateSymbolicLink(Path.Combine(site.Root, "input", "assets", "passwd"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(site.Root, "input", "circle"), Path.Combine(site.Root, "input"));
        site.Build().Succeeds();
        Codes(site).Count(c => c == "DG2021").ShouldBe(3);
        site.Has("2015/06/secret/index.html").ShouldBeFalse();
        site.Has("assets/passwd").ShouldBeFalse();
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public void AnEmptySiteIsASite()
    {
        using var site = TestSite.Empty().With("input/.gitkeep", "").Build().Succeeds();
        site.Has("index.html").ShouldBeTrue();
        site.Has("feed.xml").ShouldBeTrue();
    }

    [Fact]
    public void WhatIsNoCharacterReachesNoPage()
    {
        using var site = TestSite.Empty().With("input/articles/2015-07-21-own.md",
            Own("A \\u0000 B\\uFFFE C\\uFFFF", "topics: [\"x\\uFFFEy\"]")).Build().Succeeds();
        site.Read("2015/07/own/index.html").ShouldContain("<h1>A B C</h1>");
        site.Has("topics/xy/index.html").ShouldBeTrue();
        site.Files().Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal) && f.Value.Contains('\0')).ShouldBeEmpty();
    }

    [Fact]
    public void TheMenuLeadsToEveryIndexThatThereIs()
    {
        using var site = TestSite.Small().Build().Succeeds();
        site.Read("index.html").ShouldNotContain("/authors/");
        site.With("input/articles/2015-07-21-own.md", Own("Own", "author: Ann Lee")).Build().Succeeds();
        foreach (var index in (string[])["topics", "people", "places", "organizations", "sources", "authors"])
            site.Read("about/index.html").ShouldContain($"<li><a href=\"/{index}/\">", customMessage: index);
    }

    [Fact]
    public void ADiscussionIsNamedByItsHost()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-21-own.md",
            Own("Own", "discussion: [\"https://www.talk.example/t?id=1\", \"mailto:a@b.example\"]")).Build().Succeeds();
        site.Read("2015/07/own/index.html")
            .ShouldContain(
            "<a href=\"https://www.talk.example/t?id=1\" rel=\"external\">talk.example</a></li><li><a "
            + "href=\"mailto:a@b.example\" rel=\"external\">mailto:a@b.example</a>");
    }
}

using Digest.Core.Pages;

namespace Digest.Build.Tests;

/// <summary>The page of a story, and those that set two of its tellings side by side.</summary>
public sealed class StoryPageTests
{
    private const string Pair = "stories/2015/07/flyby-a/flyby-a/flyby-b/index.html";

    private static string Telling(string title, string published, string source, string body, string more = "") =>
        $"---\ntitle: {title}\npublished: {published}\nsource: {{name: {source}, url: \"https://{source.ToLowerInvariant()}.example/1\"}}\n"
        + $"story: ferry\n{more}---\n{body}\n";

    private static TestSite Ferry(string rights) => TestSite.Empty()
        .With("input/articles/a.md", Telling("Ferry stops", "2015-07-14T08:00:00Z", "Orbit",
        "The ferry Anna stopped on Monday with 120 people on board. Its engine had failed near the island of Holm. "
        + "\"We waited four hours for help,\" said Jane Farwell.", $"people: [Jane Farwell]\nplaces: [Holm]\nrights: {rights}\n"))
        .With("input/articles/b.md", Telling("Ferry adrift", "2015-07-15T08:00:00Z", "Comet",
        "On Monday the ferry Anna stopped with 120 people on board. Nobody was hurt, the owner wrote. "
        + "\"We waited four hours,\" said Jane Farwel.", $"people: [Jane Farwell]\norganizations: [Holm Line]\nrights: {rights}\n"))
        .With("input/articles/c.md", Telling("Ferry goes again", "2015-07-13T20:00:00Z", "Meteor",
        "The ferry will go again on Friday. The yard has a new engine ready.", "lead: 9\n"))
        .With("input/stories/ferry.md", "---\ntitle: The ferry\nlead: b\n---\n");

    [Fact]
    public void TheTimelineIsInTheOrderOfTimeAndLeadsToOriginals()
    {
        using var site = Ferry("excerpt").Build().Succeeds();
        var page = site.Read("stories/ferry/index.html");
        int At(string text) => page.IndexOf(text, StringComparison.Ordinal);
        At(">Ferry goes again</a>").ShouldBeLessThan(At(">Ferry stops</a>"));
        At(">Ferry stops</a>").ShouldBeLessThan(At(">Ferry adrift</a>"));
        page.ShouldContain("<li class=\"lead-telling\">\n<h3><a href=\"/2015/07/b/\">");
        page.Split("rel=\"external\">Read the original</a>").Length.ShouldBe(4);
        page.ShouldContain("<svg class=\"coverage\"");
        page.ShouldContain("aria-label=\"When each source told it\"");
        page.ShouldNotContain("style=");
    }

    [Fact]
    public void AQuotationThatTellingsAgreeOnIsOneLineAndSaysWhoShortensIt()
    {
        using var site = Ferry("excerpt").Build().Succeeds();
        var page = site.Read("stories/ferry/index.html");
        page.ShouldContain("<span class=\"speaker\">Jane Farwel");
        page.ShouldContain(">Comet</a> (shortened)");
        page.ShouldNotContain("<caption>");
        page.ShouldContain("One name, spelt differently: Jane Farwel, Jane Farwell");
        page.ShouldNotContain("Underlined words");
    }

    [Fact]
    public void EveryTwoTellingsHaveAPage()
    {
        using var site = Ferry("excerpt").Build().Succeeds();
        foreach (var pair in (string[])["c/a", "c/b", "a/b"])
        {
            site.Has($"stories/ferry/{pair}/index.html").ShouldBeTrue(pair);
            site.Read("stories/ferry/index.html").ShouldContain($"/stories/ferry/{pair}/");
        }

        site.Read("sitemap.xml").ShouldNotContain("/stories/ferry/a/b/");
        var page = site.Read("stories/ferry/a/b/index.html");
        page.ShouldContain("What they quote and whom they name is compared");
        page.ShouldContain("<q>We waited four hours for help");
        page.ShouldNotContain("Its engine had failed");
        page.ShouldContain("data-head=\"Only Comet\"><span><a href=\"/organizations/holm-line/\">Holm Line</a>");
        page.ShouldContain("data-head=\"Both\"><span><a href=\"/people/jane-farwell/\">Jane Farwell</a>");
    }

    [Fact]
    public void TextsThatMayBeGivenAreAlignedSentenceBySentence()
    {
        using var site = Ferry("licensed").Build().Succeeds();
        var page = site.Read("stories/ferry/a/b/index.html");
        page.ShouldContain("Passages that both have stand beside each other.");
        var both = page[page.IndexOf("<tr class=\"both\">", StringComparison.Ordinal)..];
        both.ShouldContain("120 people");
        both.IndexOf("</tr>", StringComparison.Ordinal).ShouldBeGreaterThan(both.LastIndexOf("120 people", both.IndexOf("</tr>",
            StringComparison.Ordinal), StringComparison.Ordinal));
        page.ShouldContain("<tr class=\"one\"><td data-head=\"Orbit\"><span>Its engine had failed near the island of Holm.</span>");
        page.ShouldContain("<tr class=\"one\"><td data-head=\"Orbit\"><span class=\"nothing\"><span aria-hidden=\"true\">–</span>"
            + "<span class=\"hidden\">not there</span></span></td>"
            + "<td data-head=\"Comet\"><span>Nobody was hurt, the owner wrote.</span>");
        // The third telling says nothing of its rights.
        site.Read("stories/ferry/c/a/index.html").ShouldContain("What they quote and whom they name is compared");
    }

    [Fact]
    public void WhatASentenceLacksAtItsEndIsStruck()
    {
        using var site = Ferry("licensed").With("input/articles/b.md", Telling("Ferry adrift", "2015-07-15T08:00:00Z", "Comet",
            "The ferry Anna stopped on Monday with 120 people.", "rights: own\n")).Build().Succeeds();
        site.Read("stories/ferry/a/b/index.html")
            .ShouldContain("<span>The ferry Anna stopped on Monday with 120 people. <del>on board.</del></span>");
    }

    [Fact]
    public void AnAddressNeverComesToMeanOtherTellings()
    {
        using var site = TestSite.Empty()
            .With("input/b.md", Telling("June", "2015-06-14T08:00:00Z", "Orbit", "The ferry stopped in June.",
                "slug: same\npeople: [Jane Farwell]\n"))
            .With("input/c.md", Telling("July", "2015-07-14T08:00:00Z", "Orbit", "The ferry stopped in July.", "slug: same\n"))
            .With("input/d.md", Telling("August", "2015-07-15T08:00:00Z", "Orbit", "The ferry stopped twice."))
            .Build().Succeeds();
        var before = SideBySide.Pairs(site.Last.Built!.Site.Stories.Single());
        before.Select(p => p.Permalink).ShouldBe(["/stories/ferry/same-2015-06/same-2015-07/", "/stories/ferry/same-2015-06/d/",
            "/stories/ferry/same-2015-07/d/"]);
        site.With("input/a.md", Telling("May", "2015-05-14T08:00:00Z", "Orbit", "The ferry stopped in May.", "slug: same\n"))
            .Build().Succeeds();
        var after = SideBySide.Pairs(site.Last.Built!.Site.Stories.Single());
        foreach (var (left, right, permalink) in before)
        {
            var same = after.Single(p => p.Permalink == permalink);
            (same.Left.Article.Headline, same.Right.Article.Headline).ShouldBe((left.Article.Headline, right.Article.Headline));
        }

        // All are by one source: links say which telling is meant.
        var links = site.Read("stories/ferry/index.html");
        links.ShouldContain(">Orbit: June · Orbit: August</a>");
        site.Read("stories/ferry/same-2015-06/d/index.html").ShouldContain("<th scope=\"col\">Only Orbit: June</th>");
    }

    [Fact]
    public void APairSaysWhereItStands()
    {
        using var site = Ferry("excerpt").Build().Succeeds();
        var page = site.Read("stories/ferry/a/b/index.html");
        var crumbs = page[page.IndexOf("BreadcrumbList", StringComparison.Ordinal)..];
        crumbs.ShouldContain("\"position\":2,\"name\":\"The ferry\",\"item\":\"https://test.example/stories/ferry/\"");
    }

    [Fact]
    public void AStoryThatShrinksToOneTellingGoesOnToBeFound()
    {
        using var site = Ferry("excerpt").Without("input/articles/a.md").Without("input/articles/c.md").Build().Succeeds();
        site.Read("stories/ferry/index.html").ShouldContain("url=/2015/07/b/");
        // Only the withdrawn article's own page is left of what the machine had put together.
        using var small = TestSite.Small().With("input/articles/2015-07-14-flyby-a.md",
            "---\ntitle: New Horizons flies past Pluto\npublished: 2015-07-14T12:00:00Z\noriginal: true\nwithdrawn: {date: 2015-07-16, reason: Wrong.}\n---\nText.\n")
            .Build().Succeeds();
        small.Read("stories/2015/07/flyby-a/index.html").ShouldContain("url=/2015/07/flyby-a/");
        small.Has("stories/2015/07/flyby-b/index.html").ShouldBeFalse();
    }

    [Fact]
    public void AHostileTextStaysText()
    {
        using var site = Ferry("licensed").With("input/articles/b.md", Telling("Ferry <b>adrift", "2015-07-15T08:00:00Z", "Comet",
            "A \\<script>alert(1)\\</script> and &lt;img src=x onerror=alert(2)&gt; stopped.", "rights: own\n")).Build().Succeeds();
        var page = site.Read("stories/ferry/a/b/index.html");
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<img src=x");
        page.ShouldContain("&lt;script&gt;alert(1)");
    }

    [Fact]
    public void AStoryOfManyTellingsComparesEachWithTheLeadAndTheOneBefore()
    {
        using var site = TestSite.Empty();
        for (var i = 0; i < 12; i++)
        {
            site.With($"input/articles/t{i:00}.md",
                Telling($"Telling {i}", $"2015-07-{i + 1:00}T08:00:00Z", $"Source{i}", "The ferry stopped."));
        }

        site.Build().Succeeds();
        var story = site.Last.Built!.Site.Stories.Single();
        var pairs = SideBySide.Pairs(story);
        pairs.Count.ShouldBe(11 + 10);
        pairs.Select(p => p.Permalink).Distinct().Count().ShouldBe(21);
        foreach (var (_, _, permalink) in pairs) site.Has(permalink[1..] + "index.html").ShouldBeTrue(permalink);
    }

    [Fact]
    public void TheSmallSiteHasItsPair()
    {
        using var site = TestSite.Small().Build().Succeeds();
        site.Read(Pair).ShouldContain("<h1>Two tellings side by side</h1>");
        site.Read("stories/2015/07/flyby-a/index.html").ShouldContain("href=\"/stories/2015/07/flyby-a/flyby-a/flyby-b/\"");
    }
}

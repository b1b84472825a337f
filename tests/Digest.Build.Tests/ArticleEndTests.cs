using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Digest.Build.Tests;

/// <summary>What stands below an article says nothing twice.</summary>
public sealed class ArticleEndTests
{
    private static string Telling(string source, string headline, string more = "story: mill") =>
        $"---\ntitle: {headline}\nsource: {{name: {source}, url: "
            + $"\"https://paper.example/{headline.Replace(' ', '-')}\"}}\n{more}\n---\nText of {headline}.\n";

    private static IDocument Page(TestSite site, string path) => new HtmlParser().ParseDocument(site.Read(path));

    private static TestSite TwoTellings() => TestSite.Empty()
        .With("statiq.json",
        """{ "SiteTitle": "Test", "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
        .With("input/2015-07-07-a.md", Telling("The Orbit", "Mill burns"))
        .With("input/2015-07-08-b.md", Telling("The Comet", "Fire at the mill"));

    [Fact]
    public void OfTwoTellingsTheOtherIsNamedOnce()
    {
        using var site = TwoTellings().Build().Succeeds();
        var page = Page(site, "2015/07/a/index.html");
        page.QuerySelector(".story .pager").ShouldBeNull();
        page.QuerySelectorAll("a[href='/2015/07/b/']").Length.ShouldBe(1);
    }

    [Fact]
    public void ANeighbourOfTheSameSourceGoesByItsHeadline()
    {
        using var site = TwoTellings()
            .With("input/2015-07-09-c.md", Telling("The Comet", "Nach dem Feuer", "story: mill\nlang: de")).Build().Succeeds();
        Page(site, "2015/07/b/index.html").QuerySelectorAll(".story .pager a").Select(a => a.TextContent)
            .ShouldBe(["Earlier telling: The Orbit", "Later telling: Nach dem Feuer"]);
        Page(site, "2015/07/b/index.html")
            .QuerySelector(".story .pager [lang]")!.OuterHtml.ShouldBe("<span lang=\"de\" dir=\"ltr\">Nach dem Feuer</span>");
        Page(site, "de/2015/07/c/index.html")
            .QuerySelector(".story .pager a")!.TextContent.ShouldBe("Früherer Bericht: Fire at the mill");
    }

    [Fact]
    public void WhatIsRelatedIsNotAmongTheRestOfTheEdition()
    {
        using var site = TwoTellings()
            .With("input/2015-07-09-linked.md",
            Telling("The Orbit", "Bridges of the town", "story: none\nrelated: [2015-07-07-a.md]"))
            .With("input/2015-07-10-other.md", Telling("The Orbit", "A vote on taxes", "story: none\nunrelated: [a, linked]"))
            .Build().Succeeds();
        var page = Page(site, "2015/07/linked/index.html");
        page.QuerySelectorAll(".related li > a").Select(a => a.TextContent).ShouldContain("Mill burns");
        page.QuerySelectorAll(".latest-of-edition h3").Select(h => h.TextContent).ShouldBe(["A vote on taxes"]);
    }
}

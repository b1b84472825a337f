using AngleSharp.Html.Parser;

namespace Digest.Build.Tests;

/// <summary>What stands around the text of a page.</summary>
public sealed class PageFrameTests
{
    [Fact]
    public void WhatIsInAnotherLanguageThanThePageSaysSo()
    {
        using var site = TestSite.Small()
            .With("input/2015-07-20-ar.md", "---\ntitle: خبر\noriginal: true\nlang: ar\ntopics: [Space]\n---\nنص قصير.\n").Build()
            .Succeeds();
        var page = new HtmlParser().ParseDocument(site.Read("ar/2015/07/ar/index.html"));
        page.QuerySelector(".eyebrow a")!.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector(".terms a")!.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector(".colophon a[href='/about/']")!.GetAttribute("lang").ShouldBe("en");
    }

    [Fact]
    public void AMissingPageLeadsToSearch()
    {
        using var site = TestSite.Small().Build().Succeeds();
        new HtmlParser().ParseDocument(site.Read("404.html")).QuerySelector("main a[href='/search/']").ShouldNotBeNull();
    }

    [Fact]
    public void AStoryThatLeadsNowhereHasNoColumnBesideIt()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-a.md", "---\ntitle: Mill burns\noriginal: true\nstory: mill\n---\nThe mill burns.\n")
            .With("input/2015-07-02-b.md", "---\ntitle: Fire at the mill\noriginal: true\nstory: mill\n---\nThe mill burned.\n")
            .Build().Succeeds();
        var page = new HtmlParser().ParseDocument(site.Read("stories/mill/index.html"));
        page.QuerySelector("main aside").ShouldBeNull();
        page.QuerySelector("article .more a[href$='feed.xml']").ShouldNotBeNull();
    }
}

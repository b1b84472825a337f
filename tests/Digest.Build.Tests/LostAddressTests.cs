namespace Digest.Build.Tests;

/// <summary>An address of the last build that vanished without a redirect is told, where somebody may miss it.</summary>
public sealed class LostAddressTests
{
    private static IEnumerable<string> Lost(TestSite site) =>
        site.Last.Diagnostics.Where(d => d.Code == "DG3006").Select(d => d.Message);

    [Fact]
    public void WhatExpiresIsNotMissed()
    {
        using var site = TestSite.Small().With("input/2015-06-16-a.md", """
            ---
            title: Only for a while
            source: {name: The Sun, url: "https://sun.example/1"}
            byline: Ann Ash
            topics: [Weather]
            people: [Bo Birch]
            edition: 40
            expires: 2015-08-10
            redirect_from: /was/here/
            ---
            x
            """).Build().Succeeds();
        site.Has("editions/40/newsletter.html").ShouldBeTrue();
        site.Build(new() { Strict = true }, at: "2015-08-11").Succeeds();
        site.Has("2015/06/a/index.html").ShouldBeFalse();
        site.Has("archive/2015/06/index.html").ShouldBeFalse();
        Lost(site).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("---\ntitle: Greece votes No\npublished: 2015-07-05T20:00:00+03:00\nkind: reprot\noriginal: true\n"
        + "topics: [Economy]\nplaces: [Greece]\n---\nx\n")]
    [InlineData("---\ntitle: [Greece\npublished: 2015-07-05T20:00:00+03:00\n---\nx\n")]
    [InlineData("---\ntitle: \"Greece\n")]
    public void WhatAnErrorKeepsOutIsNotMissed(string text)
    {
        using var site = TestSite.Small().Build().Succeeds().With("input/articles/2015-07-05-vote.md", text).Build();
        site.Last.Failed.ShouldBeTrue();
        Lost(site).ShouldBeEmpty();
        Lost(site.Without("input/assets/a.txt").Build()).ShouldBe(["the file /assets/a.txt of the last build is gone"]);
        Lost(site.With("input/assets/a.txt", "a").Build(new() { KeepGoing = true }).Succeeds()).ShouldBeEmpty();
        site.Has("2015/07/vote/index.html").ShouldBeFalse();
    }

    [Fact]
    public void APageWithAnErrorIsNotMissed()
    {
        using var site = TestSite.Small().Build().Succeeds().With("input/pages/about.md", "---\nlayout: x\n---\n").Build();
        site.Last.Diagnostics.Select(d => d.Code).ShouldBe(["DG2011", "DG2001"], ignoreOrder: true);
    }

    [Fact]
    public void AnotherArticleThatWentIsMissedBesideAnError()
    {
        using var site = TestSite.Small().Build().Succeeds()
            .With("input/articles/2015-07-05-vote.md", "---\ntitle: Greece\nkind: reprot\n---\nx\n")
            .With("input/articles/2015-07-14-flyby-a.md", "---\ntitle: F\noriginal: true\nslug: other\n---\nx\n").Build();
        Lost(site).ShouldContain("the address /2015/07/flyby-a/ of the last build has no page now");
        Lost(site).ShouldNotContain(m => m.Contains("vote", StringComparison.Ordinal));
    }

    [Fact]
    public void TheMachinesOwnStoriesAreNotMissed()
    {
        using var site = TestSite.Small().Build().Succeeds();
        site.Has("stories/2015/07/flyby-a/index.html").ShouldBeTrue();
        var flyby = File.ReadAllText(Path.Combine(site.Root, "input/articles/2015-07-15-flyby-b.md"));
        site.With("input/articles/2015-07-15-flyby-b.md",
            flyby.Replace("updated:", "story: none\nupdated:", StringComparison.Ordinal)).Build().Succeeds();
        site.Has("stories/2015/07/flyby-a/index.html").ShouldBeFalse();
        Lost(site).ShouldBeEmpty();
    }

    [Fact]
    public void ACopiedFileIsMissedAndAFileOfTheThemeIsNot()
    {
        using var site = TestSite.Small().With("theme/assets/own.css", "p {}").With("input/assets/index.html", "x")
            .With("input/assets/page.html", "x").Build().Succeeds().Build().Succeeds();
        Lost(site).ShouldBeEmpty();
        site.Without("theme/assets/own.css").Without("input/assets/a.txt").Build().Succeeds();
        Lost(site).ShouldBe(["the file /assets/a.txt of the last build is gone"]);
        Lost(site.Build().Succeeds()).ShouldBeEmpty();
    }

    [Fact]
    public void AnArticleThatWasRemovedIsMissed()
    {
        using var site = TestSite.Small().Build().Succeeds().Without("input/articles/2015-07-05-vote.md")
            .With("input/articles/2015-07-14-flyby-a.md", "---\ntitle: F\noriginal: true\n---\nx\n").Build().Succeeds();
        Lost(site).ShouldContain("the address /2015/07/vote/ of the last build has no page now");
    }
}

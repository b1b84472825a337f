using Digest.Core.Diagnostics;

namespace Digest.Build.Tests;

/// <summary><c>--keep-going</c> leaves out, lists and counts articles with errors, and forgives nothing else.</summary>
public sealed class KeepGoingTests
{
    private static readonly BuildOptions KeepGoing = new() { KeepGoing = true };

    private static string Own(string more = "") => $"---\ntitle: T\noriginal: true\ntopics: [Space]\n{more}\n---\nx\n";

    private static TestSite Site(string a, string b = "kind: report") =>
        TestSite.Empty().With("input/2015-07-16-a.md", Own(a)).With("input/2015-07-17-b.md", Own(b))
            .With("input/2015-07-18-c.md", Own("related: [b]"));

    private static IEnumerable<string> Errors(TestSite site) =>
        site.Last.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Code} {d.Path}:{d.Line}");

    [Theory]
    [InlineData("related: [nix]", "DG4001 input/2015-07-16-a.md:5")]
    [InlineData("story: nix", "DG4001 input/2015-07-16-a.md:5")]
    [InlineData("related: [b]\nunrelated: [b]", "DG4002 input/2015-07-16-a.md:1")]
    [InlineData("url: /topics/", "DG3001 input/2015-07-16-a.md:5")]
    [InlineData("url: /feed.xml", "DG3001 input/2015-07-16-a.md:5")]
    [InlineData("kind: reprot", "DG2009 input/2015-07-16-a.md:5")]
    public void AnArticleWithAnErrorIsLeftOutListedAndCounted(string more, string error)
    {
        using var site = Site(more).Build(KeepGoing).Succeeds();
        Errors(site).ShouldBe([error]);
        site.Last.Built!.ArticlesLeftOut.ShouldBe(1);
        site.Last.Built.Site.Articles.Select(a => a.Slug).ShouldBe(["c", "b"]);
        site.Has("2015/07/a/index.html").ShouldBeFalse();
        site.Read("topics/index.html").ShouldContain("Space");
    }

    [Fact]
    public void OfTwoWithOneSlugTheLaterIsLeftOutAndCounted()
    {
        using var site = Site("slug: p", "slug: p").With("input/2015-07-18-c.md", Own()).Build(KeepGoing).Succeeds();
        Errors(site).ShouldBe(["DG3001 input/2015-07-17-b.md:1"]);
        site.Last.Built!.ArticlesLeftOut.ShouldBe(1);
        site.Has("2015/07/p/index.html").ShouldBeTrue();
    }

    [Fact]
    public void AnAddressIsFreeWhenItsArticleIsLeftOut()
    {
        using var site = Site("slug: p\nrelated: [nix]", "slug: p").With("input/2015-07-18-c.md", Own()).Build(KeepGoing)
            .Succeeds();
        Errors(site).ShouldBe(["DG4001 input/2015-07-16-a.md:6"]);
        site.Last.Built!.Site.Articles.Select(a => a.Slug).ShouldBe(["c", "p"]);
    }

    [Fact]
    public void APinToAnArticleThatIsLeftOutIsAnInfoThatSaysSo()
    {
        using var site = Site("related: [b]", "kind: reprot").With("input/stories/s.md", "---\ntitle: S\nlead: b\n---\n")
            .With("input/editions/1.md", "---\norder: [b, a]\n---\n").Build(KeepGoing).Succeeds();
        Errors(site).ShouldBe(["DG2009 input/2015-07-17-b.md:5"]);
        site.Last.Diagnostics.Where(d => d.Code == "DG4008").Select(d => $"{d.Severity} {d.Path}:{d.Line}:{d.Column} {d.Message}")
            .ShouldBe(
        [
            "Info input/2015-07-16-a.md:5:11 'related' names 'b', which is left out for its errors",
            "Info input/2015-07-18-c.md:5:11 'related' names 'b', which is left out for its errors",
            "Info input/editions/1.md:2:9 'order' names 'b', which is left out for its errors",
            "Info input/stories/s.md:3:7 'lead' names 'b', which is left out for its errors",
        ]);
    }

    [Fact]
    public void WhatFollowsFromAnErrorIsNoErrorOfAnother()
    {
        using var site = Site("story: s\nrelated: [nix]", "story: s").With("input/stories/t.md", "---\ntitle: S\n---\n")
            .With("input/2015-07-19-d.md", "---\ntitle: \"T\nstory: t\n---\nx\n").Build(KeepGoing).Succeeds();
        Errors(site).Select(e => e[..6]).ShouldBe(["DG4001", "DG2003"]);
        site.Last.Built!.ArticlesLeftOut.ShouldBe(2);
        site.Last.Diagnostics.Count(d => d.Code == "DG4008").ShouldBe(2);
    }

    [Theory]
    [InlineData("pages/p.md", "---\nlayout: x\n---\n", "DG2001")]
    [InlineData("editions/1.md", "---\ndate: never\n---\n", "DG2007")]
    [InlineData("editions/1.md", "---\norder: [nix]\n---\n", "DG4001")]
    [InlineData("stories/s.md", "---\ntitle: [x\n---\n", "DG2003")]
    [InlineData("_directory.yml", "kind: [", "DG2003")]
    [InlineData("_data/topics.yml", "- slug: x\n", "DG2023")]
    public void ErrorsOfOtherFilesAreNotForgiven(string path, string text, string code)
    {
        using var site = Site("kind: report").With("input/" + path, text).Build(KeepGoing);
        site.Last.Failed.ShouldBeTrue();
        Errors(site).ShouldContain(e => e.StartsWith($"{code} input/{path}", StringComparison.Ordinal));
        Directory.Exists(site.Output).ShouldBeFalse();
    }
}

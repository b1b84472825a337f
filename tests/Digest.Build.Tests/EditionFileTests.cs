using Digest.Core.Diagnostics;

namespace Digest.Build.Tests;

public sealed class EditionFileTests
{
    private const string Weekly =
        """{ "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" } } }""";

    private static TestSite Site(string edition) =>
        TestSite.Empty().With("input/2015-07-16-a.md", $"---\ntitle: A\noriginal: true\nedition: {edition}\n---\nx\n");

    private static IEnumerable<string> Editions(TestSite site) =>
        site.Last.Built!.Site.Editions.Select(e => $"{e.Number}: {string.Join(' ', e.Articles.Select(a => a.Slug))}");

    private static IEnumerable<string> Errors(TestSite site) =>
        site.Last.Diagnostics.Where(d => d.Severity == Severity.Error)
            .Select(d => $"{d.Path}:{d.Line}:{d.Column} {d.Code} {d.Message}");

    [Theory]
    [InlineData("2015-07-20")]
    [InlineData("20150720")]
    [InlineData("7")]
    public void AnEditionIsAskedForByNumberOrByTheDateOfItsFile(string edition)
    {
        using var site = Site(edition).With("input/editions/7.md", "---\ndate: 2015-07-20\n---\n").Build().Succeeds();
        Editions(site).ShouldBe(["7: a"]);
    }

    [Fact]
    public void WithAScheduleTheFilesOwnDateCountsFirst()
    {
        using var site = Site("2015-07-21").With("statiq.json", Weekly)
            .With("input/editions/2.md", "---\ndate: 2015-07-21\n---\n").Build().Succeeds();
        Editions(site).ShouldBe(["2: a"]);
        site.Without("input/editions/2.md").Build().Succeeds();
        Editions(site).ShouldBe(["3: a"]);
    }

    [Theory]
    [InlineData("2015-07-20", null, "input/2015-07-16-a.md:4:10 DG4001 no edition is of 2015-07-20")]
    [InlineData("2015-07-01", Weekly, "input/2015-07-16-a.md:4:10 DG4001 no edition is of 2015-07-01")]
    [InlineData("0", null, "input/2015-07-16-a.md:4:10 DG2008 'edition' must be a number from 1, or a date")]
    public void AnEditionThatThereIsNotIsAnError(string edition, string? settings, string error)
    {
        using var site = Site(edition);
        if (settings is not null) site.With("statiq.json", settings);
        Errors(site.Build()).ShouldBe([error]);
    }

    [Fact]
    public void DraftsOfEditionsAndStoriesAreNotBuilt()
    {
        using var site = Site("7").With("input/editions/7.md", "---\ntitle: Seven\ndraft: true\n---\n")
            .With("input/stories/a.md", "---\ntitle: Storied\ndraft: true\nredirect_from: /storied/\n---\n")
            .With("input/pages/p.md", "---\ntitle: Page\ndraft: true\n---\n")
            .With("input/2015-07-17-b.md", "---\ntitle: B\noriginal: true\nstory: a\n---\nx\n").Build().Succeeds();
        Editions(site).ShouldBeEmpty();
        site.Has("stories/a/index.html").ShouldBeTrue();
        site.Read("stories/a/index.html").ShouldNotContain("Storied");
        (site.Has("storied/index.html"), site.Has("p/index.html")).ShouldBe((false, false));
        site.Build(new BuildOptions { Drafts = true }).Succeeds();
        Editions(site).ShouldBe(["7: a"]);
        site.Read("stories/a/index.html").ShouldContain("Storied");
        (site.Has("storied/index.html"), site.Has("p/index.html")).ShouldBe((true, true));
    }

    [Theory]
    [InlineData("""{ "Host": "test.example" }""", "date: 2015-08-03")]
    [InlineData(Weekly, "title: Ahead")]
    public void AnEditionOfTheFutureWaits(string settings, string yaml)
    {
        using var site = Site("5").With("statiq.json", settings).With("input/editions/5.md", $"---\n{yaml}\n---\n").Build()
            .Succeeds();
        Editions(site).ShouldBeEmpty();
        site.Last.Built!.Site.NextChange.ShouldBe(new DateTimeOffset(2015, 8, 3, 0, 0, 0, TimeSpan.Zero));
        Editions(site.Build(at: "2015-08-03").Succeeds()).ShouldBe(["5: a"]);
        Editions(site.Build(new BuildOptions { Scheduled = true }).Succeeds()).ShouldBe(["5: a"]);
    }

    [Fact]
    public void TwoFilesForOneThingAreAnError()
    {
        using var site = Site("8").With("input/editions/8.md", "---\ntitle: A\n---\n")
            .With("input/editions/08.md", "---\ntitle: B\n---\n")
            .With("input/stories/a.md", "---\ntitle: A\n---\n").With("input/stories/sub/a.md", "---\ntitle: B\n---\n").Build();
        Errors(site).ShouldBe(
        [
            "input/editions/8.md:1:1 DG3001 the edition '8' has a file already, input/editions/08.md",
            "input/stories/sub/a.md:1:1 DG3001 the story 'a' has a file already, input/stories/a.md",
        ]);
    }
}

using System.Text;

namespace Digest.Build.Tests;

/// <summary>A saved article is shown before the site is put together anew.</summary>
public sealed class SavedArticleTests
{
    private const string Flyby = "input/articles/2015-07-14-flyby-a.md";

    private static (RequestedPages Pages, Workspace Workspace) Open(TestSite site)
    {
        var options = new BuildOptions { Root = site.Root, At = "2015-08-01", Drafts = true, Extent = BuildExtent.OnRequest };
        var (workspace, found) = Workspace.Open(options, TimeProvider.System);
        var built = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None).Built!;
        return (new(built, workspace!), workspace!);
    }

    private static string? Text(RequestedPages pages, string path) =>
        pages.Find(path, CancellationToken.None).Value?.Bytes is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    [Fact]
    public void HasItsNewWordsAndTheLinksThatItHad()
    {
        using var site = TestSite.Small();
        var (pages, workspace) = Open(site);
        var file = Path.Combine(site.Root, Flyby);
        site.With(Flyby, File.ReadAllText(file).Replace("flies past Pluto", "meets Pluto", StringComparison.Ordinal)
            .Replace("topics: [Space]", "topics: [Economy]", StringComparison.Ordinal) + "\nIt sent [a photo](/assets/a.txt).\n");
        var saved = pages.WithSaved(workspace, file)!;
        var text = Text(saved, "2015/07/flyby-a/index.html")!;
        text.ShouldContain("New Horizons meets Pluto");
        text.ShouldContain("href=\"/topics/economy/\"");
        text.ShouldContain("It sent <a href=\"/assets/a.txt\">a photo</a>.");
        text.ShouldContain("/2015/07/flyby-b/");
        text.ShouldContain("/stories/2015/07/flyby-a/");

        // Its other tellings name it as it is called now; nothing else has changed.
        Text(saved, "2015/07/flyby-b/index.html")!.ShouldContain("New Horizons meets Pluto");
        Text(saved, "2015/07/vote/index.html").ShouldBe(Text(pages, "2015/07/vote/index.html"));
        Text(pages, "2015/07/flyby-a/index.html")!.ShouldContain("flies past Pluto");
    }

    [Fact]
    public void OfWordsAloneTheWholeBuildGivesTheSamePage()
    {
        using var site = TestSite.Small();
        var (pages, workspace) = Open(site);
        var file = Path.Combine(site.Root, Flyby);
        site.With(Flyby, File.ReadAllText(file) + "\nIt will fly on.\n");
        var text = Text(pages.WithSaved(workspace, file)!, "2015/07/flyby-a/index.html")!;
        text.ShouldContain("It will fly on.");
        text.ShouldBe(Text(Open(site).Pages, "2015/07/flyby-a/index.html"));
    }

    [Fact]
    public void ARemovedOneHasNoPageAndAllElseIsAsItWas()
    {
        using var site = TestSite.Small();
        var (pages, workspace) = Open(site);
        site.Without(Flyby);
        var without = pages.WithoutFile(workspace, Path.Combine(site.Root, Flyby))!;
        without.Has("2015/07/flyby-a/index.html").ShouldBeFalse();
        without.Plans.ShouldNotContain(p => p.Permalink == "/2015/07/flyby-a/");
        without.Paths.ShouldBe(pages.Paths.Except(["2015/07/flyby-a/index.html"]), ignoreOrder: true);
        Text(without, "2015/07/flyby-b/index.html").ShouldBe(Text(pages, "2015/07/flyby-b/index.html"));
        without.WithoutFile(workspace, Path.Combine(site.Root, Flyby)).ShouldBeNull();
    }

    [Theory]
    [InlineData("input/articles/2015-07-14-none.md")]
    [InlineData("input/assets/a.txt")]
    [InlineData("statiq.json")]
    public void WhatWasNoArticleIsNotRemoved(string path)
    {
        using var site = TestSite.Small();
        var (pages, workspace) = Open(site);
        pages.WithoutFile(workspace, Path.Combine(site.Root, path)).ShouldBeNull();
    }

    [Fact]
    public void ANewOneIsAloneAtItsAddress()
    {
        using var site = TestSite.Small();
        var (pages, workspace) = Open(site);
        site.With("input/articles/2015-07-20-new.md", "---\ntitle: Brand new\noriginal: true\n---\nWords.\n");
        var saved = pages.WithSaved(workspace, Path.Combine(site.Root, "input/articles/2015-07-20-new.md"))!;
        Text(saved, "2015/07/new/index.html")!.ShouldContain("Brand new");
        saved.Has("2015/07/new/index.html").ShouldBeTrue();
        pages.Has("2015/07/new/index.html").ShouldBeFalse();
    }

    [Theory]
    [InlineData("articles/2015-07-14-flyby-a.md", "---\ntitle: [\n---\n")]
    [InlineData("articles/2015-07-14-flyby-a.md", "---\ntitle: T\nwithdrawn: {reason: Wrong.}\n---\n")]
    [InlineData("articles/2015-07-14-flyby-a.md", "---\ntitle: T\nexpires: 2015-07-20\n---\n")]
    [InlineData("articles/2015-07-21-flyby-a.md", "---\ntitle: T\n---\n")]
    [InlineData("articles/_drafts/2015-07-21-x.md", "---\ntitle: T\n---\n")]
    [InlineData("pages/about.md", "---\ntitle: T\n---\n")]
    [InlineData("assets/b.txt", "asset\n")]
    public void OnlyAWholeBuildTells(string path, string text)
    {
        using var site = TestSite.Small();
        var (pages, workspace) = Open(site);
        site.With("input/" + path, text);
        pages.WithSaved(workspace, Path.Combine(site.Root, "input", path)).ShouldBeNull();
        pages.WithSaved(workspace, Path.Combine(site.Root, "input", "articles", "gone.md")).ShouldBeNull();
        pages.WithSaved(workspace, Path.Combine(site.Root, "statiq.json")).ShouldBeNull();
    }
}

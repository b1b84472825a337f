using System.Globalization;
using Digest.Build;
using Digest.Build.Files;
using Digest.Core.FrontMatter;
using Digest.Rendering;

namespace Digest.Build.Tests;

public sealed class BuildLawsTests
{
    [Fact]
    public void TheEngineAddsNothingToPlainFunctionCalls()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var options = new BuildOptions { Root = site.Root, At = "2015-08-01" };
        var workspace = Workspace.Open(options, TimeProvider.System).Value!;
        var files = InputFiles.Find(workspace.Root, workspace.Inputs, [workspace.Output]);

        var parsers = new ParserPool();
        var defaults = files.Of(InputKind.Defaults).Select(Steps.Defaults).ToList();
        var data = files.Of(InputKind.Data).Select(Steps.Data).ToList();
        var articles = files.Of(InputKind.Article).Select(f => Steps.Article(f, defaults, workspace.Settings, parsers)).ToList();
        var stories = files.Of(InputKind.Story).Select(f => Steps.Other(f, raw => OtherFiles.Story(raw, workspace.Settings), parsers)).ToList();
        var editions = files.Of(InputKind.Edition).Select(f => Steps.Other(f, raw => OtherFiles.Edition(raw, workspace.Settings), parsers)).ToList();
        var pages = files.Of(InputKind.Page).Select(f => Steps.Other(f, raw => OtherFiles.Page(raw, workspace.Settings), parsers)).ToList();
        var assets = SiteSteps.Assets(files.Of(InputKind.Asset), workspace.Theme);
        var catalog = SiteSteps.Catalog(articles, data, stories, workspace);
        var linked = SiteSteps.Stories(catalog, workspace, CancellationToken.None);
        var document = SiteSteps.Site(new(catalog, linked, stories, editions, pages, assets), workspace);
        var renderer = new SiteRenderer(document.Site, workspace.Theme);
        var plain = document.Plans.Select(p => renderer.Render(p, CancellationToken.None)).Concat(SiteSteps.Indexes(document, workspace.Theme))
            .Concat(SiteSteps.Search(document, 1, CancellationToken.None)).ToList();

        plain.Count.ShouldBeGreaterThan(20);
        foreach (var page in plain) File.ReadAllBytes(Path.Combine(site.Output, page.DestinationPath)).ShouldBe(page.Bytes, page.DestinationPath);
        var published = site.Files().Keys.Where(k => !k.StartsWith('.')).Except(assets.Select(a => a.DestinationPath!)).ToList();
        published.ShouldBe(plain.Select(p => p.DestinationPath).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OneThreadAndManyGiveEqualBytes()
    {
        using var site = TestSite.Small().Build(new BuildOptions { Threads = 1 }).Succeeds();
        var one = site.Files();
        Directory.Delete(site.Output, recursive: true);
        site.Build(new BuildOptions { Threads = 16 }).Succeeds();
        site.Files().ShouldBe(one);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void TheMachinesCultureDoesNotMatter(string culture)
    {
        using var site = TestSite.Small().Build().Succeeds();
        var before = site.Files();
        var (current, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Directory.Delete(site.Output, recursive: true);
            site.Build().Succeeds();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.DefaultThreadCurrentCulture) = (current, ui, null);
        }

        site.Files().ShouldBe(before);
    }

    [Fact]
    public void BuildingTwiceChangesNothing()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var before = site.Files();
        site.Build().Succeeds();
        (site.Last.Published!.Written, site.Last.Published.Removed).ShouldBe((0, 0));
        site.Files().ShouldBe(before);
    }

    [Fact]
    public void AnIncrementalBuildEqualsACleanOne()
    {
        using var site = TestSite.Small().Build().Succeeds()
            .With("input/articles/2015-07-20-new.md", "---\ntitle: Something new\noriginal: true\n---\nText.\n")
            .Without("input/articles/2015-07-05-vote.md")
            .Without("input/assets/a.txt")
            .Build().Succeeds();
        var incremental = site.Files();
        Directory.Delete(site.Output, recursive: true);
        site.Build().Succeeds();
        site.Files().ShouldBe(incremental);
        site.Has("2015/07/vote/index.html").ShouldBeFalse();
    }
}

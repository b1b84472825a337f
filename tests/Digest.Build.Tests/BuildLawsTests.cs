using System.Globalization;

namespace Digest.Build.Tests;

public sealed class BuildLawsTests
{
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
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
                CultureInfo.GetCultureInfo(culture);
            Directory.Delete(site.Output, recursive: true);
            site.Build().Succeeds();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.DefaultThreadCurrentCulture) = (current, ui,
                null);
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

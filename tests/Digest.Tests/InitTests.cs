using System.Diagnostics;

namespace Digest.Tests;

public sealed class InitTests
{
    [Fact]
    public void AFreshSiteBuildsWithoutAWarning()
    {
        var root = Directory.CreateTempSubdirectory("digest-init-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(root, ".gitignore"), "mine\n");
            var watch = Stopwatch.StartNew();
            var (status, output, error) = Cli.Run("init", root);
            status.ShouldBe(0, error);
            output.ShouldMatch($@"^\d+ files written\nnext: digest preview --root {root}\n$");
            error.ShouldBe("kept: .gitignore was there already\n");
            File.ReadAllText(Path.Combine(root, ".gitignore")).ShouldBe("mine\n");

            (status, output, error) = Cli.Run("build", "--root", root);
            status.ShouldBe(0, error);
            error.ShouldStartWith(
                "input/articles/2015-07-26-ferry-stops-at-sandholm.md:1:1: info DG4005: tellings of one story give different "
                + "numbers for 'passengers on board'");
            error.Split('\n').Length.ShouldBe(3);
            output.ShouldStartWith("4 articles, 3 stories, ");
            output.ShouldContain("; 0 errors, 0 warnings; ");
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));

            // Told twice, and told differently: the very thing that the site is for.
            var story = File.ReadAllText(Path.Combine(root, "output/stories/2015/07/ferry-stops-at-sandholm/index.html"));
            story.ShouldContain("Sandholm is an island without a boat");
            story.ShouldContain("We heard a bang");
            File.ReadAllText(Path.Combine(root, "output/2015/07/batteries-on-the-water/index.html"))
                .ShouldContain("/stories/2015/07/ferry-stops-at-sandholm/");
            File.Exists(Path.Combine(root, "output/editions/1/index.html")).ShouldBeTrue();

            var before = TestSite.FilesOf(root);
            (status, _, error) = Cli.Run("init", root);
            status.ShouldBe(1);
            error.ShouldBe(
                "statiq.json: error DG7008: the folder holds a site already, and nothing was written\n  hint: give an empty or "
                + "a new folder: digest init my-site\n");
            TestSite.FilesOf(root).ShouldBe(before);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    // From a Monday to a Sunday, over the end of a month, of a year and of a February.
    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-25T13:00:00+02:00")]
    [InlineData("2027-01-01")]
    [InlineData("2028-03-04T23:59:59Z")]
    [InlineData("2028-03-05")]
    public void ANewSiteBeginsWithEditionOneAndMissesNone(string day)
    {
        var root = Directory.CreateTempSubdirectory("digest-init-").FullName;
        try
        {
            Cli.Run("init", root, "--at", day).Status.ShouldBe(0);
            foreach (var at in (string[])[day, Later(day, 7), Later(day, 365)])
            {
                var (status, output, error) = Cli.Run("build", "--root", root, "--at", at, "--strict");
                status.ShouldBe(0, error);
                output.ShouldStartWith("4 articles, 3 stories, ");
                output.ShouldContain("; 0 errors, 0 warnings; ");
                Directory.EnumerateDirectories(Path.Combine(root, "output/editions")).Select(Path.GetFileName).ShouldBe(["1"]);
                (status, _, error) = Cli.Run("check", "--root", root, "--at", at, "--strict");
                status.ShouldBe(0, error);
                error.ShouldNotContain("DG8002");
            }

            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
                File.ReadAllText(file).ShouldNotContain("day-", customMessage: file);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void AnEmptyFolderIsPointedToInit()
    {
        var root = Directory.CreateTempSubdirectory("digest-init-").FullName;
        try
        {
            var (status, _, error) = Cli.Run("build", "--root", root);
            status.ShouldBe(2);
            error.ShouldContain("'digest init DIR' makes a site to begin with");
            Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
            (status, _, error) = Cli.Run("init", root, "--at", "never");
            (status, error).ShouldBe((2, "digest: 'never' in --at is not a date that exists\n"
                + "  hint: write --at 2015-07-16, or --at 2015-07-16T09:30:00+02:00\n"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Later(string day, int days) =>
        DateOnly.Parse(day[..10], System.Globalization.CultureInfo.InvariantCulture).AddDays(days)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

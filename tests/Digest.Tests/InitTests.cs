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

            (status, output, error) = Cli.Run("build", "--root", root, "--at", "2025-07-01");
            status.ShouldBe(0, error);
            error.ShouldStartWith(
                "input/articles/2025-06-03-ferry-stops-at-sandholm.md:1:1: info DG4005: tellings of one story give different "
                + "numbers for 'passengers'");
            error.Split('\n').Length.ShouldBe(3);
            output.ShouldStartWith("4 articles, 3 stories, ");
            output.ShouldContain("; 0 errors, 0 warnings; ");
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));

            // Told twice, and told differently: the very thing that the site is for.
            var story = File.ReadAllText(Path.Combine(root, "output/stories/2025/06/ferry-stops-at-sandholm/index.html"));
            story.ShouldContain("Sandholm is an island without a boat");
            story.ShouldContain("We heard a bang");
            File.ReadAllText(Path.Combine(root, "output/2025/06/batteries-on-the-water/index.html"))
                .ShouldContain("/stories/2025/06/ferry-stops-at-sandholm/");
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
}

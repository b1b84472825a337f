using System.Globalization;
using Digest.Testing;

namespace Digest.Benchmarks;

/// <summary>Builds the same generated articles with Digest and with Hugo as whole, cold processes, in turn, into empty folders.
/// Hugo makes the same kinds of pages (articles, front page with older pages, four taxonomies, sources, months, feeds, sitemap)
/// and relates nothing.</summary>
internal static class HugoComparison
{
    public static int Run(int count, int runs)
    {
        if (!Exists("hugo"))
        {
            Console.Error.WriteLine("hugo is not installed; on Debian: apt-get install hugo");
            return 2;
        }

        var work = Path.Combine(Path.GetTempPath(), $"digest-hugo-{count}");
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        var site = Path.Combine(work, "site");
        SiteGenerator.Write(site, count);
        var hugo = HugoSite.Write(work, Path.Combine(site, "input", "articles"));
        var program = ReleaseBuild.Program;
        if (!File.Exists(program))
        {
            Console.Error.WriteLine("build first: dotnet build Digest.sln -c Release");
            return 2;
        }

        var ours = new List<ProcessCost>();
        var theirs = new List<ProcessCost>();
        for (var run = 0; run <= runs; run++)
        {
            // A folder of its own for each run: a file system is slow where much was removed a moment before. Each goes first in
            // turn.
            var (digestFolder, hugoFolder) = (Path.Combine(work, $"out-digest-{run}"), Path.Combine(work, $"out-hugo-{run}"));
            var first = run % 2 == 0 ? Hugo(hugo, hugoFolder) : null;
            var a = ProcessCost.Measure("dotnet",
                [program, "build", "--root", site, "--output", digestFolder, "--at", "2020-01-01"]);
            var b = first ?? Hugo(hugo, hugoFolder);
            if (run == 0) continue; // files in the page cache for both
            ours.Add(a);
            theirs.Add(b);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"run {run}: digest {a.Seconds:0.00} s, {a.Megabytes} MB; hugo {b.Seconds:0.00} s, {b.Megabytes} MB; ratio "
                + $"{a.Seconds / b.Seconds:0.00}"));
        }

        var ratios = ours.Zip(theirs, (a, b) => a.Seconds / b.Seconds).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} articles, median of {runs}: digest {Median(ours):0.00} s, hugo {Median(theirs):0.00} s, ratio "
            + $"{ratios[ratios.Count / 2]:0.00}; peak memory digest {ours.Max(m => m.Megabytes)} MB, hugo "
            + $"{theirs.Max(m => m.Megabytes)} MB"));
        Console.WriteLine($"pages: digest {Pages(work, "out-digest-0")}, hugo {Pages(work, "out-hugo-0")}");
        Directory.Delete(work, recursive: true);
        return 0;
    }

    private static ProcessCost Hugo(string source, string folder) =>
        ProcessCost.Measure("hugo", ["--quiet", "--source", source, "--destination", folder]);

    private static double Median(List<ProcessCost> all) => all.Select(m => m.Seconds).Order().ElementAt(all.Count / 2);

    private static int Pages(string work, string folder) =>
        Directory.EnumerateFiles(Path.Combine(work, folder), "*.html", SearchOption.AllDirectories).Count();

    private static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(p => File.Exists(Path.Combine(p, program)));
}

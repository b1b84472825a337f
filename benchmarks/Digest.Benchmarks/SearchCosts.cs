using System.Diagnostics;
using System.Globalization;
using Digest.Build;
using Digest.Core.Search;
using Microsoft.Playwright;

namespace Digest.Benchmarks;

/// <summary>Prints what queries on a generated site fetch and how long they take, and what writing the index costs.</summary>
internal static class SearchCosts
{
    public static async Task<int> RunAsync(int count, string chromium)
    {
        if (!File.Exists(chromium))
        {
            Console.Error.WriteLine("chromium is not installed; on Debian: apt-get install chromium");
            return 2;
        }

        var folder = Path.Combine(Path.GetTempPath(), $"digest-search-{count}");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        SiteGenerator.Write(folder, count);
        var (built, server) = await SearchMeasure.ServeAsync(folder);
        await using var serving = server;
        for (var run = 1; run <= 3; run++) Write(built, run);
        using var playwright = await Playwright.CreateAsync();
        await using var browser =
            await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        Console.WriteLine("files      kB  gzip kB    ms  query");
        foreach (var query in SearchMeasure.Queries(built))
        {
            var cost = await SearchMeasure.AskAsync(browser, server.Address.TrimEnd('/'), query);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{cost.Requests,5} {cost.Bytes / 1000.0,7:0.0} {cost.Compressed / 1000.0,8:0.0} {cost.Milliseconds,5:0}  "
                + $"{cost.Query}  ({cost.Found})"));
        }

        return 0;
    }

    private static void Write(BuildResult built, int run)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var start = Stopwatch.GetTimestamp();
        var files = SearchIndex.Build(built.Built!.Site, Environment.ProcessorCount, CancellationToken.None);
        var wall = Stopwatch.GetElapsedTime(start);
        var work = Process.GetCurrentProcess().TotalProcessorTime - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"run {run}: {files.Count} files, {files.Sum(f => (long)f.Bytes.Length) / 1e6:0.0} MB "
            + $"in {wall.TotalMilliseconds:0} ms, {work.TotalMilliseconds:0} ms of processor, "
            + $"{(GC.GetTotalAllocatedBytes() - allocated) / 1e6:0} MB allocated"));
    }
}

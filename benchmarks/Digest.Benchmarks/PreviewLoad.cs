using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Digest.Benchmarks;

/// <summary>Asks a preview for thousands of addresses and saves hundreds of articles under it, with readers of events who never
/// read, and looks whether its memory, open files and threads grow.</summary>
internal sealed partial class PreviewLoad : IDisposable
{
    private const int Articles = 500;
    private const int Deaf = 32;
    private const int Rounds = 10;

    // What the runtime's heap and pools may differ by from one round to another.
    private const int MegabytesOfNoise = 40;
    private const int HandlesOfNoise = 16;

    private static readonly string[] Strangers = ["/no-such-page/", "/%2e%2e/statiq.json", "/_edit/?path=x", "/2013/", "/a\\b/"];

    private readonly Process _preview;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly List<string> _files;
    private readonly List<Stream> _deaf = [];
    private readonly Random _random = new(11);

    private PreviewLoad(string site)
    {
        _files = [.. Directory.EnumerateFiles(Path.Combine(site, "input", "articles"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)];
        var start = new ProcessStartInfo("dotnet",
            [ReleaseBuild.Program, "preview", "--root", site, "--port", "0", "--at", "2020-01-01"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _preview = Process.Start(start)!;
        var line = _preview.StandardOutput.ReadLine() ?? throw new InvalidOperationException(_preview.StandardError.ReadToEnd());
        _ = _preview.StandardOutput.ReadToEndAsync();
        _ = _preview.StandardError.ReadToEndAsync();
        _client.BaseAddress = new Uri(line.Split(' ')[1]);
    }

    /// <summary>Prints memory, open files and threads after each tenth.</summary>
    /// <returns>0 where nothing grows from the half on.</returns>
    public static int Run(int requests, int saves)
    {
        var site = Directory.CreateTempSubdirectory("digest-load-").FullName;
        try
        {
            SiteGenerator.Write(site, Articles);
            using var load = new PreviewLoad(site);
            return load.Measure(requests, saves);
        }
        finally
        {
            Directory.Delete(site, recursive: true);
        }
    }

    public void Dispose()
    {
        foreach (var stream in _deaf) stream.Dispose();
        _client.Dispose();
        _preview.Kill(entireProcessTree: true);
        _preview.WaitForExit();
        _preview.Dispose();
    }

    private int Measure(int requests, int saves)
    {
        List<string> addresses =
            [.. AddressOf().Matches(Answer("/sitemap.xml") ?? "").Select(m => m.Groups[1].Value), .. Strangers];
        for (var i = 0; i < Deaf; i++) _deaf.Add(_client.GetStreamAsync("/_digest/events").GetAwaiter().GetResult());
        Console.WriteLine($"{addresses.Count} addresses");
        Console.WriteLine("| requests | saves | MB | open files | threads |\n|---:|---:|---:|---:|---:|");
        var (shown, counts) = (0, new List<(long Megabytes, int Handles, int Threads)>());
        for (var round = 1; round <= Rounds; round++)
        {
            for (var i = 0; i < saves / Rounds; i++)
            {
                if (Save($"mark{round}x{i}")) shown++;
                for (var j = 0; j < requests / saves; j++) Answer(addresses[_random.Next(addresses.Count)]);
            }

            counts.Add(Count());
            var (megabytes, handles, threads) = counts[^1];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {requests / Rounds * round} | {saves / Rounds * round} | {megabytes} | {handles} | {threads} |"));
        }

        // The heap goes up and down: the most of each half is compared.
        var (first, second) = (counts[..(Rounds / 2)], counts[(Rounds / 2)..]);
        var grows = second.Max(c => c.Megabytes) > first.Max(c => c.Megabytes) + MegabytesOfNoise
            || second.Max(c => c.Handles) > first.Max(c => c.Handles) + HandlesOfNoise
            || second.Max(c => c.Threads) > first.Max(c => c.Threads) + HandlesOfNoise;
        var all = saves / Rounds * Rounds;
        Console.WriteLine($"{shown} of {all} saves were shown; {(grows ? "it grows" : "nothing grows from the half on")}");
        return grows || shown < all ? 1 : 0;
    }

    private bool Save(string mark)
    {
        var file = _files[_random.Next(_files.Count)];
        var text = File.ReadAllText(file);
        var at = text.IndexOf("date: ", StringComparison.Ordinal) + "date: ".Length;
        var name = DatedName().Replace(Path.GetFileNameWithoutExtension(file), "");
        File.WriteAllText(file, Mark().Replace(text, "") + $"\n{mark}\n");
        var address = $"/{text.Substring(at, 4)}/{text.Substring(at + 5, 2)}/{name}/";
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(10); Thread.Sleep(5))
        {
            if (Answer(address)?.Contains(mark, StringComparison.Ordinal) == true) return true;
        }

        return false;
    }

    private string? Answer(string address)
    {
        using var answer = _client.GetAsync(address).GetAwaiter().GetResult();
        var text = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        return answer.IsSuccessStatusCode ? text : null;
    }

    private (long Megabytes, int Handles, int Threads) Count()
    {
        Thread.Sleep(1_000);
        _preview.Refresh();
        var open = $"/proc/{_preview.Id}/fd";
        return (_preview.WorkingSet64 >> 20, Directory.Exists(open) ? Directory.GetFiles(open).Length : _preview.HandleCount,
            _preview.Threads.Count);
    }

    [GeneratedRegex("<loc>https?://[^/<]+([^<]*)</loc>")]
    private static partial Regex AddressOf();

    [GeneratedRegex("^\\d{4}-\\d{2}-\\d{2}-")]
    private static partial Regex DatedName();

    [GeneratedRegex("\nmark\\d+x\\d+\n")]
    private static partial Regex Mark();
}

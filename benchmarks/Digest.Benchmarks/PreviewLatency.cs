using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Digest.Benchmarks;

/// <summary>Edits a generated digest under a running preview, and measures from the save to what a browser is answered. Hugo's
/// server runs beside it, over a copy of the same articles with the same edits.</summary>
internal sealed partial class PreviewLatency : IDisposable
{
    private const int MaxWaitMilliseconds = 10_000;

    private readonly string _site;
    private readonly string _program;
    private readonly Process _digest;
    private readonly HttpClient _client;
    private readonly Process? _hugo;
    private readonly HttpClient? _hugoClient;
    private readonly string? _hugoContent;
    private readonly List<string> _articles;
    private readonly Random _random = new(7);
    private readonly Dictionary<string, Times> _times = [];
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private string _build = "";
    private bool _isLinking;
    private double _shown;
    private int _next;

    private PreviewLatency(string work, string site, string program, bool withHugo)
    {
        (_site, _program) = (site, program);
        _articles = [.. Directory.EnumerateFiles(Path.Combine(site, "input", "articles"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)];
        _digest = Start("dotnet", [_program, "preview", "--root", site, "--port", "0", "--at", "2020-01-01"]);
        var line = _digest.StandardOutput.ReadLine() ?? throw new InvalidOperationException(_digest.StandardError.ReadToEnd());
        _ = _digest.StandardOutput.ReadToEndAsync();
        _ = _digest.StandardError.ReadToEndAsync();
        _client = new() { BaseAddress = new Uri(line.Split(' ')[1]), Timeout = TimeSpan.FromMinutes(2) };
        _ = Task.Run(ListenAsync);
        if (!withHugo) return;
        var hugo = HugoSite.Write(work, Path.Combine(site, "input", "articles"));
        _hugoContent = Directory.EnumerateDirectories(hugo, "*", SearchOption.AllDirectories)
            .First(d => Directory.EnumerateFiles(d, "*.md").Any());
        const string port = "18313";
        _hugo = Start("hugo", ["server", "--source", hugo, "--port", port, "--bind", "127.0.0.1", "--disableLiveReload",
            "--baseURL", $"http://127.0.0.1:{port}/"]);
        _ = _hugo.StandardOutput.ReadToEndAsync();
        _ = _hugo.StandardError.ReadToEndAsync();
        _hugoClient = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        if (!Until(() => Answer(_hugoClient, "/") is not null))
            throw new InvalidOperationException("hugo server does not answer");
    }

    /// <summary>Runs the benchmark and prints medians.</summary>
    /// <param name="count">Articles.</param>
    /// <param name="edits">Edits of files.</param>
    /// <param name="withHugo">Whether Hugo's server takes part.</param>
    public static int Run(int count, int edits, bool withHugo)
    {
        var program = ReleaseBuild.Program;
        if (!File.Exists(program))
        {
            Console.Error.WriteLine("build first: dotnet build Digest.sln -c Release");
            return 2;
        }

        var work = Path.Combine(Path.GetTempPath(), $"digest-preview-{count}");
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        SiteGenerator.Write(Path.Combine(work, "site"), count);
        using (var latency = new PreviewLatency(work, Path.Combine(work, "site"), program, withHugo)) latency.Edit(edits);
        Directory.Delete(work, recursive: true);
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in (Process?[])[_digest, _hugo])
        {
            if (process is null) continue;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        _client.Dispose();
        _hugoClient?.Dispose();
    }

    private static Process Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private void Edit(int edits)
    {
        Thread.Sleep(2_000);
        long halfway = 0;
        for (var i = 0; i < edits; i++)
        {
            // Mostly what an editor does most: words of a text.
            switch (i % 10)
            {
                case 3: Headline(); break;
                case 5: Date(); break;
                case 7: New(); break;
                case 8: Delete(); break;
                case 9: Theme(); break;
                default: Paragraph(); break;
            }

            Thread.Sleep(100);
            if (i == edits / 2) halfway = Memory();
        }

        var page = _times.Values.SelectMany(t => t.Page).ToList();
        foreach (var (kind, times) in _times.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{kind,-10} {times.Page.Count,4} times: page {Median(times.Page)}, "
                + (times.Follow.Count > 0 ? $"story and front page {Median(times.Follow)}, " : "")
                + $"settled {Median(times.Settled)}" + (times.Hugo.Count > 0 ? $"; hugo {Median(times.Hugo)}" : ""));
        }

        Console.WriteLine($"all: page {Median(page)}, settled {Median([.. _times.Values.SelectMany(t => t.Settled)])}"
            + (_hugo is null ? "" : $"; hugo {Median([.. _times.Values.SelectMany(t => t.Hugo)])}"));
        Console.WriteLine($"memory: {halfway} MB after half of the edits, {Memory()} MB after all, {Peak()} MB at most"
            + (_hugo is null ? "" : $"; hugo {PeakOf(_hugo)} MB at most"));
    }

    private void Paragraph()
    {
        var (file, text, address) = Any();
        var mark = Mark();
        Measure("paragraph", file, text + $"\n\nA paragraph about {mark}.\n", () => Says(_client, address, mark), null,
            client => Says(client, HugoAddressOf(file, text), mark));
    }

    private void Headline()
    {
        // The newest are those that the front page shows.
        var (file, text, address) = Any(_articles.Count - 12);
        var mark = Mark();
        var title = text.IndexOf("title: \"", StringComparison.Ordinal) + "title: \"".Length;
        var story = StoryLink().Match(Answer(_client, address) ?? "");
        var isOnFront = Says(_client, "/", address);
        Measure("headline", file, text.Insert(title, mark + " "), () => Says(_client, address, mark),
            () => (!isOnFront || Says(_client, "/", mark)) && (!story.Success || Says(_client, story.Groups[1].Value, mark)),
            client => Says(client, HugoAddressOf(file, text), mark));
    }

    private void Date()
    {
        var (file, text, address) = Any();
        var at = text.IndexOf("date: ", StringComparison.Ordinal) + "date: 2013-07-".Length;
        var time = string.Create(CultureInfo.InvariantCulture,
            $"T{_random.Next(24):00}:{_random.Next(60):00}:{_random.Next(60):00}");
        var edited = string.Concat(text.AsSpan(0, at + 2), time, text.AsSpan(at + 2 + time.Length));
        Measure("date", file, edited, () => Says(_client, address, time[..6]), null,
            client => Says(client, HugoAddressOf(file, text), time[..6]));
    }

    private void New()
    {
        var (file, text, _) = Any();
        var mark = Mark();
        var name = $"{mark}-new.md";
        var title = text.IndexOf("title: \"", StringComparison.Ordinal) + "title: \"".Length;
        var address = AddressOf(name, text);
        Measure("new file", Path.Combine(Path.GetDirectoryName(file)!, name), text.Insert(title, mark + " "),
            () => Says(_client, address, mark), null, client => Says(client, HugoAddressOf(name, text), mark));
    }

    private void Delete()
    {
        var index = _random.Next(_articles.Count);
        var (file, text) = (_articles[index], File.ReadAllText(_articles[index]));
        var address = AddressOf(Path.GetFileName(file), text);
        _articles.RemoveAt(index);
        Measure("deletion", file, null, () => Answer(_client, address) is null, null, null);
    }

    private void Theme()
    {
        var (_, _, address) = Any();
        var mark = Mark();
        // Hugo's server renders the partials of a page that was opened anew; a theme of its own is no part of this comparison.
        Measure("partial", Path.Combine(_site, "theme", "partials", "head-extra.html"),
            $"<meta name=\"mark\" content=\"{mark}\">\n",
            () => Says(_client, address, mark), null, null);
    }

    private void Measure(string kind, string file, string? text, Func<bool> page, Func<bool>? follow,
        Func<HttpClient, bool>? hugo)
    {
        // The page is open: Hugo renders anew what was visited.
        page();
        if (_hugoClient is not null) hugo?.Invoke(_hugoClient);
        var before = State().Build;
        var start = _clock.Elapsed.TotalMilliseconds;
        Save(file, text);
        if (!_times.TryGetValue(kind, out var times)) _times[kind] = times = new([], [], [], []);
        if (Until(page)) times.Page.Add(_clock.Elapsed.TotalMilliseconds - start);
        if (follow is not null && Until(follow)) times.Follow.Add(_clock.Elapsed.TotalMilliseconds - start);
        if (Until(() => State() is var (build, isLinking, _) && build != before && !isLinking))
            times.Settled.Add(State().Shown - start);
        if (hugo is not null && _hugoClient is not null)
        {
            start = _clock.Elapsed.TotalMilliseconds;
            var copy = Path.Combine(_hugoContent!, Path.GetFileName(file));
            if (text is null) File.Delete(copy);
            else HugoSite.Convert(file, copy);
            if (Until(() => hugo(_hugoClient))) times.Hugo.Add(_clock.Elapsed.TotalMilliseconds - start);
        }

        Console.WriteLine($"{kind} {Path.GetFileName(file)}: page {Last(times.Page)}, settled {Last(times.Settled)}"
            + (times.Hugo.Count > 0 ? $"; hugo {Last(times.Hugo)}" : ""));
    }

    private static string Last(List<double> times) => times.Count == 0 ? "never" : Median([times[^1]]);

    private static void Save(string file, string? text)
    {
        if (text is null)
        {
            File.Delete(file);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private (string File, string Text, string Address) Any(int from = 0)
    {
        var file = _articles[_random.Next(Math.Max(0, from), _articles.Count)];
        var text = File.ReadAllText(file);
        return (file, text, AddressOf(Path.GetFileName(file), text));
    }

    private static string AddressOf(string name, string text) => Address(text, DatedName().Replace(name, ""));

    // Hugo keeps the day of a file's name.
    private static string HugoAddressOf(string file, string text) => Address(text, Path.GetFileName(file));

    private static string Address(string text, string name)
    {
        var at = text.IndexOf("date: ", StringComparison.Ordinal) + "date: ".Length;
        return $"/{text.Substring(at, 4)}/{text.Substring(at + 5, 2)}/{Path.GetFileNameWithoutExtension(name)}/";
    }

    [GeneratedRegex("^\\d{4}-\\d{2}-\\d{2}-")]
    private static partial Regex DatedName();

    [GeneratedRegex("href=\"(/stories/[^\"#]+/)\"")]
    private static partial Regex StoryLink();

    private string Mark() => string.Create(CultureInfo.InvariantCulture, $"mark{++_next:0000}");

    private static bool Says(HttpClient client, string address, string mark) =>
        Answer(client, address)?.Contains(mark, StringComparison.Ordinal) == true;

    private static string? Answer(HttpClient client, string address)
    {
        try
        {
            using var answer = client.GetAsync(address).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode ? answer.Content.ReadAsStringAsync().GetAwaiter().GetResult() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private bool Until(Func<bool> holds)
    {
        var start = _clock.ElapsedMilliseconds;
        while (!holds())
        {
            if (_clock.ElapsedMilliseconds - start > MaxWaitMilliseconds) return false;
            Thread.Sleep(2);
        }

        return true;
    }

    private (string Build, bool IsLinking, double Shown) State()
    {
        lock (_lock) return (_build, _isLinking, _shown);
    }

    private async Task ListenAsync()
    {
        await using var events = await _client.GetStreamAsync("/_digest/events");
        using var reader = new StreamReader(events);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            using var json = JsonDocument.Parse(line["data: ".Length..]);
            var (build, isLinking) = (json.RootElement.GetProperty("build").GetString()!,
                json.RootElement.GetProperty("linking").GetBoolean());
            lock (_lock)
            {
                // What the check of every page finds comes later, and is no other site.
                if ((build, isLinking) == (_build, _isLinking)) continue;
                (_build, _isLinking, _shown) = (build, isLinking, _clock.Elapsed.TotalMilliseconds);
            }
        }
    }

    private long Memory()
    {
        _digest.Refresh();
        return _digest.WorkingSet64 >> 20;
    }

    private long Peak() => PeakOf(_digest);

    private static long PeakOf(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64 >> 20;
    }

    private static string Median(List<double> all) => all.Count == 0
        ? "never" : all.Order().ElementAt(all.Count / 2).ToString("0", CultureInfo.InvariantCulture) + " ms";

    private sealed record Times(List<double> Page, List<double> Follow, List<double> Settled, List<double> Hugo);
}

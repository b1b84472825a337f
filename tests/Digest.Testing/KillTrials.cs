using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Digest.Testing;

/// <summary>Starts the real program on a site over an older published state, disturbs it, and says what it left wrong.</summary>
public sealed partial class KillTrials : IDisposable
{
    private static readonly string[] Words =
        ["harbour", "bridge", "vote", "storm", "council", "strike", "comet", "river", "budget", "school", "ferry", "court"];

    private readonly string _root = Directory.CreateTempSubdirectory("digest-kills-").FullName;
    private readonly string _program;
    private readonly Random _random;
    private readonly SortedDictionary<string, string> _inputs;
    private readonly SortedDictionary<string, string> _clean;
    private readonly TimeSpan _whole;

    /// <summary>Writes the site in two states, publishes the older one, and builds the newer one cleanly.</summary>
    /// <param name="program">The program's assembly, beside its runtime configuration.</param>
    /// <param name="articles">Articles.</param>
    /// <param name="seed">Of the moments.</param>
    public KillTrials(string program, int articles, int seed)
    {
        (_program, _random) = (program, new Random(seed));
        File.WriteAllText(Path.Combine(_root, "statiq.json"), """
            { "SiteTitle": "Kills", "Host": "kills.example", "LinkHideIndexPages": true,
              "Digest": { "Cards": false, "Editions": { "Every": "week", "Start": "2014-12-29" } } }
            """);
        for (var i = 0; i < articles; i++)
        {
            if (i % 10 != 3) Write("old", i, "first");
            if (i % 10 != 7) Write("new", i, i % 4 == 0 ? "second" : "first");
        }

        Expect(Run("old", "published"), 0);
        var clock = Stopwatch.StartNew();
        Expect(Run("new", "clean"), 0);
        _whole = clock.Elapsed;
        _clean = FolderFiles.Of(Folder("clean"));
        _inputs = Inputs();
    }

    /// <summary>Kills that fell while files were being published.</summary>
    public int WhilePublishing { get; private set; }

    /// <summary>Kills a build at a random moment, three times of four after publishing has begun.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Kill()
    {
        Publish();
        using var build = Start("new", "output");
        if (_random.Next(4) > 0)
        {
            while (!build.HasExited && !File.Exists(Path.Combine(Folder("output"), ".digest-journal"))) Thread.Sleep(1);
            Thread.Sleep(_random.Next(60));
        }
        else
        {
            build.WaitForExit(_random.Next(Math.Max(1, (int)_whole.TotalMilliseconds)));
        }

        build.Kill();
        build.WaitForExit();
        if (File.Exists(Path.Combine(Folder("output"), ".digest-journal"))) WhilePublishing++;
        return Torn() ?? Repaired();
    }

    /// <summary>Starts two builds into one output.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? TwoAtOnce()
    {
        Publish();
        using var first = Start("new", "output");
        Thread.Sleep(_random.Next(100));
        using var second = Start("old", "output");
        first.WaitForExit();
        second.WaitForExit();
        if (first.ExitCode is not (0 or 1) || second.ExitCode is not (0 or 1))
            return $"two builds ended with {first.ExitCode} and {second.ExitCode}";
        return Torn() ?? Repaired();
    }

    /// <summary>Takes the output away from under a build.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Vanish()
    {
        Publish();
        using var build = Start("new", "output");
        build.WaitForExit(_random.Next(Math.Max(1, (int)_whole.TotalMilliseconds)));
        try
        {
            Directory.Delete(Folder("output"), recursive: true);
        }
        catch (IOException)
        {
            // A file came while it was deleted: it is gone in part.
        }

        build.WaitForExit();
        return build.ExitCode is 0 or 1 ? Repaired() : $"a build without output ended with {build.ExitCode}";
    }

    /// <summary>Deletes the site.</summary>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Folder(string name) => Path.Combine(_root, name);

    private void Write(string state, int number, string version)
    {
        var day = new DateTime(2015, 1, 1).AddDays(number % 200);
        var text = string.Join(' ', Enumerable.Range(0, 40).Select(w => Words[(number * 7 + w * (number % 5 + 1)) % Words.Length]));
        var path = Path.Combine(_root, state, "articles",
            string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}-a{number}.md"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $$"""
            ---
            title: The {{Words[number % Words.Length]}} of {{number}}, {{version}} telling
            source: {name: Paper {{number % 7}}, url: "https://paper{{number % 7}}.example/{{number}}"}
            topics: [Topic {{number % 9}}]
            ---
            {{text}}.

            """));
    }

    // The older state, as it was published.
    private void Publish()
    {
        if (Directory.Exists(Folder("output"))) Directory.Delete(Folder("output"), recursive: true);
        foreach (var (path, _) in FolderFiles.Of(Folder("published")))
        {
            var target = Path.Combine(Folder("output"), path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Folder("published"), path), target);
        }
    }

    private Process Start(string state, string output)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[_program, "build", "--root", _root, "--input", Folder(state),
            "--output", Folder(output), "--at", "2015-09-01"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private int Run(string state, string output)
    {
        using var build = Start(state, output);
        build.WaitForExit();
        return build.ExitCode;
    }

    private static void Expect(int status, int expected)
    {
        if (status != expected) throw new InvalidOperationException($"a build ended with {status}");
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private string? Torn()
    {
        foreach (var (path, text) in FolderFiles.Of(Folder("output")))
        {
            var isPage = path.EndsWith(".html", StringComparison.Ordinal);
            var end = isPage ? "</html>" : path.EndsWith(".xml", StringComparison.Ordinal) ? ">" : "";
            if (path.EndsWith(".json", StringComparison.Ordinal) && !IsJson(text)) return $"{path} is cut short";
            if (!text.TrimEnd().EndsWith(end, StringComparison.Ordinal)) return $"{path} is cut short";
            if (!isPage) continue;
            foreach (Match link in Links().Matches(text))
            {
                var target = Uri.UnescapeDataString(link.Groups["path"].Value);
                if (target.Length == 0 || target.EndsWith('/')) target += "index.html";
                if (!File.Exists(Path.Combine(Folder("output"), target))) return $"{path} links to /{target}, which is not there";
            }
        }

        return null;
    }

    private string? Repaired()
    {
        if (!Inputs().SequenceEqual(_inputs)) return "an input file was changed";
        if (Run("new", "output") is not 0 and var status) return $"the next build ended with {status}";
        var after = FolderFiles.Of(Folder("output"));
        foreach (var path in after.Keys.Union(_clean.Keys))
        {
            if (after.GetValueOrDefault(path) != _clean.GetValueOrDefault(path)) return $"{path} is not that of a clean build";
        }

        var left = Directory.EnumerateFileSystemEntries(_root).Select(Path.GetFileName)
            .FirstOrDefault(n => n!.EndsWith(".digest-staging", StringComparison.Ordinal));
        return left is null ? null : $"{left} was left";
    }

    private SortedDictionary<string, string> Inputs()
    {
        var files = FolderFiles.Of(Folder("old"));
        foreach (var (path, text) in FolderFiles.Of(Folder("new"))) files["new/" + path] = text;
        return files;
    }

    [GeneratedRegex("(?:href|src)=\"/(?!/)(?<path>[^\"?#]*)")]
    private static partial Regex Links();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Digest.Testing;

/// <summary>A site in two states, the older of which is published, and the real program to build the newer one over it.</summary>
internal sealed partial class TwoStates : IDisposable
{
    /// <summary>Name of the file that is there while files take their places.</summary>
    public const string Journal = ".digest-journal";

    private static readonly string[] Words =
        ["harbour", "bridge", "vote", "storm", "council", "strike", "comet", "river", "budget", "school", "ferry", "court"];

    private readonly string _program;
    private readonly SortedDictionary<string, string> _inputs;
    private readonly SortedDictionary<string, string> _clean;

    /// <summary>Writes the site, publishes the older state, and builds the newer one cleanly.</summary>
    /// <param name="program">The program's assembly, beside its runtime configuration.</param>
    /// <param name="articles">Articles.</param>
    public TwoStates(string program, int articles)
    {
        _program = program;
        Output = Folder("output");
        File.WriteAllText(Path.Combine(Root, "statiq.json"), """
            { "SiteTitle": "Kills", "Host": "kills.example", "LinkHideIndexPages": true,
              "Digest": { "Cards": false, "Editions": { "Every": "week", "Start": "2014-12-29" } } }
            """);
        for (var i = 0; i < articles; i++)
        {
            if (i % 10 != 3) Write("old", i, "first");
            if (i % 10 != 7) Write("new", i, i % 4 == 0 ? "second" : "first");
        }

        Expect(Run("old", Folder("published")), 0);
        var clock = Stopwatch.StartNew();
        Expect(Run("new", Folder("clean")), 0);
        Whole = clock.Elapsed;
        Published = FolderFiles.Of(Folder("published"));
        _clean = FolderFiles.Of(Folder("clean"));
        _inputs = Inputs();
    }

    /// <summary>The site's folder.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("digest-kills-").FullName;

    /// <summary>The output folder that is disturbed.</summary>
    public string Output { get; set; }

    /// <summary>What a build takes that nobody disturbs.</summary>
    public TimeSpan Whole { get; }

    /// <summary>The files of the older state.</summary>
    public SortedDictionary<string, string> Published { get; }

    /// <summary>The files of the newer state.</summary>
    public SortedDictionary<string, string> Clean => _clean;

    /// <summary>Whether files are taking their places now.</summary>
    public bool IsPublishing => File.Exists(Path.Combine(Output, Journal));

    public string Folder(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Write(string state, int number, string version)
    {
        var day = new DateTime(2015, 1, 1).AddDays(number % 200);
        var text = string.Join(' ', Enumerable.Range(0, 40).Select(w => Words[(number * 7 + w * (number % 5 + 1)) % Words.Length]));
        var path = Path.Combine(Root, state, "articles",
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

    /// <summary>Puts the older state into the output, and nothing else.</summary>
    public void Publish()
    {
        Directory.CreateDirectory(Output);
        foreach (var entry in Directory.GetFileSystemEntries(Output))
        {
            if (Directory.Exists(entry)) Directory.Delete(entry, recursive: true);
            else File.Delete(entry);
        }

        foreach (var path in Published.Keys)
        {
            var target = Path.Combine(Output, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Folder("published"), path), target);
        }
    }

    /// <summary>Starts a build of a state.</summary>
    public Process Start(string state) => Start(state, Output);

    private Process Start(string state, string output)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[_program, "build", "--root", Root, "--input", Folder(state),
            "--output", output, "--at", "2015-09-01"])
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
            using var json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A file of the output that is cut short, or a link that leads nowhere; null where there is none.</summary>
    public string? Torn()
    {
        foreach (var (path, text) in FolderFiles.Of(Output))
        {
            if (path.StartsWith(".digest-staging", StringComparison.Ordinal)) continue;
            var isPage = path.EndsWith(".html", StringComparison.Ordinal);
            var end = isPage ? "</html>" : path.EndsWith(".xml", StringComparison.Ordinal) ? ">" : "";
            if (path.EndsWith(".json", StringComparison.Ordinal) && !IsJson(text)) return $"{path} is cut short";
            if (!text.TrimEnd().EndsWith(end, StringComparison.Ordinal)) return $"{path} is cut short";
            if (!isPage) continue;
            foreach (Match link in Links().Matches(text))
            {
                var target = Uri.UnescapeDataString(link.Groups["path"].Value);
                if (target.Length == 0 || target.EndsWith('/')) target += "index.html";
                if (!File.Exists(Path.Combine(Output, target))) return $"{path} links to /{target}, which is not there";
            }
        }

        return null;
    }

    /// <summary>Builds the newer state over what is left, and says what is not that of a clean build; null where nothing is.</summary>
    public string? Repaired()
    {
        if (!Inputs().SequenceEqual(_inputs)) return "an input file was changed";
        if (Run("new", Output) is not 0 and var status) return $"the next build ended with {status}";
        var after = FolderFiles.Of(Output);
        foreach (var path in after.Keys.Union(_clean.Keys))
        {
            if (after.GetValueOrDefault(path) != _clean.GetValueOrDefault(path)) return $"{path} is not that of a clean build";
        }

        var left = Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Output)!).Select(Path.GetFileName)
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

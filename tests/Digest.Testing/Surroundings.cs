using System.Diagnostics;
using System.Text;

namespace Digest.Testing;

/// <summary>Builds copies of a site with the real program, in other surroundings and with its files stored in other ways: no byte of
/// the output may change.</summary>
public sealed class Surroundings : IDisposable
{
    private static readonly string[] Texts = [".md", ".markdown", ".html", ".yml", ".yaml", ".toml", ".json"];

    private readonly string _root = Directory.CreateTempSubdirectory("digest-surroundings-").FullName;
    private readonly string _program;
    private readonly string _source;
    private readonly string _at;
    private readonly SortedDictionary<string, string> _plain;

    /// <summary>Copies a site and builds it.</summary>
    /// <param name="program">The program's library, which <c>dotnet</c> starts.</param>
    /// <param name="source">The site: <c>statiq.json</c>, <c>input</c> and, where it has one, <c>theme</c>.</param>
    /// <param name="at">The time to build for.</param>
    public Surroundings(string program, string source, string at)
    {
        (_program, _source, _at) = (program, source, at);
        Write("plain", text => text, isBackwards: false);
        _plain = Build("plain", _root);
    }

    /// <summary>How many files the site has.</summary>
    public int Files => _plain.Count;

    /// <summary>Whether any file of the site holds a text.</summary>
    public bool Says(string text) => _plain.Values.Any(v => v.Contains(text, StringComparison.Ordinal));

    /// <summary>What is compared, and the first file that differs; null where none does.</summary>
    public IEnumerable<(string What, string? Difference)> Compare()
    {
        yield return ("once more", Difference(Build("plain", _root)));
        yield return ("one processor, Thai",
            Difference(Build("plain", _root, ("LC_ALL", "th_TH.UTF-8"), ("DOTNET_PROCESSOR_COUNT", "1"))));
        yield return ("sixteen processors", Difference(Build("plain", _root, ("DOTNET_PROCESSOR_COUNT", "16"))));
        yield return ("another folder, Turkish, UTC+14",
            Difference(Build("plain", "/", ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"))));
        yield return ("its own folder, Arabic, UTC-3:30", Difference(Build("plain", Path.Combine(_root, "plain"),
            ("TZ", "America/St_Johns"), ("LC_ALL", "ar_SA.UTF-8"))));
        Write("windows", text => text.ReplaceLineEndings("\r\n"), isBackwards: true);
        yield return ("CRLF, files in another order", Difference(Build("windows", _root)));
        Directory.Delete(Path.Combine(_root, "windows"), recursive: true);
        Write("marked", text => "\uFEFF" + text, isBackwards: false);
        yield return ("byte order marks", Difference(Build("marked", _root)));
        Directory.Delete(Path.Combine(_root, "marked"), recursive: true);
    }

    /// <summary>The pages of articles and stories that an article of today changes though they do not link to it. Lists, feeds
    /// and search move on by an article. Where a site is small, one article more can tip what is nearly a story.</summary>
    public IReadOnlyList<string> ChangedByAnArticle()
    {
        Write("added", text => text, isBackwards: false);
        File.WriteAllText(Path.Combine(_root, "added", "input", "a-new-crossing.md"), $"""
            ---
            title: A new crossing opens at Skell Sound
            published: {_at}
            ---
            The ferry that replaces the causeway left its berth at Skell Sound on the first day of its service. The harbour
            expects four crossings a day until the repair of the causeway is paid for.
            """);
        var added = Build("added", _root);
        Directory.Delete(Path.Combine(_root, "added"), recursive: true);
        var page = added.Single(f => f.Key.EndsWith("/a-new-crossing/index.html", StringComparison.Ordinal)).Key;
        var address = "/" + page[..^"index.html".Length];
        return [.. _plain.Keys.Where(p => IsOfArticle(p) && _plain[p] != added.GetValueOrDefault(p)
            && !added.GetValueOrDefault(p, "").Contains(address, StringComparison.Ordinal))];
    }

    private bool IsOfArticle(string page) => page.EndsWith(".html", StringComparison.Ordinal)
        && (page.StartsWith("stories/2", StringComparison.Ordinal)
            || _plain[page].Contains("\"@type\":\"NewsArticle\"", StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // Some file systems list files in the order in which they were made.
    private void Write(string name, Func<string, string> change, bool isBackwards)
    {
        List<string> files = [Path.Combine(_source, "statiq.json")];
        foreach (var folder in new[] { "input", "theme" })
        {
            var path = Path.Combine(_source, folder);
            if (Directory.Exists(path)) files.AddRange(Directory.GetFiles(path, "*", SearchOption.AllDirectories));
        }

        files.Sort(StringComparer.Ordinal);
        if (isBackwards) files.Reverse();
        foreach (var file in files)
        {
            var target = Path.Combine(_root, name, Path.GetRelativePath(_source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Texts.Contains(Path.GetExtension(file)))
                File.WriteAllText(target, change(TextOf(file)), new UTF8Encoding(false));
            else
                File.Copy(file, target);
        }
    }

    // Pictures of cards take most of the time and depend on the same names and titles as pages do.
    private static string TextOf(string file)
    {
        var text = File.ReadAllText(file);
        return Path.GetFileName(file) != "statiq.json" ? text
            : text.Replace("\"Digest\": {", "\"Digest\": { \"Cards\": false,", StringComparison.Ordinal);
    }

    private SortedDictionary<string, string> Build(string name, string folder, params (string Name, string Value)[] environment)
    {
        var output = Directory.CreateTempSubdirectory("digest-output-").FullName;
        try
        {
            var start = new ProcessStartInfo("dotnet",
                [_program, "build", "--root", Path.Combine(_root, name), "--output", output, "--at", _at])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var (variable, value) in environment) start.Environment[variable] = value;
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode > 1) throw new InvalidOperationException(said.Result);
            var files = FolderFiles.Of(output);
            return files.Count > 0 ? files : throw new InvalidOperationException("nothing was built: " + said.Result);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    private string? Difference(SortedDictionary<string, string> other) =>
        _plain.Keys.Union(other.Keys).FirstOrDefault(p => _plain.GetValueOrDefault(p) != other.GetValueOrDefault(p));
}

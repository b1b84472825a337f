using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Digest.Testing;

/// <summary>Kills the program's commands that write an editor's files, and says what they left wrong: each file is as it was or as
/// the command makes it, and the command given again leaves what it leaves when nobody kills it, but that <c>merge</c> and
/// <c>split</c> may need fewer pins.</summary>
public sealed class CommandKills : IDisposable
{
    private const int Items = 12;

    // Commands with their arguments; the inbox's are known when its feed has been read.
    private static readonly (string Name, string[] Arguments)[] Known =
    [
        ("publish", ["publish", .. Drafts.Select(i => $"draft-{i}"), "--date", "2015-03-02T09:00:00Z"]),
        // With its number: given again without, it would draft the one after it.
        ("edition", ["edition", "2"]),
        ("move", ["move", .. Linking.Select(i => $"a{i}"), "1"]),
        ("merge", ["merge", .. Linking.Select(i => $"a{i}"), "--into", "all-of-them"]),
        ("split", ["split", "pinned-0", "pinned-1", "pinned-2", "--into", "another"]),
        ("lead", ["lead", "pinned-3"]),
        ("rename", ["rename", "target", "another-name"]),
        ("new", ["new", "A headline of today"]),
        ("import", ["import", "saved"]),
        ("feeds import", ["feeds", "import", "list.opml"]),
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("digest-commands-").FullName;
    private readonly string _program;
    private readonly Random _random;
    private readonly LocalFeed _feed = new(Items);
    private readonly SortedDictionary<string, string> _before;
    private readonly Dictionary<string, (string[] Arguments, SortedDictionary<string, string> After, TimeSpan Whole)> _commands = [];

    /// <summary>Writes the site and reads its feed.</summary>
    /// <param name="program">The program's assembly, beside its runtime configuration.</param>
    /// <param name="seed">Of the moments.</param>
    public CommandKills(string program, int seed)
    {
        (_program, _random) = (program, new Random(seed));
        Write();
        Start(["inbox", "--allow-local"]).Wait();
        var listed = Start(["inbox", "--all", "--no-fetch", "--json"]).Wait();
        using var json = System.Text.Json.JsonDocument.Parse(listed);
        var ids = json.RootElement.GetProperty("stories").EnumerateArray()
            .SelectMany(s => s.GetProperty("items").EnumerateArray()).Select(i => i.GetProperty("id").GetString()!).ToList();
        _before = FolderFiles.Of(_root);
        (string Name, string[] Arguments)[] inbox =
            [("inbox import", ["inbox", "import", .. ids, "--allow-local"]), ("inbox dismiss", ["inbox", "dismiss", .. ids])];
        foreach (var (name, arguments) in Known.Concat(inbox))
        {
            var clock = Stopwatch.StartNew();
            Start(arguments).Wait();
            _commands[name] = (arguments, FolderFiles.Of(_root), clock.Elapsed);
            if (Same(_before, _commands[name].After)) throw new InvalidOperationException($"'{name}' changes nothing");
            Restore();
        }
    }

    /// <summary>Names of the commands.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(c => c.Name), "inbox import", "inbox dismiss"];

    /// <summary>Kills that left some files changed and others not.</summary>
    public int Between { get; private set; }

    /// <summary>Kills a command at a random moment, mostly when it has begun to write.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? Kill(string name)
    {
        var (arguments, after, whole) = _commands[name];
        try
        {
            var wait = _random.Next(4) == 0 ? _random.Next((int)whole.TotalMilliseconds + 1) : -1;
            using var begun = new ManualResetEventSlim();
            using var watcher = new FileSystemWatcher(_root, "*.digest-part") { IncludeSubdirectories = true };
            watcher.Created += (_, _) => begun.Set();
            watcher.EnableRaisingEvents = true;
            using var process = Start(arguments);
            if (wait >= 0)
            {
                process.WaitForExit(wait);
            }
            else
            {
                while (!process.HasExited && !begun.IsSet) begun.Wait(1);
                Thread.Sleep(_random.Next(8));
            }

            process.Kill();
            process.WaitForExit();
            var left = FolderFiles.Of(_root);
            if (!Same(left, _before) && !Same(left, after)) Between++;
            if (Odd(left, after) is { } odd) return $"{odd} is neither as it was nor as '{name}' makes it";
            Start(arguments).Wait();
            var again = FolderFiles.Of(_root);
            // Fewer pins may be enough where some were written.
            if (name is "merge" or "split")
                return Odd(again, after) is { } changed ? $"'{name}' given again leaves a third {changed}" : null;
            return again.Keys.Union(after.Keys).Where(p => !IsPart(p))
                .FirstOrDefault(p => again.GetValueOrDefault(p) != after.GetValueOrDefault(p)) is { } other
                ? $"'{name}' given again leaves another {other}" : null;
        }
        finally
        {
            Restore();
        }
    }

    /// <summary>Deletes the site.</summary>
    public void Dispose()
    {
        _feed.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private static IEnumerable<int> Linking => Enumerable.Range(0, 30);

    private static IEnumerable<int> Drafts => Enumerable.Range(0, 12);

    private static bool IsPart(string path) => path.EndsWith("-part", StringComparison.Ordinal)
        || path.EndsWith(".part", StringComparison.Ordinal);

    // A file that is neither as it was nor as it is to be. What waits beside its place is no input.
    private string? Odd(SortedDictionary<string, string> now, SortedDictionary<string, string> after) =>
        now.Keys.Union(_before.Keys).Union(after.Keys).Where(p => !IsPart(p)).FirstOrDefault(path =>
            now.GetValueOrDefault(path) is var text && text != _before.GetValueOrDefault(path)
            && text != after.GetValueOrDefault(path));

    private static bool Same(SortedDictionary<string, string> one, SortedDictionary<string, string> other) => one.SequenceEqual(other);

    private Running Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [_program, .. arguments, "--root", _root, "--at", "2015-03-01"])
        {
            WorkingDirectory = _root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new(Process.Start(start)!);
    }

    private void Restore()
    {
        foreach (var (path, text) in FolderFiles.Of(_root))
        {
            if (_before.GetValueOrDefault(path) == text) continue;
            File.Delete(Path.Combine(_root, path));
        }

        foreach (var (path, text) in _before)
        {
            var full = Path.Combine(_root, path);
            if (!File.Exists(full)) File.WriteAllBytes(full, Encoding.Latin1.GetBytes(text));
        }
    }

    private void Write()
    {
        Put("statiq.json", """{ "SiteTitle": "Kills", "Host": "kills.example", "Digest": { "Cards": false } }""");
        Article($"2015-01-01-target", $"Target", "", $"The dam held.");
        foreach (var i in Linking)
            Article($"2015-01-{i % 28 + 1:00}-a{i}", $"Number {i}", "", $"After [the dam](/2015/01/target/) number {i} stands alone.");
        foreach (var i in Drafts) Article($"2015-02-01-draft-{i}", $"Draft {i}", "draft: true\n", $"A draft, number {i}.");
        for (var i = 0; i < 6; i++) Article($"2015-01-0{i + 1}-pinned-{i}", $"Pinned {i}", "story: pinned\n", $"Pinned, number {i}.");
        Put("input/editions/1.md", "---\ntitle: The first\nnumber: 1\npublished: 2015-01-31\nsince: 2015-01-01\n---\nAll.\n");
        Put("input/_data/feeds.yml", $"- {{name: Paper, url: \"{_feed.Address}feed.xml\"}}\n");
        foreach (var i in Enumerable.Range(0, Items))
        {
            Put($"saved/page-{i}.html", $"<!doctype html><html lang=\"en\"><title>Saved {i}</title><meta property=\"og:site_name\" content=\"Paper\">"
                + $"<link rel=\"canonical\" href=\"https://paper.example/saved-{i}\"><article><h1>Saved {i}</h1><time datetime=\"2015-02-03\">"
                + $"3 February 2015</time><p>{LocalFeed.Text(i)}</p></article></html>");
        }

        Put("list.opml", "<opml version=\"2.0\"><body>" + string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"<outline text=\"Feed {i}\" type=\"rss\" xmlUrl=\"https://paper{i}.example/feed.xml\"/>")) + "</body></opml>");

        void Article(FormattableString name, FormattableString title, string fields, FormattableString body) => Put(
            $"input/articles/{FormattableString.Invariant(name)}.md",
            $"---\ntitle: {FormattableString.Invariant(title)}\noriginal: true\n{fields}---\n{FormattableString.Invariant(body)}\n");
    }

    private void Put(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private sealed class Running(Process process) : IDisposable
    {
        private readonly Task<string> _output = process.StandardOutput.ReadToEndAsync();
        private readonly Task<string> _error = process.StandardError.ReadToEndAsync();

        public bool HasExited => process.HasExited;

        public void WaitForExit(int milliseconds) => process.WaitForExit(milliseconds);

        public void WaitForExit() => process.WaitForExit();

        public void Kill() => process.Kill();

        /// <summary>What it printed, when it has ended with a status that the contract knows.</summary>
        public string Wait()
        {
            process.WaitForExit();
            return process.ExitCode is 0 or 1 or 2 ? _output.Result : throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"a command ended with {process.ExitCode}: {_error.Result}"));
        }

        public void Dispose() => process.Dispose();
    }
}

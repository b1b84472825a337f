using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Testing;

/// <summary>A site of made-up reports, several of one event, and an editor who changes anything in it. The same seed gives the
/// same site and the same edits.</summary>
public sealed class RandomEdits
{
    private static readonly string[] Words =
    [
        "harbour", "minister", "vote", "glacier", "probe", "bridge", "river", "strike", "treaty", "senate", "vaccine", "orbit",
        "drought", "ferry", "parliament", "museum", "earthquake", "budget", "tariff", "satellite", "island", "railway", "court",
        "appeal", "coach", "final", "record", "wildfire", "summit", "ceasefire", "orchestra", "factory", "union", "fossil",
        "reactor", "flood", "election", "mayor", "library", "comet", "pipeline", "harvest", "border", "refugee", "inquiry",
    ];

    private static readonly string[] People =
        ["Ana Duarte", "Kofi Mensah", "Lena Voss", "Ravi Iyer", "Mei Tanaka", "Omar Haddad"];
    private static readonly string[] Places = ["Lisbon", "Accra", "Bremen", "Chennai", "Osaka", "Amman"];
    private static readonly string[] Topics = ["Politics", "Science", "Weather", "Sport", "C#", "C++", "Économie"];
    private static readonly string[] Sources = ["The Ledger", "Daily Post", "Le Courrier", "Wire One"];

    private readonly string _root;
    private readonly Random _random;
    private readonly List<string> _articles = [];
    private int _next;

    /// <summary>Writes a site.</summary>
    /// <param name="root">Its folder.</param>
    /// <param name="articles">How many articles.</param>
    /// <param name="seed">The seed.</param>
    public RandomEdits(string root, int articles, int seed)
    {
        (_root, _random) = (root, new(seed));
        At = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);
        Settings();
        while (_articles.Count < articles) Event(1 + _random.Next(3));
        Write("input/pages/about.md", "---\ntitle: About\n---\nAbout us. See [one](../articles/none.md).\n");
        Write("input/assets/a.txt", "asset\n");
    }

    /// <summary>The instant of the next build.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Changes something.</summary>
    /// <returns>What was done.</returns>
    public string Edit()
    {
        var what = _random.Next(30);
        switch (what)
        {
            case 0: Settings(); return "settings";
            case 1: Data(); return "data";
            case 2: Theme(); return "theme";
            case 3: Event(1 + _random.Next(2)); return "new articles";
            case 4: return Delete();
            case 5: return Move();
            case 6: StoryFile(); return "story file";
            case 7: EditionFile(); return "edition file";
            case 8: Defaults(); return "folder's defaults";
            case 9: Asset(); return "asset";
            case 10: At += TimeSpan.FromHours(_random.Next(1, 60)); return "clock";
            case 11:
                Write("input/pages/about.md", $"---\ntitle: About\nweight: {_random.Next(9)}\n---\n{Sentence(8)}\n");
                return "page";
            case 12: return Change("broken", _ => "---\ntitle: [\n---\nNothing.\n");
            case 13: return Change("slug", t => Set(t, "slug", $"{Word()}-{_random.Next(4)}"));
            case 14: return Change("pin", t => Set(t, "story", _random.Next(3) == 0 ? "none" : "pin-" + _random.Next(3)));
            case 15: return Change("related", t => Set(t, "related", $"[{Stem(Any())}]"));
            case 16: return Change("unrelated", t => Set(t, "unrelated", $"[{Stem(Any())}]"));
            case 17: return Change("topics", t => Set(t, "topics", $"[\"{Pick(Topics)}\", \"{Pick(Topics)}\"]"));
            case 18: return Change("people", t => Set(t, "people", $"[{Pick(People)}]"));
            case 19:
                return Change("source",
                t => Set(t, "source", $"{{name: {Pick(Sources)}, url: \"https://{Word()}.example/\"}}"));
            case 20: return Change("draft", t => Set(t, "draft", _random.Next(2) == 0 ? "true" : "false"));
            case 21: return Change("expiry", t => Set(t, "expires", Day(At + TimeSpan.FromHours(_random.Next(-24, 72)))));
            case 22: return Change("date", t => Set(t, "date", Day(At - TimeSpan.FromHours(_random.Next(-48, 700)))));
            case 23: return Change("redirect", t => Set(t, "redirect_from", $"/old/{Word()}/"));
            case 24: return Change("dek", t => Set(t, "description", Sentence(10)));
            case 25: return Change("withdrawn", t => Set(t, "withdrawn", "{reason: \"It was wrong.\"}"));
            case 26: return Change("headline", t => Set(t, "title", Sentence(5).TrimEnd('.')));
            default: return Change("body", Body);
        }
    }

    private string Body(string text)
    {
        var paragraphs = text.Split("\n\n").ToList();
        switch (_random.Next(4))
        {
            case 0 when paragraphs.Count > 2: paragraphs.RemoveAt(1 + _random.Next(paragraphs.Count - 1)); break;
            case 1:
                paragraphs.Add($"It follows [an earlier report](/articles/{Path.GetFileName(Any())}), said {Pick(People)}.");
                break;
            case 2:
                paragraphs.Add($"## {Sentence(3)}\n\n“{Sentence(9).TrimEnd('.')},” said {Pick(People)} in {Pick(Places)}.");
                break;
            default: paragraphs.Insert(1 + _random.Next(paragraphs.Count - 1), Sentence(14)); break;
        }

        return string.Join("\n\n", paragraphs).TrimEnd('\n') + "\n";
    }

    private void Event(int tellings)
    {
        var (topic, person, place) = (Pick(Topics), Pick(People), Pick(Places));
        var day = At - TimeSpan.FromHours(_random.Next(1, 2000));
        var (fact, quote) = (Sentence(16), Sentence(10).TrimEnd('.'));
        var subject = $"{Word()} {Word()} {Word()}";
        for (var i = 0; i < tellings; i++)
        {
            var file = $"input/articles/{day:yyyy-MM-dd}-{Word()}-{_next++}.md";
            _articles.Add(file);
            Write(file, $$"""
                ---
                title: "{{subject}} in {{place}} {{(i == 0 ? "" : Word())}}"
                date: {{Day(day + TimeSpan.FromHours(i))}}
                topics: ["{{topic}}"]
                people: [{{person}}]
                places: [{{place}}]
                source: {name: {{Sources[(_next + i) % Sources.Length]}}, url: "https://{{Word()}}.example/{{_next}}"}
                ---

                The {{subject}} in {{place}} was the talk of the day. {{fact}}

                “{{quote}},” said {{person}}. {{Sentence(12)}}

                {{Sentence(15)}} At least {{_random.Next(3, 90)}} people of {{place}} took part in the {{subject}}.
                """);
        }
    }

    private string Delete()
    {
        if (_articles.Count < 8) return "nothing";
        var file = Any();
        _articles.Remove(file);
        File.Delete(Path.Combine(_root, file));
        return "deleted " + file;
    }

    private string Move()
    {
        var file = Any();
        var to = $"input/articles/{(_random.Next(2) == 0 ? "more/" : "")}{Path.GetFileNameWithoutExtension(file)}m.md";
        _articles[_articles.IndexOf(file)] = to;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, to))!);
        File.Move(Path.Combine(_root, file), Path.Combine(_root, to));
        return $"moved {file} to {to}";
    }

    private string Change(string what, Func<string, string> edit)
    {
        var file = Any();
        var text = File.ReadAllText(Path.Combine(_root, file));
        if (text.StartsWith("---\ntitle: [", StringComparison.Ordinal))
            text = $"---\ntitle: {Sentence(4)}\n---\n\n{Sentence(9)}\n";
        Write(file, edit(text));
        return $"{what} of {file}";
    }

    private static string Set(string text, string key, string value)
    {
        var line = $"{key}: {(key == "title" ? $"\"{value}\"" : value)}";
        var match = Regex.Match(text, $"^{key}: .*$", RegexOptions.Multiline);
        return match.Success
            ? text[..match.Index] + line + text[(match.Index + match.Length)..]
            : string.Concat("---\n", line, "\n", text.AsSpan(4));
    }

    private void Settings() => Write("statiq.json", $$"""
        { "SiteTitle": "{{Word()}}", "Host": "test.example", "DateTimeZone": "{{(_random.Next(2) == 0 ? "UTC" : "Europe/Berlin")}}",
          "Digest": { "PageSize": {{_random.Next(2, 9)}}, "RelatedCount": {{_random.Next(1, 6)}},
            "LinkMentions": {{(_random.Next(2) == 0 ? "true" : "false")}},
            "Editions": { "Every": "week", "Start": "2024-01-01" } } }
        """);

    private void Data() => Write("input/_data/people.yml",
        $"- name: {Pick(People)}\n  aliases: [{Word()} {Word()}]\n  description: {Sentence(5)}\n");

    private void Theme()
    {
        switch (_random.Next(4))
        {
            case 0: Write("theme/partials/footer.html", $"<footer><p>{Word()}</p></footer>\n"); break;
            case 1: Write("theme/i18n/en.yml", $"latest: {Word()}\n"); break;
            case 2: Write("theme/assets/extra.css", $"/* {Word()} */\n"); break;
            default:
                if (Directory.Exists(Path.Combine(_root, "theme"))) Directory.Delete(Path.Combine(_root, "theme"), true);
                break;
        }
    }

    private void StoryFile()
    {
        var file = $"input/stories/pin-{_random.Next(3)}.md";
        if (File.Exists(Path.Combine(_root, file))) File.Delete(Path.Combine(_root, file));
        else Write(file, $"---\ntitle: {Sentence(4)}\narticles: [{Stem(Any())}]\n---\n{Sentence(12)}\n");
    }

    private void EditionFile() =>
        Write($"input/editions/{_random.Next(1, 9)}.md", $"---\ntitle: {Sentence(3)}\n---\n{Sentence(12)}\n");

    private void Defaults()
    {
        var file = Path.Combine(_root, "input/articles/_directory.yml");
        if (File.Exists(file)) File.Delete(file);
        else File.WriteAllText(file, $"source: {{name: {Pick(Sources)}}}\nrights: excerpt\n");
    }

    private void Asset()
    {
        var file = $"input/assets/{Word()}.txt";
        if (File.Exists(Path.Combine(_root, file))) File.Delete(Path.Combine(_root, file));
        else Write(file, Sentence(4));
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text.ReplaceLineEndings("\n"));
    }

    private string Sentence(int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++) text.Append(i == 0 ? "" : " ").Append(Word());
        text[0] = char.ToUpperInvariant(text[0]);
        return text.Append('.').ToString();
    }

    private static string Day(DateTimeOffset day) => day.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Stem(string file) => Path.GetFileNameWithoutExtension(file)[11..];

    private string Any() => _articles[_random.Next(_articles.Count)];

    private string Word() => Pick(Words);

    private string Pick(string[] all) => all[_random.Next(all.Length)];
}

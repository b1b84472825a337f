using System.Collections.Concurrent;
using System.Collections.Frozen;
using Digest.Linking.Text;

namespace Digest.Linking.Languages;

/// <summary>The lists of words of one language, from a text file of its own: a text is read with the words of its language, so
/// that the German article "die" is nothing in an English text. A language without a file reads as English does.</summary>
internal sealed class LanguageWords
{
    private const string Fallback = "en";
    private const string FiguresFile = "figures-";
    private static readonly ConcurrentDictionary<string, LanguageWords> Read = new(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string> Files = FindFiles();

    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);

    /// <summary>Codes of the languages that have a file, in ordinal order.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        [.. Files.Keys.Where(static k => k.Length == 2).Order(StringComparer.Ordinal)];

    /// <summary>The words of a language, by its primary subtag in lower case.</summary>
    public static LanguageWords For(string language)
    {
        var code = language switch
        {
            "nb" or "nn" => "no",
            "lb" => "de",
            _ => Languages.Contains(language) ? language : Fallback,
        };
        return Read.GetOrAdd(code, static c => new LanguageWords().Add("common").Add("names").Add(c));
    }

    /// <summary>The words of all languages together, for what has no language of its own, such as a name.</summary>
    public static LanguageWords All { get; } =
        Languages.Aggregate(new LanguageWords().Add("common").Add("names"), static (all, code) => all.Add(code));

    /// <summary>Whether a language has words for what numbers count.</summary>
    public static bool HasFigures(string language) => Files.ContainsKey(FiguresFile + language);

    /// <summary>The words by which a language says what its numbers count; none for a language without them.</summary>
    public static LanguageWords Figures(string language) =>
        HasFigures(language) ? new LanguageWords().Add(FiguresFile + "common").Add(FiguresFile + language) : new();

    /// <summary>Names of its lists.</summary>
    public IReadOnlyCollection<string> Names => _lists.Keys;

    /// <summary>True where every noun has a capital, so that a capital makes no name.</summary>
    public bool NounsAreCapital => List("nouns are capital").Count > 0;

    /// <summary>A list as written, in the order of the file; empty where the language has none.</summary>
    public IReadOnlyList<string> List(string name) => _lists.GetValueOrDefault(name, []);

    /// <summary>A list as a set.</summary>
    public FrozenSet<string> Set(string name) => List(name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A list as a set, as written and as folded words are.</summary>
    public FrozenSet<string> Folded(string name) =>
        List(name).Concat(List(name).Select(Folding.Fold)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The folded words of a list as identities of names.</summary>
    public IdentitySet Identities(string name) => IdentitySet.OfNames([.. List(name).Select(Folding.Fold)]);

    // "[name of a list]", then its words; "#" begins a comment.
    private LanguageWords Add(string file)
    {
        using var stream = typeof(LanguageWords).Assembly.GetManifestResourceStream(Files[file])!;
        using var reader = new StreamReader(stream);
        var (name, words) = ("", new List<string>());
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                Keep(name, words);
                (name, words) = (line[1..^1], []);
            }
            else
            {
                words.AddRange(line.Split(' '));
            }
        }

        Keep(name, words);
        return this;
    }

    private void Keep(string name, List<string> words)
    {
        if (words.Count > 0) _lists[name] = [.. List(name), .. words];
    }

    private static FrozenDictionary<string, string> FindFiles() => typeof(LanguageWords).Assembly.GetManifestResourceNames()
        .Where(static n => n.StartsWith("languages/", StringComparison.Ordinal))
        .ToFrozenDictionary(static n => Path.GetFileNameWithoutExtension(n), static n => n, StringComparer.Ordinal);
}

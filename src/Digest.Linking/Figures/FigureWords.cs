using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Digest.Linking.Languages;

namespace Digest.Linking.Figures;

/// <summary>The words and phrases by which a language says what its numbers count, from Languages/figures.</summary>
internal sealed class FigureWords
{
    private static readonly (string List, FigureRole Role)[] Lists =
    [
        ("links to totals", FigureRole.Link), ("auxiliaries", FigureRole.Auxiliary), ("people", FigureRole.People),
        ("others", FigureRole.Others), ("ends", FigureRole.End), ("earlier events", FigureRole.Earlier), ("and", FigureRole.And),
        ("measures", FigureRole.Measure), ("percent", FigureRole.Percent), ("numbers", FigureRole.Number),
        ("scales", FigureRole.Scale), ("joiners of numbers", FigureRole.Joiner), ("parts", FigureRole.Part),
        ("between", FigureRole.Between), ("ranges", FigureRole.Range), ("from", FigureRole.From), ("claims", FigureRole.Claim),
        ("lives", FigureRole.Lives), ("weekdays", FigureRole.Weekday), ("months", FigureRole.Month),
        ("saying", FigureRole.Saying),
        ("before places", FigureRole.BeforePlace), ("after places", FigureRole.AfterPlace), ("events", FigureRole.Event),
        ("parts of", FigureRole.PartOf), ("determiners", FigureRole.Determiner), ("attackers", FigureRole.Attacker),
        ("conditions", FigureRole.Condition),
    ];

    private static readonly (string List, FigureBound Bound)[] Bounds =
    [
        ("at least", FigureBound.AtLeast), ("more than", FigureBound.MoreThan), ("at most", FigureBound.AtMost),
        ("nearly", FigureBound.Nearly), ("about", FigureBound.About),
    ];

    private static readonly ConcurrentDictionary<string, FigureWords> Known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<FigureEntry>> _entries = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, double> _suffixes;
    private readonly string[] _prefixes;
    private readonly FrozenSet<string> _numberWords;
    private readonly bool _anyWord;
    private readonly uint _firstLetters;

    private FigureWords(LanguageWords words)
    {
        HasElision = words.List("elision").Count > 0;
        HasSpacedThousands = words.List("thousands by spaces").Count > 0;
        HasPlaceWords = words.List("before places").Count + words.List("after places").Count > 0;
        IsVerbLast = words.List("verb last").Count > 0;
        _suffixes = words.List("suffixes").Select(Pair).ToFrozenDictionary(static p => p.Word, static p => p.Value,
            StringComparer.Ordinal);
        _prefixes = [.. words.List("prefixes").Select(static p => FigureLexer.Normal(p)).OrderByDescending(static p => p.Length)];
        Formats = words.List("names").Select(static n => n.Split('=')).ToFrozenDictionary(static n => n[0],
            static n => n[1].Replace('_', ' '), StringComparer.Ordinal);
        foreach (var (list, role) in Lists) Add(words.List(list), entry => entry.Roles |= role);
        foreach (var (list, bound) in Bounds)
        {
            Add(words.List(list), entry => (entry.Roles, entry.Bound) = (entry.Roles | FigureRole.Bound, bound));
            Add(words.List(list + ", behind"),
                entry => (entry.Roles, entry.Bound) = (entry.Roles | FigureRole.BoundAfter, bound));
        }

        foreach (var name in words.Names) AddKind(words, name);
        AddCompounds(words);
        _numberWords = words.List("numbers").Concat(words.List("scales")).Select(static w => Pair(w).Word.Split('_', '-')[0])
            .Concat(_entries.Where(static e => e.Value.Exists(static n => n.Is(FigureRole.Number))).Select(static e => e.Key))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        foreach (var word in _numberWords) _firstLetters |= word[0] < 0x80 ? 1u << (word[0] & 31) : 0;
        // Words that are written together with others or bear vowel signs are not found so.
        _anyWord = _numberWords.Any(static w => w[0] > '\u0500');
        foreach (var entries in _entries.Values) entries.Sort(static (a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    /// <summary>The words of a language by its primary subtag; a language without a file has none, and nothing is read.</summary>
    public static FigureWords For(string language) =>
        Known.GetOrAdd(LanguageWords.HasFigures(language) ? language : "", static l => new(LanguageWords.Figures(l)));

    /// <summary>Whether a short word before an apostrophe is a word of its own.</summary>
    public bool HasElision { get; }

    /// <summary>Whether a space groups the digits of a number.</summary>
    public bool HasSpacedThousands { get; }

    /// <summary>Whether the verb may stand far behind its auxiliary.</summary>
    public bool IsVerbLast { get; }

    /// <summary>How readers call each kind, with a place for the noun.</summary>
    public FrozenDictionary<string, string> Formats { get; }

    /// <summary>The scale of letters right behind the digits of a sum; 1 for none.</summary>
    public double SuffixScale(string letters) => _suffixes.GetValueOrDefault(letters.ToLowerInvariant(), 1);

    /// <summary>Whether a stretch of text may hold a number: a quick look that makes no strings.</summary>
    public bool MayHoldNumber(ReadOnlySpan<char> text)
    {
        if (_anyWord) return true;
        var lookup = _numberWords.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsDigit(text[at])) return true;
            var end = at;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            if (end > at && MayBegin(text[at]) && lookup.Contains(text[at..end])) return true;
            at = Math.Max(end, at + 1);
        }

        return false;
    }

    /// <summary>Whether a word may begin what says which kind of thing is counted.</summary>
    public bool IsKind(string lower) =>
        Starts(FigureLexer.Normal(lower), FigureRole.After | FigureRole.Before | FigureRole.Total | FigureRole.Link);

    private bool MayBegin(char c) => c >= 0x80 || (_firstLetters >> (c & 31) & 1) != 0;

    private bool Starts(string norm, FigureRole roles) =>
        _entries.TryGetValue(norm, out var entries) ? entries.Exists(e => e.Is(roles))
            : _prefixes.Any(p => norm.StartsWith(p, StringComparison.Ordinal)
                && _entries.TryGetValue(norm[p.Length..], out var behind) && behind.Exists(e => e.Is(roles)));

    /// <summary>Whether names are told by the words beside them.</summary>
    public bool HasPlaceWords { get; }

    /// <summary>Whether a single word is a currency.</summary>
    public bool IsCurrency(string norm) =>
        _entries.TryGetValue(norm, out var entries) && entries.Exists(static e => e.Words.Length == 1 && e.Currency is not null);

    /// <summary>The longest phrase that begins at a lexeme; null for none.</summary>
    public FigureEntry? Find(List<Lexeme> lexemes, int at)
    {
        var norm = lexemes[at].Norm;
        if (norm.Length == 0) return null;
        if (_entries.TryGetValue(norm, out var entries) && Longest(entries, lexemes, at) is { } found) return found;
        foreach (var prefix in _prefixes)
        {
            if (norm.Length > prefix.Length + 1 && norm.StartsWith(prefix, StringComparison.Ordinal)
                && _entries.TryGetValue(norm[prefix.Length..], out entries) && Longest(entries, lexemes, at) is { } behind)
            {
                return behind;
            }
        }

        return null;
    }

    private static FigureEntry? Longest(List<FigureEntry> entries, List<Lexeme> lexemes, int at)
    {
        foreach (var entry in entries)
        {
            var same = at + entry.Words.Length <= lexemes.Count;
            for (var k = 1; same && k < entry.Words.Length; k++)
                same = lexemes[at + k].Kind == LexemeKind.Word && lexemes[at + k].Norm == entry.Words[k];
            if (same) return entry;
        }

        return null;
    }

    // "[killed, after the number]", "[sums: usd]" and the like.
    private void AddKind(LanguageWords words, string name)
    {
        if (name.StartsWith("currency ", StringComparison.Ordinal))
        {
            var code = name["currency ".Length..];
            Add(words.List(name), entry => (entry.Roles, entry.Currency) = (entry.Roles | FigureRole.Currency, code));
        }

        var (kind, place) = name.IndexOf(", ", StringComparison.Ordinal) is var comma and > 0
            ? (name[..comma], name[(comma + 2)..]) : ("", "");
        switch (place)
        {
            case "after the number":
                Add(words.List(name), entry => (entry.Roles, entry.After) = (entry.Roles | FigureRole.After, kind));
                break;
            case "before the number":
                Add(words.List(name), entry => (entry.Roles, entry.Before) = (entry.Roles | FigureRole.Before, kind));
                break;
            case "totals":
                Add(words.List(name), entry => (entry.Roles, entry.Total) = (entry.Roles | FigureRole.Total, kind));
                break;
        }
    }

    // German writes "zweiundzwanzig" in one word: units before the joiner, tens behind it.
    private void AddCompounds(LanguageWords words)
    {
        if (words.List("compound numbers") is not [var joiner, ..]) return;
        var numbers = words.List("numbers").Select(Pair).ToList();
        foreach (var (tens, ten) in numbers.Where(static n => n.Value is >= 20 and < 100 && n.Value % 10 == 0))
        {
            foreach (var (units, unit) in numbers.Where(static n => n.Value is >= 1 and < 10))
            {
                Add([string.Create(CultureInfo.InvariantCulture, $"{units}{joiner}{tens}={ten + unit}")],
                    static entry => entry.Roles |= FigureRole.Number);
            }
        }
    }

    private void Add(IReadOnlyList<string> list, Action<FigureEntry> change)
    {
        foreach (var item in list)
        {
            var (written, value) = Pair(item);
            var words = FigureLexer.Raw(written.Replace('_', ' '), this).ConvertAll(static l => l.Norm).ToArray();
            if (words.Length == 0) continue;
            if (!_entries.TryGetValue(words[0], out var entries)) _entries[words[0]] = entries = [];
            var entry = entries.Find(e => e.Words.AsSpan().SequenceEqual(words));
            if (entry is null) entries.Add(entry = new FigureEntry(words));
            if (value != 0) entry.Value = value;
            change(entry);
        }
    }

    private static (string Word, double Value) Pair(string item)
    {
        var at = item.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (item, 0)
            : (item[..at], double.Parse(item.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}

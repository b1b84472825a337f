using System.Collections.Frozen;
using System.Globalization;
using Digest.Linking.Languages;
using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking.Figures;

/// <summary>What a number counts, and how readers call it.</summary>
/// <param name="Thing">Two figures of one thing have the same.</param>
/// <param name="What">The thing in the telling's language: "people killed".</param>
/// <param name="Next">Index of the first word after the number and what it counts.</param>
internal readonly record struct Casualties(string Thing, string What, int Next);

/// <summary>Reads who was killed, injured, arrested or is missing, in the ways that news puts it in English and German: "130
/// people were killed", "killing at least 130", "a death toll of 130", "130 dead", "130 Tote". Counts of some ("130 soldiers")
/// are another thing than counts of people. What is counted over years, of others, or of an earlier event is not read: better
/// none than wrong.</summary>
internal sealed class CasualtyReader
{
    private const int MaxBetween = 5;
    private const int FarthestTotal = 9;

    private static readonly string[] Kinds = ["killed", "injured", "arrested", "missing"];

    private readonly Dictionary<string, string> _after;
    private readonly Dictionary<string, string> _before;
    private readonly Dictionary<string, string> _totals;
    private readonly FrozenSet<string> _acts;
    private readonly FrozenSet<string> _auxiliaries;
    private readonly FrozenSet<string> _everybody;
    private readonly FrozenSet<string> _ends;
    private readonly FrozenSet<string> _others;
    private readonly FrozenSet<string> _bounds;
    private readonly FrozenSet<string> _links;
    private readonly FrozenSet<string> _earlier;
    private readonly string? _anybody;
    private readonly IReadOnlyList<string> _names;

    /// <summary>Reads with the words of a language; where it has no lists nothing is read.</summary>
    public CasualtyReader(LanguageWords words)
    {
        _after = ByKind(words, "{0}, after the number");
        _before = ByKind(words, "{0}, before the number");
        _totals = ByKind(words, "totals of {0}");
        // Verbs in the active voice too: "two gunmen killed 14" counts 14, not the gunmen.
        _acts = words.Set("acts");
        _auxiliaries = words.Set("casualty auxiliaries");
        _everybody = words.Set("everybody");
        _ends = words.Set("ends of counts");
        _others = words.Set("not casualties");
        _bounds = words.Set("bounds");
        _links = words.Set("links to totals");
        _earlier = words.Set("earlier events");
        _anybody = words.List("anybody") is [var word, ..] ? word : null;
        _names = words.List("casualties");
    }

    /// <summary>What the number at a word counts, if it is a toll.</summary>
    public Casualties? Read(string text, TextWords words, int number, TermSpace space)
    {
        if (number + 1 < words.Count && words.TokenAt(number + 1).Adjacent && _others.Contains(words[number + 1].Lower))
            return null;
        var found = KindOfTotal(words, number) is { } toll ? new Found(toll, number + 1, number + 1, number + 1)
            : AfterNumber(words, number) ?? BeforeNumber(words, number);
        if (found is not { } read || IsOfEarlierEvent(words, number)) return null;
        var some = read.NounEnd > read.NounStart && !_everybody.Contains(words[read.NounStart].Lower);
        var noun = read.NounEnd > read.NounStart && (some || _anybody == "people")
            ? text[words.TokenAt(read.NounStart).Start..words.TokenAt(read.NounEnd - 1).End] : _anybody;
        var key = some ? space.Word(words[read.NounEnd - 1].Lower).ToString("x", CultureInfo.InvariantCulture) : "";
        return new($"casualties {read.Kind} {key}", $"{noun} {_names[Array.IndexOf(Kinds, read.Kind)]}", read.Next);
    }

    /// <summary>Words that say no more than what kind of casualties it counts.</summary>
    public bool IsKind(string word) =>
        _after.ContainsKey(word) || _before.ContainsKey(word) || _totals.ContainsKey(word)
            || word is "death" or "rose" or "risen";

    private readonly record struct Found(string Kind, int NounStart, int NounEnd, int Next);

    // "130 people were killed", "130 dead", "12 soldiers wounded".
    private Found? AfterNumber(TextWords words, int number)
    {
        var (nouns, auxiliary) = (0, false);
        for (var k = number + 1; k < words.Count && k <= number + MaxBetween && Continues(words, k); k++)
        {
            var word = words[k].Lower;
            if (_after.TryGetValue(word, out var kind) && (word is not ("ums" or "tot") || auxiliary || nouns > 0))
            {
                return !auxiliary && _acts.Contains(word) && IsActive(words, k)
                    ? null : new Found(kind, number + 1, number + 1 + nouns, k + 1);
            }

            if (_auxiliaries.Contains(word))
            {
                auxiliary = true;
            }
            else if (auxiliary || nouns == 2 || _ends.Contains(word) || _others.Contains(word)
                || words.TokenAt(k).Kind != TokenKind.Word)
            {
                return null;
            }
            else
            {
                nouns++;
            }
        }
        return null;
    }

    // A verb that goes on to its object; "130 people killed in the attack" does not.
    private static bool IsActive(TextWords words, int verb)
    {
        if (verb + 1 >= words.Count || !Continues(words, verb + 1)) return false;
        var next = words[verb + 1].Lower;
        return next is not ("in" or "on" or "by" or "when" or "after" or "as" or "during" or "and" or "near" or "or")
            && !(next == "at" && (verb + 2 >= words.Count || words[verb + 2].Lower is not ("least" or "most")));
    }

    // "killing at least 130 people", "arrested 12".
    private Found? BeforeNumber(TextWords words, int number)
    {
        var k = BeforeBounds(words, number);
        if (k < 0 || !_before.TryGetValue(words[k].Lower, out var kind)) return null;
        var end = number + 1;
        while (end < words.Count && end < number + 3 && Continues(words, end)
            && words.TokenAt(end) is { Kind: TokenKind.Word, Capital: false } && !_ends.Contains(words[end].Lower)
            && !_auxiliaries.Contains(words[end].Lower))
        {
            if (_others.Contains(words[end].Lower)) return null;
            end++;
            if (_everybody.Contains(words[end - 1].Lower)) break;
        }
        return new Found(kind, number + 1, end, end);
    }

    // "the death toll rose to 130", "die Zahl der Toten stieg auf 130".
    private string? KindOfTotal(TextWords words, int number)
    {
        var link = BeforeBounds(words, number);
        if (link < 1 || !_links.Contains(words[link].Lower)) return null;
        for (var k = link - 1; k >= 0 && k > link - FarthestTotal; k--)
        {
            if (_totals.TryGetValue(words[k].Lower, out var kind))
                return words[k].Lower != "toll" || (k > 0 && words[k - 1].Lower == "death") ? kind : null;
            if (words.TokenAt(k).Kind == TokenKind.Number || words.TokenAt(k + 1).SentenceStart) return null;
        }
        return null;
    }

    // The word before the number and its "at least"; -1 where there is none in the clause.
    private int BeforeBounds(TextWords words, int number)
    {
        var k = number - 1;
        while (k >= 0 && k > number - 4 && Continues(words, k + 1) && _bounds.Contains(words[k].Lower)
            && !(_links.Contains(words[k].Lower) && !(k > 0 && words[k - 1].Lower is "up" or "bis")))
        {
            k--;
        }

        return k >= 0 && Continues(words, k + 1) ? k : -1;
    }

    private static bool Continues(TextWords words, int k) => words.TokenAt(k) is { Adjacent: true, SentenceStart: false };

    // A sentence that gives a year or speaks of earlier times tells of another event.
    private bool IsOfEarlierEvent(TextWords words, int number)
    {
        var first = number;
        while (first > 0 && !words.TokenAt(first).SentenceStart) first--;
        for (var k = first; k < words.Count && (k == first || !words.TokenAt(k).SentenceStart); k++)
        {
            if (k == number) continue;
            var word = words[k].Lower;
            if (_earlier.Contains(word)
                || (word.Length == 4 && word[0] is '1' or '2'
                && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && year is >= 1800 and < 2100))
            {
                return true;
            }

            if (word == "last" && k + 1 < words.Count && words[k + 1].Lower is "year" or "month" or "week") return true;
        }
        return false;
    }

    private static Dictionary<string, string> ByKind(LanguageWords words, string list)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in Kinds)
        {
            foreach (var word in words.List(list.Replace("{0}", kind, StringComparison.Ordinal))) result[word] = kind;
        }

        return result;
    }
}

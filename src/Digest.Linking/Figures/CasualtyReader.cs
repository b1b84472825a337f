using System.Collections.Frozen;
using System.Globalization;
using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking.Figures;

/// <summary>What a number counts, and how readers call it.</summary>
/// <param name="Thing">Two figures of one thing have the same.</param>
/// <param name="What">The thing in the telling's language: "people killed".</param>
/// <param name="Next">Index of the first word after the number and what it counts.</param>
internal readonly record struct Casualties(string Thing, string What, int Next);

/// <summary>
/// Reads who was killed, injured, arrested or is missing, in the ways that news puts it in English and German: "130 people were
/// killed", "killing at least 130", "a death toll of 130", "130 dead", "130 Tote". Counts of some ("130 soldiers") are another
/// thing than counts of people. What is counted over years, of others, or of an earlier event is not read: better none than wrong.
/// </summary>
internal static class CasualtyReader
{
    private const int MostBetween = 5;
    private const int FarthestToll = 9;

    private static readonly FrozenDictionary<string, string> After = Kinds(
        ("killed", "killed dead died deaths fatalities slain perished getötet tote toten todesopfer starben gestorben ums tot"),
        ("injured", "injured wounded hurt injuries verletzt verletzte verletzten verwundet verwundete"),
        ("arrested", "arrested detained arrests festgenommen festgenommene festnahmen verhaftet verhaftete"),
        ("missing", "missing unaccounted vermisst vermisste vermissten"));

    private static readonly FrozenDictionary<string, string> Before = Kinds(
        ("killed", "killed killing kills tötete töteten"),
        ("injured", "injured injuring injures wounded wounding wounds"),
        ("arrested", "arrested arresting detained detaining"));

    private static readonly FrozenDictionary<string, string> Tolls = Kinds(("killed", "toll toten todesopfer"), ("injured", "verletzten"), ("missing", "vermissten"));

    // Verbs in the active voice too: "two gunmen killed 14" counts 14, not the gunmen.
    private static readonly FrozenSet<string> Actions = Words("killed injured wounded arrested detained hurt");

    private static readonly FrozenSet<string> Auxiliaries = Words(
        "were was are is be been being have has had reported confirmed feared believed presumed remain remained left still also already pronounced "
        + "wurden waren sind worden wurde kamen");

    private static readonly FrozenSet<string> Everybody = Words("people persons person victims menschen personen leute opfer");

    private static readonly FrozenSet<string> Stops = Words(
        "in on at by when after as during near and or since while of from to with for the a an who that which this over under inside outside across "
        + "before when where including amid late early last more than bei in am im auf und oder nach von durch die der das");

    private static readonly FrozenSet<string> Not = Words(
        "other others another additional further more of hours hour minutes minute days day weeks week months month years year times miles km percent "
        + "prozent hundred thousand million millions billion millionen milliarden tausend weitere weiterer jahre tage stunden minuten mal");

    private static readonly FrozenSet<string> Bounds = Words(
        "at least most more than less fewer over under as many up to about around roughly some nearly almost approximately the another mindestens "
        + "wenigstens mehr als rund etwa fast knapp bis zu über");

    private static readonly FrozenSet<string> Links = Words(
        "of to at is was reached reaches hit hits stands stood surpassed exceeded passed topped auf bei mit");

    private static readonly FrozenSet<string> Background = Words(
        "annually yearly previous previously earlier devastating worst deadliest decade decades history historic annual every each average jährlich damals früher seit since between");

    /// <summary>What the number at a word counts, if it is a toll.</summary>
    public static Casualties? Read(string text, TextWords words, int number, bool german, TermSpace space)
    {
        if (number + 1 < words.Count && words.TokenAt(number + 1).Adjacent && Not.Contains(words[number + 1].Lower))
            return null;
        var found = IsToll(words, number) is { } toll ? new Found(toll, number + 1, number + 1, number + 1)
            : AfterNumber(words, number) ?? BeforeNumber(words, number);
        if (found is not { } read || IsBackground(words, number))
            return null;
        var noun = read.NounEnd > read.NounStart ? text[words.TokenAt(read.NounStart).Start..words.TokenAt(read.NounEnd - 1).End] : german ? "Menschen" : "people";
        var some = read.NounEnd > read.NounStart && !Everybody.Contains(words[read.NounStart].Lower);
        var key = some ? space.Word(words[read.NounEnd - 1].Lower).ToString("x", CultureInfo.InvariantCulture) : "";
        return new Casualties($"toll {read.Kind} {key}", $"{(some || !german ? noun : "Menschen")} {(german ? German(read.Kind) : read.Kind)}", read.Next);
    }

    /// <summary>Words that say no more than what kind of toll it is.</summary>
    public static bool IsKind(string word) => After.ContainsKey(word) || Before.ContainsKey(word) || Tolls.ContainsKey(word) || word is "death" or "rose" or "risen";

    private readonly record struct Found(string Kind, int NounStart, int NounEnd, int Next);

    // "130 people were killed", "130 dead", "12 soldiers wounded".
    private static Found? AfterNumber(TextWords words, int number)
    {
        var (nouns, auxiliary) = (0, false);
        for (var k = number + 1; k < words.Count && k <= number + MostBetween && Continues(words, k); k++)
        {
            var word = words[k].Lower;
            if (After.TryGetValue(word, out var kind) && (word is not ("ums" or "tot") || auxiliary || nouns > 0))
                return !auxiliary && Actions.Contains(word) && IsActive(words, k) ? null : new Found(kind, number + 1, number + 1 + nouns, k + 1);
            if (Auxiliaries.Contains(word))
                auxiliary = true;
            else if (auxiliary || nouns == 2 || Stops.Contains(word) || Not.Contains(word) || words.TokenAt(k).Kind != TokenKind.Word)
                return null;
            else
                nouns++;
        }
        return null;
    }

    // A verb that goes on to its object; "130 people killed in the attack" does not.
    private static bool IsActive(TextWords words, int verb)
    {
        if (verb + 1 >= words.Count || !Continues(words, verb + 1))
            return false;
        var next = words[verb + 1].Lower;
        return next is not ("in" or "on" or "by" or "when" or "after" or "as" or "during" or "and" or "near" or "or")
            && !(next == "at" && (verb + 2 >= words.Count || words[verb + 2].Lower is not ("least" or "most")));
    }

    // "killing at least 130 people", "arrested 12".
    private static Found? BeforeNumber(TextWords words, int number)
    {
        var k = BeforeBounds(words, number);
        if (k < 0 || !Before.TryGetValue(words[k].Lower, out var kind))
            return null;
        var end = number + 1;
        while (end < words.Count && end < number + 3 && Continues(words, end) && words.TokenAt(end) is { Kind: TokenKind.Word, Capital: false } && !Stops.Contains(words[end].Lower)
            && !Auxiliaries.Contains(words[end].Lower))
        {
            if (Not.Contains(words[end].Lower))
                return null;
            end++;
            if (Everybody.Contains(words[end - 1].Lower))
                break;
        }
        return new Found(kind, number + 1, end, end);
    }

    // "the death toll rose to 130", "die Zahl der Toten stieg auf 130".
    private static string? IsToll(TextWords words, int number)
    {
        var link = BeforeBounds(words, number);
        if (link < 1 || !Links.Contains(words[link].Lower))
            return null;
        for (var k = link - 1; k >= 0 && k > link - FarthestToll; k--)
        {
            if (Tolls.TryGetValue(words[k].Lower, out var kind))
                return words[k].Lower != "toll" || (k > 0 && words[k - 1].Lower == "death") ? kind : null;
            if (words.TokenAt(k).Kind == TokenKind.Number || words.TokenAt(k + 1).SentenceStart)
                return null;
        }
        return null;
    }

    // The word before the number and its "at least"; -1 where there is none in the clause.
    private static int BeforeBounds(TextWords words, int number)
    {
        var k = number - 1;
        while (k >= 0 && k > number - 4 && Continues(words, k + 1) && Bounds.Contains(words[k].Lower) && !(Links.Contains(words[k].Lower) && !(k > 0 && words[k - 1].Lower is "up" or "bis")))
            k--;
        return k >= 0 && Continues(words, k + 1) ? k : -1;
    }

    private static bool Continues(TextWords words, int k) => words.TokenAt(k) is { Adjacent: true, SentenceStart: false };

    // A sentence that gives a year or speaks of earlier times tells of another event.
    private static bool IsBackground(TextWords words, int number)
    {
        var first = number;
        while (first > 0 && !words.TokenAt(first).SentenceStart)
            first--;
        for (var k = first; k < words.Count && (k == first || !words.TokenAt(k).SentenceStart); k++)
        {
            if (k == number)
                continue;
            var word = words[k].Lower;
            if (Background.Contains(word) || (word.Length == 4 && word[0] is '1' or '2' && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1800 and < 2100))
                return true;
            if (word == "last" && k + 1 < words.Count && words[k + 1].Lower is "year" or "month" or "week")
                return true;
        }
        return false;
    }

    private static string German(string kind) => kind switch
    {
        "killed" => "getötet",
        "injured" => "verletzt",
        "arrested" => "festgenommen",
        _ => "vermisst",
    };

    private static FrozenDictionary<string, string> Kinds(params (string Kind, string List)[] kinds)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (kind, list) in kinds)
        {
            foreach (var word in list.Split(' '))
                result[word] = kind;
        }
        return result.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

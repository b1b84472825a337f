using System.Collections.Frozen;
using System.Globalization;
using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking.Figures;

/// <summary>Reads the figures of a telling.</summary>
internal static class FigureReader
{
    /// <summary>Telling words that sentences of one toll share at least.</summary>
    public const int OfToll = 1;
    private const int OfThing = 2;

    // Of these a report gives many: distances, times, turns of a game.
    private static readonly FrozenSet<string> Measures = (
        "mile miles yard yards metre metres meter meters foot feet inch inches kilometre kilometres kilometer kilometers km nautical pounds tons degrees block "
        + "caliber calibre games game points goals rounds seasons season decades times per cent touchdowns catches carries rebounds passes drives innings runs "
        + "kilometern meter metern grad punkte spiele tore mal").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoThing = (
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
        + "am pm a.m p.m a m p met came went won lost made took gave got said told saw kept ran year years month months week weeks day days hour hours minute minutes old ago and or to in of at on by from the this that "
        + "percent million billion thousand hundred januar februar märz mai juni juli oktober dezember jahre jahr tage uhr").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The figures of a text, in their order.</summary>
    public static List<Figure> Read(string text, string language)
    {
        var words = new TextWords(text);
        var space = new TermSpace(language);
        var german = language == "de";
        var figures = new List<Figure>();
        for (var i = 0; i < words.Count; i++)
        {
            if (ValueOf(text, words, i) is not { } value)
                continue;
            if (CasualtyReader.Read(text, words, i, german, space) is { } toll)
                figures.Add(new Figure(toll.Thing, toll.What, value, words.TextOf(i), BoundOf(words, i), ContextOf(words, i, toll.Next, space), OfToll));
            else if (ReadFigure(text, words, i, value, space) is { } figure)
                figures.Add(figure);
        }
        return figures;
    }

    // A number in digits or a small number word; no year, no part of a date or time.
    private static double? ValueOf(string text, TextWords words, int i)
    {
        var small = words.IsNumberWord(i);
        if (words.TokenAt(i).Kind != TokenKind.Number && !small)
            return null;
        var word = words[i];
        if (i > 0 && (NoThing.Contains(words[i - 1].Lower) && IsMonth(words[i - 1].Lower)))
            return null;
        var (before, after) = (word.Token.Start > 0 ? text[word.Token.Start - 1] : ' ', word.Token.End < text.Length ? text[word.Token.End] : ' ');
        if (before is '/' or '-' or ':' or '#' || after is '/' or ':' or '-' || (small && word.Folded is "0" or "1"))
            return null;
        Span<char> digits = stackalloc char[Numbers.Longest];
        var length = small ? 0 : Numbers.Normalise(word.Lower, default, after == '%' ? '%' : ' ', digits);
        var plain = length == 0 ? word.Folded : digits[..length].TrimEnd('%').ToString();
        if (!double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        return value is >= 1900 and < 2100 && plain.Length == 4 && !word.Lower.Contains(',') ? null : value;
    }

    private static bool IsMonth(string word) => word.Length >= 3 && word is not ("and" or "the" or "this" or "that" or "from" or "ago" or "old");

    private static Figure? ReadFigure(string text, TextWords words, int i, double value, TermSpace space)
    {
        var end = words.TokenAt(i).End;
        var next = i + 1;
        var unit = Unit(text, words.TokenAt(i));
        if (next < words.Count && Scale(words[next].Lower) is var scale and > 1 && words.TokenAt(next).Start - end <= 1)
        {
            value *= scale;
            end = words.TokenAt(next).End;
            next++;
        }
        if (next < words.Count && words[next].Lower is "percent" or "prozent")
        {
            unit = "%";
            end = words.TokenAt(next).End;
            next++;
        }
        var start = words.TokenAt(i).Start - (unit is "$" or "€" or "£" ? 1 : 0);
        if (unit == "%" && end < text.Length && text[end] == '%')
            end++;
        var (thing, what) = unit.Length > 0 && ThingBefore(text, words, i, space) is { } before ? before : ThingAfter(text, words, next, space);
        if (thing.Length == 0)
            return null;
        return new Figure(unit + thing, what, value, text[start..end], BoundOf(words, i), ContextOf(words, i, next, space), OfThing);
    }

    private static string Unit(string text, Token token)
    {
        if (token.Start > 0 && text[token.Start - 1] is '$' or '€' or '£')
            return text.Substring(token.Start - 1, 1);
        return token.End < text.Length && text[token.End] == '%' ? "%" : "";
    }

    private static double Scale(string word) => word switch
    {
        "hundred" => 100,
        "thousand" => 1_000,
        "million" or "millionen" or "millions" or "millones" => 1e6,
        "billion" or "milliarden" or "milliards" => 1e9,
        _ => 1,
    };

    // "a fine of $3 million", "turnout of 68 percent": the noun before, which is what "a $3 million fine" counts.
    private static (string Thing, string What)? ThingBefore(string text, TextWords words, int number, TermSpace space)
    {
        var k = number - 1;
        while (k > 0 && words[k].Lower is "about" or "around" or "more" or "than" or "least" or "at" or "nearly" or "almost" or "some" or "roughly" or "mehr" or "als" or "rund" or "etwa")
            k--;
        if (k < 1 || words[k].Lower is not ("of" or "von") || !words.TokenAt(k).Adjacent)
            return null;
        var noun = words[k - 1];
        var term = space.Word(noun.Lower);
        if (noun.Token.Kind != TokenKind.Word || CommonWords.StepOf(term) <= 3 || NoThing.Contains(noun.Lower))
            return null;
        return (term.ToString("x", CultureInfo.InvariantCulture), text[noun.Token.Start..noun.Token.End]);
    }

    // The first telling word after the number, and the next if nothing but "were" and the like is between.
    private static (string Thing, string What) ThingAfter(string text, TextWords words, int next, TermSpace space)
    {
        var thing = new List<string>();
        var last = -1;
        var anybody = false; // "130 people" says nothing without what they did
        for (var k = next; k < words.Count && k < next + 6 && thing.Count < 2; k++)
        {
            var word = words[k];
            if (!word.Token.Adjacent || word.Token.SentenceStart || (k == next && (NoThing.Contains(word.Lower) || word.Token.Capital)))
                break;
            if (word.Token.Kind != TokenKind.Word)
                break;
            var term = space.Word(word.Lower);
            if (Measures.Contains(word.Lower) || (thing.Count == 0 && word.Lower is "other" or "others" or "more" or "additional"))
                return ("", ""); // some of them, not all
            if (IsAuxiliary(word.Lower) || (thing.Count == 0 && word.Lower is "of" or "the"))
                continue;
            if (anybody && Aboard(words, k) is var board and > 0)
            {
                thing.Add("aboard"); // "456 people on board", "458 people aboard"
                last = k + board - 1;
                break;
            }
            if (CommonWords.StepOf(term) <= 3 && word.Lower is not ("people" or "dead" or "men" or "women"))
                break;
            anybody |= word.Lower is "people" or "men" or "women" or "menschen" or "personen";
            thing.Add(term.ToString("x", CultureInfo.InvariantCulture));
            last = k;
        }
        return thing.Count == (anybody ? 1 : 0) ? ("", "") : (string.Join(' ', thing), text[words.TokenAt(next).Start..words.TokenAt(last).End].Replace('\n', ' '));
    }

    // How many words say "aboard" here.
    private static int Aboard(TextWords words, int k) => words[k].Lower switch
    {
        "aboard" => 1,
        "on" or "an" when k + 1 < words.Count && words[k + 1].Lower is "board" or "bord" => 2,
        _ => 0,
    };

    private static bool IsAuxiliary(string word) =>
        word is "were" or "was" or "are" or "is" or "have" or "has" or "had" or "been" or "be" or "being" or "wurden" or "waren" or "sind" or "ont" or "été" or "fueron";

    private static FigureBound BoundOf(TextWords words, int i)
    {
        var (one, two) = (i > 0 ? words[i - 1].Lower : "", i > 1 ? words[i - 2].Lower : "");
        return (two, one) switch
        {
            ("more" or "greater", "than") or ("at", "least") or ("mehr", "als") => FigureBound.AtLeast,
            (_, "over" or "least" or "exceeded" or "surpassed" or "topped" or "mindestens" or "wenigstens" or "über") => FigureBound.AtLeast,
            ("fewer" or "less", "than") or ("up", "to") or ("at", "most") or ("many", "as") or ("bis", "zu") => FigureBound.AtMost,
            (_, "under" or "below" or "nearly" or "almost" or "fast" or "knapp") => FigureBound.AtMost,
            (_, "about" or "around" or "roughly" or "some" or "approximately" or "etwa" or "rund" or "environ" or "unos") => FigureBound.About,
            _ => FigureBound.Exact,
        };
    }

    private static HashSet<ulong> ContextOf(TextWords words, int i, int next, TermSpace space)
    {
        var context = new HashSet<ulong>();
        for (var k = i - 1; k >= 0 && k > i - 20 && !words.TokenAt(k + 1).SentenceStart; k--)
            AddDistinctive(context, words[k], space);
        for (var k = next; k < words.Count && k < next + 20 && !words.TokenAt(k).SentenceStart; k++)
            AddDistinctive(context, words[k], space);
        return context;
    }

    private static void AddDistinctive(HashSet<ulong> context, TextWord word, TermSpace space)
    {
        var term = space.Word(word.Lower);
        if (word.Token.Kind == TokenKind.Word && CommonWords.StepOf(term) > 3 && !CasualtyReader.IsKind(word.Lower))
            context.Add(term);
    }
}

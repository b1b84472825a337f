using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Digest.Linking.Languages;
using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking.Figures;

/// <summary>Reads numbers of things that are known by their own words alone: "14 houses", "a fine of $3 million".</summary>
internal sealed class ThingReader
{
    // Beside a number they make it a date, a time, a score, a version: "4×4".
    private const string NoFigure = "/-:#\u00D7";

    private static readonly ConcurrentDictionary<LanguageWords, ThingReader> Known = new();

    private readonly Speech _speech;
    private readonly FrozenSet<string> _measures;
    private readonly FrozenSet<string> _nothing;
    private readonly bool _nounsAreCapital;
    private readonly FrozenSet<string> _beforeNothing;
    private readonly FrozenSet<string> _people;
    private readonly FrozenSet<string> _some;
    private readonly FrozenSet<string> _aboard;
    private readonly FrozenSet<string> _beforeCounted;
    private readonly FrozenSet<string> _of;
    private readonly FrozenSet<string> _auxiliaries;
    private readonly FrozenSet<string> _percent;
    private readonly (FrozenSet<string> Words, double Factor)[] _scales;
    private readonly (FrozenSet<string> Words, FigureBound Bound)[] _bounds;

    private ThingReader(LanguageWords words, Speech speech)
    {
        _speech = speech;
        // Of these a report gives many: distances, times, turns of a game.
        _measures = words.Set("measures");
        _nounsAreCapital = words.NounsAreCapital;
        _nothing = words.Set("nothing counted");
        _beforeNothing = words.Set("before no figure");
        _people = words.Set("people");
        _some = words.Set("some of them");
        _aboard = words.Set("aboard");
        _beforeCounted = words.Set("before counted");
        _of = words.Set("of");
        _auxiliaries = words.Set("figure auxiliaries");
        _percent = words.Set("percent");
        _scales = [(words.Set("hundred"), 100), (words.Set("thousand"), 1000), (words.Set("million"), 1e6),
            (words.Set("billion"), 1e9)];
        _bounds = [(words.Set("at least"), FigureBound.AtLeast), (words.Set("at most"), FigureBound.AtMost),
            (words.Set("about"), FigureBound.About)];
    }

    /// <summary>The reader of a language, by its primary subtag in lower case.</summary>
    public static ThingReader For(string language) =>
        Known.GetOrAdd(LanguageWords.For(language), w => new(w, Speech.For(language)));

    /// <summary>The figures of a text, in their order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its primary subtag.</param>
    /// <param name="taken">Offsets of numbers that are read already.</param>
    /// <param name="isKind">Whether a word says no more than what is counted.</param>
    public List<Figure> Read(string text, string language, HashSet<int> taken, Predicate<string> isKind)
    {
        var words = new TextWords(text, _speech);
        var space = new TermSpace(language);
        var figures = new List<Figure>();
        for (var i = 0; i < words.Count; i++)
        {
            if (ValueOf(text, words, i) is { } value && !taken.Contains(words.TokenAt(i).Start)
                && ReadFigure(text, words, i, value, space, isKind) is { } figure)
            {
                figures.Add(figure);
            }
        }

        return figures;
    }

    // A number in digits or a small number word; no year, no part of a date or time.
    private double? ValueOf(string text, TextWords words, int i)
    {
        var small = words.IsNumberWord(i);
        if (words.TokenAt(i).Kind != TokenKind.Number && !small) return null;
        var word = words[i];
        if (i > 0 && _beforeNothing.Contains(words[i - 1].Lower)) return null;
        var (before, after) = (word.Token.Start > 0 ? text[word.Token.Start - 1] : ' ',
            word.Token.End < text.Length ? text[word.Token.End] : ' ');
        if (NoFigure.Contains(before) || (NoFigure.Contains(after) && after != '#') || (small && word.Folded is "0" or "1"))
            return null;
        Span<char> digits = stackalloc char[Numbers.Longest];
        var length = small ? 0 : Numbers.Normalise(word.Lower, default, after == '%' ? '%' : ' ', digits);
        var plain = length == 0 ? word.Folded : digits[..length].TrimEnd('%').ToString();
        if (!double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        return value is >= 1900 and < 2100 && plain.Length == 4 && !word.Lower.Contains(',') ? null : value;
    }

    private Figure? ReadFigure(string text, TextWords words, int i, double value, TermSpace space, Predicate<string> isKind)
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
        if (next < words.Count && _percent.Contains(words[next].Lower))
        {
            unit = "%";
            end = words.TokenAt(next).End;
            next++;
        }
        var start = words.TokenAt(i).Start - (unit is "$" or "€" or "£" ? 1 : 0);
        if (unit == "%" && end < text.Length && text[end] == '%') end++;
        var (thing, what) = unit.Length > 0 && ThingBefore(text, words, i, space) is { } before
            ? before : ThingAfter(text, words, next, space);
        if (thing.Length == 0) return null;
        return new Figure(unit + thing, what, Amount.Of(value, FigureLexer.StepOf(value), BoundOf(words, i)), text[start..end],
            new FigureSentence(ContextOf(words, i, next, space, isKind), NamesOf(words, i, space), 0, false));
    }

    private static string Unit(string text, Token token)
    {
        if (token.Start > 0 && text[token.Start - 1] is '$' or '€' or '£') return text.Substring(token.Start - 1, 1);
        return token.End < text.Length && text[token.End] == '%' ? "%" : "";
    }

    private double Scale(string word)
    {
        foreach (var (words, factor) in _scales)
        {
            if (words.Contains(word)) return factor;
        }

        return 1;
    }

    // "a fine of $3 million", "turnout of 68 percent": the noun before, which is what "a $3 million fine" counts.
    private (string Thing, string What)? ThingBefore(string text, TextWords words, int number, TermSpace space)
    {
        var k = number - 1;
        while (k > 0 && _beforeCounted.Contains(words[k].Lower)) k--;
        if (k < 1 || !_of.Contains(words[k].Lower) || !words.TokenAt(k).Adjacent) return null;
        var noun = words[k - 1];
        var term = space.Word(noun.Lower);
        if (noun.Token.Kind != TokenKind.Word || CommonWords.StepOf(term) <= 3 || _nothing.Contains(noun.Lower))
            return null;
        return (term.ToString("x", CultureInfo.InvariantCulture), text[noun.Token.Start..noun.Token.End]);
    }

    // The first distinctive word after the number, and the next if nothing but "were" and the like is between.
    private (string Thing, string What) ThingAfter(string text, TextWords words, int next, TermSpace space)
    {
        var thing = new List<string>();
        var last = -1;
        var anybody = false; // "130 people" says nothing without what they did
        for (var k = next; k < words.Count && k < next + 6 && thing.Count < 2; k++)
        {
            var word = words[k];
            if (!word.Token.Adjacent || word.Token.SentenceStart
                || (k == next && (_nothing.Contains(word.Lower) || word.Token.Capital)))
            {
                break;
            }

            if (word.Token.Kind != TokenKind.Word) break;
            var term = space.Word(word.Lower);
            if (_measures.Contains(word.Lower) || (thing.Count == 0 && _some.Contains(word.Lower)))
                return ("", ""); // some of them, not all
            if (_auxiliaries.Contains(word.Lower) || (thing.Count == 0 && word.Lower is "of" or "the")) continue;
            if (anybody && Aboard(words, k) is var board and > 0)
            {
                thing.Add("aboard"); // "456 people on board", "458 people aboard"
                last = k + board - 1;
                break;
            }
            if (CommonWords.StepOf(term) <= 3 && !_people.Contains(word.Lower) && word.Lower != "dead") break;
            anybody |= _people.Contains(word.Lower);
            thing.Add(term.ToString("x", CultureInfo.InvariantCulture));
            last = k;
        }
        return thing.Count == (anybody ? 1 : 0)
            ? ("", "") : (string.Join(' ', thing), text[words.TokenAt(next).Start..words.TokenAt(last).End].Replace('\n', ' '));
    }

    // How many words say "aboard" here.
    private int Aboard(TextWords words, int k) =>
        _aboard.Contains(words[k].Lower)
            ? 1 : k + 1 < words.Count && _aboard.Contains($"{words[k].Lower}_{words[k + 1].Lower}") ? 2 : 0;

    // "More than" is one bound, "over" another: the two words before the number first.
    private FigureBound BoundOf(TextWords words, int i)
    {
        var one = i > 0 ? words[i - 1].Lower : "";
        var two = i > 1 ? $"{words[i - 2].Lower}_{one}" : "";
        foreach (var (list, bound) in _bounds)
        {
            if (list.Contains(two)) return bound;
        }

        foreach (var (list, bound) in _bounds)
        {
            if (list.Contains(one)) return bound;
        }

        return FigureBound.Exact;
    }

    private static HashSet<ulong> ContextOf(TextWords words, int i, int next, TermSpace space, Predicate<string> isKind)
    {
        var context = new HashSet<ulong>();
        for (var k = i - 1; k >= 0 && k > i - 20 && !words.TokenAt(k + 1).SentenceStart; k--)
            AddDistinctive(context, words[k], space, isKind);
        for (var k = next; k < words.Count && k < next + 20 && !words.TokenAt(k).SentenceStart; k++)
            AddDistinctive(context, words[k], space, isKind);
        return context;
    }

    // Words with a capital around the number; at the start of a sentence only what is no common word.
    private HashSet<string> NamesOf(TextWords words, int i, TermSpace space)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (_nounsAreCapital) return names;
        var first = i;
        while (first > 0 && first > i - 20 && !words.TokenAt(first).SentenceStart) first--;
        for (var k = first; k < words.Count && k < i + 20 && (k <= i || !words.TokenAt(k).SentenceStart); k++)
        {
            ref readonly var token = ref words.TokenAt(k);
            if (token is { Capital: true, Kind: TokenKind.Word } && !_speech.IsCalendar(words[k].Lower)
                && (!token.SentenceStart || CommonWords.StepOf(space.Word(words[k].Lower)) == CommonWords.Rare))
            {
                names.Add(words[k].Lower);
            }
        }

        return names;
    }

    private static void AddDistinctive(HashSet<ulong> context, TextWord word, TermSpace space,
        Predicate<string> isKind)
    {
        var term = space.Word(word.Lower);
        if (word.Token.Kind == TokenKind.Word && CommonWords.StepOf(term) > 3 && !isKind(word.Lower))
            context.Add(term);
    }
}

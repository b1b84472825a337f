using System.Collections.Frozen;
using System.Globalization;

namespace Digest.Core.Markdown;

/// <summary>Where sentences end, in any script.</summary>
internal static class Sentences
{
    // Of Chinese and Japanese, Hindi, Urdu and Arabic, Armenian, Amharic, Burmese, Khmer and Tibetan.
    private const string SurelyEnds =
        "\u3002\uff01\uff1f\uff0e\uff61\u0964\u0965\u06d4\u061f\u0589\u1362\u1367\u104b\u17d4\u0f0d";
    private const char WideStop = '\uff0e';
    private const string MayEnd = ".!?\u2026";
    private const string Closing = "\"'\u201d\u2019\u00bb\u203a)]}\u300d\u300f\uff09\u300b\u3011\u201c\u2018*_";

    private static readonly FrozenSet<string> Abbreviations = """
        mr mrs ms dr prof st sr jr vs inc ltd co corp dept est fig figs nos vol ed eds pp ca cf al gen col lt sgt
        capt cmdr sen rep gov rev hon pres jan feb apr jun jul aug sep sept oct nov dec tue tues thu thur
        thurs approx ave blvd mt tel bzw ggf evtl inkl exkl nr str bd hrsg jh bspw sog vgl zzgl
        mio mrd hr ing dipl okt dez mär mme mlle mm éd env av janv févr avr juil déc sra srta ud uds ee uu pág sig
        dra exmo srª dott sigg dhr mevr drs г гг ул им стр руб млн млрд тыс др пр np tzw tj
        डॉ
        """
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the sentence ends that begins at a place: after its mark and what closes it.</summary>
    /// <param name="text">Text in one line.</param>
    /// <param name="start">Its first character.</param>
    public static int End(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (SurelyEnds.Contains(text[i], StringComparison.Ordinal))
            {
                if (i + 1 < text.Length && char.IsDigit(text[i + 1]) && text[i] == WideStop) continue;
                var after = AfterClosing(text, i + 1);
                // What is quoted within a sentence of Japanese may end in a mark: 「終わった。」と言った。
                if (after == i + 1 || after >= text.Length || !char.IsLetter(text[after]) || IsIndic(text[i])) return after;
            }
            else if (MayEnd.Contains(text[i], StringComparison.Ordinal))
            {
                var after = AfterClosing(text, i + 1);
                if (after >= text.Length) return text.Length;
                if (char.IsWhiteSpace(text[after]) && Ends(text, start, i, after)) return after;
            }
        }

        return text.Length;
    }

    /// <summary>Whether a text ends as a sentence does.</summary>
    public static bool IsEnded(string text)
    {
        var end = text.Length;
        while (end > 0 && Closing.Contains(text[end - 1], StringComparison.Ordinal)) end--;
        return end > 0 && (SurelyEnds.Contains(text[end - 1], StringComparison.Ordinal)
            || MayEnd.Contains(text[end - 1], StringComparison.Ordinal));
    }

    private static bool IsIndic(char mark) => mark is '\u0964' or '\u0965' or '\u06d4' or '\u061f';

    private static int AfterClosing(string text, int at)
    {
        while (at < text.Length && (Closing.Contains(text[at], StringComparison.Ordinal)
            || SurelyEnds.Contains(text[at], StringComparison.Ordinal) || MayEnd.Contains(text[at], StringComparison.Ordinal)))
        {
            at++;
        }

        return at;
    }

    private static bool Ends(string text, int start, int mark, int after)
    {
        while (after < text.Length && char.IsWhiteSpace(text[after])) after++;
        // A sentence goes on in lower case.
        if (after < text.Length && char.IsLower(text[after])) return false;
        if (text[mark] != '.' || (mark + 1 < text.Length && text[mark + 1] == '.')) return true;
        var word = mark;
        while (word > start && IsOfWord(text[word - 1])) word--;
        var before = text.AsSpan(word, mark - word);
        if (before.IsEmpty || before.EndsWith(".")) return true;
        // An initial (J. Doe), a country (U.S.), z. B., an ordinal before its month (3. Juli).
        if (before.Length == 1 && char.IsLetter(before[0])) return false;
        if (before.Contains('.')) return before.ContainsAnyInRange('0', '9') || before.Length - before.LastIndexOf('.') > 3;
        if (before.Length <= 2 && !before.ContainsAnyExceptInRange('0', '9')) return !DateWords.IsMonth(WordAt(text, after));
        // "No" is a word too, but before a number.
        if (before.Equals("no", StringComparison.OrdinalIgnoreCase)) return after >= text.Length || !char.IsDigit(text[after]);
        return !Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before);
    }

    private static ReadOnlySpan<char> WordAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return text.AsSpan(start, end - start);
    }

    private static bool IsOfWord(char c) => c == '.' || char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

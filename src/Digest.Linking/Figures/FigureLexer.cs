using System.Buffers;
using System.Globalization;
using Digest.Linking.Text;

namespace Digest.Linking.Figures;

/// <summary>Cuts a text into sentences of lexemes. One pass; every character is looked at a bounded number of times.</summary>
internal static class FigureLexer
{
    private const int LongestNumber = 24;

    // Those that always end a sentence, and those that may.
    private static readonly SearchValues<char> SentenceEnds =
        SearchValues.Create("\n\u3002\uFF01\uFF1F\u061F\u0964\u2026.!?");

    /// <summary>Where the sentences of a text are.</summary>
    public static List<(int Start, int End)> Sentences(string text)
    {
        var sentences = new List<(int, int)>();
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var end = text.AsSpan(at).IndexOfAny(SentenceEnds);
            at = end < 0 ? text.Length : at + end;
            if (at < text.Length && !EndsSentence(text, at)) continue;
            if (!text.AsSpan(start, at - start).IsWhiteSpace()) sentences.Add((start, at));
            start = at + 1;
        }

        return sentences;
    }

    /// <summary>The lexemes of a sentence, before phrases and numbers are put together.</summary>
    public static List<Lexeme> Raw(string text, int start, int end, FigureWords words)
    {
        var lexemes = new List<Lexeme>();
        for (var at = start; at < end;) at = Next(text, at, words, lexemes);
        return lexemes;
    }

    /// <summary>The lexemes of a phrase, before phrases and numbers are put together.</summary>
    public static List<Lexeme> Raw(string text, FigureWords words) => Raw(text, 0, text.Length, words);

    /// <summary>A word as lists and texts compare it.</summary>
    public static string Normal(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[Folding.Longest];
        var length = Folding.Fold(word, folded);
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            // Arabic: vowel signs and the stretching line are left out, forms of one letter are one.
            var c = folded[i];
            if (c is >= '\u064B' and <= '\u065F' or '\u0640' or '\u0670') continue;
            folded[kept++] = c switch
            {
                '\u0622' or '\u0623' or '\u0625' => '\u0627',
                '\u0649' => '\u064A',
                '\u0629' => '\u0647',
                _ => c,
            };
        }

        return folded[..kept].ToString();
    }

    private static int Next(string text, int at, FigureWords words, List<Lexeme> lexemes)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c)) return at + 1;
        switch (Letters.ClassOf(c))
        {
            case Letters.Letter or Letters.Mark:
                return Word(text, at, words, lexemes);
            case Letters.Digit:
                return Number(text, at, words, lexemes);
            case Letters.Unsegmented:
                lexemes.Add(new(at, at + 1, LexemeKind.Word, c.ToString(), false, false));
                return at + 1;
        }

        if (c is '%' or '\u066A' or '\uFF05' || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol)
            lexemes.Add(new(at, at + 1, LexemeKind.Word, c is '\u066A' or '\uFF05' ? "%" : c.ToString(), false, false));
        else if (!IsHyphen(c) || !IsInner(text, at))
            lexemes.Add(new(at, at + 1, LexemeKind.Mark, c.ToString(), false, false));
        return at + 1;
    }

    private static int Word(string text, int at, FigureWords words, List<Lexeme> lexemes)
    {
        var end = at + 1;
        var arabic = text[at] is >= '\u0600' and <= '\u06FF';
        while (end < text.Length)
        {
            var kind = Letters.ClassOf(text[end]);
            if (kind is Letters.Letter or Letters.Mark || (kind == Letters.Digit && !arabic))
            {
                end++;
            }
            else if (kind == Letters.Inner && end + 1 < text.Length && Letters.ClassOf(text[end + 1]) == Letters.Letter
                && (text[end] != '.' || Letters.IsInitials(text.AsSpan(at, end - at))))
            {
                if (text[end] is '\'' or '\u2019' && words.HasElision && end - at <= 2) break; // "l'attaque" is two words
                end += 2;
            }
            else
            {
                break;
            }
        }

        var last = end;
        if (last - at > 2 && text[last - 1] is 's' or 'S' && text[last - 2] is '\'' or '\u2019') last -= 2;
        lexemes.Add(new(at, last, LexemeKind.Word, Normal(text.AsSpan(at, last - at)), char.IsUpper(text[at]),
            IsJoined(text, at)));
        return end < text.Length && text[end] is '\'' or '\u2019' ? end + 1 : end;
    }

    private static int Number(string text, int at, FigureWords words, List<Lexeme> lexemes)
    {
        var end = at;
        var plain = true;
        while (end < text.Length)
        {
            var c = text[end];
            if (char.IsDigit(c))
            {
                end++;
            }
            else if (end + 1 < text.Length && char.IsDigit(text[end + 1]) && IsSeparator(text, at, end, words))
            {
                plain &= c is not (':' or '/');
                end += 2;
            }
            else
            {
                break;
            }
        }

        // "4x4", "15th", "7pm": words that hold digits; but "$15m".
        var letters = end;
        while (letters < text.Length && Letters.ClassOf(text[letters]) is Letters.Letter or Letters.Digit) letters++;
        var suffix = letters > end ? words.SuffixScale(text[end..Math.Min(letters, end + 4)]) : 1;
        var (value, step) = plain && end - at <= LongestNumber ? Digits(text.AsSpan(at, end - at)) : (double.NaN, 0);
        var afterCurrency = lexemes.Count > 0 && words.IsCurrency(lexemes[^1].Norm);
        if (double.IsNaN(value) || (letters > end && !(afterCurrency && suffix > 1)))
        {
            lexemes.Add(new(at, letters, LexemeKind.Word, "", false, IsJoined(text, at)));
            return letters;
        }

        lexemes.Add(new(at, letters, LexemeKind.Number, "", false, IsJoined(text, at))
        {
            Value = value * suffix,
            Step = step * suffix,
            Digits = true,
        });
        return letters;
    }

    private static bool IsSeparator(string text, int start, int at, FigureWords words)
    {
        var c = text[at];
        if (c is '.' or ',' or ':' or '/' or '\u066B' or '\u066C' or '\uFF0E' or '\uFF0C') return true;
        if (!(c is '\u00A0' or '\u202F' or '\'' or '\u2019' || (c == ' ' && words.HasSpacedThousands))) return false;

        // Groups of three behind one to three digits.
        var run = 0;
        while (at + 1 + run < text.Length && run < 4 && char.IsDigit(text[at + 1 + run])) run++;
        var before = at;
        while (before > start && char.IsDigit(text[before - 1])) before--;
        return run == 3 && at - before <= 3 && text[start] != '0';
    }

    // The value of digits with separators, and to what they are rounded; not a number where they are none (a version, a date).
    private static (double Value, double Step) Digits(ReadOnlySpan<char> digits)
    {
        var (separators, lastSeparator, first, count, same) = (0, -1, '\0', 0, true);
        var value = 0.0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (char.IsDigit(digits[i]))
            {
                value = (value * 10) + char.GetNumericValue(digits[i]);
                count++;
                continue;
            }

            same &= separators == 0 || digits[i] == first;
            if (separators == 0) first = digits[i];
            separators++;
            lastSeparator = i;
        }

        if (count > 15) return (double.NaN, 0);
        var decimals = separators == 0 ? 0 : digits.Length - 1 - lastSeparator;
        var isDecimal = separators > 0 && digits[lastSeparator] is '.' or ',' or '\u066B' or '\uFF0E'
            && (decimals != 3 || digits[0] == '0' || !same || digits[lastSeparator] == '\u066B');
        if (separators > 1 && same && isDecimal) return (double.NaN, 0);
        if (separators > 0 && !isDecimal && decimals != 3) return (double.NaN, 0);
        if (isDecimal)
        {
            var scale = Math.Pow(10, decimals);
            return (value / scale, 1 / scale);
        }

        return (value, StepOf(value));
    }

    /// <summary>To what a whole number is rounded, by its zeros; small ones are exact.</summary>
    public static double StepOf(double value)
    {
        var step = 1.0;
        if (value < 100) return step;
        while (value % (step * 10) == 0) step *= 10;
        return step;
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2013' or '\uFF0D';

    private static bool IsInner(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private static bool IsJoined(string text, int at) => at > 1 && IsHyphen(text[at - 1]) && char.IsLetterOrDigit(text[at - 2]);

    // A paragraph's end, or a mark with space behind it, which no abbreviation has.
    private static bool EndsSentence(string text, int at)
    {
        var c = text[at];
        if (c is '\n' or '\u3002' or '\uFF01' or '\uFF1F' or '\u061F' or '\u0964' or '\u2026') return true;
        if (c is not ('.' or '!' or '?')) return false;
        var next = at + 1;
        while (next < text.Length && text[next] is '"' or '\u201D' or '\u00BB' or ')' or '\'' or '\u2019') next++;
        if (next < text.Length && !char.IsWhiteSpace(text[next])) return false;
        if (c != '.') return true;
        while (next < text.Length && text[next] == ' ') next++;
        if (next < text.Length && char.IsLower(text[next])) return false;
        var word = at;
        while (word > 0 && at - word < 12 && char.IsLetter(text[word - 1])) word--;
        return !(at - word == 1 && char.IsUpper(text[word])) && !Tokenizer.IsTitle(text.AsSpan(word, at - word));
    }
}

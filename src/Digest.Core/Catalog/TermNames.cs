using System.Globalization;
using System.Text;
using Digest.Core.Model;

namespace Digest.Core.Catalog;

/// <summary>What of a name says which term it is: letters and digits in any case and width, and the signs that tell names apart,
/// such as those of C++ and C#. Spaces, dashes, stops and quotation marks only divide words.</summary>
public static class TermNames
{
    private const char Gap = ' ';

    // They stand between names, or say who owns one.
    private const string Dividing = "|~<>=\u00d7\u2212\u2190\u2191\u2192\u2193\u00a9\u00ae\u2117\u2120\u2122";

    private static readonly (string Sign, string Word)[] Words =
        [("#", "sharp"), ("+", "plus"), ("*", "star"), ("%", "percent"), ("@", "at"), (".", "dot"), ("$", "dollar"),
            ("\u20ac", "euro"), ("\u00a3", "pound")];

    /// <summary>What two spellings of one name share.</summary>
    /// <returns>The key; the name itself where nothing in it counts.</returns>
    public static string Key(string name)
    {
        var text = Narrow(name).Trim();
        var key = new StringBuilder(text.Length);
        var (gap, afterSign) = (false, false);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var next = at + rune.Utf16SequenceLength;
            var isSign = IsSign(rune) || (rune.Value == '.' && at == 0 && next < text.Length && char.IsLetter(text[next]));
            // Before a word they make a hashtag, or name an account.
            if (rune.Value is '#' or '@' && at == 0 && next < text.Length && char.IsLetterOrDigit(text[next])) isSign = false;
            at = next;
            if (!isSign && !Rune.IsLetterOrDigit(rune) && !IsMark(rune))
            {
                gap = gap || !IsSelector(rune);
                continue;
            }

            if (gap && !isSign && !afterSign && key.Length > 0) key.Append(Gap);
            (gap, afterSign) = (false, isSign);
            // By way of the upper case, so that the two forms of a Greek sigma are one.
            key.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString());
        }

        return key.Length > 0 ? key.ToString() : text;
    }

    /// <summary>The URL segment of a name. A name without a letter or digit (an emoji, say) still has to have one.</summary>
    public static string Slug(string name)
    {
        var slug = Slugs.From(Narrow(name));
        return slug.Length > 0 || name.Length == 0 ? slug : "u" + string.Join('-', name.EnumerateRunes().Take(8).Select(Hex));
    }

    /// <summary>A slug that spells the signs too: <c>c-plus-plus</c>.</summary>
    public static string SlugWithSigns(string name)
    {
        var slug = new StringBuilder();
        var gap = false;
        foreach (var rune in Key(name).EnumerateRunes())
        {
            var kept = Rune.IsLetterOrDigit(rune) || IsMark(rune);
            var part = kept ? rune.ToString() : rune.Value == Gap ? "" : WordOf(rune);
            gap = gap || !kept;
            if (part.Length == 0) continue;
            if (slug.Length + part.Length + 1 > Slugs.MaximumLength) break;
            if (gap && slug.Length > 0) slug.Append('-');
            slug.Append(part);
            gap = !kept;
        }

        return slug.Length > 0 ? slug.ToString() : Slug(name);
    }

    /// <summary>Whether two keys differ by a final <c>s</c> alone: the singular and the plural of one thing, or two things.</summary>
    public static bool DifferByFinalS(string a, string b)
    {
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return longer.Length == shorter.Length + 1 && longer == shorter + "s" && MayTakeS(shorter);
    }

    /// <summary>Whether a key may be the singular of another one with an <c>s</c>: it ends in a word of three letters or more, not
    /// in an <c>s</c>.</summary>
    internal static bool MayTakeS(string key) => key.Length >= 3 && char.IsLetter(key[^1]) && char.IsLetter(key[^2])
        && char.IsLetter(key[^3]) && key[^1] is not 's' and < '\u0250';

    // Full-width letters, half-width katakana, and digits above and below the line, as the letters and digits that they are.
    private static string Narrow(string name)
    {
        if (System.Text.Ascii.IsValid(name)) return name;
        var text = Slugs.Composed(name);
        if (!text.Any(HasOtherWidth)) return text;
        var narrow = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && HasOtherWidth(text[end])) end++;
            if (end > i) narrow.Append(text[i..end].Normalize(NormalizationForm.FormKC));
            else narrow.Append(text[end++]);
            i = end;
        }

        return Slugs.Composed(narrow.ToString());
    }

    private static bool HasOtherWidth(char c) => c is (>= '\uff00' and <= '\uffef') or '\u00b2' or '\u00b3' or '\u00b9'
        or (>= '\u2070' and <= '\u2079' and not '\u2072' and not '\u2073') or (>= '\u2080' and <= '\u2089');

    private static bool IsSign(Rune rune) => rune.Value is '#' or '*' or '%' or '@'
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol
            or UnicodeCategory.OtherSymbol or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            && !(rune.IsBmp && Dividing.Contains((char)rune.Value, StringComparison.Ordinal)));

    // The vowels of Hindi and Thai are marks; those that choose the look of an emoji say nothing.
    private static bool IsMark(Rune rune) => !IsSelector(rune)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsSelector(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F;

    private static string WordOf(Rune sign)
    {
        var text = sign.ToString();
        foreach (var (known, word) in Words)
        {
            if (known == text) return word;
        }

        return "u" + Hex(sign);
    }

    private static string Hex(Rune rune) => rune.Value.ToString("x", CultureInfo.InvariantCulture);
}

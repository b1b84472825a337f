using System.Globalization;
using System.Text;

namespace Digest.Linking.Text;

/// <summary>Brings spellings of one word together: case, compatibility forms, Latin diacritics, apostrophes.</summary>
internal static class Folding
{
    /// <summary>The longest folded word; what is longer is cut.</summary>
    public const int Longest = 64;

    /// <summary>Writes the folded form of <paramref name="word"/> and returns its length. <paramref name="folded"/> holds
    /// <see cref="Longest"/> characters. Independent of culture: dotted and dotless i are one letter.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (length == Longest) break;
            if (c < 0x80)
            {
                if (c is '\'' or '.') continue;
                folded[length++] = c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
            }
            else if (c is '\u2019' or '\u02BC' or '\u00AD' or '\u200C' or '\u200D')
            {
                continue;
            }
            else if (IsPlain(c))
            {
                folded[length++] = char.ToLowerInvariant(c);
            }
            else
            {
                return FoldSlowly(word, folded);
            }
        }
        return length;
    }

    // Letters without marks or compatibility forms: most of Cyrillic, Han, kana.
    private static bool IsPlain(char c) =>
        c is >= '\u0430' and <= '\u044F' and not '\u0439' or >= '\u0410' and <= '\u042F' and not '\u0419'
            or >= '\u4E00' and <= '\u9FFF' or >= '\u3041' and <= '\u3096' or >= '\u30A1' and <= '\u30FA';

    private static int FoldSlowly(ReadOnlySpan<char> word, Span<char> folded)
    {
        string decomposed;
        try
        {
            decomposed = word.ToString().Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException) // a lone surrogate: there is nothing to decompose
        {
            decomposed = word.ToString();
        }
        var length = 0;
        foreach (var c in decomposed)
        {
            if (length >= Longest - 1) break;
            if (c is >= '\u0300' and <= '\u036F' or '\'' or '.' or '\u2019' or '\u02BC' or '\u00AD' or '\u200C' or '\u200D')
                continue;
            var lower = char.ToLowerInvariant(c);
            switch (lower)
            {
                case 'ß': folded[length++] = 's'; folded[length++] = 's'; break;
                case 'æ': folded[length++] = 'a'; folded[length++] = 'e'; break;
                case 'œ': folded[length++] = 'o'; folded[length++] = 'e'; break;
                case 'ø': folded[length++] = 'o'; break;
                case 'ł': folded[length++] = 'l'; break;
                case 'đ' or 'ð': folded[length++] = 'd'; break;
                case 'ı': folded[length++] = 'i'; break;
                default: folded[length++] = lower; break;
            }
        }
        return length;
    }

    /// <summary>The folded form as a string.</summary>
    public static string Fold(string word)
    {
        Span<char> folded = stackalloc char[Longest];
        return folded[..Fold(word, folded)].ToString();
    }

    /// <summary>The primary subtag in lower case; <c>en</c> for none.</summary>
    public static string PrimaryLanguage(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag)) return "en";
        var end = tag.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? tag : tag[..end]).Trim().ToLower(CultureInfo.InvariantCulture);
    }
}

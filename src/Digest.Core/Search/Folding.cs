using System.Text;

namespace Digest.Core.Search;

/// <summary>Makes spellings that a reader takes for the same equal: case, diacritics, ligatures, Arabic letter forms and digits.
/// <c>theme/assets/search.js</c> folds by the same rules; a test runs both over one table.</summary>
public static class Folding
{
    /// <summary>NFKD, lower case, marks that readers leave out dropped, letters of the table below spelt out, NFC.</summary>
    /// <remarks>Marks that make other words of words (vowel signs of Indic scripts, voicing of kana) stay.</remarks>
    public static string Fold(string word)
    {
        var lower = word.Normalize(NormalizationForm.FormKD).ToLowerInvariant();
        var folded = new StringBuilder(lower.Length + 4);
        foreach (var c in lower)
        {
            if (!IsLeftOut(c)) Append(folded, c);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether a code unit is of a script that does not put spaces between words: such runs are cut into pairs of
    /// characters.</summary>
    internal static bool IsUnspaced(char c) =>
        c is >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff' or >= '\u3005'
            and <= '\u30ff' or >= '\u3400' and <= '\u9fff';

    // Combining diacritics, Hebrew points, Arabic stretching and vowel signs.
    private static bool IsLeftOut(char c) =>
        c is >= '\u0300' and <= '\u036f' or >= '\u0591' and <= '\u05c7' or '\u0640' or >= '\u064b' and <= '\u065f' or '\u0670';

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case 'ß': folded.Append("ss"); break;
            case 'æ': folded.Append("ae"); break;
            case 'œ': folded.Append("oe"); break;
            case 'þ': folded.Append("th"); break;
            case 'ø': folded.Append('o'); break;
            case 'ł': folded.Append('l'); break;
            case 'đ' or 'ð': folded.Append('d'); break;
            case 'ı': folded.Append('i'); break;
            case 'ς': folded.Append('σ'); break;
            case 'ٱ': folded.Append('ا'); break;
            case 'ة': folded.Append('ه'); break;
            case 'ى' or 'ی': folded.Append('ي'); break;
            case 'ک': folded.Append('ك'); break;
            case >= '\u0660' and <= '\u0669': folded.Append((char)(c - '\u0660' + '0')); break;
            case >= '\u06f0' and <= '\u06f9': folded.Append((char)(c - '\u06f0' + '0')); break;
            default: folded.Append(c); break;
        }
    }
}

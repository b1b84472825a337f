using System.Globalization;
using System.Runtime.CompilerServices;

namespace Digest.Linking.Text;

/// <summary>Character classes of the tokenizer.</summary>
internal static class Letters
{
    public const byte Other = 0;
    public const byte Letter = 1;
    public const byte Digit = 2;
    public const byte Mark = 3;
    public const byte Inner = 4;
    public const byte Unsegmented = 5;

    // More letters with dots between are no initials, and looking at them again for each dot would cost their square.
    private const int LongestInitials = 16;

    private static ReadOnlySpan<byte> Ascii =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, Inner, 0, 0, 0, 0, 0, 0, Inner, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, Inner,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    ];

    /// <summary>The class of a UTF-16 unit; halves of supplementary ideographs count as unsegmented.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte ClassOf(char c) => c < 0x80 ? Ascii[c] : ClassOfOther(c);

    private static byte ClassOfOther(char c)
    {
        if (c is '\u2019' or '\u00AD' or '\u200C' or '\u200D') return Inner;
        if (IsUnsegmented(c)) return Unsegmented;
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Mark,
            UnicodeCategory.DecimalDigitNumber => Digit,
            _ => Other,
        };
    }

    /// <summary>Whether a word is single letters with dots between: "U.S" or "U.S.A".</summary>
    public static bool IsInitials(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestInitials || word.Length % 2 == 0) return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.') return false;
        }

        return true;
    }

    /// <summary>Scripts without spaces between words.</summary>
    public static bool IsUnsegmented(char c) =>
        c is >= '\u3041' and <= '\u30FF' and not '\u30FB' or >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF'
            or >= '\uF900' and <= '\uFAFF' or >= '\u0E01' and <= '\u0E4E' or >= '\u0E81' and <= '\u0ECD'
            or >= '\u1780' and <= '\u17D3' or >= '\u1000' and <= '\u109F' or >= '\uD840' and <= '\uD8BF';
}

namespace Digest.Linking.Text;

/// <summary>Brings ways of writing a number together.</summary>
internal static class Numbers
{
    /// <summary>The longest normalised number.</summary>
    public const int Longest = 24;

    /// <summary>Writes a number without thousands separators, with a point for decimals and a letter for a scale: <c>1,200</c> is
    /// <c>1200</c>, <c>$3.50 million</c> is <c>3.5m</c>, <c>12 percent</c> is <c>12%</c>. Returns the length, 0 for a number that
    /// tells nothing by itself (a single digit without a scale).</summary>
    public static int Normalise(ReadOnlySpan<char> number, ReadOnlySpan<char> nextWord, char after, Span<char> digits)
    {
        var length = 0;
        var decimals = false;
        for (var i = 0; i < number.Length && length < Longest - 2; i++)
        {
            var c = number[i];
            if (char.IsDigit(c))
            {
                if (length == 1 && digits[0] == '0' && !decimals) length = 0;
                digits[length++] = (char)('0' + (int)char.GetNumericValue(c));
            }
            else if (!decimals && !IsThousands(number, i))
            {
                decimals = true;
                digits[length++] = '.';
            }
        }
        while (decimals && length > 0 && digits[length - 1] is '0' or '.')
        {
            decimals = digits[length - 1] != '.';
            length--;
        }
        var scale = after == '%' ? '%' : ScaleOf(nextWord);
        if (scale != '\0') digits[length++] = scale;
        return length < 2 ? 0 : length;
    }

    /// <summary>The prior's step of a normalised number: round and short ones are common, years more so.</summary>
    public static int Step(ReadOnlySpan<char> digits)
    {
        if (digits.Length == 4 && (digits.StartsWith("19") || digits.StartsWith("20")) && !HasScale(digits)) return 5;
        var significant = digits.TrimEnd("0").Length;
        return Math.Min(CommonWords.Rare, 3 + (2 * significant) + (HasScale(digits) ? 2 : 0));
    }

    private static bool HasScale(ReadOnlySpan<char> digits) => digits.Contains('.') || digits[^1] is 'm' or 'b' or '%';

    private static bool IsThousands(ReadOnlySpan<char> number, int separator)
    {
        var run = 0;
        for (var i = separator + 1; i < number.Length && char.IsDigit(number[i]); i++) run++;
        return run == 3;
    }

    private static char ScaleOf(ReadOnlySpan<char> word)
    {
        if (word.StartsWith("million", StringComparison.OrdinalIgnoreCase)
            || word.Equals("m", StringComparison.OrdinalIgnoreCase))
        {
            return 'm';
        }

        if (word.StartsWith("billion", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("milliard", StringComparison.OrdinalIgnoreCase)
            || word.Equals("bn", StringComparison.OrdinalIgnoreCase))
        {
            return 'b';
        }

        return word.StartsWith("percent", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("prozent", StringComparison.OrdinalIgnoreCase) ? '%' : '\0';
    }
}

using System.Globalization;

namespace Digest.Templating;

/// <summary>
/// The text of doubles with up to four decimals, such as prices, in a fraction of the time of the general algorithm. It is the
/// same text: the shortest that reads back as the number. For two decimals of at most 15 digits are never the same double, so
/// the one found here is the one that the general algorithm finds.
/// </summary>
internal static class ShortDecimal
{
    private const int Scale = 10_000;
    private const double Largest = 1e15;

    /// <summary>The number times 10,000, where that is a whole number of at most 15 digits.</summary>
    public static bool TryScale(double number, out long scaled)
    {
        var rounded = Math.Round(number * Scale);
        if (!(Math.Abs(rounded) < Largest) || rounded / Scale != number || (rounded == 0 && double.IsNegative(number)))
        {
            scaled = 0;
            return false;
        }

        scaled = (long)rounded;
        return true;
    }

    /// <summary>Writes a scaled number with as many decimals as it has; gives the number of characters.</summary>
    public static int Write(long scaled, Span<char> target)
    {
        var length = 0;
        if (scaled < 0)
        {
            target[length++] = '-';
            scaled = -scaled;
        }

        (scaled / Scale).TryFormat(target[length..], out var written, default, CultureInfo.InvariantCulture);
        length += written;
        var fraction = (int)(scaled % Scale);
        if (fraction == 0)
            return length;
        target[length++] = '.';
        for (var unit = Scale / 10; fraction > 0; unit /= 10)
        {
            target[length++] = (char)('0' + (fraction / unit));
            fraction %= unit;
        }

        return length;
    }
}

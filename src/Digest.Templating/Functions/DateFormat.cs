using System.Globalization;
using System.Text;

namespace Digest.Templating;

/// <summary>The format codes of dates, a good part of those of C and Ruby (ISO C, section "The strftime function").</summary>
internal static class DateFormat
{
    /// <summary>Writes a date.</summary>
    /// <param name="date">The date in its own offset.</param>
    /// <param name="pattern">Text with codes; <c>%g</c> switches to the invariant culture, alone to the default format too.</param>
    /// <param name="defaultFormat">What <c>%g</c> alone stands for.</param>
    /// <param name="culture">Names of days and months.</param>
    /// <param name="text">Gets the text.</param>
    public static void Write(DateTimeOffset date, string pattern, string defaultFormat, CultureInfo culture, StringBuilder text)
    {
        if (pattern == "%g")
        {
            pattern = defaultFormat;
            culture = CultureInfo.InvariantCulture;
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c != '%' || i + 1 == pattern.Length)
            {
                text.Append(c);
                continue;
            }

            i++;
            if (pattern[i] == 'g')
                culture = CultureInfo.InvariantCulture;
            else
                Append(text, date, pattern[i], culture);
        }
    }

    private static void Append(StringBuilder text, DateTimeOffset date, char code, CultureInfo culture)
    {
        var names = culture.DateTimeFormat;
        switch (code)
        {
            case 'a':
                text.Append(names.GetAbbreviatedDayName(date.DayOfWeek));
                break;
            case 'A':
                text.Append(names.GetDayName(date.DayOfWeek));
                break;
            case 'b' or 'h':
                text.Append(names.GetAbbreviatedMonthName(date.Month));
                break;
            case 'B':
                // In some languages the name differs beside a day; the form alone is asked for here.
                text.Append(names.GetMonthName(date.Month));
                break;
            case 'p':
                text.Append(date.ToString("tt", culture));
                break;
            case 'P':
                text.Append(culture.TextInfo.ToLower(date.ToString("tt", culture)));
                break;
            case 'v':
                Pad(text, date.Day, 2, ' ').Append('-')
                    .Append(CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(date.Month).ToUpperInvariant()).Append('-');
                Pad(text, date.Year, 4, '0');
                break;
            case 'x':
                text.Append(date.DateTime.ToString("d", culture));
                break;
            case 'X':
                text.Append(date.DateTime.ToString("T", culture));
                break;
            case 'n':
                text.Append('\n');
                break;
            case 't':
                text.Append('\t');
                break;
            case '%':
                text.Append('%');
                break;
            case 's':
                text.Append(CultureInfo.InvariantCulture, $"{date.ToUnixTimeSeconds()}");
                break;
            case 'Z':
                text.Append(date.ToString("zzz", CultureInfo.InvariantCulture));
                break;
            default:
                if (Composite(code) is { } composite)
                    Write(date, composite, composite, culture, text);
                else
                    AppendNumber(text, date, code);
                break;
        }
    }

    /// <summary>What a code stands for that is made of others.</summary>
    private static string? Composite(char code) => code switch
    {
        'c' => "%a %b %e %T %Y",
        'D' => "%m/%d/%y",
        'F' => "%Y-%m-%d",
        'r' => "%I:%M:%S %p",
        'R' => "%H:%M",
        'T' => "%H:%M:%S",
        _ => null,
    };

    private static void AppendNumber(StringBuilder text, DateTimeOffset date, char code)
    {
        var hour12 = date.Hour % 12 == 0 ? 12 : date.Hour % 12;
        _ = code switch
        {
            'C' => Pad(text, date.Year / 100, 2, '0'),
            'd' => Pad(text, date.Day, 2, '0'),
            'e' => Pad(text, date.Day, 2, ' '),
            'H' => Pad(text, date.Hour, 2, '0'),
            'I' => Pad(text, hour12, 2, '0'),
            'j' => Pad(text, date.DayOfYear, 3, '0'),
            'k' => Pad(text, date.Hour, 2, ' '),
            'l' => Pad(text, hour12, 2, ' '),
            'L' => Pad(text, date.Millisecond, 3, '0'),
            'm' => Pad(text, date.Month, 2, '0'),
            'M' => Pad(text, date.Minute, 2, '0'),
            'N' => Pad(text, (int)(date.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick), 9, '0'),
            'S' => Pad(text, date.Second, 2, '0'),
            'u' => Pad(text, date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, 1, '0'),
            'U' => Pad(text, (date.DayOfYear + 6 - (int)date.DayOfWeek) / 7, 2, '0'),
            'V' => Pad(text, ISOWeek.GetWeekOfYear(date.DateTime), 2, '0'),
            'w' => Pad(text, (int)date.DayOfWeek, 1, '0'),
            'W' => Pad(text, (date.DayOfYear + 6 - (((int)date.DayOfWeek + 6) % 7)) / 7, 2, '0'),
            'y' => Pad(text, date.Year % 100, 2, '0'),
            'Y' => Pad(text, date.Year, 4, '0'),
            _ => text.Append('%').Append(code),
        };
    }

    private static StringBuilder Pad(StringBuilder text, int number, int width, char fill)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        return text.Append(fill, Math.Max(0, width - length)).Append(digits[..length]);
    }

    /// <summary>The .NET form of a pattern, to read dates with.</summary>
    public static string ToNet(string pattern, CultureInfo culture)
    {
        var net = new StringBuilder(pattern.Length * 2);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] != 'g')
                AppendNet(net, pattern[++i], culture);
            else if (pattern[i] == '%' && i + 1 < pattern.Length)
                i++;
            else
                net.Append(pattern[i] == ' ' ? "" : "\\").Append(pattern[i]);
        }

        // A single letter would be a standard format.
        return net.Length == 1 ? "%" + net : net.ToString();
    }

    private static void AppendNet(StringBuilder net, char code, CultureInfo culture)
    {
        if (Composite(code) is { } composite)
        {
            net.Append(ToNet(composite, culture));
            return;
        }

        net.Append(code switch
        {
            'a' => "ddd",
            'A' => "dddd",
            'b' or 'h' => "MMM",
            'B' => "MMMM",
            'd' => "dd",
            'e' => "d",
            'H' => "HH",
            'I' => "hh",
            'k' => "H",
            'l' => "h",
            'L' => "fff",
            'm' => "MM",
            'M' => "mm",
            'N' => "fffffff",
            'p' or 'P' => "tt",
            'S' => "ss",
            'v' => @"d\-MMM\-yyyy",
            'x' => culture.DateTimeFormat.ShortDatePattern,
            'X' => culture.DateTimeFormat.LongTimePattern,
            'y' => "yy",
            'Y' => "yyyy",
            'Z' => "zzz",
            'n' => "\\\n",
            't' => "\\\t",
            _ => "\\" + code,
        });
    }
}

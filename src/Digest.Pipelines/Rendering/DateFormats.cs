using System.Globalization;

namespace Digest.Pipelines.Rendering;

/// <summary>How a culture writes days and months.</summary>
internal static class DateFormats
{
    /// <summary>The theme's words for dates as a culture has them: <c>date_format</c>, <c>month_format</c> and <c>search_locale</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(CultureInfo culture) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["date_format"] = Day(culture),
        ["month_format"] = culture.DateTimeFormat.YearMonthPattern,
        ["search_locale"] = culture.Name,
    };

    /// <summary>The culture's long date without the day of the week.</summary>
    public static string Day(CultureInfo culture)
    {
        var pattern = culture.DateTimeFormat.LongDatePattern;
        var at = pattern.IndexOf("dddd", StringComparison.Ordinal);
        if (at < 0) return pattern;
        foreach (var other in culture.DateTimeFormat.GetAllDateTimePatterns('D'))
        {
            if (!other.Contains("ddd", StringComparison.Ordinal) && other.Contains("MMMM", StringComparison.Ordinal) && other.Contains('y', StringComparison.Ordinal)) return other;
        }

        return (pattern[..at] + pattern[(at + "dddd".Length)..]).Trim(' ', ',', '\u060C', '\u3001');
    }
}

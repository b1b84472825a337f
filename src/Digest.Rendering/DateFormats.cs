using System.Globalization;
using Digest.Core.Yaml;

namespace Digest.Rendering;

/// <summary>How a culture writes days, months and spans of days.</summary>
internal static class DateFormats
{
    private static readonly string[] Spans = ["days_of_month", "days_of_year", "days"];

    /// <summary>The theme's words for dates as a culture has them.</summary>
    /// <param name="culture">The culture.</param>
    /// <param name="theme">The theme, whose built-in words know how a language shortens spans of days.</param>
    public static IReadOnlyDictionary<string, string> Choose(CultureInfo culture, Theme theme)
    {
        var day = Day(culture);
        var formats = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["date_format"] = day,
            ["month_format"] = culture.DateTimeFormat.YearMonthPattern,
            ["search_locale"] = culture.Name,
        };
        var words = BuiltIn(theme, culture);
        var isSame = words?["date_format"] is YamlScalar format && format.Text == day;
        // No culture says how it shortens a span: where the theme does not know, both days are whole.
        foreach (var span in Spans)
            formats[span] = isSame && words?[span] is YamlScalar known ? known.Text : $"{{0:{day}}} – {{1:{day}}}";
        return formats;
    }

    /// <summary>The culture's long date without the day of the week.</summary>
    public static string Day(CultureInfo culture)
    {
        var pattern = culture.DateTimeFormat.LongDatePattern;
        var at = pattern.IndexOf("dddd", StringComparison.Ordinal);
        if (at < 0) return pattern;
        foreach (var other in culture.DateTimeFormat.GetAllDateTimePatterns('D'))
        {
            if (!other.Contains("ddd", StringComparison.Ordinal) && other.Contains("MMMM", StringComparison.Ordinal)
                && other.Contains('y', StringComparison.Ordinal))
            {
                return other;
            }
        }

        return (pattern[..at] + pattern[(at + "dddd".Length)..]).Trim(' ', ',', '\u060C', '\u3001');
    }

    private static YamlMap? BuiltIn(Theme theme, CultureInfo culture)
    {
        foreach (var file in theme.Layers($"i18n/{culture.TwoLetterISOLanguageName}.yml"))
        {
            if (file.IsBuiltIn) return YamlReader.ReadMap(file.Text, file.DisplayPath).Value;
        }

        return null;
    }
}

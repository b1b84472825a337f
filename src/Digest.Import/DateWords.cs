using System.Collections.Frozen;
using System.Globalization;
using Digest.Core.Model;

namespace Digest.Import;

/// <summary>A date that a page shows.</summary>
/// <param name="Local">Day, and time where it is given.</param>
/// <param name="HasTime">Whether a time is given.</param>
/// <param name="Offset">Offset, or null where none is given.</param>
internal readonly record struct FoundDate(DateTime Local, bool HasTime, TimeSpan? Offset)
{
    /// <summary>The date as front matter writes it: with an offset where there is a time, else a day alone.</summary>
    public string ToFrontMatter(TimeZoneInfo zone) => HasTime
        ? Instant(zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The instant; a day alone is its midnight in the zone.</summary>
    public DateTimeOffset Instant(TimeZoneInfo zone)
    {
        var ticks = Local.Ticks - (Offset?.Ticks ?? 0);
        return Offset is { } offset && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(Local, offset) : Dates.InZone(Local, zone);
    }
}

/// <summary>Finds dates in running text: day, month in words of several languages and year in any order, ISO dates, and the time
/// and zone beside them.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = MonthNames();

    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["BST"] = 60,
        ["CET"] = 60,
        ["CEST"] = 120,
        ["MEZ"] = 60,
        ["MESZ"] = 120,
        ["EET"] = 120,
        ["EEST"] = 180,
        ["MSK"] = 180,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
        ["JST"] = 540,
        ["KST"] = 540,
        ["AEST"] = 600,
        ["AEDT"] = 660,
        ["SGT"] = 480,
        ["HKT"] = 480,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The offset of a zone's abbreviation, or null.</summary>
    public static TimeSpan? Zone(string word) =>
        Zones.TryGetValue(word.ToUpperInvariant(), out var minutes) ? TimeSpan.FromMinutes(minutes) : null;

    /// <summary>The first date of a text, or null. The text should be short: a line, a byline.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mustBegin">Whether nothing but a weekday may stand before it.</param>
    public static FoundDate? Find(string text, bool mustBegin = false)
    {
        var words = Split(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (mustBegin && i > 1) return null;
            if (Day(words, i) is not { } found) continue;
            return Time(found.Day, words, i, found.Next);
        }

        return null;
    }

    /// <summary>Whether a line says a date and hardly anything else.</summary>
    public static bool IsDateLine(string text)
    {
        if (text.Length > 80 || Find(text) is null) return false;
        var others = 0;
        foreach (var word in Split(text))
        {
            if (!word.Any(char.IsAsciiDigit) && !Months.ContainsKey(Folded(word)) && !Zones.ContainsKey(word) && word.Length > 2
                && !IsTimeWord(word))
            {
                others++;
            }
        }

        return others <= 1;
    }

    /// <summary>A machine's date: ISO 8601 and its relatives, RFC 822, or what a page shows.</summary>
    public static FoundDate? Machine(string? text)
    {
        text = CleanText.Line(text);
        if (text is null || text.Length > 100) return null;
        if (text.Length > 18 && text[10] == 'T' && text.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket)
            text = text[..bracket];
        if (text.Length is 13 or 10 && text.All(char.IsAsciiDigit)) return Epoch(text);
        if (text.Length == 8 && text.All(char.IsAsciiDigit)) text = $"{text[..4]}-{text[4..6]}-{text[6..]}";
        if (Dates.Parse(text, TimeZoneInfo.Utc) is not { } parsed) return Find(text);
        if (parsed.Year < 1900) return null;
        var hasTime = !Dates.IsDay(text) && text.Contains(':', StringComparison.Ordinal);
        return new(parsed.DateTime, hasTime, hasTime && HasOffset(text) ? parsed.Offset : null);
    }

    private static FoundDate? Epoch(string digits)
    {
        var number = long.Parse(digits, CultureInfo.InvariantCulture);
        var instant = digits.Length == 13
            ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        return instant.Year is > 1990 and < 2100
            ? new(new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerSecond)), true, TimeSpan.Zero) : null;
    }

    private static bool HasOffset(string text)
    {
        var time = text.AsSpan(text.IndexOf(':', StringComparison.Ordinal));
        return time.IndexOfAny('+', '-', '\u2212') > 0 || time.EndsWith("Z", StringComparison.OrdinalIgnoreCase)
            || time.EndsWith("GMT", StringComparison.Ordinal) || time.EndsWith("UTC", StringComparison.Ordinal);
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        foreach (var word in text[..Math.Min(text.Length, 300)].Split([' ', ',', '\u00a0', '\u202f', '|', '(', ')', '\u00b7',
            '\u2022', '\t', '\n', '\u060c'], StringSplitOptions.RemoveEmptyEntries))
        {
            words.Add(word);
        }

        return words;
    }

    private static (DateTime Day, int Next)? Day(List<string> words, int at)
    {
        if (Iso(words[at]) is { } iso) return (iso, at + 1);
        if (at + 2 >= words.Count)
        {
            return null;
        }

        // "30 June 2015", "30. Juni 2015", "30 de junio de 2015", "June 30 2015", "2015 June 30".
        var (a, b, c) = (words[at], Next(words, at + 1, out var second), "");
        c = Next(words, second + 1, out var third);
        if (Number(a) is { } d && Month(b) is { } m && Year(c) is { } y && Make(y, m, d) is { } first) return (first, third + 1);
        if (Month(a) is { } m2 && Number(b) is { } d2 && Year(c) is { } y2 && Make(y2, m2, d2) is { } next)
            return (next, third + 1);
        return null;
    }

    private static string Next(List<string> words, int at, out int index)
    {
        while (at < words.Count && words[at] is "de" or "del" or "of" or "di") at++;
        index = at;
        return at < words.Count ? words[at] : "";
    }

    private static FoundDate Time(DateTime day, List<string> words, int first, int next)
    {
        // The time stands after the day as a rule, now and then before it.
        for (var i = next; i < Math.Min(words.Count, next + 4); i++)
        {
            if (Clock(words, i) is { } found) return new(day + found.Time, true, found.Offset);
            if (!IsTimeWord(words[i])) break;
        }

        for (var i = Math.Max(0, first - 3); i < first; i++)
        {
            if (Clock(words, i) is { } found) return new(day + found.Time, true, found.Offset);
        }

        return new(day, false, null);
    }

    private static bool IsTimeWord(string word) =>
        word.ToLowerInvariant() is "at" or "-" or "\u2013" or "\u2014" or "um" or "uhr" or "\u00e0" or "a" or "las" or "alle"
            or "ore" or "om" or "kl" or "kl." or "at:" or "\u00e0s";

    private static (TimeSpan Time, TimeSpan? Offset)? Clock(List<string> words, int at)
    {
        var word = words[at].TrimEnd('.', ';');
        var afternoon = word.EndsWith("pm", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("p.m", StringComparison.OrdinalIgnoreCase);
        var morning = word.EndsWith("am", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("a.m", StringComparison.OrdinalIgnoreCase);
        if (afternoon || morning) word = word[..^(word.EndsWith('m') && word.Length > 3 && word[^2] == '.' ? 3 : 2)];
        var parts = word.Split(':', '.', 'h', 'H');
        if (parts.Length < 2 || parts.Length > 3 || parts[0].Length is 0 or > 2 || parts[1].Length != 2) return null;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute))
        {
            return null;
        }

        var next = at + 1;
        if (!afternoon && !morning && next < words.Count)
        {
            var half = words[next].Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
            (afternoon, morning) = (half == "PM", half == "AM");
            if (afternoon || morning || half == "UHR") next++;
        }

        if (afternoon && hour < 12) hour += 12;
        else if (morning && hour == 12) hour = 0;
        if (hour > 23 || minute > 59) return null;
        TimeSpan? offset = next < words.Count && Zones.TryGetValue(words[next].TrimEnd('.'), out var minutes)
            ? TimeSpan.FromMinutes(minutes) : null;
        return (new TimeSpan(hour, minute, 0), offset);
    }

    // 2015-06-30, 30.06.2015, 2015/06/30, and 06/30/2015 where only one reading is possible.
    private static DateTime? Iso(string word)
    {
        var parts = word.TrimEnd('.', ';', ':').Split('-', '.', '/');
        if (parts.Length != 3) return null;
        if (Year(parts[0]) is { } y && Number(parts[1]) is { } m && Number(parts[2]) is { } d) return Make(y, m, d);
        if (Number(parts[0]) is not { } a || Number(parts[1]) is not { } b || Year(parts[2]) is not { } year) return null;
        if (word.Contains('.', StringComparison.Ordinal) || a > 12) return Make(year, b, a);
        return b > 12 ? Make(year, a, b) : null;
    }

    private static DateTime? Make(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;

    private static int? Number(string word)
    {
        var digits = word.TrimEnd('.');
        foreach (var suffix in (string[])["st", "nd", "rd", "th", "er", "\u00ba"])
        {
            if (digits.Length > suffix.Length && digits.EndsWith(suffix, StringComparison.Ordinal))
                digits = digits[..^suffix.Length];
        }

        return digits.Length is 1 or 2
            && int.TryParse(Western(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 31 ? number : null;
    }

    private static int? Year(string word) =>
        word.TrimEnd('.', ';', ':').TrimEnd('г') is { Length: 4 } digits
            && int.TryParse(Western(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 1900 and <= 2200 ? year : null;

    private static string Western(string digits)
    {
        if (digits.All(char.IsAsciiDigit)) return digits;
        return string.Concat(digits.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));
    }

    private static int? Month(string word) => Months.TryGetValue(Folded(word), out var month) ? month : null;

    private static string Folded(string word) => word.TrimEnd('.').ToLowerInvariant();

    private static FrozenDictionary<string, int> MonthNames()
    {
        string[] languages =
        [
            "january february march april may june july august september october november december",
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "januar februar märz april mai juni juli august september oktober november dezember",
            "jän feb mär apr mai jun jul aug sept okt nov dez",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "janv févr mars avr mai juin juil août sept oct nov déc",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "januari februari maart april mei juni juli augustus september oktober november december",
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
            "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
            "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
        ];
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var language in languages)
        {
            var names = language.Split(' ');
            for (var i = 0; i < names.Length; i++) months.TryAdd(names[i], i + 1);
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

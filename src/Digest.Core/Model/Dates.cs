using System.Globalization;

namespace Digest.Core.Model;

/// <summary>Reads dates as editors write them. Never asks the machine for its zone or culture.</summary>
public static class Dates
{
    // Days in words, each with or without a day of the week and a time.
    private static readonly string[] Worded =
    [
        .. from day in (string[])["MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "d MMMM yyyy", "d MMM yyyy",
            "d MMM yy", "d-MMM-yy", "yyyy/M/d"]
        from week in (string[])["", "ddd, ", "dddd, "]
        from time in (string[])["", " H:mm:ss", " H:mm", " h:mm tt", " h:mm:ss tt"]
        select week + day + time,
        "ddd MMM d H:mm:ss yyyy",
    ];

    private static readonly TimeSpan Impossible = TimeSpan.MaxValue;

    // The names that mail knows (RFC 2822, 4.3), and others that mean one thing everywhere; most do not.
    private static readonly (string Name, int Hours)[] ZoneNames =
    [
        ("Z", 0), ("UT", 0), ("UTC", 0), ("GMT", 0), ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6),
        ("PST", -8), ("PDT", -7), ("WET", 0), ("WEST", 1), ("CET", 1), ("CEST", 2), ("EET", 2), ("EEST", 3), ("MSK", 3),
        ("JST", 9),
    ];

    /// <summary>Reads ISO 8601 and its relatives (<c>2015-07-16</c>, <c>2015-07-16 09:30</c>, <c>2015-07-16T09:30:00+02:00</c>),
    /// dates of mails (RFC 822, 850 and 2822) and dates in English words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">Zone of a date without an offset.</param>
    /// <returns>The instant, or null where the text is no date or names one that does not exist.</returns>
    public static DateTimeOffset? Parse(string text, TimeZoneInfo zone) =>
        Parse(text, zone, out var hasOffset) is { } date && hasOffset is not false ? date : null;

    /// <summary>Reads a date as <see cref="Parse(string, TimeZoneInfo)"/> does, but takes the local time in the zone where the
    /// offset is one that no place has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">Zone of a date without an offset.</param>
    /// <param name="hasOffset">Whether its offset counts; false where it is one that no place has, null where there is none.</param>
    public static DateTimeOffset? Parse(string text, TimeZoneInfo zone, out bool? hasOffset)
    {
        hasOffset = null;
        if (!TryIso(text.AsSpan().Trim(), out var local, out var offset) && !TryWorded(text.Trim(), out local, out offset))
            return null;
        if (offset is null) return InZone(local, zone);
        hasOffset = offset != Impossible;
        return hasOffset.Value ? Create(local, offset.Value) : InZone(local, zone);
    }

    // The offset stands last, or before the year as the program 'date' and Ruby have it.
    private static bool TryWorded(string text, out DateTime local, out TimeSpan? offset)
    {
        offset = null;
        text = text.Replace(". ", " ", StringComparison.Ordinal).Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = Math.Max(1, parts.Length - 2); offset is null && i < parts.Length; i++)
        {
            if (!TryOffset(parts[i], out var given)) continue;
            offset = given;
            text = string.Join(' ', parts.Where((_, at) => at != i));
        }

        return DateTime.TryParseExact(text, Worded, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out local);
    }

    /// <summary>Whether a text is a day without a time of day.</summary>
    public static bool IsDay(string text) =>
        text.Trim() is { Length: >= 8 and <= 10 } day && TryDay(day, out _, out var used) && used == day.Length;

    /// <summary>A local time in a zone. A time that a change of clocks leaves out moves on; one that occurs twice is the
    /// first.</summary>
    public static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return Create(local, offset) ?? new DateTimeOffset(local, TimeSpan.Zero);
    }

    private static DateTimeOffset? Create(DateTime local, TimeSpan offset)
    {
        var ticks = local.Ticks - offset.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(local, offset);
    }

    private static bool TryIso(ReadOnlySpan<char> text, out DateTime local, out TimeSpan? offset)
    {
        offset = null;
        if (!TryDay(text, out local, out var used)) return false;
        text = text[used..];
        if (text.IsEmpty) return true;
        if (text[0] is not ('T' or 't' or ' ')) return false;
        text = text[1..].TrimStart();
        if (!TryTime(text, out var time, out used)) return false;
        local += time;
        text = text[used..].TrimStart();
        if (text.IsEmpty) return true;
        // Go writes the name of a zone behind its offset.
        var name = text.IndexOf(' ');
        if (name > 0 && text[0] is '+' or '-' && !text[(name + 1)..].ContainsAnyExceptInRange('A', 'Z')) text = text[..name];
        if (!TryOffset(text, out var found)) return false;
        offset = found;
        return true;
    }

    private static bool TryDay(ReadOnlySpan<char> text, out DateTime day, out int used)
    {
        day = default;
        used = 0;
        if (text.Length >= 8 && !text[..8].ContainsAnyExceptInRange('0', '9') && !(text.Length > 8 && char.IsAsciiDigit(text[8])))
        {
            used = 8;
            return DateTime.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
        }

        if (!TryNumber(text, 4, 4, out var year, out var n) || n >= text.Length || text[n] != '-') return false;
        used = n + 1;
        if (!TryNumber(text[used..], 1, 2, out var month, out n) || used + n >= text.Length || text[used + n] != '-')
            return false;
        used += n + 1;
        if (!TryNumber(text[used..], 1, 2, out var date, out n)) return false;
        used += n;
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new DateTime(year, month, date);
        return true;
    }

    private static bool TryTime(ReadOnlySpan<char> text, out TimeSpan time, out int used)
    {
        time = default;
        used = 0;
        if (text.Length >= 6 && !text[..6].ContainsAnyExceptInRange('0', '9')) // 093000
        {
            used = 6;
            return TimeSpan.TryParseExact(text[..6], "hhmmss", CultureInfo.InvariantCulture, out time);
        }

        if (!TryNumber(text, 1, 2, out var hour, out var n) || n >= text.Length || text[n] != ':') return false;
        used = n + 1;
        if (!TryNumber(text[used..], 2, 2, out var minute, out n)) return false;
        used += n;
        var second = 0;
        long fraction = 0;
        if (used < text.Length && text[used] == ':')
        {
            if (!TryNumber(text[(used + 1)..], 2, 2, out second, out n)) return false;
            used += 1 + n;
            if (used < text.Length && text[used] is '.' or ',')
            {
                var digits = 0;
                for (used++; used < text.Length && char.IsAsciiDigit(text[used]); used++)
                {
                    if (digits++ < 7) fraction = (fraction * 10) + (text[used] - '0');
                }

                if (digits == 0) return false;
                for (; digits < 7; digits++) fraction *= 10;
            }
        }

        var half = text[used..].TrimStart();
        if (half.Length >= 2 && half[1] is 'M' or 'm' && half[0] is 'A' or 'a' or 'P' or 'p'
            && (half.Length == 2 || half[2] == ' '))
        {
            if (hour is < 1 or > 12) return false;
            hour = (hour % 12) + (half[0] is 'P' or 'p' ? 12 : 0);
            used = text.Length - half.Length + 2;
        }

        if (hour > 23 || minute > 59 || second > 60) return false;
        time = new TimeSpan(0, hour, minute, Math.Min(second, 59)) + new TimeSpan(fraction);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        foreach (var (name, west) in ZoneNames)
        {
            if (!text.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            offset = TimeSpan.FromHours(west);
            return true;
        }

        if (text.IsEmpty || text[0] is not ('+' or '-' or '\u2212')) return false;
        var sign = text[0] == '+' ? 1 : -1;
        text = text[1..];
        var colon = text.IndexOf(':');
        // -04:00, -0400, -04 and -4 are all in use.
        var hourDigits = colon >= 0 ? text[..colon] : text.Length > 2 ? text[..^2] : text;
        var minuteDigits = colon >= 0 ? text[(colon + 1)..] : text.Length > 2 ? text[^2..] : "00";
        if (!TryNumber(hourDigits, 1, 2, out var hours, out var n) || n != hourDigits.Length) return false;
        if (!TryNumber(minuteDigits, 2, 2, out var minutes, out n) || n != minuteDigits.Length) return false;

        // No place on Earth is more than 14 hours from UTC.
        var exists = minutes < 60 && (hours * 60) + minutes <= 14 * 60;
        offset = exists ? sign * new TimeSpan(hours, minutes, 0) : Impossible;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int least, int most, out int value, out int used)
    {
        value = 0;
        used = 0;
        while (used < text.Length && used < most && char.IsAsciiDigit(text[used])) value = (value * 10) + (text[used++] - '0');
        return used >= least && !(used < text.Length && char.IsAsciiDigit(text[used]));
    }
}

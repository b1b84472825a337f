using System.Globalization;

namespace Digest.Templating;

/// <summary>
/// The functions of <c>date</c>. A date is a <see cref="DateTime"/> or a <see cref="DateTimeOffset"/>, which keeps its offset;
/// a text with an offset is read as the latter. The time zone of the machine plays no part.
/// </summary>
internal static class DateFunctions
{
    public const string DefaultFormat = "%d %b %Y";

    public static readonly BuiltinModule Module = new BuiltinModule.Builder("date")
        .Value("default_format", DefaultFormat)
        .Value("format", DefaultFormat)
        .Add("now", static call => call.Context.GetNow())
        .Add("utc_now", static call => call.Context.GetNow().ToUniversalTime())
        .Add("add_days", "date", "days", static (call, date, days) => Map(call, date, days, static (d, x) => d.AddDays(x)))
        .Add("add_months", "date", "months", static (call, date, months) => Map(call, date, months, static (d, x) => d.AddMonths((int)x)))
        .Add("add_years", "date", "years", static (call, date, years) => Map(call, date, years, static (d, x) => d.AddYears((int)x)))
        .Add("add_hours", "date", "hours", static (call, date, hours) => Map(call, date, hours, static (d, x) => d.AddHours(x)))
        .Add("add_minutes", "date", "minutes", static (call, date, minutes) => Map(call, date, minutes, static (d, x) => d.AddMinutes(x)))
        .Add("add_seconds", "date", "seconds", static (call, date, seconds) => Map(call, date, seconds, static (d, x) => d.AddSeconds(x)))
        .Add("add_milliseconds", "date", "millis", static (call, date, millis) => Map(call, date, millis, static (d, x) => d.AddMilliseconds(x)))
        .Add("parse", "text", "pattern?", "culture?", static (call, text, pattern, culture) =>
            Parse(call, text, pattern, MathFunctions.CultureOf(call, culture, 2)))
        .Add("parse_to_string", ["text", "output_pattern?", "output_culture?", "input_pattern?", "input_culture?"], ParseToString)
        .Add("to_string", "datetime", "pattern?", "culture?", static (call, date, pattern, culture) =>
            ToText(call, date, pattern, MathFunctions.CultureOf(call, culture, 2)))
        .Build(new DateFunction());

    /// <summary>A date in the format that the template set as <c>date.format</c>.</summary>
    public static string ToDefaultText(TemplateContext context, object date)
    {
        var format = FormatOf(context);
        var time = date switch
        {
            DateTimeOffset offset => offset,
            DateOnly day => AsUtc(day.ToDateTime(TimeOnly.MinValue)),
            _ => AsUtc((DateTime)date),
        };
        return Write(context, time, format, format, context.CurrentCulture);
    }

    private static string Write(TemplateContext context, DateTimeOffset date, string pattern, string defaultFormat, CultureInfo culture)
    {
        var text = context.Scratch;
        text.Clear();
        DateFormat.Write(date, pattern, defaultFormat, culture, text);
        return text.ToString();
    }

    public static bool TryParse(string text, string? pattern, CultureInfo culture, out object date)
    {
        const DateTimeStyles styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.RoundtripKind;
        string? exact = pattern == null ? null : DateFormat.ToNet(pattern, culture);
        DateTime local;
        var isParsed = exact == null
            ? DateTime.TryParse(text, culture, styles | DateTimeStyles.NoCurrentDateDefault, out local)
            : DateTime.TryParseExact(text, exact, culture, styles, out local);
        date = local;
        if (!isParsed || local.Kind == DateTimeKind.Unspecified)
            return isParsed;
        const DateTimeStyles withOffset = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal;
        isParsed = exact == null
            ? DateTimeOffset.TryParse(text, culture, withOffset, out var offset)
            : DateTimeOffset.TryParseExact(text, exact, culture, withOffset, out offset);
        date = offset;
        return isParsed;
    }

    public static object Add(object date, TimeSpan span) => date is DateTimeOffset offset ? offset + span : (DateTime)date + span;

    public static TimeSpan Difference(object left, object right) => (left, right) switch
    {
        (DateTime a, DateTime b) => a - b,
        _ => ToOffset(left) - ToOffset(right),
    };

    public static int Compare(object left, object right) => (left, right) switch
    {
        (DateTime a, DateTime b) => a.CompareTo(b),
        _ => ToOffset(left).CompareTo(ToOffset(right)),
    };

    public static bool TryGetMember(object target, string member, out object? value)
    {
        if (target is TimeSpan span)
        {
            value = MemberOf(span, member);
            return value != null;
        }

        var time = target is DateTimeOffset offset ? offset.DateTime : (DateTime)target;
        value = member switch
        {
            "year" => Boxes.Int(time.Year),
            "month" => Boxes.Int(time.Month),
            "day" => Boxes.Int(time.Day),
            "day_of_year" => Boxes.Int(time.DayOfYear),
            "day_of_week" => time.DayOfWeek,
            "hour" => Boxes.Int(time.Hour),
            "minute" => Boxes.Int(time.Minute),
            "second" => Boxes.Int(time.Second),
            "millisecond" => Boxes.Int(time.Millisecond),
            "ticks" => time.Ticks,
            "date" => target is DateTimeOffset zoned ? new DateTimeOffset(time.Date, zoned.Offset) : time.Date,
            "time_of_day" => time.TimeOfDay,
            "kind" when target is DateTime => time.Kind,
            "offset" when target is DateTimeOffset zoned => zoned.Offset,
            _ => null,
        };
        return value != null;
    }

    private static object? MemberOf(TimeSpan span, string member) => member switch
    {
        "days" => Boxes.Int(span.Days),
        "hours" => Boxes.Int(span.Hours),
        "minutes" => Boxes.Int(span.Minutes),
        "seconds" => Boxes.Int(span.Seconds),
        "milliseconds" => Boxes.Int(span.Milliseconds),
        "ticks" => span.Ticks,
        "total_days" => span.TotalDays,
        "total_hours" => span.TotalHours,
        "total_minutes" => span.TotalMinutes,
        "total_seconds" => span.TotalSeconds,
        "total_milliseconds" => span.TotalMilliseconds,
        _ => null,
    };

    private static DateTimeOffset ToOffset(object date) => date is DateTimeOffset offset ? offset : AsUtc((DateTime)date);

    /// <summary>A date without a zone is taken as it stands.</summary>
    private static DateTimeOffset AsUtc(DateTime date) => new(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), TimeSpan.Zero);

    private static string FormatOf(TemplateContext context) =>
        context.BuiltinObject["date"] is ScriptObject module && module["format"] is string { Length: > 0 } format ? format : DefaultFormat;

    private static object? Map(Call call, object? date, object? amount, Func<DateTimeOffset, double, DateTimeOffset> map)
    {
        var value = call.Context.ToDate(call.ArgumentSpan(0), date);
        if (value == null)
            return null;
        var by = call.Double(amount, 1);
        if (value is DateTimeOffset offset)
            return map(offset, by);
        var time = (DateTime)value;
        return DateTime.SpecifyKind(map(AsUtc(time), by).DateTime, time.Kind);
    }

    private static object? Parse(Call call, object? text, object? pattern, CultureInfo culture)
    {
        if (text is null or DateTime or DateTimeOffset)
            return text;
        var source = call.Text(text);
        if (source.Length == 0)
            return null;
        var format = call.TextOrNull(pattern);
        // As in Scriban, a text that is no date gives the first of all dates.
        return TryParse(source, string.IsNullOrEmpty(format) ? null : format, culture, out var date) ? date : DateTime.MinValue;
    }

    private static object? ParseToString(
        Call call, object? text, object? outputPattern, object? outputCulture, object? inputPattern, object? inputCulture)
    {
        var date = Parse(call, text, inputPattern, MathFunctions.CultureOf(call, inputCulture, 4));
        return ToText(call, date, outputPattern, MathFunctions.CultureOf(call, outputCulture, 2));
    }

    private static string? ToText(Call call, object? date, object? pattern, CultureInfo culture)
    {
        var value = call.Context.ToDate(call.ArgumentSpan(0), date);
        if (value == null)
            return null;
        var format = FormatOf(call.Context);
        return Write(call.Context, ToOffset(value), call.TextOrNull(pattern) ?? format, format, culture);
    }
}

/// <summary><c>date "2016/01/05"</c>: the module called like a function parses.</summary>
internal sealed class DateFunction : IScriptCustomFunction
{
    public object? Invoke(
        TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        if (arguments.Count == 1)
            return context.ToDate(callerContext.Span, arguments[0]);
        var span = callerContext is CallExpression call ? call.Target.Span : callerContext.Span;
        throw new ScriptRuntimeException(span, $"Invalid number of parameters `{arguments.Count}` for `date` object/function.");
    }
}

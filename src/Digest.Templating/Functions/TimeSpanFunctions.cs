namespace Digest.Templating;

/// <summary>The functions of <c>timespan</c>.</summary>
internal static class TimeSpanFunctions
{
    public static readonly BuiltinModule Module = new BuiltinModule.Builder("timespan")
        .Value("zero", TimeSpan.Zero)
        .Add("from_days", "days", static (call, days) => TimeSpan.FromDays(call.Double(days, 0)))
        .Add("from_hours", "hours", static (call, hours) => TimeSpan.FromHours(call.Double(hours, 0)))
        .Add("from_minutes", "minutes", static (call, minutes) => TimeSpan.FromMinutes(call.Double(minutes, 0)))
        .Add("from_seconds", "seconds", static (call, seconds) => TimeSpan.FromSeconds(call.Double(seconds, 0)))
        .Add("from_milliseconds", "millis", static (call, millis) => TimeSpan.FromMilliseconds(call.Double(millis, 0)))
        .Add("parse", "text", static (call, text) => TimeSpan.Parse(call.Text(text), call.Context.CurrentCulture))
        .Build();
}

using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Digest.Rendering;

/// <summary>The members of a .NET value that templates may read.</summary>
internal abstract class ValueAccessor : IObjectAccessor
{
    private readonly Dictionary<string, Func<object, object?>> _members;

    protected ValueAccessor(Dictionary<string, Func<object, object?>> members) => _members = members;

    public bool HasIndexer => false;

    public Type? IndexType => null;

    public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => _members.Count;

    public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => _members.Keys;

    public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => _members.ContainsKey(member);

    public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = _members.TryGetValue(member, out var get) ? get(target) : null;
        return get is not null;
    }

    public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        return false;
    }

    public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
}

/// <summary>Members of a date, as Scriban's documentation names them.</summary>
internal sealed class DateAccessor() : ValueAccessor(new(StringComparer.Ordinal)
{
    ["year"] = d => ((DateTime)d).Year,
    ["month"] = d => ((DateTime)d).Month,
    ["day"] = d => ((DateTime)d).Day,
    ["day_of_year"] = d => ((DateTime)d).DayOfYear,
    ["hour"] = d => ((DateTime)d).Hour,
    ["minute"] = d => ((DateTime)d).Minute,
    ["second"] = d => ((DateTime)d).Second,
    ["millisecond"] = d => ((DateTime)d).Millisecond,
})
{
    public static readonly DateAccessor Instance = new();
}

/// <summary>Members of a span of time, as Scriban's documentation names them.</summary>
internal sealed class SpanAccessor() : ValueAccessor(new(StringComparer.Ordinal)
{
    ["days"] = s => ((TimeSpan)s).Days,
    ["hours"] = s => ((TimeSpan)s).Hours,
    ["minutes"] = s => ((TimeSpan)s).Minutes,
    ["seconds"] = s => ((TimeSpan)s).Seconds,
    ["milliseconds"] = s => ((TimeSpan)s).Milliseconds,
    ["total_days"] = s => ((TimeSpan)s).TotalDays,
    ["total_hours"] = s => ((TimeSpan)s).TotalHours,
    ["total_minutes"] = s => ((TimeSpan)s).TotalMinutes,
    ["total_seconds"] = s => ((TimeSpan)s).TotalSeconds,
    ["total_milliseconds"] = s => ((TimeSpan)s).TotalMilliseconds,
})
{
    public static readonly SpanAccessor Instance = new();
}

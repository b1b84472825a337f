using System.Text.RegularExpressions;

namespace Digest.Templating;

/// <summary>The functions of <c>regex</c>, bounded in time by the context.</summary>
internal static class RegexFunctions
{
    public static readonly BuiltinModule Module = new BuiltinModule.Builder("regex")
        .Add("escape", "pattern", static (call, pattern) => pattern == null ? null : Regex.Escape(call.Text(pattern)))
        .Add("match", "text", "pattern", "options?", static (call, text, pattern, options) =>
            Groups(Create(call, pattern, options, 2).Match(call.Text(text))))
        .Add("matches", "text", "pattern", "options?", static (call, text, pattern, options) => Matches(call, text, pattern, options))
        .Add("replace", ["text", "pattern", "replace", "options?"], static (call, text, pattern, replace, options, _) =>
        {
            var result = Create(call, pattern, options, 3).Replace(call.Text(text), call.Text(replace));
            call.CheckLength(result.Length);
            return result;
        })
        .Add("split", "text", "pattern", "options?", static (call, text, pattern, options) =>
            new ScriptArray(Create(call, pattern, options, 2).Split(call.Text(text))))
        .Add("unescape", "pattern", static (call, pattern) => pattern == null ? null : Regex.Unescape(call.Text(pattern)))
        .Build();

    // The framework keeps recently used patterns only for its static methods; these are as good and bounded.
    private static Regex Create(Call call, object? pattern, object? options, int place)
    {
        var flags = RegexOptions.CultureInvariant;
        foreach (var c in call.Text(options))
        {
            flags |= c switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw new ScriptRuntimeException(call.ArgumentSpan(place), $"Unsupported regex option `{c}`. Expecting one of i, m, s, x"),
            };
        }

        return call.Context.Patterns.Get(call.Text(pattern), flags, call.Context.RegexTimeOut);
    }

    private static ScriptArray Groups(Match match)
    {
        var groups = new ScriptArray();
        if (!match.Success)
            return groups;
        foreach (Group group in match.Groups)
            groups.Add(group.Value);
        return groups;
    }

    private static ScriptArray Matches(Call call, object? text, object? pattern, object? options)
    {
        var result = new ScriptArray();
        foreach (Match match in Create(call, pattern, options, 2).Matches(call.Text(text)))
            result.Add(Groups(match));
        return result;
    }
}

/// <summary>Parsed regular expressions of one context.</summary>
internal sealed class RegexCache
{
    private const int Capacity = 64;

    private readonly Dictionary<(string, RegexOptions, TimeSpan), Regex> _patterns = [];

    public Regex Get(string pattern, RegexOptions options, TimeSpan timeOut)
    {
        var key = (pattern, options, timeOut);
        if (_patterns.TryGetValue(key, out var regex))
            return regex;
        if (_patterns.Count >= Capacity)
            _patterns.Clear();
        return _patterns[key] = new Regex(pattern, options, timeOut);
    }
}

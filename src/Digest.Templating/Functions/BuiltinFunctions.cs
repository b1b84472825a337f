using System.Collections.Frozen;

namespace Digest.Templating;

/// <summary>All functions of the language by name.</summary>
internal static class BuiltinFunctions
{
    private static readonly FrozenDictionary<string, object?> s_all = new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["array"] = ArrayFunctions.Module,
        ["date"] = DateFunctions.Module,
        ["html"] = HtmlFunctions.Module,
        ["math"] = MathFunctions.Module,
        ["object"] = ObjectFunctions.Module,
        ["regex"] = RegexFunctions.Module,
        ["string"] = StringFunctions.Module,
        ["timespan"] = TimeSpanFunctions.Module,
        ["include"] = new IncludeFunction(),
        ["include_join"] = new IncludeJoinFunction(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ScriptObject CreateObject() => new(s_all);
}

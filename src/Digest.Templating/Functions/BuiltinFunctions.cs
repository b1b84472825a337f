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

    /// <summary>All functions in objects that compare names in their own way.</summary>
    public static ScriptObject CreateObject(IEqualityComparer<string> keyComparer)
    {
        var result = new ScriptObject(s_all.Count, keyComparer);
        foreach (var (name, value) in s_all)
        {
            if (value is not BuiltinModule module)
            {
                result[name] = value;
                continue;
            }

            var members = new ScriptObject(0, keyComparer);
            members.Import(module.Create());
            result[name] = members;
        }

        return result;
    }
}

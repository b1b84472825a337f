using Scriban.Runtime;

namespace Digest.Rendering;

/// <summary>Front matter's <c>extra</c> as templates see it.</summary>
internal static class ExtraValues
{
    public static object? ForTemplate(object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> map:
                var result = new ScriptObject();
                foreach (var (key, item) in map) result[key] = ForTemplate(item);
                return result;
            case List<object?> list:
                return new ScriptArray(list.Select(ForTemplate));
            default:
                return value;
        }
    }
}

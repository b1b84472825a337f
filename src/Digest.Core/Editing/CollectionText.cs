using Digest.Core.FrontMatter;

namespace Digest.Core.Editing;

/// <summary>Writes lists and mappings as a form of front matter has them, on one line.</summary>
internal static class CollectionText
{
    /// <summary>A list. Fields without fences have no brackets: there a semicolon separates names that hold commas.</summary>
    public static string List(FrontMatterForm form, string key, IEnumerable<string> items)
    {
        var written = items.Select(i => FieldText.Of(form, new(i))).ToList();
        if (form != FrontMatterForm.Lines) return "[" + string.Join(", ", written) + "]";
        var isNames = FrontMatterKeys.Find(key) is { Type: FieldType.Names };
        return string.Join(isNames && (key == "redirect_from" || !written.Exists(i => i.Contains(',', StringComparison.Ordinal)))
            ? FieldWriter.Separator(key) : "; ", written);
    }

    /// <summary>A mapping. Fields without fences have none; what is written there is read as text.</summary>
    public static string Map(FrontMatterForm form, IEnumerable<KeyValuePair<string, FieldValue>> parts) =>
        "{" + string.Join(", ", parts.Select(p => FieldText.Field(form, p.Key, FieldText.Of(form, p.Value)))) + "}";
}

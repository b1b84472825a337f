using System.Text.Json;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.Editing;

/// <summary>A field of front matter as it stands in its file.</summary>
/// <param name="Text">Its text, key and value.</param>
/// <param name="IsPlain">Whether its value can be changed in its place: it is no anchor, no alias, and in no table.</param>
internal sealed record WrittenField(string Text, bool IsPlain);

/// <summary>Finds the text of each field.</summary>
internal static class WrittenFields
{
    /// <summary>The texts of a file's fields, in the order of <see cref="RawArticle.Fields"/>; null where nothing can be changed in
    /// its place.</summary>
    /// <param name="file">A file whose front matter can be read.</param>
    public static IReadOnlyList<WrittenField>? Of(SourceFile file)
    {
        if (FrontMatterEdits.Parts(file) is not var (text, root, raw)) return null;
        var used = new HashSet<FieldPiece>();
        return [.. raw.Fields.Entries.Select(entry =>
        {
            var piece = root.Fields.FirstOrDefault(f => f.Key == entry.Key && !used.Contains(f));
            if (piece is null) return new(FlowText.Of(entry), false);
            used.Add(piece);
            var end = Math.Max(piece.Value.End, piece.KeyEnd);
            var value = text.AsSpan(piece.KeyEnd, end - piece.KeyEnd).TrimStart(" :=\n\t\"");
            return new WrittenField(text[piece.KeyStart..end],
                raw.Form != FrontMatterForm.Yaml || value.IsEmpty || value[0] is not ('&' or '*' or '!'));
        })];
    }
}

/// <summary>Writes values on one line, to be read by people.</summary>
internal static class FlowText
{
    /// <summary>A field.</summary>
    public static string Of(YamlEntry entry) => entry.Key + ": " + Of(entry.Value);

    private static string Of(YamlValue value) => value switch
    {
        YamlScalar { Quoted: true } scalar => JsonSerializer.Serialize(scalar.Text, Relaxed),
        YamlScalar scalar => scalar.Text,
        YamlList list => "[" + string.Join(", ", list.Items.Select(Of)) + "]",
        YamlMap map => "{" + string.Join(", ", map.Entries.Select(Of)) + "}",
        _ => "",
    };

    private static readonly JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

using Digest.Core.FrontMatter;

namespace Digest.Core.Editing;

/// <summary>Finds the one replacement in a text that gives a list its items, or a mapping one of its parts.</summary>
/// <param name="fields">Writes whole fields.</param>
/// <param name="text">The file's text.</param>
/// <param name="form">How its front matter is written.</param>
internal sealed class PartWriter(FieldWriter fields, string text, FrontMatterForm form)
{
    /// <summary>The replacement; null where nothing is to change, or where it cannot be made.</summary>
    /// <param name="field">The field that counts for the key; null where there is none.</param>
    /// <param name="edit">The change.</param>
    public (int Start, int End, string Text)? Replacement(FieldPiece? field, FieldEdit edit) => edit switch
    {
        SetItems set => Items(field, set),
        SetParts set => Whole(field, set.Key, CollectionText.Map(form, set.Parts)),
        SetPart set when field is null or { Value: ScalarPiece { Text: "" or "~" or "null" } } =>
            Whole(field, set.Key, CollectionText.Map(form, [new(set.Part, set.Value)])),
        SetPart set when field.Value is MapPiece map => Part(map, set),
        RemovePart remove when field?.Value is MapPiece map => Without(field, map, remove.Part),
        _ => null,
    };

    private (int, int, string) Items(FieldPiece? field, SetItems set)
    {
        if (field?.Value is not ListPiece { Bracketed: false, Items.Count: > 0 } list || form != FrontMatterForm.Yaml)
            return Whole(field, set.Key, CollectionText.List(form, set.Key, set.Items));
        // A list on lines of its own stays one.
        var indentation = text[fields.LineStart(list.Start)..list.Start];
        return (list.Start, list.End,
            string.Join("\n" + indentation, set.Items.Select(i => "- " + FieldText.Of(form, new(i)))));
    }

    private (int, int, string) Whole(FieldPiece? field, string key, string value)
    {
        if (field is null) return fields.Append(key, value);
        // What stands on lines of its own is replaced with the line breaks before it.
        var from = field.Value.Start;
        if (field.Value is not ScalarPiece && form is FrontMatterForm.Yaml or FrontMatterForm.Lines)
            from = text.IndexOf(':', field.KeyEnd) + 1;
        return (from, field.Value.End, fields.Spaced(from, value));
    }

    private (int, int, string)? Part(MapPiece map, SetPart set)
    {
        if (Find(map, set.Part) is not { } part)
            return Added(map, FieldText.Field(form, set.Part, FieldText.Of(form, set.Value)));
        if (part.Value is not ScalarPiece scalar || (scalar.Text == set.Value.Text && scalar.End > scalar.Start)) return null;
        var written = FieldText.Of(form, set.Value, scalar.Start < scalar.End ? text[scalar.Start] : '\0');
        return (scalar.Start, scalar.End, scalar.Start == scalar.End ? fields.Spaced(scalar.Start, written) : written);
    }

    private (int, int, string) Added(MapPiece map, string field)
    {
        if (map.Fields.Count == 0) return (map.Start + 1, map.Start + 1, field);
        var last = map.Fields[^1];
        var behind = Math.Max(last.Value.End, last.KeyEnd);
        var indentation = fields.IndentationOf(last.KeyStart);
        if (map.Bracketed) return (behind, behind, indentation is null ? ", " + field : ",\n" + indentation + field);
        var lineEnd = fields.LineEnd(behind);
        return (lineEnd, lineEnd, "\n" + indentation + field);
    }

    private (int, int, string)? Without(FieldPiece field, MapPiece map, string name)
    {
        if (Find(map, name) is not { } part) return null;
        if (map.Fields.Count == 1) return fields.Remove(field);
        if (!map.Bracketed)
        {
            var last = fields.LineEnd(Math.Max(part.Value.End, part.KeyEnd));
            return (fields.LineStart(part.KeyStart), Math.Min(last + 1, text.Length), "");
        }

        var index = map.Fields.ToList().IndexOf(part);
        return index + 1 < map.Fields.Count
            ? (part.KeyStart, map.Fields[index + 1].KeyStart, "") : (map.Fields[index - 1].Value.End, part.Value.End, "");
    }

    private static FieldPiece? Find(MapPiece map, string name) =>
        map.Fields.LastOrDefault(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
}

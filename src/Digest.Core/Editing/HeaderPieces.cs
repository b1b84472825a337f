using Digest.Core.Diagnostics;
using Digest.Core.Yaml;

namespace Digest.Core.Editing;

/// <summary>Finds the parts of fields without fences in their text.</summary>
internal static class HeaderPieces
{
    /// <summary>The parts of the fields.</summary>
    /// <param name="text">The fields with the line that ends them.</param>
    /// <param name="offset">Offset of the first character in the file's text.</param>
    /// <param name="fields">The fields as they were read.</param>
    /// <param name="firstLine">Line of the text's first line in its file, from 1.</param>
    public static MapPiece Read(string text, int offset, YamlMap fields, int firstLine)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') starts.Add(i + 1);
        }

        var pieces = new List<FieldPiece>();
        for (var i = 0; i < fields.Entries.Count; i++)
        {
            var entry = fields.Entries[i];
            var key = At(entry.KeyPlace);
            var colon = text.IndexOf(':', key);
            var end = i + 1 < fields.Entries.Count ? At(fields.Entries[i + 1].KeyPlace) : EndOfFields();
            end = colon + 1 + text.AsSpan((colon + 1)..end).TrimEnd().Length;
            pieces.Add(new(entry.Key, offset + key, offset + colon, Value(entry.Value, colon + 1, end)));
        }

        return new(pieces, false, offset, pieces.Count > 0 ? pieces[^1].Value.End : offset);

        int At(Place place) => starts[place.Line - firstLine] + place.Column - 1;

        // The last line is the one that ends the fields, unless the text goes on without one.
        int EndOfFields()
        {
            var trimmed = text.AsSpan().TrimEnd();
            var last = trimmed.LastIndexOf('\n') + 1;
            return trimmed[last..] is "---" or "..." ? last : trimmed.Length;
        }

        Piece Value(YamlValue value, int from, int to)
        {
            var start = from;
            while (start < to && char.IsWhiteSpace(text[start])) start++;
            if (value is not YamlList list) return new ScalarPiece(((YamlScalar)value).Text, offset + start, offset + to);
            var items = new List<Piece>();
            foreach (var item in list.Items.Cast<YamlScalar>())
                items.Add(new ScalarPiece(item.Text, offset + At(item.Place), offset + At(item.Place) + item.Text.Length));
            return new ListPiece(items, false, offset + start, offset + to);
        }
    }
}

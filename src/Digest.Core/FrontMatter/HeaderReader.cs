using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>Reads fields without fences at the beginning of a file, as Pelican and MultiMarkdown have them, into the values
/// that YAML is read into. Every value is text as it stands; a line that is indented goes on with the field before.</summary>
internal static class HeaderReader
{
    private const int LongestKey = 40;

    /// <summary>Reads the fields.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Path for diagnostics.</param>
    /// <param name="firstLine">Line of the text's first line in its file, from 1.</param>
    /// <param name="length">Length of the fields with the blank line or the line of <c>---</c> that ends them.</param>
    /// <returns>The fields; null where the text begins with none, though it may begin with a word and a colon.</returns>
    public static YamlMap? Read(string text, string path, int firstLine, out int length)
    {
        var places = new TextPlaces(text, path, firstLine);
        var fields = new List<(string Key, int At, List<(string Text, int At)> Lines)>();
        var goesOn = false;
        for (length = 0; length < text.Length;)
        {
            var end = text.IndexOf('\n', length);
            var line = text[length..(end < 0 ? text.Length : end)];
            var ends = line.AsSpan().TrimEnd() is "" or "---" or "...";
            if (!ends && fields.Count > 0 && (char.IsWhiteSpace(line[0]) || IsItem(line, fields[^1].Lines[0].Text)))
            {
                fields[^1].Lines.Add(Part(line, 0, length));
            }
            else if (!ends && KeyOf(line) is { } key)
            {
                fields.Add((key, length, [Part(line, line.IndexOf(':', StringComparison.Ordinal) + 1, length)]));
            }
            else
            {
                goesOn = !ends;
                if (goesOn) break;
            }

            length = end < 0 ? text.Length : end + 1;
            if (ends) break;
        }

        if (!AreFields(fields.ConvertAll(f => f.Key), goesOn)) return null;
        return new(fields.ConvertAll(f => new YamlEntry(f.Key, places.At(f.At), Value(f.Key, f.Lines, places))), places.At(0));
    }

    // Prose may begin with "Note: …" too. A title names the fields of an article, a date does so beside another key; where text
    // goes on without a blank line it takes both.
    private static bool AreFields(List<string> keys, bool goesOn)
    {
        var known = keys.ConvertAll(k => FrontMatterKeys.Find(k)?.Name ?? (FrontMatterKeys.IsForeign(k) ? k : null));
        var (titled, dated) = (known.Contains("title"), known.Contains("published"));
        return goesOn ? titled && dated : titled || (dated && known.Count(k => k is not null) > 1);
    }

    // MultiMarkdown's keys may hold spaces.
    private static string? KeyOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is <= 0 or > LongestKey || !char.IsLetter(line[0])) return null;
        var key = line[..colon].TrimEnd();
        foreach (var c in key)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or ' ')) return null;
        }

        var joined = key.Replace(' ', '_');
        if (FrontMatterKeys.Find(joined) is not null) return joined;
        return colon + 1 == line.Length || char.IsWhiteSpace(line[colon + 1]) ? key : null;
    }

    private static (string, int) Part(string line, int from, int start)
    {
        while (from < line.Length && char.IsWhiteSpace(line[from])) from++;
        return (line[from..].TrimEnd(), start + from);
    }

    private static bool IsItem(string line, string before) =>
        line.StartsWith("- ", StringComparison.Ordinal) && before.Length == 0;

    // Lists as YAML writes them, whose fences were lost, are lists as well.
    private static (string, int) Item(string part, int start)
    {
        var name = part.TrimStart(' ', '\t', '[', '"', '\'');
        if (name.StartsWith("- ", StringComparison.Ordinal)) name = name[2..].TrimStart(' ', '"', '\'');
        return (name.TrimEnd(' ', '\t', ']', '"', '\''), start + part.Length - name.Length);
    }

    private static YamlValue Value(string key, List<(string Text, int At)> lines, TextPlaces places)
    {
        var known = FrontMatterKeys.Find(key);
        var items = new List<YamlValue>();
        if (known?.Type is FieldType.Names or FieldType.Authors)
        {
            // A semicolon anywhere means that a name may hold commas.
            var commas = key.Equals("authors", StringComparison.OrdinalIgnoreCase)
                || (known.Type == FieldType.Names && known.Name != "redirect_from");
            var separator = lines.Exists(l => l.Text.Contains(';', StringComparison.Ordinal)) ? ';' : commas ? ',' : '\n';
            foreach (var (text, start) in lines)
            {
                var at = 0;
                foreach (var part in text.Split(separator))
                {
                    var (name, offset) = Item(part, start + at);
                    if (name.Length > 0) items.Add(new YamlScalar(name, false, places.At(offset)));
                    at += part.Length + 1;
                }
            }
        }

        return items.Count > 1
            ? new YamlList(items, items[0].Place)
            : new YamlScalar(string.Join('\n', lines.Select(l => l.Text)).Trim(), false, places.At(lines[0].At));
    }
}

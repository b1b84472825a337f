using Digest.Core.FrontMatter;

namespace Digest.Core.Editing;

/// <summary>Finds the one replacement in a text that makes a change of front matter.</summary>
/// <param name="text">The file's text.</param>
/// <param name="form">How its front matter is written.</param>
/// <param name="root">The front matter's parts.</param>
/// <param name="start">Where the front matter begins in the text.</param>
/// <param name="end">Where it ends.</param>
internal sealed class FieldWriter(string text, FrontMatterForm form, MapPiece root, int start, int end)
{
    /// <summary>Whether a key, as written, is one of a canonical key's names.</summary>
    /// <remarks>'source_url' beside 'source' says something of its own.</remarks>
    public static bool IsOf(string written, string key) => written.Equals(key, StringComparison.OrdinalIgnoreCase)
        || (FrontMatterKeys.Find(written)?.Name == key && !written.Equals("source_url", StringComparison.OrdinalIgnoreCase));

    /// <summary>The replacement; null where nothing is to change.</summary>
    public (int Start, int End, string Text)? Replacement(FieldEdit edit)
    {
        var field = edit is RemoveFlag
            ? root.Fields.LastOrDefault(f => f.Key.Equals(edit.Key, StringComparison.OrdinalIgnoreCase) && IsFlag(f))
            : Find(edit.Key);
        return edit switch
        {
            SetField set when field is null => Append(set.Key, FieldText.Of(form, set.Value)),
            SetField set => Set(field, set.Value),
            SetItems or SetPart or RemovePart or SetParts => new PartWriter(this, text, form).Replacement(field, edit),
            AddItem add => Add(field, add),
            ReplaceItem replace => field is null ? null : Replace(field.Value, replace),
            RemoveItem remove => field is null ? null : Remove(field, remove.Item),
            _ => field is null ? null : Remove(field),
        };
    }

    // As reading chooses: what is empty counts last, the canonical name first, of two with one name the last. A boolean is no
    // date, though both may be called 'published'.
    private FieldPiece? Find(string key)
    {
        FieldPiece? best = null;
        foreach (var field in root.Fields)
        {
            if (!IsOf(field.Key, key) || (key == "published" && IsFlag(field))) continue;
            if (best is null || Rank(field) <= Rank(best)) best = field;
        }

        return best;

        static int Rank(FieldPiece field) => (field.Value is ScalarPiece { Text: "" or "~" or "null" } ? 100 : 0)
            + (FrontMatterKeys.Find(field.Key) is null ? 0 : FrontMatterKeys.Rank(field.Key));
    }

    private static bool IsFlag(FieldPiece field) =>
        field.Value is ScalarPiece scalar && scalar.Text.ToLowerInvariant() is "true" or "false" or "yes" or "no";

    private (int, int, string)? Set(FieldPiece field, FieldValue value)
    {
        if (field.Value is ScalarPiece scalar)
        {
            if (scalar.Text == value.Text && scalar.End > scalar.Start) return null;
            var quote = scalar.Start < scalar.End ? text[scalar.Start] : '\0';
            // A boolean or a date that stood between quotation marks was read all the same.
            var written = FieldText.Of(form, value, quote);
            return (scalar.Start, scalar.End, scalar.Start == scalar.End ? Spaced(scalar.Start, written) : written);
        }

        // A list on lines of its own is replaced with the line breaks before it.
        var from = field.Value.Start;
        if (form is FrontMatterForm.Yaml or FrontMatterForm.Lines) from = text.IndexOf(':', field.KeyEnd) + 1;
        return (from, field.Value.End, Spaced(from, FieldText.Of(form, value)));
    }

    private (int, int, string)? Add(FieldPiece? field, AddItem add)
    {
        var item = FieldText.Of(form, new(add.Item));
        if (field is null) return Append(add.Key, form is FrontMatterForm.Lines ? item : $"[{item}]");
        switch (field.Value)
        {
            case ScalarPiece { Text: "" or "~" or "null" } empty:
                return (empty.Start, empty.End,
                    Spaced(empty.Start, form is FrontMatterForm.Lines || empty.Start < empty.End ? item : $"[{item}]"));
            case ScalarPiece scalar:
                var items = Names(add.Key, scalar.Text);
                if (items.Contains(add.Item)) return null;
                if (form == FrontMatterForm.Lines) return (scalar.End, scalar.End, Separator(add.Key) + item);
                return (scalar.Start, scalar.End,
                    "[" + string.Join(", ", items.Append(add.Item).Select(i => FieldText.Of(form, new(i)))) + "]");
            case ListPiece list when list.Items.Any(i => i is ScalarPiece s && s.Text == add.Item):
                return null;
            case ListPiece { Items.Count: 0 } list:
                return (list.Start + 1, list.Start + 1, item);
            case ListPiece list when form == FrontMatterForm.Lines:
                return (list.End, list.End, Separator(add.Key) + item);
            case ListPiece list:
                return Add(list, item);
            default:
                return null;
        }
    }

    private (int, int, string) Add(ListPiece list, string item)
    {
        var last = list.Items[^1];
        if (list.Bracketed)
        {
            // A list that has a line for each item goes on so.
            var indentation = IndentationOf(last.Start);
            return (last.End, last.End, indentation is null ? ", " + item : ",\n" + indentation + item);
        }

        var lineEnd = LineEnd(last.End);
        var lineStart = LineStart(list.Start);
        return (lineEnd, lineEnd, "\n" + text[lineStart..list.Start] + "- " + item);
    }

    private (int, int, string)? Replace(Piece value, ReplaceItem replace)
    {
        foreach (var item in value is ListPiece list ? list.Items : [value])
        {
            if (item is not ScalarPiece scalar || scalar.Start == scalar.End) continue;
            if (scalar.Text.Trim() == replace.Old)
                return (scalar.Start, scalar.End, FieldText.Of(form, new(replace.New), text[scalar.Start]));
            // Names that a comma separates.
            var names = Names(replace.Key, scalar.Text);
            if (value is ListPiece || names.Count < 2 || !names.Contains(replace.Old)) continue;
            var written = text[scalar.Start..scalar.End];
            var at = written.IndexOf(replace.Old, StringComparison.Ordinal);
            while (at >= 0 && !IsWhole(written, at, replace.Old.Length))
                at = written.IndexOf(replace.Old, at + 1, StringComparison.Ordinal);
            if (at >= 0) return (scalar.Start + at, scalar.Start + at + replace.Old.Length, replace.New);
        }

        return null;
    }

    private static bool IsWhole(string written, int at, int length)
    {
        var before = written.AsSpan(0, at).TrimEnd();
        var after = written.AsSpan(at + length).TrimStart();
        return (before.IsEmpty || before[^1] is ',' or '"' or '\'') && (after.IsEmpty || after[0] is ',' or '"' or '\'');
    }

    /// <summary>Takes a field out, with its lines.</summary>
    public (int, int, string) Remove(FieldPiece field)
    {
        if (root.Bracketed)
        {
            var index = root.Fields.ToList().IndexOf(field);
            if (index + 1 < root.Fields.Count) return (field.KeyStart, root.Fields[index + 1].KeyStart, "");
            return index > 0 ? (root.Fields[index - 1].Value.End, field.Value.End, "") : (field.KeyStart, field.Value.End, "");
        }

        var last = LineEnd(Math.Max(field.Value.End, field.KeyEnd));
        return (LineStart(field.KeyStart), Math.Min(last + 1, text.Length), "");
    }

    // The last item takes the field with it.
    private (int, int, string)? Remove(FieldPiece field, string item)
    {
        if (field.Value is not ListPiece list)
            return field.Value is ScalarPiece { Text: var only } && only.Trim() == item ? Remove(field) : null;
        var items = list.Items;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not ScalarPiece scalar || scalar.Text.Trim() != item) continue;
            if (items.Count == 1) return Remove(field);
            if (!list.Bracketed && form == FrontMatterForm.Yaml)
                return (LineStart(scalar.Start), Math.Min(LineEnd(scalar.End) + 1, text.Length), "");
            return i + 1 < items.Count ? (scalar.Start, items[i + 1].Start, "") : (items[i - 1].End, scalar.End, "");
        }

        return null;
    }

    /// <summary>A new field behind all others.</summary>
    public (int, int, string) Append(string key, string value)
    {
        var field = FieldText.Field(form, key, value);
        if (start == end && form == FrontMatterForm.Yaml && start == 0) return (0, 0, $"---\n{field}\n---\n\n");
        if (root.Bracketed)
        {
            if (root.Fields.Count == 0) return (root.Start + 1, root.Start + 1, field);
            var behind = root.Fields[^1].Value.End;
            var braced = IndentationOf(root.Fields[^1].KeyStart);
            return (behind, behind, braced is null ? ", " + field : ",\n" + braced + field);
        }

        if (form == FrontMatterForm.Yaml)
        {
            var indent = root.Fields.Count > 0 ? text[LineStart(root.Fields[0].KeyStart)..root.Fields[0].KeyStart] : "";
            return (end, end, indent + field + "\n");
        }

        // Behind the last field: tables of TOML, and the line that ends fields without fences, come after it.
        if (root.Fields.Count == 0) return (start, start, field + "\n");
        var at = LineEnd(root.Fields[^1].Value.End);
        return (at, at, "\n" + field);
    }

    /// <summary>How fields without fences separate names; addresses may hold commas.</summary>
    public static string Separator(string key) => key == "redirect_from" ? "\n    " : ", ";

    /// <summary>The names that a text gives for a key.</summary>
    public static List<string> Names(string key, string written) =>
        FrontMatterKeys.Find(key) is { Type: FieldType.Names, Name: not "redirect_from" }
            ? [.. written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : [written];

    /// <summary>A value with a space before it where there is none.</summary>
    public string Spaced(int at, string written) => at > 0 && text[at - 1] is ' ' or '\t' ? written : " " + written;

    /// <summary>Where the line of a place begins.</summary>
    public int LineStart(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Where the line of a place ends.</summary>
    public int LineEnd(int at) => text.IndexOf('\n', at) is var found && found < 0 ? text.Length : found;

    /// <summary>The blanks before a place; null where something else stands before it on its line.</summary>
    public string? IndentationOf(int at)
    {
        var from = LineStart(at);
        return from > start && text.AsSpan(from, at - from).IsWhiteSpace() ? text[from..at] : null;
    }
}

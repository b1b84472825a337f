using System.Text.RegularExpressions;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.Editing;

/// <summary>Makes small changes of front matter of what was typed into a field of a form.</summary>
internal static partial class FormEdits
{
    /// <summary>Changes the field, where what was typed is not what it says.</summary>
    /// <param name="file">The file.</param>
    /// <param name="field">The field as the form showed it.</param>
    /// <param name="value">Its value; null where it is absent.</param>
    /// <param name="typed">Texts by the names of inputs.</param>
    /// <param name="form">How the front matter is written.</param>
    public static Checked<SourceFile> Apply(SourceFile file, FormField field, YamlValue? value,
        IReadOnlyDictionary<string, string> typed, FrontMatterForm form)
    {
        var changed = field.Inputs.Where(i => typed.TryGetValue(i.Name, out var text) && Cleaned(i, text) != i.Value)
            .Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        if (field.Key is not { } key || changed.Count == 0) return new(file, []);
        var wanted = field.Inputs
            .ConvertAll(i => new Typed(i.Part, changed.Contains(i.Name) ? Cleaned(i, typed[i.Name]) : i.Value, i.Value));
        // A key that is written under another name keeps it; editions and pages have names of their own.
        var name = value is null || key.Name == "source_url"
            ? key.Name : FrontMatterKeys.Find(field.Name)?.Name ?? field.Name;
        if (wanted.TrueForAll(w => w.Text.Length == 0)) return FrontMatterEdits.Apply(file, [new RemoveField(name)]);
        if (field.Inputs[0].Part is not null) return FrontMatterEdits.Apply(file, InParts(key, name, value, wanted));
        return field.Inputs[0].Shape == InputShape.List
            ? Items(file, key, name, value, wanted[0].Text, form)
            : FrontMatterEdits.Apply(file, [new SetField(name, Value(key.Type, wanted[0].Text, value))]);
    }

    private sealed record Typed(string? Part, string Text, string Before);

    private static List<T> ConvertAll<TFrom, T>(this IReadOnlyList<TFrom> list, Func<TFrom, T> convert) =>
        [.. list.Select(convert)];

    /// <summary>A text that was typed, as it would be shown again.</summary>
    private static string Cleaned(FormInput input, string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        if (input.Value == text) return text;
        if (input.Shape == InputShape.List)
        {
            var shown = input.Value.Split('\n');
            var lines = text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToArray();
            return lines.SequenceEqual(shown) ? input.Value : string.Join('\n', lines.Distinct(StringComparer.Ordinal));
        }

        // Lines of a text that had one are its breaks on the screen.
        return input.Value.Contains('\n', StringComparison.Ordinal) ? text
            : string.Join(' ', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
    }

    private static List<FieldEdit> InParts(FrontMatterKey key, string name, YamlValue? value, List<Typed> wanted)
    {
        if (value is YamlMap)
        {
            return [.. wanted.Where(w => w.Text != w.Before).Select(w => w.Text.Length == 0
                ? new RemovePart(name, w.Part!) : (FieldEdit)new SetPart(name, w.Part!, PartValue(w)))];
        }

        var given = wanted.FindAll(w => w.Text.Length > 0);
        var isAlone = given.Count == 1 && FormInputs.PartOf(key.Type, given[0].Text) == given[0].Part;
        return isAlone ? [new SetField(name, new(given[0].Text))]
            : [new SetParts(name, [.. given.Select(g => KeyValuePair.Create(g.Part!, PartValue(g)))])];
    }

    private static FieldValue PartValue(Typed part) =>
        new(part.Text, Bare: part.Part!.Equals("date", StringComparison.OrdinalIgnoreCase) && DateShape().IsMatch(part.Text));

    // The smallest changes that make the list; else all of it anew.
    private static Checked<SourceFile> Items(SourceFile file, FrontMatterKey key, string name, YamlValue? value, string text,
        FrontMatterForm form)
    {
        List<string> wanted = [.. text.Split('\n')];
        var shown = FormInputs.Items(key, value)!;
        if (shown.Count > 0 && FrontMatterEdits.Apply(file, Steps(name, shown, wanted)).Value is { } stepped
            && FrontMatterSplitter.Split(stepped).Value is { } raw
            && raw.Fields.Entries.Any(e => FieldWriter.IsOf(e.Key, name)
                && FormInputs.Items(key, e.Value) is { } now && now.SequenceEqual(wanted)))
        {
            return new(stepped, []);
        }

        // A name alone needs no list; but a comma would make two of it.
        var isText = wanted.Count == 1 && value is null or YamlScalar && key.Type == FieldType.Authors
            && form != FrontMatterForm.Lines;
        return FrontMatterEdits.Apply(file,
            [isText ? new SetField(name, new(wanted[0])) : new SetItems(name, wanted)]);
    }

    private static List<FieldEdit> Steps(string name, List<string> shown, List<string> wanted)
    {
        if (shown.Count == wanted.Count)
        {
            return [.. shown.Zip(wanted).Where(p => p.First != p.Second)
                .Select(p => new ReplaceItem(name, p.First, p.Second))];
        }

        return [.. wanted.Except(shown).Select(i => new AddItem(name, i)),
            .. shown.Except(wanted).Select(i => new RemoveItem(name, i))];
    }

    // What was between quotation marks stays so.
    private static FieldValue Value(FieldType type, string text, YamlValue? before)
    {
        var isBare = before is not YamlScalar { Quoted: true } && type switch
        {
            FieldType.Flag => text is "true" or "false",
            FieldType.Number => NumberShape().IsMatch(text),
            FieldType.NumberOrDate => NumberShape().IsMatch(text) || DateShape().IsMatch(text),
            FieldType.Date or FieldType.DateOrFlag => DateShape().IsMatch(text),
            _ => false,
        };
        return new(text, isBare);
    }

    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberShape();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?)?\z",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateShape();
}

using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.Editing;

/// <summary>Changes fields of front matter in its text, in any form. Comments, quotation marks, order, line ends and whatever
/// else the change does not concern keep their bytes.</summary>
public static class FrontMatterEdits
{
    /// <summary>Makes changes, one after the other.</summary>
    /// <returns>The file as it is to be. Where a change cannot be made without another field changing too, null and
    /// <see cref="Codes.NotEditable"/>; where the front matter cannot be read, its errors.</returns>
    public static Checked<SourceFile> Apply(SourceFile file, IReadOnlyList<FieldEdit> edits)
    {
        foreach (var edit in edits)
        {
            var (edited, diagnostics) = Apply(file, edit);
            if (edited is null) return new(null, diagnostics);
            file = edited;
        }

        return new(file, []);
    }

    private static Checked<SourceFile> Apply(SourceFile file, FieldEdit edit)
    {
        var (before, errors) = FrontMatterSplitter.Split(file);
        if (before is null) return new(null, errors);
        var text = EditableText.Of(file).Value!;
        var region = FrontMatterSplitter.Region(text.Text);
        var root = Root(text.Text, region, before);
        if (root is null) return Refused("it is no strict YAML");
        var writer = new FieldWriter(text.Text, region.Form, root, region.Start, region.End);
        if (writer.Replacement(edit) is not { } change)
            return Says(before.Fields, edit) ? new(file, []) : Refused("of how it is written");
        var after = text.With([change]);
        var (read, _) = FrontMatterSplitter.Split(after);
        // The change is made in the text, so what the whole says now is looked at: nothing else may have changed with it.
        var isSame = read is not null && read.Body.TrimStart('\n') == before.Body.TrimStart('\n');
        return isSame && OnlyDiffers(before.Fields, read!.Fields, edit)
            ? new(after, []) : Refused("of how it is written");

        Checked<SourceFile> Refused(string why) =>
            new(null, [Codes.NotEditable.At(new(file.SourcePath, 1 + text.Text.AsSpan(0, region.Start).Count('\n'), 1),
                $"'{edit.Key}' cannot be changed in this front matter, since {why}".Replace("since of", "because of",
                StringComparison.Ordinal), "write " + Wanted(region.Form, edit) + " yourself")]);
    }

    /// <summary>The text of a file whose front matter can be read, the parts of its front matter as they are written, and what they
    /// say; null where the parts cannot be told apart.</summary>
    internal static (string Text, MapPiece Root, RawArticle Raw)? Parts(SourceFile file)
    {
        if (FrontMatterSplitter.Split(file).Value is not { } raw) return null;
        var text = EditableText.Of(file).Value!.Text;
        return Root(text, FrontMatterSplitter.Region(text), raw) is { } root ? (text, root, raw) : null;
    }

    private static MapPiece? Root(string text, (FrontMatterForm Form, int Start, int End) region, RawArticle raw)
    {
        var inside = text[region.Start..region.End];
        return region.Form switch
        {
            FrontMatterForm.Toml => TomlPieces.Read(inside, region.Start),
            FrontMatterForm.Json => JsonPieces.Read(inside, region.Start),
            FrontMatterForm.Lines => HeaderPieces.Read(inside, region.Start, raw.Fields,
                1 + text.AsSpan(0, region.Start).Count('\n')),
            _ => YamlPieces.Read(inside, region.Start),
        };
    }

    private static string Wanted(FrontMatterForm form, FieldEdit edit) => edit switch
    {
        SetField set => $"'{FieldText.Field(form, set.Key, FieldText.Of(form, set.Value))}'",
        AddItem add => $"'{add.Item}' into '{add.Key}'",
        ReplaceItem replace => $"'{replace.New}' for '{replace.Old}' in '{replace.Key}'",
        RemoveItem remove => $"'{edit.Key}' without '{remove.Item}'",
        SetItems set => $"'{FieldText.Field(form, set.Key, CollectionText.List(form, set.Key, set.Items))}'",
        SetPart set => $"'{FieldText.Of(form, set.Value)}' for '{set.Part}' in '{set.Key}'",
        RemovePart remove => $"'{edit.Key}' without '{remove.Part}'",
        SetParts set => $"'{FieldText.Field(form, set.Key, CollectionText.Map(form, set.Parts))}'",
        _ => $"the front matter without '{edit.Key}'",
    };

    private static bool OnlyDiffers(YamlMap before, YamlMap after, FieldEdit edit)
    {
        var (old, now) = (Others(before), Others(after));
        if (old.Count != now.Count) return false;
        for (var i = 0; i < old.Count; i++)
        {
            if (old[i].Key != now[i].Key || !IsSame(old[i].Value, now[i].Value)) return false;
        }

        var values = after.Entries.Where(e => FieldWriter.IsOf(e.Key, edit.Key)).Select(e => e.Value).ToList();
        // A table of TOML stands further down: a second field beside it would be one too many.
        if (values.Count > Math.Max(1, before.Entries.Count - old.Count)) return false;
        return edit switch
        {
            SetField set => values.Exists(v => v is YamlScalar scalar && scalar.Text == set.Value.Text),
            AddItem add => Has(add.Item),
            ReplaceItem replace => Has(replace.New),
            RemoveItem remove => !Has(remove.Item),
            _ => Says(after, edit) && (edit is not (SetPart or RemovePart) || OtherPartsStay(before, after, edit)),
        };

        bool Has(string name) => values.SelectMany(Texts).Any(t => FieldWriter.Names(edit.Key, t.Trim()).Contains(name));

        List<YamlEntry> Others(YamlMap map) => map.Entries.Where(e => !FieldWriter.IsOf(e.Key, edit.Key)).ToList();
    }

    // Whether lists and mappings say what they are to say.
    private static bool Says(YamlMap fields, FieldEdit edit)
    {
        var values = fields.Entries.Where(e => FieldWriter.IsOf(e.Key, edit.Key)).Select(e => e.Value).ToList();
        return edit switch
        {
            SetItems set => values.Exists(v => Texts(v).SelectMany(t => v is YamlList ? [t.Trim()]
                : FieldWriter.Names(edit.Key, t.Trim())).SequenceEqual(set.Items)),
            SetPart set => values.Exists(v => HasPart(v, set.Part, set.Value.Text)),
            SetParts set => values.Exists(v => set.Parts.All(p => HasPart(v, p.Key, p.Value.Text))),
            RemovePart remove => !values.OfType<YamlMap>().Any(v => v[remove.Part] is not null),
            _ => true,
        };

        static bool HasPart(YamlValue value, string part, string text) =>
            value is YamlMap map && map[part] is YamlScalar scalar && scalar.Text == text;
    }

    private static bool OtherPartsStay(YamlMap before, YamlMap after, FieldEdit edit)
    {
        var part = edit is SetPart set ? set.Part : ((RemovePart)edit).Part;
        return Others(before).Zip(Others(after)).All(p => IsSame(p.First, p.Second));

        IEnumerable<YamlValue> Others(YamlMap map) => map.Entries.Where(e => FieldWriter.IsOf(e.Key, edit.Key))
            .Select(e => e.Value).OfType<YamlMap>().Where(m => m.Entries.Count > 0).Select(m => new YamlMap(
                [.. m.Entries.Where(e => !e.Key.Equals(part, StringComparison.OrdinalIgnoreCase))], m.Place));
    }

    private static IEnumerable<string> Texts(YamlValue value) => value switch
    {
        YamlScalar scalar => [scalar.Text],
        YamlList list => list.Items.OfType<YamlScalar>().Select(s => s.Text),
        _ => [],
    };

    private static bool IsSame(YamlValue a, YamlValue b) => (a, b) switch
    {
        (YamlScalar one, YamlScalar two) => one.Text == two.Text && one.Quoted == two.Quoted,
        (YamlList one, YamlList two) => one.Items.Count == two.Items.Count
            && one.Items.Zip(two.Items).All(p => IsSame(p.First, p.Second)),
        (YamlMap one, YamlMap two) => one.Entries.Count == two.Entries.Count
            && one.Entries.Zip(two.Entries).All(p => p.First.Key == p.Second.Key && IsSame(p.First.Value, p.Second.Value)),
        _ => false,
    };
}

using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.Editing;

/// <summary>A file as a form shows it: its fields and its body, and the changes that come back. What was not changed keeps its
/// bytes.</summary>
public sealed class FileForm
{
    /// <summary>Name of the input that holds the body.</summary>
    public const string BodyName = "body";

    private static readonly FrontMatterKey SourceUrl =
        new("source_url", [], "address of the original report", FieldType.Text);

    private FileForm(RawArticle raw, IReadOnlyList<FrontMatterKey> keys, IReadOnlyList<FormField> fields) =>
        (Raw, Keys, Fields) = (raw, keys, fields);

    /// <summary>The file, cut.</summary>
    public RawArticle Raw { get; }

    /// <summary>The keys that are read in the file.</summary>
    public IReadOnlyList<FrontMatterKey> Keys { get; }

    /// <summary>The fields that the file has, in its order, then all others.</summary>
    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>The body without the blank lines around it, which stay as they are.</summary>
    public string Body => Raw.Body.Trim('\n');

    /// <summary>Shows a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="keys">The keys that are read in it.</param>
    /// <returns>The form; null where the front matter cannot be read, and why.</returns>
    public static Checked<FileForm> Of(SourceFile file, IReadOnlyList<FrontMatterKey> keys)
    {
        var (raw, errors) = FrontMatterSplitter.Split(file);
        if (raw is null) return new(null, errors);
        var all = keys;
        // Without fences there are no mappings: the source's address has a field of its own. So it may have elsewhere.
        if (keys.Any(k => k.Name == "source")
            && (raw.Form == FrontMatterForm.Lines || raw.Fields.Entries.Any(e => IsSourceUrl(e.Key))))
        {
            var isMap = raw.Fields["source"] is YamlMap;
            keys = [.. keys.SelectMany(k => k.Name != "source" ? [k]
                : new[] { isMap ? k : k with { Type = FieldType.Text }, SourceUrl })];
        }

        return new(new(raw, all, FieldsOf(raw, WrittenFields.Of(file), keys)), []);
    }

    /// <summary>The file with what was typed.</summary>
    /// <param name="typed">Texts by the names of inputs; an input that is absent keeps its value.</param>
    /// <returns>The file as it is to be, which is the same where nothing was changed; null with what stands against it.</returns>
    public Checked<SourceFile> Apply(IReadOnlyDictionary<string, string> typed)
    {
        var file = Raw.File;
        var diagnostics = new List<Diagnostic>();
        foreach (var field in Fields)
        {
            var (edited, found) = FormEdits.Apply(file, field, ValueOf(field), typed, Raw.Form);
            diagnostics.AddRange(found);
            file = edited ?? file;
        }

        if (typed.TryGetValue(BodyName, out var body))
        {
            var (edited, found) = BodyEdit.Apply(file, body);
            diagnostics.AddRange(found);
            file = edited ?? file;
        }

        return new(diagnostics.Count > 0 ? null : file, diagnostics);
    }

    private YamlValue? ValueOf(FormField field) =>
        field.Key is null ? null : Counting(Raw.Fields, field.Key)?.Value;

    private static List<FormField> FieldsOf(RawArticle raw, IReadOnlyList<WrittenField>? written,
        IReadOnlyList<FrontMatterKey> keys)
    {
        var counting = keys.ToDictionary(k => k, k => Counting(raw.Fields, k));
        var fields = new List<FormField>();
        for (var i = 0; i < raw.Fields.Entries.Count; i++)
        {
            var entry = raw.Fields.Entries[i];
            var key = keys.FirstOrDefault(k => ReferenceEquals(counting[k], entry));
            var isPlain = written?[i].IsPlain == true && key is not null;
            fields.Add(new(entry.Key, key, isPlain ? FormInputs.Of(key!, entry.Value, raw.Form) : [])
            {
                Written = written?[i].Text ?? FlowText.Of(entry), Place = entry.KeyPlace,
            });
        }

        if (written is null) return fields;
        fields.AddRange(keys.Where(k => counting[k] is null)
            .Select(k => new FormField(k.Name, k, FormInputs.Of(k, null, raw.Form))).Where(f => f.Inputs.Count > 0));
        return fields;
    }

    // As reading chooses: what is empty counts last, the canonical name first, of two with one name the last.
    private static YamlEntry? Counting(YamlMap fields, FrontMatterKey key)
    {
        YamlEntry? best = null;
        foreach (var entry in fields.Entries)
        {
            if (!IsOf(entry) || (best is not null && Rank(entry) > Rank(best))) continue;
            best = entry;
        }

        return best;

        bool IsOf(YamlEntry entry) =>
            (Is(entry.Key, key.Name) || key.Aliases.Any(a => Is(entry.Key, a)))
            && (key.Name != "source" || !IsSourceUrl(entry.Key))
            && (key.Type != FieldType.DateOrFlag || entry.Value is not YamlScalar { AsBoolean: not null });

        static int Rank(YamlEntry entry) => (FrontMatter.Fields.IsBlank(entry.Value) ? 100 : 0)
            + (FrontMatterKeys.Find(entry.Key) is null ? 0 : FrontMatterKeys.Rank(entry.Key));
    }

    private static bool IsSourceUrl(string key) => Is(key, "source_url");

    private static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);
}

using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>What the terms and pages of a site are grouped by.</summary>
public enum TermKind
{
    /// <summary>Topics, under <c>/topics/</c>.</summary>
    Topic,

    /// <summary>People, under <c>/people/</c>.</summary>
    Person,

    /// <summary>Places, under <c>/places/</c>.</summary>
    Place,

    /// <summary>Organizations, under <c>/organizations/</c>.</summary>
    Organization,

    /// <summary>Publishers, under <c>/sources/</c>.</summary>
    Source,

    /// <summary>Authors, under <c>/authors/</c>.</summary>
    Author,
}

/// <summary>An entry of a data file.</summary>
/// <param name="Kind">Kind of the file.</param>
/// <param name="Name">Canonical name.</param>
/// <param name="Slug">Slug, or null where it follows from the name.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Description">Description, or null.</param>
/// <param name="Link">Address, or null.</param>
/// <param name="Place">Where it stands.</param>
public sealed record DataEntry(
    TermKind Kind, string Name, string? Slug, IReadOnlyList<string> Aliases, string? Description, string? Link, Place Place)
{
    /// <summary>Its names in other languages, by BCP 47 code; they are among the aliases too.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } =
        System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>Other names that are looked for in texts of one language alone, by BCP 47 code in ordinal order; they are not
    /// among the aliases.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AliasesOf { get; init; } =
        System.Collections.Frozen.FrozenDictionary<string, IReadOnlyList<string>>.Empty;
}

/// <summary>Reads <c>_data/{sources,people,places,organizations,topics}.yml</c>.</summary>
public static class DataFiles
{
    /// <summary>Keys of an entry, with their meaning; <c>name</c> is required.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Fields { get; } =
        [("name", "the name that readers see"), ("slug", "its URL segment"),
            ("aliases", "other names it goes by: a list, or lists by language, such as {fr: [Hellade]}"),
            ("names", "its names in other languages, by code, such as {fr: Gr\u00e8ce}"),
            ("description", "a sentence about it"), ("link", "its address on the web")];

    private static readonly string[] Keys = Fields.Select(f => f.Name).ToArray();

    /// <summary>The kind of a data file by its name, or null where Digest reads no such file.</summary>
    public static TermKind? KindOf(string fileName) => Path.GetFileNameWithoutExtension(fileName).ToLowerInvariant() switch
    {
        "sources" => TermKind.Source,
        "people" => TermKind.Person,
        "places" => TermKind.Place,
        "organizations" => TermKind.Organization,
        "topics" => TermKind.Topic,
        _ => null,
    };

    /// <summary>Reads a data file. Entries with errors are left out and reported.</summary>
    public static Checked<IReadOnlyList<DataEntry>> Read(SourceFile file, TermKind kind)
    {
        var entries = new List<DataEntry>();
        var (text, errors) = file.Text();
        if (text is null) return new(entries, errors);
        var (root, syntax) = YamlReader.Read(text, file.SourcePath);
        var diagnostics = new List<Diagnostic>(syntax);
        if (root is YamlList list)
        {
            foreach (var item in list.Items)
            {
                if (Entry(item, kind, diagnostics) is { } entry) entries.Add(entry);
            }
        }
        else if (root is not null)
        {
            diagnostics.Add(Codes.WrongData.At(root.Place, "the file is not a list", "write '- name: …' for each entry"));
        }

        return new(entries, diagnostics);
    }

    private static DataEntry? Entry(YamlValue item, TermKind kind, List<Diagnostic> diagnostics)
    {
        if (item is YamlScalar { IsNull: false } text)
        {
            diagnostics.Add(Codes.WrongData.At(item.Place, "the entry is a text alone",
                $"write '- name: {Digest.Core.FrontMatter.Fields.Short(text.Text)}'"));
            return null;
        }

        if (item is not YamlMap map || Text(map, "name") is not { } name)
        {
            diagnostics.Add(Codes.WrongData.At(item.Place, "the entry has no name", "write '- name: …'"));
            return null;
        }

        foreach (var entry in map.Entries)
        {
            if (!Keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
            {
                diagnostics.Add(Codes.UnknownKey.At(entry.KeyPlace, $"the key '{entry.Key}' is unknown in a data file",
                    Suggestion.Hint(entry.Key, Keys, "the keys are " + string.Join(", ", Keys))));
            }
        }

        var names = Names(map, diagnostics);
        var known = Texts(map["aliases"]);
        known.AddRange(names.Values.Where(n => n != name && !known.Contains(n)).Distinct(StringComparer.Ordinal).ToList());
        return new(kind, name, Text(map, "slug") is { } slug ? Slugs.From(slug) : null, known, Text(map, "description"),
            Text(map, "link") is { } link ? WebLinks.Read(link, map["link"]!.Place, "link", diagnostics) : null, map.Place)
        { Names = names, AliasesOf = AliasesOf(map, known, diagnostics) };
    }

    private static List<string> Texts(YamlValue? value) => value switch
    {
        YamlList list => list.Items.OfType<YamlScalar>().Select(s => Digest.Core.FrontMatter.Fields.OneLine(s.Text))
            .Where(t => t.Length > 0).ToList(),
        YamlScalar { IsNull: false } one => one.Text.Split(',').Select(Digest.Core.FrontMatter.Fields.OneLine)
            .Where(t => t.Length > 0).ToList(),
        _ => [],
    };

    // Lists by language, alone or as items of a list beside names of any language.
    private static SortedDictionary<string, IReadOnlyList<string>> AliasesOf(YamlMap map, List<string> known,
        List<Diagnostic> diagnostics)
    {
        var aliases = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var maps = map["aliases"] is YamlMap one ? [one]
            : map["aliases"] is YamlList list ? list.Items.OfType<YamlMap>().ToList() : [];
        foreach (var entry in maps.SelectMany(m => m.Entries))
        {
            if (Languages.Normalize(entry.Key) is not { } language || Texts(entry.Value) is not { Count: > 0 } texts)
            {
                diagnostics.Add(Codes.WrongData.At(entry.KeyPlace, $"'{entry.Key}' is no language with names",
                    "write a code such as fr or pt-BR, and a list of names"));
                continue;
            }

            var before = aliases.GetValueOrDefault(language, []);
            aliases[language] = [.. before, .. texts.Where(t => !known.Contains(t) && !before.Contains(t))];
        }

        return aliases;
    }

    private static SortedDictionary<string, string> Names(YamlMap map, List<Diagnostic> diagnostics)
    {
        var names = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (map["names"] is null or YamlScalar { IsNull: true }) return names;
        if (map["names"] is not YamlMap given)
        {
            diagnostics.Add(Codes.WrongData.At(map["names"]!.Place, "'names' is no list of languages",
                "write names: {fr: Gr\u00e8ce, de: Griechenland}"));
            return names;
        }

        foreach (var entry in given.Entries)
        {
            if (Languages.Normalize(entry.Key) is { } language && Text(entry.Value) is { } name)
            {
                if (names.TryAdd(language, name)) continue;
                diagnostics.Add(Codes.WrongData.At(entry.KeyPlace, $"the language '{entry.Key}' is given twice",
                    "remove one of them; another name belongs to 'aliases'"));
            }
            else
            {
                diagnostics.Add(Codes.WrongData.At(entry.KeyPlace, $"'{entry.Key}' is no language with a name",
                    "write a code such as fr or pt-BR, and the name"));
            }
        }

        return names;
    }

    private static string? Text(YamlMap map, string key) => Text(map[key]);

    private static string? Text(YamlValue? value) =>
        value is YamlScalar { IsNull: false } scalar
            && Digest.Core.FrontMatter.Fields.OneLine(scalar.Text) is { Length: > 0 } text ? text : null;
}

namespace Digest.Linking;

/// <summary>What a name belongs to; the four taxonomies of a site.</summary>
public enum NameKind
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A place: a country, a region, a city.</summary>
    Place,

    /// <summary>A company, party, agency or any other body.</summary>
    Organization,

    /// <summary>A subject that the editor gave.</summary>
    Topic,
}

/// <summary>A name that readers know.</summary>
/// <param name="Kind">What the name belongs to.</param>
/// <param name="Name">The canonical form, as shown to readers.</param>
/// <param name="Aliases">Other forms of the same name, in any case; may be empty.</param>
public sealed record LinkName(NameKind Kind, string Name, IReadOnlyList<string> Aliases)
{
    /// <summary>Other forms that are looked for in texts of one language alone, with its primary subtag in lower case.</summary>
    public IReadOnlyList<(string Language, string Alias)> AliasesOf { get; init; } = [];

    /// <summary>A name without aliases.</summary>
    public LinkName(NameKind kind, string name)
        : this(kind, name, [])
    {
    }
}

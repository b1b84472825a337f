using Digest.Core.FrontMatter;

namespace Digest.Core.Catalog;

/// <summary>A topic, person, place, organization, source or author. Which articles name it, the catalog knows.</summary>
public sealed class Term
{
    internal Term(TermKind kind, string name, string slug, DataEntry? entry)
    {
        (Kind, Name, Slug, Entry) = (kind, name, slug, entry);
        Permalink = $"/{Segment(kind)}/{slug}/";
    }

    /// <summary>What it is.</summary>
    public TermKind Kind { get; }

    /// <summary>Canonical name, as readers see it.</summary>
    public string Name { get; }

    /// <summary>Its name in a language as <c>_data</c> gives it; null where it gives none.</summary>
    /// <param name="language">BCP 47.</param>
    public string? NameIn(string language) => Entry is not { Names.Count: > 0 } entry ? null
        : entry.Names.GetValueOrDefault(language) ?? entry.Names.GetValueOrDefault(language.Split('-')[0]);

    /// <summary>Slug, unique within its kind.</summary>
    public string Slug { get; }

    /// <summary>Its page.</summary>
    public string Permalink { get; }

    /// <summary>Its entry in <c>_data</c>, or null.</summary>
    public DataEntry? Entry { get; }

    /// <summary>First segment of the addresses of a kind.</summary>
    public static string Segment(TermKind kind) => kind switch
    {
        TermKind.Topic => "topics",
        TermKind.Person => "people",
        TermKind.Place => "places",
        TermKind.Organization => "organizations",
        TermKind.Source => "sources",
        _ => "authors",
    };
}

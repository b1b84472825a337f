namespace Digest.Linking;

/// <summary>A name that texts hold.</summary>
/// <param name="Name">As most texts write it, titles apart.</param>
/// <param name="Kind">A person, a place or an organization, as far as the texts tell; else null.</param>
/// <param name="Documents">Ids of the documents that hold it, each once, in the order of the documents.</param>
public sealed record FoundName(string Name, NameKind? Kind, IReadOnlyList<string> Documents);

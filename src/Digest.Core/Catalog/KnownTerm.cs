using Digest.Core.FrontMatter;

namespace Digest.Core.Catalog;

/// <summary>A term that the digest has already.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Canonical name.</param>
/// <param name="Aliases">Other names it goes by.</param>
/// <param name="Host">For a source, the host of its address without <c>www.</c>; else null.</param>
public sealed record KnownTerm(TermKind Kind, string Name, IReadOnlyList<string> Aliases, string? Host = null);

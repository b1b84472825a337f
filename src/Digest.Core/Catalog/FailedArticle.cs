namespace Digest.Core.Catalog;

/// <summary>An article that errors of its own keep out of the build: what an editor may call it by.</summary>
/// <param name="SourcePath">Path relative to the site's root, with <c>/</c>.</param>
/// <param name="InputPath">Path relative to its input folder, with <c>/</c>.</param>
/// <param name="Slug">Its slug, as far as it could be read.</param>
/// <param name="Story">Slug of the story that it is pinned into, or null.</param>
/// <param name="AsFar">The article as far as its front matter can be bound; null where it cannot.</param>
public sealed record FailedArticle(string SourcePath, string InputPath, string Slug, string? Story,
    Model.Article? AsFar = null);

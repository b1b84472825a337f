using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Build;

/// <summary>Finds out what an article with errors may be called by.</summary>
internal static class FailedArticles
{
    // Front matter is rarely longer, and a body is not searched.
    private const int MaxLines = 200;

    /// <summary>Names of an article that cannot be bound. Its front matter may be unreadable: two keys are looked for line by
    /// line.</summary>
    /// <param name="sourcePath">Path relative to the site's root.</param>
    /// <param name="inputPath">Path relative to its input folder.</param>
    /// <param name="text">Its text, or null where it cannot be read.</param>
    public static FailedArticle Of(string sourcePath, string inputPath, string? text)
    {
        var (slug, headline, story) = ("", "", "");
        foreach (var line in (text ?? "").Split('\n', MaxLines))
        {
            if (Value(line, "slug") is { } given) slug = Slugs.From(given);
            else if (Value(line, "title") is { } title) headline = title;
            else if (Value(line, "story") is { } pin) story = Slugs.From(pin);
        }

        if (slug.Length == 0) slug = Slugs.From(Slugs.FromFileName(inputPath).Name);
        if (slug.Length == 0) slug = Slugs.From(headline);
        return new(sourcePath, inputPath, slug, story.Length == 0 ? null : story);
    }

    private static string? Value(string line, string key) =>
        FrontMatterForms.ValueIn(line, key) is >= 0 and var at ? line[at..].Trim().TrimEnd(',').Trim('"', '\'') : null;
}

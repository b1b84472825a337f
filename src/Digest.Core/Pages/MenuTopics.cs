using System.Numerics;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;

namespace Digest.Core.Pages;

/// <summary>Chooses the topics of the menu.</summary>
public static class MenuTopics
{
    private const int Most = 5;
    private const int FewestArticles = 2;

    /// <summary>The topics with the most articles. Counts are compared by the power of two that they reach: the menu stands on every
    /// page, and one article more must not write them all anew.</summary>
    /// <returns>At most five topics, in the order of their names.</returns>
    public static IReadOnlyList<Term> Of(Site site) =>
    [
        .. site.Terms[TermKind.Topic].Where(t => site.Catalog.ArticlesOf(t).Count >= FewestArticles)
            .OrderByDescending(t => BitOperations.Log2((uint)site.Catalog.ArticlesOf(t).Count))
            .ThenBy(t => t.Slug, StringComparer.Ordinal).Take(Most).OrderBy(t => t.Slug, StringComparer.Ordinal),
    ];
}

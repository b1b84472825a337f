using Digest.Core.Model;

namespace Digest.Core.Catalog;

/// <summary>Which articles are built at an instant.</summary>
/// <param name="Built">Those that are, in order of path.</param>
/// <param name="LeftOut">Drafts, scheduled and expired ones.</param>
/// <param name="NextChange">When the next scheduled article appears or a shown one expires; null where nothing is due.</param>
public sealed record Selection(
    IReadOnlyList<(Article Article, Body Body)> Built,
    IReadOnlyList<Article> LeftOut,
    DateTimeOffset? NextChange)
{
    /// <summary>Selects.</summary>
    /// <param name="articles">All articles in any order.</param>
    /// <param name="options">The instant, and what else is let in.</param>
    public static Selection Choose(IEnumerable<(Article Article, Body Body)> articles, SelectionOptions options)
    {
        var built = new List<(Article, Body)>();
        var leftOut = new List<Article>();
        DateTimeOffset? next = null;
        foreach (var pair in articles)
        {
            var article = pair.Article;
            if (article.Draft && !options.Drafts)
            {
                leftOut.Add(article);
                continue;
            }

            if (article.Expires is { } end && end <= options.At)
            {
                leftOut.Add(article);
                continue;
            }

            if (article.Published > options.At)
            {
                if (next is null || article.Published < next) next = article.Published;
                if (!options.Scheduled)
                {
                    leftOut.Add(article);
                    continue;
                }
            }

            if (article.Expires is { } due && (next is null || due < next)) next = due;
            built.Add(pair);
        }

        built.Sort((a, b) => string.CompareOrdinal(a.Item1.SourcePath, b.Item1.SourcePath));
        return new(built, leftOut, next);
    }
}

/// <summary>What is let into a build.</summary>
/// <param name="At">The instant of the build.</param>
/// <param name="Drafts">Whether drafts are built.</param>
/// <param name="Scheduled">Whether articles of the future are built.</param>
public sealed record SelectionOptions(DateTimeOffset At, bool Drafts = false, bool Scheduled = false);

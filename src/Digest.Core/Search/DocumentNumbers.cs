using System.Numerics;
using Digest.Core.Catalog;

namespace Digest.Core.Search;

/// <summary>Numbers of documents that stay when others come. Each month has a block of numbers half again as large as it needs,
/// the months in their order; within its block an article stands where the hash of its address says, or at the next free place.
/// Later numbers are of later months, so numbers order by age.</summary>
internal sealed class DocumentNumbers
{
    /// <summary>Documents of a file of documents: numbers that are equal but for their last three bits.</summary>
    public const int FileSize = 8;

    private DocumentNumbers(IReadOnlyList<(int, SiteArticle)> documents) => Documents = documents;

    /// <summary>Articles with their numbers, ascending.</summary>
    public IReadOnlyList<(int Number, SiteArticle Article)> Documents { get; }

    /// <summary>Numbers the articles that readers may find: those that are not drafts and that search engines may
    /// index.</summary>
    /// <param name="articles">Articles, newest first.</param>
    public static DocumentNumbers Of(IReadOnlyList<SiteArticle> articles)
    {
        var months = new SortedDictionary<int, List<SiteArticle>>();
        for (var i = articles.Count - 1; i >= 0; i--)
        {
            var article = articles[i].Article;
            if (article.Draft || article.NoIndex) continue;
            var month = (article.Published.Year * 12) + article.Published.Month - 1;
            if (!months.TryGetValue(month, out var list)) months[month] = list = [];
            list.Add(articles[i]);
        }

        var documents = new List<(int, SiteArticle)>(articles.Count);
        var first = 0;
        foreach (var list in months.Values)
        {
            var block = new SiteArticle?[Math.Max(FileSize,
                (int)BitOperations.RoundUpToPowerOf2((uint)(list.Count + (list.Count / 2))))];
            // Oldest first: what comes later does not move what is there.
            foreach (var article in list)
            {
                var at = (int)(TermHash.Compute(article.Permalink) & (uint)(block.Length - 1));
                while (block[at] is not null) at = (at + 1) & (block.Length - 1);
                block[at] = article;
            }

            for (var i = 0; i < block.Length; i++)
            {
                if (block[i] is { } article) documents.Add((first + i, article));
            }

            first += block.Length;
        }

        return new(documents);
    }
}

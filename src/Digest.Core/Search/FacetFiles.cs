using System.Globalization;
using System.Runtime.InteropServices;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Pages;

namespace Digest.Core.Search;

/// <summary>A file for each topic, each source and each year: which documents it has.</summary>
internal static class FacetFiles
{
    // Kinds of terms that results can be narrowed by.
    private static readonly TermKind[] Kinds = [TermKind.Topic, TermKind.Source];

    /// <summary>Writes the files.</summary>
    public static void Write(DocumentNumbers numbers, Site site, List<SearchFile> files)
    {
        var numberOf = new Dictionary<SiteArticle, int>(numbers.Documents.Count, ReferenceEqualityComparer.Instance);
        var years = new SortedDictionary<int, List<int>>();
        foreach (var (number, article) in numbers.Documents)
        {
            numberOf.Add(article, number);
            if (!years.TryGetValue(article.Article.Published.Year, out var ofYear))
                years[article.Article.Published.Year] = ofYear = [];
            ofYear.Add(number);
        }

        foreach (var kind in Kinds)
        {
            foreach (var term in site.Terms[kind])
            {
                var articles = site.Catalog.ArticlesOf(term);
                var documents = new List<int>(articles.Count);
                foreach (var article in articles)
                {
                    if (numberOf.TryGetValue(article, out var number)) documents.Add(number);
                }

                documents.Sort();
                files.Add(File($"{Term.Segment(kind)}/{term.Slug}", documents));
            }
        }

        foreach (var (year, documents) in years)
        {
            files.Add(File(string.Create(CultureInfo.InvariantCulture, $"years/{year}"),
            documents));
        }
    }

    private static SearchFile File(string name, List<int> documents)
    {
        var json = new ByteBuffer();
        json.Add((byte)'"');
        Postings.Encode(CollectionsMarshal.AsSpan(documents), withLevels: false, json);
        json.Add("\"\n"u8);
        return new($"{SearchIndex.Folder}{name}.json", json.Span.ToArray());
    }
}

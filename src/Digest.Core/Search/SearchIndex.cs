using Digest.Core.Catalog;
using Digest.Core.Pages;

namespace Digest.Core.Search;

/// <summary>A file of the search index.</summary>
/// <param name="Permalink">Its site path.</param>
/// <param name="Bytes">Its bytes, JSON in UTF-8.</param>
public sealed record SearchFile(string Permalink, byte[] Bytes);

/// <summary>The search index of a site, in files so small that a query fetches a few kilobytes from any static host.
/// docs/search.md describes the format; <c>theme/assets/search.js</c> reads it.</summary>
public static class SearchIndex
{
    /// <summary>Folder of the index.</summary>
    public const string Folder = "/search/";

    /// <summary>Writes the index. It is empty for a site without articles.</summary>
    /// <param name="site">The site. Drafts, withdrawn articles and those that search engines may not index are left out.</param>
    /// <param name="threads">Most threads to use; the files do not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Files in a fixed order.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<SearchFile> Build(Site site, int threads, CancellationToken cancellation)
    {
        if (site.Articles.Count == 0) return [];
        var numbers = DocumentNumbers.Of(site.Articles);
        var work = new ParallelWork(threads, cancellation);
        var ranges = Read(numbers.Documents, site, work);
        var terms = TermPostings.Join(ranges);
        var files = new List<SearchFile>();
        var shards = TermShards.Write(terms, work, files);
        var pairFiles = PairFiles.Write(ranges, work, files);
        DocumentFiles.Write(numbers, site, work, files);
        FacetFiles.Write(numbers, site, files);
        files.Add(Manifest(numbers, shards, pairFiles));
        return files;
    }

    private static RangeIndex[] Read(IReadOnlyList<(int Number, SiteArticle Article)> documents, Site site, ParallelWork work)
    {
        var ranges = new RangeIndex[Math.Clamp(documents.Count / 16, 1, work.Threads)];
        work.For(ranges.Length, r =>
        {
            var range = new RangeIndex(site);
            var end = (int)((long)documents.Count * (r + 1) / ranges.Length);
            for (var i = (int)((long)documents.Count * r / ranges.Length); i < end; i++)
                range.Add(documents[i].Number, documents[i].Article);
            ranges[r] = range;
        });
        return ranges;
    }

    private static SearchFile Manifest(DocumentNumbers numbers, IReadOnlyList<TermShard> shards, int pairFiles)
    {
        var json = new ByteBuffer();
        json.Add("{\"documents\":"u8);
        json.AddNumber(numbers.Documents.Count);
        json.Add(",\"pairs\":"u8);
        json.AddNumber(pairFiles);
        json.Add(",\"terms\":"u8);
        json.AddString(string.Join(' ', shards.Select(s => s.Key)));
        json.Add(",\"sizes\":"u8);
        json.AddString(
            string.Concat(shards.Select(s =>
            Postings.Digit(Math.Min(63, (s.Size + TermShard.SizeUnit - 1) / TermShard.SizeUnit)))));
        json.Add("}\n"u8);
        return new(Folder + "index.json", json.Span.ToArray());
    }
}

/// <summary>How many threads a step may use, and what stops it.</summary>
internal sealed record ParallelWork(int Threads, CancellationToken Cancellation)
{
    /// <summary>Does the parts 0 to <paramref name="count"/> - 1, in any order.</summary>
    public void For(int count, Action<int> part)
    {
        if (Threads <= 1 || count <= 1)
        {
            for (var i = 0; i < count; i++)
            {
                Cancellation.ThrowIfCancellationRequested();
                part(i);
            }

            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = Cancellation }, part);
    }
}

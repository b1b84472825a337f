using Digest.Linking.Names;
using Digest.Linking.Text;
using Digest.Linking.Threading;

namespace Digest.Linking.Weights;

/// <summary>The fingerprints of a site, weighed against each other. Documents are in ordinal order of their Ids, so that nothing
/// below depends on the order of the input.</summary>
internal sealed class Corpus
{
    private Corpus(Fingerprint[] documents, DocumentVector[] vectors, TermStatistics statistics)
    {
        Names = SiteNames.Collect(documents);
        Documents = documents;
        Vectors = vectors;
        Statistics = statistics;
    }

    public Fingerprint[] Documents { get; }

    public DocumentVector[] Vectors { get; }

    public TermStatistics Statistics { get; }

    /// <summary>What any document's front matter or the known names say of a name.</summary>
    public IReadOnlyDictionary<ulong, KnownName> Names { get; }

    public int Count => Documents.Length;

    /// <summary>Weighs fingerprints; linear in their terms.</summary>
    /// <exception cref="ArgumentException">Two documents have the same Id.</exception>
    public static Corpus Of(IReadOnlyList<Fingerprint> fingerprints, LinkOptions options)
    {
        var documents = Sorted(fingerprints);
        var terms = Boilerplate.Remove(documents, options);
        var headlines = new HeadlineShapes(documents);
        var statistics = TermStatistics.Of(terms, options);
        var vectors = new DocumentVector[documents.Length];
        Workers.For(documents.Length, options, static () => new VectorDraft(), (i, draft) =>
        {
            draft.Clear(terms[i].Length);
            vectors[i] = VectorOf(terms[i], statistics, headlines.IsTemplate(documents[i]) ? 0 : 1, draft);
        });
        statistics.Close();
        return new Corpus(documents, vectors, statistics);
    }

    private static Fingerprint[] Sorted(IReadOnlyList<Fingerprint> fingerprints)
    {
        var documents = new Fingerprint[fingerprints.Count];
        var ids = new string[documents.Length];
        for (var i = 0; i < documents.Length; i++)
        {
            documents[i] = fingerprints[i];
            ids[i] = documents[i].Document.Id;
        }
        Array.Sort(ids, documents, StringComparer.Ordinal);
        for (var i = 1; i < ids.Length; i++)
        {
            if (ids[i] == ids[i - 1])
                throw new ArgumentException($"Two documents have the Id '{ids[i]}'.", nameof(fingerprints));
        }
        return documents;
    }

    private static DocumentVector VectorOf(TermCount[] terms, TermStatistics statistics, int headline, VectorDraft draft)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            var statistic = statistics.Of(terms[i]);
            if (statistic.HalfBits > 0) draft.Add(terms[i], statistic, headline);
        }
        return draft.Finish();
    }
}

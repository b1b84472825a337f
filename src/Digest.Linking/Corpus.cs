using Digest.Linking.Text;

namespace Digest.Linking;

/// <summary>What a weighted term is to its document.</summary>
[Flags]
internal enum TermRole : byte
{
    None = 0,
    Name = 1,
    Number = 2,
    Head = 4,
    Lead = 8,
}

/// <summary>One document as a vector: parallel arrays in the order of the terms' identities, and lengths for cosines.</summary>
internal sealed class DocumentVector
{
    public ulong[] Terms { get; init; } = [];

    /// <summary>Raw weights: damped frequency times rarity.</summary>
    public float[] Weights { get; init; } = [];

    /// <summary>Bits of surprise of each term.</summary>
    public float[] Rarities { get; init; } = [];

    public TermRole[] Roles { get; init; } = [];

    /// <summary>Indices of the terms in the corpus. Terms of one document alone are left out.</summary>
    public int[] Ids { get; init; } = [];

    public float Norm { get; init; }

    public float NameNorm { get; init; }

    public float NumberNorm { get; init; }

    public float HeadNorm { get; init; }

    public float LeadNorm { get; init; }

    /// <summary>Sum of the rarity of headline terms, words only.</summary>
    public float HeadSum { get; init; }

    /// <summary>Sum of all weights.</summary>
    public float Sum { get; init; }
}

/// <summary>
/// The fingerprints of a site, weighed against each other. Documents are in ordinal order of their Ids, so that nothing below
/// depends on the order of the input.
/// </summary>
internal sealed class Corpus
{
    private Corpus(Fingerprint[] documents, DocumentVector[] vectors, TermStatistics statistics)
    {
        Documents = documents;
        Vectors = vectors;
        Statistics = statistics;
    }

    public Fingerprint[] Documents { get; }

    public DocumentVector[] Vectors { get; }

    public TermStatistics Statistics { get; }

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
        Parallel.For(0, documents.Length, options.Parallel, i =>
            vectors[i] = VectorOf(terms[i], statistics, headlines.IsTemplate(documents[i]) ? 0 : 1));
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

    private static DocumentVector VectorOf(TermCount[] terms, TermStatistics statistics, int headline)
    {
        var draft = new VectorDraft(terms.Length);
        foreach (ref readonly var term in terms.AsSpan())
        {
            var statistic = statistics.Find(term.Term);
            if (statistic.Rarity > 0)
                draft.Add(term, statistic, headline);
        }
        return draft.Finish();
    }
}

/// <summary>Collects a vector.</summary>
internal sealed class VectorDraft(int count)
{
    private readonly ulong[] terms = new ulong[count];
    private readonly float[] weights = new float[count];
    private readonly float[] rarities = new float[count];
    private readonly TermRole[] roles = new TermRole[count];
    private readonly int[] ids = new int[count];
    private int next;
    private double all;
    private double name;
    private double number;
    private double head;
    private double lead;
    private double headSum;
    private double sum;

    public void Add(in TermCount term, TermStatistic statistic, int headline)
    {
        var heads = term.Head * headline;
        var frequency = term.Body + (3.0 * heads);
                var rarity = statistic.Rarity;
        var weight = Math.Sqrt(Math.Max(frequency, 0.25)) * rarity;
        var square = weight * weight;
        var role = TermRole.None;
        if (term.Kind == TermKind.Name)
        {
            role |= TermRole.Name;
            name += square;
        }
        else
        {
            all += square;
            sum += weight;
        }
        if (term.Kind == TermKind.Number)
        {
            role |= TermRole.Number;
            number += square;
        }
        if (heads > 0)
        {
            role |= TermRole.Head;
            head += (double)rarity * rarity;
            headSum += rarity;
        }
        if (heads > 0 || term.Lead > 0)
        {
            role |= TermRole.Lead;
            lead += (double)rarity * rarity;
        }
        if (statistic.Count < 2)
            return; // it counts for the lengths, but nothing can meet it
        terms[next] = term.Term;
        weights[next] = (float)weight;
        rarities[next] = rarity;
        roles[next] = role;
        ids[next] = statistic.Id;
        next++;
    }

    public DocumentVector Finish() => new()
    {
        Terms = terms[..next],
        Weights = weights[..next],
        Rarities = rarities[..next],
        Roles = roles[..next],
        Ids = ids[..next],
        Norm = Root(all),
        NameNorm = Root(name),
        NumberNorm = Root(number),
        HeadNorm = Root(head),
        LeadNorm = Root(lead),
        HeadSum = (float)headSum,
        Sum = (float)sum,
    };

    private static float Root(double square) => (float)Math.Max(Math.Sqrt(square), 1e-6);
}

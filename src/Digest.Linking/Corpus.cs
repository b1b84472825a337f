using Digest.Linking.Names;
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

/// <summary>What a weighted term is to its document and how often it has it, in two bytes: a large site holds tens of millions of these.</summary>
internal readonly struct TermMark
{
    /// <summary>How often a use in the headline counts.</summary>
    public const int OfHeadline = 3;

    private const int RoleShift = 12;
    private const int Most = (1 << RoleShift) - 1;
    private static readonly double[] Roots = [.. Enumerable.Range(0, Most + 1).Select(static uses => Math.Sqrt(Math.Max(uses, 0.25)))];
    private readonly ushort bits;

    /// <summary>Marks a term.</summary>
    /// <param name="uses">How often its document has it, a use in the headline counting <see cref="OfHeadline"/> times.</param>
    /// <param name="role">What it is to its document.</param>
    public TermMark(int uses, TermRole role) => bits = (ushort)(Math.Min(uses, Most) | ((int)role << RoleShift));

    /// <summary>What it is to its document.</summary>
    public TermRole Role => (TermRole)(bits >> RoleShift);

    /// <summary>Damped frequency times rarity.</summary>
    public float WeightAt(float rarity) => (float)(Roots[bits & Most] * rarity);
}

/// <summary>One document as a vector: parallel arrays in the order of the terms' identities, and lengths for cosines.</summary>
internal sealed class DocumentVector
{
    /// <summary>Indices of the terms in the corpus, ascending. Terms of one document alone are left out.</summary>
    public int[] Ids { get; init; } = [];

    public TermMark[] Marks { get; init; } = [];

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
        Names = SiteNames.Of(documents);
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
            if (statistic.HalfBits > 0)
                draft.Add(terms[i], statistic, headline);
        }
        return draft.Finish();
    }
}

/// <summary>Collects one vector after the other.</summary>
internal sealed class VectorDraft
{
    private int[] ids = [];
    private TermMark[] marks = [];
    private int next;
    private double all;
    private double name;
    private double number;
    private double head;
    private double lead;
    private double headSum;
    private double sum;

    /// <summary>Begins a vector of at most so many terms.</summary>
    public void Clear(int terms)
    {
        (next, all, name, number, head, lead, headSum, sum) = (0, 0, 0, 0, 0, 0, 0, 0);
        if (terms <= ids.Length)
            return;
        ids = new int[terms * 2];
        marks = new TermMark[terms * 2];
    }

    public void Add(in TermCount term, TermStatistic statistic, int headline)
    {
        var heads = term.Head * headline;
        var uses = term.Body + (TermMark.OfHeadline * heads);
        var rarity = statistic.HalfBits / 2f;
        var weight = Math.Sqrt(Math.Max(uses, 0.25)) * rarity;
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
        if (heads > 0 || term.Lead)
        {
            role |= TermRole.Lead;
            lead += (double)rarity * rarity;
        }
        if (!statistic.IsShared)
            return; // it counts for the lengths, but nothing can meet it
        marks[next] = new TermMark(uses, role);
        ids[next++] = statistic.Id;
    }

    public DocumentVector Finish() => new()
    {
        Ids = ids.AsSpan(0, next).ToArray(),
        Marks = marks.AsSpan(0, next).ToArray(),
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

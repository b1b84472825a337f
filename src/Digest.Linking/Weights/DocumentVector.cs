using Digest.Linking.Text;

namespace Digest.Linking.Weights;

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

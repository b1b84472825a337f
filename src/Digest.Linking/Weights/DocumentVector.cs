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
    private int[] _ids = [];
    private TermMark[] _marks = [];
    private int _next;
    private double _all;
    private double _name;
    private double _number;
    private double _head;
    private double _lead;
    private double _headSum;
    private double _sum;

    /// <summary>Begins a vector of at most so many terms.</summary>
    public void Clear(int terms)
    {
        (_next, _all, _name, _number, _head, _lead, _headSum, _sum) = (0, 0, 0, 0, 0, 0, 0, 0);
        if (terms <= _ids.Length) return;
        _ids = new int[terms * 2];
        _marks = new TermMark[terms * 2];
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
            _name += square;
        }
        else
        {
            _all += square;
            _sum += weight;
        }
        if (term.Kind == TermKind.Number)
        {
            role |= TermRole.Number;
            _number += square;
        }
        if (heads > 0)
        {
            role |= TermRole.Head;
            _head += (double)rarity * rarity;
            _headSum += rarity;
        }
        if (heads > 0 || term.Lead)
        {
            role |= TermRole.Lead;
            _lead += (double)rarity * rarity;
        }
        if (!statistic.IsShared) return; // it counts for the lengths, but nothing can meet it
        _marks[_next] = new TermMark(uses, role);
        _ids[_next++] = statistic.Id;
    }

    public DocumentVector Finish() => new()
    {
        Ids = _ids.AsSpan(0, _next).ToArray(),
        Marks = _marks.AsSpan(0, _next).ToArray(),
        Norm = Root(_all),
        NameNorm = Root(_name),
        NumberNorm = Root(_number),
        HeadNorm = Root(_head),
        LeadNorm = Root(_lead),
        HeadSum = (float)_headSum,
        Sum = (float)_sum,
    };

    private static float Root(double square) => (float)Math.Max(Math.Sqrt(square), 1e-6);
}

namespace Digest.Core.Search;

/// <summary>All terms in ordinal order with their postings.</summary>
internal sealed class TermPostings
{
    private readonly int[] _starts;
    private readonly int[] _entries;

    private TermPostings(string[] terms, int[] starts, int[] entries) => (Terms, _starts, _entries) = (terms, starts, entries);

    /// <summary>Terms, ordinal.</summary>
    public string[] Terms { get; }

    /// <summary>Documents of a term, ascending, each number · 8 + level.</summary>
    public ReadOnlySpan<int> Of(int term) => _entries.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    /// <summary>Joins ranges, which follow each other, and lets go of their postings.</summary>
    public static TermPostings Join(RangeIndex[] ranges)
    {
        var (terms, numberOf) = Vocabulary(ranges);
        var starts = new int[terms.Length + 1];
        for (var r = 0; r < ranges.Length; r++)
        {
            foreach (var term in ranges[r].PostingTerms.Span) starts[numberOf[r][term] + 1]++;
        }

        for (var t = 0; t < terms.Length; t++) starts[t + 1] += starts[t];
        var entries = new int[starts[^1]];
        var next = starts.AsSpan(0, terms.Length).ToArray();
        for (var r = 0; r < ranges.Length; r++)
        {
            var local = ranges[r].PostingTerms.Span;
            var documents = ranges[r].PostingDocuments.Span;
            for (var i = 0; i < local.Length; i++) entries[next[numberOf[r][local[i]]]++] = documents[i];
            ranges[r].PostingTerms.Release();
            ranges[r].PostingDocuments.Release();
        }

        return new(terms, starts, entries);
    }

    private static (string[] Terms, int[][] NumberOf) Vocabulary(RangeIndex[] ranges)
    {
        var joined = new TermTable();
        var numberOf = new int[ranges.Length][];
        for (var r = 0; r < ranges.Length; r++)
        {
            var local = ranges[r].Terms;
            numberOf[r] = new int[local.Count];
            for (var t = 0; t < local.Count; t++) numberOf[r][t] = joined.Number(local[t], TermHash.Compute(local[t]));
        }

        var terms = new string[joined.Count];
        var order = new int[joined.Count];
        for (var t = 0; t < terms.Length; t++) (terms[t], order[t]) = (joined[t].ToString(), t);
        Array.Sort(terms, order, StringComparer.Ordinal);
        var rank = new int[order.Length];
        for (var t = 0; t < order.Length; t++) rank[order[t]] = t;
        foreach (var numbers in numberOf)
        {
            for (var t = 0; t < numbers.Length; t++) numbers[t] = rank[numbers[t]];
        }

        return (terms, numberOf);
    }
}

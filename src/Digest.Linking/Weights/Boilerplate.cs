using Digest.Linking.Fingerprints;
using Digest.Linking.Names;
using Digest.Linking.Text;

namespace Digest.Linking.Weights;

/// <summary>Finds lines that a site repeats under unlike articles and takes their words away. A line that three documents share
/// is boilerplate when their headlines have nothing to do with each other: wire copies repeat lines too, but tell one
/// event.</summary>
internal static class Boilerplate
{
    private const int Repeats = 3;
    private const int Samples = 6;

    /// <summary>The terms of each document, without those of boilerplate lines.</summary>
    public static TermCount[][] Remove(Fingerprint[] documents, LinkOptions options)
    {
        var repeated = Repeated(documents);
        var lines = new HashSet<ulong>();
        foreach (var (hash, sample) in repeated)
        {
            if (AreUnlike(documents, sample)) lines.Add(hash);
        }
        var result = new TermCount[documents.Length][];
        Parallel.For(
            0,
            documents.Length,
            options.Parallel,
            () => (FingerprintBuilder?)null,
            (i, _, builder) =>
            {
                result[i] = documents[i].Terms;
                foreach (var line in documents[i].Lines)
                {
                    if (!lines.Contains(line.Hash)) continue;
                    builder ??= new FingerprintBuilder(NameLexicon.Of([]));
                    var text = documents[i].Document.Slice(line.Start, Math.Min(line.End, documents[i].Document.WholeLength));
                    result[i] = Without(result[i], builder.Terms(text, documents[i].Language));
                }
                return builder;
            },
            _ => { });
        return result;
    }

    private static Dictionary<ulong, int[]> Repeated(Fingerprint[] documents)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var document in documents)
        {
            foreach (var line in document.Lines)
            {
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, line.Hash,
                    out _);
                count++;
            }
        }
        var samples = new Dictionary<ulong, int[]>();
        for (var i = 0; i < documents.Length; i++)
        {
            foreach (var line in documents[i].Lines)
            {
                if (counts[line.Hash] >= Repeats) Sample(samples, line.Hash, i);
            }
        }
        return samples;
    }

    // The first documents by Id, each once; unused places are -1.
    private static void Sample(Dictionary<ulong, int[]> samples, ulong line, int document)
    {
        if (!samples.TryGetValue(line, out var sample))
        {
            samples[line] = sample = new int[Samples];
            Array.Fill(sample, -1);
        }
        for (var i = 0; i < Samples; i++)
        {
            if (sample[i] == document) return;
            if (sample[i] < 0)
            {
                sample[i] = document;
                return;
            }
        }
    }

    private static bool AreUnlike(Fingerprint[] documents, int[] sample)
    {
        var pairs = 0;
        var likeness = 0.0;
        for (var i = 1; i < Samples && sample[i] >= 0; i++)
        {
            likeness += Likeness(documents[sample[i - 1]], documents[sample[i]]);
            pairs++;
        }
        return pairs >= Repeats - 1 && likeness < 0.4 * pairs;
    }

    // Share of the distinctive words of the two headlines that the other document has; of equal headlines, share of common lines.
    private static double Likeness(Fingerprint a, Fingerprint b)
    {
        if (a.HeadlineShape == b.HeadlineShape) return CommonLines(a, b);
        double total = 0, common = 0;
        var (i, j) = (0, 0);
        while (i < a.Terms.Length || j < b.Terms.Length)
        {
            var left = i < a.Terms.Length ? a.Terms[i].Term : ulong.MaxValue;
            var right = j < b.Terms.Length ? b.Terms[j].Term : ulong.MaxValue;
            ref readonly var term = ref left <= right ? ref a.Terms[i] : ref b.Terms[j];
            if (term.Step > 5 && ((left <= right && a.Terms[i].Head > 0) || (right <= left && b.Terms[j].Head > 0)))
            {
                total++;
                if (left == right) common++;
            }
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }
        return total == 0 ? CommonLines(a, b) : common / total;
    }

    private static double CommonLines(Fingerprint a, Fingerprint b)
    {
        var known = new HashSet<ulong>();
        foreach (var line in a.Lines) known.Add(line.Hash);
        var common = 0;
        foreach (var line in b.Lines) common += known.Contains(line.Hash) ? 1 : 0;
        return (double)common / Math.Max(1, Math.Min(a.Lines.Length, b.Lines.Length));
    }

    private static TermCount[] Without(TermCount[] terms, TermCount[] line)
    {
        var result = new List<TermCount>(terms.Length);
        var j = 0;
        foreach (var term in terms)
        {
            while (j < line.Length && line[j].Term < term.Term) j++;
            var left = term;
            if (j < line.Length && line[j].Term == term.Term) left.Body = Math.Max(0, left.Body - line[j].Body);
            if (left.Body > 0 || left.Head > 0) result.Add(left);
        }
        return [.. result];
    }
}

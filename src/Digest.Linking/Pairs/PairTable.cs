namespace Digest.Linking.Pairs;

/// <summary>The candidate pairs of a corpus with their log-odds of telling one event. Rows are sorted by the other's index.</summary>
internal sealed class PairTable
{
    private PairTable(int[][] others, float[][] scores, float[][] related)
    {
        Others = others;
        Scores = scores;
        Related = related;
    }

    /// <summary>For each document, its candidates.</summary>
    public int[][] Others { get; }

    /// <summary>For each document, the log-odds of each candidate.</summary>
    public float[][] Scores { get; }

    /// <summary>For each document, the log-odds that a reader wants each candidate too.</summary>
    public float[][] Related { get; }

    /// <summary>The log-odds of a pair, or null if it is no candidate.</summary>
    public float? Find(int a, int b)
    {
        var place = Array.BinarySearch(Others[a], b);
        return place < 0 ? null : Scores[a][place];
    }

    /// <summary>Scores all candidates.</summary>
    public static PairTable Of(Corpus corpus, int[][] candidates, LinkOptions options)
    {
        var scores = new float[corpus.Count][];
        var related = new float[corpus.Count][];
        Parallel.For(0, corpus.Count, options.Parallel, i =>
        {
            Span<float> features = stackalloc float[PairFeatures.Count];
            var row = new float[candidates[i].Length];
            var wanted = new float[row.Length];
            for (var k = 0; k < row.Length; k++)
            {
                if (candidates[i][k] < i)
                    continue;
                PairFeatures.Of(corpus, i, candidates[i][k], features);
                row[k] = PairModel.LogOdds(features, PairModel.First);
                wanted[k] = PairModel.LogOdds(features, PairModel.Related);
            }
            scores[i] = row;
            related[i] = wanted;
        });
        Mirror(candidates, scores);
        Mirror(candidates, related);
        return new PairTable(candidates, scores, related);
    }

    private static void Mirror(int[][] candidates, float[][] scores)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            for (var k = 0; k < candidates[i].Length; k++)
            {
                var j = candidates[i][k];
                if (j > i)
                    scores[j][Array.BinarySearch(candidates[j], i)] = scores[i][k];
            }
        }
    }
}

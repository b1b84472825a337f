using Digest.Linking.Threading;
using Digest.Linking.Weights;

namespace Digest.Linking.Pairs;

/// <summary>The candidate pairs of a corpus with their log-odds of telling one event. Rows are sorted by the other's index. Three
/// models run one after the other: the first sees the pair alone, the next two how it stands out among its neighbours by the one
/// before.</summary>
internal sealed class PairTable
{
    internal PairTable(int[][] others, float[][] scores, float[][] related)
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
    public static PairTable Score(Corpus corpus, CandidateLists candidates, LinkOptions options) =>
        Score(corpus, candidates, options, PairModel.Shipped);

    /// <summary>Scores all candidates with other weights.</summary>
    public static PairTable Score(Corpus corpus, CandidateLists lists, LinkOptions options, PairWeights models)
    {
        var candidates = lists.Lists;
        var scores = Rows(candidates);
        var related = Rows(candidates);
        // What the two later models give to the pair alone; the features are computed once.
        var (second, third) = (Rows(candidates), Rows(candidates)); // NaN where a rule decides
        var (sparseSecond, sparseThird) = (Rows(candidates), Rows(candidates));
        Workers.For(corpus.Count, options, () => new PairFeatures.Spread(corpus.Statistics, lists.Punctuality), (i, spread) =>
        {
            Span<float> features = stackalloc float[PairFeatures.Count];
            spread.Take(corpus.Vectors[i], corpus.Documents[i].Sketch);
            for (var k = 0; k < candidates[i].Length; k++)
            {
                if (candidates[i][k] < i) continue;
                PairFeatures.Compute(corpus, i, candidates[i][k],
                    spread.Join(corpus.Vectors[candidates[i][k]], corpus.Documents[candidates[i][k]].Sketch), features);
                var rule = FixedRules.LogOdds(corpus.Documents[i], corpus.Documents[candidates[i][k]], features);
                var thin = FixedRules.Thinness(features) + FixedRules.Recalled(features)
                    + FixedRules.OtherItem(corpus.Documents[i], corpus.Documents[candidates[i][k]], features);
                scores[i][k] = rule ?? PairModel.LogOdds(features, models.First) - thin;
                second[i][k] = rule is null ? PairModel.LogOdds(features, models.Second) - thin : float.NaN;
                third[i][k] = rule is null ? PairModel.LogOdds(features, models.Third) - thin : float.NaN;
                sparseSecond[i][k] = PairModel.LogOdds(features, models.SparseSecond) - thin;
                sparseThird[i][k] = PairModel.LogOdds(features, models.SparseThird) - thin;
                related[i][k] = PairModel.LogOdds(features, models.Related);
            }
        });
        Mirror(candidates, scores);
        Mirror(candidates, related);
        var context = new PairContext(candidates, scores, options,
            i => corpus.Documents[i].Document is { IsRoundup: true } or { Roundup: not null });
        var sparsity = context.Sparsity();
        AddContext(corpus, context, scores, second, sparseSecond, new(models.Second, models.SparseSecond, sparsity), options);
        context.Take(second, options);
        AddContext(corpus, context, second, third, sparseThird, new(models.Third, models.SparseThird, sparsity), options);
        SparseReserve.Take(corpus, context, sparsity, third);
        return new PairTable(candidates, third, related);
    }

    // Turns what a model gives to the pairs alone into what it gives to them among their neighbours.
    private static void AddContext(Corpus corpus, PairContext context, float[][] before, float[][] scores, float[][] sparse,
        SiteModel model, LinkOptions options)
    {
        var candidates = context.Candidates;
        Workers.For(candidates.Length, options, () => new PairContext.Reader(context), (i, reader) =>
        {
            Span<float> features = stackalloc float[PairContext.Count];
            reader.Take(i);
            for (var k = 0; k < candidates[i].Length; k++)
            {
                var j = candidates[i][k];
                if (j < i) continue;
                if (float.IsNaN(scores[i][k]))
                {
                    scores[i][k] = before[i][k];
                    continue;
                }
                reader.Of(k, features);
                scores[i][k] = model.LogOdds(context.IsOfItems(i, j), scores[i][k], sparse[i][k], features)
                    - FixedRules.Reserve(corpus.Documents[i], corpus.Documents[j], context.SiteOf(i, j));
            }
        });
        Mirror(candidates, scores);
    }

    private static float[][] Rows(int[][] candidates)
    {
        var rows = new float[candidates.Length][];
        for (var i = 0; i < rows.Length; i++) rows[i] = new float[candidates[i].Length];
        return rows;
    }

    private static void Mirror(int[][] candidates, float[][] scores)
    {
        // Documents are visited in order, so each row is filled from its start.
        var filled = new int[candidates.Length];
        for (var i = 0; i < candidates.Length; i++)
        {
            for (var k = 0; k < candidates[i].Length; k++)
            {
                var j = candidates[i][k];
                if (j > i) scores[j][filled[j]++] = scores[i][k];
            }
        }
    }
}

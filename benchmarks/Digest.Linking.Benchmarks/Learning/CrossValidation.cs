using Digest.Linking.Pairs;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>How well stories match labels, a mean over documents.</summary>
internal readonly record struct MeanMeasures(double F1, double Precision, double Recall, double Nearest);

/// <summary>Learns the story models, and measures what was learnt.</summary>
internal static class CrossValidation
{
    private const double Ridge = 0.003;

    /// <summary>The story models, learnt one after the other from sites without a family of features.</summary>
    /// <param name="sites">All sites.</param>
    /// <param name="sparse">Those on which most documents stand alone.</param>
    /// <param name="leftOut">Features that are not seen.</param>
    /// <param name="options">Settings of the run.</param>
    public static PairWeights Fit(IReadOnlyList<TrainingSet> sites, IReadOnlyList<TrainingSet> sparse, PairFamily leftOut,
        LinkOptions options)
    {
        var models = new List<float[]>();
        for (var stage = 0; stage < 3; stage++) models.Add(Learn(sites, models, leftOut, options));
        var ofSparse = new List<float[]> { models[0] };
        for (var stage = 1; stage < 3; stage++) ofSparse.Add(Learn(sparse, ofSparse, leftOut, options));
        return new PairWeights(models[0], models[1], models[2], ofSparse[1], ofSparse[2], PairModel.Related);
    }

    private static float[] Learn(IReadOnlyList<TrainingSet> sites, List<float[]> before, PairFamily leftOut,
        LinkOptions options) =>
        LogisticRegression.Fit([.. sites.SelectMany(set => set.Examples(before, leftOut, options))], Ridge);

    /// <summary>Means over the sites of all parts, of which each has its own weights; every document counts the same. Null
    /// without documents.</summary>
    public static MeanMeasures? Means(IReadOnlyList<IReadOnlyList<TrainingSet>> parts, Func<int, PairWeights> weights,
        LinkOptions options)
    {
        double f1 = 0, precision = 0, recall = 0, nearest = 0;
        var count = 0;
        for (var part = 0; part < parts.Count; part++)
        {
            foreach (var site in parts[part])
            {
                var measures = site.Measure(weights(part), options);
                f1 += site.Count * measures.BCubed.F1;
                precision += site.Count * measures.BCubed.Precision;
                recall += site.Count * measures.BCubed.Recall;
                nearest += site.Count * measures.Nearest;
                count += site.Count;
            }
        }
        return count == 0 ? null : new MeanMeasures(f1 / count, precision / count, recall / count, nearest / count);
    }
}

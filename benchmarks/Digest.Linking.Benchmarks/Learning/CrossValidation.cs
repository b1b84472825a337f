using Digest.Linking.Pairs;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>How well stories match labels, a mean over documents.</summary>
internal readonly record struct MeanMeasures(double F1, double Precision, double Recall, double Nearest);

/// <summary>Learns the story models, and measures what was learnt.</summary>
internal static class CrossValidation
{
    private const double Ridge = 0.003;

    /// <summary>The three story models, learnt one after the other from sites without a family of features.</summary>
    public static PairWeights Fit(IReadOnlyList<TrainingSet> sites, PairFamily leftOut, LinkOptions options)
    {
        var models = new List<float[]>();
        for (var stage = 0; stage < 3; stage++)
            models.Add(LogisticRegression.Fit([.. sites.SelectMany(set => set.Examples(models, leftOut, options))], Ridge));
        return new PairWeights(models[0], models[1], models[2], PairModel.Related);
    }

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

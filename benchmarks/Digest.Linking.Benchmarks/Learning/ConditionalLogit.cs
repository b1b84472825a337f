using Digest.Linking.Pairs;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>Conditional logit (McFadden 1974): the probability that a query links to a candidate is the candidate's share in the
/// exponentials of all candidates' scores. Newton's method with a ridge on features in units of their deviation.
/// Deterministic.</summary>
internal static class ConditionalLogit
{
    private const int MaxSteps = 25;
    private const double Tolerance = 1e-6;
    private const double Negligible = 1e-9;
    private const double MinLength = 1e-6;

    /// <summary>The weights, the bias last. Every query counts the same; each of its targets is compared with the candidates that
    /// are no target. Ranking says nothing of the bias, so it is given.</summary>
    /// <param name="queries">What to learn from.</param>
    /// <param name="ridge">Weight of the squared weights, against the mean log-likelihood of a query.</param>
    /// <param name="bias">The bias that is returned.</param>
    public static float[] Fit(IReadOnlyList<RankingQuery> queries, double ridge, float bias)
    {
        const int Count = PairFeatures.Count;
        var deviation = Deviations(queries);
        var weights = new double[Count];
        for (var step = 0; step < MaxSteps; step++)
        {
            var gradient = new double[Count];
            var hessian = new double[Count, Count];
            var parts = new (double[] Gradient, double[,] Hessian)[queries.Count];
            Parallel.For(0, queries.Count, q => parts[q] = Derivatives(queries[q], weights, deviation));
            foreach (var part in parts)
            {
                for (var f = 0; f < Count; f++)
                {
                    gradient[f] += part.Gradient[f] / queries.Count;
                    for (var g = 0; g <= f; g++) hessian[f, g] += part.Hessian[f, g] / queries.Count;
                }
            }
            for (var f = 0; f < Count; f++)
            {
                gradient[f] -= ridge * weights[f];
                hessian[f, f] += ridge;
            }
            var move = LogisticRegression.Solve(hessian, gradient);
            var before = LossOf(queries, weights, deviation, ridge);
            var length = 1.0;
            var next = Moved(weights, move, length);
            var after = LossOf(queries, next, deviation, ridge);
            while (after > before && length > MinLength)
            {
                length /= 2;
                next = Moved(weights, move, length);
                after = LossOf(queries, next, deviation, ridge);
            }
            if (after > before) break;
            weights = next;
            if (before - after < Tolerance) break;
        }
        var result = new float[Count + 1];
        for (var f = 0; f < Count; f++) result[f] = (float)(weights[f] / deviation[f]);
        result[Count] = bias;
        return result;
    }

    private static double[] Moved(double[] weights, double[] move, double length)
    {
        var result = new double[weights.Length];
        for (var f = 0; f < result.Length; f++) result[f] = weights[f] + (length * move[f]);
        return result;
    }

    // Mean negative log-likelihood of a query, with the ridge.
    private static double LossOf(IReadOnlyList<RankingQuery> queries, double[] weights, double[] deviation, double ridge)
    {
        var losses = new double[queries.Count];
        Parallel.For(0, queries.Count, q => losses[q] = LossOf(queries[q], weights, deviation));
        var loss = losses.Sum() / queries.Count;
        foreach (var weight in weights) loss += ridge * weight * weight / 2;
        return loss;
    }

    private static double LossOf(RankingQuery query, double[] weights, double[] deviation)
    {
        var (scores, highest) = ScoresOf(query, weights, deviation);
        var (sum, loss, targets) = (0.0, 0.0, 0);
        for (var k = 0; k < scores.Length; k++) sum += query.IsTarget[k] ? 0 : Math.Exp(scores[k] - highest);
        for (var k = 0; k < scores.Length; k++)
        {
            if (!query.IsTarget[k]) continue;
            loss += Math.Log(sum + Math.Exp(scores[k] - highest)) - (scores[k] - highest);
            targets++;
        }
        return loss / targets;
    }

    private static (double[] Scores, double Highest) ScoresOf(RankingQuery query, double[] weights, double[] deviation)
    {
        var scores = new double[query.Others.Length];
        var highest = double.MinValue;
        for (var k = 0; k < scores.Length; k++)
        {
            var features = query.FeaturesOf(k);
            for (var f = 0; f < features.Length; f++) scores[k] += weights[f] * features[f] / deviation[f];
            highest = Math.Max(highest, scores[k]);
        }
        return (scores, highest);
    }

    // Of a query whose targets share the weight of one: gradient and curvature of the log-likelihood.
    private static (double[] Gradient, double[,] Hessian) Derivatives(RankingQuery query, double[] weights, double[] deviation)
    {
        const int Count = PairFeatures.Count;
        var (scores, highest) = ScoresOf(query, weights, deviation);
        var sum = 0.0;
        var first = new double[Count]; // weighted sums over the candidates that are no target
        var second = new double[Count, Count];
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = Math.Exp(scores[k] - highest);
            if (query.IsTarget[k] || scores[k] < Negligible) continue;
            sum += scores[k];
            Add(query.FeaturesOf(k), scores[k], deviation, first, second);
        }
        var (gradient, hessian) = (new double[Count], new double[Count, Count]);
        var targets = query.IsTarget.Count(static t => t);
        var (mean, square) = (new double[Count], new double[Count, Count]);
        for (var k = 0; k < scores.Length; k++)
        {
            if (!query.IsTarget[k]) continue;
            Array.Copy(first, mean, first.Length);
            Array.Copy(second, square, second.Length);
            var features = query.FeaturesOf(k);
            Add(features, scores[k], deviation, mean, square);
            var total = sum + scores[k];
            for (var f = 0; f < Count; f++)
            {
                gradient[f] += ((features[f] / deviation[f]) - (mean[f] / total)) / targets;
                for (var g = 0; g <= f; g++)
                    hessian[f, g] += ((square[f, g] / total) - (mean[f] / total * mean[g] / total)) / targets;
            }
        }
        return (gradient, hessian);
    }

    private static void Add(ReadOnlySpan<float> features, double share, double[] deviation, double[] first, double[,] second)
    {
        Span<double> scaled = stackalloc double[PairFeatures.Count];
        for (var f = 0; f < scaled.Length; f++)
        {
            scaled[f] = features[f] / deviation[f];
            first[f] += share * scaled[f];
            for (var g = 0; g <= f; g++) second[f, g] += share * scaled[f] * scaled[g];
        }
    }

    private static double[] Deviations(IReadOnlyList<RankingQuery> queries)
    {
        var (sum, square, count) = (new double[PairFeatures.Count], new double[PairFeatures.Count], 0L);
        foreach (var query in queries)
        {
            count += query.Others.Length;
            for (var k = 0; k < query.Others.Length; k++)
            {
                var features = query.FeaturesOf(k);
                for (var f = 0; f < features.Length; f++)
                {
                    sum[f] += features[f];
                    square[f] += (double)features[f] * features[f];
                }
            }
        }
        var deviation = new double[PairFeatures.Count];
        for (var f = 0; f < deviation.Length; f++)
        {
            deviation[f] = Math.Sqrt(Math.Max(0, (square[f] / count) - (sum[f] / count * sum[f] / count))) is > 1e-6 and var d
                ? d : 1;
        }

        return deviation;
    }
}

namespace Digest.Linking.Pairs;

/// <summary>
/// The learnt weights: logistic regressions over <see cref="PairFeatures"/>. docs/linking.md tells how they were learnt.
/// </summary>
internal static class PairModel
{
    /// <summary>Weights of the features, then the bias, for "these two tell one event", by themselves.</summary>
    public static readonly float[] First = [10f, 0, 2, 1, 1, 0, 3, 0, 0.1f, 0.2f, -0.5f, -0.5f, 0, 0, 0, -4, 0, 2, 0, 0, 0, -6f];

    /// <summary>Weights of the features, then the bias, for "a reader of one wants the other".</summary>
    public static readonly float[] Related = [8f, 0, 1, 1, 0.5f, 0, 1, 0, 0, 0.2f, -0.05f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -3f];

    /// <summary>The log-odds of the first stage.</summary>
    public static float LogOdds(ReadOnlySpan<float> features, float[] weights)
    {
        var sum = weights[^1];
        for (var i = 0; i < weights.Length - 1; i++)
            sum += weights[i] * features[i];
        return sum;
    }

    /// <summary>The logistic function.</summary>
    public static float Probability(float logOdds) => 1 / (1 + MathF.Exp(-logOdds));
}

namespace Digest.Linking.Pairs;

/// <summary>
/// The learnt weights: logistic regressions over <see cref="PairFeatures"/> and <see cref="PairContext"/>, in their order, the bias
/// last. docs/linking.md tells how and on what they were learnt.
/// </summary>
internal static class PairModel
{
    /// <summary>"These two tell one event", from the pair alone.</summary>
    public static readonly float[] First =
    [
        -2.5448f, 0.7721f, -0.4328f, 1.3503f, -0.3371f, 2.0181f, 1.0064f, 2.5978f, 0.248f, 1.0351f, -1.9559f,
        -2.7118f, -1.0996f, -0.4834f, 0.6578f, -1.5376f, 0.1319f, 0.3457f, 1.9662f, 0.4613f, 0.9442f, -0.5654f,
        0.6405f, 1.3833f, 0.2503f, 3.8887f, -0.5399f, -0.3026f,
    ];

    /// <summary>The same, given how the pair stands out by the first.</summary>
    public static readonly float[] Second =
    [
        -2.1584f, -0.1678f, -1.4428f, 0.0378f, -0.7803f, -0.181f, -0.2449f, 0.2206f, 0.0016f, 0.3196f, 0.2005f,
        -0.0218f, -0.1391f, -0.0859f, 0.5451f, -0.9708f, 0.1883f, 0.3774f, 0.716f, -0.0024f, 0.0509f, 0.1561f,
        -0.2332f, -0.2279f, 0.0373f, 0.6225f, 0.1059f, 1.7966f, 4.0152f, 0.1146f, 0.2052f, 8.0466f, 0.2513f, -0.5352f,
        1.7049f, -0.2322f, 0.5467f, -7.9767f,
    ];

    /// <summary>The same, given how the pair stands out by the second.</summary>
    public static readonly float[] Third =
    [
        -2.2472f, 0.3285f, -1.0008f, 0.402f, -0.3187f, 0.4597f, 0.3645f, 0.2292f, 0.0473f, 0.3168f, -0.2825f,
        -0.3249f, -0.4188f, -0.2301f, 0.3963f, -1.0369f, 0.1848f, 0.3211f, 0.516f, 0.1192f, 0.3138f, 0.0823f,
        -0.0107f, 0.0424f, 0.1307f, 0.832f, -0.0413f, -0.5814f, 0.6115f, -0.1092f, 0.3776f, 4.0867f, 0.3866f,
        -0.3522f, 0.7067f, -0.0689f, 0.1295f, -1.9829f,
    ];

    /// <summary>"A reader of one wants the other", from the pair alone.</summary>
    public static readonly float[] Related =
    [
        -2.7347f, 3.1895f, 0.1618f, 0.2046f, 1.3569f, 1.7496f, 0.4275f, -2.1727f, 0.318f, 0f, -0.3801f, 0f, 0.3318f,
        0.7463f, 0f, 0f, 0.0819f, 0f, 0f, 0.3829f, 0.0929f, 0f, 0.7862f, 0f, 0f, 0f, 0f, 8f,
    ];

    /// <summary>The weights that linking uses.</summary>
    public static PairWeights Shipped { get; } = new(First, Second, Third, Related);

    /// <summary>The log-odds that a model gives to features.</summary>
    public static float LogOdds(ReadOnlySpan<float> features, float[] weights)
    {
        var sum = weights[^1];
        for (var i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }

    /// <summary>The logistic function.</summary>
    public static float Probability(float logOdds) => 1 / (1 + MathF.Exp(-logOdds));
}

/// <summary>One set of weights for each model, in the order of the features, the bias last.</summary>
internal sealed record PairWeights(float[] First, float[] Second, float[] Third, float[] Related);

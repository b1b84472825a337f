namespace Digest.Linking.Pairs;

/// <summary>The learnt weights: logistic regressions over <see cref="PairFeatures"/> and <see cref="PairContext"/>, in their
/// order, the bias last. docs/linking-method.md tells how and on what they were learnt.</summary>
internal static class PairModel
{
    /// <summary>"These two tell one event", from the pair alone.</summary>
    public static readonly float[] First =
    [
        -5.5433f, 0.9715f, 0.6882f, 0.9638f, -0.5342f, 1.0215f, 4.4444f, 4.1399f, -0.0524f, 0.0629f, -0.3367f, -2.4084f,
        -1.1206f, -0.4991f, -0.5444f, 0.3017f, -3.4508f, 0.6141f, 0.3336f, 3.2473f, -0.6927f, 0.9255f, 1.1004f, 0.3453f,
        1.5078f, -0.1881f, -4.4635f, -1.3986f, 0.4159f,
    ];

    /// <summary>The same, given how the pair stands out by the first.</summary>
    public static readonly float[] Second =
    [
        -1.1778f, -0.104f, -1.7653f, -0.0586f, -0.3818f, -0.1312f, -0.67f, -1.5045f, -0.0821f, 0.035f, 0.2112f, 0.6054f,
        -0.0891f, -0.1339f, 0.8212f, 0.0664f, 6.4439f, 0.8644f, 0.2202f, 0.3671f, -0.2514f, -0.1802f, -0.4208f, 0.0196f,
        -1.1011f, -0.1411f, -0.5963f, -0.4964f, 1.6692f, 0.9727f, 0.1417f, 0.4007f, 9.0781f, 0.1693f, -0.9248f, 1.1233f,
        0.4735f, 0.6993f, -6.8223f,
    ];

    /// <summary>The same, given how the pair stands out by the second.</summary>
    public static readonly float[] Third =
    [
        0.1617f, 0.0248f, -0.5677f, 0.303f, -0.1181f, 0.3078f, 0.479f, -0.7921f, -0.0433f, 0.0028f, 0.0524f, -0.0163f,
        -0.2377f, -0.1332f, 0.6384f, 0.0903f, 4.0147f, 0.4755f, 0.2261f, 0.8416f, -0.3101f, 0.1266f, -0.0037f, -0.1706f,
        -0.5904f, -0.1923f, -0.9559f, -0.4885f, 0.5843f, 0.745f, -0.1421f, 0.3522f, 6.4671f, 0.1561f, -0.7655f, 0.9672f,
        0.3239f, 0.2076f, -5.7215f,
    ];

    /// <summary>"A reader of one wants the other", from the pair alone.</summary>
    public static readonly float[] Related =
    [
        -9.4133f, 3.8959f, 0.3906f, 0.0446f, 1.2986f, 2.0873f, 2.1146f, 0.244f, 0.2287f, 0f, -0.3863f, 0f, 0.3255f,
        0.605f, 0f, -0.0036f, 0f, 0f, 0.4919f, 1.0563f, 0f, 0.9337f, 0f, 0f, 0f, 0f, 0f, 0f, 10.0609f,
    ];

    /// <summary>The weights that linking uses.</summary>
    public static PairWeights Shipped { get; } = new(First, Second, Third, Related);

    /// <summary>The log-odds that a model gives to features.</summary>
    public static float LogOdds(ReadOnlySpan<float> features, float[] weights)
    {
        var sum = weights[^1];
        for (var i = 0; i < features.Length; i++) sum += weights[i] * features[i];
        return sum;
    }

    /// <summary>The logistic function.</summary>
    public static float Probability(float logOdds) => 1 / (1 + MathF.Exp(-logOdds));
}

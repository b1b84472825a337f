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
        -4.1828f, 1.5704f, -0.824f, 1.7466f, -0.3645f, 1.8903f, 0.4488f, 0.4211f, 0.1805f, 1.0951f, -2.1024f,
        -2.4332f, -1.398f, -0.3659f, 1.29f, -1.3483f, 0.2387f, 0.254f, 2.1729f, 0.637f, 1.0514f, -0.1183f, 0.8015f,
        0.9594f, -0.2779f, 4.2875f, -0.3768f, 1.6212f,
    ];

    /// <summary>The same, given how the pair stands out by the first.</summary>
    public static readonly float[] Second =
    [
        -2.5828f, 0.1041f, -1.7396f, -0.2511f, -0.5064f, -0.5045f, -0.5446f, -0.0846f, -0.0823f, 0.2559f, 0.2897f,
        0.3303f, -0.1216f, -0.0312f, 0.5077f, -0.6437f, 0.2387f, 0.4256f, 0.8605f, -0.2005f, 0.2128f, -0.0037f,
        -0.0681f, -0.1155f, -0.4181f, 2.1182f, 0.2075f, 1.6095f, 2.7345f, -0.0229f, 0.2319f, 9.4155f, 0.4666f,
        -0.615f, 1.2029f, -0.7201f, 0.5799f, -5.8521f,
    ];

    /// <summary>The same, given how the pair stands out by the second.</summary>
    public static readonly float[] Third =
    [
        -1.9349f, 0.4284f, -1.013f, 0.1947f, -0.1818f, 0.2412f, -0.2079f, 0.0744f, -0.0308f, 0.2728f, -0.15f, 0.2414f,
        -0.3961f, -0.0799f, 0.4998f, -0.6145f, 0.1624f, 0.8584f, 0.431f, 0.0229f, 0.3518f, 0.2133f, 0.1746f, -0.2102f,
        -0.1421f, 1.3259f, 0.0472f, -0.183f, 0.9815f, -0.1455f, 0.152f, 4.4574f, 0.6573f, -0.4947f, 0.5498f, -0.4335f,
        0.1126f, -1.6747f,
    ];

    /// <summary>"A reader of one wants the other", from the pair alone.</summary>
    public static readonly float[] Related =
    [
        -2.7193f, 3.1332f, 0.15f, 0.2381f, 1.3622f, 1.8297f, 0.4575f, -2.1544f, 0.3189f, 0f, -0.3818f, 0f, 0.3375f,
        0.7405f, 0f, 0f, 0.0955f, 0f, 0f, 0.367f, 0.1197f, 0f, 0.7594f, 0f, 0f, 0f, 0f, 8f,
    ];

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

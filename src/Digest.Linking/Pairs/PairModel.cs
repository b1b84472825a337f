namespace Digest.Linking.Pairs;

/// <summary>The learnt weights: logistic regressions over <see cref="PairFeatures"/> and <see cref="PairContext"/>, in their
/// order, the bias last. docs/linking-method.md tells how and on what they were learnt.</summary>
internal static class PairModel
{
    /// <summary>"These two tell one event", from the pair alone.</summary>
    public static readonly float[] First =
    [
        -5.5391f, 0.9719f, 0.6791f, 0.9631f, -0.5329f, 1.024f, 4.4499f, 4.1217f, -0.0506f, 0.1041f, -0.3373f, -2.4062f,
        -1.1192f, -0.4985f, -0.573f, 0.3019f, -3.8688f, 0.6167f, 0.3326f, 3.243f, -0.6781f, 0.9249f, 1.0925f, 0.3474f,
        1.4986f, -0.1862f, -4.4613f, -1.3995f, 0.4196f,
    ];

    /// <summary>The same, given how the pair stands out by the first.</summary>
    public static readonly float[] Second =
    [
        -1.2449f, -0.0942f, -1.7724f, -0.0612f, -0.3826f, -0.1248f, -0.6869f, -1.5036f, -0.0811f, 0.0571f, 0.2093f,
        0.5877f, -0.0912f, -0.135f, 0.8027f, 0.0672f, 6.1306f, 0.8683f, 0.22f, 0.3715f, -0.242f, -0.1767f, -0.4225f,
        0.0203f, -1.0234f, -0.1392f, -0.5927f, -0.4923f, 1.6565f, 0.9704f, 0.1417f, 0.4017f, 9.0876f, 0.1686f, -0.9232f,
        1.1252f, 0.4682f, 0.701f, -6.7859f,
    ];

    /// <summary>The same, given how the pair stands out by the second.</summary>
    public static readonly float[] Third =
    [
        0.0689f, 0.0394f, -0.5755f, 0.3106f, -0.1188f, 0.3126f, 0.442f, -0.8068f, -0.0406f, 0.0458f, 0.0507f, -0.0204f,
        -0.2402f, -0.1349f, 0.619f, 0.0914f, 3.555f, 0.4876f, 0.2258f, 0.833f, -0.3069f, 0.1246f, -0.0099f, -0.1701f,
        -0.5308f, -0.186f, -0.9521f, -0.4862f, 0.5694f, 0.7915f, -0.1476f, 0.3555f, 6.4786f, 0.1543f, -0.7619f, 0.9652f,
        0.3247f, 0.2098f, -5.7037f,
    ];

    /// <summary>The second model on a site on which most articles stand alone.</summary>
    public static readonly float[] SparseSecond =
    [
        -9.0913f, 1.3992f, 0.2798f, -0.3102f, 0.2458f, 1.0356f, 0.0674f, 2.9053f, 0.2457f, 0.3783f, -0.5302f, -0.0337f,
        0.1322f, -0.323f, 0.2307f, 0.154f, 23.3454f, 0.6589f, -0.2202f, 0.4152f, -0.6153f, 0.9516f, 1.0743f, -1.084f,
        1.6839f, -0.9212f, 3.726f, -1.494f, 0.0681f, 0.6432f, 0.0085f, -0.4895f, 3.2715f, 0.4832f, -0.1574f, 0.0275f,
        0.5305f, 0.7252f, 0.1371f,
    ];

    /// <summary>The third model on such a site.</summary>
    public static readonly float[] SparseThird =
    [
        -5.5609f, 0.6962f, 0.8455f, -0.186f, 0.3407f, 0.5235f, 1.2399f, 1.9829f, 0.2337f, 0.2327f, -0.498f, -1.7611f,
        -0.3026f, -0.3794f, -0.3272f, 0.0791f, 13.6959f, 0.5226f, 0.032f, 0.1865f, -0.4403f, 0.6217f, 1.4657f, -0.7046f,
        0.4275f, -0.5476f, 1.2893f, -0.6509f, 0.3508f, 2.3662f, 0.1037f, -0.4255f, 1.961f, 0.2332f, -0.2329f, 0.3314f,
        1.1123f, 0.4143f, -1.9103f,
    ];

    /// <summary>"A reader of one wants the other", from the pair alone.</summary>
    public static readonly float[] Related =
    [
        -9.4133f, 3.8959f, 0.3906f, 0.0446f, 1.2986f, 2.0873f, 2.1146f, 0.244f, 0.2287f, 0f, -0.3863f, 0f, 0.3255f,
        0.605f, 0f, -0.0036f, 0f, 0f, 0.4919f, 1.0563f, 0f, 0.9337f, 0f, 0f, 0f, 0f, 0f, 0f, 10.0609f,
    ];

    /// <summary>The weights that linking uses.</summary>
    public static PairWeights Shipped { get; } = new(First, Second, Third, SparseSecond, SparseThird, Related);

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

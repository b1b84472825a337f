namespace Digest.Linking.Pairs;

/// <summary>One set of weights for each model, in the order of the features, the bias last.</summary>
/// <param name="First">Of the pair alone.</param>
/// <param name="Second">Given how the pair stands out, on a site on which most articles share a story.</param>
/// <param name="Third">The same, once more.</param>
/// <param name="SparseSecond">As the second, on a site on which most articles stand alone.</param>
/// <param name="SparseThird">As the third, on such a site.</param>
/// <param name="Related">Of a link.</param>
internal sealed record PairWeights(float[] First, float[] Second, float[] Third, float[] SparseSecond, float[] SparseThird,
    float[] Related);

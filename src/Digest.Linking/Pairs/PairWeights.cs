namespace Digest.Linking.Pairs;

/// <summary>One set of weights for each model, in the order of the features, the bias last.</summary>
internal sealed record PairWeights(float[] First, float[] Second, float[] Third, float[] Related);

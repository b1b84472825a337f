namespace Digest.Linking.Pairs;

/// <summary>What no amount of likeness decides: rules that hold whatever was learnt.</summary>
internal static class FixedRules
{
    private const float Apart = -12;
    private const float Together = 4;

    /// <summary>
    /// The log-odds that rules give to a pair in place of the models', or null. "Day 2" and "Day 21" are never one event; two
    /// tellings of one original report are; documents of
    /// two languages share no words, so names, numbers and quotations must carry the pair by
    /// themselves.
    /// </summary>
    public static float? LogOdds(Fingerprint a, Fingerprint b, ReadOnlySpan<float> features)
    {
        if (PairFeatures.IsSeries(a, b))
            return Apart;
        if (a.Original != 0 && a.Original == b.Original)
            return Together;
        return string.Equals(a.Language, b.Language, StringComparison.Ordinal) ? null : AcrossLanguages(features);
    }

    // Chosen, not learnt: no development set has two languages. Half of the weight of names, one rare name or number more than
    // chance would give, within some days.
    private static float AcrossLanguages(ReadOnlySpan<float> features) =>
        (6 * features[PairFeatures.NameCosine]) + (0.6f * features[PairFeatures.RareNames]) + (0.6f * features[PairFeatures.SharedNumbers])
        + (2 * features[PairFeatures.SharedQuotes]) - features[PairFeatures.LogDays] - (2 * features[PairFeatures.Undated]) - 6;
}

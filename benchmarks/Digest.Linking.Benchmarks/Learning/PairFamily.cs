using Digest.Linking.Pairs;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>Features that rest on one kind of evidence.</summary>
/// <param name="Name">What they rest on.</param>
/// <param name="Features">Indices of pair features.</param>
/// <param name="Context">Indices of context features.</param>
internal sealed record PairFamily(string Name, int[] Features, int[] Context)
{
    /// <summary>No features.</summary>
    public static PairFamily None { get; } = new("nothing", [], []);

    /// <summary>All families. Cosine, overlap, rare terms, resemblance and lengths are in none: without words nothing is left to
    /// learn.</summary>
    public static IReadOnlyList<PairFamily> All { get; } =
    [
        new("names", [PairFeatures.NameCosine, PairFeatures.RareNames, PairFeatures.NamesByLength], []),
        new("headline",
            [PairFeatures.HeadCosine, PairFeatures.HeadCoverLeast, PairFeatures.HeadCoverMost, PairFeatures.CoverByLength], []),
        new("lead", [PairFeatures.LeadCosine, PairFeatures.LeadByLength, PairFeatures.LeadByUndated], []),
        new("numbers", [PairFeatures.SharedNumbers, PairFeatures.NumberCosine], []),
        new("quotations", [PairFeatures.SharedQuotes], []),
        new("time", [PairFeatures.LogDays, PairFeatures.Undated, PairFeatures.CosineByDays, PairFeatures.LeadByUndated,
            PairFeatures.LengthByUndated, PairFeatures.DaysByPunctuality, PairFeatures.DaysByLateness], []),
        new("neighbourhood", [], [.. ContextWithout("log odds", "site")]),
        new("site", [], [Array.IndexOf(PairContext.Names, "site")]),
    ];

    /// <summary>Sets the features to 0, so that a model learnt from them gives them no weight.</summary>
    /// <param name="features">The features of a pair, those of the context last, if any.</param>
    public void LeaveOut(Span<float> features)
    {
        foreach (var feature in Features) features[feature] = 0;
        if (features.Length == PairFeatures.Count) return;
        foreach (var feature in Context) features[PairFeatures.Count + feature] = 0;
    }

    private static IEnumerable<int> ContextWithout(params string[] kept) =>
        Enumerable.Range(0, PairContext.Count).Where(f => !kept.Contains(PairContext.Names[f]));
}

namespace Digest.Linking.Pairs;

/// <summary>How sparse the stories of a site are.</summary>
/// <param name="Articles">Of two articles.</param>
/// <param name="Items">Of two documents of which one is an item.</param>
internal readonly record struct Sparsity(SiteSparsity Articles, SiteSparsity Items);

/// <summary>How sparse the stories of a site are, each from 0 to 1.</summary>
/// <param name="Alone">0 where most articles share a story, 1 where most stand alone.</param>
/// <param name="AmongAlike">The same, and 0 again where nearly all stand alone: there, two that are alike at all stand out, while
/// a site of a few stories among many articles on the same affairs is full of look-alikes.</param>
internal readonly record struct SiteSparsity(float Alone, float AmongAlike);

/// <summary>A model between that of busy sites and that of sparse ones.</summary>
/// <param name="busy">Weights for a site on which most articles share a story.</param>
/// <param name="sparse">Weights for one on which most stand alone.</param>
/// <param name="sparsity">Where the site is between them.</param>
internal sealed class SiteModel(float[] busy, float[] sparse, Sparsity sparsity)
{
    /// <summary>The log-odds of a pair.</summary>
    /// <param name="ofItems">Whether one of the two is an item.</param>
    /// <param name="alone">What the busy model gives to the pair alone.</param>
    /// <param name="sparseAlone">What the sparse model gives to it.</param>
    /// <param name="context">How it stands out.</param>
    public float LogOdds(bool ofItems, float alone, float sparseAlone, ReadOnlySpan<float> context)
    {
        var share = (ofItems ? sparsity.Items : sparsity.Articles).AmongAlike;
        for (var f = 0; f < context.Length; f++)
        {
            alone += busy[PairFeatures.Count + f] * context[f];
            sparseAlone += sparse[PairFeatures.Count + f] * context[f];
        }

        return ((1 - share) * alone) + (share * sparseAlone);
    }
}

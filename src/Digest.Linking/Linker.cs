using Digest.Linking.Ranking;
using Digest.Linking.Stories;

namespace Digest.Linking;

/// <summary>Links documents: the one function that runs all the steps.</summary>
public static class Linker
{
    /// <summary>Fingerprints documents, groups them into stories and relates the stories.</summary>
    /// <exception cref="ArgumentException">Two documents have the same Id.</exception>
    public static LinkGraph Link(IReadOnlyList<LinkDocument> documents, LinkOptions options) =>
        Link(Fingerprint.OfAll(documents, options), options);

    /// <summary>Groups fingerprints into stories and relates the stories.</summary>
    /// <exception cref="ArgumentException">Two documents have the same Id.</exception>
    public static LinkGraph Link(IReadOnlyList<Fingerprint> fingerprints, LinkOptions options)
    {
        var grouping = StoryClusters.Group(fingerprints, options);
        return new LinkGraph(grouping, RelatedStories.Rank(grouping, options));
    }
}

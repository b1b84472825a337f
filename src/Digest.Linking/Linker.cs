using Digest.Linking.Pairs;

namespace Digest.Linking;

/// <summary>All that linking found out about a site.</summary>
public sealed class LinkGraph
{
    internal LinkGraph(StoryGrouping grouping, IReadOnlyList<IReadOnlyList<Related>> related)
    {
        Grouping = grouping;
        Related = related;
    }

    /// <summary>The stories; every document is in exactly one. Ordered by the smallest Id of their members.</summary>
    public IReadOnlyList<Story> Stories => Grouping.Stories;

    /// <summary>The links of each story, best first.</summary>
    public IReadOnlyList<IReadOnlyList<Related>> Related { get; }

    /// <summary>What an editor should put right in pins and links.</summary>
    public IReadOnlyList<Finding> Findings => Grouping.Rules.Findings;

    internal StoryGrouping Grouping { get; }

    /// <summary>Explains a document's story, links and near misses.</summary>
    /// <exception cref="KeyNotFoundException">No document has this Id.</exception>
    public Explanation Explain(string documentId) => Explanation.Of(this, documentId);

    /// <summary>The sentences in which two documents say what they share: those of the strongest evidence, at most so many pairs.</summary>
    /// <exception cref="KeyNotFoundException">No document has one of these Ids.</exception>
    public IReadOnlyList<Passage> Passages(string documentId, string otherId, int most)
    {
        var (a, b) = (Explanation.IndexOf(Grouping.Corpus, documentId), Explanation.IndexOf(Grouping.Corpus, otherId));
        return Passage.Of(Grouping.Corpus, a, b, Evidence.Of(Grouping.Corpus, Grouping.Rules, a, b), most);
    }
}

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

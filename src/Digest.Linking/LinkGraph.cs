using Digest.Linking.Reasons;
using Digest.Linking.Stories;

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

    internal StoryGrouping Grouping { get; }

    /// <summary>Explains a document's story, links and near misses.</summary>
    /// <exception cref="KeyNotFoundException">No document has this Id.</exception>
    public Explanation Explain(string documentId) => Explainer.Explain(this, documentId);

    /// <summary>The sentences in which two documents say what they share: those of the strongest evidence, at most so many
    /// pairs.</summary>
    /// <exception cref="KeyNotFoundException">No document has one of these Ids.</exception>
    public IReadOnlyList<Passage> Passages(string documentId, string otherId, int most)
    {
        var (a, b) = (Explainer.IndexOf(Grouping.Corpus, documentId), Explainer.IndexOf(Grouping.Corpus, otherId));
        return PassageFinder.Find(Grouping.Corpus, a, b, ReasonFinder.Find(Grouping.Corpus, Grouping.Rules, a, b), most);
    }
}

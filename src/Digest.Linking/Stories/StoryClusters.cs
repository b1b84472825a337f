using Digest.Linking.Pairs;
using Digest.Linking.Weights;

namespace Digest.Linking.Stories;

/// <summary>Groups documents into stories: articles share one when they tell the same event.</summary>
internal static class StoryClusters
{
    /// <summary>Groups fingerprints. The result does not depend on their order nor on the threads. Time is near-linear in the
    /// documents.</summary>
    /// <exception cref="ArgumentException">Two documents have the same Id.</exception>
    public static StoryGrouping Group(IReadOnlyList<Fingerprint> fingerprints, LinkOptions options)
    {
        var corpus = Corpus.Of(fingerprints, options);
        var rules = new EditorRules(corpus);
        var candidates = Candidates.Find(corpus, options);
        var pairs = PairTable.Score(corpus, candidates, options);
        return new StoryGrouping(corpus, pairs, rules, Clustering.Group(corpus, pairs, rules));
    }
}

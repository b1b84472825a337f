using Digest.Linking.Pairs;
using Digest.Linking.Reasons;
using Digest.Linking.Weights;

namespace Digest.Linking.Stories;

/// <summary>Documents grouped into stories, and what was learnt on the way.</summary>
internal sealed class StoryGrouping
{
    public StoryGrouping(Corpus corpus, PairTable pairs, EditorRules rules, List<List<int>> clusters)
    {
        Corpus = corpus;
        Pairs = pairs;
        Rules = rules;
        Clusters = clusters;
        StoryOf = new int[corpus.Count];
        var stories = new Story[clusters.Count];
        for (var s = 0; s < clusters.Count; s++)
        {
            clusters[s].Sort(ByTime);
            foreach (var member in clusters[s]) StoryOf[member] = s;
            stories[s] = StoryOfCluster(clusters[s]);
        }
        Stories = stories;
    }

    /// <summary>The stories; every document is in exactly one. Ordered by the smallest Id of their members.</summary>
    public IReadOnlyList<Story> Stories { get; }

    public Corpus Corpus { get; }

    public PairTable Pairs { get; }

    public EditorRules Rules { get; }

    public List<List<int>> Clusters { get; }

    /// <summary>The story of each document.</summary>
    public int[] StoryOf { get; }

    /// <summary>The document most likely to tell the same event, ties by Id; -1 where none has anything in common.</summary>
    public int NearestOf(int document)
    {
        var best = -1;
        for (var k = 0; k < Pairs.Others[document].Length; k++)
        {
            if (best < 0 || Pairs.Scores[document][k] > Pairs.Scores[document][best]) best = k;
        }
        return best < 0 ? -1 : Pairs.Others[document][best];
    }

    private int ByTime(int a, int b)
    {
        var (x, y) = (Corpus.Documents[a].Document.Published, Corpus.Documents[b].Document.Published);
        var order = (x ?? DateTimeOffset.MaxValue).CompareTo(y ?? DateTimeOffset.MaxValue);
        return order != 0 ? order : a.CompareTo(b);
    }

    private Story StoryOfCluster(List<int> cluster)
    {
        var ids = new string[cluster.Count];
        string? pinned = null;
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = Corpus.Documents[cluster[i]].Document.Id;
            pinned ??= Rules.PinOf(cluster[i]);
        }
        return new Story(ids, pinned, cluster.Count < 2 ? [] : new StoryEvidence(this, cluster));
    }

    /// <summary>Why each member of a cluster is in it.</summary>
    public Joined[] EvidenceOf(List<int> cluster)
    {
        var evidence = new Joined[cluster.Count];
        for (var i = 0; i < evidence.Length; i++) evidence[i] = JoinedOf(cluster, i);
        return evidence;
    }

    private Joined JoinedOf(List<int> cluster, int i)
    {
        var best = -1;
        var score = float.MinValue;
        for (var k = 0; k < cluster.Count; k++)
        {
            if (k == i) continue;
            var odds = Pairs.Find(cluster[i], cluster[k]) ?? -20;
            if (odds > score) (best, score) = (k, odds);
        }
        var pinned = Rules.PinOf(cluster[i]) is { } slug && slug == Rules.PinOf(cluster[best]);
        var reasons = ReasonFinder.Find(Corpus, Rules, cluster[i], cluster[best]);
        if (pinned) reasons.Insert(0, new Reason(ReasonKind.Editor, Rules.PinOf(cluster[i])!, 1));
        return new Joined(
            Corpus.Documents[cluster[i]].Document.Id,
            Corpus.Documents[cluster[best]].Document.Id,
            pinned ? 1 : Math.Round(PairModel.Probability(score), 4),
            reasons);
    }
}

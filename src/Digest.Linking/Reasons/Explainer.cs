using Digest.Linking.Pairs;
using Digest.Linking.Ranking;
using Digest.Linking.Stories;
using Digest.Linking.Weights;

namespace Digest.Linking.Reasons;

/// <summary>Explains why a document is in its story, why stories are linked, and what other documents lack.</summary>
internal static class Explainer
{
    private const int Most = 3;

    /// <summary>Explains a document.</summary>
    /// <exception cref="KeyNotFoundException">No document has this Id.</exception>
    public static Explanation Explain(LinkGraph graph, string id)
    {
        var grouping = graph.Grouping;
        var document = IndexOf(grouping.Corpus, id);
        var story = grouping.StoryOf[document];
        var tellings = new List<Joined>();
        foreach (var other in grouping.Clusters[story])
        {
            if (other != document) tellings.Add(TellingOf(grouping, document, other));
        }
        return new Explanation(id, story, tellings, graph.Related[story], StoryMissesOf(grouping, document),
            RelatedMissesOf(graph, document));
    }

    /// <summary>The index of a document.</summary>
    /// <exception cref="KeyNotFoundException">No document has this Id.</exception>
    public static int IndexOf(Corpus corpus, string id)
    {
        var document = Array.FindIndex(corpus.Documents, d => string.Equals(d.Document.Id, id, StringComparison.Ordinal));
        return document >= 0 ? document : throw new KeyNotFoundException($"No document has the Id '{id}'.");
    }

    private static Joined TellingOf(StoryGrouping grouping, int document, int other)
    {
        var odds = grouping.Pairs.Find(document, other);
        var score = odds is { } known ? Math.Round(PairModel.Probability(known), 4) : 0;
        return new Joined(IdOf(grouping, document), IdOf(grouping, other), score,
            ReasonFinder.Find(grouping.Corpus, grouping.Rules, document, other));
    }

    private static List<NearMiss> StoryMissesOf(StoryGrouping grouping, int document)
    {
        var misses = new List<NearMiss>();
        foreach (var (other, odds) in Best(grouping, document, grouping.Pairs.Scores[document]))
        {
            var score = PairModel.Probability(odds);
            var lacking = grouping.Rules.IsFollowUp(document, other)
                ? "the later text links to the earlier one as what went before"
                : grouping.Rules.AreApart(document, other) ? "the editor keeps them apart"
                : score >= Clustering.Cohesion ? "the other tellings of the two stories do not agree"
                : Lacking(grouping.Corpus, document, other);
            misses.Add(new NearMiss(IdOf(grouping, other), Math.Round(score, 4), Clustering.Cohesion, lacking,
                ReasonFinder.Find(grouping.Corpus, grouping.Rules, document, other)));
        }
        return misses;
    }

    private static List<NearMiss> RelatedMissesOf(LinkGraph graph, int document)
    {
        var grouping = graph.Grouping;
        var linked = new HashSet<int>();
        foreach (var link in graph.Related[grouping.StoryOf[document]]) linked.Add(link.Story);
        var misses = new List<NearMiss>();
        foreach (var (other, odds) in Best(grouping, document, grouping.Pairs.Related[document]))
        {
            if (linked.Contains(grouping.StoryOf[other])) continue;
            var score = PairModel.Probability(odds);
            var lacking = grouping.Rules.AreUnrelated(document, other) ? "the editor says they are unrelated"
                : score >= RelatedStories.MinScore ? "better links took the places"
                : "too little in common";
            misses.Add(new NearMiss(IdOf(grouping, other), Math.Round(score, 4), RelatedStories.MinScore, lacking,
                ReasonFinder.Find(grouping.Corpus, grouping.Rules, document, other)));
        }
        return misses;
    }

    // The best documents of other stories.
    private static List<(int Other, float Odds)> Best(StoryGrouping grouping, int document, float[] odds)
    {
        var best = new List<(int Other, float Odds)>();
        var others = grouping.Pairs.Others[document];
        for (var k = 0; k < others.Length; k++)
        {
            if (grouping.StoryOf[others[k]] != grouping.StoryOf[document]) best.Add((others[k], odds[k]));
        }
        best.Sort(static (a, b) => b.Odds.CompareTo(a.Odds) is var order and not 0 ? order : a.Other.CompareTo(b.Other));
        return best.Count > Most ? best[..Most] : best;
    }

    private static string Lacking(Corpus corpus, int a, int b)
    {
        Span<float> features = stackalloc float[PairFeatures.Count];
        PairFeatures.Compute(corpus, a, b, 0, features);
        if (PairFeatures.IsSeries(corpus.Documents[a], corpus.Documents[b]))
            return "the headlines are of one series with different numbers";
        var lacking = new List<string>();
        if (features[PairFeatures.LogDays] > 3)
            lacking.Add($"they are {Math.Pow(2, features[PairFeatures.LogDays]) - 1:0} days apart");
        if (features[PairFeatures.Undated] > 0) lacking.Add("one has no date");
        if (features[PairFeatures.HeadCoverMost] < 0.3f) lacking.Add("neither text takes up the other's headline");
        if (features[PairFeatures.NameCosine] < 0.2f) lacking.Add("few names in common");
        if (features[PairFeatures.LeadCosine] < 0.1f) lacking.Add("they begin with other things");
        return lacking.Count == 0 ? "too few distinctive words in common" : string.Join(", ", lacking);
    }

    private static string IdOf(StoryGrouping grouping, int document) => grouping.Corpus.Documents[document].Document.Id;
}

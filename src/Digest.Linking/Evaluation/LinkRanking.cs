using Digest.Linking.Pairs;
using Digest.Linking.Ranking;
using Digest.Linking.Stories;
using Digest.Linking.Weights;

namespace Digest.Linking.Evaluation;

/// <summary>Ranks all documents for one by the pair score of <see cref="RelatedStories"/> and compares with labelled
/// links.</summary>
internal static class LinkRanking
{
    private const int Cut = 5;

    /// <summary>Measures over the <c>from</c>s that have a target among their candidates.</summary>
    public static LinkMeasures Measure(StoryGrouping grouping, List<(string From, string To)> links, LinkCandidates candidates,
        LinkOptions options)
    {
        var corpus = grouping.Corpus;
        return Measure(corpus, links, candidates, options, (from, to) =>
        {
            Span<float> features = stackalloc float[PairFeatures.Count];
            PairFeatures.Compute(corpus, from, to, 0, features);
            return PairModel.LogOdds(features, PairModel.Related);
        });
    }

    /// <summary>The same by anybody's score of a pair; ties by Id.</summary>
    public static LinkMeasures Measure(
        Corpus corpus, List<(string From, string To)> links, LinkCandidates candidates, LinkOptions options,
            Func<int, int, float> score)
    {
        var queries = FindQueries(corpus, links, candidates);
        var results = new (double Recall, double Reciprocal, double Gain)[queries.Count];
        Parallel.For(0, queries.Count, options.Parallel, q =>
            results[q] = MeasureQuery(Ranked(corpus, queries[q].From, candidates, score), queries[q].Targets));
        double recall = 0, reciprocal = 0, gain = 0;
        foreach (var result in results)
        {
            recall += result.Recall;
            reciprocal += result.Reciprocal;
            gain += result.Gain;
        }
        var count = Math.Max(1, queries.Count);
        return new LinkMeasures(recall / count, reciprocal / count, gain / count, queries.Count);
    }

    /// <summary>The documents with a target among their candidates, ascending, with the targets.</summary>
    public static List<(int From, HashSet<int> Targets)> FindQueries(Corpus corpus, List<(string From, string To)> links,
        LinkCandidates candidates)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < corpus.Count; i++) index[corpus.Documents[i].Document.Id] = i;
        var byFrom = new SortedDictionary<int, HashSet<int>>();
        foreach (var (from, to) in links)
        {
            if (!index.TryGetValue(from, out var a) || !index.TryGetValue(to, out var b)
                || !IsCandidate(corpus, a, b, candidates))
            {
                continue;
            }

            if (!byFrom.TryGetValue(a, out var targets)) byFrom[a] = targets = [];
            targets.Add(b);
        }
        var result = new List<(int, HashSet<int>)>(byFrom.Count);
        foreach (var (from, targets) in byFrom)
            result.Add((from, targets));
        return result;
    }

    /// <summary>Whether a link from one document to another is asked for.</summary>
    public static bool IsCandidate(Corpus corpus, int from, int to, LinkCandidates candidates)
    {
        if (from == to) return false;
        if (candidates == LinkCandidates.All) return true;
        var (a, b) = (corpus.Documents[from].Document.Published, corpus.Documents[to].Document.Published);
        return b is null || (a is not null && b < a);
    }

    private static int[] Ranked(Corpus corpus, int from, LinkCandidates candidates, Func<int, int, float> score)
    {
        var others = new List<int>(corpus.Count);
        var scores = new List<float>(corpus.Count);
        for (var i = 0; i < corpus.Count; i++)
        {
            if (!IsCandidate(corpus, from, i, candidates)) continue;
            others.Add(i);
            scores.Add(-score(from, i));
        }
        var keys = new (float, int)[others.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (scores[i], others[i]); // documents are in the order of their Ids
        Array.Sort(keys);
        var ranked = new int[keys.Length];
        for (var i = 0; i < ranked.Length; i++) ranked[i] = keys[i].Item2;
        return ranked;
    }

    private static (double Recall, double Reciprocal, double Gain) MeasureQuery(int[] ranked, HashSet<int> targets)
    {
        double hits = 0, reciprocal = 0, gain = 0, ideal = 0;
        for (var rank = 0; rank < ranked.Length; rank++)
        {
            if (!targets.Contains(ranked[rank])) continue;
            if (reciprocal == 0) reciprocal = 1.0 / (rank + 1);
            if (rank >= Cut) break;
            hits++;
            gain += 1 / Math.Log2(rank + 2);
        }
        for (var rank = 0; rank < Math.Min(Cut, targets.Count); rank++) ideal += 1 / Math.Log2(rank + 2);
        return (hits / targets.Count, reciprocal, gain / ideal);
    }
}

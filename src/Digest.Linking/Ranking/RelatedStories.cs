using Digest.Linking.Pairs;
using Digest.Linking.Reasons;
using Digest.Linking.Stories;

namespace Digest.Linking.Ranking;

/// <summary>Ranks stories that a reader of a story wants next.</summary>
internal static class RelatedStories
{
    /// <summary>Least score of a link: nothing is better than a weak link.</summary>
    public const float MinScore = 0.3f;

    // How much of a story's likeness to an already chosen one counts against it (maximal marginal relevance, Carbonell 1998).
    private const float Sameness = 0.3f;

    /// <summary>For each story, in the order of <see cref="StoryGrouping.Stories"/>, its links, best first: at most
    /// <see cref="LinkOptions.RelatedCount"/> (the editor's may be more), at most one to each other story, none without a
    /// reason.</summary>
    public static IReadOnlyList<IReadOnlyList<Related>> Rank(StoryGrouping grouping, LinkOptions options)
    {
        var editors = EditorLinks(grouping);
        var forbidden = Forbidden(grouping);
        var result = new IReadOnlyList<Related>[grouping.Clusters.Count];
        Parallel.For(0, result.Length, options.Parallel,
            s => result[s] = new StoryRanking(grouping, s, editors, forbidden).Best(options.RelatedCount));
        return result;
    }

    // Links that an editor or a body made, by story.
    private static Dictionary<int, List<(int From, int To)>> EditorLinks(StoryGrouping grouping)
    {
        var links = new Dictionary<int, List<(int, int)>>();
        foreach (var (a, b) in grouping.Rules.Related)
            Add(grouping, links, a, b);
        foreach (var (a, b) in grouping.Rules.Mentions)
            Add(grouping, links, a, b);
        return links;
    }

    // Pairs of stories between which an editor wants no link.
    private static HashSet<(int, int)> Forbidden(StoryGrouping grouping)
    {
        var pairs = new HashSet<(int, int)>();
        foreach (var (a, b) in grouping.Rules.Unrelated)
        {
            pairs.Add((grouping.StoryOf[a], grouping.StoryOf[b]));
            pairs.Add((grouping.StoryOf[b], grouping.StoryOf[a]));
        }
        return pairs;
    }

    private static void Add(StoryGrouping grouping, Dictionary<int, List<(int, int)>> links, int a, int b)
    {
        if (grouping.StoryOf[a] == grouping.StoryOf[b] || grouping.Rules.AreUnrelated(a, b)) return;
        foreach (var (from, to) in (ReadOnlySpan<(int, int)>)[(a, b), (b, a)])
        {
            if (!links.TryGetValue(grouping.StoryOf[from], out var list)) links[grouping.StoryOf[from]] = list = [];
            list.Add((from, to));
        }
    }

    /// <summary>The candidates of one story.</summary>
    private sealed class StoryRanking(StoryGrouping grouping, int story, Dictionary<int, List<(int From, int To)>> editors,
        HashSet<(int, int)> forbidden)
    {
        private readonly Dictionary<int, Candidate> _best = [];

        private readonly record struct Candidate(int From, int To, float Score);

        public List<Related> Best(int count)
        {
            Collect();
            var order = new List<(int Story, Candidate Pair)>();
            foreach (var (other, pair) in _best)
            {
                // A link that an editor asked for is meant, whatever is said about another telling.
                if (pair.Score >= 2 || !forbidden.Contains((story, other))) order.Add((other, pair));
            }
            order.Sort(static (x, y) => y.Pair.Score.CompareTo(x.Pair.Score) is var o and not 0
                ? o : x.Pair.To.CompareTo(y.Pair.To));
            return Diverse(order, count);
        }

        private void Collect()
        {
            foreach (var from in grouping.Clusters[story])
            {
                var others = grouping.Pairs.Others[from];
                for (var k = 0; k < others.Length; k++)
                {
                    var probability = PairModel.Probability(grouping.Pairs.Related[from][k]);
                    if (grouping.StoryOf[others[k]] != story) Offer(from, others[k], probability);
                }
            }
            if (!editors.TryGetValue(story, out var links)) return;
            foreach (var (from, to) in links)
                Offer(from, to, grouping.Rules.AreRelated(from, to) ? 2 : 1);
        }

        private void Offer(int from, int to, float score)
        {
            var other = grouping.StoryOf[to];
            if (score >= MinScore && (!_best.TryGetValue(other, out var known) || Beats(score, from, to, known)))
                _best[other] = new Candidate(from, to, score);
        }

        private static bool Beats(float score, int from, int to, Candidate known) =>
            score > known.Score || (score == known.Score && (from, to).CompareTo((known.From, known.To)) < 0);

        private List<Related> Diverse(List<(int Story, Candidate Pair)> order, int count)
        {
            var chosen = new List<Related>();
            var linked = new List<int>();
            while (order.Count > 0)
            {
                var next = 0;
                var highest = float.MinValue;
                for (var k = 0; k < order.Count && k < count * 4; k++)
                {
                    var value = order[k].Pair.Score
                        - (order[k].Pair.Score >= 1 ? 0 : Sameness * Likeness(order[k].Pair.To, linked));
                    if (value > highest) (next, highest) = (k, value);
                }
                var (other, pair) = order[next];
                order.RemoveAt(next);
                if (chosen.Count >= count && pair.Score < 2) continue;
                var reasons = ReasonFinder.Find(grouping.Corpus, grouping.Rules, pair.From, pair.To);
                if (reasons.Count == 0) continue;
                linked.Add(pair.To);
                chosen.Add(new Related(other, IdOf(pair.From), IdOf(pair.To), Math.Min(1, Math.Round(pair.Score, 4)), reasons));
            }
            return chosen;
        }

        // The closest of the documents already linked to.
        private float Likeness(int document, List<int> linked)
        {
            var most = 0f;
            foreach (var other in linked)
            {
                var place = Array.BinarySearch(grouping.Pairs.Others[document], other);
                if (place >= 0) most = Math.Max(most, PairModel.Probability(grouping.Pairs.Related[document][place]));
            }
            return most;
        }

        private string IdOf(int document) => grouping.Corpus.Documents[document].Document.Id;
    }
}

using System.Globalization;
using Digest.Linking.Pairs;
using Digest.Linking.Ranking;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>Learns the ranking model from labelled links and prints it as PairModel has it, with a cross-validation: the queries
/// of each set, in the order of their Ids (which is that of time in newsletters), are cut into parts, and each part is ranked by
/// what was learnt without it.</summary>
internal static class LearnRankingCommand
{
    private const int Folds = 4;
    private static readonly double[] Ridges = [0.003, 0.01, 0.03];

    /// <summary>Prints the cross-validation of each ridge, then the weights by the best of them.</summary>
    public static int Run(IReadOnlyList<(string Documents, string Links, LinkCandidates Candidates)> files)
    {
        var options = new LinkOptions();
        var sets = files.Select(file => new RankingSet(file.Documents, file.Links, file.Candidates, options)).ToList();
        foreach (var set in sets)
        {
            Row(set.Name, "shipped (learnt on these queries)", set.Measure(PairModel.Related, static _ => true));
            foreach (var held in sets.Count > 1 ? [set] : new List<RankingSet>())
            {
                Row(set.Name, "learnt on the other sets alone",
                    held.Measure(Fit(sets.Where(s => s != set), -1, Ridges[1]), static _ => true));
            }
        }
        var best = (Gain: double.MinValue, Ridge: 0.0);
        foreach (var ridge in Ridges)
        {
            var learnt = Enumerable.Range(0, Folds).Select(fold => Fit(sets, fold, ridge)).ToList();
            var gain = 0.0;
            foreach (var set in sets)
            {
                var mean = Mean(Enumerable.Range(0, Folds)
                    .Select(fold => set.Measure(learnt[fold], q => FoldOf(set, q) == fold)));
                gain += mean.Ndcg5 * mean.Queries;
                Row(set.Name, string.Create(CultureInfo.InvariantCulture, $"cross-validated, ridge {ridge}"), mean);
            }
            if (gain > best.Gain) best = (gain, ridge);
        }
        var weights = Fit(sets, -1, best.Ridge);
        foreach (var set in sets)
        {
            Row(set.Name, string.Create(CultureInfo.InvariantCulture, $"learnt on all, ridge {best.Ridge}"),
                set.Measure(weights, static _ => true));
        }

        weights[^1] = BiasFor(sets, weights);
        LearnCommand.Print("Related", weights);
        return 0;
    }

    private static float[] Fit(IEnumerable<RankingSet> sets, int held, double ridge) =>
        ConditionalLogit.Fit([.. sets.SelectMany(set => set.Queries.Where((_, q) => FoldOf(set, q) != held))], ridge,
            PairModel.Related[^1]);

    // Ranking says nothing of the threshold of a link: as many candidates pass it as by the shipped weights.
    private static float BiasFor(List<RankingSet> sets, float[] weights)
    {
        var threshold = MathF.Log(RelatedStories.MinScore / (1 - RelatedStories.MinScore));
        var shipped = Scores(sets, PairModel.Related);
        var learnt = Scores(sets, [.. weights[..^1], 0]);
        var passing = shipped.Count(score => score >= threshold);
        return passing == 0 || passing == learnt.Length
            ? PairModel.Related[^1] : threshold - ((learnt[passing - 1] + learnt[passing]) / 2);
    }

    // Of all candidates of all queries, highest first.
    private static float[] Scores(List<RankingSet> sets, float[] weights)
    {
        var scores = sets.SelectMany(static set => set.Queries)
            .SelectMany(query => Enumerable.Range(0, query.Others.Length)
            .Select(k => PairModel.LogOdds(query.FeaturesOf(k), weights))).ToArray();
        Array.Sort(scores);
        Array.Reverse(scores);
        return scores;
    }

    private static int FoldOf(RankingSet set, int query) => query * Folds / set.Queries.Length;

    private static LinkMeasures Mean(IEnumerable<LinkMeasures> parts)
    {
        var (recall, reciprocal, gain, queries) = (0.0, 0.0, 0.0, 0);
        foreach (var part in parts)
        {
            recall += part.Recall5 * part.Queries;
            reciprocal += part.Mrr * part.Queries;
            gain += part.Ndcg5 * part.Queries;
            queries += part.Queries;
        }
        return new LinkMeasures(recall / queries, reciprocal / queries, gain / queries, queries);
    }

    private static void Row(string name, string what, LinkMeasures measures) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}, {what}: recall@5 {measures.Recall5:F3}, MRR {measures.Mrr:F3}, nDCG@5 {measures.Ndcg5:F3} "
            + $"({measures.Queries} queries)"));
}

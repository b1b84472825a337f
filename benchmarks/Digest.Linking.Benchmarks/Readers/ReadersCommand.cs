using System.Globalization;
using Digest.Linking.Evaluation;

namespace Digest.Linking.Benchmarks.Readers;

/// <summary>What a reader gets from Digest and from simpler methods on the same labelled documents. Thresholds of the simpler
/// methods are the best on the labels themselves, which is kinder to them than life; Digest runs with its defaults.</summary>
internal static class ReadersCommand
{
    private const int Thresholds = 60;

    /// <summary>Prints one table.</summary>
    public static int Run(string file, string? linksFile, LinkCandidates candidates)
    {
        var set = LabelledSet.Read(file, linksFile);
        var options = new LinkOptions();
        var graph = Linker.Link(set.Documents, options);
        Console.WriteLine($"{Path.GetFileNameWithoutExtension(file)}: {set.Documents.Length} documents");
        Console.WriteLine("| method | B-cubed F1 | nearest | recall@5 | nDCG@5 |");
        Console.WriteLine("|---|---|---|---|---|");
        Similarity[] others = [Similarity.Jekyll(set.Documents), Similarity.Hugo(set.Documents), Similarity.TfIdf(set.Documents)];
        foreach (var method in others)
        {
            var links = set.Links is null
                ? null : LinkRanking.Measure(graph.Grouping.Corpus, set.Links, candidates, options,
                (a, b) => method.Scores[a][b]);
            if (method.Name.StartsWith("Hugo", StringComparison.Ordinal))
                Row(method.Name + ", 80", Measure(set, method, Linkage.Single(method.Scores, 80)), links);
            Row(method.Name + ", best threshold", Best(set, method, t => Linkage.Single(method.Scores, t)), links);
            if (!method.Name.StartsWith("tf-idf", StringComparison.Ordinal)) continue;
            var merges = set.Labels.Any(l => l is not null) ? Linkage.Average(method.Scores) : [];
            Row(method.Name + ", average link, best threshold",
                Best(set, method, t => Linkage.Cut(merges, set.Documents.Length, t)), links);
        }
        var digest = set.Labels.Any(l => l is not null) ? ClusterMeasures.Of(graph.Grouping, set.Labels) : null;
        Row("Digest", digest, set.Links is null ? null : LinkRanking.Measure(graph.Grouping, set.Links, candidates, options));
        Console.WriteLine();
        return 0;
    }

    private static ClusterMeasures? Best(LabelledSet set, Similarity method, Func<float, int[]> clusters)
    {
        ClusterMeasures? best = null;
        foreach (var threshold in set.Labels.Any(l => l is not null) ? Quantiles(method.Scores) : [])
        {
            var found = Measure(set, method, clusters(threshold))!;
            if (best is null || found.BCubed.F1 > best.BCubed.F1) best = found;
        }
        return best;
    }

    // Thresholds that leave from one pair in two documents to thirty pairs a document.
    private static List<float> Quantiles(float[][] scores)
    {
        var all = scores.SelectMany((row, i) => row[(i + 1)..]).OrderDescending().ToArray();
        var thresholds = new List<float>();
        for (var t = 0; t < Thresholds; t++)
        {
            var pairs = (int)(scores.Length * 0.1 * Math.Pow(300, (double)t / (Thresholds - 1)));
            thresholds.Add(all[Math.Min(pairs, all.Length - 1)]);
        }
        return [.. thresholds.Distinct()];
    }

    private static ClusterMeasures? Measure(LabelledSet set, Similarity method, int[] clusters) =>
        set.Labels.Any(l => l is not null) ? ClusterMeasures.Of(clusters, i => NearestOf(method.Scores, i), set.Labels) : null;

    private static int NearestOf(float[][] scores, int document)
    {
        var best = -1;
        for (var other = 0; other < scores.Length; other++)
        {
            if (other != document && scores[document][other] > (best < 0 ? 0 : scores[document][best])) best = other;
        }
        return best;
    }

    private static void Row(string name, ClusterMeasures? clusters, LinkMeasures? links) =>
        Console.WriteLine(
            $"| {name} | {F(clusters?.BCubed.F1)} | {F(clusters?.Nearest)} | {F(links?.Recall5)} | {F(links?.Ndcg5)} |");

    private static string F(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
}

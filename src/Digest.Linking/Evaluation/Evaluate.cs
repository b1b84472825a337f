namespace Digest.Linking.Evaluation;

/// <summary>A line that could not be read.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Reason">What is wrong, in a short English phrase.</param>
/// <param name="InLinks">True for the file of links, false for that of documents.</param>
public sealed record BadLine(int Number, string Reason, bool InLinks);

/// <summary>Precision, recall and their harmonic mean, 0 to 1.</summary>
/// <param name="Precision">Share of what was found that is right; 1 where nothing was found.</param>
/// <param name="Recall">Share of what is right that was found; 1 where there is nothing to find.</param>
public sealed record Measure(double Precision, double Recall)
{
    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <summary>How well links match labels, averaged over the documents that have a target.</summary>
/// <param name="Recall5">Share of the targets among the first five.</param>
/// <param name="Mrr">Mean of one over the rank of the first target.</param>
/// <param name="Ndcg5">Normalised discounted cumulative gain of the first five; the ideal has min(5, targets) hits.</param>
/// <param name="Queries">How many documents have a target.</param>
public sealed record LinkMeasures(double Recall5, double Mrr, double Ndcg5, int Queries);

/// <summary>Which documents a link may point to.</summary>
public enum LinkCandidates
{
    /// <summary>All others.</summary>
    All,

    /// <summary>Only those of a strictly earlier date, and undated ones.</summary>
    Earlier,
}

/// <summary>What an evaluation found. Nearest is the share of documents in labelled clusters of two or more whose nearest
/// neighbour is in their cluster; Found and Labelled count clusters of labelled documents.</summary>
public sealed record EvaluationReport(
    Measure BCubed,
    Measure Pairs,
    double Nearest,
    int Found,
    int Labelled,
    LinkMeasures? Links,
    int Documents,
    IReadOnlyList<BadLine> BadLines);

/// <summary>Runs the linker on labelled documents and compares.</summary>
public static class Evaluate
{
    /// <summary>
    /// Reads documents (and links) as lines of JSON, runs <see cref="Linker"/> with the given options, and measures. Unlabelled
    /// documents take part, unscored; lines that cannot be read are left out and reported. Takes no clock: the caller measures time.
    /// </summary>
    public static EvaluationReport Run(TextReader documents, TextReader? links, LinkCandidates candidates, LinkOptions options)
    {
        var bad = new List<BadLine>();
        var labelled = Labelled.Documents(documents, bad);
        var wanted = links is null ? null : Labelled.Links(links, bad);
        var fingerprints = Fingerprint.OfAll(labelled.ConvertAll(static l => l.Document), options);
        var graph = Linker.Link(fingerprints, options);
        var clusters = ClusterMeasures.Of(graph.Grouping, LabelsOf(graph.Grouping, labelled));
        return new EvaluationReport(
            clusters.BCubed,
            clusters.Pairs,
            clusters.Nearest,
            clusters.Found,
            clusters.Labelled,
            wanted is null ? null : LinkRanking.Of(graph.Grouping, wanted, candidates, options),
            labelled.Count,
            bad);
    }

    // Labels by index in the corpus; null for none.
    private static string?[] LabelsOf(StoryGrouping grouping, List<LabelledDocument> labelled)
    {
        var byId = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var document in labelled)
            byId[document.Document.Id] = document.Cluster;
        var result = new string?[grouping.Corpus.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = byId[grouping.Corpus.Documents[i].Document.Id];
        return result;
    }
}

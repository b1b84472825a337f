using Digest.Linking.Evaluation;
using Digest.Linking.Stories;

namespace Digest.Linking;

/// <summary>Which documents a link may point to.</summary>
public enum LinkCandidates
{
    /// <summary>All others.</summary>
    All,

    /// <summary>Only those of a strictly earlier date, and undated ones.</summary>
    Earlier,
}

/// <summary>Runs the linker on labelled documents and compares.</summary>
public static class Evaluator
{
    /// <summary>Reads documents (and links) as lines of JSON, runs <see cref="Linker"/> with the given options, and measures.
    /// Unlabelled documents take part, unscored; lines that cannot be read are left out and reported. Takes no clock: the caller
    /// measures time.</summary>
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
            wanted is null ? null : LinkRanking.Measure(graph.Grouping, wanted, candidates, options),
            labelled.Count,
            bad);
    }

    // Labels by index in the corpus; null for none.
    private static string?[] LabelsOf(StoryGrouping grouping, List<LabelledDocument> labelled)
    {
        var byId = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var document in labelled) byId[document.Document.Id] = document.Cluster;
        var result = new string?[grouping.Corpus.Count];
        for (var i = 0; i < result.Length; i++) result[i] = byId[grouping.Corpus.Documents[i].Document.Id];
        return result;
    }
}

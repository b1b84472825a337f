namespace Digest.Linking;

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

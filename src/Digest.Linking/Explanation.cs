namespace Digest.Linking;

/// <summary>A link that was nearly made.</summary>
/// <param name="Document">Id of the other document.</param>
/// <param name="Score">Its score, 0 to 1.</param>
/// <param name="Needed">The score it would have needed.</param>
/// <param name="Lacking">What was lacking, in a short English phrase.</param>
/// <param name="Reasons">What the two share.</param>
public sealed record NearMiss(string Document, double Score, double Needed, string Lacking, IReadOnlyList<Reason> Reasons);

/// <summary>Why a document is where it is.</summary>
/// <param name="Document">Its Id.</param>
/// <param name="Story">Index of its story.</param>
/// <param name="Tellings">The evidence for each other telling of the story, with the score of the pair.</param>
/// <param name="Related">The links of its story.</param>
/// <param name="StoryMisses">Documents that nearly joined its story, best first.</param>
/// <param name="RelatedMisses">Stories that were nearly linked, best first.</param>
public sealed record Explanation(
    string Document,
    int Story,
    IReadOnlyList<Joined> Tellings,
    IReadOnlyList<Related> Related,
    IReadOnlyList<NearMiss> StoryMisses,
    IReadOnlyList<NearMiss> RelatedMisses);

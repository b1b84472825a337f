namespace Digest.Linking;

/// <summary>A link from one story to another.</summary>
/// <param name="Story">Index of the other story in the graph's list of stories.</param>
/// <param name="From">Id of the article in this story that is closest to the other.</param>
/// <param name="To">Id of the article in the other story.</param>
/// <param name="Score">0 to 1; 1 where the editor said so.</param>
/// <param name="Reasons">The evidence, strongest first; never empty.</param>
public sealed record Related(int Story, string From, string To, double Score, IReadOnlyList<Reason> Reasons);

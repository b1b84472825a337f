namespace Digest.Linking;

/// <summary>Why an article is in its story.</summary>
/// <param name="Document">Id of the article that joined.</param>
/// <param name="To">Id of the article of the same story that it is closest to.</param>
/// <param name="Score">Probability that the two tell one event, 0 to 1; 1 where the editor said so.</param>
/// <param name="Reasons">The evidence, strongest first.</param>
public sealed record Joined(string Document, string To, double Score, IReadOnlyList<Reason> Reasons);

/// <summary>Articles that tell one event.</summary>
/// <param name="Members">Ids, by time of publication (undated last), then Id.</param>
/// <param name="Pinned">The slug an editor pinned the story to, or null.</param>
/// <param name="Evidence">One entry a member of a story of two or more, in the order of <paramref name="Members"/>.</param>
public sealed record Story(IReadOnlyList<string> Members, string? Pinned, IReadOnlyList<Joined> Evidence);

namespace Digest.Linking;

/// <summary>The kind of evidence for a link.</summary>
public enum ReasonKind
{
    /// <summary>Both use the same telling word or name of unknown kind.</summary>
    Term,

    /// <summary>Both name the same person.</summary>
    Person,

    /// <summary>Both name the same place.</summary>
    Place,

    /// <summary>Both name the same organization.</summary>
    Organization,

    /// <summary>Both carry the same topic.</summary>
    Topic,

    /// <summary>Both quote the same words.</summary>
    Quote,

    /// <summary>Both give the same number.</summary>
    Number,

    /// <summary>Both cite the same address.</summary>
    Original,

    /// <summary>Both come from the same publisher.</summary>
    Source,

    /// <summary>An editor linked them, or one article links to the other.</summary>
    Editor,
}

/// <summary>One piece of evidence for a link.</summary>
/// <param name="Kind">What kind of evidence.</param>
/// <param name="Value">What is shared, as a reader would write it.</param>
/// <param name="Weight">Its share in the evidence, 0 to 1.</param>
public sealed record Reason(ReasonKind Kind, string Value, double Weight);

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

/// <summary>A link from one story to another.</summary>
/// <param name="Story">Index of the other story in the graph's list of stories.</param>
/// <param name="From">Id of the article in this story that is closest to the other.</param>
/// <param name="To">Id of the article in the other story.</param>
/// <param name="Score">0 to 1; 1 where the editor said so.</param>
/// <param name="Reasons">The evidence, strongest first; never empty.</param>
public sealed record Related(int Story, string From, string To, double Score, IReadOnlyList<Reason> Reasons);

namespace Digest.Linking;

/// <summary>The kind of evidence for a link.</summary>
public enum ReasonKind
{
    /// <summary>Both use the same distinctive word or name of unknown kind.</summary>
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
public sealed record Reason(ReasonKind Kind, string Value, double Weight)
{
    /// <summary>Which of the two documents links to the other, or cites it.</summary>
    public ReasonDirection Direction { get; init; }
}

/// <summary>Which of two documents links to the other.</summary>
public enum ReasonDirection
{
    /// <summary>Neither, or both.</summary>
    None,

    /// <summary>The first one links to the second.</summary>
    Forward,

    /// <summary>The second one links to the first.</summary>
    Backward,
}

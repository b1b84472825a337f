namespace Digest.Core.Model;

/// <summary>Whether a body is a round-up.</summary>
public enum RoundupShape
{
    /// <summary>It is none.</summary>
    None,

    /// <summary>Its parts may be items: it is one if others of its series are built alike.</summary>
    Possible,

    /// <summary>It is one.</summary>
    Certain,
}

/// <summary>A part of a round-up that tells one thing: an entry of a list, a section under a heading, a paragraph under its bold
/// lead. What is linked in a round-up.</summary>
/// <param name="Anchor">Its fragment in the body, without <c>#</c>.</param>
/// <param name="Headline">Its lead, plain, on one line.</param>
/// <param name="Text">Its text, plain, paragraphs separated by blank lines; without the lead where that is a line of its
/// own.</param>
public sealed record Item(string Anchor, string Headline, string Text)
{
    /// <summary>The heading that it stands under, or null.</summary>
    public string? Section { get; init; }

    /// <summary>The absolute address that its lead links to, or null: what it tells of.</summary>
    public string? LeadAddress { get; init; }

    /// <summary>The internal link of its lead, or null.</summary>
    public BodyLink? LeadLink { get; init; }

    /// <summary>Absolute addresses that it links to.</summary>
    public IReadOnlyList<string> ExternalLinks { get; init; } = [];

    /// <summary>Its internal links.</summary>
    public IReadOnlyList<BodyLink> Links { get; init; } = [];
}

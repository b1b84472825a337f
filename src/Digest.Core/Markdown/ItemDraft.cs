using Markdig.Syntax;

namespace Digest.Core.Markdown;

/// <summary>A part of a body that may be an item.</summary>
/// <param name="Block">The block that takes its anchor.</param>
/// <param name="Start">Where it begins in the walk.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Lead">Where its lead ends; its start where it has none.</param>
/// <param name="LeadStands">Whether the lead is a line of its own, no part of a sentence: strong words or a heading.</param>
/// <param name="Section">The heading that it stands under, or null.</param>
internal sealed record ItemDraft(Block Block, WalkPosition Start, WalkPosition End, WalkPosition Lead, bool LeadStands,
    HeadingBlock? Section)
{
    /// <summary>Whether it links anywhere.</summary>
    public bool IsLinked => End.All > Start.All;

    /// <summary>Whether its lead links, or is strong: an entry that tells one thing.</summary>
    public bool IsLed => Lead.Text > Start.Text;
}

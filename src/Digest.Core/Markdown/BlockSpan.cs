using Markdig.Syntax;

namespace Digest.Core.Markdown;

/// <summary>How far a walk had come before and after a block: in its text, its internal links and its absolute addresses.</summary>
/// <param name="Block">A paragraph, a heading, a list entry or a quotation.</param>
/// <param name="Start">Before it.</param>
/// <param name="End">After it.</param>
/// <param name="Lead">After the strong words or the link that a paragraph begins with; equal to the start where it begins
/// otherwise.</param>
/// <param name="LeadIsStrong">Whether the paragraph begins with strong words.</param>
internal readonly record struct BlockSpan(Block Block, WalkPosition Start, WalkPosition End, WalkPosition Lead,
    bool LeadIsStrong);

/// <summary>How far a walk has come.</summary>
/// <param name="Text">Characters of text.</param>
/// <param name="Links">Internal links.</param>
/// <param name="External">Absolute addresses.</param>
internal readonly record struct WalkPosition(int Text, int Links, int External)
{
    /// <summary>Links of both kinds.</summary>
    public int All => Links + External;
}

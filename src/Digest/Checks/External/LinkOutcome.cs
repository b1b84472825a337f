namespace Digest.Checks.External;

/// <summary>How a link to another site fared.</summary>
internal enum LinkState
{
    /// <summary>It leads somewhere.</summary>
    Alive,

    /// <summary>It leads somewhere, by way of a permanent redirect.</summary>
    Moved,

    /// <summary>Its target was not found.</summary>
    Dead,

    /// <summary>It could not be asked.</summary>
    Unchecked,
}

/// <summary>What came of checking a link.</summary>
/// <param name="State">How it fared.</param>
/// <param name="Detail">Why, in words: the new address of one that moved; empty for one that is alive.</param>
internal sealed record LinkOutcome(LinkState State, string Detail = "");

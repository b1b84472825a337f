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

/// <summary>How links are checked.</summary>
internal sealed record LinkCheckOptions
{
    /// <summary>Most requests at a time, over all hosts; each host gets one at a time.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>Least pause between two requests to one host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause that a host's robots.txt can ask for, or that a refused request waits.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait before the first repetition; it doubles with each.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Most attempts at one address.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Whether hosts on this machine and in private networks are asked too.</summary>
    public bool AllowPrivate { get; init; }
}

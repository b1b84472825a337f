namespace Digest.Net;

/// <summary>How other sites are asked.</summary>
internal sealed record RequestOptions
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

    /// <summary>Most bytes of an answer, after decompression.</summary>
    public int MaxBytes { get; init; } = 16 << 20;

    /// <summary>How long an answer may take as a whole.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Whether a host may be connected to at an address and a port.</summary>
    public Func<System.Net.IPAddress, int, bool> IsOpen { get; init; } = (address, _) => AddressGuard.IsPublic(address);

    /// <summary>Finds the addresses of a host.</summary>
    public Func<string, CancellationToken, Task<System.Net.IPAddress[]>> Resolve { get; init; } =
        System.Net.Dns.GetHostAddressesAsync;
}

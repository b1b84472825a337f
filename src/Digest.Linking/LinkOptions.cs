namespace Digest.Linking;

/// <summary>Settings of a linking run. The defaults are those of every command.</summary>
public sealed record LinkOptions
{
    /// <summary>Names with aliases that are looked for in text (a site's <c>_data</c>).</summary>
    public IReadOnlyList<LinkName> KnownNames { get; init; } = [];

    /// <summary>The most related stories that a story gets.</summary>
    public int RelatedCount { get; init; } = 5;

    /// <summary>Worker threads; 0 is one for each processor. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Stops the run with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    internal ParallelOptions Parallel => new()
    {
        MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount,
        CancellationToken = CancellationToken,
    };
}

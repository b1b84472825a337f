namespace Digest.Build;

/// <summary>Works on the independent things of a list at once; the order of the results is that of the list, on any number of
/// threads.</summary>
internal static class ParallelMap
{
    // A thing is often done in microseconds: handing out each by itself would cost more.
    private const int ChunkLength = 16;

    /// <summary>The results of a function for each thing.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TOut[] Run<TIn,
        TOut>(IReadOnlyList<TIn> things, Func<TIn, TOut> work, int threads, CancellationToken cancellation)
    {
        var results = new TOut[things.Count];
        if (threads == 1 || things.Count <= ChunkLength)
        {
            RunChunk(0, things.Count);
            return results;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var chunks = (things.Count + ChunkLength - 1) / ChunkLength;
        Parallel.For(0, chunks, options,
            chunk => RunChunk(chunk * ChunkLength, Math.Min(things.Count, (chunk + 1) * ChunkLength)));
        return results;

        void RunChunk(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                results[i] = work(things[i]);
            }
        }
    }
}

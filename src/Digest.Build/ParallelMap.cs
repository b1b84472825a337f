namespace Digest.Build;

/// <summary>Works on the independent things of a list at once; the order of the results is that of the list, on any number of
/// threads.</summary>
internal static class ParallelMap
{
    // A thing is often done in microseconds: handing out each by itself would cost more.
    private const int ChunkLength = 16;

    /// <summary>The results of a function for each thing.</summary>
    /// <param name="things">The things.</param>
    /// <param name="work">What is done with each.</param>
    /// <param name="threads">Most threads, from 1.</param>
    /// <param name="cancellation">Stops the work between two things.</param>
    /// <param name="chunkLength">How many things a thread takes at once: 1 where each takes long.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TOut[] Run<TIn,
        TOut>(IReadOnlyList<TIn> things, Func<TIn, TOut> work, int threads, CancellationToken cancellation,
        int chunkLength = ChunkLength)
    {
        var results = new TOut[things.Count];
        if (threads == 1 || things.Count <= chunkLength)
        {
            RunChunk(0, things.Count);
            return results;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var chunks = (things.Count + chunkLength - 1) / chunkLength;
        Parallel.For(0, chunks, options,
            chunk => RunChunk(chunk * chunkLength, Math.Min(things.Count, (chunk + 1) * chunkLength)));
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

using System.Collections.Concurrent;

namespace Digest.Net;

/// <summary>Turns at hosts: one request at a time for each, with a pause between, and so many at once over all.</summary>
internal sealed class HostQueue(RequestOptions options, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _all = new(options.AtOnce, options.AtOnce);

    /// <summary>Runs a request when it is its host's turn.</summary>
    public async Task<T> RunAsync<T>(string host, Func<Task<T>> request, CancellationToken cancellation)
    {
        var turn = _hosts.GetOrAdd(host, _ => new Host(options.Pause));
        await turn.Gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (turn.Last is { } last)
            {
                var rest = turn.Pause - clock.GetElapsedTime(last);
                if (rest > TimeSpan.Zero) await Task.Delay(rest, clock, cancellation).ConfigureAwait(false);
            }

            await _all.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await request().ConfigureAwait(false);
            }
            finally
            {
                _all.Release();
                turn.Last = clock.GetTimestamp();
            }
        }
        finally
        {
            turn.Gate.Release();
        }
    }

    /// <summary>Lengthens a host's pause to what it asks for.</summary>
    public void Ask(string host, TimeSpan pause)
    {
        if (_hosts.TryGetValue(host, out var turn) && pause > turn.Pause)
            turn.Pause = pause < options.LongestPause ? pause : options.LongestPause;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _all.Dispose();
        foreach (var host in _hosts.Values) host.Gate.Dispose();
    }

    private sealed class Host(TimeSpan pause)
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public TimeSpan Pause { get; set; } = pause;

        public long? Last { get; set; }
    }
}

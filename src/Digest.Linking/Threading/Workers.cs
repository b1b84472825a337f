using System.Collections.Concurrent;

namespace Digest.Linking.Threading;

/// <summary>Runs a step for many documents on several threads.</summary>
internal static class Workers
{
    /// <summary>Calls a body for 0 to <paramref name="count"/> - 1, in any order, each call with a state that no other call has
    /// meanwhile.</summary>
    public static void For<T>(int count, LinkOptions options, Func<T> begin, Action<int, T> body)
    {
        // Parallel.For begins new tasks now and then; each takes on the state of one that ended, which may be as large as the
        // site. No bag: it would keep the states alive on the threads.
        var free = new ConcurrentStack<T>();
        Parallel.For(
            0,
            count,
            options.Parallel,
            () => free.TryPop(out var state) ? state : begin(),
            (i, _, state) =>
            {
                body(i, state);
                return state;
            },
            free.Push);
    }
}

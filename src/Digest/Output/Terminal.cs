namespace Digest.Output;

/// <summary>What the terminal can do.</summary>
internal static class Terminal
{
    /// <summary>Whether colour may be written: only to a terminal, and not where <c>NO_COLOR</c> is set.</summary>
    public static bool HasColour(TextWriter writer) =>
        IsTerminal(writer) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Whether a writer is a terminal that is looked at.</summary>
    public static bool IsTerminal(TextWriter writer)
    {
        if (writer is GuardedWriter guarded) writer = guarded.Inner;
        return (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected)
            || (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected);
    }
}

/// <summary>A line that says that work goes on; only on a terminal.</summary>
internal sealed class Progress : IDisposable
{
    private readonly TextWriter _writer;
    private readonly Timer? _timer;
    private readonly Lock _gate = new();
    private int _tenths;
    private bool _shown;

    public Progress(TextWriter writer, string what)
    {
        _writer = writer;
        if (!Terminal.IsTerminal(writer)) return;
        _timer = new Timer(_ =>
        {
            lock (_gate)
            {
                _tenths += 2;
                if (_tenths < 4) return;
                _writer.Write($"\r{what}… {_tenths / 10}.{_tenths % 10} s ");
                _shown = true;
            }
        }, null, 200, 200);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
        {
            if (_shown) _writer.Write("\r\u001b[K");
            _shown = false;
            _tenths = int.MinValue;
        }
    }
}

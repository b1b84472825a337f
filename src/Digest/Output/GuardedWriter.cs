using System.Text;

namespace Digest.Output;

/// <summary>Writes to a stream that may be closed or full: the first exception is kept, and nothing more is written.</summary>
/// <param name="inner">Where to write.</param>
internal sealed class GuardedWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    /// <summary>Where it writes.</summary>
    public TextWriter Inner => inner;

    /// <summary>What went wrong, or null.</summary>
    public Exception? Exception { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Guard(value, static (writer, c) => writer.Write(c));

    /// <inheritdoc/>
    public override void Write(string? value) => Guard(value, static (writer, text) => writer.Write(text));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) =>
        Guard((buffer, index, count), static (writer, b) => writer.Write(b.buffer, b.index, b.count));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Guard(value, static (writer, text) => writer.WriteLine(text));

    /// <inheritdoc/>
    public override void Flush() => Guard(0, static (writer, _) => writer.Flush());

    private void Guard<T>(T value, Action<TextWriter, T> write)
    {
        if (Exception is not null) return;
        try
        {
            write(inner, value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Exception = exception;
        }
    }
}

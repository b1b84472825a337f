using System.Buffers;

namespace Digest.Templating;

/// <summary>
/// Growing text, made to be used for one rendering after another: <see cref="Clear"/> keeps the memory.
/// </summary>
public sealed class TextBuffer : IScriptOutput
{
    private const int InitialCapacity = 1024;

    private char[] _characters = [];
    private int _length;

    /// <summary>Number of UTF-16 units written.</summary>
    public int Length => _length;

    /// <summary>What was written, valid until the next write.</summary>
    public ReadOnlySpan<char> WrittenSpan => _characters.AsSpan(0, _length);

    /// <summary>What was written, valid until the next write.</summary>
    public ReadOnlyMemory<char> WrittenMemory => _characters.AsMemory(0, _length);

    /// <summary>Forgets what was written and keeps the memory.</summary>
    public void Clear() => _length = 0;

    /// <inheritdoc/>
    public void Write(string text, int offset, int count) => Append(text.AsSpan(offset, count));

    /// <summary>What was written, as a string.</summary>
    public override string ToString() => new(_characters, 0, _length);

    internal void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _characters.Length - _length)
            Grow(text.Length);
        text.CopyTo(_characters.AsSpan(_length));
        _length += text.Length;
    }

    internal void Append(string text)
    {
        if (text.Length > _characters.Length - _length)
            Grow(text.Length);
        text.CopyTo(_characters.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>Room for at least <paramref name="size"/> characters, to be confirmed by <see cref="Advance"/>.</summary>
    internal Span<char> GetSpan(int size)
    {
        if (size > _characters.Length - _length)
            Grow(size);
        return _characters.AsSpan(_length);
    }

    internal void Advance(int count) => _length += count;

    internal void Truncate(int length) => _length = length;

    /// <summary>Takes its memory from the shared pool; <see cref="Return"/> gives it back.</summary>
    internal static TextBuffer Rent(int expectedLength) =>
        new() { _characters = ArrayPool<char>.Shared.Rent(Math.Max(InitialCapacity, expectedLength + 64)), _isPooled = true };

    internal void Return()
    {
        if (_isPooled)
            ArrayPool<char>.Shared.Return(_characters);
        _characters = [];
        _length = 0;
        _isPooled = false;
    }

    private bool _isPooled;

    private void Grow(int more)
    {
        var size = Math.Max(InitialCapacity, Math.Max(_characters.Length * 2, checked(_length + more)));
        if (!_isPooled)
        {
            Array.Resize(ref _characters, size);
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(size);
        _characters.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = larger;
    }
}

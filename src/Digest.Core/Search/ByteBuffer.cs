using System.Text;

namespace Digest.Core.Search;

/// <summary>Bytes that grow.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[1 << 12];

    /// <summary>Number of bytes.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    /// <summary>Forgets the bytes and keeps the room.</summary>
    public void Clear() => Length = 0;

    /// <summary>Adds a byte.</summary>
    public void Add(byte value)
    {
        if (Length == _bytes.Length) Array.Resize(ref _bytes, Length * 2);
        _bytes[Length++] = value;
    }

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> values)
    {
        Reserve(values.Length);
        values.CopyTo(_bytes.AsSpan(Length));
        Length += values.Length;
    }

    /// <summary>Adds a text as a JSON string with its quotation marks.</summary>
    public void AddString(string text)
    {
        Add((byte)'"');
        var plain = true;
        foreach (var c in text) plain &= c is >= ' ' and not ('"' or '\\');
        if (!plain) text = System.Text.Json.JsonEncodedText.Encode(text).ToString();
        Reserve(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
        Add((byte)'"');
    }

    /// <summary>Adds a number.</summary>
    public void AddNumber(int value)
    {
        Reserve(11);
        System.Buffers.Text.Utf8Formatter.TryFormat(value, _bytes.AsSpan(Length), out var written);
        Length += written;
    }

    private void Reserve(int more)
    {
        if (Length + more > _bytes.Length) Array.Resize(ref _bytes, Math.Max(Length + more, Length * 2));
    }
}

using System.Text;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary>Collects the text of a page in one buffer that is used again for the next page.</summary>
internal sealed class PageOutput : IScriptOutput
{
    /// <summary>Characters that a page may have: a template without end stops here with an error.</summary>
    internal const int MaxCharacters = 8 << 20;

    private char[] _buffer = new char[32 << 10];

    /// <summary>Characters written so far.</summary>
    public int Length { get; private set; }

    public void Write(string text, int offset, int count)
    {
        if (Length + count > _buffer.Length) Grow(count);
        text.AsSpan(offset, count).CopyTo(_buffer.AsSpan(Length));
        Length += count;
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return default;
    }

    /// <summary>What was written from a position on; the output ends there afterwards.</summary>
    public string Take(int start)
    {
        var text = new string(_buffer, start, Length - start);
        Length = start;
        return text;
    }

    /// <summary>What was written from a position on.</summary>
    public string Copy(int start) => new(_buffer, start, Length - start);

    /// <summary>Everything that was written, in UTF-8.</summary>
    public byte[] ToBytes()
    {
        var text = _buffer.AsSpan(0, Length);
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    public void Clear() => Length = 0;

    // Scriban asks for the text after each template; nobody needs it.
    public override string ToString() => "";

    private void Grow(int count)
    {
        if ((long)Length + count > MaxCharacters)
            throw new ScriptRuntimeException(new SourceSpan(), $"the page is longer than {MaxCharacters} characters");
        Array.Resize(ref _buffer, (int)Math.Min(MaxCharacters, Math.Max(Length + (long)count, _buffer.Length * 2L)));
    }
}

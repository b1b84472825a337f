namespace Digest.Templating;

/// <summary>A template's text, with the way from offsets to lines and columns.</summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    public SourceText(string text, string path)
    {
        Text = text;
        Path = path;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
        }
    }

    public string Text { get; }

    public string Path { get; }

    public TextPosition Position(int offset)
    {
        var line = _lineStarts.BinarySearch(offset);
        if (line < 0)
            line = ~line - 1;
        return new TextPosition(offset, line, offset - _lineStarts[line]);
    }

    /// <param name="start">Offset of the first character.</param>
    /// <param name="end">Offset after the last character.</param>
    public SourceSpan Span(int start, int end) => new(Path, Position(start), Position(Math.Max(start, end - 1)));
}

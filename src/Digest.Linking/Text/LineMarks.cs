namespace Digest.Linking.Text;

/// <summary>A line of text, to be recognised when the site repeats it.</summary>
/// <param name="Hash">Identity of its words.</param>
/// <param name="Start">Offset of the line.</param>
/// <param name="End">Offset after the line.</param>
internal readonly record struct LineMark(ulong Hash, int Start, int End);

/// <summary>Marks the lines of one text after the other, with a buffer that it keeps. Not thread-safe.</summary>
internal sealed class LineMarks
{
    private LineMark[] _lines = new LineMark[64];
    private int _count;

    /// <summary>The lines of two words or more of the text that was read, in their order.</summary>
    /// <param name="read">The text.</param>
    /// <param name="length">Its length in characters.</param>
    public LineMark[] Of(TokenizedText read, int length)
    {
        _count = 0;
        var tokens = read.Tokens;
        var words = read.Words;
        var i = 0;
        while (i < tokens.Length)
        {
            var first = i;
            var hash = 0UL;
            var line = tokens[first].Line;
            while (i < tokens.Length && tokens[i].Line == line) hash = TermSpace.Add(hash, words[i++]);
            if (i - first < 2) continue;
            if (_count == _lines.Length) Array.Resize(ref _lines, _count * 2);
            _lines[_count++] = new LineMark(hash, tokens[first].Start, Math.Min(tokens[i - 1].End + 1, length));
        }
        return _lines.AsSpan(0, _count).ToArray();
    }
}

using Digest.Core.Diagnostics;

namespace Digest.Core.Yaml;

/// <summary>Places of offsets in a text that lies within a file; quick where they are asked for in order.</summary>
/// <param name="text">The text.</param>
/// <param name="path">Path for diagnostics.</param>
/// <param name="firstLine">Line of the text's first line in its file, from 1.</param>
internal sealed class TextPlaces(string text, string path, int firstLine)
{
    private int _counted;
    private int _line;
    private int _lineStart;

    /// <summary>The place of an offset, in UTF-16 units.</summary>
    public Place At(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        if (offset < _counted) (_counted, _line, _lineStart) = (0, 0, 0);
        for (; _counted < offset; _counted++)
        {
            if (text[_counted] != '\n') continue;
            _line++;
            _lineStart = _counted + 1;
        }

        return new(path, firstLine + _line, offset - _lineStart + 1);
    }

    /// <summary>The line that holds an offset, and the offset of its beginning.</summary>
    public (string Line, int Start) LineOf(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        var start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        var end = text.IndexOf('\n', start);
        return (text[start..(end < 0 ? text.Length : end)], start);
    }
}

using Digest.Core.Diagnostics;
using Digest.Core.Yaml;

namespace Digest.Core.Markdown;

/// <summary>Finds where in a file a thing of raw HTML stands, by looking for its text in the order of the body.</summary>
/// <param name="markdown">The body.</param>
/// <param name="path">Path for diagnostics.</param>
/// <param name="firstLine">Line of the body's first line in its file, from 1.</param>
/// <param name="spans">First and last character of each piece of raw HTML, in order.</param>
internal sealed class RawPlaces(string markdown, string path, int firstLine, IReadOnlyList<(int Start, int End)> spans)
{
    // A search in vain looks at the whole body; a hostile one could ask for as many as it has links.
    private int _vain = 32;
    private int _cursor;
    private readonly TextPlaces _lines = new(markdown, path, firstLine);

    /// <summary>Where the first raw HTML begins, for what is not found.</summary>
    public Place First => At(spans[0].Start);

    /// <summary>Place of the tag that holds a text, the next one after the last that was found; else where raw HTML
    /// begins.</summary>
    public Place Of(string text)
    {
        var found = Next(text, _cursor);
        if (found < 0 && text.Contains('&', StringComparison.Ordinal))
            found = Next(text.Replace("&", "&amp;", StringComparison.Ordinal), _cursor);
        if (found < 0 && _vain-- > 0) found = Next(text, 0);
        if (found < 0) return First;
        _cursor = found + Math.Max(1, text.Length);
        var tag = markdown.LastIndexOf('<', found);
        return At(tag < 0 ? found : tag);
    }

    private int Next(string text, int from)
    {
        if (_vain <= 0 || text.Length == 0) return -1;
        for (var i = SpanAt(from); i < spans.Count; i++)
        {
            var (start, end) = spans[i];
            var begin = Math.Max(start, from);
            var found = markdown.AsSpan(begin, Math.Min(end + 1, markdown.Length) - begin)
                .IndexOf(text, StringComparison.Ordinal);
            if (found >= 0) return begin + found;
        }

        _vain--;
        return -1;
    }

    // The first span that does not end before an offset.
    private int SpanAt(int offset)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].End < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private Place At(int index) => _lines.At(index);
}

using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Model;

namespace Digest.Core.Editing;

/// <summary>The text of a file in which parts are replaced; every other byte stays: byte order mark, line ends, and all.</summary>
public sealed class EditableText
{
    private readonly SourceFile _file;
    private readonly string _raw;
    private readonly int[]? _offsets;

    private EditableText(SourceFile file, string raw, string text, int[]? offsets) =>
        (_file, _raw, Text, _offsets) = (file, raw, text, offsets);

    /// <summary>The text as <see cref="SourceFile.Text"/> gives it: what replacements count in.</summary>
    public string Text { get; }

    /// <summary>Reads a file.</summary>
    public static Checked<EditableText> Of(SourceFile file)
    {
        var (text, errors) = file.Text();
        if (text is null) return new(null, errors);
        var raw = Encoding.UTF8.GetString(file.Bytes.Span);
        var isSame = raw.Length == text.Length;
        return new(new(file, raw, text, isSame ? null : Offsets(raw, text.Length)), []);
    }

    /// <summary>The file with parts replaced.</summary>
    /// <param name="replacements">Offsets in <see cref="Text"/>, which do not overlap, and what is to stand there; a line feed
    /// becomes a line end as the file has it.</param>
    public SourceFile With(IEnumerable<(int Start, int End, string Text)> replacements)
    {
        var result = new StringBuilder(_raw.Length + 100);
        var lineEnd = _raw.Contains("\r\n", StringComparison.Ordinal) ? "\r\n"
            : _raw.Contains('\r', StringComparison.Ordinal) && !_raw.Contains('\n', StringComparison.Ordinal) ? "\r" : "\n";
        var at = 0;
        foreach (var (start, end, text) in replacements.OrderBy(r => r.Start).ThenBy(r => r.End))
        {
            result.Append(_raw, at, Raw(start) - at).Append(text.Replace("\n", lineEnd, StringComparison.Ordinal));
            at = Raw(end);
        }

        return _file with { Bytes = Encoding.UTF8.GetBytes(result.Append(_raw, at, _raw.Length - at).ToString()) };
    }

    private int Raw(int offset) => _offsets is null ? offset : _offsets[offset];

    // A byte order mark stands before the text, and two characters may end a line.
    private static int[] Offsets(string raw, int length)
    {
        var offsets = new int[length + 1];
        var at = raw.StartsWith('\uFEFF') ? 1 : 0;
        for (var i = 0; i < length; i++)
        {
            offsets[i] = at;
            at += raw[at] == '\r' && at + 1 < raw.Length && raw[at + 1] == '\n' ? 2 : 1;
        }

        offsets[length] = at;
        return offsets;
    }
}

using System.Globalization;

namespace Digest.Templating;

/// <summary>A place in a template: all three numbers are 0-based and count UTF-16 units.</summary>
/// <param name="Offset">Distance from the start of the text.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The distance from the start of the line.</param>
public readonly record struct TextPosition(int Offset, int Line, int Column)
{
    /// <summary>The position as people count, <c>line,column</c>, both from 1.</summary>
    public string ToStringSimple() => string.Create(CultureInfo.InvariantCulture, $"{Line + 1},{Column + 1}");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Offset}:{Line},{Column})");
}

/// <summary>A stretch of a template's text.</summary>
/// <param name="FileName">The path given to the parser, or <c>&lt;input&gt;</c>.</param>
/// <param name="Start">The first character.</param>
/// <param name="End">The last character (inclusive).</param>
public readonly record struct SourceSpan(string FileName, TextPosition Start, TextPosition End)
{
    /// <summary>True for a span that was never set.</summary>
    public bool IsEmpty => FileName is null;

    /// <summary>Number of UTF-16 units covered.</summary>
    public int Length => End.Offset - Start.Offset + 1;

    /// <summary><c>file(line,column)</c>, counted from 1.</summary>
    public string ToStringSimple() => $"{FileName}({Start.ToStringSimple()})";

    /// <inheritdoc/>
    public override string ToString() => $"{FileName}({Start})-({End})";
}

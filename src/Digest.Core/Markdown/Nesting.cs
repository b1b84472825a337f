namespace Digest.Core.Markdown;

/// <summary>Finds lines that open far more lists and quotations within each other than the parser takes. It would find that too,
/// in a time that grows with the square of their number.</summary>
internal static class Nesting
{
    private const int MaxMarks = 256;

    /// <summary>Whether a body has such a line. A line of nothing but one mark is a rule, and opens nothing.</summary>
    public static bool IsTooDeep(string markdown)
    {
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.Length > MaxMarks && OpensTooMuch(line)) return true;
        }

        return false;
    }

    private static bool OpensTooMuch(ReadOnlySpan<char> line)
    {
        var (marks, at) = (0, 0);
        for (; at < line.Length; at++)
        {
            if (line[at] is ' ' or '\t') continue;
            if (line[at] != '>' && !(line[at] is '-' or '*' or '+' && at + 1 < line.Length && line[at + 1] is ' ' or '\t')) break;
            marks++;
        }

        return marks > MaxMarks && !IsRule(line);
    }

    private static bool IsRule(ReadOnlySpan<char> line)
    {
        var mark = line.TrimStart()[0];
        return mark is '-' or '*' && !line.ContainsAnyExcept(mark, ' ', '\t');
    }
}

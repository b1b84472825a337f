namespace Digest.Core.Markdown;

/// <summary>Finds bodies that hold far more of something than the parser can take in a fair time: it grows with the square of
/// their number.</summary>
internal static class BodyLimits
{
    private const int MaxMarks = 256;
    private const int MaxDefinitions = 4_000;
    private const int MaxHeadings = 2_000;

    /// <summary>What a body has too much of, and what to do about it; null where it can be parsed.</summary>
    public static (string Message, string Hint)? Excess(string markdown)
    {
        var (definitions, headings) = (0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.Length > MaxMarks && OpensTooMuch(line)) return TooDeep;
            if (line.StartsWith("#") && ++headings > MaxHeadings)
                return ($"the body has more than {MaxHeadings} headings", "take it apart");
            if (line.TrimStart().StartsWith("[") && line.Contains("]:", StringComparison.Ordinal)
                && ++definitions > MaxDefinitions)
            {
                return ($"the body defines more than {MaxDefinitions} addresses and footnotes",
                    "take it apart, or write addresses where they are used");
            }
        }

        return null;
    }

    /// <summary>What is said of a body whose blocks or brackets lie too deep within each other.</summary>
    public static (string Message, string Hint) TooDeep { get; } = ("the body is nested too deeply to be rendered",
        "take lists, quotes or brackets within each other apart");

    // A line that opens more lists and quotations than the parser takes. One of nothing but one mark is a rule.
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

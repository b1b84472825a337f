using Digest.Core.Diagnostics;
using YamlDotNet.Core;

namespace Digest.Core.Yaml;

/// <summary>Says in plain words what keeps a YAML text from being read. The parser's own words speak of its grammar, and its
/// place is often where it gave up.</summary>
internal static class YamlErrors
{
    /// <summary>The diagnostic for an exception of the parser.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="path">Path for the diagnostic.</param>
    /// <param name="firstLine">Line of the text's first line in its file, from 1.</param>
    public static Diagnostic Explain(YamlException exception, string text, string path, int firstLine)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var row = Math.Clamp((int)exception.Start.Line - 1, 0, lines.Length - 1);
        var (line, column, message, hint) =
            Tab(lines, row - 1, row + 3)
            ?? Beginning(lines, row, (int)exception.Start.Column)
            ?? Quotation(exception, (int)exception.Start.Column, row)
            ?? Bracket(lines, row)
            ?? Colon(exception, lines, row)
            ?? Tab(lines, 0, lines.Length)
            ?? (row, (int)exception.Start.Column, Limit(exception) ?? "the YAML cannot be read here",
            "check quotation marks and indentation here and in the line before");
        return Codes.YamlUnreadable.At(new(path, line + firstLine, Math.Max(1, column)), message, hint);
    }

    /// <summary>A part of a text, short enough for a message.</summary>
    public static string Short(string text) => text.Trim() is { Length: > 60 } line ? line[..57] + "..." : text.Trim();

    private static (int, int, string, string)? Tab(string[] lines, int from, int to)
    {
        for (var i = Math.Max(0, from); i < Math.Min(lines.Length, to); i++)
        {
            var indent = lines[i].AsSpan(0, lines[i].Length - lines[i].AsSpan().TrimStart().Length);
            if (indent.Length < lines[i].Length && indent.Contains('\t'))
                return (i, indent.IndexOf('\t') + 1, "the line is indented with a tab", "indent with spaces, not tabs");
        }

        return null;
    }

    private static (int, int, string, string)? Beginning(string[] lines, int row, int column)
    {
        if (column < 1 || column > lines[row].Length) return null;
        var c = lines[row][column - 1];
        // The scanner stops behind the mark of a reference, or at it.
        if (c is not ('@' or '`' or '%' or '*' or '&' or '!' or '|' or '>'))
        {
            if (column < 2 || lines[row][column - 2] is not ('*' or '&' or '!' or '|' or '>')) return null;
            (c, column) = (lines[row][column - 2], column - 1);
        }

        var before = lines[row].AsSpan(0, column - 1).TrimEnd();
        if (before.Length > 0 && before[^1] is not (':' or '-' or ',' or '[' or '{')) return null;
        return (row, column, $"a text that begins with {c} has to stand in quotation marks",
            "put quotation marks around the whole value");
    }

    private static (int, int, string, string)? Quotation(YamlException exception, int column, int row) =>
        exception.Message.Contains("quoted scalar", StringComparison.Ordinal)
            && !exception.Message.Contains("escape", StringComparison.Ordinal)
            ? (row, column, "a quotation mark opens here and is not closed",
            "close it with the same mark at the end of the value")
            : exception.Message.Contains("escape", StringComparison.Ordinal)
                ? (row, column, "a backslash stands before a character that needs none",
                "write the value between single quotation marks: 'C:\\News'")
                : null;

    // The innermost bracket that is open where the parser gave up.
    private static (int, int, string, string)? Bracket(string[] lines, int row)
    {
        var open = new Stack<(int Line, int Column, char Mark)>();
        var quote = '\0';
        for (var i = 0; i <= row; i++)
        {
            for (var j = 0; j < lines[i].Length; j++)
            {
                var c = lines[i][j];
                var opensValue = lines[i].AsSpan(0, j).TrimEnd() is { } before
                    && (before.Length == 0 || before[^1] is ':' or '-' or ',' or '[' or '{');
                if (quote != '\0') quote = c == quote ? '\0' : quote;
                else if (c is '"' or '\'' && opensValue) quote = c;
                else if (c is '[' or '{' && (opensValue || open.Count > 0)) open.Push((i, j + 1, c));
                else if (c is ']' or '}' && open.Count > 0 && (c == ']') == (open.Peek().Mark == '[')) open.Pop();
            }
        }

        if (open.Count == 0) return null;
        var (line, column, mark) = open.Peek();
        return (line, column, $"the bracket {mark} opens here and is not closed",
            $"add {(mark == '[' ? ']' : '}')} behind the last item");
    }

    private static (int, int, string, string)? Colon(YamlException exception, string[] lines, int row)
    {
        var colon = lines[row].IndexOf(": ", StringComparison.Ordinal);
        if (colon >= 0 && lines[row].IndexOf(": ", colon + 2, StringComparison.Ordinal) > 0)
        {
            return (row, (int)exception.Start.Column, "the value holds a colon and is not in quotation marks",
                "put quotation marks around a value that holds a colon");
        }

        if (row > 0 && Indent(lines[row]) > Indent(lines[row - 1]) && lines[row].Contains(':', StringComparison.Ordinal)
            && lines[row - 1].Trim().Length > 0)
        {
            return (row, Indent(lines[row]) + 1, "the line is indented as if it belonged to the line before",
                "begin it in the column in which the other fields begin");
        }

        return null;
    }

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;

    // Errors that the reader itself finds say what they mean.
    private static string? Limit(YamlException exception)
    {
        var at = exception.Message.IndexOf("it ", StringComparison.Ordinal);
        return at >= 0
            && (exception.Message.Contains("nested more than", StringComparison.Ordinal)
            || exception.Message.Contains("holds more than", StringComparison.Ordinal))
            ? "the YAML cannot be read: " + exception.Message[at..].TrimEnd('.') : null;
    }
}

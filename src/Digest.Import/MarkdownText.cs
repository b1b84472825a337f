using System.Buffers;
using System.Text;

namespace Digest.Import;

/// <summary>Writes plain text so that a Markdown parser reads the same text again.</summary>
/// <remarks>Follows CommonMark 0.31, sections 2.4 (backslash escapes) and 4 (what may begin a block), and the extensions that
/// Digest turns on.</remarks>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<&~|");

    /// <summary>Escapes what would be markup within a line.</summary>
    /// <param name="text">Text on one line.</param>
    /// <param name="inBrackets">Whether it stands within brackets, where brackets must be escaped too.</param>
    /// <param name="inTable">Whether it stands in a cell, where bars must be escaped too.</param>
    public static string Inline(string text, bool inBrackets = false, bool inTable = false)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var result = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            var before = i > 0 ? text[i - 1] : '\0';
            var escape = c switch
            {
                '\\' or '`' or '*' => true,
                '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(next)),
                '[' => inBrackets || next == '^',
                ']' => inBrackets || next is '(' or '[' or ':',
                '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?' or '<' || before == '<',
                '&' => BeginsEntity(text, i),
                '~' => next == '~' || before == '~',
                '|' => inTable,
                _ => false,
            };
            if (escape) result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>Escapes what would begin a block at the start of a line whose inline markup is written already.</summary>
    public static string LineStart(string line)
    {
        if (line.Length == 0) return line;
        var c = line[0];
        switch (c)
        {
            case '#':
                var marks = line.AsSpan().IndexOfAnyExcept('#');
                return marks is < 0 or (> 0 and <= 6) && (marks < 0 || line[marks] == ' ') ? "\\" + line : line;
            case '>' or '=' or '|':
                return "\\" + line;
            case '+' or '-':
                return line.Length == 1 || line[1] is ' ' or '\t' || line.AsSpan().IndexOfAnyExcept("- ") < 0
                    || line.StartsWith("--", StringComparison.Ordinal) ? "\\" + line : line;
            case '~':
                return line.StartsWith("~~~", StringComparison.Ordinal) ? "\\" + line : line;
            case '[':
                return line.Length > 2 && line[2] == ']' && line[1] is ' ' or 'x' or 'X' ? "\\" + line : line;
        }

        if (!char.IsAsciiDigit(c)) return line;
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
        if (digits > 9 || digits >= line.Length || line[digits] is not ('.' or ')')) return line;
        return digits + 1 == line.Length || line[digits + 1] == ' ' ? line[..digits] + "\\" + line[digits..] : line;
    }

    /// <summary>An address as the target of a link, in angle brackets where it needs them.</summary>
    public static string Target(string address)
    {
        var clean = address.Replace(" ", "%20", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal)
            .Replace("*", "%2A", StringComparison.Ordinal).Replace("`", "%60", StringComparison.Ordinal);
        return clean.AsSpan().IndexOfAny('(', ')') >= 0 ? "<" + clean + ">" : clean;
    }

    private static bool BeginsEntity(string text, int at)
    {
        var end = at + 1;
        if (end < text.Length && text[end] == '#') return true;
        while (end < text.Length && end - at < 34 && char.IsAsciiLetterOrDigit(text[end])) end++;
        return end > at + 1 && end < text.Length && text[end] == ';';
    }
}

using System.Buffers;

namespace Digest.Core.Markdown;

/// <summary>Finds bodies that hold far more of something than can be taken in a fair time or memory.</summary>
internal static class BodyLimits
{
    private const int MaxMarks = 100_000;
    private const int MaxBareAddresses = 5_000;
    private const int MaxOpened = 256;
    private const int MaxOpenLinks = 1_000;
    private const int MaxDefinitions = 4_000;
    private const int MaxHeadings = 2_000;
    private const int MaxCells = 100_000;

    // What may begin or end an element of Markdown or HTML. Each costs memory many times its own.
    private static readonly SearchValues<char> Marks = SearchValues.Create(
        "\n!\"#$&'*<>[\\]^_`{|}~\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb");

    /// <summary>What a body has too much of, and what to do about it; null where it can be parsed.</summary>
    public static (string Message, string Hint)? Excess(string markdown)
    {
        if (CountMarks(markdown) > MaxMarks)
            return Excess(MaxMarks, "line ends and characters of markup", "take it apart");
        if (CountBareAddresses(markdown) > MaxBareAddresses)
            return Excess(MaxBareAddresses, "bare addresses", "take it apart, or write them as links");
        var (definitions, headings) = (0, 0);
        var (cells, columns) = (0L, 0);
        var isBlank = true;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.Length > MaxOpened && (OpensTooMuch(line) || HasOpenLinks(line))) return TooDeep;
            var text = line.Trim();
            if ((line.StartsWith("#") || (!isBlank && IsUnderline(text))) && ++headings > MaxHeadings)
                return Excess(MaxHeadings, "headings", "take it apart");
            if (text.StartsWith("[") && text.Contains("]:", StringComparison.Ordinal) && ++definitions > MaxDefinitions)
            {
                return ($"the body defines more than {MaxDefinitions} addresses and footnotes",
                    "take it apart, or write addresses where they are used");
            }

            // The parser gives each row as many cells as the head has.
            columns = text.IsEmpty ? 0 : IsTableRule(text) ? text.Count('|') + 1 : columns;
            if ((cells += columns) > MaxCells) return Excess(MaxCells, "cells of tables", "take its tables apart");
            isBlank = text.IsEmpty;
        }

        return null;
    }

    /// <summary>What is said of a body whose blocks or brackets lie too deep within each other.</summary>
    public static (string Message, string Hint) TooDeep { get; } = ("the body is nested too deeply to be rendered",
        "take lists, quotes or brackets within each other apart");

    private static (string Message, string Hint) Excess(int most, string what, string hint) =>
        ($"the body has more than {most} {what}", hint);

    private static int CountMarks(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOfAny(Marks); at >= 0; at = text.IndexOfAny(Marks))
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }

    // At each, the parser looks back at all that the paragraph holds. The target of a link is none.
    private static int CountBareAddresses(string text)
    {
        var count = 0;
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0;
            at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var start = at;
            while (start > 0 && char.IsAsciiLetter(text[start - 1])) start--;
            if (start == 0 || text[start - 1] is not ('(' or '<' or '"' or '\'' or '=')) count++;
        }

        for (var at = text.IndexOf("www.", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf("www.", at + 4, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || char.IsWhiteSpace(text[at - 1])) count++;
        }

        return count;
    }

    // Targets of links that do not end: each is read to the end of them all.
    private static bool HasOpenLinks(ReadOnlySpan<char> line)
    {
        var open = 0;
        for (var at = 1; at < line.Length; at++)
        {
            if (line[at] == ')' || char.IsWhiteSpace(line[at])) open = 0;
            else if (line[at] == '(' && line[at - 1] == ']' && ++open > MaxOpenLinks) return true;
        }

        return false;
    }

    // The line under a heading, or a rule, which is not worth telling apart.
    private static bool IsUnderline(ReadOnlySpan<char> text) =>
        text.Length > 0 && text[0] is '=' or '-' && !text.ContainsAnyExcept(text[0], ' ');

    private static bool IsTableRule(ReadOnlySpan<char> text) =>
        text.Contains('|') && text.Contains('-') && !text.ContainsAnyExcept("|-: \t");

    // A line that opens more lists and quotations than the parser takes, or one within as many. One of nothing but one mark is a
    // rule.
    private static bool OpensTooMuch(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(" \t");
        if (line.Length - text.Length > MaxOpened && text is ['-' or '*' or '+' or '>' or (>= '0' and <= '9'), ..]) return true;
        var (marks, at) = (0, 0);
        for (; at < line.Length; at++)
        {
            if (line[at] is ' ' or '\t') continue;
            if (line[at] != '>' && !(line[at] is '-' or '*' or '+' && at + 1 < line.Length && line[at + 1] is ' ' or '\t')) break;
            marks++;
        }

        return marks > MaxOpened && !IsRule(line);
    }

    private static bool IsRule(ReadOnlySpan<char> line)
    {
        var mark = line.TrimStart()[0];
        return mark is '-' or '*' && !line.ContainsAnyExcept(mark, ' ', '\t');
    }
}

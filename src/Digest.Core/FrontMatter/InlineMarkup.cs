using System.Collections.Frozen;
using System.Text;

namespace Digest.Core.FrontMatter;

/// <summary>Lines of front matter that were written as Markdown or HTML, as plain text.</summary>
internal static class InlineMarkup
{
    private static readonly FrozenSet<string> Tags = "a abbr b br cite code em i mark p q small span strong sub sup u".Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A dek is a sentence or two. Marks without a partner are looked for to the end of the line, so what is far longer stays as
    // it is.
    private const int Longest = 2_000;

    /// <summary>The line without marks of emphasis, code and links and without tags of phrases; what only looks like one stays,
    /// and so does a line of more than 2,000 characters.</summary>
    public static string Without(string line)
    {
        if (line.Length > Longest || line.AsSpan().IndexOfAny("*_`[<") < 0) return line;
        var text = new StringBuilder(line.Length);
        // How many marks at each place are taken out.
        var gone = new int[line.Length + 1];
        for (var i = 0; i < line.Length; i += Math.Max(gone[i], 1))
        {
            if (gone[i] == 0) Look(line, i, gone);
            if (gone[i] == 0) text.Append(line[i]);
            else if (line.AsSpan(i).StartsWith("<br", StringComparison.OrdinalIgnoreCase)) text.Append(' ');
        }

        return Fields.OneLine(text.ToString());
    }

    private static void Look(string line, int at, int[] gone)
    {
        switch (line[at])
        {
            case '*' or '_' or '`': Pair(line, at, gone); break;
            case '[': Link(line, at, gone); break;
            case '<': Tag(line, at, gone); break;
        }
    }

    private static void Pair(string line, int at, int[] gone)
    {
        var size = 1;
        while (size < 3 && at + size < line.Length && line[at + size] == line[at]) size++;
        if (at + size >= line.Length || char.IsWhiteSpace(line[at + size]) || (at > 0 && char.IsLetterOrDigit(line[at - 1])))
            return;
        var mark = line.Substring(at, size);
        for (var end = line.IndexOf(mark, at + size, StringComparison.Ordinal); end > 0;
            end = line.IndexOf(mark, end + 1, StringComparison.Ordinal))
        {
            if (char.IsWhiteSpace(line[end - 1]) || (end + size < line.Length && char.IsLetterOrDigit(line[end + size])))
                continue;
            gone[at] = gone[end] = size;
            return;
        }
    }

    private static void Link(string line, int at, int[] gone)
    {
        var middle = line.IndexOf("](", at, StringComparison.Ordinal);
        var end = middle < 0 ? -1 : line.IndexOf(')', middle);
        if (end < 0) return;
        gone[at] = 1;
        gone[middle] = end + 1 - middle;
    }

    private static void Tag(string line, int at, int[] gone)
    {
        var start = at + 1 < line.Length && line[at + 1] == '/' ? at + 2 : at + 1;
        var stop = start;
        while (stop < line.Length && char.IsAsciiLetter(line[stop])) stop++;
        var end = line.IndexOf('>', stop);
        if (end >= 0 && Tags.Contains(line[start..stop])) gone[at] = end + 1 - at;
    }
}

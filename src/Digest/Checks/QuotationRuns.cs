namespace Digest.Checks;

/// <summary>Finds what stands between quotation marks in a text.</summary>
internal static class QuotationRuns
{
    private const string Marks = "\u201c\u201d\u201e\u00ab\u00bb\"\u300c\u300d\u300e\u300f";

    /// <summary>Runs between quotation marks. A run goes on over paragraphs where each following one opens with a mark again; one
    /// that is never closed is none.</summary>
    /// <param name="text">Paragraphs separated by blank lines.</param>
    public static IEnumerable<string> Find(string text)
    {
        var start = -1;
        var open = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' && open != '\0' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                var next = i;
                while (next < text.Length && text[next] == '\n') next++;
                // The mark that opens a paragraph only says that the run goes on; smart typography may have turned just one of
                // the two.
                var goesOn = next < text.Length && Marks.Contains(text[next], StringComparison.Ordinal);
                (open, i) = goesOn ? (text[next], next) : ('\0', i);
            }
            else if (!Marks.Contains(c, StringComparison.Ordinal))
            {
                continue;
            }
            else if (open == '\0')
            {
                (open, start) = (c, i + 1);
            }
            else if (Closes(open, c))
            {
                yield return text[start..i];
                open = '\0';
            }
        }
    }

    private static bool Closes(char open, char mark) => open switch
    {
        '\u201c' => mark == '\u201d',
        '\u201e' => mark is '\u201c' or '\u201d',
        '\u00ab' => mark == '\u00bb',
        '\u00bb' => mark is '\u00ab' or '\u00bb',
        '\u300c' => mark == '\u300d',
        '\u300e' => mark == '\u300f',
        _ => mark == open,
    };
}

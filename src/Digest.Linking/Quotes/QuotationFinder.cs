using System.Buffers;

namespace Digest.Linking.Quotes;

/// <summary>A quotation's place in a text, without its marks.</summary>
internal readonly record struct QuotationSpan(int Start, int Length)
{
    /// <summary>The offset after the last character.</summary>
    public int End => Start + Length;
}

/// <summary>Finds what stands in quotation marks, in the ways that languages write them.</summary>
internal static class QuotationFinder
{
    private const int Longest = 2_000;
    private static readonly SearchValues<char> Openers =
        SearchValues.Create("\"\u201C\u201D\u201E\u00AB\u00BB\u300C\u300E\u2018\u201A");

    /// <summary>The quotations in a text, in their order. A quotation that runs over paragraphs, each opened anew, is one a
    /// paragraph; a mark that is never closed in its paragraph quotes to the paragraph's end if the next one opens with a mark,
    /// else nothing.</summary>
    public static List<QuotationSpan> Find(string text)
    {
        var found = new List<QuotationSpan>();
        var position = 0;
        while (position < text.Length)
        {
            var next = text.AsSpan(position).IndexOfAny(Openers);
            if (next < 0) break;
            position += next;
            var closers = ClosersOf(text, position);
            if (closers.Length == 0)
            {
                position++;
                continue;
            }
            var end = EndOf(text, position, closers);
            if (end < 0)
            {
                position++;
                continue;
            }
            found.Add(Trimmed(text, position + 1, end));
            position = end + 1;
        }
        return found;
    }

    // What may close a quotation that opens here; nothing when the mark opens none.
    private static ReadOnlySpan<char> ClosersOf(string text, int at) => text[at] switch
    {
        // Behind "=" stands the value of an attribute.
        '"' => at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && !(at > 0 && text[at - 1] == '=') ? "\"\u201D" : "",
        '\u201C' => "\u201D\"",
        '\u201D' => at + 1 < text.Length && char.IsLetter(text[at + 1]) && (at == 0 || char.IsWhiteSpace(text[at - 1]))
            ? "\u201D" : "",
        '\u201E' => "\u201C\u201D\"",
        '\u00AB' => "\u00BB",
        '\u00BB' => at + 1 < text.Length && char.IsLetter(text[at + 1]) ? "\u00AB" : "",
        '\u300C' => "\u300D",
        '\u300E' => "\u300F",
        '\u2018' => "\u2019",
        '\u201A' => "\u2018",
        _ => "",
    };

    private static int EndOf(string text, int open, ReadOnlySpan<char> closers)
    {
        var limit = Math.Min(text.Length, open + 1 + Longest);
        for (var i = open + 1; i < limit; i++)
        {
            if (text[i] == '\n' && IsParagraphEnd(text, i)) return OpensAgain(text, i) ? i : -1;
            if (closers.Contains(text[i]) && !(text[i] == '\u2019' && IsApostrophe(text, i))) return i;
        }
        return limit == text.Length && text.Length - open < Longest && open + 20 < text.Length && text[open] != '"' ? limit : -1;
    }

    private static bool IsApostrophe(string text, int at) =>
        at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static bool IsParagraphEnd(string text, int newline)
    {
        for (var i = newline + 1; i < text.Length && char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] == '\n') return true;
        }
        return false;
    }

    private static bool OpensAgain(string text, int newline)
    {
        var i = newline;
        while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
        return i < text.Length && text[i] is '"' or '\u201C' or '\u201E' or '\u00AB' or '\u300C';
    }

    private static QuotationSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new QuotationSpan(start, end - start);
    }
}

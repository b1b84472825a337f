using System.Net;
using System.Text;

namespace Digest.Import;

/// <summary>Text without what nobody sees.</summary>
internal static class CleanText
{
    /// <summary>Whether a character is white space on a page.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) && c is not ('\u00a0' or '\u202f');

    /// <summary>Text without soft hyphens, zero-width spaces, marks of byte order, control characters and lone surrogates. A
    /// no-break space stays where typography wants it.</summary>
    public static string Visible(string text)
    {
        var clean = true;
        foreach (var c in text) clean &= c is >= ' ' and < '\u007f' or '\n' or '\t' or > '\u00ad' and < '\u2000';
        if (clean) return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\u00ad' or '\u200b' or '\u2060' or '\ufeff' or '\ufffc') continue;
            if (char.IsControl(c) && !char.IsWhiteSpace(c)) continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c)) result.Append('\ufffd');
            else if (c is '\u00a0' or '\u202f') result.Append(IsTypographic(text, i) ? c : ' ');
            else result.Append(c);
        }

        return result.ToString();
    }

    private static bool IsTypographic(string text, int at) =>
        (at > 0 && text[at - 1] == '«')
            || (at + 1 < text.Length && text[at + 1] is '»' or '!' or '?' or ';' or ':' or '%' or '€');

    /// <summary>Text on one line with entities decoded, or null where nothing is left.</summary>
    public static string? Line(string? text)
    {
        if (text is null) return null;
        // What publishers put into metadata is often escaped twice.
        for (var i = 0; i < 2 && text.Contains('&', StringComparison.Ordinal); i++) text = WebUtility.HtmlDecode(text);
        var line = string.Join(' ', Visible(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>Text without tags: metadata sometimes holds them.</summary>
    public static string? WithoutTags(string? text)
    {
        if (text is null || !text.Contains('<', StringComparison.Ordinal)) return Line(text);
        var result = new StringBuilder(text.Length);
        var inTag = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] == '/')) inTag = true;
            if (!inTag) result.Append(text[i]);
            else if (text[i] == '>') inTag = false;
        }

        return Line(result.ToString());
    }

    /// <summary>Letters and digits alone, lower case: two texts that look alike are equal.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) key.Append(char.ToLowerInvariant(c));
        }

        return key.ToString();
    }

    /// <summary>How many words a text has, by white space.</summary>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Whether a text ends as a sentence does.</summary>
    public static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd("\"'\u201d\u2019\u00bb)]*” ");
        return !end.IsEmpty
            && end[^1] is '.' or '!' or '?' or '\u2026' or ':' or ';' or '\u3002' or '\u061f' or '\u06d4' or '\uff01' or '\uff1f'
            or '\u0964';
    }
}

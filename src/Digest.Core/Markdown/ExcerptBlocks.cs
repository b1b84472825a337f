using System.Net;
using System.Text;

namespace Digest.Core.Markdown;

/// <summary>What a block of a body is to its excerpt.</summary>
internal enum ExcerptBlockKind
{
    /// <summary>A paragraph, also in a quotation.</summary>
    Paragraph,

    /// <summary>An item of a list, a definition, a note beside the text.</summary>
    Aside,
}

/// <summary>The text of a block without what no excerpt shows.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">Text; a line feed where a line is broken on purpose.</param>
/// <param name="LettersOutsideLinks">Letters and digits in it that belong to no link.</param>
/// <param name="HasLink">Whether a link is in it.</param>
/// <param name="IsCaption">Whether it belongs to an image: all of it is emphasised, and an image is in it or before it.</param>
internal sealed record ExcerptBlock(
    ExcerptBlockKind Kind, string Text, int LettersOutsideLinks, bool HasLink, bool IsCaption);

/// <summary>Reads the safe HTML of a body from its beginning, block by block, and no further than it is asked for. Headings,
/// code, figures, tables, terms, footnotes and the marks that lead to them are left out.</summary>
/// <param name="html">HTML as <see cref="SafeHtmlWriter"/> or <see cref="HtmlSanitizer"/> write it.</param>
internal sealed class ExcerptBlocks(string html)
{
    // A block that is longer says enough in its first characters.
    private const int LongestBlock = 2_000;

    // Signs in code, which the cleaning of text must not take for markup.
    private const string Signs = "<{[*_`&";
    private const char FirstStandIn = '\ue000';
    private const string Above = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private const char FirstBelow = '\u2080';

    private readonly StringBuilder _text = new();
    private int _at;
    private int _asides;
    private int _links;
    private int _code;
    private int _emphasis;
    private int _outsideLinks;
    private int _outsideEmphasis;
    private bool _hasLink;
    private bool _hasImage;
    private bool _afterImage;

    /// <summary>The next block that has text, or null.</summary>
    public ExcerptBlock? Next()
    {
        while (_at < html.Length)
        {
            if (html[_at] == '<')
            {
                if (Tag() is { } block) return block;
            }
            else
            {
                var end = html.IndexOf('<', _at);
                if (end < 0) end = html.Length;
                Append(html.AsSpan(_at, end - _at));
                _at = end;
            }
        }

        return Take();
    }

    /// <summary>A text in which signs of code stand again as they were.</summary>
    public static string Restore(string text)
    {
        for (var i = 0; i < Signs.Length; i++) text = text.Replace((char)(FirstStandIn + i), Signs[i]);
        return text;
    }

    private ExcerptBlock? Tag()
    {
        var end = EndOfTag(_at);
        var tag = html.AsSpan(_at + 1, end - _at - 1);
        var closes = tag.StartsWith("/");
        if (closes) tag = tag[1..];
        var length = tag.IndexOfAny(" \n/");
        var name = length < 0 ? tag : tag[..length];
        var start = _at;
        _at = end + 1;
        switch (name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre" or "table" or "dt" or "summary" when !closes:
                return Skip(start, name, true, false);
            case "figure" or "figcaption" when !closes:
                return Skip(start, name, true, true);
            case "rp" or "rt" when !closes:
                return Skip(start, name, false, false);
            case "div" or "section" when !closes && tag.Contains("\"footnotes\"", StringComparison.Ordinal):
                return Skip(start, name, true, false);
            case "p" when !closes && tag.Contains("\"alert-title\"", StringComparison.Ordinal):
                return Skip(start, name, true, false);
            case "a" when !closes && tag.Contains("footnote-", StringComparison.Ordinal):
                return Skip(start, name, false, false);
            case "sup" or "sub" when !closes:
                Raise(start, name);
                return null;
            case "img":
                _hasImage = true;
                return null;
            case "br":
                if (_text.Length > 0) _text.Append('\n');
                return null;
            case "a":
                _links += closes ? -1 : 1;
                _hasLink = true;
                return null;
            case "code" or "kbd" or "samp":
                _code += closes ? -1 : 1;
                return null;
            case "em" or "i" or "small":
                _emphasis += closes ? -1 : 1;
                return null;
            case "p" or "blockquote" or "hr":
                return Take();
            case "ul" or "ol" or "dl":
                return Turn(closes);
            case "div" when !closes && tag.Contains("\"alert ", StringComparison.Ordinal):
                // What is said beside the text.
                return Skip(start, name, true, false);
            case "li" or "dd" or "div" or "section" or "details" or "td":
                return Take();
            default:
                return null;
        }
    }

    private ExcerptBlock? Turn(bool closes)
    {
        var block = Take();
        _asides = Math.Max(0, _asides + (closes ? -1 : 1));
        return block;
    }

    private ExcerptBlock? Skip(int start, ReadOnlySpan<char> name, bool isBlock, bool isImage)
    {
        _at = EndOfElement(start, name);
        if (!isBlock) return null;
        var block = Take();
        _afterImage = isImage;
        return block;
    }

    // A mark that leads to a note goes; digits stay above or below the line, lest 10<sup>9</sup> become 109.
    private void Raise(int start, ReadOnlySpan<char> name)
    {
        var open = html.IndexOf('>', start) + 1;
        var close = html.AsSpan(open).IndexOf("</");
        if (close < 0) return;
        var inner = html.AsSpan(open, close);
        if (inner.StartsWith("<a ") && inner[(inner.IndexOf('>') + 1)..].Trim("[]()*0123456789, ").IsEmpty)
        {
            _at = EndOfElement(start, name);
            return;
        }

        if (inner.Length is 0 or > 4 || inner.ContainsAnyExceptInRange('0', '9')) return;
        foreach (var digit in inner) _text.Append(name is "sup" ? Above[digit - '0'] : (char)(FirstBelow + digit - '0'));
        _at = EndOfElement(start, name);
    }

    private int EndOfTag(int start)
    {
        var quoted = false;
        for (var i = start; i < html.Length; i++)
        {
            if (html[i] == '"') quoted = !quoted;
            else if (html[i] == '>' && !quoted) return i;
        }

        return html.Length - 1;
    }

    // Elements of the writers are balanced; those of one name may stand within each other.
    private int EndOfElement(int start, ReadOnlySpan<char> name)
    {
        var depth = 0;
        for (var at = start; at < html.Length;)
        {
            var next = html.AsSpan(at).IndexOf('<');
            if (next < 0) break;
            at += next + 1;
            var closes = at < html.Length && html[at] == '/';
            var rest = html.AsSpan(closes ? at + 1 : at);
            if (rest.StartsWith(name) && rest.Length > name.Length && rest[name.Length] is '>' or ' ' or '\n')
                depth += closes ? -1 : 1;
            at = EndOfTag(at) + 1;
            if (depth == 0) return at;
        }

        return html.Length;
    }

    private void Append(ReadOnlySpan<char> chunk)
    {
        if (_text.Length > LongestBlock) return;
        var text = chunk.Contains('&') ? WebUtility.HtmlDecode(chunk.ToString()) : chunk;
        foreach (var c in text)
        {
            if (_text.Length > LongestBlock) return;
            if (char.IsWhiteSpace(c))
            {
                if (_text.Length > 0 && !char.IsWhiteSpace(_text[^1])) _text.Append(' ');
                continue;
            }

            if (char.IsLetterOrDigit(c))
            {
                if (_links == 0) _outsideLinks++;
                if (_emphasis == 0) _outsideEmphasis++;
            }

            var sign = _code > 0 ? Signs.IndexOf(c, StringComparison.Ordinal) : -1;
            _text.Append(sign < 0 ? c : (char)(FirstStandIn + sign));
        }
    }

    private ExcerptBlock? Take()
    {
        var text = _text.ToString().Trim();
        var block = text.Length == 0 ? null : new ExcerptBlock(
            _asides > 0 ? ExcerptBlockKind.Aside : ExcerptBlockKind.Paragraph, text, _outsideLinks, _hasLink,
            (_hasImage || _afterImage) && _outsideEmphasis == 0);
        if (block is not null || _hasImage) _afterImage = block is null;
        _text.Clear();
        (_outsideLinks, _outsideEmphasis, _hasLink, _hasImage) = (0, 0, _links > 0, false);
        return block;
    }
}

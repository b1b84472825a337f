namespace Digest.Templating;

/// <summary>Cuts a template into tokens: the blocks of text, code and escape, and how white space between them is stripped.</summary>
internal sealed partial class Lexer
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly LexerOptions _options;
    private readonly LogMessageBag _messages;
    private readonly List<Token> _tokens = [];
    private int _at;

    // What the last closing tag asks of the text that follows it.
    private Strip _stripNext;

    private Lexer(SourceText source, LexerOptions options, LogMessageBag messages)
    {
        _source = source;
        _text = source.Text;
        _options = options;
        _messages = messages;
    }

    private enum Strip
    {
        None,
        Greedy,
        Line,
    }

    public static List<Token> Tokenize(SourceText source, LexerOptions options, LogMessageBag messages)
    {
        var lexer = new Lexer(source, options, messages);
        lexer.Run();
        lexer._tokens.Add(new Token(TokenType.Eof, source.Text.Length, source.Text.Length));
        return lexer._tokens;
    }

    private void Run()
    {
        switch (_options.Mode)
        {
            case ScriptMode.ScriptOnly:
                ReadCode(endOfScript: _text.Length);
                return;
            case ScriptMode.FrontMatterOnly or ScriptMode.FrontMatterAndContent:
                if (!ReadFrontMatter())
                    return;
                break;
        }

        while (_at < _text.Length)
        {
            ReadText();
        }
    }

    /// <summary>Reads the script between two marker lines; false when nothing is left to read.</summary>
    private bool ReadFrontMatter()
    {
        var marker = _options.FrontMatterMarker ?? LexerOptions.DefaultFrontMatterMarker;
        if (!_text.StartsWith(marker, StringComparison.Ordinal))
        {
            Error(0, 0, $"When parsing front matter, the text must start with the marker `{marker}`");
            return false;
        }

        _at = marker.Length;
        var end = _text.IndexOf("\n" + marker, _at, StringComparison.Ordinal);
        if (end < 0)
        {
            Error(_text.Length, _text.Length, $"The closing marker `{marker}` of the front matter was not found");
            return false;
        }

        _tokens.Add(new Token(TokenType.CodeEnter, 0, marker.Length));
        ReadCode(endOfScript: end);
        _tokens.Add(new Token(TokenType.CodeExit, end + 1, end + 1 + marker.Length));
        _at = end + 1 + marker.Length;
        _stripNext = Strip.Line;
        return _options.Mode == ScriptMode.FrontMatterAndContent;
    }

    /// <summary>Reads text up to the next code or escape block, then that block.</summary>
    private void ReadText()
    {
        var open = FindOpening(_at, out var percents);
        var codeEnd = open < 0 ? _text.Length : open;
        var enterLength = percents + 2;
        var strip = open < 0 ? Strip.None : StripAt(open + enterLength);
        var indent = AddRaw(_at, codeEnd, strip);
        if (open < 0)
        {
            _at = _text.Length;
            return;
        }

        _at = open + enterLength + (strip == Strip.None ? 0 : 1);
        if (percents > 0)
        {
            ReadEscape(open, percents);
            return;
        }

        _tokens.Add(new Token(TokenType.CodeEnter, open, _at, strip == Strip.None ? indent : null));
        ReadCode(endOfScript: -1);
    }

    private Strip StripAt(int offset) => offset >= _text.Length ? Strip.None : _text[offset] switch
    {
        '-' => Strip.Greedy,
        '~' => Strip.Line,
        _ => Strip.None,
    };

    /// <summary>The next <c>{{</c> (no percents) or <c>{%{</c> with its number of percents, or -1.</summary>
    private int FindOpening(int from, out int percents)
    {
        percents = 0;
        while (true)
        {
            var brace = _text.IndexOf('{', from);
            if (brace < 0 || brace + 1 >= _text.Length)
                return -1;
            if (_text[brace + 1] == '{')
                return brace;
            var end = brace + 1;
            while (end < _text.Length && _text[end] == '%')
                end++;
            if (end > brace + 1 && end < _text.Length && _text[end] == '{')
            {
                percents = end - brace - 1;
                return brace;
            }

            from = brace + 1;
        }
    }

    private void ReadEscape(int open, int percents)
    {
        var closing = "}" + new string('%', percents) + "}";
        var close = _text.IndexOf(closing, _at, StringComparison.Ordinal);
        if (close < 0)
        {
            Error(open, open, $"Unexpected end of file: the escape block is not closed by `{closing}`");
            _tokens.Add(new Token(TokenType.Escape, _at, _text.Length, _text[_at..]));
            _at = _text.Length;
            return;
        }

        var end = close;
        var strip = Strip.None;
        if (end > _at && _text[end - 1] is '-' or '~')
        {
            strip = _text[end - 1] == '-' ? Strip.Greedy : Strip.Line;
            end--;
        }

        if (end > _at)
            _tokens.Add(new Token(TokenType.Escape, _at, end, _text[_at..end]));
        _at = close + closing.Length;
        _stripNext = strip;
    }

    /// <summary>Adds the text between two blocks, stripped as they ask, and gives the indentation before the next block.</summary>
    private string? AddRaw(int start, int end, Strip stripEnd)
    {
        var atLineStart = start == 0;
        switch (_stripNext)
        {
            case Strip.Greedy:
                while (start < end && char.IsWhiteSpace(_text[start]))
                    start++;
                break;
            case Strip.Line:
                atLineStart |= SkipLineEnd(ref start, end);
                break;
        }

        _stripNext = Strip.None;
        if (stripEnd == Strip.Greedy)
        {
            while (end > start && char.IsWhiteSpace(_text[end - 1]))
                end--;
        }
        else if (stripEnd == Strip.Line)
        {
            while (end > start && IsBlank(_text[end - 1]))
                end--;
        }

        if (start == end)
            return null;
        _tokens.Add(new Token(TokenType.Raw, start, end, _text[start..end]));
        return stripEnd == Strip.None ? IndentBefore(start, end, atLineStart) : null;
    }

    private bool SkipLineEnd(ref int start, int end)
    {
        while (start < end && IsBlank(_text[start]))
            start++;
        if (start < end && _text[start] == '\r')
            start++;
        if (start >= end || _text[start] != '\n')
            return start > 0 && start < end && _text[start - 1] == '\r';
        start++;
        return true;
    }

    private string? IndentBefore(int start, int end, bool atLineStart)
    {
        var from = end;
        while (from > start && IsBlank(_text[from - 1]))
            from--;
        var isLineStart = from == start ? atLineStart : _text[from - 1] is '\n' or '\r';
        return from < end && isLineStart ? _text[from..end] : null;
    }

    private static bool IsBlank(char c) => c is not ('\n' or '\r') && char.IsWhiteSpace(c);

    private void Error(int start, int end, string message) =>
        _messages.Add(new LogMessage(ParserMessageType.Error, _source.Span(start, end), message));
}

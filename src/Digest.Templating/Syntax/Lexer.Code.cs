namespace Digest.Templating;

/// <summary>The tokens inside a code block.</summary>
internal sealed partial class Lexer
{
    // `}}` closes the code block only where no brace of an object is open.
    private int _openBraces;
    private int _codeEnd;

    private bool IsScript => _codeEnd >= 0;

    /// <summary>Reads code until its closing tag, or to <paramref name="endOfScript"/> where there is none (else -1).</summary>
    private void ReadCode(int endOfScript)
    {
        _codeEnd = endOfScript;
        _openBraces = 0;
        var limit = IsScript ? endOfScript : _text.Length;
        while (_at < limit)
        {
            if (TryCloseCode())
                return;
            ReadToken(limit);
        }
    }

    /// <summary>Length of a closing tag at an offset, 0 where there is none.</summary>
    private int ClosingLength(int at)
    {
        if (IsScript || at + 1 >= _text.Length)
            return 0;
        if (_text[at] == '}' && _text[at + 1] == '}')
            return 2;
        return _text[at] is '-' or '~' && at + 2 < _text.Length && _text[at + 1] == '}' && _text[at + 2] == '}' ? 3 : 0;
    }

    private bool TryCloseCode()
    {
        if (_openBraces > 0)
            return false;
        var length = ClosingLength(_at);
        if (length == 0)
            return false;
        _stripNext = length == 2 ? Strip.None : _text[_at] == '-' ? Strip.Greedy : Strip.Line;
        Add(TokenType.CodeExit, length);
        return true;
    }

    private void Add(TokenType type, int length, string? text = null)
    {
        _tokens.Add(new Token(type, _at, _at + length, text));
        _at += length;
    }

    private char Peek(int distance) => _at + distance < _text.Length ? _text[_at + distance] : '\0';

    /// <summary>Reads one token, or skips white space or a comment.</summary>
    private void ReadToken(int limit)
    {
        var c = _text[_at];
        switch (c)
        {
            case '\n':
                Add(TokenType.NewLine, 1);
                break;
            case '\r':
                Add(TokenType.NewLine, Peek(1) == '\n' ? 2 : 1);
                break;
            case '#':
                SkipComment(limit);
                break;
            case '"' or '\'':
                ReadString(c);
                break;
            case '`':
                ReadVerbatimString();
                break;
            case '$':
                ReadSpecial();
                break;
            default:
                if (char.IsWhiteSpace(c))
                    _at++;
                else if (char.IsAsciiDigit(c))
                    ReadNumber();
                else if (IsNameStart(c))
                    ReadName();
                else
                    ReadOperator(c);
                break;
        }
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private void SkipComment(int limit)
    {
        var isBlock = Peek(1) == '#';
        _at += isBlock ? 2 : 1;
        while (_at < limit && ClosingLength(_at) == 0)
        {
            if (isBlock)
            {
                if (_text[_at] == '#' && Peek(1) == '#')
                {
                    _at += 2;
                    return;
                }
            }
            else if (_text[_at] is '\n' or '\r')
            {
                return;
            }

            _at++;
        }
    }

    private void ReadName()
    {
        var length = 1;
        while (IsNamePart(Peek(length)))
            length++;
        // `.empty?` is the one name that may end in a question mark.
        if (length == 5 && Peek(5) == '?' && Peek(6) is not ('.' or '?' or '!') && _tokens.Count > 0
            && _tokens[^1].Type is TokenType.Dot or TokenType.QuestionDot
            && _text.AsSpan(_at, 5).SequenceEqual("empty"))
            length++;
        Add(TokenType.Identifier, length, string.Intern(_text.Substring(_at, length)));
    }

    private void ReadSpecial()
    {
        var next = Peek(1);
        if (next is '"' or '\'')
        {
            ReadInterpolatedString(next);
            return;
        }

        var length = 1;
        if (next == '$')
        {
            length = 2;
        }
        else if (char.IsAsciiDigit(next))
        {
            while (char.IsAsciiDigit(Peek(length)))
                length++;
        }
        else
        {
            while (IsNamePart(Peek(length)))
                length++;
        }

        Add(TokenType.IdentifierSpecial, length, string.Intern(_text.Substring(_at, length)));
    }

    private void ReadNumber()
    {
        var radix = Peek(0) == '0' ? char.ToLowerInvariant(Peek(1)) : ' ';
        if (radix is 'x' or 'b' && (radix == 'x' ? char.IsAsciiHexDigit(Peek(2)) : Peek(2) is '0' or '1'))
        {
            var end = 2;
            while (Peek(end) == '_' || (radix == 'x' ? char.IsAsciiHexDigit(Peek(end)) : Peek(end) is '0' or '1'))
                end++;
            if (Peek(end) is 'u' or 'U')
                end++;
            Add(radix == 'x' ? TokenType.HexInteger : TokenType.BinaryInteger, end, _text.Substring(_at, end));
            return;
        }

        var length = Digits(1);
        var isFloat = false;
        if (Peek(length) == '.' && char.IsAsciiDigit(Peek(length + 1)))
        {
            isFloat = true;
            length = Digits(length + 1);
        }
        else if (Peek(length) == '.' && Peek(length + 1) != '.' && !IsNameStart(Peek(length + 1)))
        {
            isFloat = true;
            length++;
        }

        if (Peek(length) is 'e' or 'E')
        {
            var sign = Peek(length + 1) is '+' or '-' ? 2 : 1;
            if (char.IsAsciiDigit(Peek(length + sign)))
            {
                isFloat = true;
                length = Digits(length + sign);
            }
        }

        if (Peek(length) is 'f' or 'F' or 'd' or 'D' or 'm' or 'M' && !IsNamePart(Peek(length + 1)))
        {
            isFloat = true;
            length++;
        }

        Add(isFloat ? TokenType.Float : TokenType.Integer, length, _text.Substring(_at, length));
    }

    private int Digits(int length)
    {
        while (char.IsAsciiDigit(Peek(length)) || (Peek(length) == '_' && char.IsAsciiDigit(Peek(length + 1))))
            length++;
        return length;
    }

    private void ReadOperator(char c)
    {
        if (c == '{')
            _openBraces++;
        else if (c == '}' && _openBraces > 0)
            _openBraces--;
        var (type, length) = Operators.Match(_text.AsSpan(_at));
        if (type == TokenType.Invalid && char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(1)))
            length = 2;
        Add(type, length);
    }

    /// <summary>The operators, the longest first where one begins another.</summary>
    private static class Operators
    {
        private static readonly (string Text, TokenType Type)[] s_all =
        [
            ("//=", TokenType.DoubleSlashEqual), ("??=", TokenType.DoubleQuestionEqual), ("..<", TokenType.DoubleDotLess),
            ("...", TokenType.TripleDot),
            ("+=", TokenType.PlusEqual), ("++", TokenType.PlusPlus), ("-=", TokenType.MinusEqual), ("--", TokenType.MinusMinus),
            ("*=", TokenType.StarEqual), ("//", TokenType.DoubleSlash), ("/=", TokenType.SlashEqual), ("%=", TokenType.PercentEqual),
            ("==", TokenType.EqualEqual), ("!=", TokenType.ExclamationEqual), ("<=", TokenType.LessEqual),
            ("<<", TokenType.DoubleLess), (">=", TokenType.GreaterEqual), (">>", TokenType.DoubleGreater),
            ("&&", TokenType.DoubleAmp), ("||", TokenType.DoublePipe), ("|>", TokenType.Pipe), ("??", TokenType.DoubleQuestion),
            ("?.", TokenType.QuestionDot), ("?!", TokenType.QuestionExclamation), ("..", TokenType.DoubleDot),
            ("+", TokenType.Plus), ("-", TokenType.Minus), ("*", TokenType.Star), ("/", TokenType.Slash), ("%", TokenType.Percent),
            ("=", TokenType.Equal), ("!", TokenType.Exclamation), ("<", TokenType.Less), (">", TokenType.Greater),
            ("&", TokenType.Amp), ("|", TokenType.Pipe), ("^", TokenType.Caret), ("@", TokenType.At), ("?", TokenType.Question),
            (".", TokenType.Dot), (",", TokenType.Comma), (":", TokenType.Colon), (";", TokenType.SemiColon),
            ("(", TokenType.OpenParen), (")", TokenType.CloseParen), ("[", TokenType.OpenBracket), ("]", TokenType.CloseBracket),
            ("{", TokenType.OpenBrace), ("}", TokenType.CloseBrace),
        ];

        public static (TokenType Type, int Length) Match(ReadOnlySpan<char> text)
        {
            foreach (var (candidate, type) in s_all)
            {
                if (text.StartsWith(candidate, StringComparison.Ordinal))
                {
                    // `x ?.5 : 1` is a condition, `x?.y` a member.
                    if (type == TokenType.QuestionDot && text.Length > 2 && char.IsAsciiDigit(text[2]))
                        return (TokenType.Question, 1);
                    return (type, candidate.Length);
                }
            }

            return (TokenType.Invalid, 1);
        }
    }
}

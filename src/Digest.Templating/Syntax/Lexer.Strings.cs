using System.Globalization;
using System.Text;

namespace Digest.Templating;

/// <summary>String literals: regular, verbatim, interpolated.</summary>
internal sealed partial class Lexer
{
    private const int MaxInterpolationDepth = 32;

    private int _interpolationDepth;

    private void ReadString(char quote)
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == quote)
            {
                _at++;
                _tokens.Add(new Token(TokenType.String, start, _at, value.ToString()));
                return;
            }

            if (c == '\\')
                ReadEscapeSequence(value);
            else
                ReadCharacter(value);
        }

        Unterminated(start, quote);
    }

    private void ReadCharacter(StringBuilder value)
    {
        value.Append(_text[_at]);
        _at++;
    }

    private void Unterminated(int start, char quote)
    {
        var last = Math.Max(start, _text.Length - 1);
        Error(last, last + 1, $"Unexpected end of file while parsing a string not terminated by a {quote}");
        _tokens.Add(new Token(TokenType.Invalid, start, _text.Length));
    }

    private void ReadVerbatimString()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '`')
            {
                // A doubled backtick stands for one.
                if (Peek(1) != '`')
                {
                    _at++;
                    _tokens.Add(new Token(TokenType.VerbatimString, start, _at, value.ToString()));
                    return;
                }

                _at++;
            }

            ReadCharacter(value);
        }

        var last = Math.Max(start, _text.Length - 1);
        Error(last, last + 1, "Unexpected end of file while parsing a verbatim string not terminated by a `");
        _tokens.Add(new Token(TokenType.Invalid, start, _text.Length));
    }

    /// <summary>Reads <c>\n</c>, <c>\u00e9</c> and their like; the position is at the backslash.</summary>
    private void ReadEscapeSequence(StringBuilder value)
    {
        _at++;
        var c = Peek(0);
        switch (c)
        {
            case '\n':
                _at++;
                return;
            case '\r':
                _at += Peek(1) == '\n' ? 2 : 1;
                return;
            case '0':
                value.Append('\0');
                break;
            case 'n':
                value.Append('\n');
                break;
            case 'r':
                value.Append('\r');
                break;
            case 't':
                value.Append('\t');
                break;
            case 'b':
                value.Append('\b');
                break;
            case 'f':
                value.Append('\f');
                break;
            case 'v':
                value.Append('\v');
                break;
            case 'a':
                value.Append('\a');
                break;
            case '\'' or '"' or '\\' or '{' or '}':
                value.Append(c);
                break;
            case 'u':
                ReadHex(value, 4);
                return;
            case 'x':
                ReadHex(value, 2);
                return;
            default:
                if (_at < _text.Length)
                {
                    Error(_at, _at + 1, $"Unexpected escape character [{c}] in string. Only the following are allowed: "
                        + @"\\, \0, \b, \f, \n, \r, \t, \', \"", \u0000-\uFFFF, \x00-\xFF");
                }

                return;
        }

        _at++;
    }

    private void ReadHex(StringBuilder value, int digits)
    {
        _at++;
        var length = 0;
        while (length < digits && char.IsAsciiHexDigit(Peek(length)))
            length++;
        if (length < digits)
        {
            Error(_at + length, _at + length + 1, _at + length < _text.Length
                ? $"Unexpected hex number `{Peek(length)}` following the escape sequence. Expecting `{digits}` hexadecimal digits"
                : "Unexpected end of file in the middle of an escape sequence");
            _at += length;
            return;
        }

        value.Append((char)ushort.Parse(_text.AsSpan(_at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        _at += digits;
    }

    /// <summary>Reads <c>$"text {expression} text"</c> into a begin token, texts, the expressions' own tokens, and an end token.</summary>
    private void ReadInterpolatedString(char quote)
    {
        var start = _at;
        Add(TokenType.InterpolationBegin, 2);
        if (++_interpolationDepth > MaxInterpolationDepth)
        {
            Error(start, start + 2, "Interpolated strings are nested too deeply");
            _tokens.Add(new Token(TokenType.Invalid, start, _text.Length));
            _at = _text.Length;
            _interpolationDepth--;
            return;
        }

        var value = new StringBuilder();
        var textStart = _at;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == quote)
            {
                FlushInterpolationText(value, textStart);
                Add(TokenType.InterpolationEnd, 1);
                _interpolationDepth--;
                return;
            }

            if (c == '{')
            {
                FlushInterpolationText(value, textStart);
                ReadInterpolation();
                textStart = _at;
            }
            else if (c == '\\')
            {
                ReadEscapeSequence(value);
            }
            else
            {
                ReadCharacter(value);
            }
        }

        _interpolationDepth--;
        Unterminated(start, quote);
    }

    private void FlushInterpolationText(StringBuilder value, int textStart)
    {
        if (value.Length > 0)
            _tokens.Add(new Token(TokenType.InterpolationText, textStart, _at, value.ToString()));
        value.Clear();
    }

    private void ReadInterpolation()
    {
        Add(TokenType.InterpolationOpen, 1);
        var outerBraces = _openBraces;
        _openBraces = 1;
        while (_at < _text.Length)
        {
            if (_text[_at] == '}' && _openBraces == 1)
            {
                Add(TokenType.InterpolationClose, 1);
                break;
            }

            ReadToken(_text.Length);
        }

        _openBraces = outerBraces;
    }
}

namespace Digest.Linking.Text;

/// <summary>Splits text into words, numbers and single characters of unsegmented scripts: the word boundaries of Unicode UAX 29
/// as far as search needs them. Runs over a span without allocating.</summary>
internal ref struct Tokenizer(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;
    private int _line;
    private bool _sentenceStart = true;
    private bool _adjacent;

    /// <summary>The token found by the last <see cref="MoveNext"/>.</summary>
    public Token Current { get; private set; }

    /// <summary>A hash of the current token's letters where it is a short word of ASCII letters (<see cref="PlainWord"/>), else
    /// 0.</summary>
    public ulong Key { get; private set; }

    /// <summary>Goes to the next token; false at the end.</summary>
    public bool MoveNext()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == ' ')
            {
                _position++;
                continue;
            }
            switch (Letters.ClassOf(c))
            {
                case Letters.Letter:
                    return ReadWord();
                case Letters.Digit:
                    return ReadNumber();
                case Letters.Unsegmented:
                    Emit(_position, 1, TokenKind.Character, false);
                    return true;
                default:
                    Skip(c);
                    break;
            }
        }
        return false;
    }

    private void Skip(char c)
    {
        switch (c)
        {
            case '\n':
                _line++;
                _sentenceStart = true;
                _adjacent = false;
                break;
            case '.' or '!' or '?' or '\u3002' or '\uFF01' or '\uFF1F' or '\u061F' or '\u0964' or '\u2026':
                _sentenceStart = true;
                _adjacent = false;
                break;
            case '"' or '\u201C' or '\u201E' or '\u00AB' or ':' or '\u300C' or '\u2022' or '*':
                _sentenceStart = true; // a quotation or a list entry begins like a sentence
                _adjacent = false;
                break;
            case ' ' or '\u00A0' or '-' or '&' or '\u2011':
                break;
            default:
                _adjacent = false;
                break;
        }
        _position++;
    }

    private bool ReadWord()
    {
        var start = _position;
        var plain = PlainWord.LengthAt(_text, start, out var key);
        var end = start + Math.Max(plain, 1);
        if (plain > 0 && _text[end] is ' ' or ',' or '\n')
        {
            // Most words: nothing but letters, and nothing behind them that may belong to them.
            Emit(start, plain, TokenKind.Word, _text[start] <= 'Z');
            Key = key;
            return true;
        }
        while (end < _text.Length)
        {
            var c = _text[end];
            var kind = Letters.ClassOf(c);
            if (kind is Letters.Letter or Letters.Mark or Letters.Digit)
            {
                end++;
            }
            else if (kind == Letters.Inner && end + 1 < _text.Length && Letters.ClassOf(_text[end + 1]) == Letters.Letter
                && (c != '.' || Letters.IsInitials(_text[start..end])))
            {
                end += 2;
            }
            else
            {
                break;
            }
        }
        Emit(start, WithoutPossessive(start, end) - start, TokenKind.Word, IsCapital(_text[start]));
        if (Current.Length == plain) Key = key;
        _position = end;
        var word = _text[start..end];
        if (end < _text.Length && _text[end] == '.' && (end - start == 1 || Letters.IsInitials(word) || IsTitle(word)))
            _position++; // "U.S. troops", "J. Smith", "Col. Leighton": the dot ends no sentence
        return true;
    }

    private static bool IsCapital(char c) => c < 0x80 ? c is >= 'A' and <= 'Z' : char.IsUpper(c);

    private readonly int WithoutPossessive(int start, int end) =>
        end - start > 2 && _text[end - 1] is 's' or 'S' && end - start > 2 && _text[end - 2] is '\'' or '\u2019' ? end - 2 : end;

    /// <summary>An abbreviation before a name, whose dot ends no sentence.</summary>
    internal static bool IsTitle(ReadOnlySpan<char> word) =>
        word is "Mr" or "Mrs" or "Ms" or "Dr" or "Prof" or "Sen" or "Rep" or "Gov" or "Gen"
        or "Col" or "Lt" or "Sgt" or "Capt" or "Maj" or "Adm" or "Rev" or "Hon" or "St" or "Sr" or "Jr" or "No" or "vs" or "Inc"
        or "Corp" or "Ltd" or "Co";

    private bool ReadNumber()
    {
        var start = _position;
        var end = start + 1;
        while (end < _text.Length)
        {
            var c = _text[end];
            if (Letters.ClassOf(c) is Letters.Digit or Letters.Letter)
            {
                end++;
            }
            else if (c is '.' or ',' or '\u00A0' or '\u202F' && end + 1 < _text.Length
                && Letters.ClassOf(_text[end + 1]) == Letters.Digit)
            {
                end += 2;
            }
            else
            {
                break;
            }

            if (end > _text.Length) end = _text.Length;
        }
        while (Letters.ClassOf(_text[end - 1]) == Letters.Inner || _text[end - 1] is ',' or ' ') end--;
        var kind = TokenKind.Number;
        for (var i = start; i < end && kind == TokenKind.Number; i++)
        {
            if (Letters.ClassOf(_text[i]) == Letters.Letter)
                kind = TokenKind.Word; // "bip174", "4th", "C2H4": a word that holds digits
        }
        Emit(start, end - start, kind, false);
        _position = end;
        return true;
    }

    private void Emit(int start, int length, TokenKind kind, bool capital)
    {
        Current = new Token(start, length, kind, capital, _sentenceStart, _line, _adjacent);
        Key = 0;
        _sentenceStart = false;
        _adjacent = true;
        _position = start + length;
    }
}

using Digest.Linking.Text;

namespace Digest.Linking.Quotes;

/// <summary>A word of a telling.</summary>
/// <param name="Token">Where it is.</param>
/// <param name="Lower">As written, in lower case.</param>
/// <param name="Folded">Folded, small numbers in digits.</param>
internal readonly record struct TextWord(Token Token, string Lower, string Folded);

/// <summary>The words of a text, in their order. Their strings are made when they are asked for: of a whole article few are. Not
/// thread-safe.</summary>
internal sealed class TextWords
{
    private readonly string _text;
    private readonly Speech _speech;
    private readonly Token[] _tokens;
    private TextWord[] _made = [];

    // Of number words: a bit for each letter's place in the alphabet.
    private const uint FirstLetters = 1u << ('z' & 31) | 1u << ('o' & 31) | 1u << ('t' & 31) | 1u << ('f' & 31) | 1u << ('s' & 31)
        | 1u << ('e' & 31) | 1u << ('n' & 31);

    /// <summary>Cuts a text into words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="speech">The words of its language.</param>
    public TextWords(string text, Speech speech)
    {
        this._text = text;
        this._speech = speech;
        _tokens = new Token[(text.Length / 6) + 4];
        var tokenizer = new Tokenizer(text);
        while (tokenizer.MoveNext())
        {
            if (Count == _tokens.Length) Array.Resize(ref _tokens, Count * 2);
            _tokens[Count++] = tokenizer.Current;
        }
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; }

    /// <summary>A word with its strings.</summary>
    public TextWord this[int word]
    {
        get
        {
            if (_made.Length == 0) _made = new TextWord[Count];
            if (_made[word].Lower is null)
            {
                var surface = _text.Substring(_tokens[word].Start, _tokens[word].Length);
                _made[word] = new TextWord(_tokens[word], surface.ToLowerInvariant(), _speech.DigitsOf(Folding.Fold(surface)));
            }
            return _made[word];
        }
    }

    /// <summary>A word as written.</summary>
    public string TextOf(int word) => _text.Substring(_tokens[word].Start, _tokens[word].Length);

    /// <summary>A word as written; makes no string.</summary>
    public ReadOnlySpan<char> SpanOf(int word) => _text.AsSpan(_tokens[word].Start, _tokens[word].Length);

    /// <summary>Where a word is; makes no string.</summary>
    public ref readonly Token TokenAt(int word) => ref _tokens[word];

    /// <summary>True for a small number written as a word; makes no string.</summary>
    public bool IsNumberWord(int word)
    {
        ref readonly var token = ref _tokens[word];
        var first = _text[token.Start];
        if (first < 0x80 && (token.Length is < 3 or > 8 || (FirstLetters >> (first & 31) & 1) == 0)) return false;
        Span<char> folded = stackalloc char[Folding.Longest];
        return token.Kind == TokenKind.Word
            && _speech.IsNumberWord(folded[..Folding.Fold(_text.AsSpan(token.Start, token.Length), folded)]);
    }
}

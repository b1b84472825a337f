namespace Digest.Linking.Text;

/// <summary>The tokens of a text with what linking needs to know of each; reused from text to text. Not thread-safe.</summary>
internal sealed class TokenizedText
{
    /// <summary>How many tokens of a text are its lead.</summary>
    public const int LeadWords = 60;

    private readonly WordForms _forms = new();
    private Token[] _tokens = new Token[1024];
    private ulong[] _words = new ulong[1024];
    private ulong[] _terms = new ulong[1024];
    private byte[] _priors = new byte[1024];

    /// <summary>How many tokens there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where each token is.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, Count);

    /// <summary>Identity of each token's folded, unstemmed form.</summary>
    public ReadOnlySpan<ulong> Words => _words.AsSpan(0, Count);

    /// <summary>Term of each word; 0 for what is no word.</summary>
    public ReadOnlySpan<ulong> Terms => _terms.AsSpan(0, Count);

    /// <summary>The prior's step of each word's term.</summary>
    public ReadOnlySpan<byte> Priors => _priors.AsSpan(0, Count);

    /// <summary>Reads a text, forgets the one before.</summary>
    public void Read(ReadOnlySpan<char> text, string language)
    {
        _forms.Use(language);
        Count = 0;
        var tokenizer = new Tokenizer(text);
        while (tokenizer.MoveNext())
        {
            var token = tokenizer.Current;
            var form = token.Kind == TokenKind.Word
                ? _forms.Of(text, token, tokenizer.Key) : Other(text.Slice(token.Start, token.Length));
            if (form.Name == 0) continue;
            if (Count == _tokens.Length) Grow();
            _tokens[Count] = token;
            _words[Count] = form.Name;
            _terms[Count] = form.Term;
            _priors[Count++] = form.Prior;
        }
    }

    private static WordForm Other(ReadOnlySpan<char> token)
    {
        Span<char> folded = stackalloc char[Folding.Longest];
        var length = Folding.Fold(token, folded);
        return length == 0 ? default : new WordForm(TermSpace.Name(folded[..length]), 0, CommonWords.Rare);
    }

    private void Grow()
    {
        Array.Resize(ref _tokens, Count * 2);
        Array.Resize(ref _words, Count * 2);
        Array.Resize(ref _terms, Count * 2);
        Array.Resize(ref _priors, Count * 2);
    }
}

namespace Digest.Linking.Text;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    Word,
    Number,

    /// <summary>One character of a script that is written without spaces (Han, kana, Thai, Lao, Khmer, Burmese).</summary>
    Character,
}

/// <summary>One token: where it is and what stood around it.</summary>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, bool Capital, bool SentenceStart, int Line,
    bool Adjacent)
{
    /// <summary>The offset after the last character.</summary>
    public int End => Start + Length;
}

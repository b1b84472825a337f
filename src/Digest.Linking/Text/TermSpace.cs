namespace Digest.Linking.Text;

/// <summary>Gives terms their 64-bit identity (FNV-1a, mixed). Words of different languages live apart, so that the German "die"
/// never meets the English one; names, numbers and quotations have spaces that all languages share.</summary>
internal readonly struct TermSpace
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private readonly ulong _seed;
    private readonly string[]? _endings;

    public TermSpace(string language)
    {
        _seed = Hash(language, Offset);
        _endings = Stemmer.EndingsOf(language);
    }

    /// <summary>The term of a word as written.</summary>
    public ulong Word(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[Folding.Longest];
        var length = Folding.Fold(word, folded);
        return Folded(folded[..length]);
    }

    /// <summary>The term of a folded word, which is stemmed in place.</summary>
    public ulong Folded(Span<char> folded) => Mix(Hash(folded[..Stemmer.Stem(folded, _endings)], _seed));

    /// <summary>The term of a pair of unsegmented characters.</summary>
    public static ulong Characters(ReadOnlySpan<char> characters) => Mix(Hash(characters, Offset + 3));

    /// <summary>The term of a name, from the folded words that make it.</summary>
    public static ulong Name(ReadOnlySpan<char> foldedWord, ulong before = 0) =>
        Mix(Hash(foldedWord, Offset + 1) ^ (before * Prime));

    /// <summary>The term of a number in plain digits.</summary>
    public static ulong Number(ReadOnlySpan<char> digits) => Mix(Hash(digits, Offset + 2));

    /// <summary>The identity of any string, exactly as written.</summary>
    public static ulong Exact(ReadOnlySpan<char> text) => Mix(Hash(text, Offset + 4));

    /// <summary>Puts two identities together; the order matters.</summary>
    public static ulong Join(ulong first, ulong second) => Mix((first * Prime) ^ second);

    /// <summary>The same for long runs of words: quicker, and spread as evenly as the words are.</summary>
    public static ulong Add(ulong before, ulong next) => (before + next) * 0x9E3779B97F4A7C15;

    private static ulong Hash(ReadOnlySpan<char> text, ulong hash)
    {
        foreach (var c in text) hash = (hash ^ c) * Prime;
        return hash;
    }

    // The finaliser of splitmix64 (Steele, Lea and Flood 2014): every bit depends on every bit.
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}

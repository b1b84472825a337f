namespace Digest.Linking.Text;

/// <summary>The words of an item's headline in their order. An item is often a headline and nothing else, and begins with who
/// published it: "Example Weekly: …".</summary>
internal sealed class ItemHeadline
{
    // A word that is expected in one of 2^3 texts or in more tells nothing.
    private const int Common = 3;

    // Identities of words, and whether each is a content word: a beginning is compared whole, a rest by these alone.
    private readonly ulong[] _words;
    private readonly bool[] _isContent;

    private ItemHeadline(ulong[] words, bool[] content) => (_words, _isContent) = (words, content);

    /// <summary>Takes the words of a headline that was tokenized.</summary>
    public static ItemHeadline Of(TokenizedText read)
    {
        var words = new ulong[read.Count];
        var content = new bool[read.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = read.Terms[i] != 0 ? read.Terms[i] : read.Words[i];
            content[i] = read.Priors[i] > Common;
        }

        return new(words, content);
    }

    /// <summary>True where two headlines have little in common: less than half of the content words of the shorter are in the
    /// other. Where both begin alike, that is who published them; then half of what follows is little, too.</summary>
    public static bool Differ(ItemHeadline a, ItemHeadline b)
    {
        var start = a._words.AsSpan().CommonPrefixLength(b._words);
        var (mine, theirs) = (a.Rest(start), b.Rest(start));
        var least = Math.Min(mine.Count, theirs.Count);
        mine.IntersectWith(theirs);
        return 2 * mine.Count < least || (start > 0 && least > 0 && 2 * mine.Count == least);
    }

    private HashSet<ulong> Rest(int start)
    {
        var rest = new HashSet<ulong>();
        for (var i = start; i < _words.Length; i++)
        {
            if (_isContent[i]) rest.Add(_words[i]);
        }

        return rest;
    }
}

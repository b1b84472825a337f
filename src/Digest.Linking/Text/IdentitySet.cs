using System.Numerics;

namespace Digest.Linking.Text;

/// <summary>A fixed set of identities. They are spread evenly, so their lowest bits are their places; 0 is never in the
/// set.</summary>
internal sealed class IdentitySet
{
    private readonly ulong[] _places;

    /// <summary>Makes a set of identities.</summary>
    public IdentitySet(ReadOnlySpan<ulong> identities)
    {
        _places = new ulong[BitOperations.RoundUpToPowerOf2((uint)(identities.Length * 2) + 1)];
        foreach (var identity in identities) _places[PlaceOf(identity)] = identity;
    }

    /// <summary>True for a member.</summary>
    public bool Contains(ulong identity) => _places[PlaceOf(identity)] == identity && identity != 0;

    /// <summary>The identities of folded words as names.</summary>
    public static IdentitySet OfNames(IReadOnlyCollection<string> foldedWords)
    {
        var identities = new ulong[foldedWords.Count];
        var next = 0;
        foreach (var word in foldedWords) identities[next++] = TermSpace.Name(word);
        return new IdentitySet(identities);
    }

    private int PlaceOf(ulong identity)
    {
        var place = (int)identity & (_places.Length - 1);
        while (_places[place] != 0 && _places[place] != identity) place = (place + 1) & (_places.Length - 1);
        return place;
    }
}

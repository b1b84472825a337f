namespace Digest.Core.Search;

/// <summary>Numbers terms from 0 in the order in which they first come. Open addressing over one array of characters.</summary>
internal sealed class TermTable
{
    private (uint Hash, int Number)[] _slots = new (uint, int)[1 << 12];
    private (int Start, int Length)[] _places = new (int, int)[1 << 11];
    private char[] _characters = new char[1 << 14];

    /// <summary>Number of terms.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a term, a new one where it has none.</summary>
    /// <param name="term">The term.</param>
    /// <param name="hash">Its hash.</param>
    public int Number(ReadOnlySpan<char> term, uint hash)
    {
        var slots = _slots;
        var mask = (uint)slots.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            // Slots hold numbers from 1; 0 is a free slot.
            var (found, number) = slots[slot];
            if (number == 0)
            {
                slots[slot] = (hash, Count + 1);
                return Add(term);
            }

            if (found == hash && term.SequenceEqual(this[number - 1])) return number - 1;
        }
    }

    /// <summary>A term.</summary>
    public ReadOnlySpan<char> this[int number] => _characters.AsSpan(_places[number].Start, _places[number].Length);

    private int Add(ReadOnlySpan<char> term)
    {
        var start = Count == 0 ? 0 : _places[Count - 1].Start + _places[Count - 1].Length;
        if (start + term.Length > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, start + term.Length));
        term.CopyTo(_characters.AsSpan(start));
        if (Count == _places.Length) Array.Resize(ref _places, Count * 2);
        _places[Count++] = (start, term.Length);
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        var slots = new (uint Hash, int Number)[_slots.Length * 2];
        var mask = (uint)slots.Length - 1;
        foreach (var (hash, number) in _slots)
        {
            if (number == 0) continue;
            var slot = hash & mask;
            while (slots[slot].Number != 0) slot = (slot + 1) & mask;
            slots[slot] = (hash, number);
        }

        _slots = slots;
    }
}

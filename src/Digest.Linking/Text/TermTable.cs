using System.Numerics;

namespace Digest.Linking.Text;

/// <summary>An open-addressing table of the terms of one document; reused from document to document.</summary>
internal sealed class TermTable
{
    private int[] _slots = new int[1024];
    private TermCount[] _counts = new TermCount[512];

    /// <summary>Distinct terms so far.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets everything, keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
    }

    /// <summary>The count of a term, added at zero if it is new.</summary>
    public ref TermCount At(ulong term, out bool added)
    {
        var slot = (int)(term & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0)
        {
            if (_counts[_slots[slot] - 1].Term == term)
            {
                added = false;
                return ref _counts[_slots[slot] - 1];
            }
            slot = (slot + 1) & (_slots.Length - 1);
        }
        if (Count == _counts.Length)
        {
            Grow();
            return ref At(term, out added);
        }
        _counts[Count] = new TermCount { Term = term };
        _slots[slot] = ++Count;
        added = true;
        return ref _counts[Count - 1];
    }

    /// <summary>Counts a use of a term, in the headline or in the text.</summary>
    public ref TermCount Add(ulong term, int start, int length, TermKind kind, bool headline, bool lead)
    {
        ref var count = ref At(term, out var added);
        if (added)
        {
            count.Offset = headline ? ~start : start;
            count.Length = (byte)Math.Min(length, byte.MaxValue);
            count.Kind = kind;
        }
        if (headline) count.Head++;
        else count.Body++;
        if (lead) count.Lead = true;
        return ref count;
    }

    /// <summary>The terms in the order of their identity. Linear: identities are spread evenly, so buckets of their highest bits
    /// hold few.</summary>
    public TermCount[] ToSorted()
    {
        var bits = Math.Max(1, BitOperations.Log2((uint)Count | 1));
        Array.Clear(_slots, 0, (1 << bits) + 1); // the table has more places, and is not needed any more
        for (var i = 0; i < Count; i++) _slots[(int)(_counts[i].Term >> (64 - bits)) + 1]++;
        for (var bucket = 0; bucket < 1 << bits; bucket++) _slots[bucket + 1] += _slots[bucket];
        var result = new TermCount[Count];
        for (var i = 0; i < Count; i++) result[_slots[(int)(_counts[i].Term >> (64 - bits))]++] = _counts[i];
        for (var i = 1; i < result.Length; i++)
        {
            var place = i;
            var term = result[i];
            for (; place > 0 && result[place - 1].Term > term.Term; place--) result[place] = result[place - 1];
            result[place] = term;
        }
        return result;
    }

    private void Grow()
    {
        Array.Resize(ref _counts, _counts.Length * 2);
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            var slot = (int)(_counts[i].Term & (uint)(_slots.Length - 1));
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }
}

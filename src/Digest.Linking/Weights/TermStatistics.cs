using System.Numerics;
using Digest.Linking.Text;

namespace Digest.Linking.Weights;

/// <summary>How a site uses a term.</summary>
/// <param name="Id">Its index, dense from 0, in the order of the terms' identities; -1 for a term of one document alone.</param>
/// <param name="HalfBits">Its weight in halves of bits, 0 for a term that tells nothing.</param>
internal readonly record struct TermStatistic(int Id, byte HalfBits)
{
    /// <summary>Whether two documents or more have it.</summary>
    public bool IsShared => Id >= 0;
}

/// <summary>Document frequencies of all terms, blended with the prior: a term counts as if the site had <see cref="Prior"/> more
/// documents, of general writing. Both numbers are rounded to powers of the square root of two, so that one more article moves
/// nearly nothing.</summary>
internal sealed class TermStatistics
{
    /// <summary>Imagined documents of general writing.</summary>
    public const int Prior = 1024;

    private const int ShardBits = 4;
    private const int Shards = 1 << ShardBits;
    private const int Together = 4; // that one worker counts: it finds its place in each document once
    private readonly Shard[] _shards;
    private readonly int[] _firstIds;
    private readonly byte[] _halfBits; // by index
    private readonly byte[] _alone = new byte[16]; // the weight of a term of one document, by its step plus one

    private TermStatistics(Shard[] shards, int documents)
    {
        this._shards = shards;
        for (var step = 0; step < _alone.Length; step++) _alone[step] = HalfBitsOf(1, Math.Max(step - 1, 0), documents);
        _firstIds = new int[Shards + 1];
        for (var i = 0; i < Shards; i++) _firstIds[i + 1] = _firstIds[i] + shards[i].Count;
        _halfBits = new byte[Count];
        for (var i = 0; i < Shards; i++) shards[i].HalfBits.CopyTo(_halfBits, _firstIds[i]);
    }

    /// <summary>Distinct terms of two documents or more.</summary>
    public int Count => _firstIds[Shards];

    /// <summary>Bits of surprise at the term of an index.</summary>
    public float RarityOf(int id) => _halfBits[id] / 2f;

    /// <summary>The term of an index.</summary>
    public ulong TermOf(int id)
    {
        var shard = 0;
        while (id >= _firstIds[shard + 1]) shard++;
        return _shards[shard].TermOf(id - _firstIds[shard]);
    }

    /// <summary>The statistic of a term that was counted.</summary>
    public TermStatistic Of(in TermCount term)
    {
        var shard = ShardOf(term.Term);
        var statistic = _shards[shard].Of(term.Term);
        return statistic.IsShared
            ? statistic with { Id = _firstIds[shard] + statistic.Id } : new TermStatistic(-1, _alone[term.Step]);
    }

    /// <summary>Forgets all but the terms by their indices.</summary>
    public void Close()
    {
        foreach (var shard in _shards) shard.Close();
    }

    /// <summary>Counts terms. The shards are ranges of identities, always as many, so that the result does not depend on
    /// threads.</summary>
    public static TermStatistics Of(TermCount[][] documents, LinkOptions options)
    {
        var shards = new Shard[Shards];
        Parallel.For(0, Shards / Together, options.Parallel, group =>
        {
            var (first, end) = (group * Together, (group + 1) * Together);
            for (var s = first; s < end; s++) shards[s] = new Shard();
            foreach (var terms in documents)
            {
                for (var i = LowerBound(terms, first); i < terms.Length && ShardOf(terms[i].Term) is var s && s < end; i++)
                    shards[s].Count1(terms[i].Term, (byte)terms[i].Step);
            }
            for (var s = first; s < end; s++) shards[s].Weigh(documents.Length);
        });
        return new TermStatistics(shards, documents.Length);
    }

    /// <summary>Halves of bits of surprise at a term; 0 for a term of more than about a third of all texts.</summary>
    internal static byte HalfBitsOf(int count, int step, int documents)
    {
        var expected = count + (Prior * Math.Pow(2, -step));
        var halves = HalfSteps(documents + Prior) - HalfSteps(expected);
        return (byte)(halves < 3 ? 0 : halves);
    }

    private static int HalfSteps(double value) => (int)Math.Round(2 * Math.Log2(value), MidpointRounding.AwayFromZero);

    private static int ShardOf(ulong term) => (int)(term >> (64 - ShardBits));

    // The first term of a shard. Identities are spread evenly, so it is near its share of the way.
    private static int LowerBound(TermCount[] terms, int shard)
    {
        var least = (ulong)shard << (64 - ShardBits);
        var place = terms.Length * shard / Shards;
        while (place < terms.Length && terms[place].Term < least) place++;
        while (place > 0 && terms[place - 1].Term >= least) place--;
        return place;
    }

    /// <summary>An open-addressing table of places; what is known of each term is in one place.</summary>
    private sealed class Shard
    {
        private int[] _slots = new int[1 << 10]; // places plus one
        private Entry[] _entries = new Entry[1 << 9];
        private ulong[] _sorted = [];
        private Known[] _known = [];

        /// <summary>The weights of the terms in their order.</summary>
        public byte[] HalfBits { get; private set; } = [];

        private struct Entry
        {
            public ulong Term;
            public int Count;
            public byte StepPlusOne;
        }

        // What is asked for, where it is looked for, in sixteen bytes: on a large site most questions miss the cache.
        private readonly record struct Known(ulong Term, TermStatistic Statistic);

        /// <summary>Terms so far; those of two documents or more once they are weighed.</summary>
        public int Count { get; private set; }

        public ulong TermOf(int rank) => _sorted[rank];

        public TermStatistic Of(ulong term)
        {
            var slot = (int)(term & (uint)(_known.Length - 1));
            while (_known[slot].Term != term)
            {
                if (_known[slot].Term == 0) return new TermStatistic(-1, 0);
                slot = (slot + 1) & (_known.Length - 1);
            }
            return _known[slot].Statistic;
        }

        public void Close() => (_known, HalfBits) = ([], []);

        public void Count1(ulong term, byte stepPlusOne)
        {
            var slot = (int)(term & (uint)(_slots.Length - 1));
            while (_slots[slot] != 0)
            {
                ref var entry = ref _entries[_slots[slot] - 1];
                if (entry.Term == term)
                {
                    entry.Count++;
                    // Two ways of writing may give different steps; the commoner holds, whatever the order.
                    entry.StepPlusOne = Math.Min(entry.StepPlusOne, stepPlusOne);
                    return;
                }
                slot = (slot + 1) & (_slots.Length - 1);
            }
            _entries[Count] = new Entry { Term = term, Count = 1, StepPlusOne = stepPlusOne };
            _slots[slot] = ++Count;
            if (Count == _entries.Length) Grow();
        }

        public void Weigh(int documents)
        {
            _slots = [];
            KeepShared();
            var order = InOrder();
            _sorted = new ulong[Count];
            HalfBits = new byte[Count];
            _known = new Known[BitOperations.RoundUpToPowerOf2((uint)Count * 3 / 2 + 1)];
            for (var rank = 0; rank < order.Length; rank++)
            {
                ref readonly var entry = ref _entries[order[rank]];
                _sorted[rank] = entry.Term;
                var slot = (int)(entry.Term & (uint)(_known.Length - 1));
                while (_known[slot].Term != 0) slot = (slot + 1) & (_known.Length - 1);
                HalfBits[rank] = HalfBitsOf(entry.Count, Math.Max(entry.StepPlusOne - 1, 0), documents);
                _known[slot] = new Known(entry.Term, new TermStatistic(rank, HalfBits[rank]));
            }
            _entries = [];
        }

        private void KeepShared()
        {
            var kept = 0;
            for (var place = 0; place < Count; place++)
            {
                if (_entries[place].Count > 1) _entries[kept++] = _entries[place];
            }
            Count = kept;
        }

        // Places in the order of the terms. Linear: identities are spread evenly, so buckets of their highest bits hold few.
        private int[] InOrder()
        {
            var bits = Math.Max(1, BitOperations.Log2((uint)Count | 1));
            var next = new int[(1 << bits) + 1];
            for (var place = 0; place < Count; place++) next[BucketOf(_entries[place].Term, bits) + 1]++;
            for (var bucket = 1; bucket < next.Length; bucket++) next[bucket] += next[bucket - 1];
            var order = new int[Count];
            for (var place = 0; place < Count; place++) order[next[BucketOf(_entries[place].Term, bits)]++] = place;
            for (var i = 1; i < order.Length; i++)
            {
                var (to, place) = (i, order[i]);
                for (; to > 0 && _entries[order[to - 1]].Term > _entries[place].Term; to--) order[to] = order[to - 1];
                order[to] = place;
            }
            return order;
        }

        // All terms of a shard have the same first bits.
        private static int BucketOf(ulong term, int bits) => (int)(term << ShardBits >> (64 - bits));

        private void Grow()
        {
            Array.Resize(ref _entries, _entries.Length * 2);
            _slots = new int[_slots.Length * 2];
            for (var place = 0; place < Count; place++)
            {
                var slot = (int)(_entries[place].Term & (uint)(_slots.Length - 1));
                while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
                _slots[slot] = place + 1;
            }
        }
    }
}

using Digest.Linking.Text;

namespace Digest.Linking;

/// <summary>How a site uses a term.</summary>
/// <param name="Id">Its index, dense from 0.</param>
/// <param name="Count">Documents that have it.</param>
/// <param name="Rarity">Its weight in bits, 0 for a term that tells nothing.</param>
internal readonly record struct TermStatistic(int Id, int Count, float Rarity);

/// <summary>
/// Document frequencies of all terms, blended with the prior: a term counts as if the site had <see cref="Prior"/> more documents,
/// of general writing. Both numbers are rounded to powers of the square root of two, so that one more article moves nearly nothing.
/// </summary>
internal sealed class TermStatistics
{
    /// <summary>Imagined documents of general writing.</summary>
    public const int Prior = 1024;

    private const int ShardBits = 4;
    private const int Shards = 1 << ShardBits;
    private readonly Shard[] shards;
    private readonly int[] firstIds;

    private TermStatistics(Shard[] shards)
    {
        this.shards = shards;
        firstIds = new int[Shards + 1];
        for (var i = 0; i < Shards; i++)
            firstIds[i + 1] = firstIds[i] + shards[i].Count;
    }

    /// <summary>Distinct terms.</summary>
    public int Count => firstIds[Shards];

    /// <summary>The statistic of a term; of one that no document has, nothing.</summary>
    public TermStatistic Find(ulong term)
    {
        var index = ShardOf(term);
        var shard = shards[index];
        var slot = shard.Find(term);
        return slot < 0 ? default : new TermStatistic(firstIds[index] + shard.Ids[slot], shard.Counts[slot], shard.Rarities[slot]);
    }

    /// <summary>Counts terms. The shards are ranges of identities, always as many, so ids depend on nothing but the documents.</summary>
    public static TermStatistics Of(TermCount[][] documents, LinkOptions options)
    {
        var shards = new Shard[Shards];
        Parallel.For(0, Shards, options.Parallel, s =>
        {
            var shard = new Shard();
            foreach (var terms in documents)
            {
                for (var i = LowerBound(terms, (ulong)s << (64 - ShardBits)); i < terms.Length && ShardOf(terms[i].Term) == s; i++)
                    shard.Count1(terms[i].Term, terms[i].Step);
            }
            shard.Weigh(documents.Length);
            shards[s] = shard;
        });
        return new TermStatistics(shards);
    }

    /// <summary>Bits of surprise at a term, in halves; 0 for a term of more than about a third of all texts.</summary>
    internal static float RarityOf(int count, int step, int documents)
    {
        var expected = count + (Prior * Math.Pow(2, -step));
        var bits = (HalfSteps(documents + Prior) - HalfSteps(expected)) / 2f;
        return bits < 1.5f ? 0 : bits;
    }

    private static int HalfSteps(double value) => (int)Math.Round(2 * Math.Log2(value), MidpointRounding.AwayFromZero);

    private static int ShardOf(ulong term) => (int)(term >> (64 - ShardBits));

    private static int LowerBound(TermCount[] terms, ulong least)
    {
        var low = 0;
        var high = terms.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (terms[middle].Term < least)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private sealed class Shard
    {
        private ulong[] terms = new ulong[1 << 10];
        private byte[] steps = new byte[1 << 10];

        public int[] Counts { get; private set; } = new int[1 << 10];

        public int[] Ids { get; private set; } = [];

        public float[] Rarities { get; private set; } = [];

        public int Count { get; private set; }

        public int Find(ulong term)
        {
            var slot = (int)(term & (uint)(terms.Length - 1));
            while (Counts[slot] != 0)
            {
                if (terms[slot] == term)
                    return slot;
                slot = (slot + 1) & (terms.Length - 1);
            }
            return ~slot;
        }

        public void Count1(ulong term, byte stepPlusOne)
        {
            var slot = Find(term);
            if (slot >= 0)
            {
                Counts[slot]++;
                // Two ways of writing may give different steps; the commoner holds, whatever the order.
                steps[slot] = Math.Min(steps[slot], stepPlusOne);
                return;
            }
            terms[~slot] = term;
            Counts[~slot] = 1;
            steps[~slot] = stepPlusOne;
            if (++Count * 2 > terms.Length)
                Grow();
        }

        public void Weigh(int documents)
        {
            Ids = new int[terms.Length];
            Rarities = new float[terms.Length];
            var id = 0;
            for (var slot = 0; slot < terms.Length; slot++)
            {
                if (Counts[slot] == 0)
                    continue;
                Ids[slot] = id++;
                Rarities[slot] = RarityOf(Counts[slot], Math.Max(steps[slot] - 1, 0), documents);
            }
        }

        private void Grow()
        {
            var (oldTerms, oldCounts, oldSteps) = (terms, Counts, steps);
            terms = new ulong[oldTerms.Length * 2];
            Counts = new int[terms.Length];
            steps = new byte[terms.Length];
            for (var i = 0; i < oldTerms.Length; i++)
            {
                if (oldCounts[i] == 0)
                    continue;
                var slot = ~Find(oldTerms[i]);
                (terms[slot], Counts[slot], steps[slot]) = (oldTerms[i], oldCounts[i], oldSteps[i]);
            }
        }
    }
}

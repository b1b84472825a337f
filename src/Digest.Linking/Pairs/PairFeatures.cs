using Digest.Linking.Text;
using Digest.Linking.Weights;

namespace Digest.Linking.Pairs;

/// <summary>What two documents have in common, in numbers that a linear model can weigh.</summary>
internal static class PairFeatures
{
    public const int Cosine = 0;
    public const int LogCosine = 1;
    public const int NameCosine = 2;
    public const int HeadCosine = 3;
    public const int HeadCoverLeast = 4;
    public const int HeadCoverMost = 5;
    public const int LeadCosine = 6;
    public const int Overlap = 7;
    public const int SharedNumbers = 8;
    public const int SharedQuotes = 9;
    public const int LogDays = 10;
    public const int Undated = 11;
    public const int LogLength = 12;
    public const int LengthRatio = 13;
    public const int CosineByLength = 14;
    public const int RareNames = 15;
    public const int Resemblance = 16;
    public const int CosineByDays = 17;
    public const int RareTerms = 18;
    public const int NumberCosine = 19;
    public const int LeadByLength = 20;
    public const int CoverByLength = 21;
    public const int NamesByLength = 22;
    public const int OverlapByLength = 23;
    public const int LeadByUndated = 24;
    public const int LengthByUndated = 25;
    public const int DaysByPunctuality = 26;
    public const int DaysByLateness = 27;

    /// <summary>How many features there are.</summary>
    public const int Count = 28;

    /// <summary>Names of the features, for tables.</summary>
    public static readonly string[] Names =
    [
        "cosine", "log cosine", "name cosine", "headline cosine", "headline cover, least", "headline cover, most", "lead cosine",
        "overlap",
        "shared numbers", "shared quotations", "log days", "undated", "log length", "length ratio", "cosine by length",
        "rare names", "resemblance", "cosine by days", "rare terms", "number cosine", "lead by length", "cover by length",
        "names by length", "overlap by length", "lead by undated", "length by undated", "days by punctuality", "days by lateness",
    ];

    /// <summary>Computes the features of a pair; symmetric; linear in the terms of the two.</summary>
    public static void Compute(Corpus corpus, int a, int b, float punctuality, Span<float> features) =>
        Compute(corpus, a, b,
            Join(corpus.Statistics, corpus.Vectors[a], corpus.Vectors[b]) with { MayResemble = true, Punctuality = punctuality },
            features);

    /// <summary>The same with the shared terms already summed by a <see cref="Spread"/> of the first document.</summary>
    public static void Compute(Corpus corpus, int a, int b, in Sums sums, Span<float> features)
    {
        var (first, second) = (corpus.Documents[a], corpus.Documents[b]);
        var (left, right) = (corpus.Vectors[a], corpus.Vectors[b]);
        var cosine = sums.Dot / (left.Norm * right.Norm);
        var coverLeft = left.HeadSum > 0 ? sums.HeadLeft / left.HeadSum : 0.5f;
        var coverRight = right.HeadSum > 0 ? sums.HeadRight / right.HeadSum : 0.5f;
        var length = MathF.Log2(Math.Max(1, Math.Min(first.Length, second.Length)) / 100f);
        var days = first.Day is { } x && second.Day is { } y ? MathF.Log2(1 + Math.Abs(x - y)) : 0;
        features[Cosine] = cosine;
        features[LogCosine] = MathF.Log2(cosine + 0.02f);
        features[NameCosine] = sums.Names / (left.NameNorm * right.NameNorm);
        features[HeadCosine] = sums.Heads / (left.HeadNorm * right.HeadNorm);
        features[HeadCoverLeast] = Math.Min(coverLeft, coverRight);
        features[HeadCoverMost] = Math.Max(coverLeft, coverRight);
        features[LeadCosine] = sums.Leads / (left.LeadNorm * right.LeadNorm);
        features[Overlap] = sums.Least / Math.Max(1e-6f, Math.Min(left.Sum, right.Sum));
        features[SharedNumbers] = MathF.Log2(1 + sums.Numbers);
        features[SharedQuotes] = MathF.Log2(1 + Shared(first.QuoteShingles, second.QuoteShingles));
        features[LogDays] = Math.Min(days, 10);
        features[Undated] = first.Day is null || second.Day is null ? 1 : 0;
        features[LogLength] = length;
        features[LengthRatio] = MathF.Abs(MathF.Log2(Math.Max(1f, first.Length) / Math.Max(1f, second.Length)));
        features[CosineByLength] = cosine * length;
        features[RareNames] = MathF.Log2(1 + sums.RareNames);
        features[Resemblance] = sums.MayResemble ? ResemblanceOf(first.Sketch, second.Sketch) : 0;
        features[CosineByDays] = cosine * features[LogDays];
        features[RareTerms] = MathF.Log2(1 + sums.RareTerms);
        features[NumberCosine] = sums.NumberDot / (left.NumberNorm * right.NumberNorm);
        features[LeadByLength] = features[LeadCosine] * length;
        features[CoverByLength] = features[HeadCoverMost] * length;
        features[NamesByLength] = features[NameCosine] * length;
        features[OverlapByLength] = features[Overlap] * length;
        features[LeadByUndated] = features[LeadCosine] * features[Undated];
        features[LengthByUndated] = length * features[Undated];
        features[DaysByPunctuality] = features[LogDays] * Math.Max(0, sums.Punctuality);
        features[DaysByLateness] = features[LogDays] * Math.Max(0, -sums.Punctuality);
    }

    /// <summary>"Day 2" and "Day 21": headlines that differ in nothing but their numbers, or are parts of one series ("…, part 2:
    /// …").</summary>
    public static bool IsSeries(Fingerprint a, Fingerprint b) =>
        (a.HeadlineShape == b.HeadlineShape && a.HeadlineNumbers != b.HeadlineNumbers)
            || HeadlineParts.AreNumbered(a.Parts, b.Parts);

    /// <summary>Estimate of the Jaccard resemblance of two texts from bottom-k sketches (Broder 1997).</summary>
    public static float ResemblanceOf(uint[] a, uint[] b)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        var size = Math.Min(64, Math.Max(a.Length, b.Length));
        int i = 0, j = 0, seen = 0, both = 0;
        while (seen < size && (i < a.Length || j < b.Length))
        {
            var left = i < a.Length ? a[i] : uint.MaxValue;
            var right = j < b.Length ? b[j] : uint.MaxValue;
            if (left == right) both++;
            i += left <= right && i < a.Length ? 1 : 0;
            j += right <= left && j < b.Length ? 1 : 0;
            seen++;
        }
        return (float)both / seen;
    }

    /// <summary>Shingles of quotations that two documents share.</summary>
    public static int QuotedAlike(Fingerprint a, Fingerprint b) => Shared(a.QuoteShingles, b.QuoteShingles);

    private static int Shared(uint[] a, uint[] b)
    {
        int i = 0, j = 0, shared = 0;
        while (i < a.Length && j < b.Length)
        {
            var (left, right) = (a[i], b[j]);
            shared += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }
        return shared;
    }

    internal struct Sums
    {
        public float Dot, Names, Heads, HeadLeft, HeadRight, Leads, Least, Numbers, RareNames, RareTerms, NumberDot;

        /// <summary>How much the stories of the site keep to one day (<see cref="CandidateLists"/>).</summary>
        public float Punctuality;

        /// <summary>False where the two texts surely have no shingle in common.</summary>
        public bool MayResemble;
    }

    /// <summary>Finds the terms that a document shares with many others: its places are spread over an array by term, so that
    /// each other document is one pass over its own terms. Not thread-safe.</summary>
    internal sealed class Spread(TermStatistics statistics, float punctuality)
    {
        private const int ShingleBits = 17;
        private readonly ushort[] _places = new ushort[statistics.Count]; // plus one
        // a bit for each term: a small table answers most questions
        private readonly ulong[] _has = new ulong[(statistics.Count >> 6) + 1];
        private readonly ulong[] _shingles = new ulong[1 << (ShingleBits - 6)]; // a bit for the highest bits of each
        private DocumentVector? _current;
        private uint[] _sketch = [];
        private int[] _shared = new int[512];

        /// <summary>Takes a document, forgets the one before.</summary>
        public void Take(DocumentVector vector, uint[] sketchOfVector)
        {
            foreach (var shingle in _sketch) _shingles[shingle >> (38 - ShingleBits)] = 0;
            foreach (var shingle in sketchOfVector)
                _shingles[shingle >> (38 - ShingleBits)] |= 1UL << (int)(shingle >> (32 - ShingleBits));
            Mark(_current, false);
            Mark(vector, true);
            (_current, _sketch) = (vector, sketchOfVector);
        }

        private void Mark(DocumentVector? vector, bool set)
        {
            for (var i = 0; vector is not null && i < vector.Ids.Length; i++)
            {
                var id = vector.Ids[i];
                _places[id] = (ushort)(set ? i + 1 : 0);
                _has[id >> 6] = set ? _has[id >> 6] | (1UL << id) : 0;
            }
        }

        internal Sums Join(DocumentVector other, uint[] sketchOfOther)
        {
            var (ids, found, count) = (other.Ids, 0, 0);
            if (_shared.Length < ids.Length) _shared = new int[ids.Length * 2];
            // No branch on what is shared: it would be guessed wrong often.
            for (var j = 0; j < ids.Length; j++)
            {
                _shared[count] = j;
                count += (int)(_has[ids[j] >> 6] >> ids[j] & 1);
            }
            var sums = new Sums { Punctuality = punctuality };
            for (; found < count; found++)
            {
                var id = ids[_shared[found]];
                Add(ref sums, statistics.RarityOf(id), _current!.Marks[_places[id] - 1], other.Marks[_shared[found]]);
            }
            for (var i = 0; i < sketchOfOther.Length && !sums.MayResemble; i++)
            {
                sums.MayResemble =
                    (_shingles[sketchOfOther[i] >> (38 - ShingleBits)] >> (int)(sketchOfOther[i] >> (32 - ShingleBits)) & 1) != 0;
            }

            return sums;
        }
    }

    private static Sums Join(TermStatistics statistics, DocumentVector a, DocumentVector b)
    {
        var sums = default(Sums);
        var (left, right) = (a.Ids, b.Ids);
        int i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            var (x, y) = (left[i], right[j]);
            if (x == y) Add(ref sums, statistics.RarityOf(x), a.Marks[i], b.Marks[j]);
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }
        return sums;
    }

    private static void Add(ref Sums sums, float rarity, TermMark a, TermMark b)
    {
        var (x, y) = (a.WeightAt(rarity), b.WeightAt(rarity));
        var (p, q) = (a.Role, b.Role);
        var product = x * y;
        if ((p & TermRole.Name) != 0)
        {
            sums.Names += product;
            sums.RareNames += rarity >= 6 ? rarity - 5 : 0;
        }
        else
        {
            sums.Dot += product;
            sums.Least += Math.Min(x, y);
        }
        if ((p & TermRole.Number) != 0)
        {
            sums.Numbers += rarity >= 5 ? rarity - 4 : 0;
            sums.NumberDot += product;
        }
        else if ((p & TermRole.Name) == 0)
        {
            sums.RareTerms += rarity >= 7 ? rarity - 6 : 0;
        }
        if ((p & TermRole.Head) != 0) sums.HeadLeft += rarity;
        if ((q & TermRole.Head) != 0) sums.HeadRight += rarity;
        if ((p & q & TermRole.Head) != 0) sums.Heads += rarity * rarity;
        if ((p & q & TermRole.Lead) != 0) sums.Leads += rarity * rarity;
    }
}

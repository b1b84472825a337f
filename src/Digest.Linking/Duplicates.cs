using System.Runtime.InteropServices;
using Digest.Linking.Fingerprints;
using Digest.Linking.Names;
using Digest.Linking.Text;

namespace Digest.Linking;

/// <summary>Why two documents are taken for one.</summary>
public enum DuplicateReason
{
    /// <summary>Both give the same original report, tracking parameters aside.</summary>
    SameOriginal,

    /// <summary>Both have the same text up to small edits.</summary>
    SameText,
}

/// <summary>An article that was added twice.</summary>
/// <param name="Later">Id of the one published later (of equal times, the greater Id).</param>
/// <param name="First">Id of the one that was there first.</param>
/// <param name="Why">Why they are taken for one.</param>
public sealed record Duplicate(string Later, string First, DuplicateReason Why);

/// <summary>Finds articles that were added twice.</summary>
public static class Duplicates
{
    private const int ShortestText = 12;
    private const int Probes = 8;
    private const int LongestBucket = 50;
    private const double SameText = 0.7;
    private const double SameTextOtherHeadline = 0.9;

    /// <summary>The duplicates among fingerprints, each later one once, ordered by its Id. Texts are compared by their five-word
    /// shingles (Broder 1997): the same text has at least 70 % of them in common, 90 % where the headlines differ. Headlines that
    /// differ only in their numbers are never duplicates by their texts. Near-linear: only texts that share one of their smallest
    /// shingles meet.</summary>
    public static IReadOnlyList<Duplicate> Find(IReadOnlyList<Fingerprint> fingerprints)
    {
        // Items repeat what they link to, and round-ups are their items.
        var order = fingerprints.Where(f => f.Document is { IsRoundup: false, Roundup: null }).ToList();
        order.Sort(ByTime);
        var byOriginal = new Dictionary<string, Fingerprint>(StringComparer.Ordinal);
        var byShingle = new Buckets(order.Count * Probes);
        var found = new List<Duplicate>();
        foreach (var later in order)
        {
            if (SameOriginalAs(later, byOriginal) is { } original)
                found.Add(new Duplicate(later.Document.Id, original.Document.Id, DuplicateReason.SameOriginal));
            else if (SameTextAs(later, byShingle) is { } first)
                found.Add(new Duplicate(later.Document.Id, first.Document.Id, DuplicateReason.SameText));
            Remember(later, byShingle);
        }
        found.Sort(static (a, b) => string.CompareOrdinal(a.Later, b.Later));
        return found;
    }

    private static int ByTime(Fingerprint a, Fingerprint b)
    {
        var order = (a.Document.Published ?? DateTimeOffset.MaxValue).CompareTo(b.Document.Published ?? DateTimeOffset.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(a.Document.Id, b.Document.Id);
    }

    private static Fingerprint? SameOriginalAs(Fingerprint later, Dictionary<string, Fingerprint> byOriginal)
    {
        if (later.Document.Original is null || Addresses.Canonical(later.Document.Original) is not { } address)
            return null;
        // A translation has the same original, and is another article.
        address = later.Language + " " + address;
        if (byOriginal.TryGetValue(address, out var first)) return first;
        byOriginal[address] = later;
        return null;
    }

    private static Fingerprint? SameTextAs(Fingerprint later, Buckets byShingle)
    {
        if (later.Length < ShortestText) return null;
        HashSet<Fingerprint>? seen = null;
        HashSet<ulong>? shingles = null;
        for (var i = 0; i < Math.Min(Probes, later.Sketch.Length); i++)
        {
            for (var place = byShingle.First(later.Sketch[i]); place >= 0; place = byShingle.Next(place))
            {
                var first = byShingle.At(place);
                if (!(seen ??= []).Add(first) || Pairs.PairFeatures.ResemblanceOf(later.Sketch, first.Sketch) < SameText / 2
                    || Pairs.PairFeatures.IsSeries(later, first))
                {
                    continue;
                }

                shingles ??= ShinglesOf(later.Document.Whole);
                var alike = Resemblance(shingles, ShinglesOf(first.Document.Whole));
                if (alike >= SameTextOtherHeadline || (alike >= SameText && later.HeadlineShape == first.HeadlineShape))
                    return first;
            }
        }
        return null;
    }

    private static void Remember(Fingerprint fingerprint, Buckets byShingle)
    {
        if (fingerprint.Length < ShortestText) return;
        for (var i = 0; i < Math.Min(Probes, fingerprint.Sketch.Length); i++)
            byShingle.Add(fingerprint.Sketch[i], fingerprint);
    }

    private static HashSet<ulong> ShinglesOf(string text)
    {
        var words = NameLexicon.WordsOf(text);
        var shingles = new HashSet<ulong>(words.Count);
        for (var i = 4; i < words.Count; i++)
        {
            var hash = words[i - 4];
            for (var k = i - 3; k <= i; k++) hash = TermSpace.Join(hash, words[k]);
            shingles.Add(hash);
        }
        return shingles;
    }

    private static double Resemblance(HashSet<ulong> a, HashSet<ulong> b)
    {
        var common = 0;
        foreach (var shingle in a) common += b.Contains(shingle) ? 1 : 0;
        return a.Count + b.Count == 0 ? 0 : (double)common / (a.Count + b.Count - common);
    }

    /// <summary>The first fingerprints of each shingle, in the order in which they came: chains through one array, since most
    /// hold one.</summary>
    private sealed class Buckets(int most)
    {
        private readonly Dictionary<uint, (int First, int Last, int Count)> _chains = new(most);
        private readonly (Fingerprint Fingerprint, int Next)[] _entries = new (Fingerprint, int)[most];
        private int _count;

        public int First(uint shingle) => _chains.TryGetValue(shingle, out var chain) ? chain.First : -1;

        public int Next(int place) => _entries[place].Next;

        public Fingerprint At(int place) => _entries[place].Fingerprint;

        public void Add(uint shingle, Fingerprint fingerprint)
        {
            ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(_chains, shingle, out var exists);
            if (exists && chain.Count == LongestBucket) return;
            if (exists) _entries[chain.Last].Next = _count;
            else chain.First = _count;
            (chain.Last, chain.Count) = (_count, chain.Count + 1);
            _entries[_count++] = (fingerprint, -1);
        }
    }
}

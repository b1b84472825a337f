using System.Globalization;
using System.Numerics;

namespace Digest.Core.Search;

/// <summary>Files that say which documents hold two terms next to each other, for phrases. Pairs are hashed into 65,536 buckets:
/// a list of buckets is far smaller than positions, and a document that holds all the words of a phrase is wrongly taken to hold
/// a pair about once in a hundred times.</summary>
internal static class PairFiles
{
    private const int Buckets = 1 << 16;

    // Documents in the lists of one file, on average at most.
    private const int Wanted = 4000;

    /// <summary>Writes the files and lets go of the pairs of the ranges.</summary>
    /// <returns>Their number, a power of two; bucket b is in file b · number / 65,536.</returns>
    public static int Write(RangeIndex[] ranges, ParallelWork work, List<SearchFile> files)
    {
        var starts = new int[Buckets + 1];
        foreach (var range in ranges)
        {
            foreach (var bucket in range.Pairs.Span) starts[bucket + 1]++;
        }

        for (var b = 0; b < Buckets; b++) starts[b + 1] += starts[b];
        var documents = Documents(ranges, starts);
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(documents.Length / Wanted, 1, Buckets));
        var written = new SearchFile[count];
        work.For(count, file => written[file] = File(file, Buckets / count, starts, documents));
        files.AddRange(written);
        return count;
    }

    private static int[] Documents(RangeIndex[] ranges, int[] starts)
    {
        var documents = new int[starts[^1]];
        var next = starts.AsSpan(0, Buckets).ToArray();
        foreach (var range in ranges)
        {
            var pairs = range.Pairs.Span;
            var at = 0;
            foreach (var (number, end) in range.PairEnds)
            {
                for (; at < end; at++) documents[next[pairs[at]]++] = number;
            }

            range.Pairs.Release();
        }

        return documents;
    }

    private static SearchFile File(int file, int buckets, int[] starts, int[] documents)
    {
        var json = new ByteBuffer();
        json.Add((byte)'{');
        for (var b = file * buckets; b < (file + 1) * buckets; b++)
        {
            if (starts[b] == starts[b + 1]) continue;
            json.Add(json.Length > 1 ? ",\""u8 : "\""u8);
            json.AddNumber(b);
            json.Add("\":\""u8);
            Postings.Encode(documents.AsSpan(starts[b], starts[b + 1] - starts[b]), withLevels: false, json);
            json.Add((byte)'"');
        }

        json.Add("}\n"u8);
        return new(string.Create(CultureInfo.InvariantCulture, $"{SearchIndex.Folder}pairs/{file}.json"), json.Span.ToArray());
    }
}

using System.Globalization;
using System.Text;

namespace Digest.Core.Search;

/// <summary>A file of terms.</summary>
/// <param name="Key">What all its terms begin with.</param>
/// <param name="Size">Its bytes.</param>
internal sealed record TermShard(string Key, int Size)
{
    /// <summary>Unit of the sizes in the manifest, in bytes.</summary>
    public const int SizeUnit = 128;
}

/// <summary>Cuts the vocabulary into files by what terms begin with. A file that would be too large gives away the beginnings
/// that are one character longer, the largest first, until the rest fits; those that are too large themselves are cut likewise.
/// So a term is in the file with the longest key that it begins with, a beginning leads to few files, and where the cuts are
/// depends only on the terms near them.</summary>
internal sealed class TermShards
{
    /// <summary>Largest file in bytes. A single term may exceed it.</summary>
    public const int Limit = 63 * TermShard.SizeUnit;

    private const int TermsAPart = 1024;

    private readonly string[] _terms;
    private readonly byte[][] _parts;
    private readonly int[] _ends;
    private readonly int[] _sums;
    private readonly List<(string Key, List<(int From, int To)> Ranges)> _shards = [];

    private TermShards(TermPostings postings, ParallelWork work)
    {
        _terms = postings.Terms;
        _parts = new byte[(_terms.Length + TermsAPart - 1) / TermsAPart][];
        _ends = new int[_terms.Length];
        work.For(_parts.Length, part => Encode(postings, part));
        _sums = new int[_terms.Length + 1];
        for (var t = 0; t < _terms.Length; t++) _sums[t + 1] = _sums[t] + Entry(t).Length + 1;
    }

    /// <summary>Writes the files.</summary>
    /// <returns>The files in the order of their keys; the first has the empty key.</returns>
    public static IReadOnlyList<TermShard> Write(TermPostings postings, ParallelWork work, List<SearchFile> files)
    {
        var shards = new TermShards(postings, work);
        shards.Cut(0, postings.Terms.Length, "");
        shards._shards.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        var written = new SearchFile[shards._shards.Count];
        work.For(written.Length, i => written[i] = shards.File(i));
        files.AddRange(written);
        var result = new List<TermShard>(written.Length);
        for (var i = 0; i < written.Length; i++) result.Add(new(shards._shards[i].Key, written[i].Bytes.Length));
        return result;
    }

    /// <summary>Name of a file: letters a to z and digits as they are, other characters by their number.</summary>
    internal static string NameOf(string key)
    {
        var name = new StringBuilder("t");
        foreach (var rune in key.EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune)) name.Append((char)rune.Value);
            else name.Append(CultureInfo.InvariantCulture, $"-{rune.Value:x}-");
        }

        return name.ToString();
    }

    // "term":"postings"
    private void Encode(TermPostings postings, int part)
    {
        var output = new ByteBuffer();
        var end = Math.Min(_terms.Length, (part + 1) * TermsAPart);
        for (var t = part * TermsAPart; t < end; t++)
        {
            output.AddString(_terms[t]);
            output.Add(":\""u8);
            Postings.Encode(postings.Of(t), withLevels: true, output);
            output.Add((byte)'"');
            _ends[t] = output.Length;
        }

        _parts[part] = output.Span.ToArray();
    }

    private ReadOnlySpan<byte> Entry(int term)
    {
        var start = term % TermsAPart == 0 ? 0 : _ends[term - 1];
        return _parts[term / TermsAPart].AsSpan(start, _ends[term] - start);
    }

    private int Size(int from, int to) => _sums[to] - _sums[from];

    private void Cut(int from, int to, string key)
    {
        var left = Size(from, to);
        var kept = new List<(int From, int To)>();
        if (left <= Limit || to - from == 1)
        {
            kept.Add((from, to));
        }
        else
        {
            var children = Children(from, to, key.Length);
            foreach (var child in children.OrderByDescending(c => Size(c.From, c.To)).ThenBy(c => c.From))
            {
                // The term that the key is cannot leave.
                if (left <= Limit || _terms[child.From].Length == key.Length)
                {
                    kept.Add(child);
                    continue;
                }

                left -= Size(child.From, child.To);
                Cut(child.From, child.To, KeyOf(_terms[child.From], key.Length));
            }

            kept.Sort();
        }

        if (kept.Count > 0 || key.Length == 0) _shards.Add((key, kept));
    }

    private List<(int From, int To)> Children(int from, int to, int length)
    {
        var children = new List<(int, int)>();
        for (var start = from; start < to;)
        {
            var key = KeyOf(_terms[start], length);
            var end = start + 1;
            while (end < to && _terms[end].Length > length && _terms[end].StartsWith(key, StringComparison.Ordinal)
                && key.Length > length)
            {
                end++;
            }

            children.Add((start, end));
            start = end;
        }

        return children;
    }

    // One character longer; a surrogate pair is not taken apart.
    private static string KeyOf(string term, int length)
    {
        if (term.Length <= length) return term;
        return term[..Math.Min(term.Length, length + (char.IsHighSurrogate(term[length]) ? 2 : 1))];
    }

    private SearchFile File(int shard)
    {
        var (key, ranges) = _shards[shard];
        var json = new ByteBuffer();
        json.Add((byte)'{');
        foreach (var (from, to) in ranges)
        {
            for (var t = from; t < to; t++)
            {
                if (json.Length > 1) json.Add((byte)',');
                json.Add(Entry(t));
            }
        }

        json.Add("}\n"u8);
        return new(SearchIndex.Folder + "terms/" + NameOf(key) + ".json", json.Span.ToArray());
    }
}

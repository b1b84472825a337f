using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking.Fingerprints;

/// <summary>Hashes runs of words, with buffers that it keeps. Not thread-safe.</summary>
internal sealed class Shingles
{
    private const int SketchSize = 64;
    private const int MaxOfQuotations = 512;
    private const int SketchWords = 5;
    private const ulong Base = 0x9E3779B97F4A7C15;
    private uint[] _found = new uint[1024];
    private int _count;

    /// <summary>The smallest 64 hashes of runs of five words, ascending (Broder 1997).</summary>
    public uint[] SketchOf(ReadOnlySpan<ulong> words)
    {
        _count = 0;
        // Three times as many as needed are expected below the limit, so nearly never too few; then all are kept.
        AddBelow(words,
            words.Length <= 4 * SketchSize ? uint.MaxValue : (uint)(uint.MaxValue / (double)words.Length * 3 * SketchSize));
        if (_count < SketchSize && words.Length > 4 * SketchSize)
        {
            _count = 0;
            AddBelow(words, uint.MaxValue);
        }
        return Smallest(SketchSize);
    }

    /// <summary>Hashes of runs of four words (eight unsegmented characters) inside a document's quotations, ascending.</summary>
    public uint[] OfQuotations(string text, IReadOnlyList<string> quotations, string language, TokenizedText buffer)
    {
        _count = 0;
        foreach (var span in QuotationFinder.Find(text))
            AddQuotation(text.AsSpan(span.Start, span.Length), language, buffer);
        foreach (var quotation in quotations) AddQuotation(quotation, language, buffer);
        return Smallest(MaxOfQuotations);
    }

    // A polynomial of the five words, rolled on from word to word.
    private void AddBelow(ReadOnlySpan<ulong> words, uint limit)
    {
        const ulong Oldest = unchecked(Base * Base * Base * Base * Base);
        var hash = 0UL;
        for (var i = 0; i < words.Length; i++)
        {
            hash = (hash * Base) + words[i];
            if (i >= SketchWords) hash -= words[i - SketchWords] * Oldest;
            var shingle = (uint)((hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9 >> 32);
            if (i >= SketchWords - 1 && shingle <= limit) Add(shingle);
        }
    }

    private void AddQuotation(ReadOnlySpan<char> quotation, string language, TokenizedText buffer)
    {
        buffer.Read(quotation, language);
        var words = buffer.Words;
        var size = words.Length > 0 && buffer.Tokens[0].Kind == TokenKind.Character ? 8 : 4;
        for (var i = size - 1; i < words.Length; i++)
        {
            var hash = words[i - size + 1];
            for (var k = i - size + 2; k <= i; k++) hash = TermSpace.Join(hash, words[k]);
            Add((uint)(hash >> 32));
        }
    }

    private void Add(uint shingle)
    {
        if (_count == _found.Length) Array.Resize(ref _found, _count * 2);
        _found[_count++] = shingle;
    }

    private uint[] Smallest(int most)
    {
        if (_count == 0) return [];
        Array.Sort(_found, 0, _count);
        var kept = 0;
        for (var i = 0; i < _count && kept < most; i++)
        {
            if (kept == 0 || _found[i] != _found[kept - 1]) _found[kept++] = _found[i];
        }
        return _found.AsSpan(0, kept).ToArray();
    }
}

using System.Numerics;

namespace Digest.Core.Search;

/// <summary>Lists of document numbers as text of 6 bits a character: the count (5 bits for its length, then itself), the Rice
/// parameter (5 bits), then for each document the gap to the one before, Rice-coded (R. F. Rice, JPL 79-22, 1979), and where
/// wanted its level in 3 bits.</summary>
/// <remarks>The parameter depends on the list alone, so that a list changes only when its own documents do.</remarks>
internal static class Postings
{
    /// <summary>Levels a document can have, from 0.</summary>
    public const int Levels = 8;

    /// <summary>Bits of <see cref="Levels"/>.</summary>
    public const int LevelBits = 3;

    private const int MaxBits = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>Writes a list.</summary>
    /// <param name="entries">Document numbers, ascending; with levels each is number · 8 + level.</param>
    /// <param name="withLevels">Whether the entries carry levels.</param>
    /// <param name="output">Where the characters go, as ASCII.</param>
    public static void Encode(ReadOnlySpan<int> entries, bool withLevels, ByteBuffer output)
    {
        var bits = new BitWriter(output);
        var length = 32 - BitOperations.LeadingZeroCount((uint)entries.Length);
        bits.Write(length, 5);
        bits.Write(entries.Length, length);
        if (entries.Length > 0)
        {
            var shift = withLevels ? LevelBits : 0;
            var parameter = Parameter(((entries[^1] >> shift) + 1) / entries.Length);
            bits.Write(parameter, 5);
            var previous = -1;
            foreach (var entry in entries)
            {
                var document = entry >> shift;
                var gap = document - previous - 1;
                for (var ones = gap >> parameter; ones > 0; ones -= Math.Min(ones, MaxBits))
                    bits.Write((1 << Math.Min(ones, MaxBits)) - 1, Math.Min(ones, MaxBits));
                bits.Write(gap & ((1 << parameter) - 1), parameter + 1);
                if (withLevels) bits.Write(entry & (Levels - 1), LevelBits);
                previous = document;
            }
        }

        bits.Finish();
    }

    /// <summary>The character of 6 bits.</summary>
    public static char Digit(int bits) => Alphabet[bits];

    /// <summary>Reads a list, as the browser does.</summary>
    public static List<int> Decode(string text, bool withLevels)
    {
        var at = 0;
        var count = Read(Read(5));
        var entries = new List<int>(count);
        var parameter = count > 0 ? Read(5) : 0;
        for (var document = -1; entries.Count < count;)
        {
            var ones = 0;
            while (Read(1) == 1) ones++;
            document += (ones << parameter) + Read(parameter) + 1;
            entries.Add(withLevels ? (document << LevelBits) | Read(LevelBits) : document);
        }

        return entries;

        int Read(int bits)
        {
            var value = 0;
            for (; bits > 0; bits--, at++)
                value = (value << 1) | ((Alphabet.IndexOf(text[at / 6], StringComparison.Ordinal) >> (5 - (at % 6))) & 1);
            return value;
        }
    }

    // Best where 2^k is near 0.69 of the mean gap.
    private static int Parameter(int mean) => mean < 2 ? 0 : BitOperations.Log2((uint)(mean * 3 / 4));

    private struct BitWriter(ByteBuffer output)
    {
        private long _held;
        private int _count;

        // At most 30 bits.
        public void Write(int value, int bits)
        {
            _held = (_held << bits) | (uint)value;
            for (_count += bits; _count >= 6;)
            {
                _count -= 6;
                output.Add((byte)Alphabet[(int)(_held >> _count) & 63]);
            }
        }

        public void Finish()
        {
            if (_count > 0) Write(0, 6 - _count);
        }
    }
}

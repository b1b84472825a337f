using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Digest.Linking.Text;

/// <summary>What a word is to linking.</summary>
/// <param name="Name">Identity of the folded, unstemmed word; 0 for a word of which folding leaves nothing.</param>
/// <param name="Term">Its term: stemmed, of its language.</param>
/// <param name="Prior">The prior's step of the term (<see cref="CommonWords"/>).</param>
internal readonly record struct WordForm(ulong Name, ulong Term, byte Prior);

/// <summary>
/// Folds, stems and looks up words of one language, and remembers the latest ones: a text says little with few words. A memory of
/// fixed size (each word has one place and takes it from the word before), so a site of any size needs no more. Not thread-safe.
/// </summary>
internal sealed class WordForms
{
    private const int Longest = 16; // of a remembered word
    private const int PlaceBits = 14;
    private readonly Entry[] entries = new Entry[1 << PlaceBits];
    private string? language;
    private TermSpace space;

    private struct Entry
    {
        public Key Key;
        public WordForm Form;
    }

    // The characters of a word of at most sixteen, zeros behind them; no word is all zeros.
    private readonly record struct Key(ulong A, ulong B, ulong C, ulong D)
    {
        public int Place
        {
            get
            {
                var hash = (A * 0x9E3779B97F4A7C15) ^ ulong.RotateLeft(B * 0xC2B2AE3D27D4EB4F, 21) ^ ulong.RotateLeft((C ^ (D << 7)) * 0x165667B19E3779F9, 42);
                return (int)(((hash ^ (hash >> 31)) * 0xBF58476D1CE4E5B9) >> (64 - PlaceBits));
            }
        }
    }

    /// <summary>Turns to a language; forgets the words of another.</summary>
    public void Use(string primaryLanguage)
    {
        if (string.Equals(language, primaryLanguage, StringComparison.Ordinal))
            return;
        language = primaryLanguage;
        space = new TermSpace(primaryLanguage);
        Array.Clear(entries);
    }

    /// <summary>The form of the word at an offset of a text.</summary>
    public WordForm Of(ReadOnlySpan<char> text, int start, int length)
    {
        if (length > Longest)
            return Read(text.Slice(start, length));
        var key = KeyOf(text, start, length);
        ref var entry = ref entries[key.Place];
        if (entry.Key.A != key.A || entry.Key.B != key.B || entry.Key.C != key.C || entry.Key.D != key.D)
        {
            entry.Form = Read(text.Slice(start, length));
            entry.Key = key;
        }
        return entry.Form;
    }

    private WordForm Read(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[Folding.Longest];
        var length = Folding.Fold(word, folded);
        if (length == 0)
            return default;
        var name = TermSpace.Name(folded[..length]);
        var term = space.Folded(folded[..length]);
        return new WordForm(name, term, (byte)CommonWords.StepOf(term));
    }

    private static Key KeyOf(ReadOnlySpan<char> text, int start, int length)
    {
        if (start + Longest > text.Length)
        {
            Span<char> padded = stackalloc char[Longest];
            padded.Clear();
            text.Slice(start, length).CopyTo(padded);
            return KeyOf(padded, 0, Longest);
        }
        var bytes = MemoryMarshal.AsBytes(text.Slice(start, Longest));
        var first = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length <= 4)
            return new Key(Part(first, length), 0, 0, 0);
        var second = Part(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), length - 4);
        if (length <= 8)
            return new Key(first, second, 0, 0);
        return new Key(
            first,
            second,
            Part(BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]), length - 8),
            Part(BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]), length - 12));
    }

    // The first characters of four.
    private static ulong Part(ulong four, int characters) =>
        characters >= 4 ? four : characters <= 0 ? 0 : four & ((1UL << (16 * characters)) - 1);
}

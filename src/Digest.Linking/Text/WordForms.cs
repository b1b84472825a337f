using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Digest.Linking.Text;

/// <summary>What a word is to linking.</summary>
/// <param name="Name">Identity of the folded, unstemmed word; 0 for a word of which folding leaves nothing.</param>
/// <param name="Term">Its term: stemmed, of its language.</param>
/// <param name="Prior">The prior's step of the term (<see cref="CommonWords"/>).</param>
internal readonly record struct WordForm(ulong Name, ulong Term, byte Prior);

/// <summary>Folds, stems and looks up words of one language, and remembers the latest ones: a text says little with few words. A
/// memory of fixed size (each word has one place and takes it from the word before), so a site of any size needs no more. Not
/// thread-safe.</summary>
internal sealed class WordForms
{
    private const int Longest = 16; // of a remembered word
    private const int PlaceBits = 14;
    private readonly Entry[] _entries = new Entry[1 << PlaceBits];
    private string? _language;
    private TermSpace _space;

    private struct Entry
    {
        public ulong Key;
        public WordForm Form;
    }

    /// <summary>Turns to a language; forgets the words of another.</summary>
    public void Use(string primaryLanguage)
    {
        if (string.Equals(_language, primaryLanguage, StringComparison.Ordinal)) return;
        _language = primaryLanguage;
        _space = new TermSpace(primaryLanguage);
        Array.Clear(_entries);
    }

    /// <summary>The form of a word of a text. Words are told apart by a hash of 64 bits, as terms are: that of the tokenizer
    /// where it has one.</summary>
    public WordForm Of(ReadOnlySpan<char> text, in Token word, ulong key)
    {
        if (key == 0)
        {
            if (word.Length > Longest) return Read(text.Slice(word.Start, word.Length));
            key = KeyOf(text, word.Start, word.Length);
        }
        ref var entry = ref _entries[(int)(key >> (64 - PlaceBits))];
        if (entry.Key != key)
        {
            entry.Form = Read(text.Slice(word.Start, word.Length));
            entry.Key = key;
        }
        return entry.Form;
    }

    private WordForm Read(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[Folding.Longest];
        var length = Folding.Fold(word, folded);
        if (length == 0) return default;
        var name = TermSpace.Name(folded[..length]);
        var term = _space.Folded(folded[..length]);
        return new WordForm(name, term, (byte)CommonWords.StepOf(term));
    }

    private static ulong KeyOf(ReadOnlySpan<char> text, int start, int length)
    {
        if (start + Longest > text.Length)
        {
            Span<char> padded = stackalloc char[Longest];
            padded.Clear();
            text.Slice(start, length).CopyTo(padded);
            return KeyOf(padded, 0, length);
        }
        var bytes = MemoryMarshal.AsBytes(text.Slice(start, Longest));
        var key = Mix(Part(BinaryPrimitives.ReadUInt64LittleEndian(bytes), length), 0);
        for (var i = 4; i < length; i += 4)
            key = Mix(Part(BinaryPrimitives.ReadUInt64LittleEndian(bytes[(2 * i)..]), length - i), key);
        return key;
    }

    private static ulong Mix(ulong four, ulong before)
    {
        var high = Math.BigMul(four ^ before ^ 0x9E3779B97F4A7C15, 0xD1B54A32D192ED03, out var low);
        return high ^ low;
    }

    // The first characters of four.
    private static ulong Part(ulong four, int characters) =>
        characters >= 4 ? four : four & ((1UL << (16 * characters)) - 1);
}

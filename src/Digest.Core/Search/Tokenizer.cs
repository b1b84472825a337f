using System.Globalization;
using System.Text;

namespace Digest.Core.Search;

/// <summary>Takes the terms of a text.</summary>
internal interface ITermSink
{
    /// <summary>A term.</summary>
    /// <param name="term">Its folded form.</param>
    /// <param name="state">State of <see cref="TermHash"/> after the term.</param>
    /// <param name="inSequence">False for a last single character, which stands beside the sequence of the text.</param>
    void Term(scoped ReadOnlySpan<char> term, uint state, bool inSequence);
}

/// <summary>Cuts a text into terms: runs of letters, digits and marks, folded. Runs of scripts without spaces give every pair of
/// neighbouring characters, and their last character by itself, so that a single character can be found as a beginning.</summary>
internal static class Tokenizer
{
    /// <summary>Longest term, in UTF-16 units; longer runs are no words.</summary>
    public const int Longest = 60;

    /// <summary>Gives the terms of a text in order.</summary>
    public static void Read<TSink>(string text, ref TSink sink)
        where TSink : struct, ITermSink, allows ref struct
    {
        Span<char> folded = stackalloc char[Longest];
        for (var at = 0; at < text.Length;)
        {
            var (start, length, state) = (at, 0, TermHash.Start);
            for (; at < text.Length; at++)
            {
                var c = text[at];
                if (c >= '\u0080') break;
                var lower = Lower[c];
                if (lower == 0) break;
                if (length == Longest) continue;
                folded[length++] = (char)lower;
                state = TermHash.Add(state, (char)lower);
            }

            var width = at < text.Length && text[at] >= '\u0080' ? Width(text, at) : 0;
            if (width > 0)
            {
                do at += width;
                while (at < text.Length && (width = Width(text, at)) > 0);
                Slow(text[start..at], ref sink);
                continue;
            }

            if (length is > 0 and < Longest) sink.Term(folded[..length], state, true);
            at += IsPossessive(text, at) ? 2 : 1;
        }
    }

    // ASCII letters in lower case and digits; 0 for all else.
    private static ReadOnlySpan<byte> Lower =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 0, 0, 0, 0, 0, 0,
        0, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120,
        121, 122, 0, 0, 0, 0, 0,
        0, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120,
        121, 122, 0, 0, 0, 0, 0,
    ];

    // 's and ’s at the end of a word: what is Greece's is found by Greece.
    private static bool IsPossessive(string text, int at) =>
        at + 1 < text.Length && text[at] is '\'' or '\u2019' && text[at + 1] is 's' or 'S'
            && (at + 2 == text.Length || Width(text, at + 2) == 0);

    // Code units of the letter, digit or mark at a place; 0 where there is none.
    private static int Width(string text, int at)
    {
        var c = text[at];
        if (c < '\u0080') return Lower[c] == 0 ? 0 : 1;
        if (!char.IsSurrogate(c)) return IsWord(CharUnicodeInfo.GetUnicodeCategory(c)) ? 1 : 0;
        return Rune.TryGetRuneAt(text, at, out var rune) && IsWord(Rune.GetUnicodeCategory(rune)) ? 2 : 0;
    }

    // Letters, marks and numbers are the first eleven categories.
    private static bool IsWord(UnicodeCategory category) => category <= UnicodeCategory.OtherNumber;

    private static void Slow<TSink>(string run, ref TSink sink)
        where TSink : struct, ITermSink, allows ref struct
    {
        var folded = Folding.Fold(run).AsSpan();
        for (var at = 0; at < folded.Length;)
        {
            var start = at;
            var unspaced = Folding.IsUnspaced(folded[at]);
            while (at < folded.Length && Folding.IsUnspaced(folded[at]) == unspaced) at++;
            if (unspaced) Pairs(folded[start..at], ref sink);
            else if (at - start < Longest) Give(folded[start..at], true, ref sink);
        }
    }

    private static void Pairs<TSink>(ReadOnlySpan<char> run, ref TSink sink)
        where TSink : struct, ITermSink, allows ref struct
    {
        for (var i = 0; i + 1 < run.Length; i++) Give(run.Slice(i, 2), true, ref sink);
        Give(run[^1..], run.Length == 1, ref sink);
    }

    private static void Give<TSink>(ReadOnlySpan<char> term, bool inSequence, ref TSink sink)
        where TSink : struct, ITermSink, allows ref struct => sink.Term(term, TermHash.Add(TermHash.Start, term), inSequence);
}

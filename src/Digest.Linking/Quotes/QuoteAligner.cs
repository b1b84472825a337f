namespace Digest.Linking.Quotes;

/// <summary>How two quotations align.</summary>
/// <param name="Matched">Words that align.</param>
/// <param name="OnlyFirst">Words of the first between its aligned ones that the second lacks, gaps and insertions aside.</param>
/// <param name="OnlySecond">The same for the second.</param>
internal sealed record QuoteAlignment(int Matched, List<QuotedWord> OnlyFirst, List<QuotedWord> OnlySecond);

/// <summary>Aligns quotations word by word: local alignment (Smith and Waterman 1981) in which gaps at "…" and words in brackets
/// cost nothing, and spellings may differ by a letter.</summary>
internal static class QuoteAligner
{
    private const int Match = 2;
    private const int Miss = -1;

    /// <summary>The words of a quotation.</summary>
    /// <param name="quotation">The quotation.</param>
    /// <param name="speech">The words of its language.</param>
    public static List<QuotedWord> WordsOf(string quotation, Speech speech)
    {
        var words = new List<QuotedWord>();
        var (position, inserted, gap) = (0, false, false);
        var all = new TextWords(quotation, speech);
        for (var i = 0; i < all.Count; i++)
        {
            var word = all[i];
            Read(quotation.AsSpan(position, word.Token.Start - position), ref inserted, ref gap);
            words.Add(new QuotedWord(word.Folded, gap, inserted, word.Token.Kind == Text.TokenKind.Character,
                speech.IsNegation(word.Folded)));
            gap = false;
            position = word.Token.End;
        }
        return words;
    }

    private static void Read(ReadOnlySpan<char> between, ref bool inserted, ref bool gap)
    {
        gap |= between.Contains('\u2026') || between.IndexOf("..") >= 0 || between.IndexOf(". .") >= 0;
        var (open, close) = (between.LastIndexOf('['), between.LastIndexOf(']'));
        if (open > close) inserted = true;
        else if (close >= 0) inserted = false;
    }

    /// <summary>The best alignment of two quotations.</summary>
    public static QuoteAlignment Align(List<QuotedWord> a, List<QuotedWord> b)
    {
        var scores = new int[a.Count + 1, b.Count + 1];
        var (best, bestI, bestJ) = (0, 0, 0);
        for (var i = 1; i <= a.Count; i++)
        {
            for (var j = 1; j <= b.Count; j++)
            {
                var score = Math.Max(0, scores[i - 1, j - 1] + (AreAlike(a[i - 1], b[j - 1]) ? Match : Miss));
                score = Math.Max(score, scores[i - 1, j] + Cost(a, i - 1, b, j));
                score = Math.Max(score, scores[i, j - 1] + Cost(b, j - 1, a, i));
                scores[i, j] = score;
                if (score > best) (best, bestI, bestJ) = (score, i, j);
            }
        }
        return Trace(a, b, scores, bestI, bestJ);
    }

    // The cost of a word that the other lacks: none in brackets, nor where either side has a gap next to it.
    private static int Cost(List<QuotedWord> words, int word, List<QuotedWord> other, int place) =>
        words[word].Inserted || (place < other.Count && other[place].Gap) ? 0 : Miss;

    private static QuoteAlignment Trace(List<QuotedWord> a, List<QuotedWord> b, int[,] scores, int i, int j)
    {
        var matched = 0;
        var (first, second) = (new List<QuotedWord>(), new List<QuotedWord>());
        while (i > 0 && j > 0 && scores[i, j] > 0)
        {
            var alike = AreAlike(a[i - 1], b[j - 1]);
            if (scores[i, j] == scores[i - 1, j - 1] + (alike ? Match : Miss))
            {
                matched += alike ? 1 : 0;
                if (!alike)
                {
                    first.Add(a[i - 1]);
                    second.Add(b[j - 1]);
                }
                i--;
                j--;
            }
            else if (scores[i, j] == scores[i - 1, j] + Cost(a, i - 1, b, j))
            {
                if (Cost(a, i - 1, b, j) < 0) first.Add(a[i - 1]);
                i--;
            }
            else
            {
                if (Cost(b, j - 1, a, i) < 0) second.Add(b[j - 1]);
                j--;
            }
        }
        return new QuoteAlignment(matched, first, second);
    }

    /// <summary>The same word, perhaps spelt in another way: never numbers, negations or short words.</summary>
    private static bool AreAlike(in QuotedWord one, in QuotedWord other)
    {
        var (a, b) = (one.Folded, other.Folded);
        if (string.Equals(a, b, StringComparison.Ordinal)) return true;
        if (a.Length < 5 || b.Length < 5 || Math.Abs(a.Length - b.Length) > 2 || char.IsDigit(a[0]) || char.IsDigit(b[0]))
            return false;
        if (one.Negation || other.Negation || !a.AsSpan(0, 3).SequenceEqual(b.AsSpan(0, 3))) return false;
        return Distance(a, b) <= (Math.Min(a.Length, b.Length) >= 6 ? 2 : 1);
    }

    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}

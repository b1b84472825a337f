using Digest.Linking.Quotes;

namespace Digest.Linking.Text;

/// <summary>What a headline says of a series that the article belongs to; identities of words, 0 for none.</summary>
/// <param name="Series">The words before "part 2".</param>
/// <param name="Number">The number behind "part".</param>
/// <param name="First">The words before the first colon or dash, two at least: "Trends on Tuesday: …".</param>
/// <param name="Last">The words behind the last colon or dash, two at least: "… – Usability Case Study".</param>
internal readonly record struct HeadlineParts(ulong Series, ulong Number, ulong First, ulong Last)
{
    /// <summary>Parts of one series: the same words before "part", another number behind it.</summary>
    public static bool AreNumbered(in HeadlineParts a, in HeadlineParts b) =>
        a.Series != 0 && a.Series == b.Series && a.Number != b.Number;

    /// <summary>Headlines of one column: one of their two sides is the same, the other is not.</summary>
    public static bool AreOfOneColumn(in HeadlineParts a, in HeadlineParts b) =>
        (a.First != 0 && a.First == b.First && a.Last != b.Last) || (a.Last != 0 && a.Last == b.Last && a.First != b.First);

    /// <summary>Reads a headline that was tokenized.</summary>
    /// <param name="headline">The headline.</param>
    /// <param name="read">Its words.</param>
    /// <param name="counters">Words before the number of a part, in its language.</param>
    /// <param name="speech">Number words of its language.</param>
    public static HeadlineParts Parse(ReadOnlySpan<char> headline, TokenizedText read, IdentitySet counters, Speech speech)
    {
        var tokens = read.Tokens;
        var words = read.Words;
        ulong series = 0, number = 0, before = 0, first = 0, last = 0;
        var (sinceBreak, seen) = (0, false);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i > 0 && IsBreak(headline[tokens[i - 1].End..tokens[i].Start]))
            {
                first = seen ? first : sinceBreak > 1 ? last : 0;
                (last, sinceBreak, seen) = (0, 0, true);
            }
            if (series == 0 && i > 0 && i + 1 < tokens.Length && counters.Contains(words[i])
                && IsNumber(headline.Slice(tokens[i + 1].Start, tokens[i + 1].Length), speech))
            {
                (series, number) = (before, words[i + 1]);
            }

            before = TermSpace.Join(before, words[i]);
            last = TermSpace.Join(last, words[i]);
            sinceBreak++;
        }
        return new HeadlineParts(series, number, first, seen && sinceBreak > 1 ? last : 0);
    }

    private static bool IsBreak(ReadOnlySpan<char> between) =>
        between.ContainsAny(":|\u2013\u2014") || between.Contains(" - ", StringComparison.Ordinal);

    private static bool IsNumber(ReadOnlySpan<char> word, Speech speech) =>
        char.IsAsciiDigit(word[0]) || word is "I" or "II" or "III" or "IV" or "V" or "VI" || speech.IsNumberWord(Lower(word));

    private static string Lower(ReadOnlySpan<char> word) => Folding.Fold(word.ToString());
}

using Digest.Linking.Names;
using Digest.Linking.Quotes;

namespace Digest.Linking.Reasons;

/// <summary>Finds what two documents both quote, for one line of explanation.</summary>
internal static class SharedWords
{
    /// <summary>The quotation of <paramref name="a"/> that has the longest run of words in common with one of
    /// <paramref name="b"/>.</summary>
    public static string? FindLongest(LinkDocument a, LinkDocument b)
    {
        var theirs = new HashSet<(ulong, ulong, ulong, ulong)>();
        foreach (var quotation in All(b))
        {
            var words = NameLexicon.WordsOf(quotation);
            for (var i = 3; i < words.Count; i++) theirs.Add((words[i - 3], words[i - 2], words[i - 1], words[i]));
        }
        string? best = null;
        var most = 0;
        foreach (var quotation in All(a))
        {
            var words = NameLexicon.WordsOf(quotation);
            var shared = 0;
            for (var i = 3; i < words.Count; i++)
                shared += theirs.Contains((words[i - 3], words[i - 2], words[i - 1], words[i])) ? 1 : 0;
            if (shared > most) (most, best) = (shared, quotation);
        }
        return best;
    }

    private static IEnumerable<string> All(LinkDocument document)
    {
        var text = document.Whole;
        foreach (var span in QuotationFinder.Find(text)) yield return text.Substring(span.Start, span.Length);
        foreach (var quotation in document.Quotations) yield return quotation;
    }
}

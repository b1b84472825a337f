using Digest.Linking.Names;
using Digest.Linking.Text;

namespace Digest.Linking.Quotes;

/// <summary>Reads the quotations of a telling.</summary>
internal static class QuotedReader
{
    private const int LongestInterruption = 80;

    // Each is compared with each of the other tellings; no report quotes so often.
    private const int MaxQuotations = 500;

    /// <summary>All quotations of a document in their order, those of its markup last; pieces of one sentence are put
    /// together.</summary>
    /// <param name="document">The document.</param>
    /// <param name="telling">Its place among the tellings.</param>
    /// <param name="knownNames">Names whose kind is known.</param>
    public static List<Quoted> Read(LinkDocument document, int telling, IReadOnlyList<LinkName> knownNames)
    {
        var text = document.Whole;
        var language = Folding.PrimaryLanguage(document.Language);
        var spans = QuotationFinder.Find(text);
        var attribution =
            new Lazy<Attribution>(() =>
                new Attribution(new TellingText(text, KindsOf(document.Names, knownNames), language), spans),
                    LazyThreadSafetyMode.None);
        var speech = Speech.For(language);
        var result = new List<Quoted>();
        for (var i = 0; i < spans.Count && result.Count < MaxQuotations; i++)
        {
            var last = i;
            while (last + 1 < spans.Count && IsInterrupted(text, spans[last], spans[last + 1])) last++;
            var parts = new List<string>();
            for (var k = i; k <= last; k++) parts.Add(text.Substring(spans[k].Start, spans[k].Length));
            var first = i;
            Add(result, speech, telling, string.Join(' ', parts), () => attribution.Value.OfAny(first, last));
            i = last;
        }
        foreach (var quotation in document.Quotations)
        {
            if (!text.Contains(quotation, StringComparison.Ordinal) || !IsKnown(result, quotation))
                Add(result, speech, telling, quotation.Trim().Trim('"', '\u201C', '\u201D'), null);
        }
        return result;
    }

    private static Dictionary<ulong, NameKind> KindsOf(params ReadOnlySpan<IReadOnlyList<LinkName>> lists)
    {
        var kinds = new Dictionary<ulong, NameKind>();
        foreach (var list in lists)
        {
            foreach (var name in list)
            {
                kinds.TryAdd(NameLexicon.KeyOf(name.Name), name.Kind);
                foreach (var alias in name.Aliases) kinds.TryAdd(NameLexicon.KeyOf(alias), name.Kind);
            }
        }
        return kinds;
    }

    private static bool IsKnown(List<Quoted> quoted, string text)
    {
        foreach (var one in quoted)
        {
            if (text.Contains(one.Text, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    // “I will,” she said, “not go”: one quotation that its speaker interrupts.
    private static bool IsInterrupted(string text, QuotationSpan a, QuotationSpan b)
    {
        if (b.Start - a.End > LongestInterruption || a.Length == 0 || text[a.End - 1] != ',') return false;
        var between = text.AsSpan(a.End, b.Start - a.End);
        return !between.ContainsAny('\n', '.', ';') && between.Contains(',');
    }

    private static void Add(List<Quoted> result, Speech speech, int telling, string text, Func<IReadOnlyList<Speaker>>? speakers)
    {
        text = text.Replace("\n", " ", StringComparison.Ordinal).TrimEnd(',', ' ');
        var words = QuoteAligner.WordsOf(text, speech);
        if (IsLongEnough(words) && IsSpeech(text, words)) result.Add(new Quoted(telling, text, words, speakers));
    }

    // An address, a path and the title of a work are no quotations.
    private static bool IsSpeech(string text, List<QuotedWord> words) =>
        words[0].Character || (text.AsSpan().Count(' ') >= 3 && !Attribution.IsTitle(text));

    /// <summary>Four words, or eight characters of an unsegmented script.</summary>
    public static bool IsLongEnough(List<QuotedWord> words)
    {
        var weight = 0;
        foreach (var word in words) weight += word.Character ? 1 : 2;
        return weight >= 8;
    }
}

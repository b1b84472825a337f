using Digest.Linking.Fingerprints;
using Digest.Linking.Pairs;
using Digest.Linking.Stories;
using Digest.Linking.Text;
using Digest.Linking.Weights;

namespace Digest.Linking.Reasons;

/// <summary>Puts into readers' words what two documents have in common.</summary>
internal static class ReasonFinder
{
    private const int Most = 6;
    private const int MaxLooked = 90;
    private const float TellingBits = 6.5f;
    private const int DaysOfSource = 3;
    private const double WeightOfSource = 0.02;

    /// <summary>The reasons for a link: the editor's, cited reports, quotations, names, then distinctive words, and a common
    /// publisher last, never alone. Empty if nothing can be said.</summary>
    public static List<Reason> Find(Corpus corpus, EditorRules rules, int a, int b)
    {
        var reasons = new List<Reason>();
        var (left, right) = (corpus.Documents[a], corpus.Documents[b]);
        if (rules.AreRelated(a, b) || rules.AreMentioned(a, b))
        {
            reasons.Add(rules.AreRelated(a, b) ? new(ReasonKind.Editor, "related", 1)
                : new(ReasonKind.Editor, Wording.Mention, 1) { Direction = Direction(rules.LinksTo(a, b), rules.LinksTo(b, a)) });
        }

        if (SharedAddress(left, right) is { } address)
        {
            reasons.Add(new(ReasonKind.Original, address, 1)
            { Direction = Direction(IsOriginalOf(address, right), IsOriginalOf(address, left)) });
        }

        if (PairFeatures.QuotedAlike(left, right) is { } shared and > 0)
            reasons.Add(new Reason(ReasonKind.Quote, QuotedWords(left, right), Math.Min(1, shared / 20.0)));
        AddTerms(corpus, a, b, reasons);
        if (reasons.Count > 0 && SharedSource(left, right) is { } source)
            reasons.Add(new Reason(ReasonKind.Source, source, WeightOfSource));
        return reasons;
    }

    private static ReasonDirection Direction(bool forward, bool backward) => forward == backward ? ReasonDirection.None
        : forward ? ReasonDirection.Forward : ReasonDirection.Backward;

    private static bool IsOriginalOf(string address, Fingerprint document) => document.Document.Original is { } original
        && Addresses.Canonical(original) is { } own && own == Addresses.Canonical(address);

    // Two reports of one publisher within days: worth a word beside other evidence, and no reason by itself.
    private static string? SharedSource(Fingerprint a, Fingerprint b) =>
        a.Document.Source is { } source && string.Equals(source, b.Document.Source, StringComparison.Ordinal)
            && a.Day is { } x && b.Day is { } y && Math.Abs((long)x - y) <= DaysOfSource
            ? source
            : null;

    private static string? SharedAddress(Fingerprint a, Fingerprint b)
    {
        int i = 0, j = 0;
        while (i < a.Cited.Length && j < b.Cited.Length)
        {
            if (a.Cited[i] == b.Cited[j]) return AddressOf(a.Document, a.Cited[i]);
            if (a.Cited[i] < b.Cited[j]) i++;
            else j++;
        }
        return null;
    }

    private static string? AddressOf(LinkDocument document, ulong identity)
    {
        foreach (var link in document.Links)
        {
            if (Addresses.Canonical(link) is { } canonical && TermSpace.Exact(canonical) == identity) return link;
        }
        return document.Original;
    }

    private static string QuotedWords(Fingerprint a, Fingerprint b) => SharedWords.FindLongest(a.Document, b.Document) ?? "";

    private static void AddTerms(Corpus corpus, int a, int b, List<Reason> reasons)
    {
        var (left, right) = (corpus.Vectors[a], corpus.Vectors[b]);
        var total = 0f;
        var weights = new float[Math.Min(left.Ids.Length, right.Ids.Length)];
        var places = new int[weights.Length];
        var found = 0;
        int i = 0, j = 0;
        while (i < left.Ids.Length && j < right.Ids.Length)
        {
            if (left.Ids[i] == right.Ids[j])
            {
                var rarity = corpus.Statistics.RarityOf(left.Ids[i]);
                var product = left.Marks[i].WeightAt(rarity) * right.Marks[j].WeightAt(rarity);
                total += product;
                weights[found] = -product;
                places[found++] = i;
                i++;
                j++;
            }
            else if (left.Ids[i] < right.Ids[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        Array.Sort(weights, places, 0, found);
        Choose(corpus, a, places.AsSpan(0, Math.Min(found, MaxLooked)), total, weights, reasons);
    }

    private static void Choose(Corpus corpus, int a, ReadOnlySpan<int> places, float total, float[] negatives,
        List<Reason> reasons)
    {
        var vector = corpus.Vectors[a];
        var names = new List<Reason>();
        var words = new List<Reason>();
        for (var rank = 0; rank < places.Length; rank++)
        {
            var (weight, place) = (-negatives[rank], places[rank]);
            var isName = (vector.Marks[place].Role & TermRole.Name) != 0;
            var rarity = corpus.Statistics.RarityOf(vector.Ids[place]);
            if (!isName && (words.Count == Most || rarity < TellingBits)) continue;
            var reason = TermReasons.Find(corpus, a, corpus.Statistics.TermOf(vector.Ids[place]), rarity,
                Math.Round(weight / Math.Max(total, 1e-6f), 4));
            if (reason is null || (!isName && (IsPart(names, reason.Value) || IsPart(words, reason.Value)))) continue;
            if (isName) AddName(names, reason);
            else words.Add(reason);
        }
        words.RemoveAll(word => IsPart(names, word.Value));
        for (var k = 0; k < names.Count && k < Most; k++) reasons.Add(names[k]);
        for (var k = 0; k < words.Count && reasons.Count < Most; k++) reasons.Add(words[k]);
    }

    // "Carafano" says nothing beside "James Carafano": the longer form takes the weight of the shorter.
    private static void AddName(List<Reason> names, Reason reason)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (Contains(names[i].Value, reason.Value) || AreForms(names[i].Value, reason.Value))
            {
                names[i] = names[i] with { Weight = Math.Round(names[i].Weight + reason.Weight, 4) };
                return;
            }
            if (!Contains(reason.Value, names[i].Value)) continue;
            // "Anna" and "Smith", each met before "Anna Smith", are both in it.
            var weight = reason.Weight;
            foreach (var part in names) weight += Contains(reason.Value, part.Value) ? part.Weight : 0;
            names[i] = reason with { Weight = Math.Round(weight, 4) };
            names.RemoveAll(part => part.Value != reason.Value && Contains(reason.Value, part.Value));
            return;
        }
        if (names.Count < 2 * Most) names.Add(reason);
    }

    // "Russia", "Russian" and "Russians".
    private static bool AreForms(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        return common >= 4 && Math.Max(a.Length, b.Length) - common <= 3 && Math.Min(a.Length, b.Length) - common <= 1;
    }

    private static bool IsPart(List<Reason> of, string value)
    {
        foreach (var reason in of)
        {
            if (Contains(reason.Value, value)) return true;
        }
        return false;
    }

    private static bool Contains(string whole, string part)
    {
        var at = whole.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(whole[at - 1]))
            && (at + part.Length == whole.Length || !char.IsLetterOrDigit(whole[at + part.Length]));
    }
}

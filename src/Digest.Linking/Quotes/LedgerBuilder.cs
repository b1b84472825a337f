using Digest.Linking.Text;

namespace Digest.Linking.Quotes;

/// <summary>Groups the quotations of several tellings that are the same, and compares how they are worded and
/// attributed.</summary>
internal static class LedgerBuilder
{
    private const double Coverage = 0.8;

    /// <summary>The shared quotations of the tellings of one story.</summary>
    public static List<SharedQuotation> Build(IReadOnlyList<LinkDocument> tellings, IReadOnlyList<LinkName> knownNames)
    {
        var all = new List<Quoted>();
        for (var i = 0; i < tellings.Count; i++) all.AddRange(QuotedReader.Read(tellings[i], i, knownNames));
        if (all.Count < 2) return [];
        var alignments = Alignments(all);
        if (alignments.Count == 0) return [];
        var group = Groups(all.Count, alignments.Keys);
        var speakers = new SpeakerNames(knownNames, tellings);
        var result = new List<SharedQuotation>();
        for (var first = 0; first < all.Count; first++)
        {
            if (group[first] != first) continue;
            var members = new List<int>();
            for (var i = first; i < all.Count; i++)
            {
                if (group[i] == first) members.Add(i);
            }
            if (members.Count > 1) result.Add(Entry(tellings, all, members, alignments, speakers));
        }
        return result;
    }

    private static SortedDictionary<(int, int), QuoteAlignment> Alignments(List<Quoted> all)
    {
        var alignments = new SortedDictionary<(int, int), QuoteAlignment>();
        var words = all.ConvertAll(static q => WordSet(q.Words));
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = i + 1; j < all.Count; j++)
            {
                if (all[i].Telling == all[j].Telling || !MayShare(words[i], words[j])) continue;
                var alignment = QuoteAligner.Align(all[i].Words, all[j].Words);
                if (IsShared(alignment.Matched, all[i].Words, all[j].Words)) alignments[(i, j)] = alignment;
            }
        }
        return alignments;
    }

    private static HashSet<string> WordSet(List<QuotedWord> words)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words) set.Add(word.Folded);
        return set;
    }

    // A cheap bound before the alignment: half of the shorter's words occur in the longer at all.
    private static bool MayShare(HashSet<string> a, HashSet<string> b)
    {
        var (small, large) = a.Count <= b.Count ? (a, b) : (b, a);
        var common = 0;
        foreach (var word in small) common += large.Contains(word) ? 1 : 0;
        return common * 2 >= small.Count;
    }

    private static bool IsShared(int matched, List<QuotedWord> a, List<QuotedWord> b)
    {
        var least = a[0].Character || b[0].Character ? 8 : 4;
        return matched >= least && matched >= Coverage * Math.Min(OwnWords(a), OwnWords(b));
    }

    private static int OwnWords(List<QuotedWord> words)
    {
        var own = 0;
        foreach (var word in words) own += word.Inserted ? 0 : 1;
        return own;
    }

    // Connected quotations, each by the first of its group.
    private static int[] Groups(int count, IEnumerable<(int, int)> edges)
    {
        var group = new int[count];
        for (var i = 0; i < count; i++) group[i] = i;
        foreach (var (a, b) in edges)
        {
            var (x, y) = (group[a], group[b]);
            for (var i = 0; i < count; i++)
            {
                if (group[i] == x || group[i] == y) group[i] = Math.Min(x, y);
            }
        }
        return group;
    }

    private static SharedQuotation Entry(
        IReadOnlyList<LinkDocument> tellings,
        List<Quoted> all,
        List<int> members,
        SortedDictionary<(int, int), QuoteAlignment> alignments,
        SpeakerNames speakers)
    {
        var entries = new List<QuoteTelling>();
        var named = new List<List<Speaker>>();
        var text = "";
        foreach (var telling in TellingsOf(all, members))
        {
            var (wording, names) = Together(all, members, telling, speakers);
            entries.Add(new QuoteTelling(tellings[telling].Id, wording, names.ConvertAll(static n => n.Name)));
            named.Add(names);
            if (wording.Length > text.Length) text = wording;
        }
        var wordingDiffers = false;
        foreach (var (pair, alignment) in alignments)
            wordingDiffers |= members.Contains(pair.Item1) && members.Contains(pair.Item2) && Differs(alignment);
        return new SharedQuotation(text, ConflictOf(speakers.Differ(named), wordingDiffers), entries);
    }

    private static QuoteConflict ConflictOf(bool speaker, bool wording) =>
        speaker && wording
            ? QuoteConflict.Both : speaker ? QuoteConflict.Speaker : wording ? QuoteConflict.Wording : QuoteConflict.None;

    private static SortedSet<int> TellingsOf(List<Quoted> all, List<int> members)
    {
        var tellings = new SortedSet<int>();
        foreach (var member in members) tellings.Add(all[member].Telling);
        return tellings;
    }

    // What one telling has of the quotation: its pieces, without one that repeats another.
    private static (string Wording, List<Speaker> Names) Together(List<Quoted> all, List<int> members, int telling,
        SpeakerNames speakers)
    {
        var parts = new List<Quoted>();
        var names = new List<Speaker>();
        foreach (var member in members)
        {
            var quoted = all[member];
            if (quoted.Telling != telling) continue;
            foreach (var name in quoted.Speakers)
            {
                if (!names.Exists(known => speakers.AreSame(known.Name, name.Name))) names.Add(name);
            }
            var covered =
                parts.FindIndex(part =>
                    QuoteAligner.Align(part.Words, quoted.Words).Matched >= Coverage
                        * Math.Min(part.Words.Count, quoted.Words.Count));
            if (covered < 0) parts.Add(quoted);
            else if (quoted.Words.Count > parts[covered].Words.Count) parts[covered] = quoted;
        }
        return (string.Join(" … ", parts.ConvertAll(static p => p.Text)), names);
    }

    private static bool Differs(QuoteAlignment alignment) =>
        Negations(alignment.OnlyFirst) % 2 != Negations(alignment.OnlySecond) % 2
            || NumbersDiffer(alignment.OnlyFirst, alignment.OnlySecond);

    private static int Negations(List<QuotedWord> words) => words.Count(static w => w.Negation);

    private static bool NumbersDiffer(List<QuotedWord> a, List<QuotedWord> b)
    {
        var (x, y) = (new List<string>(), new List<string>());
        foreach (var word in a) AddNumber(x, word.Folded);
        foreach (var word in b) AddNumber(y, word.Folded);
        x.Sort(StringComparer.Ordinal);
        y.Sort(StringComparer.Ordinal);
        return !System.Runtime.InteropServices.CollectionsMarshal.AsSpan(x)
            .SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(y));
    }

    private static void AddNumber(List<string> numbers, string word)
    {
        Span<char> digits = stackalloc char[Numbers.Longest];
        if (char.IsDigit(word[0]))
            numbers.Add(Numbers.Normalise(word, default, ' ', digits) is > 0 and var length ? digits[..length].ToString() : word);
    }
}

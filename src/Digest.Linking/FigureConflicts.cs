using Digest.Linking.Figures;
using Digest.Linking.Text;

namespace Digest.Linking;

/// <summary>A number as one telling gives it.</summary>
/// <param name="Document">Id of the telling.</param>
/// <param name="Value">The number as written, with currency and scale.</param>
public sealed record FigureTelling(string Document, string Value);

/// <summary>A thing that tellings of one story count differently.</summary>
/// <param name="What">The thing, in the words of the first telling that gives it: "people killed".</param>
/// <param name="Tellings">One entry a telling that gives a number for it, in the order of the tellings.</param>
public sealed record FigureConflict(string What, IReadOnlyList<FigureTelling> Tellings);

/// <summary>Finds numbers on which the tellings of a story do not agree.</summary>
public static class FigureConflicts
{
    /// <summary>The things that tellings of one story count differently, in the order of the first telling. A thing is the words
    /// that the number counts, or the people killed, injured, arrested or missing in whatever words the telling has for it; each
    /// telling must give a single number for it, in a sentence with other words in common with the other's. "About 100" agrees
    /// with 98, "more than 30" with 33. Years and dates are no figures.</summary>
    public static IReadOnlyList<FigureConflict> Find(IReadOnlyList<LinkDocument> tellings)
    {
        var byThing = new Dictionary<string, List<(int Telling, Figure Figure)>>(StringComparer.Ordinal);
        var order = new List<string>();
        for (var i = 0; i < tellings.Count; i++)
        {
            var language = Folding.PrimaryLanguage(tellings[i].Language);
            foreach (var figure in FigureReader.For(language).Read(tellings[i].Whole, language))
            {
                if (!byThing.TryGetValue(figure.Thing, out var list))
                {
                    byThing[figure.Thing] = list = [];
                    order.Add(figure.Thing);
                }
                list.Add((i, figure));
            }
        }
        var conflicts = new List<FigureConflict>();
        foreach (var thing in order)
        {
            if (ConflictOf(tellings, byThing[thing]) is { } conflict) conflicts.Add(conflict);
        }
        return conflicts;
    }

    private static FigureConflict? ConflictOf(IReadOnlyList<LinkDocument> tellings, List<(int Telling, Figure Figure)> figures)
    {
        var single = new SortedDictionary<int, Figure>();
        var several = new HashSet<int>();
        foreach (var (telling, figure) in figures)
        {
            if (!single.TryAdd(telling, figure) && single[telling].Value != figure.Value) several.Add(telling);
        }
        foreach (var telling in several) single.Remove(telling);
        var entries = new List<FigureTelling>();
        var what = "";
        foreach (var (telling, figure) in Comparable(single))
        {
            what = what.Length == 0 ? figure.What : what;
            entries.Add(new FigureTelling(tellings[telling].Id, figure.Written));
        }
        return entries.Count == 0 ? null : new FigureConflict(what, entries);
    }

    // The tellings that disagree with another, and those that can be compared with one of them and so take a side.
    private static SortedDictionary<int, Figure> Comparable(SortedDictionary<int, Figure> figures)
    {
        var differing = new SortedDictionary<int, Figure>();
        foreach (var (a, x) in figures)
        {
            foreach (var (b, y) in figures)
            {
                if (a != b && !Agree(x, y) && x.IsComparable(y)) differing[a] = x;
            }
        }
        var all = new SortedDictionary<int, Figure>(differing);
        foreach (var (a, x) in figures)
        {
            foreach (var y in differing.Values)
            {
                if (!ReferenceEquals(x, y) && x.IsComparable(y)) all[a] = x;
            }
        }
        return all;
    }

    private static bool Agree(Figure a, Figure b)
    {
        if (a.Value == b.Value) return true;
        var (low, high) = a.Value < b.Value ? (a, b) : (b, a);
        return low.Bound == FigureBound.AtLeast || high.Bound == FigureBound.AtMost
            || ((a.Bound == FigureBound.About || b.Bound == FigureBound.About) && high.Value <= low.Value * 1.1);
    }
}

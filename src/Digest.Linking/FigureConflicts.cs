using Digest.Linking.Figures;

namespace Digest.Linking;

/// <summary>A number as one telling gives it.</summary>
/// <param name="Document">Id of the telling.</param>
/// <param name="Value">The number as written, with currency and scale.</param>
public sealed record FigureTelling(string Document, string Value);

/// <summary>A thing that tellings of one story count differently.</summary>
/// <param name="What">The thing, in the words of the first telling that gives it: "people killed".</param>
/// <param name="Tellings">One entry a telling that gives a number for it, in the order of the tellings.</param>
public sealed record FigureConflict(string What, IReadOnlyList<FigureTelling> Tellings)
{
    /// <summary>True where the numbers do not contradict each other: a later one of the same source, or one of a later day where
    /// the earlier telling had "at least" so many, brings the earlier up to date.</summary>
    public bool Update { get; init; }
}

/// <summary>Finds numbers on which the tellings of a story do not agree.</summary>
public static class FigureConflicts
{
    /// <summary>The things that tellings of one story count differently, in the order of the first telling. A thing is the
    /// killed, injured, missing, arrested, evacuated or homeless, a fine, a magnitude, a ballot or the like in whatever words the
    /// telling has for it, or the words that the number counts; each telling must give a single number for it. "About 100" agrees
    /// with 98, "more than 30" with 33, 17,000 with 17,132. Years and dates are no figures. Of several tellings of one source the
    /// last counts. Linear in the length of the texts, and square in the number of tellings that give one thing.</summary>
    public static IReadOnlyList<FigureConflict> Find(IReadOnlyList<LinkDocument> tellings)
    {
        var read = new TellingFigures[tellings.Count];
        var byThing = new Dictionary<string, List<ToldFigure>>(StringComparer.Ordinal);
        var order = new List<string>();
        for (var i = 0; i < tellings.Count; i++)
        {
            read[i] = FigureReader.Read(tellings[i]);
            foreach (var thing in read[i].Figures.GroupBy(static f => f.Thing, StringComparer.Ordinal))
            {
                if (!byThing.TryGetValue(thing.Key, out var list))
                {
                    byThing[thing.Key] = list = [];
                    order.Add(thing.Key);
                }

                list.Add(new(tellings[i], read[i], [.. thing]));
            }
        }

        var conflicts = new List<FigureConflict>();
        foreach (var thing in order)
        {
            if (FigureComparison.Compare(byThing[thing]) is { } conflict) conflicts.Add(conflict);
        }

        return conflicts;
    }
}

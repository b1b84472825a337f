namespace Digest.Linking.Figures;

/// <summary>What one telling says of one thing.</summary>
/// <param name="Document">The telling.</param>
/// <param name="Telling">All its figures.</param>
/// <param name="All">Its figures of the thing, one or more.</param>
internal sealed record ToldFigure(LinkDocument Document, TellingFigures Telling, IReadOnlyList<Figure> All)
{
    // A telling that has more numbers for one thing tells many things.
    private const int MostAmounts = 12;

    /// <summary>The one that the telling stands by; null where it gives several and none leads.</summary>
    public Figure? Main { get; } = MainOf(All);

    // Figures that agree are one, the most exact of them. Of others the one at the top counts, unless a total below is larger.
    private static Figure? MainOf(IReadOnlyList<Figure> all)
    {
        if (Agree(all)) return MostExact(all);
        if (all[0].Kind.Length == 0) return null;
        var lead = all.Where(static f => f.Sentence.IsLead).ToList();
        if (lead.Count == 0 || !Agree(lead)) return null;
        var main = MostExact(lead);
        return all.Any(f => f.IsTotal && !f.Amount.Agrees(main.Amount)) ? null : main;
    }

    private static bool Agree(IReadOnlyList<Figure> figures)
    {
        var amounts = figures.Select(static f => f.Amount).Distinct().Take(MostAmounts + 1).ToList();
        return amounts.Count <= MostAmounts && amounts.TrueForAll(a => amounts.TrueForAll(b => a.Agrees(b)));
    }

    private static Figure MostExact(IReadOnlyList<Figure> figures) => figures.FirstOrDefault(static f => f.IsExact) ?? figures[0];
}

/// <summary>Compares what the tellings of a story say of one thing.</summary>
internal static class FigureComparison
{
    // Distinctive words that the sentences share at least, where they name the thing in their own words.
    private const int SharedOfThings = 3;

    // Two seismologists are nearer to each other than a quake and what followed it.
    private const double FarthestMagnitude = 1;

    /// <summary>How they differ; null where they do not.</summary>
    public static FigureConflict? Compare(IReadOnlyList<ToldFigure> told)
    {
        var single = told.Where(static t => t.Main is not null).ToList();
        if (single.Count < 2) return null;
        var current = single.Where(t => !single.Exists(later => IsLaterOfSource(later, t))).ToList();
        var differing = current.Where(a => current.Exists(b => !ReferenceEquals(a, b) && Differ(a, b))).ToList();
        if (differing.Count > 0)
        {
            return Told(current.Where(a => differing.Contains(a)
                || (a.Main!.IsExact && differing.Exists(b => AreComparable(a, b)))).ToList(), false);
        }

        var updated = single.Where(a => single.Exists(b => IsUpdate(a, b) || IsUpdate(b, a))).ToList();
        return updated.Count > 0 ? Told(updated, true) : null;
    }

    private static FigureConflict Told(List<ToldFigure> told, bool update) =>
        new(told[0].Main!.What, told.ConvertAll(static t => new FigureTelling(t.Document.Id, t.Main!.Written)))
        {
            Update = update,
        };

    private static bool IsLaterOfSource(ToldFigure later, ToldFigure earlier) =>
        later.Document.Source is { Length: > 0 } source
            && string.Equals(source, earlier.Document.Source, StringComparison.OrdinalIgnoreCase)
            && later.Document.Published > earlier.Document.Published && AreComparable(later, earlier);

    private static bool IsUpdate(ToldFigure later, ToldFigure earlier)
    {
        var (a, b) = (earlier.Main!, later.Main!);
        if (IsLaterOfSource(later, earlier)) return !a.Amount.Agrees(b.Amount) && a.Amount.IsNear(b.Amount);
        return a.IsOfPeople && double.IsPositiveInfinity(a.Amount.High) && b.Amount.Written > a.Amount.Written
            && later.Document.Published is { } after && earlier.Document.Published is { } before
            && after.UtcDateTime.Date > before.UtcDateTime.Date && a.Amount.IsNear(b.Amount) && AreComparable(later, earlier);
    }

    private static bool Differ(ToldFigure a, ToldFigure b) =>
        !a.Main!.Amount.Agrees(b.Main!.Amount) && a.Main.Amount.IsNear(b.Main.Amount) && AreComparable(a, b)
            && !Knows(a, b) && !Knows(b, a);

    // Whether a telling gives the other's number somewhere, for another part or another time.
    private static bool Knows(ToldFigure a, ToldFigure b) =>
        a.All.Any(f => f.Amount.Written == b.Main!.Amount.Written)
            || (b.Main!.Kind.Length > 0 && a.Telling.Mentioned[b.Main.Kind].Contains(b.Main.Amount.Written));

    // Whether the two are likely to count the same ones.
    private static bool AreComparable(ToldFigure a, ToldFigure b)
    {
        var (x, y) = (a.Main!.Sentence, b.Main!.Sentence);
        var shared = x.Shared(y);
        if (a.Main.Kind == FigureKinds.Magnitude
            && Math.Abs(a.Main.Amount.Written - b.Main.Amount.Written) > FarthestMagnitude)
        {
            return false;
        }

        var shorter = Math.Min(x.Context.Count, y.Context.Count);
        // "Malm won 52 percent", "Oakes won 48 percent": each names what the other does not.
        if (a.Main.Kind.Length == 0 && !x.Names.IsSubsetOf(y.Names) && !y.Names.IsSubsetOf(x.Names)) return false;
        if (a.Main.Kind.Length == 0) return shared > 1 && shared >= Math.Min(SharedOfThings, shorter) && shared * 2 >= shorter;
        if (x.Days != 0 && y.Days != 0 && (x.Days & y.Days) == 0 && !(a.Main.IsTotal && b.Main.IsTotal)) return false;
        if (x.Names.Count > 0 && y.Names.Count > 0 && !x.Names.Overlaps(y.Names) && !(IsIn(x.Names, b) && IsIn(y.Names, a)))
            return false;
        return shared > 0 || (x.IsLead && y.IsLead) || x.Names.Overlaps(y.Names);
    }

    private static bool IsIn(HashSet<string> names, ToldFigure telling)
    {
        foreach (var name in names)
        {
            if (telling.Telling.Text.Contains(name, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}

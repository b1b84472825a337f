namespace Digest.Linking.Figures;

/// <summary>How exactly a number is given.</summary>
internal enum FigureBound
{
    Exact,
    About,
    AtLeast,
    AtMost,
}

/// <summary>A number with what it counts.</summary>
/// <param name="Thing">Stems of what is counted, with the unit: two figures of one thing have the same.</param>
/// <param name="What">What is counted, as written.</param>
/// <param name="Value">The number, scale applied.</param>
/// <param name="Written">The number as written.</param>
/// <param name="Bound">How exactly it is given.</param>
/// <param name="Context">Other telling terms of its sentence.</param>
/// <param name="Common">Distinctive words that the sentence must share with another's, so that both count the same thing.</param>
internal sealed record Figure(string Thing, string What, double Value, string Written, FigureBound Bound, HashSet<ulong> Context,
    int Common)
{
    // Ten killed and six hundred are two earthquakes, whatever else the sentences share.
    private const double FarthestRatio = 4;

    /// <summary>Whether another telling's figure for the same thing is likely to count the same ones: its sentence shares enough
    /// distinctive words (a third of the shorter's, unless the thing itself is telling), and the numbers are not of another
    /// order.</summary>
    public bool IsComparable(Figure other)
    {
        var common = 0;
        foreach (var term in Context) common += other.Context.Contains(term) ? 1 : 0;
        var enough = Common == FigureReader.OfCasualties
            ? common >= Common : common >= Common && common * 3 >= Math.Min(Context.Count, other.Context.Count);
        return enough && Math.Max(Value, other.Value) <= FarthestRatio * Math.Min(Value, other.Value);
    }
}

namespace Digest.Linking.Figures;

/// <summary>How exactly a number is given.</summary>
internal enum FigureBound
{
    Exact,
    About,
    Nearly,
    AtLeast,
    MoreThan,
    AtMost,
}

/// <summary>What a telling says of a number: the values that it may have.</summary>
/// <param name="Low">The smallest.</param>
/// <param name="High">The largest; infinite for "at least".</param>
/// <param name="Step">To what the number is rounded: 1000 for 17,000, 0.1 for 6.1.</param>
internal readonly record struct Amount(double Low, double High, double Step)
{
    // "About 100" is 90 to 110, "nearly 100" is 80 to 100.
    private const double Around = 0.1;
    private const double Short = 0.2;

    // However round a number is, it is not rounded by more than this share of it.
    private const double LargestRounding = 0.07;

    // Ten killed and six hundred are two earthquakes, whatever else the sentences share.
    private const double FarthestRatio = 4;

    /// <summary>The amount of a number with its bound.</summary>
    public static Amount Of(double value, double step, FigureBound bound) => bound switch
    {
        FigureBound.AtLeast or FigureBound.MoreThan => new(value, double.PositiveInfinity, step),
        FigureBound.AtMost => new(0, value, step),
        FigureBound.Nearly => new(value * (1 - Short), value, 0),
        FigureBound.About => new(value * (1 - Around), value * (1 + Around), 0),
        _ => new(value, value, step),
    };

    /// <summary>A range: "10 to 15".</summary>
    public static Amount Between(double low, double high) => new(low, high, 0);

    /// <summary>The number that is written, of a range the upper one.</summary>
    public double Written => double.IsPositiveInfinity(High) ? Low : High;

    /// <summary>Whether some value suits both, roundings allowed for.</summary>
    public bool Agrees(Amount other)
    {
        var rounding = Math.Min(Math.Max(Step, other.Step) / 2, LargestRounding * Math.Max(Written, other.Written));
        return Low <= other.High + rounding && other.Low <= High + rounding;
    }

    /// <summary>Whether the two are not of another order.</summary>
    public bool IsNear(Amount other) =>
        Math.Max(Written, other.Written) <= FarthestRatio * Math.Min(Written, other.Written);
}

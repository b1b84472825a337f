namespace Digest.Linking.Figures;

/// <summary>What numbers are compared for, however they are worded, and which unit each must have.</summary>
internal static class FigureKinds
{
    /// <summary>Two numbers of a ballot, told together: "52 to 48".</summary>
    public const string Votes = "votes";

    /// <summary>Of an earthquake.</summary>
    public const string Magnitude = "magnitude";

    private static readonly string[] People = ["killed", "injured", "missing", "arrested", "evacuated", "homeless", "aboard"];
    private static readonly string[] Sums = ["fine", "damage", "deal", "bail", "ransom", "reward", "aid", "settlement", "cost"];
    private static readonly string[] Shares = ["turnout", "unemployment", "inflation"];

    /// <summary>Whether it counts people.</summary>
    public static bool IsOfPeople(string kind) => Array.IndexOf(People, kind) >= 0;

    /// <summary>Whether a number with this unit (empty, "%", a currency) may be of the kind.</summary>
    public static bool Suits(string kind, double value, string unit)
    {
        if (IsOfPeople(kind)) return unit.Length == 0 && value >= 1 && value == Math.Floor(value);
        if (kind == Magnitude) return unit.Length == 0 && value is >= 1 and < 10;
        if (Array.IndexOf(Shares, kind) >= 0) return unit == "%";
        return Array.IndexOf(Sums, kind) >= 0 && unit.Length > 1;
    }
}

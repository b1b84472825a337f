namespace Digest.Linking.Weights;

/// <summary>What a weighted term is to its document.</summary>
[Flags]
internal enum TermRole : byte
{
    None = 0,
    Name = 1,
    Number = 2,
    Head = 4,
    Lead = 8,
}

/// <summary>What a weighted term is to its document and how often it has it, in two bytes: a large site holds tens of millions of
/// these.</summary>
internal readonly struct TermMark
{
    /// <summary>How often a use in the headline counts.</summary>
    public const int OfHeadline = 3;

    private const int RoleShift = 12;
    private const int Most = (1 << RoleShift) - 1;
    private static readonly double[] Roots =
        [.. Enumerable.Range(0, Most + 1).Select(static uses => Math.Sqrt(Math.Max(uses, 0.25)))];
    private readonly ushort _bits;

    /// <summary>Marks a term.</summary>
    /// <param name="uses">How often its document has it, a use in the headline counting <see cref="OfHeadline"/> times.</param>
    /// <param name="role">What it is to its document.</param>
    public TermMark(int uses, TermRole role) => _bits = (ushort)(Math.Min(uses, Most) | ((int)role << RoleShift));

    /// <summary>What it is to its document.</summary>
    public TermRole Role => (TermRole)(_bits >> RoleShift);

    /// <summary>Damped frequency times rarity.</summary>
    public float WeightAt(float rarity) => (float)(Roots[_bits & Most] * rarity);
}

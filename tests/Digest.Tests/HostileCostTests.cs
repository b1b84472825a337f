namespace Digest.Tests;

/// <summary>Every hostile shape in its real size, built by the real program: it ends in pages or in errors, and costs little.
/// </summary>
public sealed class HostileCostTests
{
    private const int Tries = 3;

    // Six times what the smallest site takes is two seconds where nothing else runs: with other tests beside, and on an older
    // machine, both take longer.
    private const double TimesSmallest = 6;

    private static readonly HostileShape Smallest = new("nothing hostile", 1, _ =>
        [("input/articles/2015-07-14-a.md", "---\ntitle: A\noriginal: true\n---\nText.\n")]);

    public static TheoryData<string> Shapes => [.. HostileShape.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ItEndsSoonWithinTheMemoryAndWithAPageOrAnError(string name)
    {
        var shape = HostileShape.All.Single(s => s.Name == name);
        string? excess = null;
        // Processor time grows where processors are shared: the least of a few counts.
        for (var i = 0; i < Tries; i++)
        {
            var cost = shape.Measure(RepositoryFolder.Program);
            excess = HostileShape.Excess(cost);
            if (excess is null) return;
            var smallest = Smallest.Measure(RepositoryFolder.Program).ProcessorSeconds;
            excess = HostileShape.Excess(cost, Math.Max(HostileShape.MostSeconds, TimesSmallest * smallest));
            if (excess is null) return;
        }

        excess.ShouldBeNull(name);
    }
}

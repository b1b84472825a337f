namespace Digest.Tests;

/// <summary>Every hostile shape in its real size, built by the real program: it ends in pages or in errors, and costs little.
/// </summary>
public sealed class HostileCostTests
{
    private const int Tries = 3;

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
            excess = HostileShape.Excess(shape.Measure(RepositoryFolder.Program));
            if (excess is null) return;
        }

        excess.ShouldBeNull(name);
    }
}

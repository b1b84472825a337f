using Digest.Commands;

namespace Digest.Tests;

/// <summary>The real program on the digest that ships: what is around it, and how files are stored, changes no byte of the
/// site. The benchmarks' command <c>laws</c> does the same with any site.</summary>
public sealed class SurroundingsTests
{
    [Fact]
    public void NothingAroundTheProgramChangesTheSite()
    {
        using var surroundings = new Surroundings(typeof(CommandLine).Assembly.Location, RepositoryFolder.Root, "2015-09-01");
        surroundings.Files.ShouldBeGreaterThan(300);
        foreach (var (what, difference) in surroundings.Compare()) difference.ShouldBeNull(what);
    }
}

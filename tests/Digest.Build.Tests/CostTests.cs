namespace Digest.Build.Tests;

/// <summary>What hostile files cost grows with their length and not faster, and ends in pages or in errors. Processor time of this
/// process is told, so nothing else may run in it.</summary>
[Collection(nameof(Alone))]
public sealed class CostTests
{
    // So little at a quarter of the size is little at the whole of it.
    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(250);

    // What four times the size may cost: four times in a straight line, sixteen where it grows with the square.
    private const double Fourfold = 9;
    private const int Tries = 4;

    public static TheoryData<string> Shapes => [.. HostileShape.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void CostGrowsWithSize(string name)
    {
        var shape = HostileShape.All.Single(s => s.Name == name);
        var (small, large) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        // The least of a few tries: the runtime collects and compiles beside one.
        for (var i = 0; i < Tries; i++)
        {
            large = Least(large, Time(shape, Math.Max(1, shape.Size / 4)));
            if (large < Little) return;
            small = Least(small, Time(shape, Math.Max(1, shape.Size / 16)));
            if (large < small * Fourfold) return;
        }

        (large / small).ShouldBeLessThan(Fourfold, $"{name}: {small.TotalMilliseconds} ms, then {large.TotalMilliseconds} ms");
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Time(HostileShape shape, int size)
    {
        using var site = TestSite.Empty();
        shape.Write(site.Root, size);
        var before = Environment.CpuUsage.TotalTime;
        site.Build(new BuildOptions { Threads = 1 });
        var time = Environment.CpuUsage.TotalTime - before;
        if (site.Last.Failed) site.Last.Diagnostics.ShouldNotBeEmpty(shape.Name);
        else site.Has("index.html").ShouldBeTrue(shape.Name);
        return time;
    }
}

/// <summary>Tests beside which no other runs.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

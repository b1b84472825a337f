using System.Diagnostics;

namespace Digest.Build.Tests;

/// <summary>What hostile files cost grows with their length and not faster, and ends in pages or in errors.</summary>
public sealed class CostTests
{
    // Eight times as much takes two seconds on one processor, if time grows with the size.
    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(200);

    // What four times the size may cost: four times in a straight line, sixteen where it grows with the square.
    private const double Fourfold = 9;
    private const int Tries = 3;

    // A sixth of the table, which takes its time; `hostile` of the benchmarks runs all of it.
    public static TheoryData<string> Shapes => [.. HostileShape.All.Where((_, i) => i % 6 == 0).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void CostGrowsWithSize(string name)
    {
        var shape = HostileShape.All.Single(s => s.Name == name);
        var (small, large) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        // The least of a few tries: another test may run beside one.
        for (var i = 0; i < Tries; i++)
        {
            large = Least(large, Time(shape, Math.Max(1, shape.Size / 8)));
            if (large < Little) return;
            small = Least(small, Time(shape, Math.Max(1, shape.Size / 32)));
            if (large < small * Fourfold) return;
        }

        (large / small).ShouldBeLessThan(Fourfold, $"{name}: {small.TotalMilliseconds} ms, then {large.TotalMilliseconds} ms");
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Time(HostileShape shape, int size)
    {
        using var site = TestSite.Empty();
        shape.Write(site.Root, size);
        var clock = Stopwatch.StartNew();
        site.Build(new BuildOptions { Threads = 1 });
        var time = clock.Elapsed;
        if (site.Last.Failed) site.Last.Diagnostics.ShouldNotBeEmpty(shape.Name);
        else site.Has("index.html").ShouldBeTrue(shape.Name);
        return time;
    }
}

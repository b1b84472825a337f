using Digest.Commands;

namespace Digest.Tests;

/// <summary>The real program, killed and disturbed while it publishes. The benchmarks' command <c>kills</c> does it far more
/// often.</summary>
public sealed class KillTests
{
    private const int Articles = 100;
    private const int Kills = 8;

    [Fact]
    public void WhatAKillLeavesIsWholeAndTheNextBuildFinishes()
    {
        using var trials = new KillTrials(typeof(CommandLine).Assembly.Location, Articles, seed: 7);
        for (var i = 0; i < Kills; i++) trials.Kill().ShouldBeNull($"kill {i}");
        trials.TwoAtOnce().ShouldBeNull();
        trials.Vanish().ShouldBeNull();
    }
}

using Digest.Commands;

namespace Digest.Tests;

/// <summary>The real program, killed and disturbed while it publishes. The benchmarks' command <c>kills</c> does it far more
/// often.</summary>
public sealed class KillTests
{
    private const int Articles = 60;
    private const int Kills = 6;

    [Fact]
    public void WhatAKillLeavesIsWholeAndTheNextBuildFinishes()
    {
        using var trials = new KillTrials(typeof(CommandLine).Assembly.Location, Articles, seed: 7);
        for (var i = 0; i < Kills; i++) trials.Kill().ShouldBeNull($"kill {i}");
        trials.TwoAtOnce().ShouldBeNull();
        trials.Vanish().ShouldBeNull();
        trials.Interrupt().ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ADiskThatIsFullReadOnlyOrTheOutputItselfLosesNothing(bool isOutput)
    {
        Assert.SkipUnless(KillTrials.CanMakeDisks, "no disk in memory can be mounted here");
        using var trials = new KillTrials(typeof(CommandLine).Assembly.Location, Articles, seed: 8);
        for (var i = 0; i < 2; i++) trials.FullDisk(isOutput).ShouldBeNull();
        trials.WithoutSpace.ShouldBePositive();
        trials.ReadOnly(isOutput).ShouldBeNull();
        if (isOutput) trials.KillOnOwnDisk(2).ShouldBeNull();
    }

    [Fact]
    public void ACommandThatIsKilledLeavesWholeFilesAndFinishesWhenGivenAgain()
    {
        using var kills = new CommandKills(typeof(CommandLine).Assembly.Location, seed: 9);
        foreach (var name in CommandKills.Names) kills.Kill(name).ShouldBeNull();
    }
}

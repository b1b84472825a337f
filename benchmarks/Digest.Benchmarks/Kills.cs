using Digest.Testing;

namespace Digest.Benchmarks;

/// <summary>Kills the program at seeded random moments, and says what it left wrong.</summary>
internal static class Kills
{
    /// <summary>Prints each fault and a count.</summary>
    /// <param name="count">Kills; as many builds beside another and builds that lose their output as a tenth of them.</param>
    /// <param name="articles">Articles of the site.</param>
    public static int Run(int count, int articles)
    {
        using var trials = new KillTrials(Path.Combine(ProcessCost.ProgramFolder, "digest.dll"), articles, seed: 300);
        var faults = 0;
        for (var i = 0; i < count; i++) Tell($"kill {i}", trials.Kill());
        for (var i = 0; i < count / 10; i++)
        {
            Tell($"two at once {i}", trials.TwoAtOnce());
            Tell($"vanishing output {i}", trials.Vanish());
        }

        Console.WriteLine(
            $"{count} kills, {trials.WhilePublishing} of them while publishing, on {articles} articles: {faults} faults");
        return faults == 0 ? 0 : 1;

        void Tell(string what, string? fault)
        {
            if (fault is null) return;
            faults++;
            Console.WriteLine($"{what}: {fault}");
        }
    }
}

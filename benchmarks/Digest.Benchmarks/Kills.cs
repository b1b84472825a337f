using Digest.Testing;

namespace Digest.Benchmarks;

/// <summary>Kills the program at seeded random moments, and says what it left wrong.</summary>
internal static class Kills
{
    /// <summary>Prints each fault and a count.</summary>
    /// <param name="count">Kills; as many of commands that edit; a tenth of them on disks, beside another build, and so on.</param>
    /// <param name="articles">Articles of the site.</param>
    public static int Run(int count, int articles)
    {
        using var trials = new KillTrials(ReleaseBuild.Program, articles, seed: 300);
        var faults = 0;
        for (var i = 0; i < count; i++)
        {
            Tell($"kill {i}", trials.Kill());
            if ((i + 1) % 10 == 0) Console.Error.WriteLine($"{i + 1} kills, {trials.WhilePublishing} of them while publishing");
        }

        for (var i = 0; i < count / 10; i++)
        {
            Tell($"two at once {i}", trials.TwoAtOnce());
            Tell($"vanishing output {i}", trials.Vanish());
            Tell($"interrupted twice {i}", trials.Interrupt());
            if (!KillTrials.CanMakeDisks) continue;
            foreach (var isOutput in (bool[])[false, true])
            {
                Tell($"full disk {i}", trials.FullDisk(isOutput));
                Tell($"read-only disk {i}", trials.ReadOnly(isOutput));
            }

            Tell($"killed on its own disk {i}", trials.KillOnOwnDisk(1));
        }

        using var commands = new CommandKills(ReleaseBuild.Program, seed: 301);
        for (var i = 0; i < count; i++)
        {
            var name = CommandKills.Names[i % CommandKills.Names.Count];
            Tell($"kill {i} of {name}", commands.Kill(name));
        }

        var disks = KillTrials.CanMakeDisks ? "with" : "without";
        Console.WriteLine(
            $"{count} kills, {trials.WhilePublishing} of them while publishing, on {articles} articles, {count} of commands, "
            + $"{commands.Between} of them between two files, {trials.WithoutSpace} builds without space, {disks} disks: "
            + $"{faults} faults");
        return faults == 0 ? 0 : 1;

        void Tell(string what, string? fault)
        {
            if (fault is null) return;
            faults++;
            Console.WriteLine($"{what}: {fault}");
        }
    }
}

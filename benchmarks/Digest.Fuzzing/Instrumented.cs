using System.Diagnostics;
using System.Globalization;
using SharpFuzz;

namespace Digest.Fuzzing;

/// <summary>Runs the readers in processes of their own, on copies of the assemblies that tell which branches are taken.</summary>
internal static class Instrumented
{
    /// <summary>Runs all readers whose names hold a text.</summary>
    /// <param name="seconds">How long each.</param>
    /// <param name="folder">Where inputs that find a fault are written.</param>
    /// <param name="part">The text.</param>
    /// <returns>0 where no fault was found.</returns>
    public static int Run(int seconds, string folder, string part)
    {
        folder = Directory.CreateDirectory(folder).FullName;
        var copy = Directory.CreateTempSubdirectory("digest-fuzzing-").FullName;
        try
        {
            Copy(copy);
            var targets = FuzzTargets.All.Where(t => t.Name.Contains(part, StringComparison.Ordinal)).ToList();
            Console.WriteLine("| reader | inputs | s | inputs that found something new | branches | faults |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|");
            var faults = 0;
            Parallel.For(0, targets.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            {
                if (Work(copy, targets[i].Name, seconds, i, folder) != 0) Interlocked.Increment(ref faults);
            });
            Console.WriteLine(faults == 0 ? "no fault" : $"{faults} readers with faults, in {folder}");
            return faults == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void Copy(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        foreach (var name in (string[])["Digest.Core", "Digest.Import", "Digest.Linking", "Digest.Rendering"])
            _ = Fuzzer.Instrument(Path.Combine(folder, name + ".dll"), _ => true, Options.Value).Count();
    }

    private static int Work(string folder, string target, int seconds, int seed, string faults)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Digest.Fuzzing.dll"), "work", target,
            seconds.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture), faults]);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

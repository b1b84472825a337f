using System.Diagnostics;

namespace Digest.Benchmarks;

/// <summary>What a whole process took.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProcessorSeconds">Processor time of all its threads, as seen up to 25 ms before its end.</param>
/// <param name="Megabytes">Its largest working set, in MiB.</param>
internal sealed record ProcessCost(double Seconds, double ProcessorSeconds, long Megabytes)
{
    /// <summary>The folder of the program's release build.</summary>
    public static string ProgramFolder { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "src", "Digest", "bin", "Release", "net10.0"));

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with another status than 0.</exception>
    public static ProcessCost Measure(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (peak, busy) = (0L, TimeSpan.Zero);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        while (!process.WaitForExit(25))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
                busy = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It ended between the two lines.
            }
        }

        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.Result}{output.Result}");
        return new(seconds, busy.TotalSeconds, peak >> 20);
    }
}

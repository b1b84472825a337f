using System.Diagnostics;

namespace Digest.Testing;

/// <summary>What a whole process took.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProcessorSeconds">Processor time of all its threads, as seen up to 25 ms before its end.</param>
/// <param name="Megabytes">Its largest working set, in MiB.</param>
/// <param name="Status">What it ended with; 137 where it was stopped after 10 s of processor time.</param>
/// <param name="Errors">What it wrote to its standard error.</param>
public sealed record ProcessCost(double Seconds, double ProcessorSeconds, long Megabytes, int Status, string Errors)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="anyStatus">Whether it may end with another status than 0; it is stopped after 10 s of processor time.</param>
    /// <exception cref="InvalidOperationException">It ended with another status than 0.</exception>
    public static ProcessCost Measure(string program, IReadOnlyList<string> arguments, bool anyStatus = false)
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

            if (anyStatus && busy > Longest) process.Kill();
        }

        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0 && !anyStatus)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.Result}{output.Result}");
        return new(seconds, busy.TotalSeconds, peak >> 20, process.ExitCode, error.Result);
    }
}

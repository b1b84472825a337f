using System.Diagnostics;
using System.Globalization;

namespace Digest.Linking.Benchmarks;

/// <summary>Wall time, processor time, pauses for garbage collection and allocations of steps that run one after the
/// other.</summary>
/// <param name="live">Collect all garbage after each step, to tell what is left: truer about memory, and wrong about
/// time.</param>
internal sealed class StepTimes(bool live)
{
    private readonly List<(string Name, TimeSpan Wall, TimeSpan Processor, TimeSpan Pauses, long Bytes, long Heap,
        long Peak)> _steps = [];
    private int _first;

    /// <summary>Steps from here on are summed; those before are what they are compared with.</summary>
    public void Begin() => _first = _steps.Count;

    /// <summary>Runs and times a step.</summary>
    public T Time<T>(string name, Func<T> step)
    {
        var bytes = GC.GetTotalAllocatedBytes();
        var processor = Environment.CpuUsage.TotalTime;
        var pauses = GC.GetTotalPauseDuration();
        var watch = Stopwatch.StartNew();
        var result = step();
        var (wall, used, paused, allocated) = (watch.Elapsed, Environment.CpuUsage.TotalTime - processor,
            GC.GetTotalPauseDuration() - pauses, GC.GetTotalAllocatedBytes() - bytes);
        _steps.Add((name, wall, used, paused, allocated, GC.GetTotalMemory(live), PeakOf()));
        return result;
    }

    /// <summary>Prints a table and the ratio of the sum to the first step.</summary>
    public void Print(TextWriter output)
    {
        var (wall, processor, pauses, bytes) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, 0L);
        output.WriteLine("step               wall s  processor s  pauses s  allocated MiB  heap MiB  peak MiB");
        for (var i = 0; i < _steps.Count; i++)
        {
            Line(output, _steps[i]);
            if (i < _first) continue;
            wall += _steps[i].Wall;
            processor += _steps[i].Processor;
            pauses += _steps[i].Pauses;
            bytes += _steps[i].Bytes;
        }
        Line(output, ("linking in all", wall, processor, pauses, bytes, _steps[^1].Heap, _steps[^1].Peak));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"linking / {_steps[0].Name}: wall {wall / _steps[0].Wall:F2}, processor {processor / _steps[0].Processor:F2}"));
    }

    private static long PeakOf()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static void Line(TextWriter output,
        (string Name, TimeSpan Wall, TimeSpan Processor, TimeSpan Pauses, long Bytes, long Heap, long Peak) step) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{step.Name,-16}  {step.Wall.TotalSeconds,7:F2}  {step.Processor.TotalSeconds,11:F2}  "
            + $"{step.Pauses.TotalSeconds,8:F2}  {step.Bytes / 1048576.0,13:F0}  {step.Heap / 1048576.0,8:F0}  "
            + $"{step.Peak / 1048576.0,8:F0}"));
}

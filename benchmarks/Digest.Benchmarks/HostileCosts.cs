using System.Globalization;
using Digest.Testing;

namespace Digest.Benchmarks;

/// <summary>Builds each hostile site in its real size by the program, and prints what it took.</summary>
internal static class HostileCosts
{
    /// <summary>Runs the shapes whose names hold a text.</summary>
    /// <returns>0 where none costs more than 2 s of processor time and 300 MB, and none ends without a page or a diagnostic.</returns>
    public static int Run(string part)
    {
        var over = 0;
        Console.WriteLine("| shape | size | s | processor s | MB | status |\n|---|---:|---:|---:|---:|---|");
        foreach (var shape in HostileShape.All)
        {
            if (!shape.Name.Contains(part, StringComparison.OrdinalIgnoreCase)) continue;
            var cost = shape.Measure(ReleaseBuild.Program);
            var isOver = HostileShape.Excess(cost) is not null;
            if (isOver) over++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {shape.Name} | {shape.Size} | {cost.Seconds:0.00} | {cost.ProcessorSeconds:0.00} | {cost.Megabytes} | "
                + $"{cost.Status}{(isOver ? ", over" : "")} |"));
        }

        Console.WriteLine($"{over} over {HostileShape.MostSeconds} s or {HostileShape.MostMegabytes} MB");
        return over == 0 ? 0 : 1;
    }
}

using System.Globalization;
using Digest.Testing;

namespace Digest.Benchmarks;

/// <summary>Builds each hostile site in its real size by the program, and prints what it took.</summary>
internal static class HostileCosts
{
    private const double MostSeconds = 2;
    private const long MostMegabytes = 300;

    /// <summary>Runs the shapes whose names hold a text.</summary>
    /// <returns>0 where none costs more than 2 s of processor time and 300 MB, and none ends without a page or a diagnostic.</returns>
    public static int Run(string part)
    {
        var over = 0;
        Console.WriteLine("| shape | size | s | processor s | MB | status |\n|---|---:|---:|---:|---:|---|");
        foreach (var shape in HostileShape.All)
        {
            if (!shape.Name.Contains(part, StringComparison.OrdinalIgnoreCase)) continue;
            var cost = Measure(shape);
            var isOver = cost.ProcessorSeconds > MostSeconds || cost.Megabytes > MostMegabytes
                || cost.Status is not (0 or 1 or 2);
            if (isOver) over++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {shape.Name} | {shape.Size} | {cost.Seconds:0.00} | {cost.ProcessorSeconds:0.00} | {cost.Megabytes} | "
                + $"{cost.Status}{(isOver ? ", over" : "")} |"));
        }

        Console.WriteLine($"{over} over {MostSeconds} s or {MostMegabytes} MB");
        return over == 0 ? 0 : 1;
    }

    private static ProcessCost Measure(HostileShape shape)
    {
        var folder = Directory.CreateTempSubdirectory("digest-hostile-").FullName;
        try
        {
            shape.Write(folder, shape.Size);
            return ProcessCost.Measure(Path.Combine(ProcessCost.ProgramFolder, "digest"),
                ["build", "--root", folder, "--at", "2015-08-01"], anyStatus: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

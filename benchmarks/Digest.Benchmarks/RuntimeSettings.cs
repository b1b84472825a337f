using System.Globalization;
using System.Text.Json.Nodes;
using Digest.Testing;

namespace Digest.Benchmarks;

/// <summary>What each setting of src/Digest/Precompile.targets gains: the program as it is, and copies of it that lack one
/// setting each, build the same articles in turn.</summary>
internal static class RuntimeSettings
{
    private const string Precompiled = "precompiled code";

    private static readonly (string Name, string[] Keys)[] Settings =
    [
        ("TieredPGO off", ["System.Runtime.TieredPGO"]),
        ("CallCountingDelayMs", ["System.Runtime.TieredCompilation.CallCountingDelayMs"]),
        ("ConcurrentGarbageCollection off", ["System.GC.Concurrent"]),
        (Precompiled, []),
    ];

    public static int Run(int count, int rounds)
    {
        var work = Path.Combine(Path.GetTempPath(), $"digest-settings-{count}");
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        var site = Path.Combine(work, "site");
        SiteGenerator.Write(site, count);
        foreach (var (name, keys) in Settings) Copy(Path.Combine(work, name), name, keys);
        var costs = Settings.ToDictionary(s => s.Name, _ => new List<(ProcessCost With, ProcessCost Without)>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (name, _) in Settings)
            {
                // Each first in every second pair; the first round fills the page cache.
                var before = round % 2 == 0 ? Build(work, site, Path.Combine(work, name)) : null;
                var with = Build(work, site, ReleaseBuild.Folder);
                var without = before ?? Build(work, site, Path.Combine(work, name));
                if (round > 0) costs[name].Add((with, without));
            }
        }

        Console.WriteLine("| without | wall time | processor time | peak memory |\n|---|--:|--:|--:|");
        foreach (var (name, _) in Settings)
        {
            var pairs = costs[name];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {Median(pairs.Select(p => p.Without.Seconds / p.With.Seconds)):0.00} "
                + $"| {Median(pairs.Select(p => p.Without.ProcessorSeconds / p.With.ProcessorSeconds)):0.00} "
                + $"| {Median(pairs.Select(p => (double)p.Without.Megabytes / p.With.Megabytes)):0.00} |"));
        }

        Directory.Delete(work, recursive: true);
        return 0;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static ProcessCost Build(string work, string site, string program)
    {
        var output = Path.Combine(work, "out-" + Guid.NewGuid().ToString("N"));
        return ProcessCost.Measure("dotnet",
            [Path.Combine(program, "digest.dll"), "build", "--root", site, "--output", output, "--at", "2020-01-01"]);
    }

    private static void Copy(string folder, string name, string[] keys)
    {
        foreach (var file in Directory.EnumerateFiles(ReleaseBuild.Folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(folder, Path.GetRelativePath(ReleaseBuild.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Beside this program lie the assemblies as the compiler wrote them, and the libraries as their packages have them.
            var plain = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(file));
            File.Copy(name == Precompiled && path.EndsWith(".dll", StringComparison.Ordinal) && File.Exists(plain) ? plain : file,
                path);
        }

        var configuration = Path.Combine(folder, "digest.runtimeconfig.json");
        var json = JsonNode.Parse(File.ReadAllText(configuration))!;
        var properties = json["runtimeOptions"]!["configProperties"]!.AsObject();
        foreach (var key in keys)
        {
            if (!properties.Remove(key)) throw new InvalidOperationException($"the program has no setting {key}");
        }

        File.WriteAllText(configuration, json.ToJsonString());
    }
}

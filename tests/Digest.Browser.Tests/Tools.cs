using System.Diagnostics;
using Xunit.Sdk;
using Xunit.v3;

// Browsers and checkers one after the other: what is timed is not to be timed against its neighbours.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Digest.Browser.Tests;

/// <summary>Programs that judge pages; <c>.ci/run</c> installs them. Where one is not there, its tests are skipped.</summary>
internal static class Tools
{
    private static readonly string Modules = Path.Combine(RepositoryFolder.Root, ".ci", "tools", "node_modules");

    public static string? NuChecker => Existing("vnu-jar", "build", "dist", "vnu.jar");

    public static string? Lighthouse => Existing("lighthouse", "cli", "index.js");

    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program and gives what it wrote to both outputs.</summary>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, TimeSpan limit,
        params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return await output + await errors;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string? Existing(params string[] path)
    {
        var file = Path.Combine([Modules, .. path]);
        return File.Exists(file) ? file : null;
    }
}

using System.Diagnostics;

namespace Digest.Tests;

public sealed class ToolPackageTests
{
    // Packs the program as it ships, installs it from the folder alone, and builds a fresh site with it.
    [Fact]
    public void ThePackageInstallsAndBuildsAFreshSite()
    {
        var folder = Directory.CreateTempSubdirectory("digest-tool-").FullName;
        try
        {
            var project = Path.Combine(RepositoryFolder.Root, "src", "Digest", "Digest.csproj");
            // A folder of its own for everything, so that no other build is disturbed; what only checks the code is left out.
            var (status, text) = Run(folder, "dotnet", "pack", project, "-c", "Release", "-o", Path.Combine(folder, "feed"),
                "--artifacts-path", Path.Combine(folder, "artifacts"),
                "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:NuGetAudit=false", "-nodeReuse:false");
            Assert.SkipWhen(text.Contains("NU1301", StringComparison.Ordinal)
                || text.Contains("NU1101", StringComparison.Ordinal), "the packages cannot be restored without a network");
            status.ShouldBe(0, text);
            var package = Directory.EnumerateFiles(Path.Combine(folder, "feed"), "digest.*.nupkg").Single();
            using (var zip = System.IO.Compression.ZipFile.OpenRead(package))
            {
                zip.Entries.Select(e => e.FullName)
                    .ShouldContain("tools/net10.0/any/digest.dll", "the package is for any platform");
            }

            File.WriteAllText(Path.Combine(folder, "nuget.config"),
                $"<configuration><packageSources><clear/><add key=\"local\" "
                + $"value=\"{Path.Combine(folder, "feed")}\"/></packageSources></configuration>");
            (status, text) = Run(folder, "dotnet", "tool", "install", "digest", "--tool-path", Path.Combine(folder, "tool"),
                "--configfile", Path.Combine(folder, "nuget.config"));
            status.ShouldBe(0, text);

            var program = Path.Combine(folder, "tool", OperatingSystem.IsWindows() ? "digest.exe" : "digest");
            (status, text) = Run(folder, program, "init", "site");
            status.ShouldBe(0, text);
            (status, text) = Run(Path.Combine(folder, "site"), program);
            status.ShouldBe(0, text);
            text.ShouldContain("4 articles, 3 stories, ");
            File.ReadAllText(Path.Combine(folder, "site", "output", "index.html")).ShouldContain("The Morning Digest");
            File.Exists(Path.Combine(folder, "site", "output", "assets", "digest.css"))
                .ShouldBeTrue("the built-in theme is inside");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Status, string Text) Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        // The test runner's own build settings are none of the packed program's.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath is { } host
            && Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? host : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..",
            "dotnet")))!;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}

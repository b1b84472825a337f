using System.Diagnostics;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Digest.Tests;

/// <summary>What hands the program on: the release workflow, the action, the container, and the workflow of a new site.</summary>
public sealed partial class ReleaseFileTests
{
    private const string Release = ".github/workflows/release.yml";
    private const string Scaffold = "src/Digest/Scaffold/.github/workflows/publish.yml";
    private const string Action = "action.yml";

    [GeneratedRegex(@"^(\./\.github/actions/digest|actions/[a-z-]+@v\d+)$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"inputs\.(?<name>[a-z]+)")]
    private static partial Regex Inputs();

    [GeneratedRegex(@"needs\.(?<name>[a-z]+)\.outputs\.(?<output>[a-z]+)")]
    private static partial Regex Outputs();

    [GeneratedRegex(@"""\$RUNNER_TEMP/digest/digest"" (?<command>[a-z]+)(?<rest>[^;]*)")]
    private static partial Regex Calls();

    private static YamlMappingNode Map(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(RepositoryFolder.Read(path)));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static YamlNode? At(YamlNode? node, params string[] keys)
    {
        foreach (var key in keys)
            node = node is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null;
        return node;
    }

    private static string? Text(YamlNode? node, params string[] keys) => (At(node, keys) as YamlScalarNode)?.Value;

    private static List<string> Keys(YamlNode? node, params string[] keys) =>
        At(node, keys) is YamlMappingNode map ? map.Children.Keys.Select(k => ((YamlScalarNode)k).Value!).ToList() : [];

    private static List<YamlNode> StepsOf(YamlMappingNode file) => At(file, "runs", "steps") is YamlSequenceNode own
        ? [.. own]
        : Keys(file, "jobs").SelectMany(job => (YamlSequenceNode)At(file, "jobs", job, "steps")!).ToList();

    [Theory]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData(".github/workflows/publish.yml")]
    [InlineData(Release)]
    [InlineData(Scaffold)]
    [InlineData(Action)]
    public void ActionsAreNamedByTheirMajorVersionAndGivenWhatTheyKnow(string path)
    {
        var steps = StepsOf(Map(path));
        steps.ShouldNotBeEmpty();
        var known = Keys(Map(Action), "inputs");
        foreach (var step in steps)
        {
            (Text(step, "uses") is null).ShouldBe(Text(step, "run") is not null);
            if (Text(step, "uses") is not { } uses) continue;
            uses.ShouldMatch(Reference().ToString());
            if (!uses.StartsWith("./", StringComparison.Ordinal)) continue;
            foreach (var input in Keys(step, "with")) known.ShouldContain(input);
        }
    }

    [Fact]
    public void TheActionReadsTheInputsThatItHas()
    {
        var text = RepositoryFolder.Read(Action);
        var action = Map(Action);
        Keys(action, "inputs").ShouldBe(["version", "command", "root", "output", "strict", "arguments"]);
        Inputs().Matches(text).Select(m => m.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Keys(action, "inputs").Order(StringComparer.Ordinal));
        foreach (var input in Keys(action, "inputs"))
        {
            Text(action, "inputs", input, "description").ShouldNotBeNullOrEmpty();
            Text(action, "inputs", input, "default").ShouldNotBeNull();
        }

        // An input in a script's text would be a way to run anything.
        foreach (var step in StepsOf(action))
        {
            if (Text(step, "run") is not { } run) continue;
            run.ShouldNotContain("${{");
            Text(step, "shell").ShouldBe("bash");
        }
    }

    [Fact]
    public void TheActionCallsWhatTheProgramHas()
    {
        var calls = Calls().Matches(RepositoryFolder.Read(Action)).ToList();
        calls.Select(c => c.Groups["command"].Value).ShouldBe(["build", "check"]);
        foreach (var call in calls)
        {
            var help = Cli.Run(call.Groups["command"].Value, "--help").Out;
            foreach (var option in call.Groups["rest"].Value.Split(' ').Where(w => w.StartsWith("--", StringComparison.Ordinal)))
                help.ShouldContain(option);
            help.ShouldContain("--root");
            help.ShouldContain("--strict");
        }
    }

    [Theory]
    [InlineData("build", "false", "", "build --output site --root . ")]
    [InlineData("build", "true", "--drafts --at 2015-07-16", "build --output site --root . --strict --drafts --at 2015-07-16 ")]
    [InlineData("check", "true", "", "check --format github --root . --strict ")]
    [InlineData("evil; rm", "false", "", null)]
    public void TheActionRunsTheProgramWithItsInputs(string command, string strict, string arguments, string? expected)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("the script is for bash");
            return;
        }

        var run = StepsOf(Map(Action)).Select(s => Text(s, "run")).Last()!;
        var folder = Directory.CreateTempSubdirectory("digest-action-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "digest"));
            var program = Path.Combine(folder, "digest", "digest");
            File.WriteAllText(program, "#!/bin/sh\nfor a in \"$@\"; do printf '%s ' \"$a\"; done\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
            var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run])
            {
                RedirectStandardOutput = true
            };
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("RUNNER_TEMP", folder), ("COMMAND", command),
                ("ROOT", "."), ("OUTPUT", "site"), ("STRICT", strict), ("ARGUMENTS", arguments)])
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(expected is null ? 2 : 0);
            output.ShouldBe(expected ?? "::error::the command is build or check, not 'evil; rm'\n");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void ANewSiteUsesTheActionAtTheVersionThatMadeIt()
    {
        var root = Directory.CreateTempSubdirectory("digest-action-").FullName;
        try
        {
            Cli.Run("init", root).Status.ShouldBe(0);
            File.ReadAllText(Path.Combine(root, ".github/actions/digest/action.yml")).ShouldBe(RepositoryFolder.Read(Action));
            var workflow = File.ReadAllText(Path.Combine(root, ".github/workflows/publish.yml"));
            var version = Cli.Run("--version").Out.Trim().Split('+')[0];
            workflow.Split($"version: \"{version}\"").Length.ShouldBe(3);
            workflow.ShouldNotContain("dotnet");
            var uses = StepsOf(Map(Scaffold)).Select(s => Text(s, "uses")).ToList();
            uses.Count(u => u == "./.github/actions/digest").ShouldBe(2);
            uses.IndexOf("actions/checkout@v4").ShouldBe(0, "an action of the repository itself is there after the checkout");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void AReleaseTakesItsVersionFromTheTag()
    {
        var release = Map(Release);
        ((YamlSequenceNode)At(release, "on", "push", "tags")!).Select(t => ((YamlScalarNode)t).Value).ShouldBe(["v*"]);
        Text(release, "permissions", "contents").ShouldBe("read");
        var jobs = Keys(release, "jobs");
        jobs.ShouldBe(["version", "test", "package", "archive", "release"]);
        Keys(release, "jobs", "version", "outputs").ShouldBe(["version"]);
        StepsOf(release)[0].ShouldSatisfyAllConditions(
            step => Text(step, "id").ShouldBe("tag"),
            step => Text(step, "run")!.ShouldContain("${GITHUB_REF_NAME#v}"));
        foreach (Match output in Outputs().Matches(RepositoryFolder.Read(Release)))
            (output.Groups["name"].Value, output.Groups["output"].Value).ShouldBe(("version", "version"));
        // Whoever reads the version waits for the job that finds it, and nothing is handed on before the tests.
        foreach (var job in jobs.Skip(1))
        {
            var needs = At(release, "jobs", job, "needs") is YamlSequenceNode list
                ? list.Select(n => ((YamlScalarNode)n).Value!).ToList() : [Text(release, "jobs", job, "needs")!];
            needs.ShouldContain("version");
            if (job is "package" or "archive") needs.ShouldContain("test");
            if (job == "release") needs.ShouldBe(["version", "package", "archive"]);
        }

        foreach (var step in StepsOf(release).Where(s => Text(s, "run")?.Contains("-p:Version", StringComparison.Ordinal) == true))
            Text(step, "run")!.ShouldContain("-p:Version=\"$VERSION\"");
        RepositoryFolder.Read(Release).ShouldNotContain("echo \"$NUGET_API_KEY\"");
    }

    [Fact]
    public void ScriptsAreBashAndTakeTheirValuesFromTheEnvironment()
    {
        foreach (var step in StepsOf(Map(Release)).Concat(StepsOf(Map(Action))))
        {
            if (Text(step, "run") is not { } run) continue;
            run.ShouldNotContain("${{");
            if (!OperatingSystem.IsLinux()) continue;
            using var process = Process.Start(new ProcessStartInfo("bash", ["-n", "-c", run]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd().ShouldBe("");
            process.WaitForExit();
            process.ExitCode.ShouldBe(0);
        }
    }

    [Fact]
    public void AReleaseHasAnArchiveForEachPlatformAndTheirSums()
    {
        var release = Map(Release);
        var matrix = (YamlSequenceNode)At(release, "jobs", "archive", "strategy", "matrix", "include")!;
        matrix.Select(m => Text(m, "runtime")).ShouldBe(["linux-x64", "linux-arm64", "osx-arm64", "osx-x64", "win-x64"]);
        var scripts = StepsOf(release).Select(s => Text(s, "run")).OfType<string>().ToList();
        scripts.ShouldContain(s => s.Contains("dotnet publish", StringComparison.Ordinal)
            && s.Contains("--self-contained", StringComparison.Ordinal));
        scripts.ShouldContain(s => s.Contains("dotnet pack src/Digest", StringComparison.Ordinal));
        scripts.ShouldContain(s => s.Contains("sha256sum", StringComparison.Ordinal));
        scripts.ShouldContain(s => s.Contains("dotnet nuget push", StringComparison.Ordinal));
        scripts.ShouldContain(s => s.Contains("gh release create", StringComparison.Ordinal));
        // What the workflow publishes it publishes as the project does.
        foreach (var project in (string[])["src/Digest", ".ci/run", "global.json", "LICENSE", "README.md"])
            Path.Exists(Path.Combine(RepositoryFolder.Root, project)).ShouldBeTrue();
    }

    [Fact]
    public void TheContainerRunsTheProgramWithoutRights()
    {
        var lines = RepositoryFolder.Read("Containerfile").ReplaceLineEndings("\n").Split('\n');
        lines.Count(l => l.StartsWith("FROM ", StringComparison.Ordinal)).ShouldBe(2);
        var last = Array.FindLastIndex(lines, l => l.StartsWith("FROM ", StringComparison.Ordinal));
        lines[last].ShouldContain("/aspnet:10.0");
        lines[last..].ShouldContain("USER $APP_UID");
        lines[last..].ShouldContain("ENTRYPOINT [\"/program/digest\"]");
        lines.ShouldContain(l => l.StartsWith("RUN dotnet publish src/Digest ", StringComparison.Ordinal));
    }
}

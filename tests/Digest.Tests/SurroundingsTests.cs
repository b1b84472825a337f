using System.Diagnostics;
using System.Text;
using Digest.Commands;

namespace Digest.Tests;

/// <summary>The real program on the digest that ships: what is around it, and how files are stored, changes no byte of the
/// site.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private static readonly string[] Texts = [".md", ".yml", ".json"];

    private readonly string _root = Directory.CreateTempSubdirectory("digest-surroundings-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void NothingAroundTheProgramChangesTheSite()
    {
        Write("plain", text => text, isBackwards: false);
        var plain = Build("plain", _root, []);
        plain.Count.ShouldBeGreaterThan(300);
        Same(Build("plain", "/", [("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8")]));
        Same(Build("plain", Path.Combine(_root, "plain"), [("TZ", "America/St_Johns"), ("LC_ALL", "ar_SA.UTF-8")]));
        Same(Build("plain", _root, [("LC_ALL", "th_TH.UTF-8"), ("DOTNET_PROCESSOR_COUNT", "1")]));

        void Same(SortedDictionary<string, string> other) => Difference(plain, other).ShouldBeNull();
    }

    [Fact]
    public void HowFilesAreStoredChangesNothing()
    {
        Write("plain", text => text, isBackwards: false);
        var plain = Build("plain", _root, []);
        Write("windows", text => text.ReplaceLineEndings("\r\n"), isBackwards: true);
        Difference(plain, Build("windows", _root, [])).ShouldBeNull();
        Write("marked", text => "\uFEFF" + text, isBackwards: false);
        Difference(plain, Build("marked", _root, [])).ShouldBeNull();
    }

    // Some file systems list files in the order in which they were made.
    private void Write(string name, Func<string, string> change, bool isBackwards)
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "input"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToList();
        if (isBackwards) files.Reverse();
        foreach (var file in files)
        {
            var target = Path.Combine(_root, name, Path.GetRelativePath(RepositoryFolder.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Texts.Contains(Path.GetExtension(file)))
                File.WriteAllText(target, change(File.ReadAllText(file)), new UTF8Encoding(false));
            else
                File.Copy(file, target);
        }

        var settings = RepositoryFolder.Read("statiq.json")
            .Replace("\"Digest\": {", "\"Digest\": { \"Cards\": false,", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_root, name, "statiq.json"), change(settings), new UTF8Encoding(false));
    }

    private SortedDictionary<string, string> Build(string name, string folder, (string Name, string Value)[] environment)
    {
        var output = Directory.CreateTempSubdirectory("digest-output-").FullName;
        try
        {
            var start = new ProcessStartInfo("dotnet",
                [typeof(CommandLine).Assembly.Location, "build", "--root", Path.Combine(_root, name), "--output", output,
                "--at", "2015-09-01"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var (variable, value) in environment) start.Environment[variable] = value;
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, said.Result);
            return FolderFiles.Of(output);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    private static string? Difference(SortedDictionary<string, string> one, SortedDictionary<string, string> other) =>
        one.Keys.Union(other.Keys).FirstOrDefault(p => one.GetValueOrDefault(p) != other.GetValueOrDefault(p));
}

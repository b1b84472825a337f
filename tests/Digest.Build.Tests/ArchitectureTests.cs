using System.Text.RegularExpressions;

namespace Digest.Build.Tests;

public sealed partial class ArchitectureTests
{
    // Each folder of Core may use those before it.
    private static readonly string[] CoreOrder = ["Diagnostics", "Model", "Content", "Import", "Assembly", "Views", "Feeds", "Search"];

    [GeneratedRegex(@"^\s*(?:global )?using (?:static |\w+ = )?Digest\.(\w+)(?:\.(\w+))?", RegexOptions.Multiline)]
    private static partial Regex Usings();

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(s => s is "obj" or "bin"));

    [Theory]
    [InlineData("Digest.Templating")]
    [InlineData("Digest.Linking")]
    [InlineData("Digest.Core")]
    public void TheThreeLibrariesKnowNothingOfEachOther(string project)
    {
        RepositoryFolder.Read($"src/{project}/{project}.csproj").ShouldNotContain("ProjectReference");
        foreach (var file in Sources(project))
        {
            foreach (Match match in Usings().Matches(File.ReadAllText(file))) ("Digest." + match.Groups[1].Value).ShouldBe(project, file);
        }
    }

    [Fact]
    public void FoldersOfCoreUseOnlyThoseBeforeThem()
    {
        foreach (var file in Sources("Digest.Core"))
        {
            var folder = Path.GetRelativePath(Path.Combine(RepositoryFolder.Root, "src", "Digest.Core"), file).Split(Path.DirectorySeparatorChar)[0];
            foreach (Match match in Usings().Matches(File.ReadAllText(file)))
                Array.IndexOf(CoreOrder, match.Groups[2].Value).ShouldBeLessThanOrEqualTo(Array.IndexOf(CoreOrder, folder), $"{file} uses {match.Value}");
        }
    }

    [Theory]
    [InlineData("Digest.Core")]
    [InlineData("Digest.Linking")]
    public void LibrariesHaveNoDiskAndNoClock(string project)
    {
        foreach (var file in Sources(project))
        {
            var text = File.ReadAllText(file);
            foreach (var word in (string[])["DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "File.Read", "File.Write", "File.Open", "Directory.", "Environment.GetEnv", "Stopwatch"])
                text.ShouldNotContain(word, customMessage: file);
        }
    }
}

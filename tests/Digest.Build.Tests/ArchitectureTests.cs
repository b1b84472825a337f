using System.Text.RegularExpressions;

namespace Digest.Build.Tests;

public sealed partial class ArchitectureTests
{
    // Each folder of Core may use those before it.
    private static readonly string[] CoreOrder =
        ["Diagnostics", "Model", "Yaml", "Settings", "FrontMatter", "Markdown", "Editing", "Catalog", "Stories", "Editions", "Pages",
            "Cards", "Feeds", "Search"];

    [GeneratedRegex(@"^\s*(?:global )?using (?:static |\w+ = )?Digest\.(\w+)(?:\.(\w+))?", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"<ProjectReference Include=""\.\.\\([\w.]+)\\")]
    private static partial Regex References();

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(s => s is "obj" or "bin"));

    // Each project may use those after the arrow, and what these use.
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Digest.Linking"] = [],
        ["Digest.Core"] = [],
        ["Digest.Import"] = ["Digest.Core"],
        ["Digest.Rendering"] = ["Digest.Core"],
        ["Digest.Build"] = ["Digest.Core", "Digest.Linking", "Digest.Rendering"],
        ["Digest"] = ["Digest.Build", "Digest.Import"],
    };

    [Fact]
    public void ProjectsReferenceOnlyThoseBelowThem()
    {
        foreach (var (project, allowed) in Arrows)
        {
            var text = RepositoryFolder.Read($"src/{project}/{project}.csproj");
            References().Matches(text).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)
                .ShouldBe(allowed.Order(StringComparer.Ordinal), project);
        }

        Directory.EnumerateDirectories(Path.Combine(RepositoryFolder.Root, "src")).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Arrows.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void RenderingAloneKnowsScriban()
    {
        foreach (var project in Arrows.Keys.Where(p => p != "Digest.Rendering"))
        {
            RepositoryFolder.Read($"src/{project}/{project}.csproj").ShouldNotContain("Scriban");
            foreach (var file in Sources(project))
                File.ReadAllText(file).ShouldNotContain("using Scriban", customMessage: file);
        }
    }

    [Fact]
    public void FoldersOfCoreUseOnlyThoseBeforeThem()
    {
        foreach (var file in Sources("Digest.Core"))
        {
            var folder = Path.GetRelativePath(Path.Combine(RepositoryFolder.Root, "src", "Digest.Core"), file)
                .Split(Path.DirectorySeparatorChar)[0];
            foreach (Match match in Usings().Matches(File.ReadAllText(file)))
            {
                Array.IndexOf(CoreOrder, match.Groups[2].Value)
                    .ShouldBeLessThanOrEqualTo(Array.IndexOf(CoreOrder, folder), $"{file} uses {match.Value}");
            }
        }
    }

    [Theory]
    [InlineData("Digest.Core")]
    [InlineData("Digest.Linking")]
    [InlineData("Digest.Import")]
    [InlineData("Digest.Rendering")]
    public void LibrariesHaveNoDiskAndNoClock(string project)
    {
        foreach (var file in Sources(project))
        {
            var text = File.ReadAllText(file);
            foreach (var word in (string[])["DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow",
                "File.Read", "File.Write", "File.Open", "Directory.", "Environment.GetEnv", "Stopwatch"])
            {
                text.ShouldNotContain(word, customMessage: file);
            }
        }
    }
}

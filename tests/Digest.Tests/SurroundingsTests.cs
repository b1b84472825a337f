namespace Digest.Tests;

/// <summary>The real program on the digest that ships: what is around it, and how files are stored, changes no byte of the
/// site. The benchmarks' command <c>laws</c> does the same with any site.</summary>
public sealed class SurroundingsTests
{
    [Fact]
    public void NothingAroundTheProgramChangesTheSite()
    {
        using var surroundings = new Surroundings(RepositoryFolder.Program, RepositoryFolder.Root, "2015-09-01");
        surroundings.Files.ShouldBeGreaterThan(300);
        foreach (var (what, difference) in surroundings.Compare()) difference.ShouldBeNull(what);
    }

    [Fact]
    public void TheLanguageOfTheMachineChangesNoCode()
    {
        string[] languages = ["ini", "toml", "sql", "dockerfile", "javascript", "julia", "objective-c", "handlebars", "diff", "pip", "INI"];
        using var site = TestSite.Empty();
        site.With("input/articles/2015-07-14-code.md", "---\ntitle: Code\noriginal: true\n---\n"
            + string.Concat(languages.Select(l => $"```{l}\n[list]\nindex = \"I\" # if\n```\n\n")));
        using var surroundings = new Surroundings(RepositoryFolder.Program, site.Root, "2015-09-01");
        surroundings.Says("<span class=\"hl-name\">[list]</span>").ShouldBeTrue();
        foreach (var (what, difference) in surroundings.Compare()) difference.ShouldBeNull(what);
    }
}

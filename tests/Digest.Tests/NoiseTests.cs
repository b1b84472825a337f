using Digest.Core.Diagnostics;
using Digest.Output;

namespace Digest.Tests;

/// <summary>Thousands of diagnostics that are alike must not hide the one that matters.</summary>
public sealed class NoiseTests
{
    private static List<string> Said(IReadOnlyList<Diagnostic> diagnostics, string root = "/nowhere")
    {
        using var output = new StringWriter { NewLine = "\n" };
        DiagnosticText.Write(output, diagnostics, root);
        return [.. output.ToString().TrimEnd('\n').Split('\n')];
    }

    [Fact]
    public void AMovedArchiveIsToldInFoldersAndOnceForAll()
    {
        using var site = TestSite.Empty().With("input/news/2014/bad.md", "---\ndate: 2014-01-01\noriginal: true\n---\n");
        for (var i = 1; i <= 90; i++)
            site.With($"input/news/{2010 + (i % 4)}/{i}.md", $"---\ntitle: Part {i}\ndate: 2015-01-01\n---\nText {i}.\n");
        var (status, output, error) = Cli.Run("build", "--root", site.Root, "--keep-going");
        status.ShouldBe(0);
        var lines = error.TrimEnd('\n').Split('\n');
        lines.Count(l => l.Contains(": warning DG2015: the article names no source", StringComparison.Ordinal)).ShouldBe(20);
        lines.Count(l => l.StartsWith("  hint: add 'source", StringComparison.Ordinal)).ShouldBe(1);
        lines[^4..].ShouldBe(
        [
            "the error:",
            "  input/news/2014/bad.md:1: DG2001, the article has no title",
            "DG2015: 70 more of 90 (an article without a source) in input/news/2011/ (23), input/news/2012/ (23) and 2 other folders",
            "  hint: once for the folder: write 'original: true' for own work, or 'source: …' into input/news/_directory.yml",
        ]);
        output.ShouldStartWith("90 articles, ");

        site.With("input/news/_directory.yml", "lang: en\n");
        Cli.Run("build", "--root", site.Root, "--keep-going").Error
            .ShouldContain("or 'source: …' to input/news/_directory.yml\n");
        site.With("input/news/_directory.yml", "original: true\n");
        Cli.Run("build", "--root", site.Root, "--keep-going").Error.ShouldNotContain("DG2015");
    }

    [Theory]
    [InlineData(".", "a.md", "_directory.yml")]
    [InlineData("a/", "b/c.md", "a/_directory.yml")]
    public void InputFoldersSideBySideHaveNoDefaultsInCommon(string folder, string other, string file)
    {
        List<Diagnostic> diagnostics = [Codes.NoSource.At(new(other, 1, 1), "the article names no source")];
        for (var i = 0; i < 30; i++)
            diagnostics.Add(Codes.NoSource.At(new($"{(folder == "." ? "" : folder)}{i}.md", 1, 1), "the article names no source"));
        Said(diagnostics)[^1].ShouldEndWith(" into " + file);
    }

    [Fact]
    public void TheEndFitsOnOneScreenWhateverThereIs()
    {
        var diagnostics = new List<Diagnostic>();
        foreach (var code in Codes.All)
        {
            for (var i = 0; i < 300; i++)
                diagnostics.Add(code.At(new($"input/{new string('f', i % 40)}/{i}.md", i + 1, 1), new string('m', i), "h" + i));
        }

        var end = DiagnosticSummary.Of(diagnostics, "/nowhere");
        end.Count.ShouldBe(DiagnosticSummary.MaxLines);
        end.ShouldAllBe(l => l.Length <= 128);
        end[0].ShouldBe($"the {300 * Codes.All.Count(c => c.Severity == Severity.Error)} errors:");
        end[1].ShouldStartWith("  input//0.md:1: DG1001, ");
        end[^1].ShouldStartWith("and ");
        var said = Said(diagnostics);
        said[^end.Count..].ShouldBe(end);
        foreach (var code in Codes.All)
            said.Count(l => l.Contains($"{code.Id}: mm", StringComparison.Ordinal)).ShouldBe(18, code.Id);
    }

    [Fact]
    public void AnErrorAmongManyIsPrintedInFull()
    {
        using var site = TestSite.Empty();
        for (var i = 0; i < 40; i++) site.With($"input/articles/a{i:00}.md", "---\ntitle: A\noriginal: true\n---\n");
        var lines = Cli.Run("check", "--root", site.Root).Error.TrimEnd('\n').Split('\n');
        lines.Count(l => l.StartsWith("  hint: add 'published", StringComparison.Ordinal)).ShouldBe(20);
        lines[^1].ShouldBe("DG2002: 20 more of 40 (an article without a date) in input/articles/ (40)");
    }

    [Fact]
    public void GithubCountsThemToo()
    {
        using var site = TestSite.Empty();
        for (var i = 10; i < 40; i++) site.With($"input/articles/a{i}.md", $"---\ntitle: A {i}\ndate: 2015-01-01\n---\n");
        var lines = Cli.Run("check", "--root", site.Root, "--format", "github").Out.TrimEnd('\n').Split('\n');
        lines.Count(l => l.Contains("title=DG2015::", StringComparison.Ordinal)).ShouldBe(20);
        lines.ShouldContain("::notice::DG2015: 10 more of 30 (an article without a source) in input/articles/ (30)");
    }
}

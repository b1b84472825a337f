using System.Text;
using Digest.Core.Markdown;
using Digest.Testing;

namespace Digest.Core.Tests;

/// <summary>Markdown as other generators and editors of notes have it: a file a dialect, "===" before each piece, "---" before the HTML
/// that their documentation leads one to expect. UPDATE_GOLDEN=1 writes the HTML anew.</summary>
public sealed class DialectTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "Digest.Core.Tests", "dialects");

    public static TheoryData<string> Dialects =>
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void EachPieceBecomesItsHtml(string dialect)
    {
        var path = Path.Combine(Folder, dialect + ".txt");
        var text = File.ReadAllText(path);
        var written = new StringBuilder();
        var parser = new BodyParser();
        foreach (var piece in text.Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var markdown = piece[..piece.IndexOf("\n---\n", StringComparison.Ordinal)];
            var body = parser.Parse(markdown, "x.md", 1).Value.ShouldNotBeNull();
            written.Append("=== ").Append(markdown).Append("\n---\n").Append(body.Html.TrimEnd('\n')).Append("\n\n");
        }

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, written.ToString());
        written.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("ruby", "\"#{", 4_000)]
    [InlineData("javascript", "`${", 4_000)]
    [InlineData("html", "<a b=\"", 3_000)]
    [InlineData("markdown", "[", 900)]
    [InlineData("c", "/*", 9_000)]
    [InlineData("sql", "'\n", 9_000)]
    [InlineData("yaml", "a: {", 200)]
    public void CodeThatIsMadeToCostIsWritten(string language, string piece, int times)
    {
        var code = string.Concat(Enumerable.Repeat(piece, times));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var html = new BodyParser().Parse($"````{language}\n{code}\n````\n", "x.md", 1).Value.ShouldNotBeNull().Html;
        html.ShouldStartWith($"<pre><code class=\"language-{language}\">");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void ThereAreManyPieces() =>
        Dialects.Sum(d => File.ReadAllText(Path.Combine(Folder, d.Data + ".txt")).Split("=== ").Length - 1).ShouldBeGreaterThan(119);
}

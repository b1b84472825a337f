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

    [Fact]
    public void ThereAreManyPieces() =>
        Dialects.Sum(d => File.ReadAllText(Path.Combine(Folder, d.Data + ".txt")).Split("=== ").Length - 1).ShouldBeGreaterThan(119);
}

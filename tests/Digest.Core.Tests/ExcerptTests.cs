using System.Text;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Testing;

namespace Digest.Core.Tests;

/// <summary>Bodies and what stands for them: "===" and a name before each, "---" before its excerpt, nothing where there is none.
/// UPDATE_GOLDEN=1 writes the excerpts anew.</summary>
public sealed class ExcerptTests
{
    private const string Divider = "\n---\n";

    [Fact]
    public void EachBodyHasItsFirstSentences()
    {
        var path = Path.Combine(RepositoryFolder.Root, "tests", "Digest.Core.Tests", "excerpts.txt");
        var text = File.ReadAllText(path).TrimEnd('\n');
        var written = new StringBuilder();
        var pieces = text.Split("=== ", StringSplitOptions.RemoveEmptyEntries);
        pieces.Length.ShouldBeGreaterThan(60);
        foreach (var piece in pieces)
        {
            var body = piece[..(piece.TrimEnd('\n') + "\n").LastIndexOf(Divider, StringComparison.Ordinal)];
            var markdown = body[(body.IndexOf('\n') + 1)..];
            written.Append("=== ").Append(body).Append(Divider).Append(Of(markdown) is { } excerpt ? excerpt + "\n\n" : "\n");
        }

        var result = written.ToString().TrimEnd('\n');
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, result + "\n");
        result.ShouldBe(text);
    }

    [Theory]
    [InlineData("{{", 50_000)]
    [InlineData("[a b=", 50_000)]
    [InlineData("[caption]", 20_000)]
    [InlineData("&lt;a ", 50_000)]
    [InlineData("http://", 30_000)]
    [InlineData("a.a@", 50_000)]
    [InlineData("(((", 50_000)]
    [InlineData("<i>", 10_000)]
    [InlineData("**", 50_000)]
    [InlineData("- [a](#b)\n", 20_000)]
    public void BodiesThatAreMadeToCostAreRead(string piece, int times)
    {
        var body = new BodyParser().Parse("Word. " + string.Concat(Enumerable.Repeat(piece, times)), "x.md", 1).Value;
        if (body is null) return;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        (Excerpts.Of(body) ?? "").Length.ShouldBeLessThanOrEqualTo(Excerpts.Longest);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void ACharacterIsNotCut()
    {
        var hindi = string.Concat(Enumerable.Repeat("कि", 150));
        Of(hindi)!.TrimEnd('…').Length.ShouldBe(198);
        Of("a" + string.Concat(Enumerable.Repeat("😀", 150)))!.TrimEnd('…').Length.ShouldBe(199);
        Excerpts.Cut("short").ShouldBe("short");
    }

    private static string? Of(string markdown) => Excerpts.Of(new BodyParser().Parse(markdown, "x.md", 1).Value ?? Body.Empty);
}

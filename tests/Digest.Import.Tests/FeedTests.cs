using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Import.Feeds;

namespace Digest.Import.Tests;

/// <summary>Feeds as hosts really give them, with the items that a reader wants.</summary>
public sealed class FeedTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "feeds");

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Folder).Where(f => !f.EndsWith(".expected", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            cases.Add(Path.GetFileName(file));
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AFeedGivesItsItems(string name)
    {
        var (feed, diagnostics) = FeedReader.Read(File.ReadAllBytes(Path.Combine(Folder, name)), null, "https://feeds.example/feed.xml");
        var actual = (feed is null ? "" : JsonSerializer.Serialize(feed, Json) + "\n")
            + string.Concat(diagnostics.Select(d => $"{d.Severity.ToString().ToLowerInvariant()} {d.Code}: {d.Message}\n"));
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Path.Combine(Folder, "../../../../feeds", name + ".expected"), actual);
        else actual.ShouldBe(File.ReadAllText(Path.Combine(Folder, name + ".expected")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void ThereAreThirtyFeeds() => Cases().Count.ShouldBeGreaterThanOrEqualTo(30);

    [Fact]
    public void TheHostsEncodingCountsBeforeTheFeeds()
    {
        var bytes = Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss version=\"2.0\"><channel><title>Café</title></channel></rss>");
        FeedReader.Read(bytes, "iso-8859-1", "https://feeds.example/").Value!.Title.ShouldBe("Café");
    }
}

using System.Globalization;
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

    public static TheoryData<string> Hostile() => new(Bad.Keys);

    private static readonly Dictionary<string, Func<string>> Bad = new()
    {
        ["nested elements"] = () => "<rss>" + string.Concat(Enumerable.Repeat("<a>", 200_000)),
        ["nested and closed"] = () => "<rss version=\"2.0\"><channel><item><title>x</title><description>" + string.Concat(Enumerable.Repeat("<a>", 100_000))
            + string.Concat(Enumerable.Repeat("</a>", 100_000)) + "</description></item></channel></rss>",
        ["items without ends"] = () => "<rss version=\"2.0\"><channel>" + string.Concat(Enumerable.Repeat("<item><title>x", 50_000)),
        ["many items"] = () => "<rss version=\"2.0\"><channel>"
            + string.Concat(Enumerable.Range(0, 50_000).Select(i => "<item><title>" + i.ToString(CultureInfo.InvariantCulture) + "</title></item>")) + "</channel></rss>",
        ["ampersands"] = () => "<rss version=\"2.0\"><channel><item><title>" + new string('&', 2_000_000) + "</title></item></channel></rss>",
        ["nested markup"] = () => "<rss version=\"2.0\"><channel><item><title>x</title><description>"
            + string.Concat(Enumerable.Repeat("&lt;div&gt;", 200_000)) + "</description></item></channel></rss>",
        ["nested JSON"] = () => "{\"items\":" + new string('[', 100_000),
        ["JSON items"] = () => "{\"items\": [" + string.Join(',', Enumerable.Repeat("{\"id\":\"x\"}", 100_000)) + "]}",
        ["marks"] = () => "<" + new string('!', 1_000_000),
        ["root"] = () => "<rss " + new string('a', 1_000_000),
        ["roots"] = () => string.Concat(Enumerable.Repeat("<rss ", 200_000)),
        ["sections"] = () => "<rss>" + string.Concat(Enumerable.Repeat("<![CDATA[", 100_000)),
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileFeedsCostLittle(string kind)
    {
        var bytes = Encoding.UTF8.GetBytes(Bad[kind]());
        var start = Environment.CpuUsage.TotalTime;
        FeedReader.Read(bytes, null, "https://feeds.example/");
        (Environment.CpuUsage.TotalTime - start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}

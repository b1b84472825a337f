using System.Globalization;
using System.Text;
using Digest.Import.Feeds;

namespace Digest.Import.Tests;

/// <summary>What feeds cost that are made to cost much. Processor time is the whole process's, so nothing else runs
/// beside.</summary>
[Collection(nameof(Alone))]
public sealed class FeedCostTests
{
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

/// <summary>Tests beside which no other runs in this process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

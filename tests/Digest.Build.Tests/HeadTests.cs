using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Digest.Build.Tests;

/// <summary>What a page says to machines, and the sizes of images.</summary>
public sealed partial class HeadTests
{
    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();

    private static JsonElement Graph(TestSite site, string page) =>
        JsonDocument.Parse(Data().Match(site.Read(page)).Groups[1].Value).RootElement.GetProperty("@graph");

    private static JsonElement OfType(JsonElement graph, string type) =>
        graph.EnumerateArray().Single(e => e.GetProperty("@type").GetString() == type);

    [Fact]
    public void AnArticleOfSomebodyElseIsBasedOnTheOriginalAndClaimsNothing()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var article = OfType(Graph(site, "2015/07/flyby-b/index.html"), "NewsArticle");
        article.GetProperty("headline").GetString().ShouldBe("Pluto seen close for the first time by New Horizons");
        article.GetProperty("datePublished").GetString().ShouldBe("2015-07-15T08:00:00+00:00");
        article.GetProperty("dateModified").GetString().ShouldBe("2015-07-16T00:00:00+00:00");
        article.GetProperty("author").GetProperty("name").GetString().ShouldBe("The Comet");
        article.TryGetProperty("publisher", out _).ShouldBeFalse();
        var original = article.GetProperty("isBasedOn");
        original.GetProperty("url").GetString().ShouldBe("https://comet.example/2");
        original.GetProperty("publisher").GetProperty("name").GetString().ShouldBe("The Comet");
        article.GetProperty("correction")[0].GetString().ShouldBe("The distance was wrong.");
        var own = OfType(Graph(site, "2015/07/vote/index.html"), "NewsArticle");
        own.TryGetProperty("isBasedOn", out _).ShouldBeFalse();
        own.GetProperty("author").GetProperty("name").GetString().ShouldBe("Test");
        own.GetProperty("publisher").GetProperty("url").GetString().ShouldBe("https://test.example/");
    }

    [Fact]
    public void ListsAreCollectionsAndEveryPageKnowsTheWayToIt()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var story = OfType(Graph(site, "stories/2015/07/flyby-a/index.html"), "CollectionPage");
        story.GetProperty("mainEntity").GetProperty("itemListElement").EnumerateArray()
            .Select(e => e.GetProperty("url").GetString())
            .ShouldBe(["https://test.example/2015/07/flyby-a/", "https://test.example/2015/07/flyby-b/"], ignoreOrder: true);
        var trail = OfType(Graph(site, "archive/2015/07/index.html"), "BreadcrumbList").GetProperty("itemListElement")
            .EnumerateArray().ToList();
        trail.Select(e => e.GetProperty("item").GetString()).ShouldBe(
            ["https://test.example/", "https://test.example/archive/", "https://test.example/archive/2015/",
            "https://test.example/archive/2015/07/"]);
        trail.Select(e => e.GetProperty("position").GetInt32()).ShouldBe([1, 2, 3, 4]);
        OfType(Graph(site, "index.html"), "WebSite").GetProperty("name").GetString().ShouldBe("Test");
        Data().IsMatch(site.Read("404.html")).ShouldBeFalse();
    }

    [Fact]
    public void DataCannotEndItsElementAndThePolicyNamesItsDigest()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-x.md",
            "---\ntitle: \"</script><script>alert(1)</script> & <b>\"\noriginal: true\n---\nText.\n").Build().Succeeds();
        var page = site.Read("2015/07/x/index.html");
        page.ShouldNotContain("<script>");
        var data = Data().Match(page).Groups[1].Value;
        OfType(Graph(site, "2015/07/x/index.html"), "NewsArticle").GetProperty("headline").GetString()
            .ShouldBe("</script><script>alert(1)</script> & <b>");
        System.Net.WebUtility.HtmlDecode(page)
            .ShouldContain($"script-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(data)))}'");
    }

    [Fact]
    public void ImagesHaveTheirSizesAndPagesTheirCards()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-x.md",
            "---\ntitle: X\noriginal: true\nimage: {src: /assets/p.png, alt: A picture}\n---\nText.\n")
            .With("input/2015-07-02-y.md",
            "---\ntitle: Y\noriginal: true\nimage: {src: /assets/d.svg, alt: A drawing}\n---\n![z](/assets/p.png) and <img "
            + "src=\"/assets/p.png\" width=\"20\" alt=\"\">\n")
            .With("input/assets/d.svg",
            "<?xml version=\"1.0\"?><!-- drawn --><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 160 90.4\"/>");
        File.WriteAllBytes(Path.Combine(site.Root, "input/assets/p.png"), Png(640, 360));
        site.Build().Succeeds();
        var x = site.Read("2015/07/x/index.html");
        x.ShouldContain("<meta property=\"og:image\" content=\"https://test.example/2015/07/x/card.png\">");
        x.ShouldContain("<meta property=\"og:image:width\" content=\"1200\">");
        x.ShouldContain("<meta name=\"twitter:card\" content=\"summary_large_image\">");
        x.ShouldContain("<img src=\"/assets/p.png\" alt=\"A picture\" width=\"640\" height=\"360\">");
        var y = site.Read("2015/07/y/index.html");
        y.ShouldContain("content=\"https://test.example/2015/07/y/card.png\"");
        y.ShouldContain("<img src=\"/assets/d.svg\" alt=\"A drawing\" width=\"160\" height=\"90\">");
        y.ShouldContain("<img src=\"/assets/p.png\" width=\"640\" height=\"360\" alt=\"z\" loading=\"lazy\">");
        y.ShouldContain("width=\"20\"");
        y.ShouldNotContain("width=\"640\" height=\"360\" width");
    }

    [Theory]
    [InlineData("a.gif", "R0lGODlhCgAUAIAAAAAAAP///yH5BAEAAAAALAAAAAAKABQAAAIQhI+py+0Po5y02ouz3rz7rxUAOw==", 10, 20)]
    [InlineData("a.bmp", "Qk1GAAAAAAAAADYAAAAoAAAAAgAAAAIAAAABABgAAAAAABAAAAATCwAAEwsAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==", 2,
        2)]
    [InlineData("broken.png", "AAAA", null, null)]
    [InlineData("broken.svg", "PHN2Zw==", null, null)]
    public void SizesComeFromTheFile(string name, string base64, int? width, int? height)
    {
        var sizes = new Files.ImageSizes([new Asset(null, name, name, Convert.FromBase64String(base64))]);
        sizes.Of("/" + name).ShouldBe(width is null ? null : new Core.Model.ImageSize(width.Value, height!.Value));
        sizes.Of("/other.png").ShouldBeNull();
    }

    private static byte[] Png(int width, int height)
    {
        byte[] header =
            [.. "IHDR"u8, 0, 0, (byte)(width >> 8), (byte)width, 0, 0, (byte)(height >> 8), (byte)height, 8, 2, 0, 0, 0];
        return [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk(header), .. Chunk([.. "IEND"u8])];

        static byte[] Chunk(byte[] typeAndData) =>
            [.. Big((uint)typeAndData.Length - 4), .. typeAndData, .. Big(Crc(typeAndData))];

        static byte[] Big(uint number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

        static uint Crc(byte[] bytes)
        {
            var crc = uint.MaxValue;
            foreach (var one in bytes)
            {
                crc ^= one;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }

            return ~crc;
        }
    }
}

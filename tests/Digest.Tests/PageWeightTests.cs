using System.IO.Compression;
using System.Text.RegularExpressions;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Tests;

/// <summary>What a reader in bad reception waits for.</summary>
public sealed partial class PageWeightTests(ShippedDigest shipped) : IClassFixture<ShippedDigest>
{
    [Theory]
    [InlineData("digest.css", 12_500)]
    [InlineData("index.css", 2_000)]
    [InlineData("story.css", 4_000)]
    [InlineData("search.js", 8_000)]
    public void AssetsOfTheThemeAreSmall(string name, long most) =>
        new FileInfo(Path.Combine(shipped.Output, "assets", name)).Length.ShouldBeInRange(1, most);

    [Fact]
    public void AnOrdinaryPageLoadsOneSheetAndNoPageMoreThanTwo()
    {
        var sheets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var plan in PagePlans.Plan(shipped.Site).Where(p => p.IsHtml))
        {
            var page = File.ReadAllText(Path.Combine(shipped.Output, Permalinks.ToFile(plan.Permalink)));
            sheets[plan.Layout] = string.Join(' ', StyleSheet().Matches(page).Select(m => m.Groups[1].Value));
        }

        foreach (var ordinary in (string[])["home", "article", "latest", "month", "term", "edition", "page"])
            sheets[ordinary].ShouldBe("digest.css", ordinary);
        sheets["story"].ShouldBe("story.css digest.css");
        sheets["side-by-side"].ShouldBe("story.css digest.css");
        foreach (var index in (string[])["archive", "terms", "search", "subscribe"])
            sheets[index].ShouldBe("index.css digest.css", index);
    }

    [Fact]
    public void EveryArticlePageIsAtMostTwentyKilobytesCompressed()
    {
        foreach (var article in shipped.Site.Catalog.All)
        {
            using var stream = new MemoryStream();
            using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
                gzip.Write(File.ReadAllBytes(Path.Combine(shipped.Output, Permalinks.ToFile(article.Permalink))));
            stream.Length.ShouldBeLessThanOrEqualTo(20_000, article.Permalink);
        }
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"/assets/([^\"]+)\">")]
    private static partial Regex StyleSheet();
}

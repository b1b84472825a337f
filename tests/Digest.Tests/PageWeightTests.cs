using System.IO.Compression;
using Digest.Core.Settings;

namespace Digest.Tests;

/// <summary>What a reader in bad reception waits for.</summary>
public sealed class PageWeightTests(ShippedDigest shipped) : IClassFixture<ShippedDigest>
{
    [Theory]
    [InlineData("*.css", 17_500)]
    [InlineData("search.js", 8_000)]
    public void AssetsOfTheThemeAreSmall(string pattern, long most) =>
        Directory.EnumerateFiles(Path.Combine(shipped.Output, "assets"), pattern, SearchOption.AllDirectories)
            .Sum(f => new FileInfo(f).Length).ShouldBeInRange(1, most);

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
}

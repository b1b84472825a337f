using Digest.Benchmarks;

namespace Digest.Browser.Tests;

/// <summary>What a query fetches from a large site. <c>Digest.Benchmarks search 10000</c> asks the same of 10,000
/// articles.</summary>
public sealed class SearchSizeTests
{
    private const int Articles = 1500;
    private const int MostBytes = 60_000;
    private const int MostMilliseconds = 150;

    [Fact]
    public async Task AQueryFetchesLittleAndAnswersAtOnce()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        var folder = Directory.CreateTempSubdirectory("digest-search-").FullName;
        try
        {
            SiteGenerator.Write(folder, Articles);
            var (built, server) = await SearchMeasure.ServeAsync(folder);
            await using var serving = server;
            await using var chromium = await HeadlessChromium.StartAsync();
            foreach (var query in SearchMeasure.Queries(built))
            {
                var cost = await SearchMeasure.AskAsync(chromium.Browser, server.Address.TrimEnd('/'), query);
                cost.Bytes.ShouldBeLessThanOrEqualTo(MostBytes, cost.ToString());
                cost.Milliseconds.ShouldBeLessThanOrEqualTo(MostMilliseconds, cost.ToString());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

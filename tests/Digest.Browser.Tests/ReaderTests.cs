using Digest.Preview;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>What a reader chooses and finds at once.</summary>
public sealed class ReaderTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    // Ends when a service worker controls the page. A function that the page polls would be a string, which its policy refuses.
    private const string Controlled = """
        new Promise(done => {
          if (navigator.serviceWorker.controller) done();
          else navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true });
        })
        """;

    [Fact]
    public async Task AChoiceOfColoursStays()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await site.Browser!.NewContextAsync(new() { ColorScheme = ColorScheme.Light });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/");
        const string Paper = "getComputedStyle(document.documentElement).backgroundColor";
        (await page.EvaluateAsync<string>(Paper)).ShouldBe("rgb(253, 252, 249)");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" });
        await button.ClickAsync();
        (await page.EvaluateAsync<string>(Paper)).ShouldBe("rgb(22, 21, 20)");
        (await button.GetAttributeAsync("aria-pressed")).ShouldBe("true");
        await page.GotoAsync(site.Address + "/archive/");
        (await page.EvaluateAsync<string>(Paper)).ShouldBe("rgb(22, 21, 20)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await page.ReloadAsync();
        (await page.EvaluateAsync<string>(Paper)).ShouldBe("rgb(253, 252, 249)");
    }

    [Fact]
    public async Task TheFirstHeadlineStandsInTheFirstScreenOfAPhone()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await site.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 640 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/");
        var bottom = await page.EvaluateAsync<double>("document.querySelector('main h3').getBoundingClientRect().bottom");
        bottom.ShouldBeLessThan(640);
    }

    [Fact]
    public async Task LinksAreTallEnoughForAThumb()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await site.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 640 } });
        var page = await context.NewPageAsync();
        var low = new List<string>();
        foreach (var permalink in site.Kinds)
        {
            await page.GotoAsync(site.Address + permalink);
            // Links within running text are as high as its lines.
            low.AddRange(await page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('a[href], button, input, select, summary')].filter(e => e.getClientRects().length
                && !e.matches('.skip, .prose *, .dek *, .find button') && e.getBoundingClientRect().height < 23.9)
                .map(e => e.outerHTML.slice(0, 120) + ' ' + e.getBoundingClientRect().height)
                """));
        }

        low.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasReadIsThereWithoutAConnectionWhereTheSiteWantsIt()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        using var small = TestSite.Small().With("statiq.json",
            """{"SiteTitle": "Test", "Host": "test.example", "Digest": {"Offline": true}}""").Build().Succeeds();
        var server = await PreviewServer.StartAsync(0, CancellationToken.None);
        await using var stopped = server;
        server.Show(small.Last.Built!.Pages, "");
        var address = server.Address.TrimEnd('/');
        await using var context = await site.Browser!.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(address + "/");
        await page.EvaluateAsync(Controlled);
        await page.GotoAsync(address + "/2015/07/vote/");
        await server.DisposeAsync();
        await page.GotoAsync(address + "/2015/07/vote/");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Greece votes No");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.masthead')).display")).ShouldBe("flex");
        await Should.ThrowAsync<PlaywrightException>(() => page.GotoAsync(address + "/2015/07/flyby-a/"));
        small.With("statiq.json", """{"SiteTitle": "Test", "Host": "test.example"}""").Build().Succeeds();
        small.Has("offline.js").ShouldBeFalse();
        small.Read("index.html").ShouldNotContain("offline");
    }

    [Fact]
    public async Task ACacheThatIsFullCostsTheReaderNothing()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        using var small = TestSite.Small().With("statiq.json",
            """{"SiteTitle": "Test", "Host": "test.example", "Digest": {"Offline": true}}""");
        await using var served = await ServedSite.StartAsync(new() { Root = small.Root, At = "2015-08-01" });
        await using var context = await served.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(served.Address + "/");
        await page.EvaluateAsync(Controlled);
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Storage.overrideQuotaForOrigin",
            new() { ["origin"] = served.Address, ["quotaSize"] = 1 });
        await page.GotoAsync(served.Address + "/2015/07/vote/");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Greece votes No");
        // It did refuse: what was read is not kept.
        (await page.EvaluateAsync<bool>("caches.match('/2015/07/vote/').then(kept => !!kept)")).ShouldBeFalse();
    }
}

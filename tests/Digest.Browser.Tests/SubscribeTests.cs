using Deque.AxeCore.Playwright;
using Digest.Build;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>Subscribing in a browser without JavaScript: the page's own policy lets the form out, and to the service alone.</summary>
public sealed class SubscribeTests : IAsyncLifetime
{
    private readonly TestSite _site = TestSite.Empty();
    private ServedSite? _served;

    public async ValueTask InitializeAsync()
    {
        if (HeadlessChromium.Program is null) return;
        _site.With("statiq.json", """
            { "SiteTitle": "Test", "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" },
              "Newsletter": { "Service": "listmonk", "Subscribe": "https://lists.example/subscription/form#aa-1" } } }
            """).With("input/2015-07-07-own.md", "---\ntitle: Mill burns\noriginal: true\n---\nA body.\n");
        _served = await ServedSite.StartAsync(new BuildOptions { Root = _site.Root, At = "2016-01-01" });
    }

    public async ValueTask DisposeAsync()
    {
        if (_served is not null) await _served.DisposeAsync();
        _site.Dispose();
    }

    [Fact]
    public async Task AReaderSubscribesWithoutScript()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await _served!.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        (await Submit(context, "https://lists.example/", async page =>
        {
            await page.ClickAsync("form.search button");
            await page.WaitForURLAsync("https://lists.example/**");
        })).ShouldBe("email=reader%40mail.example&name=&l=aa-1&nonce=");
    }

    [Fact]
    public async Task NoOtherHostGetsTheForm()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await _served!.Browser.NewContextAsync();
        (await Submit(context, "https://other.example/", async page =>
        {
            var refused = page.WaitForConsoleMessageAsync(new() { Predicate = m => m.Text.Contains("form-action") });
            await page.EvalOnSelectorAsync("form.search", "f => { f.action = 'https://other.example/'; f.requestSubmit(); }");
            await refused;
        })).ShouldBeNull();
    }

    [Theory]
    [InlineData("/subscribe/", 360, ColorScheme.Light)]
    [InlineData("/subscribe/", 768, ColorScheme.Dark)]
    [InlineData("/editions/1/newsletter.html", 360, ColorScheme.Light)]
    [InlineData("/editions/1/newsletter.html", 360, ColorScheme.Dark)]
    public async Task AxeFindsNoViolation(string path, int width, ColorScheme scheme)
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await _served!.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, BypassCSP = true,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(_served!.Address + path);
        var result = await page.RunAxe();
        // A mail has no landmarks: it is a part of a page of its reader's program.
        result.Violations.Where(v => v.Id is not ("region" or "landmark-one-main"))
            .Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    private async Task<string?> Submit(IBrowserContext context, string service, Func<IPage, Task> submit)
    {
        string? sent = null;
        await context.RouteAsync(service + "**", async route =>
        {
            sent = route.Request.PostData;
            await route.FulfillAsync(new() { Body = "Thank you." });
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(_served!.Address + "/subscribe/");
        await page.FillAsync("input[type=email]", "reader@mail.example");
        await submit(page);
        return sent;
    }
}

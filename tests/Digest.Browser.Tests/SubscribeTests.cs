using Deque.AxeCore.Playwright;
using Digest.Build;
using Digest.Preview;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>Subscribing in a browser without JavaScript: the page's own policy lets the form out, and to the service alone.</summary>
public sealed class SubscribeTests : IAsyncLifetime
{
    private readonly TestSite _site = TestSite.Empty();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private PreviewServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (SiteInBrowser.Chromium is not { } path) return;
        _site.With("statiq.json", """
            { "SiteTitle": "Test", "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" },
              "Newsletter": { "Service": "listmonk", "Subscribe": "https://lists.example/subscription/form#aa-1" } } }
            """).With("input/2015-07-07-own.md", "---\ntitle: Mill burns\noriginal: true\n---\nA body.\n");
        var options = new BuildOptions { Root = _site.Root, At = "2016-01-01" };
        var (workspace, found) = Workspace.Open(options, TimeProvider.System);
        var result = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None);
        result.Failed.ShouldBeFalse(string.Join("\n", result.Diagnostics));
        _server = await PreviewServer.StartAsync(0, CancellationToken.None);
        _server.Show(result.Built!.Pages, workspace!.Settings.LinkRoot);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        _site.Dispose();
    }

    [Fact]
    public async Task AReaderSubscribesWithoutScript()
    {
        Assert.SkipWhen(SiteInBrowser.Chromium is null, "Chromium is not installed");
        await using var context = await _browser!.NewContextAsync(new() { JavaScriptEnabled = false });
        (await Submit(context, "https://lists.example/", async page =>
        {
            await page.ClickAsync("form.search button");
            await page.WaitForURLAsync("https://lists.example/**");
        })).ShouldBe("email=reader%40mail.example&name=&l=aa-1&nonce=");
    }

    [Fact]
    public async Task NoOtherHostGetsTheForm()
    {
        Assert.SkipWhen(SiteInBrowser.Chromium is null, "Chromium is not installed");
        await using var context = await _browser!.NewContextAsync();
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
        Assert.SkipWhen(SiteInBrowser.Chromium is null, "Chromium is not installed");
        await using var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, BypassCSP = true,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(_server!.Address.TrimEnd('/') + path);
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
        await page.GotoAsync(_server!.Address.TrimEnd('/') + "/subscribe/");
        await page.FillAsync("input[type=email]", "reader@mail.example");
        await submit(page);
        return sent;
    }
}

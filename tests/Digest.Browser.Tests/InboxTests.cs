using Deque.AxeCore.Playwright;
using Digest.Build;
using Digest.Commands;
using Digest.Net;
using Digest.Preview;
using Digest.Tests;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>The inbox before a browser: from a list of feeds to an edition, by the keyboard and on a phone.</summary>
public sealed class InboxTests
{
    private static readonly RequestOptions Quick = new()
    {
        AllowPrivate = true, Pause = TimeSpan.Zero, FirstRetry = TimeSpan.FromMilliseconds(5),
        AnswerTimeout = TimeSpan.FromSeconds(2), MaxBytes = 4 << 20,
    };

    private static async Task<string> RunAsync(TestSite site, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var context = new CommandContext(output, error, TimeProvider.System) { Requests = Quick };
        (await CommandLine.RunAsync([.. args, "--root", site.Root], context)).ShouldBe(0, error.ToString());
        return output.ToString();
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, true)]
    [InlineData(360, false)]
    public async Task ItemsBecomeDraftsAndAnEdition(int width, bool hasScript)
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        using var host = Publishers.Start();
        using var site = Publishers.Site(host);
        await RunAsync(site, "feeds", "import", Path.Combine(site.Root, "feeds.opml"));
        await using var server = await PreviewServer.StartAsync(0, CancellationToken.None);
        using var inbox = new InboxPages(new BuildOptions { Root = site.Root, Drafts = true, KeepGoing = true },
            new CommandContext(TextWriter.Null, TextWriter.Null, TimeProvider.System) { Requests = Quick });
        server.Use(InboxPages.Prefix, inbox.AnswerAsync);
        await using var chromium = await HeadlessChromium.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = hasScript, BypassCSP = true, ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Location.Contains("favicon", StringComparison.Ordinal)) errors.Add(message.Text);
        };
        await page.GotoAsync(server.Address + "_inbox/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask all 10 feeds" }).ClickAsync();
        var first = page.Locator("section").First;
        await Assertions.Expect(first).ToContainTextAsync("nothing like it yet, told by 2 sources", new() { Timeout = 30_000 });
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue();
        foreach (var button in await page.Locator("button").AllAsync()) (await button.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(40);
        if (hasScript)
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                (await page.RunAxe()).Violations
                    .Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
            }
        }

        if (Environment.GetEnvironmentVariable("DIGEST_SCREENSHOTS") is { } folder)
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"inbox-{width}-{scheme}.png"), FullPage = true });
            }
        }

        var items = page.Locator("li[data-id]");
        var count = await items.CountAsync();
        if (hasScript)
        {
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("i");
            await Assertions.Expect(items).ToHaveCountAsync(count - 1, new() { Timeout = 30_000 });
            await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("is a draft now.");
            await page.Keyboard.PressAsync("i");
            await Assertions.Expect(items).ToHaveCountAsync(count - 2, new() { Timeout = 30_000 });
            var next = await page.EvaluateAsync<string>("() => document.activeElement.dataset.id");
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("k");
            (await page.EvaluateAsync<string>("() => document.activeElement.dataset.id")).ShouldBe(next);
            await page.Keyboard.PressAsync("d");
            await Assertions.Expect(page.Locator($"li[data-id='{next}']")).ToHaveCountAsync(0);
        }
        else
        {
            await first.GetByRole(AriaRole.Button, new() { Name = "Import as draft" }).First.ClickAsync();
            await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("is a draft now.");
            await page.Locator("section").First.GetByRole(AriaRole.Button, new() { Name = "Import as draft" }).First.ClickAsync();
            await Assertions.Expect(items).ToHaveCountAsync(count - 2);
        }

        errors.ShouldBeEmpty();
        var drafts = Directory.GetFiles(Path.Combine(site.Root, "input/articles")).Where(f => File.ReadAllText(f).Contains("draft: true", StringComparison.Ordinal)).ToList();
        drafts.Count.ShouldBe(2);
        await RunAsync(site, ["publish", .. drafts]);
        await RunAsync(site, ["move", .. drafts, "9"]);
        await RunAsync(site, "edition", "9");
        await RunAsync(site, "publish", "9");
        await RunAsync(site, "build");
        (await File.ReadAllTextAsync(Path.Combine(site.Root, "output/editions/9/index.html"), TestContext.Current.CancellationToken)).ShouldContain("Saint Elmo");
    }
}

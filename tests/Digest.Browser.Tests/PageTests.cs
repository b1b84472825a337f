using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

public sealed class PageTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    private async Task EachPage(BrowserNewContextOptions options, Func<IPage, string, Task> look)
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await site.Browser!.NewContextAsync(options);
        // Two pages at once: nothing is timed here, and a browser has a process for each.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async part =>
        {
            var page = await context.NewPageAsync();
            foreach (var permalink in site.Kinds.Where((_, i) => i % 2 == part))
            {
                await page.GotoAsync(site.Address + permalink);
                await look(page, permalink);
            }
        }));
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task AxeFindsNoViolation(int width, ColorScheme scheme) =>
        await EachPage(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, BypassCSP = true },
            async (page, permalink) =>
        {
            var result = await page.RunAxe();
            result.Violations.Select(v => $"{permalink} {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")
                .ShouldBeEmpty();
        });

    [Fact]
    public async Task NothingScrollsSidewaysAt320Pixels() =>
        await EachPage(new() { ViewportSize = new() { Width = 320, Height = 800 } }, async (page, permalink) =>
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320, permalink));

    [Fact]
    public async Task LongWordsAndWideTablesStayOnThePage()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context =
            await site.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = 320, Height = 800 }, BypassCSP = true });
        var page = await context.NewPageAsync();
        var article = site.Plans.First(p => p.Layout == "article").Permalink;
        var story = site.Plans.First(p => p.Layout == "story").Permalink;
        foreach (var permalink in (string[])["/", article, story, "/topics/", "/search/"])
        {
            await page.GotoAsync(site.Address + permalink);
            // Each text that is not the theme's becomes one word that is longer than the page.
            await page.EvaluateAsync("""
                () => {
                  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) if (texts.currentNode.data.trim().length > 3 && !texts.currentNode.parentElement.closest('.mark, time, dt, label, thead, button')) texts.currentNode.data = 'Wortungetuem'.repeat(8);
                }
                """);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320, permalink);
        }
    }

    [Fact]
    public async Task NoRequestLeavesTheSiteAndNoPolicyIsViolated()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await site.Browser!.NewContextAsync();
        var page = await context.NewPageAsync();
        var outside = new List<string>();
        var errors = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address, StringComparison.Ordinal)) outside.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") errors.Add(page.Url + ": " + message.Text);
        };
        foreach (var permalink in site.Kinds) await page.GotoAsync(site.Address + permalink);
        outside.ShouldBeEmpty();
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task PagesReadWithoutJavaScript() =>
        await EachPage(new() { JavaScriptEnabled = false }, async (page, permalink) =>
        {
            (await page.Locator("h1").CountAsync()).ShouldBe(1, permalink);
            (await page.Locator("main").InnerTextAsync()).Trim().Length.ShouldBeGreaterThan(10, permalink);
        });

    [Fact]
    public async Task EverythingThatCanBeUsedIsReachedByTabAndShowsIt() =>
        await EachPage(new() { ViewportSize = new() { Width = 360, Height = 800 } }, async (page, permalink) =>
        {
            // What can be used, in the order in which it stands; a link without a place on the page cannot.
            const string Usable =
                "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(e => "
                    + "!e.disabled && e.tabIndex >= 0 && e.getClientRects().length > 0)";
            var count = await page.EvaluateAsync<int>(Usable + ".length");
            count.ShouldBeGreaterThan(5, permalink);
            for (var i = 0; i < count; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                var seen = await page.EvaluateAsync<string>(
                    $"(() => {{ const e = document.activeElement, s = getComputedStyle(e); return {Usable}.indexOf(e) + ' ' + "
                    + $"s.outlineStyle + ' ' + (parseFloat(s.outlineWidth) > 0); }})()");
                seen.ShouldStartWith($"{i} ", customMessage: permalink);
                seen.ShouldNotContain("none", customMessage: $"{permalink} {i}");
                seen.ShouldEndWith("true", customMessage: $"{permalink} {i}");
            }
        });

    [Fact]
    public async Task TheFirstTabLeadsPastTheMasthead()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await site.Browser!.NewContextAsync();
        var page = await context.NewPageAsync();
        var first = "";
        // The server may show the page anew while the browser still opens it; then the focus begins anew too.
        for (var i = 0; i < 3 && first != "#d-main"; i++)
        {
            await page.GotoAsync(site.Address + "/");
            await page.Keyboard.PressAsync("Tab");
            first = await page.EvaluateAsync<string?>("document.activeElement.getAttribute('href')") ?? "";
        }

        first.ShouldBe("#d-main");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(site.Address + "/#d-main");
    }
}

using Digest.Build;
using Digest.Commands;
using Digest.Preview;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>An editor's day before a browser: save, reload, break, overlay, fix.</summary>
public sealed class PreviewTests : IAsyncLifetime, IDisposable
{
    private const string Article = "input/articles/2015-07-05-vote.md";

    private readonly TestSite _site = TestSite.Small();
    private readonly CancellationTokenSource _stop = new();
    private HeadlessChromium? _chromium;
    private PreviewServer? _server;
    private Task _run = Task.CompletedTask;

    private string Address => _server!.Address.TrimEnd('/');

    public async ValueTask InitializeAsync()
    {
        if (HeadlessChromium.Program is null) return;
        var context = new CommandContext(TextWriter.Null, TextWriter.Null, TimeProvider.System);
        var options = new BuildOptions { Root = _site.Root, Drafts = true, Scheduled = true, KeepGoing = true };
        var (workspace, _) = Workspace.Open(options, context.Clock);
        _server = await PreviewServer.StartAsync(0, CancellationToken.None);
        var ready = new TaskCompletionSource();
        _run = Task.Run(() => new PreviewSession(options, context, _server).RunAsync(workspace!, ready.SetResult, _stop.Token));
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        _chromium = await HeadlessChromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (HeadlessChromium.Program is not null) await Should.ThrowAsync<OperationCanceledException>(() => _run);
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    public void Dispose()
    {
        _stop.Dispose();
        _site.Dispose();
    }

    private static string Vote(string headline, string more = "") =>
        $"---\ntitle: {headline}\noriginal: true\n{more}---\nThe vote.\n";

    [Fact]
    public async Task SaveReloadBreakOverlayMend()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await _chromium!.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) errors.Add(message.Text);
        };
        var headline = page.Locator("h1").First;
        var overlay = page.Locator("#digest-preview .box");
        await page.GotoAsync(Address + "/2015/07/vote/");
        await Assertions.Expect(headline).ToHaveTextAsync("Greece votes No");
        await Assertions.Expect(overlay).ToHaveCountAsync(0);

        // Save: the page loads anew by itself.
        _site.With(Article, Vote("Greece says No"));
        await Assertions.Expect(headline).ToHaveTextAsync("Greece says No", new() { Timeout = 20_000 });

        // Break: an overlay over the last good page says where, what, and what to do.
        _site.With(Article, Vote("Rates: up again"));
        await Assertions.Expect(overlay).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Assertions.Expect(headline).ToHaveTextAsync("Greece says No");
        await Assertions.Expect(overlay.Locator("h1")).ToHaveTextAsync("1 error: this is the last good page");
        await Assertions.Expect(overlay.Locator(".where")).ToHaveTextAsync(Article + ":2:13");
        await Assertions.Expect(overlay.Locator("pre")).ToContainTextAsync("title: Rates: up again");
        await Assertions.Expect(overlay.Locator(".hint"))
            .ToHaveTextAsync("Hint: put quotation marks around a value that holds a colon");
        (await overlay.EvaluateAsync<string>("box => getComputedStyle(box).position")).ShouldBe("fixed");

        // Fix: it goes. A warning is a quiet bar.
        _site.With(Article, Vote("\"Rates: up again\"", "topcis: [x]\n"));
        await Assertions.Expect(headline).ToHaveTextAsync("Rates: up again", new() { Timeout = 20_000 });
        await Assertions.Expect(overlay).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#digest-preview .bar summary")).ToHaveTextAsync("1 warning");

        // A new page, which is a draft and says so; then a deletion.
        await page.GotoAsync(Address + "/");
        _site.With("input/articles/2015-07-21-new.md", "---\ntitle: Brand new\noriginal: true\ndraft: true\n---\nNew.\n");
        await Assertions.Expect(page.GetByText("Brand new").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.GotoAsync(Address + "/2015/07/new/");
        await Assertions.Expect(page.Locator("#digest-preview .mark")).ToHaveTextAsync("Not published: draft");
        _site.Without("input/articles/2015-07-21-new.md");
        await Assertions.Expect(headline).Not.ToHaveTextAsync("Brand new", new() { Timeout = 20_000 });
        (await page.GotoAsync(Address + "/2015/07/new/"))!.Status.ShouldBe(404);
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnOverlayShowsTextAsTextAndCanBeHidden()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await _chromium!.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        _site.With("input/articles/2015-07-20-x.md",
            "---\ntitle: X\noriginal: true\ndate: \"<img src=x onerror=window.hit=1>\"\n---\n");
        await page.GotoAsync(Address + "/");
        var overlay = page.Locator("#digest-preview .box");
        await Assertions.Expect(overlay).ToContainTextAsync("<img src=x onerror=window.hit=1>", new() { Timeout = 20_000 });
        (await page.EvaluateAsync<bool>("window.hit === undefined")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(overlay).ToHaveCountAsync(0);
    }
}

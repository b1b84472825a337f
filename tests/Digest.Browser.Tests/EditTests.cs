using Digest.Build;
using Digest.Commands;
using Digest.Preview;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>An editor changes a page in the browser, with scripts and without, on a desk and on a phone.</summary>
public sealed class EditTests : IAsyncLifetime, IDisposable
{
    private const string Article = "input/articles/2015-07-05-vote.md";

    private readonly TestSite _site = TestSite.Small();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _violations = [];
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

    private string Text => File.ReadAllText(Path.Combine(_site.Root, Article));

    private async Task<IPage> PageAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) _violations.Add(message.Text);
        };
        return page;
    }

    private static async Task TypeAndSaveAsync(IPage page, string dek, string body)
    {
        await page.GetByLabel("dek", new() { Exact = true }).FillAsync(dek);
        await page.GetByLabel("Body", new() { Exact = true }).FillAsync(body);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }

    [Fact]
    public async Task ClickTypeSaveAndSeeTheChangedPage()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await _chromium!.Browser.NewContextAsync();
        var page = await PageAsync(context);
        var before = Text;
        await page.GotoAsync(Address + "/2015/07/vote/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit this page" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("title", new() { Exact = true })).ToHaveValueAsync("Greece votes No");
        await TypeAndSaveAsync(page, "A clear majority.", "Greek voters said no.\n\nThen came Monday.");
        await page.WaitForURLAsync(Address + "/2015/07/vote/");
        await Assertions.Expect(page.GetByText("A clear majority.").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Then came Monday.")).ToBeVisibleAsync();
        Text.ShouldBe(before.Replace("places: [Greece]\n", "places: [Greece]\ndek: A clear majority.\n", StringComparison.Ordinal)
            .Replace("Greek voters turned the terms of the creditors down on Sunday.",
                "Greek voters said no.\n\nThen came Monday.", StringComparison.Ordinal));

        // A form that is sent as it is changes nothing, whatever the browser makes of line ends.
        var saved = File.ReadAllBytes(Path.Combine(_site.Root, Article));
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit this page" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.WaitForURLAsync(Address + "/2015/07/vote/");
        File.ReadAllBytes(Path.Combine(_site.Root, Article)).ShouldBe(saved);
        _violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheFormNeedsNoScript()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await _chromium!.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await PageAsync(context);
        await page.GotoAsync(Address + "/_edit/?path=" + Uri.EscapeDataString(Article));
        await TypeAndSaveAsync(page, "Without a script.", "Plain.");
        page.Url.ShouldBe(Address + "/2015/07/vote/");
        await Assertions.Expect(page.GetByText("Without a script.").First).ToBeVisibleAsync();
        Text.ShouldEndWith("---\n\nPlain.");

        await page.GotoAsync(Address + "/_edit/?new");
        await page.GetByLabel("title", new() { Exact = true }).FillAsync("A new day");
        await page.GetByLabel("published", new() { Exact = true }).FillAsync("2015-07-22");
        await TypeAndSaveAsync(page, "It dawned.", "Light.");
        page.Url.ShouldBe(Address + "/2015/07/a-new-day/");
        await Assertions.Expect(page.GetByText("Light.")).ToBeVisibleAsync();
        _violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task NothingScrollsSideways(int width)
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        var word = new string('x', 200);
        _site.With(Article, $"---\ntitle: {word}\noriginal: true\nextra: {{{word}: 1}}\n{word}: {word}\ndek: |\n  a\n  b\n"
            + $"layout: {word}\nkind: {word}\nsource: {{name: {word}, url: \"https://p.example/{word}\"}}\n---\n{word}\n");
        await using var context = await _chromium!.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 740 } });
        var page = await PageAsync(context);
        var form = Address + "/_edit/?path=" + Uri.EscapeDataString(Article);
        foreach (var address in (string[])[form, form + "&whole", Address + "/_edit/?new"])
        {
            await page.GotoAsync(address);
            (await WidthAsync(page)).ShouldBeLessThanOrEqualTo(width, address);
        }

        // Errors, and a conflict.
        await page.GotoAsync(form);
        await page.GetByLabel("published", new() { Exact = true }).FillAsync(word);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was saved");
        (await WidthAsync(page)).ShouldBeLessThanOrEqualTo(width, "errors");
        await page.GotoAsync(form);
        _site.With(Article, Text.Replace("a\n", "c\n", StringComparison.Ordinal));
        await page.GetByLabel("title", new() { Exact = true }).FillAsync("Typed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("changed meanwhile");
        (await WidthAsync(page)).ShouldBeLessThanOrEqualTo(width, "conflict");
        _violations.ShouldBeEmpty();
    }

    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");
}

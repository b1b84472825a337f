using Digest.Build;
using Digest.Preview;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>The digest that ships, served to a headless Chromium. Without Chromium the tests are skipped.</summary>
public sealed class SiteInBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private PreviewServer? _server;

    public IBrowser? Browser { get; private set; }

    public string Address { get; private set; } = "";

    /// <summary>One page of each kind.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    /// <summary>All pages.</summary>
    public IReadOnlyList<Core.Pages.PagePlan> Plans { get; private set; } = [];

    public static string? Chromium =>
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Chromium is not { } path) return;
        var options = new BuildOptions { Root = RepositoryFolder.Root };
        var (workspace, found) = Workspace.Open(options, TimeProvider.System);
        var result = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None);
        _server = await PreviewServer.StartAsync(0, CancellationToken.None);
        _server.Show(result.Built!.Pages, workspace!.Settings.LinkRoot);
        Address = _server.Address.TrimEnd('/');
        Plans = [.. result.Built.Pages.Where(p => p.Plan is not null).Select(p => p.Plan!)];
        Kinds = Plans.Where(p => p.IsHtml && p.Layout != "newsletter").GroupBy(p => p.Layout)
            .SelectMany(g => g.Take(g.Key is "article" ? 4 : 1)).Where(p => p.Layout != "redirect").Select(p => p.Permalink)
            .ToList();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }
}

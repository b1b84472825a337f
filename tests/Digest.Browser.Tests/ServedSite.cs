using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Preview;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>A site, built without being written, and served to a headless Chromium.</summary>
internal sealed class ServedSite : IAsyncDisposable
{
    private readonly HeadlessChromium _chromium;
    private readonly PreviewServer _server;

    private ServedSite(HeadlessChromium chromium, PreviewServer server, BuiltSite built) =>
        (_chromium, _server, Built) = (chromium, server, built);

    public IBrowser Browser => _chromium.Browser;

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Address => _server.Address.TrimEnd('/');

    public BuiltSite Built { get; }

    /// <summary>Builds and serves a site.</summary>
    /// <param name="options">The site.</param>
    /// <param name="isPlain">Whether pages are as readers get them, without the preview's script.</param>
    public static async Task<ServedSite> StartAsync(BuildOptions options, bool isPlain = false)
    {
        var (workspace, found) = Workspace.Open(options, TimeProvider.System);
        var result = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None);
        result.Failed.ShouldBeFalse(string.Join("\n", result.Diagnostics.Where(d => d.Severity == Severity.Error)));
        var server = await PreviewServer.StartAsync(0, CancellationToken.None);
        var pages = result.Built!.Pages;
        server.Show(isPlain ? [.. pages.Select(p => p with { Plan = null })] : pages, workspace!.Settings.LinkRoot);
        return new(await HeadlessChromium.StartAsync(), server, result.Built!);
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }
}

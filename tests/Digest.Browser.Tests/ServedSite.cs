using Digest.Build;
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

    public static async Task<ServedSite> StartAsync(BuildOptions options)
    {
        var (workspace, found) = Workspace.Open(options, TimeProvider.System);
        var result = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None);
        result.Failed.ShouldBeFalse(string.Join("\n", result.Diagnostics));
        var server = await PreviewServer.StartAsync(0, CancellationToken.None);
        server.Show(result.Built!.Pages, workspace!.Settings.LinkRoot);
        return new(await HeadlessChromium.StartAsync(), server, result.Built);
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }
}

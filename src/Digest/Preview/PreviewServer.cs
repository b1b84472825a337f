using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Threading.Channels;
using Digest.Core.Content;
using Digest.Pipelines.Building;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Digest.Preview;

/// <summary>Serves a built site from memory on this machine alone, and tells browsers to reload by server-sent events.</summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private const string EventsPath = "/_digest/events";
    private const string ScriptPath = "/_digest/reload.js";
    private const string Script = "new EventSource('" + EventsPath + "').addEventListener('reload', () => location.reload());\n";

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<Channel<string>, bool> _browsers = new();
    private volatile IReadOnlyDictionary<string, Page> _pages = new Dictionary<string, Page>();
    private volatile string _linkRoot = "";

    private PreviewServer(WebApplication application) => _application = application;

    /// <summary>Starts to serve.</summary>
    /// <param name="port">Port to listen on; 0 for a free one.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<PreviewServer> StartAsync(int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        var server = new PreviewServer(application);
        application.Run(server.Answer);
        try
        {
            await application.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return server;
    }

    /// <summary>Address of the site's front page.</summary>
    public string Address => _application.Urls.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal) + _linkRoot + "/";

    /// <summary>Serves a new build and reloads every browser.</summary>
    public void Show(IReadOnlyList<Page> pages, string linkRoot)
    {
        var byPath = new Dictionary<string, Page>(pages.Count, StringComparer.Ordinal);
        foreach (var page in pages) byPath[page.DestinationPath] = page;
        _pages = byPath;
        _linkRoot = linkRoot;
        foreach (var browser in _browsers.Keys) browser.Writer.TryWrite("reload");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Keys) browser.Writer.TryComplete();
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private async Task Answer(HttpContext http)
    {
        // A page elsewhere may point a name of its own at this machine: only local names are answered.
        if (http.Request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            await Plain(http, StatusCodes.Status421MisdirectedRequest, "This server answers to 127.0.0.1 and localhost alone.\n").ConfigureAwait(false);
            return;
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            await Plain(http, StatusCodes.Status405MethodNotAllowed, "Only GET and HEAD are answered.\n").ConfigureAwait(false);
            return;
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        switch (http.Request.Path.Value)
        {
            case EventsPath: await Events(http).ConfigureAwait(false); break;
            case ScriptPath: await Send(http, Encoding.UTF8.GetBytes(Script), "text/javascript; charset=utf-8").ConfigureAwait(false); break;
            default: await Serve(http, http.Request.Path.Value ?? "/").ConfigureAwait(false); break;
        }
    }

    private async Task Serve(HttpContext http, string path)
    {
        if (_linkRoot.Length > 0 && path.StartsWith(_linkRoot + "/", StringComparison.Ordinal)) path = path[_linkRoot.Length..];
        if (!_pages.TryGetValue(Permalinks.ToFile(path), out var page))
        {
            if (_pages.ContainsKey(Permalinks.ToFile(path + "/")))
            {
                http.Response.Redirect(_linkRoot + Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal) + "/");
                return;
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
            if (!_pages.TryGetValue("404.html", out page)) return;
        }

        var bytes = page.Bytes ?? await File.ReadAllBytesAsync(page.CopyOf!, http.RequestAborted).ConfigureAwait(false);
        var type = MediaTypes.Of(page.DestinationPath);
        await Send(http, page.Plan is null ? bytes : WithScript(bytes), type).ConfigureAwait(false);
    }

    private static byte[] WithScript(byte[] html)
    {
        var at = html.AsSpan().LastIndexOf("</body>"u8);
        return at < 0 ? html : [.. html.AsSpan(0, at), .. Encoding.UTF8.GetBytes($"<script src=\"{ScriptPath}\"></script>\n"), .. html.AsSpan(at)];
    }

    private async Task Events(HttpContext http)
    {
        var channel = Channel.CreateUnbounded<string>();
        _browsers[channel] = true;
        http.Response.ContentType = "text/event-stream";
        try
        {
            await http.Response.WriteAsync(": connected\n\n", http.RequestAborted).ConfigureAwait(false);
            await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            await foreach (var name in channel.Reader.ReadAllAsync(http.RequestAborted).ConfigureAwait(false))
            {
                await http.Response.WriteAsync($"event: {name}\ndata: now\n\n", http.RequestAborted).ConfigureAwait(false);
                await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The browser went away.
        }
        finally
        {
            _browsers.TryRemove(channel, out _);
        }
    }

    private static async Task Send(HttpContext http, byte[] bytes, string type)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }

    private static Task Plain(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        return Send(http, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");
    }
}

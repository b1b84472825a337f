using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Digest.Build;
using Digest.Core.Pages;
using Digest.Core.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Digest.Preview;

/// <summary>Serves a built site from memory on this machine alone, and tells browsers to reload by server-sent events.</summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private const string EventsPath = "/_digest/events";
    private const string ScriptPath = "/_digest/preview.js";
    private const string StylePath = "/_digest/preview.css";

    /// <summary>Most connections at a time; those beyond are closed.</summary>
    internal const int MaxConnections = 256;

    private const string NoPages =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>No page yet</title></head><body><h1>No page "
            + "yet</h1><p>The site could not be built. This page shows it as soon as it can.</p></body></html>";

    private const string WrongTemplate =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Wrong template</title></head><body><h1>This page "
            + "cannot be rendered</h1><p>Its template has an error. This page shows it as soon as it can.</p></body></html>";

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<Channel<string>, bool> _browsers = new();
    private readonly string _start = Guid.NewGuid().ToString("n");
    private volatile Func<string, CancellationToken, Page?> _find = static (_, _) => null;
    private volatile string _linkRoot = "";
    private volatile string _build = "";
    private volatile string _state = "";
    private int _shows;
    private volatile IReadOnlyList<(PathString Prefix, RequestDelegate Answer)> _tools = [];
    private volatile Func<PagePlan, string?> _sourceOf = static _ => null;
    private TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
            // Enough for many windows of one person.
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
            kestrel.Limits.MaxRequestLineSize = 4 << 10;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
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

    /// <summary>Answers addresses under a path by a page for editors (<see cref="ToolPages"/>), whatever their method.</summary>
    /// <param name="prefix">The path, without a slash at its end.</param>
    /// <param name="answer">The page.</param>
    public void Use(string prefix, RequestDelegate answer) => _tools = [.. _tools, (prefix, answer)];

    /// <summary>Names the file that a page is made of, so that its script can offer to edit it.</summary>
    /// <param name="sourceOf">Path of a page's file; null where it is made of none, or of many.</param>
    public void NameSources(Func<PagePlan, string?> sourceOf) => _sourceOf = sourceOf;

    /// <summary>Completes when pages are shown that may be others than now.</summary>
    public Task NextShow => Volatile.Read(ref _shown).Task;

    /// <summary>Serves pages about which there is nothing to say, and reloads every browser.</summary>
    public void Show(IReadOnlyList<Page> pages, string linkRoot)
    {
        var byPath = new Dictionary<string, Page>(pages.Count, StringComparer.Ordinal);
        foreach (var page in pages) byPath[page.DestinationPath] = page;
        Show((path, _) => byPath.GetValueOrDefault(path), linkRoot, isNew: true,
            build => PreviewState.Write(build, [], ".", new Dictionary<string, string>()));
    }

    /// <summary>Serves pages and tells every browser the state. Browsers reload where their page is another than
    /// before.</summary>
    /// <param name="find">Finds a file by its path in the output.</param>
    /// <param name="linkRoot">The path that the site lives under; empty for none.</param>
    /// <param name="isNew">Whether the pages may be others than before.</param>
    /// <param name="state">Writes the state as JSON for the name of the pages.</param>
    public void Show(Func<string, CancellationToken, Page?> find, string linkRoot, bool isNew, Func<string, string> state)
    {
        if (isNew || _shows == 0) _build = $"{_start}-{++_shows}";
        _find = find;
        _linkRoot = linkRoot;
        _state = state(_build);
        foreach (var browser in _browsers.Keys) browser.Writer.TryWrite(_state);
        if (!isNew) return;
        Interlocked.Exchange(ref _shown, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Keys) browser.Writer.TryComplete();
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private async Task Answer(HttpContext http)
    {
        // No page elsewhere may show or run what is served here.
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // A page elsewhere may point a name of its own at this machine: only local names are answered.
        if (http.Request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            await Plain(http, StatusCodes.Status421MisdirectedRequest, "This server answers to 127.0.0.1 and localhost alone.\n")
                .ConfigureAwait(false);
            return;
        }

        foreach (var (prefix, tool) in _tools)
        {
            if (!http.Request.Path.StartsWithSegments(prefix)) continue;
            ToolPages.Protect(http);
            await tool(http).ConfigureAwait(false);
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
            case ScriptPath:
                await Send(http, Resource("preview.js"), "text/javascript; charset=utf-8").ConfigureAwait(false);
                break;
            case StylePath: await Send(http, Resource("preview.css"), "text/css; charset=utf-8").ConfigureAwait(false); break;
            default: await Serve(http, http.Request.Path.Value ?? "/").ConfigureAwait(false); break;
        }
    }

    private async Task Serve(HttpContext http, string path)
    {
        if (_linkRoot.Length > 0 && path.StartsWith(_linkRoot + "/", StringComparison.Ordinal)) path = path[_linkRoot.Length..];
        var cancellation = http.RequestAborted;
        if (_find(Permalinks.ToFile(path), cancellation) is not { } page)
        {
            if (!path.EndsWith('/') && _find(Permalinks.ToFile(path + "/"), cancellation) is not null)
            {
                http.Response.Redirect(_linkRoot + Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)
                    + "/");
                return;
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
            if (_find("404.html", cancellation) is not { } missing)
            {
                await Send(http, WithScript(Encoding.UTF8.GetBytes(NoPages)), "text/html; charset=utf-8").ConfigureAwait(false);
                return;
            }

            page = missing;
        }

        if (page is { Bytes: null, CopyOf: null })
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await Send(http, WithScript(Encoding.UTF8.GetBytes(WrongTemplate)), "text/html; charset=utf-8").ConfigureAwait(false);
            return;
        }

        if (await Bytes(page, cancellation).ConfigureAwait(false) is not { } bytes)
        {
            await Plain(http, StatusCodes.Status404NotFound, "The file was removed a moment ago.\n").ConfigureAwait(false);
            return;
        }

        // Redirects and newsletters allow no script at all.
        var isPage = page.Plan is { IsHtml: true, Layout: not ("redirect" or "newsletter") };
        if (isPage) http.Response.Headers.ETag = $"\"{NameOf(bytes)}\"";
        await Send(http, isPage ? WithScript(bytes, page.Plan) : bytes, MediaTypes.Find(page.DestinationPath))
            .ConfigureAwait(false);
    }

    private static string NameOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));

    private static async Task<byte[]?> Bytes(Page page, CancellationToken cancellation)
    {
        try
        {
            return page.Bytes ?? await File.ReadAllBytesAsync(page.CopyOf!, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // removed, and the next build is on its way
        }
    }

    private byte[] WithScript(byte[] html, PagePlan? plan = null)
    {
        var at = html.AsSpan().LastIndexOf("</body>"u8);
        if (at < 0) return html;
        var edit = plan is not null && _sourceOf(plan) is { } source ? $" data-edit=\"{ToolPages.Html(source)}\"" : "";
        return [.. html.AsSpan(0, at),
            .. Encoding.UTF8.GetBytes(
                $"<script src=\"{ScriptPath}\" data-build=\"{_build}\" data-page=\"{NameOf(html)}\"{edit}></script>\n"),
            .. html.AsSpan(at)];
    }

    /// <summary>A file that the program holds for the preview: a script, a style.</summary>
    internal static byte[] Resource(string name)
    {
        using var stream = typeof(PreviewServer).Assembly.GetManifestResourceStream("preview/" + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private async Task Events(HttpContext http)
    {
        // Only the newest state matters to a browser that is slow.
        var channel =
            Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _browsers[channel] = true;
        http.Response.ContentType = "text/event-stream";
        // What was shown between the loading of a page and now is told at once.
        channel.Writer.TryWrite(_state);
        try
        {
            await foreach (var state in channel.Reader.ReadAllAsync(http.RequestAborted).ConfigureAwait(false))
            {
                await http.Response.WriteAsync($"event: state\ndata: {state}\n\n", http.RequestAborted).ConfigureAwait(false);
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
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }

    private static Task Plain(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        return Send(http, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Digest.Testing;

/// <summary>A feed and its pages, served on this machine.</summary>
internal sealed class LocalFeed : IDisposable
{
    private readonly HttpListener _listener = new();

    /// <summary>Serves a feed of a number of items.</summary>
    public LocalFeed(int items)
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync(items);
    }

    /// <summary>The server's address, with a slash at the end.</summary>
    public string Address { get; }

    /// <summary>The text of an item.</summary>
    public static string Text(int number) => string.Create(CultureInfo.InvariantCulture,
        $"The council of town {number} met on Tuesday and voted to repair its bridge, which the flood of last winter had damaged. ")
        + string.Concat(Enumerable.Repeat("Work begins in the spring, when the river is low, and will take about two months. ", 4));

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync(int items)
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                await AnswerAsync(context, items).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Who asked was killed, or the server is closed.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, int items)
    {
        var path = context.Request.Url!.AbsolutePath;
        var body = path == "/feed.xml" ? Feed(items)
            : path.StartsWith("/item-", StringComparison.Ordinal) ? Page(int.Parse(path[6..], CultureInfo.InvariantCulture)) : null;
        context.Response.StatusCode = body is null ? 404 : 200;
        context.Response.ContentType = path == "/feed.xml" ? "application/rss+xml" : "text/html; charset=utf-8";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body ?? "")).ConfigureAwait(false);
        context.Response.Close();
    }

    private string Feed(int items) => "<rss version=\"2.0\"><channel><title>Paper</title>" + string.Concat(Enumerable.Range(0, items).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"<item><title>Town {i} votes</title><link>{Address}item-{i}</link>")
        + "<pubDate>Tue, 03 Feb 2015 10:00:00 GMT</pubDate></item>")) + "</channel></rss>";

    private static string Page(int number) => string.Create(CultureInfo.InvariantCulture,
        $"<!doctype html><html lang=\"en\"><title>Town {number} votes</title><article><h1>Town {number} votes</h1>")
        + $"<time datetime=\"2015-02-03T10:00:00Z\">3 February 2015</time><p>{Text(number)}</p></article></html>";
}

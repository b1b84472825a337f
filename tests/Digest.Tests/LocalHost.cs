using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Digest.Tests;

/// <summary>A web host on this machine that answers as it is told.</summary>
internal sealed class LocalHost : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, Action<HttpListenerContext>> _answers = new(StringComparer.Ordinal);

    public LocalHost()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add(Address + "/");
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                // Another test took the port in between.
            }
        }

        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public ConcurrentQueue<string> Requests { get; } = new();

    public int MostAtOnce { get; private set; }

    public LocalHost With(string path, Action<HttpListenerContext> answer)
    {
        _answers[path] = answer;
        return this;
    }

    public LocalHost With(string path, int status, string? location = null) => With(path, c =>
    {
        c.Response.StatusCode = status;
        if (location is not null) c.Response.Headers["Location"] = location;
    });

    public LocalHost WithText(string path, string text) =>
        With(path, c => c.Response.OutputStream.Write(Encoding.UTF8.GetBytes(text)));

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        var now = 0;
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() =>
            {
                lock (Requests) MostAtOnce = Math.Max(MostAtOnce, ++now);
                Requests.Enqueue(context.Request.HttpMethod + " " + context.Request.RawUrl);
                try
                {
                    if (_answers.TryGetValue(context.Request.Url!.AbsolutePath, out var answer)) answer(context);
                    else context.Response.StatusCode = 404;
                    lock (Requests) now--;
                    context.Response.Close();
                }
                catch (Exception exception)
                    when (exception is HttpListenerException or ObjectDisposedException or ProtocolViolationException
                    or InvalidOperationException)
                {
                    // The client went away.
                }
            });
        }
    }
}

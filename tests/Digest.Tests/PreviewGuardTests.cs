using System.Net.Sockets;
using System.Text;
using Digest.Preview;

namespace Digest.Tests;

/// <summary>Requests to the preview that no browser of its user makes.</summary>
public sealed class PreviewGuardTests : IAsyncLifetime
{
    private readonly TestSite _site = TestSite.Small().Build().Succeeds();
    private PreviewServer _server = null!;
    private int _port;

    public async ValueTask InitializeAsync()
    {
        _server = await PreviewServer.StartAsync(0, CancellationToken.None);
        _server.Show(_site.Last.Built!.Pages, "");
        _port = new Uri(_server.Address).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _site.Dispose();
    }

    // What a browser would put in order is sent as it stands.
    [Theory]
    [InlineData("/../statiq.json")]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/%2e%2e/statiq.json")]
    [InlineData("/%2e%2e%2fstatiq.json")]
    [InlineData("/%252e%252e%252fstatiq.json")]
    [InlineData("/..%255cstatiq.json")]
    [InlineData("/..\\statiq.json")]
    [InlineData("/..%5cstatiq.json")]
    [InlineData("/assets/..%2f..%2fstatiq.json")]
    [InlineData("/assets/....//....//statiq.json")]
    [InlineData("/c:/windows/win.ini")]
    [InlineData("/c%3a%5cwindows%5cwin.ini")]
    [InlineData("//etc/passwd")]
    [InlineData("/%2fetc%2fpasswd")]
    [InlineData("/file:///etc/passwd")]
    [InlineData("/%00")]
    [InlineData("/index.html%00.txt")]
    [InlineData("/%c0%ae%c0%ae/statiq.json")]
    [InlineData("/\u2025/statiq.json")]
    [InlineData("/_digest/../statiq.json")]
    [InlineData("http://evil.example/statiq.json")]
    [InlineData("*")]
    [InlineData("statiq.json")]
    public async Task NothingOutsideTheSiteIsServed(string target)
    {
        var answer = await AskAsync($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        answer.ShouldStartWith("HTTP/1.1 4", customMessage: target);
        answer.ShouldNotContain("SiteTitle");
        answer.ShouldNotContain("root:");
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.2")]
    [InlineData("[::1]")]
    [InlineData("2130706433")]
    [InlineData("localhost.")]
    public async Task OnlyItsOwnNamesAreAnswered(string host) =>
        (await AskAsync($"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 421");

    [Fact]
    public async Task RequestsWithoutBoundsAreRefused()
    {
        var many = string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: a\r\n"));
        (await AskAsync($"GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n")).ShouldStartWith("HTTP/1.1 431");
        (await AskAsync($"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('a', 40_000)}\r\n\r\n")).ShouldStartWith("HTTP/1.1 431");
        (await AskAsync($"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n")).ShouldStartWith("HTTP/1.1 414");
    }

    [Fact]
    public async Task NoOtherSiteMayUseWhatIsServed() =>
        (await AskAsync("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
            .ShouldContain("Cross-Origin-Resource-Policy: same-origin");

    [Fact]
    public async Task ReadersWhoNeverReadKeepNobodyWaitingAndAreLimited()
    {
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < PreviewServer.MaxConnections - 8; i++)
            {
                var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", _port);
                await client.GetStream().WriteAsync("GET /_digest/events HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
                idle.Add(client);
            }

            for (var i = 0; i < 50; i++) _server.Show(_site.Last.Built!.Pages, "");
            (await AskAsync("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 200");
            for (var i = 0; i < 8; i++)
            {
                idle.Add(new TcpClient());
                await idle[^1].ConnectAsync("127.0.0.1", _port);
                await idle[^1].GetStream().WriteAsync("GET /_digest/events HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
                await Task.Delay(10);
            }

            (await AskAsync("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldBeEmpty();
        }
        finally
        {
            foreach (var client in idle) client.Dispose();
        }
    }

    // The whole answer; empty where the connection was closed without one.
    private async Task<string> AskAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port);
        var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
            await stream.CopyToAsync(answer).WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (IOException)
        {
            // It was closed while it was being asked.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}

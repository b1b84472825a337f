using System.Net;
using System.Net.Sockets;
using Digest.Preview;

namespace Digest.Tests;

public sealed class PreviewTests
{
    private static async Task<(PreviewServer Server, HttpClient Client)> ServeAsync(TestSite site)
    {
        var server = await PreviewServer.StartAsync(0, CancellationToken.None);
        server.Show(site.Last.Site!.Pages, "");
        return (server, new HttpClient { BaseAddress = new Uri(server.Address) });
    }

    [Fact]
    public async Task ServesPagesWithTheReloadScriptAndNothingElse()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var (server, client) = await ServeAsync(site);
        await using var served = server;
        using var used = client;
        (await client.GetStringAsync("/2015/07/vote/")).ShouldContain("<script src=\"/_digest/reload.js\"></script>\n</body>");
        (await client.GetStringAsync("/2015/07/vote")).ShouldContain("Greece votes No");
        (await client.GetStringAsync("/assets/a.txt")).ShouldBe("asset\n");
        (await client.GetStringAsync("/_digest/reload.js")).ShouldContain("EventSource");
        foreach (var path in (string[])["/nowhere/", "/..%2f..%2fetc/passwd", "/../statiq.json", "/statiq.json", "/input/articles/2015-07-05-vote.md", "/.digest-manifest"])
        {
            using var answer = await client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var post = await client.PostAsync("/", null);
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task RefusesOtherHostsNames()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var (server, client) = await ServeAsync(site);
        await using var served = server;
        using var used = client;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task TellsBrowsersToReload()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var (server, client) = await ServeAsync(site);
        await using var served = server;
        using var used = client;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var events = await client.GetStreamAsync("/_digest/events", limit.Token);
        using var reader = new StreamReader(events);
        (await reader.ReadLineAsync(limit.Token)).ShouldBe(": connected");
        site.With("input/articles/2015-07-05-vote.md", "---\ntitle: Changed\noriginal: true\n---\n").Build().Succeeds();
        server.Show(site.Last.Site!.Pages, "");
        string? line;
        do line = await reader.ReadLineAsync(limit.Token);
        while (line is "");
        line.ShouldBe("event: reload");
        (await client.GetStringAsync("/2015/07/vote/", limit.Token)).ShouldContain("Changed");
    }

    [Fact]
    public async Task APortInUseIsToldApart()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await Should.ThrowAsync<IOException>(() => PreviewServer.StartAsync(((IPEndPoint)taken.LocalEndpoint).Port, CancellationToken.None));
    }

    [Fact]
    public async Task AWatchLetsBurstsSettle()
    {
        using var site = TestSite.Small();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var watch = new FolderWatch([Path.Combine(site.Root, "input")], []);
        var waiting = watch.WaitAsync(limit.Token);
        for (var i = 0; i < 20; i++) site.With($"input/articles/burst-{i}.md", "x");
        await waiting;
        var second = watch.WaitAsync(limit.Token);
        (await Task.WhenAny(second, Task.Delay(400, limit.Token))).ShouldNotBe(second);
        site.Without("input/articles/burst-1.md");
        await second;
    }
}

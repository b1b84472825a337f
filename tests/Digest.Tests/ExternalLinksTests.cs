using System.Net;
using Digest.Checks.External;
using Digest.Net;

namespace Digest.Tests;

public sealed class ExternalLinksTests
{
    private static readonly RequestOptions Fast = new()
    {
        Pause = TimeSpan.FromMilliseconds(1),
        FirstRetry = TimeSpan.FromMilliseconds(5), Timeout = TimeSpan.FromSeconds(5), AllowPrivate = true
    };

    private static async Task<LinkOutcome> AskAsync(LocalHost host, string path, RequestOptions? options = null)
    {
        using var probe = new LinkProbe(options ?? Fast, TimeProvider.System);
        return await probe.CheckAsync(new Uri(host.Address + path), CancellationToken.None);
    }

    [Fact]
    public async Task AHeadIsEnoughWhereItIsAnswered()
    {
        using var host = new LocalHost().With("/a", 200);
        (await AskAsync(host, "/a")).ShouldBe(new(LinkState.Alive));
        host.Requests.ShouldBe(["GET /robots.txt", "HEAD /a"]);
    }

    [Fact]
    public async Task AGetFollowsWhereHeadIsRefused()
    {
        using var host = new LocalHost().With("/a", c => c.Response.StatusCode = c.Request.HttpMethod == "HEAD" ? 405 : 200);
        (await AskAsync(host, "/a")).State.ShouldBe(LinkState.Alive);
        host.Requests.ShouldBe(["GET /robots.txt", "HEAD /a", "GET /a"]);
    }

    [Theory]
    [InlineData(404, "Dead", "the host says that there is no such page (404)")]
    [InlineData(410, "Dead", "the host says that the page is gone (410)")]
    [InlineData(403, "Unchecked", "the host does not let programs in (403)")]
    [InlineData(418, "Dead", "the host answers 418")]
    [InlineData(503, "Dead", "the host answers 503")]
    [InlineData(429, "Unchecked", "the host asks to come back later (429)")]
    public async Task AnAnswerIsToldInWords(int status, string state, string detail)
    {
        using var host = new LocalHost().With("/a", status);
        (await AskAsync(host, "/a")).ShouldBe(new(Enum.Parse<LinkState>(state), detail));
        host.Requests.Count(r => r == "HEAD /a").ShouldBe(status is 429 or 503 ? 3 : 1);
    }

    [Fact]
    public async Task ABusyHostIsAskedAgainWhenItSays()
    {
        var calls = 0;
        using var host = new LocalHost().With("/a", c =>
        {
            c.Response.StatusCode = Interlocked.Increment(ref calls) == 1 ? 429 : 200;
            c.Response.Headers["Retry-After"] = "0";
        }).With("/later", c =>
        {
            c.Response.StatusCode = 503;
            c.Response.Headers["Retry-After"] = "3600";
        });
        (await AskAsync(host, "/a")).State.ShouldBe(LinkState.Alive);
        (await AskAsync(host, "/later")).State.ShouldBe(LinkState.Dead);
        host.Requests.Count(r => r == "HEAD /later").ShouldBe(1);
    }

    [Fact]
    public async Task RobotsAreHonoured()
    {
        using var host = new LocalHost().WithText("/robots.txt", "User-agent: *\nDisallow: /secret\nCrawl-delay: 0.2\n")
            .With("/open", 200).With("/secret/x", 200);
        using var probe = new LinkProbe(Fast, TimeProvider.System);
        (await probe.CheckAsync(new Uri(host.Address + "/secret/x"), CancellationToken.None)).ShouldBe(new(LinkState.Unchecked,
            "the host's robots.txt keeps programs from it"));
        var start = TimeProvider.System.GetTimestamp();
        (await probe.CheckAsync(new Uri(host.Address + "/open"), CancellationToken.None)).State.ShouldBe(LinkState.Alive);
        (await probe.CheckAsync(new Uri(host.Address + "/open"), CancellationToken.None)).State.ShouldBe(LinkState.Alive);
        TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.19));
        host.Requests.ShouldNotContain("HEAD /secret/x");
        host.Requests.Count(r => r == "GET /robots.txt").ShouldBe(1);
    }

    [Fact]
    public async Task RedirectsAreFollowedAndJudged()
    {
        using var host = new LocalHost().With("/new", 200).With("/good", 301, "/new").With("/passing", 302, "/new")
            .With("/circle", 301, "/circle")
            .With("/file", 302, "file:///etc/passwd").With("/gone", 301, "/nowhere").With("/script", 302, "javascript:alert(1)");
        (await AskAsync(host, "/good#part")).ShouldBe(new(LinkState.Moved, host.Address + "/new#part"));
        (await AskAsync(host, "/passing")).ShouldBe(new(LinkState.Alive));
        (await AskAsync(host, "/circle")).ShouldBe(new(LinkState.Dead, "it redirects more than 5 times"));
        (await AskAsync(host, "/file")).ShouldBe(new(LinkState.Dead, "it redirects to something that is not a web page"));
        (await AskAsync(host, "/script")).ShouldBe(new(LinkState.Dead, "it redirects to something that is not a web page"));
        (await AskAsync(host, "/gone")).State.ShouldBe(LinkState.Dead);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("gopher://127.0.0.1/x")]
    [InlineData("data:text/html,x")]
    public async Task OtherSchemesAreNeverOpened(string address)
    {
        using var probe = new LinkProbe(Fast, TimeProvider.System);
        (await probe.CheckAsync(new Uri(address), CancellationToken.None)).ShouldBe(new(LinkState.Unchecked,
            "it is not a valid web address"));
    }

    [Fact]
    public async Task PrivateHostsAreNotAskedUnlessWanted()
    {
        using var host = new LocalHost().With("/a", 200);
        var careful = Fast with { AllowPrivate = false };
        (await AskAsync(host, "/a", careful)).ShouldBe(new(LinkState.Unchecked,
            "the host is on this machine or in a private network"));
        using var probe = new LinkProbe(careful, TimeProvider.System);
        var port = new Uri(host.Address).Port;
        foreach (var name in (string[])["localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1", "0x7f000001",
            "2130706433"])
        {
            (await probe.CheckAsync(new Uri($"http://{name}:{port}/a"),
                CancellationToken.None)).State.ShouldBe(LinkState.Unchecked, name);
        }

        host.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("2001:db8::1", false)]
    public void PublicAddressesAreTold(string address, bool isPublic) =>
    AddressGuard.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public async Task OneHostGetsOneRequestAtATime()
    {
        using var host = new LocalHost();
        for (var i = 0; i < 8; i++) host.With("/" + i, _ => Thread.Sleep(10));
        using var probe = new LinkProbe(Fast, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => probe.CheckAsync(new Uri($"{host.Address}/{i}"), CancellationToken.None)));
        host.MostAtOnce.ShouldBe(1);
        host.Requests.Count.ShouldBe(9);
    }

    [Fact]
    public async Task AHostThatDoesNotAnswerIsLeft()
    {
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var probe = new LinkProbe(Fast with { Timeout = TimeSpan.FromSeconds(0.3) }, TimeProvider.System);
        (await probe.CheckAsync(new Uri($"http://{silent.LocalEndpoint}/"), CancellationToken.None)).ShouldBe(new(LinkState.Dead,
            "the host does not answer within 0.3 seconds"));
    }

    [Fact]
    public void CheckTellsDeadLinksWhereTheyStandAndRemembers()
    {
        using var host = new LocalHost().With("/fine", 200).With("/old", 308, "/fine");
        using var site = TestSite.Empty()
            .With("input/articles/2015-07-01-a.md",
            $"---\ntitle: A\nsource: {{name: S, url: \"{host.Address}/old\"}}\n---\nSee [this]({host.Address}/fine)\nand "
            + $"[that]({host.Address}/lost).\n");
        Cli.Run("check", "--root", site.Root).Error.ShouldNotContain("DG80");
        host.Requests.ShouldBeEmpty();
        var (status, _, error) = Cli.Run("check", "--external", "--external-private", "--root", site.Root);
        status.ShouldBe(0, error);
        error.ShouldContain(
            $"input/articles/2015-07-01-a.md:6:12: warning DG8008: the link to {host.Address}/lost fails: the host says that "
            + $"there is no such page (404)\n  | and [that]({host.Address}/lost).\n  |            ^\n  hint: correct the "
            + $"address, or link an archived copy of the page\n");
        error.ShouldContain($"input/articles/2015-07-01-a.md:3:25: info DG8009: {host.Address}/old moved for good\n");
        error.ShouldContain($"  hint: write {host.Address}/fine\n");
        var asked = host.Requests.Count;
        Cli.Run("check", "--external", "--external-private", "--root", site.Root).Error.ShouldBe(error);
        host.Requests.Count.ShouldBe(asked);
        Cli.Run("check", "--external", "--external-private", "--no-cache", "--root", site.Root).Error.ShouldBe(error);
        host.Requests.Count.ShouldBe(asked * 2);
        Cli.Run("check", "--external", "--no-cache", "--root",
            site.Root).Error.ShouldContain("was not checked: the host is on this machine or in a private network");
    }

    [Fact]
    public void WhatIsRememberedAges()
    {
        using var site = TestSite.Empty();
        var now = new DateTimeOffset(2015, 8, 1, 0, 0, 0, TimeSpan.Zero);
        new LinkCache(site.Root,
            now).Keep([("https://a.example/", new(LinkState.Alive)), ("https://b.example/", new(LinkState.Dead, "gone"))]);
        var soon = new LinkCache(site.Root, now.AddMinutes(30));
        (soon.Find("https://a.example/"),
            soon.Find("https://b.example/")).ShouldBe((new(LinkState.Alive), new(LinkState.Dead, "gone")));
        var later = new LinkCache(site.Root, now.AddDays(2));
        (later.Find("https://a.example/"), later.Find("https://b.example/")).ShouldBe((new(LinkState.Alive), null));
        new LinkCache(site.Root, now.AddDays(8)).Find("https://a.example/").ShouldBeNull();
        site.With("external-links.json", "{\"links\": [");
        new LinkCache(site.Root, now).Find("https://a.example/").ShouldBeNull();
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: Digest\nAllow: /", "/a", true)]
    [InlineData("User-agent: digest\nUser-agent: other\nDisallow: /a", "/a/b", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /*?print", "/x?print=1", false)]
    [InlineData("user-AGENT : * # all\r\ndisallow : /a # this\r\n", "/a", false)]
    [InlineData("nonsense\n\0\nDisallow: /", "/a", true)]
    public void RobotsAreRead(string text, string path, bool allowed) =>
    RobotsRules.Parse(text, "digest").Allows(path).ShouldBe(allowed);
}

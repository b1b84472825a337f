using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Digest.Net;

namespace Digest.Tests;

/// <summary>Addresses are fetched politely and safely, and every failure is told.</summary>
public sealed class FetchTests
{
    // A clock that runs, so that waits end: the tests are about hosts on this machine.
    private static readonly RequestOptions Quick = new()
    {
        AllowPrivate = true, Pause = TimeSpan.Zero, FirstRetry = TimeSpan.FromMilliseconds(5),
        Timeout = TimeSpan.FromSeconds(5), AnswerTimeout = TimeSpan.FromSeconds(2), MaxBytes = 1 << 20,
    };

    private static Fetched Fetch(string address, RequestOptions? options = null, string? etag = null, string? date = null)
    {
        using var fetcher = new Fetcher(options ?? Quick, TimeProvider.System);
        return fetcher.FetchAsync(new(new(address), "text/html", m => m is "text/html" or "text/plain", etag, date), CancellationToken.None)
            .GetAwaiter().GetResult();
    }

    private static void Write(HttpListenerContext context, byte[] bytes, string? type = "text/html; charset=iso-8859-1")
    {
        context.Response.ContentType = type;
        context.Response.OutputStream.Write(bytes);
    }

    [Fact]
    public void APageIsFetchedWithWhatItsHostSaysOfIt()
    {
        using var host = new LocalHost().With("/a", c =>
        {
            c.Response.Headers["ETag"] = "\"x\"";
            c.Response.Headers["Last-Modified"] = "Tue, 14 Jul 2015 12:00:00 GMT";
            Write(c, [0xe9]);
        });
        var found = Fetch(host.Address + "/a");
        (found.State, found.Charset, found.MediaType, found.ETag).ShouldBe((FetchState.Found, "iso-8859-1", "text/html", "\"x\""));
        found.LastModified.ShouldBe("Tue, 14 Jul 2015 12:00:00 GMT");
        found.Bytes.ShouldBe([0xe9]);
        host.Requests.ShouldBe(["GET /robots.txt", "GET /a"]);
    }

    [Fact]
    public void WhatDidNotChangeIsNotSentAgain()
    {
        using var host = new LocalHost().With("/a", c =>
            c.Response.StatusCode = c.Request.Headers["If-None-Match"] == "\"x\"" && c.Request.Headers["If-Modified-Since"] == "yesterday" ? 304 : 500);
        Fetch(host.Address + "/a", etag: "\"x\"", date: "yesterday").ShouldSatisfyAllConditions(
            f => f.State.ShouldBe(FetchState.NotModified), f => f.ETag.ShouldBe("\"x\""));
    }

    [Fact]
    public void RedirectsAreFollowedOneByOneAndBounded()
    {
        using var host = new LocalHost().With("/a", 301, "/b").With("/b", 308, "/c?d=1").With("/loop", 302, "/loop")
            .With("/ftp", 302, "ftp://127.0.0.1/x").With("/c", c => Write(c, "x"u8.ToArray()));
        host.With("/c?d=1", c => Write(c, "x"u8.ToArray()));
        Fetch(host.Address + "/a").ShouldSatisfyAllConditions(f => f.State.ShouldBe(FetchState.Found),
            f => f.Address.AbsoluteUri.ShouldEndWith("/c?d=1"), f => f.MovedForGood.ShouldBeTrue());
        Fetch(host.Address + "/loop").Problem.ShouldBe("it redirects more than 5 times");
        Fetch(host.Address + "/ftp").ShouldSatisfyAllConditions(f => f.State.ShouldBe(FetchState.Refused),
            f => f.Problem.ShouldBe("it redirects to something that is not a web address"));
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://192.168.0.1:8080/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    public void HostsOfThisMachineAndOfPrivateNetworksAreNotAsked(string address) =>
        Fetch(address, Quick with { AllowPrivate = false }).ShouldSatisfyAllConditions(
            f => f.State.ShouldBe(FetchState.Refused),
            f => f.Problem.ShouldBe("the host is on this machine or in a private network"));

    [Fact]
    public void ANameThatLeadsToAPrivateAddressIsNotAsked()
    {
        using var host = new LocalHost().With("/a", c => Write(c, "secret"u8.ToArray()));
        var asked = new List<string>();
        var options = Quick with
        {
            AllowPrivate = false,
            Resolve = (name, _) =>
            {
                asked.Add(name);
                return Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("10.0.0.7")]);
            },
        };
        Fetch(host.Address.Replace("127.0.0.1", "paper.example", StringComparison.Ordinal) + "/a", options).State.ShouldBe(FetchState.Refused);
        asked.ShouldBe(["paper.example"]);
        host.Requests.ShouldBeEmpty();
    }

    // A public address first, a private one at the second look: what is connected to is what was looked at, and no later look
    // gets by.
    [Fact]
    public void ANameThatResolvesDifferentlyTheSecondTimeIsNotAsked()
    {
        using var host = new LocalHost().With("/a", c => Write(c, "secret"u8.ToArray()));
        var looks = 0;
        var options = Quick with
        {
            AllowPrivate = false,
            Attempts = 3,
            Timeout = TimeSpan.FromMilliseconds(200),
            // The first address is a public one that is not reached from here.
            Resolve = (_, _) => Task.FromResult<IPAddress[]>(looks++ == 0 ? [IPAddress.Parse("192.31.196.1")] : [IPAddress.Loopback]),
        };
        var found = Fetch(host.Address.Replace("127.0.0.1", "paper.example", StringComparison.Ordinal) + "/a", options);
        found.State.ShouldBe(FetchState.Refused, found.Problem);
        looks.ShouldBeGreaterThan(1);
        host.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task ARedirectToAPrivateAddressIsRefused()
    {
        // The public host is played by a name that only this test resolves; the private one is the machine itself.
        using var inner = new LocalHost().With("/secret", c => Write(c, "secret"u8.ToArray()));
        using var host = new LocalHost();
        host.With("/a", 302, inner.Address + "/secret").With("/name", 302, "http://metadata.internal/latest/");
        foreach (var path in (string[])["/a", "/name"])
        {
            var port = new Uri(host.Address).Port;
            using var fetcher = new Fetcher(Quick with
            {
                AllowPrivate = false,
                IsOpen = (a, p) => p == port || AddressGuard.IsPublic(a),
                Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            }, TimeProvider.System);
            var found = await fetcher.FetchAsync(new(new(host.Address + path), "*/*", _ => true), TestContext.Current.CancellationToken);
            found.State.ShouldBe(FetchState.Refused, found.Problem);
            found.Problem.ShouldBe("the host is on this machine or in a private network");
        }

        inner.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void SizeAndTimeAreBounded()
    {
        using var host = new LocalHost()
            .With("/large", c => Write(c, new byte[(1 << 20) + 1]))
            .With("/declared", c =>
            {
                c.Response.ContentLength64 = 200L << 20;
                Write(c, new byte[1000]);
            })
            .With("/bomb", c =>
            {
                c.Response.Headers["Content-Encoding"] = "gzip";
                c.Response.ContentType = "text/html";
                using var zip = new GZipStream(c.Response.OutputStream, CompressionLevel.Optimal, leaveOpen: true);
                for (var i = 0; i < 100; i++) zip.Write(new byte[1 << 20]);
            })
            .With("/drip", c =>
            {
                c.Response.ContentType = "text/html";
                for (var i = 0; i < 200; i++)
                {
                    c.Response.OutputStream.Write("x"u8);
                    c.Response.OutputStream.Flush();
                    Thread.Sleep(50);
                }
            });
        Fetch(host.Address + "/large").Problem.ShouldBe("it has more than 1 MB");
        Fetch(host.Address + "/declared").Problem.ShouldBe("it has more than 1 MB");
        Fetch(host.Address + "/bomb").Problem.ShouldBe("it has more than 1 MB");
        var start = Stopwatch.GetTimestamp();
        Fetch(host.Address + "/drip").Problem.ShouldBe("the host does not answer within 2 seconds");
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void BusyHostsAreAskedAgainAndForbiddenPagesAreNot()
    {
        var count = 0;
        using var host = new LocalHost().WithText("/robots.txt", "User-agent: *\nDisallow: /private/\n")
            .With("/busy", c =>
            {
                if (Interlocked.Increment(ref count) < 3) c.Response.StatusCode = 503;
                else Write(c, "x"u8.ToArray());
            })
            .With("/later", c =>
            {
                c.Response.StatusCode = 429;
                c.Response.Headers["Retry-After"] = "3600";
            })
            .With("/gone", 410).With("/closed", 403).With("/pdf", c => Write(c, "x"u8.ToArray(), "application/pdf"));
        Fetch(host.Address + "/busy").State.ShouldBe(FetchState.Found);
        Fetch(host.Address + "/later").Problem.ShouldBe("the host asks to come back later (429)");
        host.Requests.Count(r => r == "GET /later").ShouldBe(1);
        Fetch(host.Address + "/gone").State.ShouldBe(FetchState.Gone);
        Fetch(host.Address + "/closed").Problem.ShouldBe("the host does not let programs in (403)");
        Fetch(host.Address + "/pdf").Problem.ShouldBe("the address gives application/pdf");
        Fetch(host.Address + "/none").Problem.ShouldBe("the host says that there is no such page (404)");
        Fetch(host.Address + "/private/a").ShouldSatisfyAllConditions(f => f.State.ShouldBe(FetchState.Refused),
            f => f.Problem.ShouldBe("the host's robots.txt keeps programs from it"));
        host.Requests.ShouldNotContain("GET /private/a");
    }

    [Fact]
    public void ImportTakesAddressesStandardInputAndFolders()
    {
        using var site = TestSite.Small();
        const string Page = "<html><head><title>Ferry sinks off Malta | The Buoy</title></head><body><article><h1>Ferry sinks off Malta</h1>"
            + "<p>A ferry with forty people aboard sank off the coast of Malta on Monday, the coast guard said in a statement.</p>"
            + "<p>All of them were taken ashore by a fishing boat, whose captain asked <a href=\"/captain\">not to be named</a>.</p></article></body></html>";
        using var host = new LocalHost().With("/2015/07/20/ferry", c => Write(c, Encoding.UTF8.GetBytes(Page), "text/html"))
            .With("/moved", 301, "/2015/07/20/ferry").With("/feed", c => Write(c, "<?xml version=\"1.0\"?><rss version=\"2.0\"/>"u8.ToArray(), "application/rss+xml"));
        var address = host.Address + "/2015/07/20/ferry";
        var (status, output, error) = Cli.Run([], Quick, "import", host.Address + "/moved", "--root", site.Root);
        (status, output).ShouldBe((0, "input/articles/2015-07-20-ferry-sinks-off-malta.md\n"), error);
        var text = File.ReadAllText(Path.Combine(site.Root, output.Trim()));
        text.ShouldContain($"  url: \"{address}\"\n");
        text.ShouldContain($"[not to be named]({host.Address}/captain)");
        text.ShouldContain("draft: true\nrights: unknown\n");

        Cli.Run([], Quick, "import", address + "?utm_source=x", "--root", site.Root).ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(1), r => r.Error.ShouldContain("error DG7003: it is there already: input/articles/2015-07-20-ferry-sinks-off-malta.md"));
        Cli.Run([], Quick, "import", host.Address + "/feed", "--root", site.Root).Error.ShouldContain("this is an RSS feed, not a page or a text");
        Cli.Run([], new(), "import", address, "--root", site.Root).Error.ShouldContain(
            $"{address}: error DG7102: the host is on this machine or in a private network\n  hint: --allow-local");
        Cli.Run([], Quick with { AllowPrivate = false }, "import", host.Address + "/none", "--allow-local", "--root", site.Root).Error
            .ShouldContain($"{host.Address}/none: error DG7101: the host says that there is no such page (404)");
        Cli.Run([], Quick, "import", "ftp://paper.example/a", "--root", site.Root).Error.ShouldContain("error DG7102: something that is not a web address");

        var pasted = "Bridge closes in Riga\n\nPublished: 3 July 2015\n\nThe bridge over the river was closed in the morning, the city said.\n";
        Cli.Run(Encoding.UTF8.GetBytes(pasted), Quick, "import", "-", "--root", site.Root).Out
            .ShouldBe("input/articles/2015-07-03-bridge-closes-in-riga.md\n");

        site.With("saved/b.html", Page.Replace("Ferry", "Boat", StringComparison.Ordinal)).With("saved/a/a.txt", pasted.Replace("Bridge", "Tunnel", StringComparison.Ordinal))
            .With("saved/b_files/ad.html", Page).With("saved/.x.html", Page).With("saved/feeds.opml", "<opml/>").With("empty/x.png", "x");
        Cli.Run("import", Path.Combine(site.Root, "saved"), "--root", site.Root, "--at", "2015-07-21").Out
            .ShouldBe("input/articles/2015-07-03-tunnel-closes-in-riga.md\ninput/articles/2015-07-21-boat-sinks-off-malta.md\n");
        Cli.Run("import", Path.Combine(site.Root, "empty"), "--root", site.Root).Error.ShouldContain("there is neither a page nor a text in this folder");
        Cli.Run("import", Path.Combine(site.Root, "saved/feeds.opml"), "--root", site.Root).Error.ShouldContain("this is an OPML list of feeds");
    }
}

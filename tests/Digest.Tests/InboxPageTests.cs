using System.Net;
using System.Text.RegularExpressions;
using Digest.Build;
using Digest.Commands;
using Digest.Net;
using Digest.Preview;

namespace Digest.Tests;

/// <summary>The inbox in the preview: it works without a script, and for nobody but its own page.</summary>
public sealed partial class InboxPageTests
{
    private sealed class Running : IAsyncDisposable
    {
        private PreviewServer _server = null!;
        private InboxPages _pages = null!;

        public HttpClient Client { get; private set; } = null!;

        public static async Task<Running> StartAsync(TestSite site)
        {
            var context = new CommandContext(TextWriter.Null, TextWriter.Null, TimeProvider.System)
            {
                Requests = new RequestOptions { AllowPrivate = true, Pause = TimeSpan.Zero, FirstRetry = TimeSpan.FromMilliseconds(5), AnswerTimeout = TimeSpan.FromSeconds(1), MaxBytes = 1 << 20 },
            };
            var running = new Running { _server = await PreviewServer.StartAsync(0, CancellationToken.None) };
            running._pages = new(new BuildOptions { Root = site.Root, Drafts = true, KeepGoing = true }, context);
            running._server.Use(InboxPages.Prefix, running._pages.AnswerAsync);
            running.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(running._server.Address) };
            return running;
        }

        public async Task<string> PageAsync() => await Client.GetStringAsync("/_inbox/");

        public async Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields) =>
            await Client.PostAsync("/_inbox/" + action, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            _pages.Dispose();
            Client.Dispose();
        }
    }

    [GeneratedRegex("name=\"Digest-Token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("data-id=\"([0-9a-f]{8})\"><h3>(?:<a [^>]*>)?([^<]*)")]
    private static partial Regex Items();

    private static string Token(string page) => TokenField().Match(page).Groups[1].Value;

    [Fact]
    public async Task ItemsAreImportedAndDismissedWithoutAScript()
    {
        using var host = Publishers.Start();
        using var site = Publishers.Site(host);
        Cli.Run("feeds", "import", Path.Combine(site.Root, "feeds.opml"), "--root", site.Root).Status.ShouldBe(0);
        await using var running = await Running.StartAsync(site);
        var page = await running.PageAsync();
        page.ShouldContain("There is nothing in the inbox.");
        page.ShouldContain("not asked yet");
        using var look = await running.PostAsync("look", ("Digest-Token", Token(page)));
        (look.StatusCode, look.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.SeeOther, "/_inbox/"));
        page = await running.PageAsync();
        page.ShouldContain("<p id=\"status\" role=\"status\">All feeds were asked.</p>");
        page.ShouldContain("nothing like it yet, told by 2 sources");
        page.ShouldContain("One item is in the digest already.");
        page.ShouldContain("is gone for good (410)");
        page.ShouldContain("<strong>new</strong> Paper 1");
        var items = Items().Matches(page).Select(m => (Id: m.Groups[1].Value, Title: m.Groups[2].Value)).ToList();
        var ferry = items.First(i => i.Title.StartsWith("Ferry", StringComparison.Ordinal)).Id;
        var chess = items.First(i => i.Title.StartsWith("Chess", StringComparison.Ordinal)).Id;
        using var import = await running.PostAsync("import", ("Digest-Token", Token(page)), ("id", ferry));
        import.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var dismiss = await running.PostAsync("dismiss", ("Digest-Token", Token(page)), ("id", chess));
        page = await running.PageAsync();
        page.ShouldNotContain(ferry);
        page.ShouldNotContain(chess);
        Directory.GetFiles(Path.Combine(site.Root, "input/articles"), "*ferry*").Length.ShouldBe(1);

        // Remembered, for the command too.
        Cli.Run("inbox", "--all", "--no-fetch", "--root", site.Root).Out.ShouldNotContain(chess);
        page.ShouldContain("Pluto has mountains");
    }

    [Fact]
    public async Task OnlyItsOwnPageMayAsk()
    {
        using var host = Publishers.Start();
        using var site = TestSite.Small().With("input/_data/feeds.yml", $"- url: {host.Address}/1/feed\n");
        await using var running = await Running.StartAsync(site);
        var token = Token(await running.PageAsync());
        using var none = await running.PostAsync("look");
        none.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var wrong = await running.PostAsync("look", ("Digest-Token", token[1..] + "0"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var (name, value) in ((string, string)[])[("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/_inbox/look") { Content = new FormUrlEncodedContent([new("Digest-Token", token)]) };
            request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, name + value);
        }

        using var get = await running.Client.GetAsync("/_inbox/look", TestContext.Current.CancellationToken);
        get.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        host.Requests.ShouldBeEmpty();
        using var page = await running.Client.GetAsync("/_inbox/", TestContext.Current.CancellationToken);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/_inbox/");
        elsewhere.Headers.Host = "evil.example";
        using var misdirected = await running.Client.SendAsync(elsewhere, TestContext.Current.CancellationToken);
        misdirected.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        using var own = await running.PostAsync("look", ("Digest-Token", token));
        own.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task WhatFeedsHoldIsNoMarkup()
    {
        using var host = new LocalHost().With("/feed", Publishers.Give(
            "{\"items\":[{\"id\":\"1\",\"url\":\"https://x.example/\\\"><script>alert(1)</script>\",\"title\":\"a &lt;script&gt;alert(2)&lt;/script&gt; \\\" '\",\"content_text\":\"<img src=x onerror=alert(3)>\"}],\"title\":\"<b>x\"}", "application/feed+json"));
        using var site = TestSite.Small().With("input/_data/feeds.yml", $"- url: {host.Address}/feed\n");
        await using var running = await Running.StartAsync(site);
        using var look = await running.PostAsync("look", ("Digest-Token", Token(await running.PageAsync())));
        var page = await running.PageAsync();
        page.ShouldContain("&lt;img src=x onerror=alert(3)&gt;");
        page.ShouldNotContain("<script>");
        page.ShouldNotContain("<img");
    }
}

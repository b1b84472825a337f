using System.Net;
using System.Net.Sockets;
using Digest.Build;
using Digest.Preview;

namespace Digest.Tests;

public sealed class PreviewTests
{
    private static async Task<(PreviewServer Server, HttpClient Client)> ServeAsync(TestSite site)
    {
        var server = await PreviewServer.StartAsync(0, CancellationToken.None);
        server.Show(site.Last.Built!.Pages, "");
        return (server, new HttpClient { BaseAddress = new Uri(server.Address) });
    }

    [Fact]
    public async Task ServesPagesWithTheReloadScriptAndNothingElse()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var (server, client) = await ServeAsync(site);
        await using var served = server;
        using var used = client;
        (await client.GetStringAsync("/2015/07/vote/")).ShouldMatch(
            "<script src=\"/_digest/preview.js\" data-build=\"[0-9a-f]+-1\" data-page=\"[0-9a-f]{16}\"></script>\n</body>");
        (await client.GetStringAsync("/2015/07/vote")).ShouldContain("Greece votes No");
        (await client.GetStringAsync("/assets/a.txt")).ShouldBe("asset\n");
        (await client.GetStringAsync("/_digest/preview.js")).ShouldContain("EventSource");
        (await client.GetStringAsync("/_digest/preview.css")).ShouldContain(":host");
        (await client.GetStringAsync("/stories/2015/07/flyby-b/")).ShouldNotContain("_digest");
        foreach (var page in site.Last.Built!.Pages)
        {
            (page.Bytes is { } bytes
                && System.Text.Encoding.UTF8.GetString(bytes)
                .Contains("_digest/", StringComparison.Ordinal)).ShouldBeFalse(page.DestinationPath);
        }

        foreach (var path in (string[])["/nowhere/", "/..%2f..%2fetc/passwd", "/../statiq.json", "/statiq.json",
            "/input/articles/2015-07-05-vote.md", "/.digest-manifest", "/%2e%2e/statiq.json",
            "/assets/%2e%2e%2f%2e%2e%2fstatiq.json", "/assets/..%5c..%5cstatiq.json", "/assets//a.txt"])
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
    public async Task TellsBrowsersTheState()
    {
        using var site = TestSite.Small().Build().Succeeds();
        var (server, client) = await ServeAsync(site);
        await using var served = server;
        using var used = client;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var events = await client.GetStreamAsync("/_digest/events", limit.Token);
        using var reader = new StreamReader(events);
        var first = await StateAsync(reader, limit.Token);
        (first.Errors, first.Where).ShouldBe((0, null));
        (await client.GetStringAsync("/", limit.Token)).ShouldContain($"data-build=\"{first.Build}\"");

        site.With("input/articles/2015-07-05-vote.md", "---\ntitle: Changed\noriginal: true\n---\n").Build().Succeeds();
        server.Show(site.Last.Built!.Pages, "");
        var second = await StateAsync(reader, limit.Token);
        second.Build.ShouldNotBe(first.Build);
        (await client.GetStringAsync("/2015/07/vote/", limit.Token)).ShouldContain("Changed");
    }

    private static async Task<(string Build, int Errors, string? Where)> StateAsync(StreamReader reader,
        CancellationToken cancellation)
    {
        while (true)
        {
            var line = await reader.ReadLineAsync(cancellation);
            if (line is null || !line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            using var json = System.Text.Json.JsonDocument.Parse(line["data: ".Length..]);
            var shown = json.RootElement.GetProperty("shownErrors");
            return (json.RootElement.GetProperty("build").GetString()!, json.RootElement.GetProperty("errors").GetInt32(),
                shown.GetArrayLength() > 0 ? shown[0].GetProperty("where").GetString() : null);
        }
    }

    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly StringWriter _error = new();
        private Task _run = Task.CompletedTask;
        private PreviewServer _server = null!;

        public HttpClient Client { get; private set; } = null!;

        public static async Task<Running> StartAsync(TestSite site, string? at = null)
        {
            var running = new Running { _server = await PreviewServer.StartAsync(0, CancellationToken.None) };
            var options = new BuildOptions { Root = site.Root, Drafts = true, Scheduled = true, KeepGoing = true, At = at };
            var context = new Commands.CommandContext(TextWriter.Null, TextWriter.Synchronized(running._error),
                TimeProvider.System);
            var (workspace, _) = Workspace.Open(options, context.Clock);
            var ready = new TaskCompletionSource();
            running._run =
                Task.Run(() =>
                    new PreviewSession(options, context, running._server).RunAsync(workspace!, ready.SetResult,
                        running._stop.Token));
            await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
            running.Client = new HttpClient { BaseAddress = new Uri(running._server.Address) };
            return running;
        }

        /// <summary>Waits until a page says something; a page that does not exist says what the 404 page does.</summary>
        public async Task<string> Until(string path, Func<string, bool> says)
        {
            for (var i = 0; i < 300; i++)
            {
                using var answer = await Client.GetAsync(path);
                var text = await answer.Content.ReadAsStringAsync();
                if (says(text)) return text;
                await Task.Delay(50);
            }

            throw new TimeoutException(path + "\n" + _error);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => _run);
            await _server.DisposeAsync();
            Client.Dispose();
            _stop.Dispose();
        }
    }

    private static async Task<(string Build, int Errors, string? Where)> NowAsync(HttpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var events = await client.GetStreamAsync("/_digest/events", limit.Token);
        using var reader = new StreamReader(events);
        return await StateAsync(reader, limit.Token);
    }

    [Fact]
    public async Task FollowsAnEditorsDay()
    {
        using var site = TestSite.Small();
        await using var running = await Running.StartAsync(site);
        var vote = File.ReadAllText(Path.Combine(site.Root, "input/articles/2015-07-05-vote.md"));

        // Saved in place, and saved by rename as vim and others do.
        site.With("input/articles/2015-07-05-vote.md",
            vote.Replace("Greece votes No", "Greece says No", StringComparison.Ordinal));
        await running.Until("/2015/07/vote/", t => t.Contains("Greece says No", StringComparison.Ordinal));
        site.With("input/articles/.vote.swp", "x")
            .With("input/articles/2015-07-05-vote.md~", vote.Replace("Greece votes No", "By rename", StringComparison.Ordinal));
        File.Move(Path.Combine(site.Root, "input/articles/2015-07-05-vote.md~"),
            Path.Combine(site.Root, "input/articles/2015-07-05-vote.md"), overwrite: true);
        await running.Until("/2015/07/vote/", t => t.Contains("By rename", StringComparison.Ordinal));
        (await running.Client.GetAsync("/articles/.vote.swp")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // An error keeps the last good page; corrected, it goes.
        site.With("input/articles/2015-07-05-vote.md", "---\ntitle: [\n---\n");
        await Eventually(async () => (await NowAsync(running.Client)).Errors == 1);
        (await NowAsync(running.Client)).Where.ShouldStartWith("input/articles/2015-07-05-vote.md:");
        (await running.Client.GetStringAsync("/2015/07/vote/")).ShouldContain("By rename");
        site.With("input/articles/2015-07-05-vote.md", vote);
        await running.Until("/2015/07/vote/", t => t.Contains("Greece votes No", StringComparison.Ordinal));
        (await NowAsync(running.Client)).Errors.ShouldBe(0);

        // A new folder with a new article, a rename, a deletion.
        site.With("input/articles/more/2015-07-21-new.md", "---\ntitle: Brand new\noriginal: true\ndraft: true\n---\n");
        await running.Until("/2015/07/new/", t => t.Contains("Brand new", StringComparison.Ordinal));
        File.Move(Path.Combine(site.Root, "input/articles/more/2015-07-21-new.md"),
            Path.Combine(site.Root, "input/articles/2015-07-21-other.md"));
        await running.Until("/2015/07/other/", t => t.Contains("Brand new", StringComparison.Ordinal));
        await Eventually(async () => (await running.Client.GetAsync("/2015/07/new/")).StatusCode == HttpStatusCode.NotFound);
        site.Without("input/articles/2015-07-21-other.md");
        await Eventually(async () => (await running.Client.GetAsync("/2015/07/other/")).StatusCode == HttpStatusCode.NotFound);

        // A theme that was not there, settings that change, and an input folder that goes and comes back.
        site.With("theme/layouts/404.html", "<!DOCTYPE html><html><body>Own page</body></html>");
        await running.Until("/nowhere/", t => t.Contains("Own page", StringComparison.Ordinal));
        site.With("statiq.json", """{ "SiteTitle": "Renamed", "Host": "test.example" }""");
        await running.Until("/", t => t.Contains("Renamed", StringComparison.Ordinal));
        Directory.Move(Path.Combine(site.Root, "input"), Path.Combine(site.Root, "away"));
        await Eventually(async () => (await NowAsync(running.Client)).Errors > 0);
        Directory.Move(Path.Combine(site.Root, "away"), Path.Combine(site.Root, "input"));
        await Eventually(async () => (await NowAsync(running.Client)).Errors == 0);
        site.With("input/articles/2015-07-22-after.md", "---\ntitle: After all\noriginal: true\n---\n");
        await running.Until("/2015/07/after/", t => t.Contains("After all", StringComparison.Ordinal));
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await holds()) return;
            await Task.Delay(50);
        }

        throw new TimeoutException();
    }

    [Fact]
    public async Task ShowsAPageWhereTheSiteNeverCouldBeBuilt()
    {
        using var site = TestSite.Small().With("theme/layouts/article.html", "{{ if }}");
        await using var running = await Running.StartAsync(site);
        using var answer = await running.Client.GetAsync("/");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("/_digest/preview.js");
        (await NowAsync(running.Client)).Where.ShouldStartWith("theme/layouts/article.html:");
        site.Without("theme/layouts/article.html");
        await running.Until("/", t => t.Contains("Greece votes No", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MarksWhatIsNotPublishedYet()
    {
        using var site = TestSite.Small()
            .With("input/articles/2015-07-21-draft.md", "---\ntitle: A draft\noriginal: true\ndraft: true\n---\n")
            .With("input/articles/2095-01-02-later.md", "---\ntitle: Later\noriginal: true\n---\n");
        await using var running = await Running.StartAsync(site);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var events = await running.Client.GetStreamAsync("/_digest/events", limit.Token);
        using var reader = new StreamReader(events);
        await reader.ReadLineAsync(limit.Token);
        using var json = System.Text.Json.JsonDocument.Parse((await reader.ReadLineAsync(limit.Token))!["data: ".Length..]);
        json.RootElement.GetProperty("marks").EnumerateObject().Select(p => (p.Name, p.Value.GetString()))
            .ShouldBe([("/2015/07/draft/", "draft"), ("/2095/01/later/", "scheduled for 2095-01-02 00:00 +00:00")]);
    }

    [Fact]
    public async Task ServesWhatACleanBuildGivesAndNothingElse()
    {
        using var site = TestSite.Empty();
        var editor = new RandomEdits(site.Root, 16, 3);
        var at = editor.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        await using var running = await Running.StartAsync(site, at);
        var options = new BuildOptions { Root = site.Root, Drafts = true, Scheduled = true, KeepGoing = true, At = at };
        var before = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 25; i++)
        {
            var done = editor.Edit();
            if (done == "clock") continue;
            var (workspace, found) = Workspace.Open(options, TimeProvider.System);
            var clean = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None).Built!;
            var pages = clean.Pages.ToDictionary(p => p.DestinationPath, StringComparer.Ordinal);
            // The last good page of an article with errors stays.
            if (clean.ArticlesLeftOut > 0) before = [];
            var wrong = "";
            for (var wait = 0; wait < 200 && (wait == 0 || wrong.Length > 0); wait++)
            {
                if (wait > 0) await Task.Delay(50);
                wrong = await FirstDifferenceAsync(running.Client, pages, before);
            }

            wrong.ShouldBe("", $"edit {i}: {done}");
            before = [.. pages.Keys];
        }
    }

    // Addresses of a moment ago must not answer any more.
    private static async Task<string> FirstDifferenceAsync(HttpClient client, Dictionary<string, Page> pages,
        IReadOnlySet<string> before)
    {
        foreach (var path in before.Concat(pages.Keys).Distinct(StringComparer.Ordinal))
        {
            using var answer = await client.GetAsync("/"
                + Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal));
            if (!pages.TryGetValue(path, out var page))
            {
                if (answer.StatusCode != HttpStatusCode.NotFound) return path + " still answers";
                continue;
            }

            var expected = page.Bytes ?? await File.ReadAllBytesAsync(page.CopyOf!);
            var text = await answer.Content.ReadAsStringAsync();
            var script = text.LastIndexOf("<script src=\"/_digest/", StringComparison.Ordinal);
            if (script >= 0) text = text.Remove(script, text.IndexOf('\n', script) + 1 - script);
            if (text != System.Text.Encoding.UTF8.GetString(expected)) return path + " differs";
        }

        return "";
    }

    [Fact]
    public async Task FollowsABranchThatIsSwitchedUnderIt()
    {
        using var site = TestSite.Small();
        await using var running = await Running.StartAsync(site);
        for (var i = 0; i < 1500; i++)
        {
            site.With($"input/articles/branch/{i % 30}/2015-06-{1 + (i % 28):00}-b{i}.md",
                $"---\ntitle: B {i}\noriginal: true\n---\n{i}\n");
        }

        await running.Until("/2015/06/b1499/", t => t.Contains("B 1499", StringComparison.Ordinal));
        for (var i = 0; i < 1500; i += 2) site.Without($"input/articles/branch/{i % 30}/2015-06-{1 + (i % 28):00}-b{i}.md");
        for (var i = 1; i < 1500; i += 2)
        {
            site.With($"input/articles/branch/{i % 30}/2015-06-{1 + (i % 28):00}-b{i}.md",
                $"---\ntitle: C {i}\noriginal: true\n---\n{i}\n");
        }

        await running.Until("/2015/06/b1499/", t => t.Contains("C 1499", StringComparison.Ordinal));
        await running.Until("/2015/06/b1/", t => t.Contains("C 1<", StringComparison.Ordinal));
        await Eventually(async () => (await running.Client.GetAsync("/2015/06/b1498/")).StatusCode == HttpStatusCode.NotFound);
        Directory.Delete(Path.Combine(site.Root, "input/articles/branch"), recursive: true);
        await Eventually(async () => (await running.Client.GetAsync("/2015/06/b1499/")).StatusCode == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task WhatBecomesALinkToElsewhereIsNotServed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        using var elsewhere = TestSite.Empty().With("secret.txt", "a secret").With("texts/b.txt", "a secret")
            .With("secret.md", "---\ntitle: A secret\noriginal: true\n---\n");
        using var site = TestSite.Small().With("input/assets/texts/b.txt", "b");
        await using var running = await Running.StartAsync(site);
        await running.Until("/assets/texts/b.txt", t => t == "b");
        site.Without("input/assets/a.txt");
        File.CreateSymbolicLink(Path.Combine(site.Root, "input/assets/a.txt"), Path.Combine(elsewhere.Root, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(site.Root, "input/assets/new.txt"), Path.Combine(elsewhere.Root, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(site.Root, "input/articles/2015-07-15-secret.md"),
            Path.Combine(elsewhere.Root, "secret.md"));
        Directory.Delete(Path.Combine(site.Root, "input/assets/texts"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(site.Root, "input/assets/texts"), Path.Combine(elsewhere.Root, "texts"));
        // What comes after them is seen when they have been.
        site.With("input/assets/last.txt", "last");
        await running.Until("/assets/last.txt", t => t == "last");
        foreach (var address in new[] { "/assets/a.txt", "/assets/new.txt", "/assets/texts/b.txt", "/2015/07/secret/" })
            await Eventually(async () => (await running.Client.GetAsync(address)).StatusCode == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AnArticleGoesWhenItExpires()
    {
        var end = DateTimeOffset.UtcNow.AddSeconds(4)
            .ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        using var site = TestSite.Small()
            .With("input/articles/2015-07-21-brief.md", $"---\ntitle: Brief\noriginal: true\nexpires: {end}\n---\n");
        await using var running = await Running.StartAsync(site);
        await running.Until("/2015/07/brief/", t => !t.Contains("Brief", StringComparison.Ordinal));
        (await running.Client.GetAsync("/2015/07/brief/")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ASaveIsShownBeforeItsLinksAreFoundAndAHalfWrittenFileNever()
    {
        using var site = TestSite.Small();
        await using var running = await Running.StartAsync(site);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var events = await running.Client.GetStreamAsync("/_digest/events", limit.Token);
        using var reader = new StreamReader(events);
        var before = (await StateAsync(reader, limit.Token)).Build;

        var path = Path.Combine(site.Root, "input/articles/2015-07-05-vote.md");
        var vote = await File.ReadAllTextAsync(path, limit.Token);
        await File.WriteAllTextAsync(path, "---\ntitle: Half\noriginal", limit.Token);
        await Task.Delay(120, limit.Token);
        await File.WriteAllTextAsync(path, vote.Replace("Greece votes No", "Whole", StringComparison.Ordinal), limit.Token);
        // A check of the site before may end meanwhile, and says so; a slow reader is told only the newest state.
        for (var isDone = false; !isDone;)
        {
            var line = await reader.ReadLineAsync(limit.Token);
            if (line?.StartsWith("data: ", StringComparison.Ordinal) != true) continue;
            using var json = System.Text.Json.JsonDocument.Parse(line["data: ".Length..]);
            json.RootElement.GetProperty("errors").GetInt32().ShouldBe(0);
            var isOther = json.RootElement.GetProperty("build").GetString() != before;
            if (isOther) (await running.Client.GetStringAsync("/2015/07/vote/", limit.Token)).ShouldContain("Whole");
            isDone = isOther && !json.RootElement.GetProperty("linking").GetBoolean();
        }

        (await running.Client.GetStringAsync("/2015/07/vote/", limit.Token)).ShouldContain("Whole");
    }

    [Fact]
    public async Task APortInUseIsToldApart()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await Should.ThrowAsync<IOException>(() =>
            PreviewServer.StartAsync(((IPEndPoint)taken.LocalEndpoint).Port, CancellationToken.None));
    }

    [Fact]
    public async Task AWatchLetsBurstsSettle()
    {
        using var site = TestSite.Small();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var watch = new FolderWatch([Path.Combine(site.Root, "input")], []);
        for (var i = 0; i < 20; i++) site.With($"input/articles/burst-{i}.md", "x");
        (await watch.QuietAsync(limit.Token)).Count.ShouldBe(20);
        (await watch.ChangesWithinAsync(TimeSpan.FromMilliseconds(400), limit.Token)).ShouldBeFalse();
        site.Without("input/articles/burst-1.md");
        (await watch.ChangesWithinAsync(TimeSpan.FromSeconds(10), limit.Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task AWatchSeesItsOwnFolderComeAndGo()
    {
        using var site = TestSite.Small();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var watch = new FolderWatch([Path.Combine(site.Root, "input"), Path.Combine(site.Root, "later")],
            [Path.Combine(site.Root, "input", "except")]);
        (await watch.ChangesWithinAsync(TimeSpan.FromMilliseconds(50), limit.Token)).ShouldBeFalse();
        site.With("input/articles/2015-07-05-vote.md", "x");
        (await watch.ChangesWithinAsync(TimeSpan.FromSeconds(10), limit.Token)).ShouldBeTrue();
        watch.IsStale.ShouldBeFalse();
        site.With("input/articles/.vote.md.swp", "x").With("input/articles/4913", "x");
        (await watch.ChangesWithinAsync(TimeSpan.FromMilliseconds(400), limit.Token)).ShouldBeFalse();
        Directory.CreateDirectory(Path.Combine(site.Root, "later"));
        (await watch.ChangesWithinAsync(TimeSpan.FromSeconds(10), limit.Token)).ShouldBeTrue();
        watch.IsStale.ShouldBeTrue();
    }
}

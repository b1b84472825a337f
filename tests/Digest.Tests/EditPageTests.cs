using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Build;
using Digest.Preview;

namespace Digest.Tests;

/// <summary>Files are edited in the preview: what was changed is written, all else stays, and nobody else can ask for it.</summary>
public sealed partial class EditPageTests : IAsyncLifetime, IDisposable
{
    private const string Vote = "input/articles/2015-07-05-vote.md";
    private const string VoteForm = "/_edit/?path=input%2Farticles%2F2015-07-05-vote.md";

    private readonly TestSite _site = TestSite.Small()
        .With("input/stories/pluto.md", "---\ntitle: Pluto\nlead: flyby-a\nredirect_from: /stories/2015/07/flyby-a/\n---\nThe flyby.\n")
        .With("input/editions/1.md", "---\ndate: 2015-07-12\norder: [vote]\n---\nThe first.\n")
        .With("input/_index.md", "---\ntitle: Front\n---\nWelcome.\n");
    private readonly CancellationTokenSource _stop = new();
    private readonly StringWriter _error = new();
    private PreviewServer _server = null!;
    private HttpClient _client = null!;
    private Task _run = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _server = await PreviewServer.StartAsync(0, CancellationToken.None);
        var options = new BuildOptions { Root = _site.Root, Drafts = true, Scheduled = true, KeepGoing = true };
        var context = new Commands.CommandContext(TextWriter.Null, TextWriter.Synchronized(_error), TimeProvider.System);
        var (workspace, _) = Workspace.Open(options, context.Clock);
        var ready = new TaskCompletionSource();
        _run = Task.Run(() => new PreviewSession(options, context, _server).RunAsync(workspace!, ready.SetResult, _stop.Token));
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_server.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => _run);
        await _server.DisposeAsync();
    }

    public void Dispose()
    {
        _client.Dispose();
        _stop.Dispose();
        _error.Dispose();
        _site.Dispose();
    }

    private byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(_site.Root, path));

    private string Text(string path) => Encoding.UTF8.GetString(Bytes(path));

    private static string FormOf(string path) => "/_edit/?path=" + Uri.EscapeDataString(path);

    private async Task<string> OpenAsync(string address)
    {
        using var answer = await _client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldNotMatch(@"<script|\sstyle=|\son[a-z]+=");
        return html;
    }

    [GeneratedRegex("""<input type="(?:hidden|text)"[^>]*>|<textarea[^>]*>\n(?<text>[^<]*)|<select[^>]*>(?<options>.*?)</select>""", RegexOptions.Singleline)]
    private static partial Regex Inputs();

    /// <summary>What a browser would send of a form: line ends as forms have them.</summary>
    private static Dictionary<string, string> Values(string html)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Inputs().Matches(html))
        {
            var name = Regex.Match(match.Value, " name=\"([^\"]*)\"").Groups[1].Value;
            var value = match.Groups["text"].Success ? match.Groups["text"].Value
                : match.Groups["options"].Success
                ? Regex.Match(match.Value, "value=\"([^\"]*)\" selected").Groups[1].Value
                : Regex.Match(match.Value, " value=\"([^\"]*)\"").Groups[1].Value;
            values.Add(name, WebUtility.HtmlDecode(value).ReplaceLineEndings("\r\n"));
        }

        return values;
    }

    private async Task<(HttpStatusCode Status, string? Location, string Text)> SendAsync(string address,
        Dictionary<string, string> values, Action<HttpRequestMessage>? change = null)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in values) content.Add(new StringContent(value), $"\"{name}\"");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        change?.Invoke(request);
        using var answer = await _client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Opens a form, types, and saves.</summary>
    private async Task<(HttpStatusCode Status, string? Location, string Text)> SaveAsync(string address, params string[] typed)
    {
        var values = Values(await OpenAsync(address));
        foreach (var pair in typed.Chunk(2)) values[pair[0]] = pair[1];
        return await SendAsync(address, values);
    }

    [Fact]
    public async Task PagesOfOneFileSayWhichItIs()
    {
        foreach (var (page, file) in ((string, string)[])[("/2015/07/vote/", Vote), ("/about/", "input/pages/about.md"),
            ("/stories/pluto/", "input/stories/pluto.md"), ("/editions/1/", "input/editions/1.md"), ("/", "input/_index.md")])
        {
            (await _client.GetStringAsync(page)).ShouldContain($" data-edit=\"{file}\"></script>", Case.Sensitive, page);
            (await OpenAsync(FormOf(file))).ShouldContain(">" + file + "</p>");
        }

        (await _client.GetStringAsync("/archive/")).ShouldNotContain("data-edit");
        (await (await _client.GetAsync("/nowhere/")).Content.ReadAsStringAsync()).ShouldNotContain("data-edit");
    }

    [Fact]
    public async Task TheFormShowsWhatTheFileSays()
    {
        var html = await OpenAsync(FormOf("input/articles/2015-07-15-flyby-b.md"));
        var values = Values(html);
        values["title"].ShouldBe("Pluto seen close for the first time by New Horizons");
        values["source.name"].ShouldBe("The Comet");
        values["source.url"].ShouldBe("https://comet.example/2");
        values["topics"].ShouldBe("Space");
        values["draft"].ShouldBe("");
        values["body"].ShouldStartWith("New Horizons, the NASA probe");
        values.Keys.ShouldNotContain("corrections");
        html.ShouldContain("<pre>corrections: [{date: 2015-07-16, text: The distance was wrong.}]</pre>");
        html.ShouldContain("edit this in the file");
        html.ShouldContain("<label for=\"title\">title</label>\n<p class=\"meaning\" id=\"title-meaning\">the headline</p>");
        html.ShouldContain("<a href=\"/2015/07/flyby-b/\">Back to the page</a>");
        // The file's own keys stand first, the common ones next, all others are folded away.
        Order(html, "id=\"redirect_from\"", "id=\"dek\"", "<details><summary>More fields</summary>", "id=\"slug\"", "id=\"body\"");
    }

    private static void Order(string text, params string[] parts)
    {
        var at = parts.Select(p => text.IndexOf(p, StringComparison.Ordinal)).ToList();
        at.ShouldAllBe(i => i >= 0);
        at.ShouldBe(at.Order());
    }

    [Theory]
    [InlineData("---\r\n# why\r\ntitle:   'It''s No'  # quoted\r\ndek: old\r\noriginal: yes\r\ntopics: [ Economy ]\r\n---\r\n\r\nOne.\r\n\r\nTwo.\r\n\r\n")]
    [InlineData("\uFEFF---\ntitle: \"It's No\"\ndek: old # soon\noriginal: true\nextra: {a: 1}\n---\nOne.\n\nTwo.")]
    [InlineData("+++\ntitle = 'No' # c\ndek = \"old\"\noriginal = true\n[extra]\na = 1\n+++\n\nOne.\n\nTwo.\n")]
    [InlineData("{\n  \"title\": \"No\",\n  \"dek\": \"old\",\n  \"original\": true\n}\n\nOne.\n\nTwo.\n")]
    [InlineData("Title: No\nDate: 2015-07-05\nDek: old\nOriginal: true\nTags: a, b\n\nOne.\n\nTwo.\n")]
    public async Task ASaveKeepsEveryOtherByte(string text)
    {
        _site.With(Vote, text);
        var (status, location, _) = await SaveAsync(VoteForm, "dek", "new", "body", "One.\r\n\r\nThree.");
        status.ShouldBe(HttpStatusCode.SeeOther);
        location.ShouldBe("/2015/07/vote/");
        Text(Vote).ShouldBe(text.Replace("old", "new", StringComparison.Ordinal)
            .Replace("Two.", "Three.", StringComparison.Ordinal));
        Directory.GetFiles(Path.Combine(_site.Root, "input/articles")).ShouldNotContain(f => f.EndsWith("-part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatNobodyChangedIsNotWritten()
    {
        var before = (Bytes(Vote), File.GetLastWriteTimeUtc(Path.Combine(_site.Root, Vote)));
        (await SaveAsync(VoteForm)).Status.ShouldBe(HttpStatusCode.SeeOther);
        Bytes(Vote).ShouldBe(before.Item1);
        File.GetLastWriteTimeUtc(Path.Combine(_site.Root, Vote)).ShouldBe(before.Item2);
    }

    [Fact]
    public async Task TheChangedPageIsShownAtOnce()
    {
        var (_, location, _) = await SaveAsync(VoteForm, "title", "Greece says No", "slug", "no");
        location.ShouldBe("/2015/07/no/");
        (await _client.GetStringAsync(location)).ShouldContain("Greece says No");
        (_, location, _) = await SaveAsync(FormOf("input/stories/pluto.md"), "dek", "Close at last.", "body", "Seen.");
        location.ShouldBe("/stories/pluto/");
        Text("input/stories/pluto.md").ShouldBe(
            "---\ntitle: Pluto\nlead: flyby-a\nredirect_from: /stories/2015/07/flyby-a/\ndek: Close at last.\n---\nSeen.\n");
        (_, location, _) = await SaveAsync(FormOf("input/_index.md"), "body", "Hello.");
        location.ShouldBe("/");
    }

    [Fact]
    public async Task AFileThatWasChangedMeanwhileIsNotWrittenOver()
    {
        var values = Values(await OpenAsync(VoteForm));
        values["dek"] = "typed <b>";
        var meanwhile = Text(Vote).Replace("Greece votes No", "Changed elsewhere", StringComparison.Ordinal);
        _site.With(Vote, meanwhile);
        var (status, _, text) = await SendAsync(VoteForm, values);
        status.ShouldBe(HttpStatusCode.Conflict);
        Text(Vote).ShouldBe(meanwhile);
        text.ShouldContain("<span class=\"there\">-title: Changed elsewhere</span>");
        text.ShouldContain("<span class=\"typed\">+title: Greece votes No</span>");
        text.ShouldContain("<span class=\"typed\">+dek: &quot;typed &lt;b&gt;&quot;</span>");
        Regex.Count(text, "<span class=\"head\">@@ -1,8 \\+1,9 @@</span>").ShouldBe(1);
        text.ShouldContain("<button>Save over it</button>");
        text.ShouldContain("load the file anew");
        // The second button saves over what was shown, and over nothing else.
        var again = Values(text);
        again["dek"].ShouldBe("typed <b>");
        _site.With(Vote, meanwhile + "More.\n");
        (await SendAsync(VoteForm, again)).Status.ShouldBe(HttpStatusCode.Conflict);
        _site.With(Vote, meanwhile);
        (await SendAsync(VoteForm, again)).Status.ShouldBe(HttpStatusCode.SeeOther);
        Text(Vote).ShouldBe(meanwhile.Replace("Changed elsewhere", "Greece votes No", StringComparison.Ordinal)
            .Replace("places: [Greece]\n", "places: [Greece]\ndek: \"typed <b>\"\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFileThatIsGoneIsMadeAgainOnlyWhenAskedTo()
    {
        var values = Values(await OpenAsync(VoteForm));
        _site.Without(Vote);
        var (status, _, text) = await SendAsync(VoteForm, values);
        status.ShouldBe(HttpStatusCode.Conflict);
        text.ShouldContain("The file is gone");
        File.Exists(Path.Combine(_site.Root, Vote)).ShouldBeFalse();
        (await SendAsync(VoteForm, Values(text))).Status.ShouldBe(HttpStatusCode.SeeOther);
        Text(Vote).ShouldContain("title: Greece votes No\n");
    }

    [Fact]
    public async Task OnlyPagesOfThePreviewMaySave()
    {
        var before = Bytes(Vote);
        var values = Values(await OpenAsync(VoteForm));
        values["dek"] = "forged";
        var own = _server.Address.TrimEnd('/');
        (await SendAsync(VoteForm, values, r => r.Headers.Add("Origin", "http://evil.example"))).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(VoteForm, values, r => r.Headers.Add("Origin", "null"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(VoteForm, values, r => r.Headers.Add("Sec-Fetch-Site", "cross-site"))).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(VoteForm, values, r => r.Headers.Add("Sec-Fetch-Site", "same-site"))).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(VoteForm, new(values) { ["Digest-Token"] = new string('0', 48) })).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        values.Remove("Digest-Token", out var token);
        (await SendAsync(VoteForm, values)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync("/_edit/?new", values)).Status.ShouldBe(HttpStatusCode.Forbidden);
        // What is typed into an address changes nothing, whatever it holds.
        using var asked = await _client.GetAsync(VoteForm + "&dek=forged&hash=x&Digest-Token=" + token);
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var put = await _client.PutAsync(VoteForm, new StringContent("x"));
        put.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        Bytes(Vote).ShouldBe(before);
        values["Digest-Token"] = token!;
        (await SendAsync(VoteForm, values, r =>
        {
            r.Headers.Add("Origin", own);
            r.Headers.Add("Sec-Fetch-Site", "same-origin");
        })).Status.ShouldBe(HttpStatusCode.SeeOther);
        Text(Vote).ShouldContain("dek: forged\n");
    }

    [Theory]
    [InlineData("../statiq.json")]
    [InlineData("statiq.json")]
    [InlineData("input/../statiq.json")]
    [InlineData("input/articles/../articles/2015-07-05-vote.md")]
    [InlineData("./input/articles/2015-07-05-vote.md")]
    [InlineData("input//articles/2015-07-05-vote.md")]
    [InlineData("input/assets/a.txt")]
    [InlineData("input/_data/topics.yml")]
    [InlineData("input/_directory.yml")]
    [InlineData("input/_drafts/x.md")]
    [InlineData("input/articles/nowhere.txt")]
    [InlineData("input/articles/link.md")]
    [InlineData("input/linked/secret.md")]
    [InlineData("input/articles/.git/x.md")]
    [InlineData("input/articles")]
    [InlineData("/etc/passwd")]
    [InlineData("outside.md")]
    [InlineData("")]
    [InlineData("input/articles/2015-07-05-vote.md\0.md")]
    public async Task OnlyTheSitesOwnInputIsEdited(string path)
    {
        var outside = Path.Combine(_site.Root, "outside");
        _site.With("input/_data/topics.yml", "- name: Space\n").With("input/_directory.yml", "lang: en\n")
            .With("input/_drafts/x.md", "x").With("outside/secret.md", "---\ntitle: Secret\n---\n")
            .With("outside.md", "x").With("input/articles/.git/x.md", "x");
        File.CreateSymbolicLink(Path.Combine(_site.Root, "input/articles/link.md"), Path.Combine(outside, "secret.md"));
        Directory.CreateSymbolicLink(Path.Combine(_site.Root, "input/linked"), outside);
        var files = TestSite.FilesOf(Path.Combine(_site.Root));
        using var asked = await _client.GetAsync(FormOf(path));
        asked.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await asked.Content.ReadAsStringAsync()).ShouldNotContain("Secret");
        var values = Values(await OpenAsync(VoteForm));
        foreach (var hash in (string[])["", values["hash"]])
        {
            (await SendAsync(FormOf(path), new(values) { ["hash"] = hash, ["title"] = "Taken over" })).Status
                .ShouldBe(HttpStatusCode.NotFound);
        }

        TestSite.FilesOf(Path.Combine(_site.Root)).ShouldBe(files);
    }

    [Fact]
    public async Task ErrorsAreShownWithTheirPlaceAndNothingIsWritten()
    {
        var before = Bytes(Vote);
        var (status, _, text) = await SaveAsync(VoteForm, "title", "", "published", "2015-13-45", "dek", "kept as typed");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Bytes(Vote).ShouldBe(before);
        text.ShouldContain("Nothing was saved");
        text.ShouldContain($"<a href=\"#published\">{Vote}:2:12</a>");
        text.ShouldContain("&#39;2015-13-45&#39; in &#39;published&#39; is not a date that exists");
        text.ShouldContain("aria-describedby=\"published-meaning published-problem\" aria-invalid=\"true\"");
        text.ShouldContain("<ul class=\"problem\" id=\"title-problem\">");
        Values(text)["dek"].ShouldBe("kept as typed");
        Values(text)["published"].ShouldBe("2015-13-45");
        (await OpenAsync(VoteForm)).ShouldNotContain("kept as typed");
    }

    [Fact]
    public async Task WarningsAreShownAndSaved()
    {
        _site.With(Vote, "---\ntitle: A\ntopcis: [x]\n---\nText.\n");
        var html = await OpenAsync(VoteForm);
        html.ShouldContain($"{Vote}:3:1");
        html.ShouldContain("the key &#39;topcis&#39; is unknown");
        html.ShouldContain("<a href=\"#source.name\">");
        (await SaveAsync(VoteForm, "title", "B")).Status.ShouldBe(HttpStatusCode.SeeOther);
        Text(Vote).ShouldBe("---\ntitle: B\ntopcis: [x]\n---\nText.\n");
    }

    [Fact]
    public async Task FrontMatterThatCannotBeReadIsEditedAsText()
    {
        const string broken = "---\r\ntitle: [\r\noriginal: true\r\n---\r\nText.\r\n";
        _site.With(Vote, broken);
        var html = await OpenAsync(VoteForm);
        html.ShouldContain("The file has errors");
        Values(html)["text"].ShouldBe(broken);
        var (status, _, text) = await SaveAsync(VoteForm, "text", broken.Replace("Text", "Words", StringComparison.Ordinal));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Values(text)["text"].ShouldContain("Words");
        Text(Vote).ShouldBe(broken);
        (await SaveAsync(VoteForm, "text", broken.Replace("[", "Yes", StringComparison.Ordinal))).Status
            .ShouldBe(HttpStatusCode.SeeOther);
        Text(Vote).ShouldBe(broken.Replace("[", "Yes", StringComparison.Ordinal));
        // Any file can be edited so.
        Values(await OpenAsync(VoteForm + "&whole"))["text"].ShouldBe(Text(Vote));
    }

    [Fact]
    public async Task HostileValuesAreText()
    {
        const string hostile = "\"><script>alert(1)</script>'&amp;</textarea><script>";
        _site.With(Vote, "---\ntitle: '\"><script>alert(1)</script>'\noriginal: true\ndek: \"</textarea><script>\"\n"
            + "\"<img src=x>\": <script>\n---\n</textarea><script>alert(2)</script>\n");
        var values = Values(await OpenAsync(VoteForm));
        values["title"].ShouldBe("\"><script>alert(1)</script>");
        values["body"].ShouldBe("</textarea><script>alert(2)</script>");
        var (_, _, text) = await SaveAsync(VoteForm, "title", hostile, "published", hostile, "draft", hostile, "body", hostile);
        text.ShouldNotContain("<script");
        text.ShouldNotContain("<img");
        Values(text)["title"].ShouldBe(hostile);
        Values(text)["body"].ShouldBe(hostile);
    }

    [Fact]
    public async Task ThereIsABoundToWhatIsSent()
    {
        var values = Values(await OpenAsync(VoteForm));
        var before = Bytes(Vote);
        values["body"] = new string('x', 6 << 20);
        foreach (var isChunked in (bool[])[false, true])
        {
            var status = HttpStatusCode.RequestEntityTooLarge;
            try
            {
                status = (await SendAsync(VoteForm, values, r => r.Headers.TransferEncodingChunked = isChunked)).Status;
            }
            catch (HttpRequestException)
            {
                // The server need not read all of it before it answers, nor wait until the answer is read.
            }

            status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }

        Bytes(Vote).ShouldBe(before);
        values["body"] = new string('x', 4 << 20);
        (await SendAsync(VoteForm, values)).Status.ShouldBeOneOf(HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity);
        using var broken = new ByteArrayContent("--x\r\nnonsense"u8.ToArray());
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var answer = await _client.PostAsync(VoteForm, broken);
        ((int)answer.StatusCode).ShouldBeOneOf(400, 403);
    }

    [Fact]
    public async Task ANewArticleIsWrittenAsTheCommandWritesIt()
    {
        var html = await OpenAsync("/_edit/?new");
        html.ShouldContain("<h1>New article</h1>");
        Values(html)["draft"].ShouldBe("true");
        var (status, _, text) = await SaveAsync("/_edit/?new", "title", "  ");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        text.ShouldContain("the article has no title");

        string[] typed = ["title", "Pluto: \"at last\"", "published", "2015-07-21T10:00:00+00:00", "source.name", "The Orbit",
            "source.url", "https://orbit.example/9", "topics", "Space\r\nProbes", "body", "It is there.\r\n\r\nAt last."];
        (status, var location, _) = await SaveAsync("/_edit/?new", typed);
        status.ShouldBe(HttpStatusCode.SeeOther);
        location.ShouldBe("/2015/07/pluto-at-last/");
        const string file = "input/articles/2015-07-21-pluto-at-last.md";
        Text(file).ShouldBe("""
            ---
            title: "Pluto: \"at last\""
            published: 2015-07-21T10:00:00+00:00
            draft: true
            dek:
            source:
              name: The Orbit
              url: "https://orbit.example/9"
            topics: [Space, Probes]
            people: []
            places: []
            organizations: []
            ---

            It is there.

            At last.

            """.ReplaceLineEndings("\n"));
        (await _client.GetStringAsync(location)).ShouldContain("It is there.");

        // A second one of that name is refused, and nothing that was typed is lost.
        var before = Bytes(file);
        (status, _, text) = await SaveAsync("/_edit/?new", [.. typed, "body", "Another."]);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        text.ShouldContain("the file is there already");
        Values(text)["body"].ShouldBe("Another.");
        Bytes(file).ShouldBe(before);
    }
}

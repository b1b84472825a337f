using System.Net;
using System.Text.Json;
using Digest.Build;
using Digest.Commands;
using Digest.Preview;
using Digest.Tests;

namespace Digest.Browser.Tests.Attacks;

/// <summary>An editor's pages of the preview show hostile feeds and files as text, and what is imported of them does no harm
/// either.</summary>
public sealed class AttackToolsTests : IAsyncLifetime
{
    private readonly Attacked _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static LocalHost Feeds()
    {
        var host = new LocalHost();
        var bodies = AttackVectors.All.Concat(AttackFields.Texts).ToList();
        var rss = string.Concat(bodies.Select((body, i) => $"<item><title>{Html(i < AttackFields.Texts.Count ? $"{i} {AttackFields.Texts[i]}" : $"Item {i} of {body}")}</title>"
            + $"<link>{Html(i % 3 == 0 ? AttackFields.Addresses[i / 3 % AttackFields.Addresses.Count] : $"{host.Address}/item/{i}")}</link><guid>{i}</guid>"
            + $"<author>{Html(body)}</author><description>{Html(body)}</description></item>").Select(Xml));
        host.With("/rss", Publishers.Give($"<rss version=\"2.0\"><channel><title>{Html(AttackFields.Texts[0])}</title>{rss}</channel></rss>"));
        var atom = string.Concat(AttackFields.Texts.Select((text, i) => $"<entry><id>a{i}</id><title type=\"html\">{Html(text)}</title><author><name>{Html(text)}</name></author>"
            + $"<link href=\"{Html(AttackFields.Addresses[i % AttackFields.Addresses.Count])}\"/><content type=\"html\">{Html(text + AttackVectors.All[i])}</content></entry>").Select(Xml));
        host.With("/atom", Publishers.Give($"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>{Html(AttackFields.Texts[1])}</title>{atom}</feed>", "application/atom+xml"));
        host.With("/json", Publishers.Give(JsonSerializer.Serialize(new
        {
            version = "https://jsonfeed.org/version/1.1",
            title = AttackFields.Texts[2],
            items = AttackFields.Texts.Select((text, i) => new { id = $"j{i}", url = $"{host.Address}/page/{i}", title = $"{text} {i} in JSON", content_html = text }),
        }), "application/feed+json"));
        foreach (var (number, text) in AttackFields.Texts.Index())
        {
            host.With($"/page/{number}", Publishers.Give($"<title>Page {number} {text}</title><article><h1>Page {number} {text}</h1><p>{text} The council of the harbour voted on Tuesday to keep the old ferry "
                + $"for another year.</p>{AttackVectors.All[number]}<p>It was a long evening, and nobody left before the end of it.</p></article>", "text/html"));
        }

        return host;
    }

    // XML allows no controls.
    private static string Xml(string text) =>
        string.Concat(text.Where(c => c is '\t' or '\n' or >= ' ' and not '\u007f'));

    [Fact]
    public async Task TheInboxAndTheFormsShowWhatIsHostileAsText()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        var files = _site.Files!;
        using var host = Feeds();
        files.With("input/_data/feeds.yml", $"- {host.Address}/rss\n- {host.Address}/atom\n- name: {AttackSite.Quoted(AttackFields.Texts[0])}\n  url: {host.Address}/json\n");
        var options = new BuildOptions { Root = files.Root, Drafts = true, Scheduled = true, KeepGoing = true, At = "2017-01-01" };
        using var listed = JsonDocument.Parse(await InboxTests.RunAsync(files, "inbox", "--all", "--json"));
        var items = listed.RootElement.GetProperty("stories").EnumerateArray().SelectMany(s => s.GetProperty("items").EnumerateArray()).ToList();
        // Those whose title and address are nothing are none.
        items.Count.ShouldBeGreaterThan(400);
        var context = new CommandContext(TextWriter.Null, TextWriter.Null, TimeProvider.System) { Requests = InboxTests.Quick };
        await using (var server = await PreviewServer.StartAsync(0, CancellationToken.None))
        {
            using var inbox = new InboxPages(options, context);
            server.Use(InboxPages.Prefix, inbox.AnswerAsync);
            var address = server.Address.TrimEnd('/');
            (await _site.LookAsync(address, [new(address + "/_inbox/", "tool", "Inbox", async page =>
                (await page.Locator("li[data-id]").CountAsync()).ShouldBe(items.Count))])).ShouldBeEmpty();
        }

        var before = Directory.GetFiles(files.Root, "*.md", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);
        await InboxTests.RunAsync(files, ["inbox", "import", .. items.Where(i => i.GetProperty("title").GetString()!.EndsWith("in JSON", StringComparison.Ordinal))
            .Concat(items.Where((_, i) => i % 25 == 0)).Select(i => i.GetProperty("id").GetString()!).Distinct(StringComparer.Ordinal)]);
        var drafts = Directory.GetFiles(files.Root, "*.md", SearchOption.AllDirectories).Where(f => !before.Contains(f)).ToList();
        drafts.Count.ShouldBeGreaterThan(AttackFields.Texts.Count);
        await EditorsPagesAsync(options, context, drafts);
    }

    private async Task EditorsPagesAsync(BuildOptions options, CommandContext context, List<string> drafts)
    {
        using var stop = new CancellationTokenSource();
        await using var server = await PreviewServer.StartAsync(0, CancellationToken.None);
        var (workspace, _) = Workspace.Open(options, context.Clock);
        var ready = new TaskCompletionSource();
        var run = Task.Run(() => new PreviewSession(options, context, server).RunAsync(workspace!, ready.SetResult, stop.Token), CancellationToken.None);
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(120), CancellationToken.None);
        var address = server.Address.TrimEnd('/');
        // One of each kind of field and text, and everything imported; what other files hold stands together in these.
        var articles = Directory.GetFiles(Path.Combine(options.Root, "input"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(f => drafts.Contains(f) || Path.GetFileName(f).Split('-')[0] is "field" or "fields" or "title" or "many"
                || f.Contains("names", StringComparison.Ordinal) && !f.Contains("picture-", StringComparison.Ordinal))
            // Paths are written with slashes: a name with a backslash cannot be asked for.
            .Where(f => Path.DirectorySeparatorChar == '\\' || !f.Contains('\\')).ToList();
        var pages = new List<string>();
        var forms = articles.Select(file => new Visit(
            address + "/_edit/?path=" + Uri.EscapeDataString(Path.GetRelativePath(options.Root, file).Replace('\\', '/')), "tool", "Edit ",
            async page =>
            {
                var back = page.Locator("nav a", new() { HasText = "Back to the page" });
                if (!drafts.Contains(file) || await back.CountAsync() == 0) return;
                var shown = address + await back.First.GetAttributeAsync("href");
                lock (pages) pages.Add(shown);
            })).ToList();
        (await _site.LookAsync(address, forms)).ShouldBeEmpty();
        pages.ShouldNotBeEmpty();
        (await _site.LookAsync(address, [.. pages.Select(p => new Visit(p, "site"))])).ShouldBeEmpty();
        // The front page tells what is wrong with the files.
        (await _site.LookAsync(address, [new(address + "/", "site")])).ShouldBeEmpty();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }
}

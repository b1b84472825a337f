using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Build;
using Digest.Commands;
using Digest.Core.Diagnostics;
using Digest.Import.Feeds;
using Digest.Inbox;
using Digest.Output;
using Microsoft.AspNetCore.Http;

namespace Digest.Preview;

/// <summary>The inbox as a page of the preview: what is new in feeds, to be imported as drafts or put away.</summary>
internal sealed class InboxPages(BuildOptions options, CommandContext context) : IDisposable
{
    /// <summary>Where the page is.</summary>
    public const string Prefix = "/_inbox";

    // What a changed digest makes of the items is found behind a page that is shown already.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1, 1);
    private InboxView? _view;
    private Task<InboxView>? _building;
    private IReadOnlyList<Diagnostic> _told = [];
    private string _message = "";

    /// <summary>Answers a request under <see cref="Prefix"/>.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value![Prefix.Length..];
        if (HttpMethods.IsPost(http.Request.Method))
        {
            var form = http.Request.HasFormContentType
                ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false) : null;
            if (!ToolPages.IsOwn(http, form)) await ToolPages.RefuseAsync(http).ConfigureAwait(false);
            else await ActAsync(http, path, form).ConfigureAwait(false);
            return;
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        switch (path)
        {
            case "": http.Response.Redirect(Prefix + "/"); break;
            case "/": await ShowAsync(http).ConfigureAwait(false); break;
            case "/inbox.js": await SendAsync(http, "inbox.js", "text/javascript; charset=utf-8").ConfigureAwait(false); break;
            case "/inbox.css": await SendAsync(http, "inbox.css", "text/css; charset=utf-8").ConfigureAwait(false); break;
            default: http.Response.StatusCode = StatusCodes.Status404NotFound; break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private static async Task SendAsync(HttpContext http, string name, string type)
    {
        http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(PreviewServer.Resource(name), http.RequestAborted).ConfigureAwait(false);
    }

    private async Task ActAsync(HttpContext http, string path, IFormCollection? form)
    {
        await _one.WaitAsync(http.RequestAborted).ConfigureAwait(false);
        bool done;
        try
        {
            // What was begun is finished, though the browser goes away.
            (done, _message) = path switch
            {
                "/look" => await LookAsync().ConfigureAwait(false),
                "/import" => await ImportAsync(form?["id"].FirstOrDefault() ?? "").ConfigureAwait(false),
                "/dismiss" => Dismiss(form?["id"].FirstOrDefault() ?? ""),
                _ => (false, "There is no such action."),
            };
        }
        finally
        {
            _one.Release();
        }

        if (http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(JsonSerializer.Serialize(new { done, message = _message }), http.RequestAborted)
                .ConfigureAwait(false);
            _message = "";
            return;
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = Prefix + "/";
    }

    private (Workspace? Workspace, IReadOnlyList<FollowedFeed> Feeds, IReadOnlyList<Diagnostic> Found) Open()
    {
        var (workspace, diagnostics) = Workspace.Open(options, context.Clock);
        if (workspace is null) return (null, [], diagnostics);
        var (feeds, wrong) = FeedFollower.FeedsOf(workspace);
        return (workspace, feeds ?? [], wrong);
    }

    private async Task<(bool, string)> LookAsync()
    {
        var (workspace, feeds, _) = Open();
        if (workspace is null) return (false, "The settings have an error.");
        var store = FeedStore.Open(workspace.Cache);
        var now = workspace.Selection.At;
        // What was there before is seen from now on.
        store.Look(now.AddMilliseconds(-1));
        using var fetcher = InboxCommand.Fetcher(context, local: false);
        _told = await FeedFollower.AskAsync(feeds, store, fetcher, now, CancellationToken.None).ConfigureAwait(false);
        var problem = store.Save();
        (_view, _building) = (null, null);
        return (problem is null, problem is null ? "All feeds were asked." : "What was found cannot be remembered: " + problem);
    }

    private async Task<(bool, string)> ImportAsync(string id)
    {
        var (workspace, feeds, _) = Open();
        if (workspace is null) return (false, "The settings have an error.");
        var store = FeedStore.Open(workspace.Cache);
        var (items, _) = InboxActions.Find(feeds, store, [id]);
        if (items.Count == 0) return (false, "There is no such item any more.");
        using var paths = new StringWriter();
        using var errors = new StringWriter();
        var own = context with { Out = paths, Error = errors };
        using var fetcher = InboxCommand.Fetcher(context, local: false);
        var imported = await Task.Run(async () =>
        {
            var import = new Importing(workspace, own, dryRun: false);
            var keys = await InboxActions.ImportAsync(items, import, fetcher, workspace, own, CancellationToken.None)
                .ConfigureAwait(false);
            import.Finish(CancellationToken.None);
            return keys;
        }).ConfigureAwait(false);
        store.Mark(imported, ItemState.Imported);
        var problem = store.Save();
        _building = null;
        var told = errors.ToString().Trim();
        var path = paths.ToString().Trim();
        return imported.Count == 0 ? (false, told)
            : (true, $"{path} is a draft now." + (problem is null ? "" : " It cannot be remembered: " + problem)
                + (told.Length > 0 ? "\n" + told : ""));
    }

    private (bool, string) Dismiss(string id)
    {
        var (workspace, feeds, _) = Open();
        if (workspace is null) return (false, "The settings have an error.");
        var store = FeedStore.Open(workspace.Cache);
        var (items, _) = InboxActions.Find(feeds, store, [id]);
        if (items.Count == 0) return (false, "There is no such item any more.");
        var copies = _view?.Stories.SelectMany(s => s.Items).FirstOrDefault(i => i.Key == items[0].Key)?.Copies ?? [];
        store.Mark(copies.Append(items[0].Key).ToHashSet(StringComparer.Ordinal), ItemState.Dismissed);
        var problem = store.Save();
        return (problem is null, problem is null ? "The item is put away." : "It cannot be remembered: " + problem);
    }

    private async Task ShowAsync(HttpContext http)
    {
        var (workspace, feeds, wrong) = Open();
        http.Response.ContentType = "text/html; charset=utf-8";
        if (workspace is null)
        {
            await http.Response.WriteAsync(Page("", ["<p>The settings have an error.</p>"], wrong)).ConfigureAwait(false);
            return;
        }

        var store = FeedStore.Open(workspace.Cache);
        var build = _building ??= Task.Run(() => InboxBuilder.Build(workspace, feeds, store, all: true, CancellationToken.None));
        if (_view is not null) await Task.WhenAny(build, Task.Delay(Patience, http.RequestAborted)).ConfigureAwait(false);
        var view = _view is null || build.IsCompleted ? await build.ConfigureAwait(false) : _view;
        _view = view;
        var open = feeds.SelectMany(f => store.Of(f.Address).Items).Where(i => i.State == ItemState.Open).Select(i => i.Key)
            .ToHashSet(StringComparer.Ordinal);
        var message = Interlocked.Exchange(ref _message, "");
        var html = Page(workspace.Settings.SiteTitle, Body(view, feeds, store, open, message), [.. wrong, .. _told]);
        await http.Response.WriteAsync(html, http.RequestAborted).ConfigureAwait(false);
    }

    private static IEnumerable<string> Body(InboxView view, IReadOnlyList<FollowedFeed> feeds, FeedStore store,
        HashSet<string> open, string message)
    {
        yield return $"<p id=\"status\" role=\"status\">{Html(message)}</p>";
        if (feeds.Count == 0)
        {
            yield return "<p>No feed is followed yet. <code>digest feeds find ADDRESS --add</code> adds those of a site, "
                + "<code>digest feeds import FILE.opml</code> a whole list.</p>";
            yield break;
        }

        var last = feeds.Select(f => store.Of(f.Address).Asked).Max();
        yield return "<form method=\"post\" action=\"/_inbox/look\">" + Token()
            + $"<button class=\"look\">Ask {(feeds.Count == 1 ? "the feed" : $"all {feeds.Count} feeds")}</button> "
            + (last is { } asked ? $"<span>asked last on {Date(asked)}</span>" : "<span>not asked yet</span>") + "</form>";
        yield return "<p class=\"keys\"><kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>i</kbd> import, <kbd>d</kbd> dismiss, "
            + "<kbd>o</kbd> open</p>";
        var any = false;
        foreach (var story in view.Stories)
        {
            var items = story.Items.Where(i => open.Contains(i.Key)).ToList();
            if (items.Count == 0) continue;
            any = true;
            yield return $"<section><h2>{Html(story.Headline)}</h2><p class=\"place\">{Place(story)}</p><ul>";
            foreach (var item in items) yield return Item(item);
            yield return "</ul></section>";
        }

        if (!any) yield return "<p>There is nothing in the inbox.</p>";
        if (view.Duplicates > 0)
        {
            yield return view.Duplicates == 1 ? "<p>One item is in the digest already.</p>"
                : $"<p>{view.Duplicates} items are in the digest already.</p>";
        }
    }

    private static string Place(InboxStory story)
    {
        var there = story.Tellings.Count > 0 ? story.Tellings[0] : story.Related;
        var place = Html(story.Place);
        if (there is null) return place;
        var name = Html("'" + there.Article.Headline + "'");
        return place.Replace(name, $"<a href=\"{Html(there.Permalink)}\">{name}</a>", StringComparison.Ordinal);
    }

    private static string Item(InboxItem item)
    {
        var news = item.Stored.Item;
        var title = news.Address is { } address
            ? $"<a href=\"{Html(address)}\" target=\"_blank\" rel=\"noopener noreferrer\">{Html(news.Title)}</a>"
            : Html(news.Title);
        var html = new StringBuilder($"<li tabindex=\"-1\" data-id=\"{item.Key}\"><h3>{title}</h3><p class=\"source\">");
        if (item.IsNew) html.Append("<strong>new</strong> ");
        html.Append(Html(item.Source));
        if (news.Published is { } published) html.Append(", ").Append(Date(published));
        html.Append("</p>");
        if (InboxOutput.Summary(news) is { Length: > 0 } summary) html.Append("<p>").Append(Html(summary)).Append("</p>");
        foreach (var (action, word) in (ReadOnlySpan<(string, string)>)[("import", "Import as draft"), ("dismiss", "Dismiss")])
        {
            html.Append("<form method=\"post\" action=\"/_inbox/" + action + "\">").Append(Token())
                .Append("<input type=\"hidden\" name=\"id\" value=\"" + item.Key + "\"><button>" + word)
                .Append("<span class=\"hidden\">: " + Html(news.Title) + "</span></button></form>");
        }

        return html.Append("</li>").ToString();
    }

    private static string Page(string site, IEnumerable<string> body, IReadOnlyList<Diagnostic> told)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Inbox</title>"
            + "<link rel=\"stylesheet\" href=\"/_inbox/inbox.css\"></head><body><header><p><a href=\"/\">");
        html.Append(Html(site.Length > 0 ? site : "The site")).Append("</a></p><h1>Inbox</h1></header><main>");
        foreach (var part in body) html.Append(part).Append('\n');
        if (told.Count > 0)
        {
            var count = told.Count == 1 ? "One message" : $"{told.Count} messages";
            html.Append("<details><summary>" + count + " about feeds</summary><ul>");
            foreach (var found in told)
            {
                html.Append("<li>").Append(Html(found.Message));
                if (found.Hint is { } hint) html.Append("<br>").Append(Html(hint));
                html.Append("</li>");
            }

            html.Append("</ul></details>");
        }

        return html.Append("</main><script src=\"/_inbox/inbox.js\"></script></body></html>\n").ToString();
    }

    private static string Token() =>
        $"<input type=\"hidden\" name=\"{ToolPages.TokenName}\" value=\"{ToolPages.Token}\">";

    private static string Date(DateTimeOffset date) => $"<time datetime=\"{Report.Instant(date)}\">"
        + date.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + "</time>";

    private static string Html(string text) => ToolPages.Html(text);
}

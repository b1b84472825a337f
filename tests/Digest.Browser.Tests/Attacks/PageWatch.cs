using System.Text.Json;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Attacks;

/// <summary>A tab without the protection of any policy, that tells everything that a page must not do.</summary>
internal sealed class PageWatch : IAsyncDisposable
{
    private readonly List<string> _seen = [];
    private readonly List<IRequest> _requests = [];
    private readonly Uri _site;
    private HashSet<string> _wanted = [];
    private int _frames;

    private PageWatch(IPage page, string site) => (Page, _site) = (page, new(site));

    public IPage Page { get; }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private sealed record Found(string[] Faults, string[] Images);

    /// <summary>Opens a tab, in a window of its own: a tab behind another waits for its turn to be drawn.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="site">The address whose requests are the site's own.</param>
    public static async Task<PageWatch> OpenAsync(IBrowser browser, string site)
    {
        var context = await browser.NewContextAsync(new()
        {
            BypassCSP = true, ServiceWorkers = ServiceWorkerPolicy.Block, ViewportSize = new() { Width = 480, Height = 320 },
        });
        PageWatch? watched = null;
        // Every call that vectors make is told.
        await context.ExposeBindingAsync("__hit", (BindingSource _, string what) => watched?.See("script: " + what));
        await context.AddInitScriptAsync(PageProbe.BeforeThePage);
        var page = await context.NewPageAsync();
        var watch = watched = new PageWatch(page, site);
        page.Dialog += (_, dialog) =>
        {
            watch.See("dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
        page.PageError += (_, error) => watch.See("script: " + error);
        page.Popup += (_, popup) => watch.See("window: " + popup.Url);
        page.Download += (_, download) => watch.See("download: " + download.Url);
        page.FrameAttached += (_, frame) =>
        {
            if (Interlocked.Decrement(ref watch._frames) < 0) watch.See("frame: " + frame.Url);
        };
        page.FrameNavigated += (_, frame) =>
        {
            if (!watch.IsWanted(frame.Url)) watch.See("navigation: " + frame.Url);
        };
        page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest && !watch.IsWanted(request.Url)) watch.See("navigation: " + request.Url);
            lock (watch._requests) watch._requests.Add(request);
        };
        return watch;
    }

    /// <summary>Opens a page and gives everything that is wrong with it.</summary>
    public Task<IReadOnlyList<string>> VisitAsync(Visit visit) => WatchAsync([visit.Address], 0, async () =>
    {
        var answer = await Page.GotoAsync(visit.Address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        if (answer is { Status: not 200 }) See($"status: {answer.Status}");
        if (visit.Act is not null) await visit.Act(Page);
        return await LookAsync(Page.MainFrame, visit);
    });

    /// <summary>Opens pages in frames beside each other, which takes a fraction of the time.</summary>
    /// <returns>Whether all is well with all of them; if not, each has to be opened by itself.</returns>
    public async Task<bool> AreWellAsync(IReadOnlyList<Visit> visits)
    {
        var sheet = new Uri(_site, AttackSite.Blank).AbsoluteUri;
        var wrong = await WatchAsync([sheet, .. visits.Select(v => v.Address)], visits.Count, async () =>
        {
            await Page.GotoAsync(sheet);
            await Page.EvaluateAsync(PageProbe.OpenFrames, visits.Select(v => v.Address).ToArray());
            var found = new List<Found>();
            foreach (var (number, visit) in visits.Index())
                found.Add(await LookAsync(Page.Frame($"page{number}") ?? throw new PlaywrightException("no frame"), visit));
            return new([.. found.SelectMany(f => f.Faults)], [.. found.SelectMany(f => f.Images)]);
        });
        return wrong.Count == 0;
    }

    private static async Task<Found> LookAsync(IFrame frame, Visit visit) => JsonSerializer.Deserialize<Found>(
        await frame.EvaluateAsync<string>(PageProbe.Look, new { shape = visit.Shape, title = visit.Title }), JsonSerializerOptions.Web)!;

    private async Task<IReadOnlyList<string>> WatchAsync(IEnumerable<string> wanted, int frames, Func<Task<Found>> look)
    {
        lock (_seen) _seen.Clear();
        lock (_requests) _requests.Clear();
        (_wanted, _frames) = (wanted.Select(Plain).ToHashSet(StringComparer.Ordinal), frames);
        var found = new Found([], []);
        try
        {
            found = await look();
        }
        catch (PlaywrightException exception)
        {
            See("broken: " + exception.Message.Split('\n')[0]);
        }

        lock (_requests)
        {
            foreach (var request in _requests)
            {
                if (!IsOwn(request.Url) && !(request.ResourceType == "image" && found.Images.Contains(request.Url))) See("request: " + request.Url);
            }
        }

        string[] seen;
        lock (_seen) seen = [.. _seen, .. found.Faults];
        if (seen.Length > 0) await LeaveAsync();
        return seen;
    }

    // What a hostile page has begun ends with it, and is not taken for the next one's.
    private async Task LeaveAsync()
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                await Page.GotoAsync("about:blank");
            }
            catch (PlaywrightException)
            {
                // It was leading elsewhere.
            }

            await Task.Delay(200);
        }
    }

    private void See(string what)
    {
        lock (_seen) _seen.Add(what);
    }

    private bool IsWanted(string url) => url == "about:blank" || _wanted.Contains(Plain(url));

    private static string Plain(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Query) : url;

    private bool IsOwn(string url) => url.StartsWith("data:", StringComparison.Ordinal)
        || Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Authority == _site.Authority && uri.Scheme == _site.Scheme;
}

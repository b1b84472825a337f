using Digest.Build;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>The digest that ships, served to a headless Chromium. Without Chromium the tests are skipped.</summary>
public sealed class SiteInBrowser : IAsyncLifetime
{
    private ServedSite? _served;

    public IBrowser? Browser => _served?.Browser;

    public string Address => _served?.Address ?? "";

    /// <summary>One page of each kind.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    /// <summary>All pages.</summary>
    public IReadOnlyList<Core.Pages.PagePlan> Plans { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (HeadlessChromium.Program is null) return;
        _served = await ServedSite.StartAsync(new BuildOptions { Root = RepositoryFolder.Root });
        Plans = [.. _served.Built.Pages.Where(p => p.Plan is not null).Select(p => p.Plan!)];
        Kinds = Plans.Where(p => p.IsHtml && p.Layout != "newsletter").GroupBy(p => p.Layout)
            .SelectMany(g => g.Take(g.Key is "article" ? 4 : 1)).Where(p => p.Layout != "redirect").Select(p => p.Permalink)
            .ToList();
    }

    public async ValueTask DisposeAsync()
    {
        if (_served is not null) await _served.DisposeAsync();
    }
}

using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Preview;

/// <summary>The pages that are shown, kept from build to build: an error never takes the last good page away.</summary>
internal sealed class PreviewSite
{
    private Dictionary<string, Page> _pages = new(StringComparer.Ordinal);

    /// <summary>Settings of the last build that made pages.</summary>
    public SiteSettings Settings { get; private set; } = new();

    /// <summary>Pages by their path in the output.</summary>
    public IReadOnlyDictionary<string, Page> Pages => _pages;

    /// <summary>Takes a build's pages over. Where a template's error left pages empty all stay as they are; where an article has
    /// an error its own page does.</summary>
    public void Take(BuildResult result, SiteSettings settings)
    {
        if (result.Built is not { } site || site.Pages.Any(p => p.Plan is not null && p.Bytes is not { Length: > 0 })) return;
        var broken = result.Diagnostics.Where(d => d is { Severity: Severity.Error, Path: not null }).Select(d => d.Path!)
            .ToHashSet(StringComparer.Ordinal);
        var next = new Dictionary<string, Page>(site.Pages.Count, StringComparer.Ordinal);
        foreach (var page in site.Pages) next[page.DestinationPath] = page;
        foreach (var (path, page) in _pages)
        {
            if (page.Plan?.View is ArticleView { Article: var article } && broken.Contains(article.Article.SourcePath))
                next.TryAdd(path, page);
        }

        (_pages, Settings) = (next, settings);
    }
}

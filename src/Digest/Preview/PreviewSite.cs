using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Preview;

/// <summary>The site that is shown, kept from build to build: an error never takes the last good page away.</summary>
internal sealed class PreviewSite
{
    // Pages of articles that have errors now, as they were, by their path in the output; with the article's file.
    private Dictionary<string, (string SourcePath, Page Page)> _lastGood = new(StringComparer.Ordinal);

    /// <summary>Settings of the site that is shown.</summary>
    public SiteSettings Settings { get; private set; } = new();

    /// <summary>Its files; null until there was a site.</summary>
    public RequestedPages? Pages { get; private set; }

    /// <summary>Takes a new site over. Where a template is wrong all stays as it is; where an article has an error its own page
    /// does.</summary>
    /// <param name="result">What was built.</param>
    /// <param name="workspace">From what.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What is wrong with the theme.</returns>
    public IReadOnlyList<Diagnostic> Take(BuildResult result, Workspace workspace, CancellationToken cancellation)
    {
        if (result.Built is not { } built) return [];
        var next = new RequestedPages(built, workspace);
        var errors = next.CheckLayouts(cancellation);
        if (errors.Count > 0) return errors;
        _lastGood = LastGood(result, next, cancellation);
        (Pages, Settings) = (next, workspace.Settings);
        return [];
    }

    /// <summary>Shows what a save made of the site, until the next site is taken over.</summary>
    public void Show(RequestedPages pages) => Pages = pages;

    /// <summary>A file that is shown; null where there is none.</summary>
    /// <param name="path">Its path in the output.</param>
    /// <param name="cancellation">Stops the rendering.</param>
    public Page? Find(string path, CancellationToken cancellation) =>
        Pages?.Find(path, cancellation).Value ?? (_lastGood.TryGetValue(path, out var kept) ? kept.Page : null);

    private Dictionary<string, (string, Page)> LastGood(BuildResult result, RequestedPages next, CancellationToken cancellation)
    {
        var pages = new Dictionary<string, (string, Page)>(StringComparer.Ordinal);
        var broken = result.Diagnostics.Where(d => d is { Severity: Severity.Error, Path: not null }).Select(d => d.Path!)
            .ToHashSet(StringComparer.Ordinal);
        if (broken.Count == 0) return pages;
        foreach (var (path, kept) in _lastGood)
        {
            if (broken.Contains(kept.SourcePath) && !next.Has(path)) pages[path] = kept;
        }

        foreach (var plan in Pages?.Plans ?? [])
        {
            if (plan.View is not ArticleView { Article.Article.SourcePath: var source } || !broken.Contains(source)) continue;
            var path = Permalinks.ToFile(plan.Permalink);
            if (!next.Has(path) && Pages!.Find(path, cancellation).Value is { Bytes: not null } page)
                pages[path] = (source, page);
        }

        return pages;
    }
}

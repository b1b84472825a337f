using Digest.Build;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Editing;

/// <summary>What came of looking for an article.</summary>
/// <param name="Article">The article, or null.</param>
/// <param name="Problem">Why there is none, in words; else null.</param>
/// <param name="Hint">What to do, or null.</param>
internal sealed record FoundArticle(SiteArticle? Article, string? Problem = null, string? Hint = null);

/// <summary>Finds the article that an editor names: by its path, a file's stem, a slug, an address, or a unique beginning of one
/// of them.</summary>
internal sealed class ArticleFinder
{
    private const int MaxShown = 5;

    private readonly Site _site;
    private readonly Workspace _workspace;

    public ArticleFinder(Site site, Workspace workspace) => (_site, _workspace) = (site, workspace);

    /// <summary>Finds the one article that a text names.</summary>
    public FoundArticle Find(string text)
    {
        text = text.Trim();
        if (Exact(text) is { } exact) return new(exact);
        var begins = text.Length == 0 ? [] : _site.Catalog.All.Where(a => Names(a).Any(n => Begins(n, text)))
            .OrderBy(a => a.Slug, StringComparer.Ordinal).ToList();
        if (begins.Count == 1) return new(begins[0]);
        if (begins.Count > 1)
        {
            return new(null, $"'{text}' is the beginning of {begins.Count} articles", "write one of: "
                + string.Join(", ", begins.Take(MaxShown).Select(a => a.Slug)) + (begins.Count > MaxShown ? ", …" : ""));
        }

        var index = _site.Catalog.Index;
        if (index.IsLeftOut(text) || index.IsLeftOut(AsPath(text)))
        {
            // A command that changes files sees drafts and scheduled articles.
            return _workspace.Selection is { Drafts: true, Scheduled: true }
                ? new(null, $"the article '{text}' has expired", "give an instant before that with --at")
                : new(null, $"there is no article '{text}' in this build: it is a draft, scheduled or expired",
                "add --drafts, or an instant with --at");
        }

        if (index.IsFailed(text) || index.IsFailed(AsPath(text)))
            return new(null, $"the article '{text}' has errors", "'digest check' lists them; correct them first");
        var stems = _site.Catalog.All.Select(a => Stem(a.Article.InputPath));
        return new(null, $"there is no article '{text}'",
            Suggestion.Hint(Stem(text), index.Slugs.Concat(stems),
            "write the slug or the path of an article; 'digest stories' lists them"));
    }

    /// <summary>The item that a text names by its round-up, <c>#</c> and its anchor, or null.</summary>
    public ItemLinks? FindItem(string text)
    {
        var mark = text.LastIndexOf('#');
        if (mark <= 0 || Find(text[..mark]).Article is not { } roundup) return null;
        return _site.ItemsOf(roundup).FirstOrDefault(i => i.Mention.Item.Anchor == text[(mark + 1)..]);
    }

    // A path is relative to the current folder; one relative to the root or to the input does too.
    private SiteArticle? Exact(string text)
    {
        var index = _site.Catalog.Index;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return OfAddress(text, address);
        if (index.Find(AsPath(text)) is { } byPath) return byPath;
        if ((index.Find(text) ?? (text.EndsWith(".md", StringComparison.Ordinal) ? index.Find(text[..^3]) : null)) is { } found)
            return found;
        var stems = _site.Catalog.All
            .Where(a => Stem(a.Article.InputPath).Equals(text, StringComparison.OrdinalIgnoreCase)).ToList();
        return stems.Count == 1 ? stems[0] : null;
    }

    // The article's own address, on the site or in the preview; or that of the original.
    private SiteArticle? OfAddress(string text, Uri address)
    {
        var isOwn = address.IsLoopback || address.Authority.Equals(_site.Settings.Host, StringComparison.OrdinalIgnoreCase);
        if (isOwn && Permalinks.Normalize(Uri.UnescapeDataString(WithoutRoot(address.AbsolutePath))) is { } permalink)
            return _site.Catalog.Index.Find(permalink);
        var originals = _site.Catalog.All.Where(a => a.Article.Source?.Url is { } url
            && url.TrimEnd('/').Equals(text.TrimEnd('/'), StringComparison.Ordinal)).ToList();
        return originals.Count == 1 ? originals[0] : null;
    }

    private string AsPath(string text) => _workspace.DisplayPath(Path.GetFullPath(text.Length == 0 ? "." : text));

    private string WithoutRoot(string path)
    {
        var root = _site.Settings.LinkRoot;
        return root.Length > 0 && path.StartsWith(root + "/", StringComparison.Ordinal) ? path[root.Length..] : path;
    }

    private static IEnumerable<string> Names(SiteArticle article) =>
        [article.Slug, Stem(article.Article.InputPath), article.Article.InputPath, article.Article.SourcePath, article.Permalink];

    private static bool Begins(string name, string text) => name.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    private static string Stem(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }
}

using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.Catalog;

/// <summary>Finds articles by what an editor writes: a path, a file name or a slug.</summary>
public sealed class ArticleIndex
{
    private const int ShortestPart = 4;

    private readonly Dictionary<string, SiteArticle> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SiteArticle> _bySlug = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SiteArticle> _byPermalink = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SiteArticle> _byFileName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    /// <summary>Indexes articles.</summary>
    /// <param name="articles">Articles that are built, newest first: of two with one slug the newest is found.</param>
    /// <param name="leftOut">Articles that exist and are not built now.</param>
    /// <param name="failed">Articles that errors of their own keep out.</param>
    public ArticleIndex(IReadOnlyList<SiteArticle> articles, IReadOnlyList<Article> leftOut, IReadOnlyList<FailedArticle> failed)
    {
        foreach (var article in articles)
        {
            _byPath.TryAdd(article.Article.InputPath, article);
            _byPath.TryAdd(article.Article.SourcePath, article);
            _bySlug.TryAdd(article.Slug, article);
            _byFileName.TryAdd(FileName(article.Article.InputPath), article);
            _byPermalink.TryAdd(article.Permalink, article);
        }

        foreach (var article in articles) _bySlug.TryAdd(article.Article.Slug, article);
        foreach (var article in leftOut)
        {
            _leftOut.Add(article.Slug);
            _leftOut.Add(article.InputPath);
            _leftOut.Add(FileName(article.InputPath));
            _leftOut.Add(article.SourcePath);
        }

        foreach (var article in failed)
        {
            _failed.Add(article.Slug);
            _failed.Add(article.InputPath);
            _failed.Add(FileName(article.InputPath));
            _failed.Add(article.SourcePath);
        }
    }

    /// <summary>The article of a slug, a file name with or without its ending, a path relative to the root or to the input, a permalink, or a path relative
    /// to <paramref name="fromInputPath"/>; or null.</summary>
    public SiteArticle? Find(string text, string? fromInputPath = null)
    {
        text = text.Trim();
        if (_bySlug.TryGetValue(text, out var found) || _byPath.TryGetValue(text, out found)
            || _byPermalink.TryGetValue(text, out found))
        {
            return found;
        }

        if (text.StartsWith("./", StringComparison.Ordinal) && _byPath.TryGetValue(text[2..], out found)) return found;
        if (fromInputPath is not null && SitePaths.Resolve(fromInputPath, text) is { } path
            && _byPath.TryGetValue(path, out found))
        {
            return found;
        }

        if (text.EndsWith(".md", StringComparison.Ordinal) && _byFileName.TryGetValue(FileName(text), out found)
            && !text.Contains('/', StringComparison.Ordinal))
        {
            return found;
        }

        if (text != "index" && _byFileName.TryGetValue(text + ".md", out found)) return found;
        return Permalinks.Normalize(text) is { } permalink && _byPermalink.TryGetValue(permalink, out found) ? found : null;
    }

    /// <summary>The article of a path relative to the input, or null.</summary>
    public SiteArticle? ByInputPath(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Whether an article has an address.</summary>
    internal bool IsAddress(string permalink) => _byPermalink.ContainsKey(permalink);

    /// <summary>Whether the text names an article that exists and is not built now: a draft, a scheduled or an expired
    /// one.</summary>
    public bool IsLeftOut(string text, string? fromInputPath = null) => Has(_leftOut, text, fromInputPath);

    /// <summary>Whether the text names an article that errors of its own keep out of the build.</summary>
    public bool IsFailed(string text, string? fromInputPath = null) => Has(_failed, text, fromInputPath);

    private static bool Has(HashSet<string> names, string text, string? fromInputPath)
    {
        if (names.Count == 0) return false;
        text = text.Trim();
        return names.Contains(text) || names.Contains(text + ".md")
            || (fromInputPath is not null && SitePaths.Resolve(fromInputPath, text) is { } path && names.Contains(path));
    }

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The slug that a name which finds no article was most likely meant to be: the same name without a date, a folder
    /// or an ending that is wrong, a name near to it, or the only slug that has all its words in a row; or null.</summary>
    public string? Near(string text)
    {
        var name = FileName(text.Trim().TrimEnd('/'));
        if (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        var slug = Model.Slugs.From(Model.Slugs.FromFileName(name + ".md").Name);
        if (slug.Length == 0) return null;
        var known = Slugs.Concat(_leftOut.Where(n => !n.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            .ToList();
        if (known.Contains(slug, StringComparer.Ordinal)) return slug;
        if (Suggestion.For(slug, known) is { } near) return near;
        if (slug.Length < ShortestPart) return null;
        var longer = known.Where(k => $"-{k}-".Contains($"-{slug}-", StringComparison.Ordinal)).Take(2).ToList();
        return longer.Count == 1 ? longer[0] : null;
    }

    /// <summary>What to do about a name that finds no article.</summary>
    public string Hint(string text) =>
        Near(text) is { } near ? $"did you mean '{near}'?" : "write an article's slug or path";

    /// <summary>All slugs, for suggestions.</summary>
    public IEnumerable<string> Slugs => _bySlug.Keys.Order(StringComparer.Ordinal);
}

/// <summary>Relative paths.</summary>
internal static class SitePaths
{
    /// <summary>A path relative to a file, made relative to the folder that holds both; null where it leaves it.</summary>
    /// <param name="fromFile">Path of the file, with <c>/</c>.</param>
    /// <param name="target">Relative path, maybe with <c>.</c> and <c>..</c>.</param>
    public static string? Resolve(string fromFile, string target)
    {
        var parts = new List<string>(fromFile.Split('/')[..^1]);
        foreach (var part in target.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}

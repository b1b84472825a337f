using System.Globalization;
using Digest.Build;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Checks;

/// <summary>What became of the addresses of an old site.</summary>
/// <param name="Kept">Those that are pages or files of the new site.</param>
/// <param name="Redirected">Those that lead to a page.</param>
/// <param name="Lost">All others.</param>
/// <param name="Elsewhere">Those of other hosts, which are not looked at.</param>
internal readonly record struct OldAddressCounts(int Kept, int Redirected, int Lost, int Elsewhere)
{
    /// <summary>The counts as a line.</summary>
    public override string ToString()
    {
        var all = Kept + Redirected + Lost;
        return string.Create(CultureInfo.InvariantCulture,
            $"{all} old address{(all == 1 ? "" : "es")}: {Kept} kept, {Redirected} redirected, {Lost} lost")
            + (Elsewhere == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {Elsewhere} of other hosts left out"));
    }
}

/// <summary>Compares the addresses of an old site with those of the new one.</summary>
internal sealed class OldAddresses
{
    private readonly Site _site;
    private readonly SourceLines _sources;
    private readonly Dictionary<string, bool> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SiteArticle> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Article> _leftOut = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byWord = new(StringComparer.Ordinal);

    private OldAddresses(BuiltSite built, SourceLines sources)
    {
        (_site, _sources) = (built.Site, sources);
        foreach (var page in built.Pages) _files[page.DestinationPath] = page.Plan?.View is RedirectView;
        foreach (var article in _site.Articles) _articles.TryAdd(article.Permalink, article);
        foreach (var article in _site.Catalog.Selection.LeftOut)
        {
            _leftOut.TryAdd(article.ExplicitPermalink?.Value ?? Permalinks.Of(article, article.Slug, _site.Settings.Language),
                article);
        }

        foreach (var page in built.Pages)
        {
            if (page.Plan is not { IsHtml: true, View: not (RedirectView or NotFoundView) } plan) continue;
            foreach (var word in Words(plan.Permalink))
            {
                if (!_byWord.TryGetValue(word, out var pages)) _byWord[word] = pages = [];
                pages.Add(plan.Permalink);
            }
        }
    }

    /// <summary>An error for each address that has neither a page nor a redirect, and counts of all.</summary>
    /// <param name="old">Addresses of the old site, or paths.</param>
    /// <param name="built">The new site.</param>
    /// <param name="files">Files of the new site, to say what to write into them.</param>
    public static (IReadOnlyList<Diagnostic> Lost, OldAddressCounts Counts) Check(
        IReadOnlyList<(string Address, Place Place)> old, BuiltSite built, SourceLines files)
    {
        var addresses = new OldAddresses(built, files);
        var host = HostOf(old);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lost = new List<LostAddress>();
        var counts = new OldAddressCounts();
        foreach (var (address, place) in old)
        {
            if (Host(address) is { } other && other != host)
            {
                counts = counts with { Elsewhere = counts.Elsewhere + 1 };
                continue;
            }

            var path = addresses.PathOf(address, out var query);
            if (!seen.Add(path + query)) continue;
            var page = query.Length > 0 ? Found.No : addresses.Find(path);
            if (page == Found.No) lost.Add(new(path, query, place, query.Length > 0 ? null : addresses.Nearest(path)));
            counts = page switch
            {
                Found.Page => counts with { Kept = counts.Kept + 1 },
                Found.Redirect => counts with { Redirected = counts.Redirected + 1 },
                _ => counts with { Lost = counts.Lost + 1 },
            };
        }

        return (addresses.Tell(lost), counts);
    }

    private sealed record LostAddress(string Path, string Query, Place Place, string? Near);

    private enum Found
    {
        No,
        Page,
        Redirect,
    }

    private List<Diagnostic> Tell(List<LostAddress> lost)
    {
        var together = lost.Where(l => l.Near is not null).ToLookup(l => l.Near!, l => l.Path, StringComparer.Ordinal);
        return lost.ConvertAll(l => l.Query.Length > 0
            ? Codes.AddressNotKept.At(l.Place, $"the old address {l.Path}{l.Query} is lost: a static site sees no query",
                "let the host redirect it, or remove it from the list")
            : Codes.AddressNotKept.At(l.Place, $"the old address {l.Path} has neither a page nor a redirect",
                Hint(l, l.Near is null ? [] : [.. together[l.Near]])));
    }

    // The site's own host is the one that most addresses have; a sitemap may name pages of other hosts too.
    private static string? HostOf(IReadOnlyList<(string Address, Place Place)> old) =>
        old.Select(a => Host(a.Address)).OfType<string>().CountBy(h => h, StringComparer.Ordinal)
            .OrderByDescending(h => h.Value).ThenBy(h => h.Key, StringComparer.Ordinal).Select(h => h.Key).FirstOrDefault();

    private static string? Host(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || address.AsSpan(0, scheme).ContainsAny('/', '?')) return null;
        var rest = address[(scheme + 3)..];
        var host = rest[..(rest.IndexOfAny(['/', '?', '#']) is >= 0 and var end ? end : rest.Length)].ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private string PathOf(string address, out string query)
    {
        if (Host(address) is not null)
        {
            address = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
            address = address.IndexOfAny(['/', '?', '#']) is >= 0 and var end ? address[end..] : "/";
        }

        address = address.Split('#')[0];
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        query = mark < 0 ? "" : address[mark..];
        var path = Uri.UnescapeDataString(mark < 0 ? address : address[..mark]);
        if (!path.StartsWith('/')) path = "/" + path;
        var root = _site.Settings.LinkRoot;
        return root.Length > 0 && (path == root || path.StartsWith(root + "/", StringComparison.Ordinal))
            ? path.Length == root.Length ? "/" : path[root.Length..] : path;
    }

    // A host shows the index of a folder under the folder's name, and leads there from the name without a slash.
    private Found Find(string path)
    {
        if (!path.IsNormalized() && Normal(path) is { } normal) path = normal;
        var file = path.EndsWith('/') ? path[1..] + "index.html" : path[1..];
        if (!_files.ContainsKey(file)) file += "/index.html";
        return !_files.TryGetValue(file, out var isRedirect) ? Found.No : isRedirect ? Found.Redirect : Found.Page;
    }

    private static string? Normal(string path)
    {
        try
        {
            return path.Normalize();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string Hint(LostAddress lost, IReadOnlyList<string> together)
    {
        if (LeftOut(lost.Path) is { } article)
        {
            var why = article.Draft ? "a draft" : article.Expires <= _site.At ? "expired" : "not due yet";
            return $"its article, {article.SourcePath}, is {why}";
        }

        if (lost.Near is not { } near) return $"add 'redirect_from: {lost.Path}' to what took its place";
        if (!_articles.TryGetValue(near, out var target))
        {
            return $"the nearest new address is {near}; let the host redirect to it, or add 'redirect_from: {lost.Path}' to what "
                + "took its place";
        }

        var file = target.Article.SourcePath;
        var key = _sources.OfKey(file, "redirect_from").Line > 1 ? "redirect_from"
            : _sources.OfKey(file, "aliases").Line > 1 ? "aliases" : null;
        if (key is not null) return $"add {lost.Path} to '{key}' in {file}, if {near} took its place";
        // A key may be written once: what leads to one article is one list.
        var paths = together.Count is > 1 and <= 5 ? $"[{string.Join(", ", together)}]" : lost.Path;
        return $"add '{_sources.FormOf(file).Field("redirect_from", paths)}' to {file}, if {near} took its place";
    }

    private Article? LeftOut(string path) =>
        Permalinks.Normalize(path) is { } permalink ? _leftOut.GetValueOrDefault(permalink) : null;

    // The page whose last part has the most words in common with that of the old address, and half of them at least.
    private string? Nearest(string path)
    {
        var words = Words(path);
        string? best = null;
        var bestScore = 0.0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (!_byWord.TryGetValue(word, out var pages)) continue;
            foreach (var page in pages) counts[page] = counts.GetValueOrDefault(page) + 1;
        }

        foreach (var (page, shared) in counts)
        {
            // Of pages that are as near an article comes first, then a topic, then the shortest address.
            var score = shared / (double)(words.Count + Words(page).Count - shared) + (_articles.ContainsKey(page) ? 0.002
                : page.StartsWith("/topics/", StringComparison.Ordinal) ? 0.001 : 0);
            if (score < 0.5 || score < bestScore) continue;
            if (score > bestScore || page.Length < best!.Length
                || (page.Length == best.Length && string.CompareOrdinal(page, best) < 0))
            {
                (best, bestScore) = (page, score);
            }
        }

        return best;
    }

    // Words of the last part that has any, without numbers and extension.
    private static HashSet<string> Words(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var part = parts[i].EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? parts[i][..^5] : parts[i];
            var words = Slugs.From(part).Split('-', StringSplitOptions.RemoveEmptyEntries)
                .Where(w => !w.All(char.IsDigit)).ToHashSet(StringComparer.Ordinal);
            if (words.Count > 0 && part != "index") return words;
        }

        return [];
    }
}

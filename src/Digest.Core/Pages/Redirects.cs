using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>Collects the addresses that lead to others.</summary>
internal static class Redirects
{
    public static List<Redirect> Collect(
        SiteParts parts, IReadOnlyList<Story> stories, IReadOnlyList<(ContentPage Page, Body Body)> pages,
            List<Diagnostic> diagnostics)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var article in parts.Catalog.All) taken[article.Permalink] = article.Article.SourcePath;
        foreach (var story in stories) taken.TryAdd(story.Permalink, "a story");
        foreach (var (page, _) in pages) taken.TryAdd(page.Permalink, page.Raw.File.SourcePath);
        var found = new SortedDictionary<string, Redirect>(StringComparer.Ordinal);

        foreach (var article in parts.Catalog.All.OrderBy(a => a.Article.SourcePath, StringComparer.Ordinal))
            AddAll(article.Article.RedirectFrom, article.Permalink);
        foreach (var (page, _) in pages) AddAll(page.RedirectFrom, page.Permalink);
        foreach (var story in stories)
        {
            if (story.File is not null) AddAll(story.File.RedirectFrom, story.Permalink);
        }

        // Whichever telling was the earliest once, its story's address goes on to work.
        foreach (var story in stories)
        {
            if (!story.HasPage) continue;
            foreach (var telling in story.Tellings.SelectMany(t => parts.Translations.Of(t).Prepend(t)))
            {
                var from = Pins.StoryPermalink(telling);
                if (from != story.Permalink) Lead(from, story.Permalink);
            }
        }

        // A story that an editor named may shrink to one telling, and a telling may be withdrawn. What the machine put together of
        // articles that stay has no other trace: a redirect for each article would be as many pages again.
        foreach (var story in stories)
        {
            if (story is { HasPage: false, NamedPermalink: { } named }) Lead(named, story.Permalink);
        }

        foreach (var article in parts.Catalog.All)
        {
            if (article.IsWithdrawn) Lead(Pins.StoryPermalink(article), article.Permalink);
        }

        return [.. found.Values];

        void Lead(string from, string to)
        {
            if (!taken.ContainsKey(from)) found.TryAdd(from, new(from, to));
        }

        void AddAll(IReadOnlyList<Placed> from, string to)
        {
            foreach (var (path, place) in from)
            {
                if (path == to) continue;
                if (taken.TryGetValue(path, out var owner))
                {
                    diagnostics.Add(Codes.RedirectTaken.At(place,
                        $"no redirect is made from {path}: it is the address of {owner}", "remove it from 'redirect_from'"));
                }
                else if (found.TryGetValue(path, out var other) && other.To != to)
                {
                    diagnostics.Add(Codes.RedirectTaken.At(place,
                        $"no redirect is made from {path}: it leads to {other.To} already",
                        "remove it from 'redirect_from' in one of the two"));
                }
                else
                {
                    found.TryAdd(path, new(path, to) { Place = place });
                }
            }
        }
    }
}

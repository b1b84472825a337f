using System.Globalization;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Stories;

/// <summary>The editor's word about one article, with every reference resolved.</summary>
/// <param name="Story">Slug of the story it is pinned into, or null.</param>
/// <param name="Alone">Whether it is kept alone.</param>
/// <param name="Related">Articles that belong to it.</param>
/// <param name="Unrelated">Articles that do not.</param>
public sealed record Pin(string? Story, bool Alone, IReadOnlyList<SiteArticle> Related, IReadOnlyList<SiteArticle> Unrelated)
{
    /// <summary>No word at all.</summary>
    public static readonly Pin None = new(null, false, [], []);
}

/// <summary>Resolves pins: <c>story</c>, <c>related</c>, <c>unrelated</c> and story files.</summary>
public static class Pins
{
    /// <summary>Resolves the pins of all articles. A pin whose target is not found and pins that contradict each other are
    /// errors.</summary>
    /// <param name="catalog">The articles.</param>
    /// <param name="files">Story files.</param>
    /// <param name="drafts">Whether story files that are drafts count.</param>
    /// <returns>Pins in the order of <see cref="ArticleCatalog.Articles"/>.</returns>
    public static Checked<IReadOnlyList<Pin>> Resolve(ArticleCatalog catalog, IReadOnlyList<StoryFile> files, bool drafts = false)
    {
        var diagnostics = new List<Diagnostic>();
        var stories = new Dictionary<SiteArticle, string>(ReferenceEqualityComparer.Instance);
        PinByFrontMatter(catalog, files, stories, diagnostics);
        foreach (var file in files)
        {
            if (!file.Draft || drafts) PinByFile(catalog, file, files, stories, diagnostics);
        }


        var pins = new List<Pin>(catalog.Articles.Count);
        foreach (var article in catalog.Articles)
        {
            var a = article.Article;
            stories.TryGetValue(article, out var story);
            if (a.Related.Count == 0 && a.Unrelated.Count == 0 && story is null && !a.Alone)
            {
                pins.Add(Pin.None);
                continue;
            }

            var related = Articles(catalog, article, a.Related, "related", diagnostics);
            var unrelated = Articles(catalog, article, a.Unrelated, "unrelated", diagnostics);
            foreach (var other in related.Intersect(unrelated))
            {
                diagnostics.Add(Codes.PinsContradict.At(a.Place, $"{other.Article.SourcePath} is both related and unrelated",
                    "remove it from one of the two lists"));
            }

            pins.Add(new(story, a.Alone, related, unrelated));
        }

        AddContradictions(catalog.Articles, pins, diagnostics);
        return new(pins, diagnostics);
    }

    // Pins that are right by themselves and wrong together. What holds all the same, where the article is kept: the story.
    private static void AddContradictions(IReadOnlyList<SiteArticle> articles, List<Pin> pins, List<Diagnostic> diagnostics)
    {
        var stories = new Dictionary<SiteArticle, string>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < pins.Count; i++)
        {
            if (pins[i].Story is not { } story) continue;
            stories[articles[i]] = story;
            if (pins[i].Alone)
            {
                diagnostics.Add(Codes.PinsContradict.At(articles[i].Article.Place,
                    $"its own 'story' key keeps it alone, and another article is pinned to its story '{story}'",
                    "remove one of the two 'story' keys"));
            }
        }

        var known = new HashSet<(SiteArticle, SiteArticle)>();
        for (var i = 0; i < pins.Count; i++)
        {
            foreach (var other in pins[i].Unrelated)
            {
                if (pins[i].Story is not { } story || stories.GetValueOrDefault(other) != story
                    || known.Contains((other, articles[i])))
                {
                    continue;
                }

                known.Add((articles[i], other));
                diagnostics.Add(Codes.PinsContradict.At(articles[i].Article.Place,
                    $"{other.Article.SourcePath} is unrelated to it, and both are pinned to the story '{story}'",
                    "look at 'story' and 'unrelated' in both articles"));
            }
        }
    }

    /// <summary>The address that a story has when this article is its earliest telling.</summary>
    public static string StoryPermalink(SiteArticle article) => StoryPermalink(article, article.Slug);

    internal static string StoryPermalink(SiteArticle article, string slug) =>
        string.Create(CultureInfo.InvariantCulture,
            $"/stories/{article.Article.Published:yyyy}/{article.Article.Published:MM}/{slug}/");

    private static void PinByFrontMatter(ArticleCatalog catalog, IReadOnlyList<StoryFile> files,
        Dictionary<SiteArticle, string> stories, List<Diagnostic> diagnostics)
    {
        var pinned = catalog.Articles.Where(a => a.Article.StoryPin is not null)
            .GroupBy(a => Slugs.From(a.Article.StoryPin!.Value.Value), StringComparer.Ordinal).ToList();
        foreach (var group in pinned)
        {
            var members = group.ToList();
            foreach (var member in members) stories[member] = group.Key;
            if (members.Count > 1 || files.Any(f => f.Slug == group.Key || TakesOver(f, group.Key))) continue;
            var only = members[0];
            var target = catalog.Index.Find(group.Key);
            if (target is not null && target != only)
            {
                if (!target.IsWithdrawn)
                {
                    stories.TryAdd(target,
                        target.Article.StoryPin is null ? group.Key : stories.GetValueOrDefault(target, group.Key));
                }
            }
            else if (IsOfFailed(catalog, group.Key))
            {
                diagnostics.Add(Codes.PinToFailed.At(only.Article.StoryPin!.Value.Place,
                    $"the story '{group.Key}' has no other article: one that belongs to it is left out for its errors",
                    "fix the errors of that article"));
            }
            else if (!catalog.Index.IsLeftOut(group.Key)
                && !catalog.Selection.LeftOut.Any(a => a.StoryPin is { } p && Slugs.From(p.Value) == group.Key))
            {
                var known = files.Select(f => f.Slug).Concat(pinned.Select(g => g.Key).Where(k => k != group.Key))
                    .Concat(catalog.Index.Slugs);
                diagnostics.Add(Codes.UnknownPin.At(only.Article.StoryPin!.Value.Place,
                    $"there is no story '{group.Key}': no story file, no other article is pinned to it, and no article has that "
                    + $"slug",
                    Suggestion.Hint(group.Key, known, $"add stories/{group.Key}.md, or pin another article to it")));
            }
        }
    }

    // A story file takes its lead's story, the stories whose addresses it takes over, or the story of its own slug.
    private static void PinByFile(ArticleCatalog catalog, StoryFile file, IReadOnlyList<StoryFile> files,
        Dictionary<SiteArticle, string> stories, List<Diagnostic> diagnostics)
    {
        foreach (var (article, slug) in stories.Where(s => s.Value != file.Slug && TakesOver(file, s.Value)).ToList())
        {
            // A story with a file of its own is not to be had.
            if (!files.Any(f => f.Slug == slug)) stories[article] = file.Slug;
        }

        var (found, isNumber) = (stories.ContainsValue(file.Slug), false);
        if (file.Lead is { } lead)
        {
            if (catalog.Index.Find(lead.Value, file.Raw.File.InputPath) is { } article)
            {
                found |= Take(article, lead.Place);
            }
            else if (catalog.Index.IsFailed(lead.Value, file.Raw.File.InputPath))
            {
                found = true;
                diagnostics.Add(ToFailed(lead, "lead"));
            }
            else if (catalog.Index.IsLeftOut(lead.Value, file.Raw.File.InputPath))
            {
                found = true;
            }
            else if (double.TryParse(lead.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                isNumber = true;
                diagnostics.Add(Codes.OtherLead.At(lead.Place,
                    $"'lead' is the slug or path of an article here, the one that leads the story; '{lead.Value}' is ignored",
                    "write 'lead: SLUG'; a weight on the front page is said in the article, as 'lead: 10'"));
            }
            else
            {
                diagnostics.Add(Codes.UnknownPin.At(lead.Place, $"there is no article '{Fields.Short(lead.Value)}'",
                    catalog.Index.Hint(lead.Value)));
            }
        }

        foreach (var from in file.RedirectFrom)
        {
            if (!from.Value.StartsWith("/stories/", StringComparison.Ordinal)) continue;
            foreach (var article in catalog.Articles)
            {
                if (StoryPermalink(article) == from.Value) found |= Take(article, from.Place);
            }
        }

        if (!found && catalog.Index.Find(file.Slug) is { IsWithdrawn: false } named)
            found = Take(named, new(file.Raw.File.SourcePath, 1, 1));
        if (!found && (IsOfFailed(catalog, file.Slug)
            || file.RedirectFrom.Any(r => catalog.Index.IsFailed(r.Value.TrimEnd('/').Split('/')[^1]))))
        {
            diagnostics.Add(Codes.PinToFailed.At(new(file.Raw.File.SourcePath, 1, 1),
                $"no article belongs to the story '{file.Slug}': one that would is left out for its errors",
                "fix the errors of that article"));
        }
        else if (!found && (file.Lead is null || isNumber) && !catalog.Index.IsLeftOut(file.Slug))
        {
            diagnostics.Add(Codes.UnknownPin.At(new(file.Raw.File.SourcePath, 1, 1),
                $"no article belongs to the story '{file.Slug}'",
                $"pin articles to it with 'story: {file.Slug}', or name its 'lead'"));
        }

        bool Take(SiteArticle article, Place place)
        {
            if (article.Article.Alone || (stories.TryGetValue(article, out var other) && other != file.Slug))
            {
                diagnostics.Add(Codes.PinsContradict.At(place,
                    $"{article.Article.SourcePath} is kept out of the story '{file.Slug}' by its own 'story' key",
                    "remove the key from the article, or the article from the story file"));
            }
            else
            {
                stories[article] = file.Slug;
            }

            return true;
        }
    }

    private static bool TakesOver(StoryFile file, string slug)
    {
        foreach (var from in file.RedirectFrom)
        {
            if (from.Value == $"/stories/{slug}/") return true;
        }

        return false;
    }

    private static bool IsOfFailed(ArticleCatalog catalog, string story)
    {
        if (catalog.Failed.Count == 0) return false;
        return catalog.Index.IsFailed(story) || catalog.Failed.Any(f => f.Story == story);
    }

    /// <summary>The finding about a name of an article that errors of its own keep out.</summary>
    internal static Diagnostic ToFailed(Placed name, string key) =>
        Codes.PinToFailed.At(name.Place, $"'{key}' names '{Fields.Short(name.Value)}', which is left out for its errors",
            "fix the errors of that article");

    private static List<SiteArticle> Articles(ArticleCatalog catalog, SiteArticle from, IReadOnlyList<Placed> names, string key,
        List<Diagnostic> diagnostics)
    {
        var found = new List<SiteArticle>();
        foreach (var name in names)
        {
            if (catalog.Index.Find(name.Value, from.Article.InputPath) is { } other)
            {
                if (other != from && !other.IsWithdrawn && !found.Contains(other)) found.Add(other);
            }
            else if (catalog.Index.IsFailed(name.Value, from.Article.InputPath))
            {
                diagnostics.Add(ToFailed(name, key));
            }
            else if (!catalog.Index.IsLeftOut(name.Value, from.Article.InputPath))
            {
                diagnostics.Add(Codes.UnknownPin.At(name.Place,
                    $"'{key}' names '{Fields.Short(name.Value)}', and there is no such article",
                    catalog.Index.Hint(name.Value)));
            }
        }

        return found;
    }
}

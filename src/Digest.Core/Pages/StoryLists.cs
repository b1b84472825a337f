using Digest.Core.Catalog;
using Digest.Core.Editions;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>Makes lists of stories of lists of articles: tellings of one story are one entry.</summary>
internal static class StoryLists
{
    /// <summary>Folds a list. A story stands where its earliest telling of the list stands, so that a later one changes its entry
    /// and moves no other.</summary>
    /// <param name="site">The site.</param>
    /// <param name="articles">Articles, newest first.</param>
    /// <returns>Entries, newest first. Each shows the story's lead where the list has it and it is of the same month, else the
    /// earliest telling; a translation where the list has not what it is a translation of.</returns>
    public static IReadOnlyList<EditionStory> Fold(Site site, IReadOnlyList<SiteArticle> articles)
    {
        var entries = new List<EditionStory>(articles.Count);
        var places = new Dictionary<Story, int>();
        for (var i = articles.Count - 1; i >= 0; i--)
        {
            var article = articles[i];
            var story = site.StoryOf(article);
            if (places.TryAdd(story, entries.Count)) entries.Add(new(story, article));
            else if (site.Translations.StandsFor(entries[places[story]].Telling) == article)
                entries[places[story]] = new(story, article);
            else if (article == story.Lead && IsSameMonth(article, entries[places[story]].Telling))
                entries[places[story]] = new(story, article);
        }

        entries.Reverse();
        return entries;
    }

    /// <summary>A list with each text once: without the translations of what it has.</summary>
    public static IReadOnlyList<SiteArticle> WithoutTranslations(Site site, IReadOnlyList<SiteArticle> articles)
    {
        if (site.Translations.IsEmpty) return articles;
        var all = articles.ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. articles.Where(a => !site.Translations.Follows(a) || !all.Contains(site.Translations.StandsFor(a)))];
    }

    private static bool IsSameMonth(SiteArticle a, SiteArticle b) =>
        (a.Article.Published.Year, a.Article.Published.Month) == (b.Article.Published.Year, b.Article.Published.Month);
}

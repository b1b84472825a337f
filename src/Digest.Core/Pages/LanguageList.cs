using Digest.Core.Catalog;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.Pages;

/// <summary>The articles in a language that is not the site's, which have a list and a feed of their own.</summary>
/// <param name="Language">The language, BCP 47.</param>
/// <param name="Articles">Its articles, newest first: translations, and those that are in no other language.</param>
public sealed record LanguageList(string Language, IReadOnlyList<SiteArticle> Articles)
{
    /// <summary>Address of the list.</summary>
    public string Permalink => Permalinks.OfLanguage(Language);

    /// <summary>Address of the feed.</summary>
    public string Feed => Permalink + "feed.xml";

    /// <summary>The language's own name for itself; its code where none is known.</summary>
    public string Name => Languages.NameOf(Language) ?? Language;

    /// <summary>The lists of a site, by language: of each that has two articles or more, unless an editor put something else at
    /// the address of its list.</summary>
    /// <param name="catalog">The articles.</param>
    /// <param name="settings">The site's settings.</param>
    /// <param name="isTaken">Whether a page, a redirect or a file has an address.</param>
    public static IReadOnlyList<LanguageList> Of(ArticleCatalog catalog, SiteSettings settings, Func<string, bool> isTaken)
    {
        var byLanguage = new SortedDictionary<string, List<SiteArticle>>(StringComparer.OrdinalIgnoreCase);
        foreach (var article in catalog.Articles)
        {
            var language = article.Article.Language;
            if (string.Equals(language, settings.Language, StringComparison.OrdinalIgnoreCase)) continue;
            if (!byLanguage.TryGetValue(language, out var articles)) byLanguage[language] = articles = [];
            articles.Add(article);
        }

        if (byLanguage.Count == 0) return [];
        var ofArticles = catalog.All.Select(a => a.Permalink).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. byLanguage.Where(l => l.Value.Count > 1).Select(l => new LanguageList(l.Key, l.Value))
                .Where(l => !ofArticles.Contains(l.Permalink) && !isTaken(l.Permalink) && !isTaken(l.Feed)),
        ];
    }
}

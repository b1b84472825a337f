using Digest.Core.Catalog;
using Digest.Core.Settings;

namespace Digest.Core.Pages;

/// <summary>A page that tells the same text in a language.</summary>
/// <param name="Language">BCP 47, or <c>x-default</c> for readers of any other language.</param>
/// <param name="Address">Its absolute address.</param>
public sealed record Alternate(string Language, string Address);

/// <summary>The pages of one text in several languages, as search engines ask for them (<c>hreflang</c>).</summary>
public static class Alternates
{
    /// <summary>The pages of an article and its translations, it among them, by language; then that for everybody else: the one
    /// in the site's language, or that stands for it. None where it has no translation that search engines may index.</summary>
    public static IReadOnlyList<Alternate> Of(SiteArticle article, Site site)
    {
        if (site.Translations.IsEmpty || article.Article.NoIndex) return [];
        var group = site.Translations.GroupOf(article).Where(a => !a.Article.NoIndex).ToList();
        if (group.Count < 2) return [];
        return
        [
            .. group.OrderBy(a => a.Article.Language, StringComparer.Ordinal)
                .Select(a => new Alternate(a.Article.Language, AddressOf(a))),
            new("x-default", AddressOf(group[0])),
        ];

        string AddressOf(SiteArticle member) => Permalinks.Absolute(member.Permalink, site.Settings);
    }

    /// <summary>The pages of the text of a page, or the newest articles in each language; none of a page of another
    /// kind.</summary>
    public static IReadOnlyList<Alternate> Of(PagePlan plan, Site site) => plan.View switch
    {
        ArticleView { Article: var article } => Of(article, site),
        HomeView or LanguageView { List.Number: null } => OfLists(site),
        _ => [],
    };

    private static IReadOnlyList<Alternate> OfLists(Site site)
    {
        if (site.Languages.Count == 0) return [];
        var home = Permalinks.Absolute("/", site.Settings);
        return
        [
            .. site.Languages.Select(l => new Alternate(l.Language, Permalinks.Absolute(l.Permalink, site.Settings)))
                .Append(new(site.Settings.Language, home)).OrderBy(a => a.Language, StringComparer.Ordinal),
            new("x-default", home),
        ];
    }
}

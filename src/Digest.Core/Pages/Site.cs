using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Editions;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>An address that leads to another one.</summary>
/// <param name="From">Old address.</param>
/// <param name="To">Where it leads.</param>
public sealed record Redirect(string From, string To)
{
    /// <summary>Where an editor asked for it; no path where the site makes it by itself.</summary>
    public Place Place { get; init; }
}

/// <summary>The whole site, one frozen value: everything that pages are made of.</summary>
public sealed class Site
{
    private readonly SiteStories _stories;
    private readonly SiteEditions _editions;

    internal Site(SiteStories stories, SiteEditions editions) => (_stories, _editions) = (stories, editions);

    /// <summary>Settings.</summary>
    public required SiteSettings Settings { get; init; }

    /// <summary>The instant of the build.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the next scheduled article or edition appears, or a shown article expires; null where nothing is
    /// due.</summary>
    public required DateTimeOffset? NextChange { get; init; }

    /// <summary>What articles there are.</summary>
    public required ArticleCatalog Catalog { get; init; }

    /// <summary>Stories, the newest first.</summary>
    public IReadOnlyList<Story> Stories => _stories.All;

    /// <summary>Editions, the newest first.</summary>
    public IReadOnlyList<Edition> Editions => _editions.All;

    /// <summary>Terms in use by kind, in the order of their slugs.</summary>
    public required IReadOnlyDictionary<TermKind, IReadOnlyList<Term>> Terms { get; init; }

    /// <summary>Pages that are no articles, in the order of the menu.</summary>
    public required IReadOnlyList<(ContentPage Page, Body Body)> Pages { get; init; }

    /// <summary>The front page's own text, or null.</summary>
    public required (ContentPage Page, Body Body)? Front { get; init; }

    /// <summary>Lists of the articles in other languages than the site's, by language.</summary>
    public required IReadOnlyList<LanguageList> Languages { get; init; }

    /// <summary>Site paths of files that are to be copied.</summary>
    public required IReadOnlyList<string> Assets { get; init; }

    /// <summary>Redirects that are asked for, by address.</summary>
    public required IReadOnlyList<Redirect> Redirects { get; init; }

    /// <summary>Articles that are not withdrawn, newest first.</summary>
    public IReadOnlyList<SiteArticle> Articles => Catalog.Articles;

    /// <summary>Who tells an article, in a word or two: its source, the site for its own work, else its headline.</summary>
    public string TellerOf(SiteArticle article) => article.Source?.Name
        ?? (article.Article.Original ? Settings.SiteTitle : article.Article.Headline);

    /// <summary>The list of the articles in a language; null where it has none.</summary>
    public LanguageList? ListOf(string language) =>
        Languages.FirstOrDefault(l => string.Equals(l.Language, language, StringComparison.OrdinalIgnoreCase));

    /// <summary>The story of an article. A withdrawn article has one that holds nothing else.</summary>
    public Story StoryOf(SiteArticle article) => _stories.Of(article);

    /// <summary>Which articles are one text in several languages. A story's tellings are those that stand for such
    /// texts.</summary>
    public Translations Translations => _stories.Translations;

    /// <summary>Links of a story to other stories, the strongest first.</summary>
    public IReadOnlyList<RelatedStory> RelatedOf(Story story) => _stories.RelatedTo(story);

    /// <summary>The items of a round-up with what they are linked to, in its order; none of any other article.</summary>
    public IReadOnlyList<ItemLinks> ItemsOf(SiteArticle article) => _stories.ItemsOf(article);

    /// <summary>Stories that items of round-ups alone tell, two or more: the items of each by time, the newest story
    /// first.</summary>
    public IEnumerable<IReadOnlyList<Mention>> ItemStories()
    {
        foreach (var roundup in Articles)
        {
            foreach (var item in ItemsOf(roundup))
            {
                if (item.Story is not null || item.Others.Count == 0) continue;
                List<Mention> all = [item.Mention, .. item.Others];
                all.Sort(static (a, b) => -SiteArticle.NewestFirst(a.Roundup, b.Roundup));
                if (all[^1] == item.Mention) yield return all;
            }
        }
    }

    /// <summary>The edition of an article, or null; of a withdrawn article the one that it would belong to.</summary>
    public Edition? EditionOf(SiteArticle article) => _editions.Of(article);

    /// <summary>The edition before an edition, or null.</summary>
    public Edition? EditionBefore(Edition edition) => _editions.Before(edition);

    /// <summary>The edition after an edition, or null.</summary>
    public Edition? EditionAfter(Edition edition) => _editions.After(edition);

    /// <summary>The site with an article as it is written now, with the story, links and edition of the one in whose place it is;
    /// a new one is alone. It is for a page that is shown until the site is put together anew: lists show what they
    /// did.</summary>
    /// <param name="article">The article.</param>
    /// <param name="replaced">The article in whose place it is, or null.</param>
    public Site With(SiteArticle article, SiteArticle? replaced) =>
        new(_stories.With(article, replaced), _editions.With(article, replaced))
        {
            Settings = Settings,
            At = At,
            NextChange = NextChange,
            Catalog = Catalog,
            Terms = Terms,
            Pages = Pages,
            Front = Front,
            Languages = Languages,
            Assets = Assets,
            Redirects = Redirects,
        };

    /// <summary>The feed of a term, or null. People, places, organizations and authors of a single article have none: there may
    /// be tens of thousands of them.</summary>
    public string? FeedOf(Term term) =>
        term.Kind is TermKind.Topic or TermKind.Source || Catalog.ArticlesOf(term).Count > 1 ? term.Permalink + "feed.xml" : null;
}

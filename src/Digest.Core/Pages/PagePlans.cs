using Digest.Core.Catalog;
using Digest.Core.Editions;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>Every HTML page of a site.</summary>
public static class PagePlans
{
    /// <summary>The page of the newest stories.</summary>
    public const string LatestPermalink = "/latest/";

    /// <summary>The page that says how to follow the site.</summary>
    public const string SubscribePermalink = "/subscribe/";

    private const int TopStories = 12;

    /// <summary>Plans all pages. Whether two of them meet is not asked here.</summary>
    /// <returns>Pages in a fixed order: front page, articles, stories, editions, terms, languages, archive, other pages,
    /// redirects.</returns>
    public static IReadOnlyList<PagePlan> Plan(Site site)
    {
        var plans = new List<PagePlan>(site.Articles.Count * 2);
        Home(site, plans);
        foreach (var article in site.Catalog.All) plans.Add(Article(article));
        foreach (var story in site.Stories)
        {
            if (!story.HasPage) continue;
            plans.Add(StoryPage(story, site));
            foreach (var (left, right, permalink) in SideBySide.Pairs(story))
            {
                plans.Add(new(permalink, "side-by-side",
                    new()
                    {
                        Title = $"{site.TellerOf(left)} \u00b7 {site.TellerOf(right)}: {story.Headline}",
                        Language = story.Lead.Article.Language,
                        NoIndex = true,
                    },
                    new SideBySideView(story, left, right)));
            }
        }

        Editions(site, plans);
        foreach (var (_, terms) in site.Terms) Terms(site, terms, plans);
        Languages(site, plans);
        Archive(site, plans);
        foreach (var (page, body) in site.Pages)
        {
            plans.Add(new(page.Permalink, "page",
                new() { Title = page.Headline, Description = page.Dek, Language = page.Language, NoIndex = page.NoIndex },
                new ContentView(page, body)));
        }

        if (!IsTaken(SubscribePermalink, site))
        {
            plans.Add(new(SubscribePermalink, "subscribe", Head(site, "subscribe"),
                new SubscribeView(site.Settings.Newsletter.Form)));
        }

        plans.Add(new("/404.html", "404", new() { Title = "404", Language = site.Settings.Language, NoIndex = true },
            new NotFoundView()));
        foreach (var redirect in site.Redirects) plans.Add(RedirectPage(site, redirect));

        return plans;
    }

    // A site that has a page of its own there keeps it. An article is no such page: it is told that the place is taken.
    private static bool IsTaken(string permalink, Site site) =>
        site.Pages.Any(p => p.Page.Permalink == permalink)
        || site.Redirects.Any(r => r.From == permalink) || site.Assets.Contains("/" + Permalinks.ToFile(permalink));

    private static PageHead Head(Site site, string title, string? description = null, string? feed = null, int? page = null) =>
        new()
        {
            Title = title, Description = description, Language = site.Settings.Language, Feed = feed,
            NoIndex = page is not null
        };

    private static void Home(Site site, List<PagePlan> plans)
    {
        var articles = StoryLists.WithoutTranslations(site, site.Articles);
        var pages = Paging.Cut(StoryLists.Fold(site, articles), site.Settings.PageSize, "/");
        plans.Add(new("/", "home", Head(site, site.Front?.Page.Headline ?? site.Settings.SiteTitle, site.Front?.Page.Dek),
            HomeOf(site, articles, pages[0])));
        if (site.Articles.Count > 0 && !IsTaken(LatestPermalink, site))
            plans.Add(new(LatestPermalink, "latest", Head(site, "latest"), new LatestView(Newest(site, articles, pages[0]))));
        foreach (var page in pages.Skip(1))
        {
            plans.Add(new(page.Permalink, "latest", Head(site, site.Settings.SiteTitle, page: page.Number),
                new LatestView(page)));
        }
    }

    // The stories of the newest articles and those of the first page of the list, in the order of their newest tellings.
    private static ListPage Newest(Site site, IReadOnlyList<SiteArticle> articles, ListPage page) => page with
    {
        Entries =
        [
            .. articles.Take(site.Settings.PageSize).Select(site.StoryOf).Concat(page.Entries.Select(e => e.Story))
                .Distinct().OrderByDescending(s => s.End).ThenBy(s => s.Lead.Article.SourcePath, StringComparer.Ordinal)
                .Select(s => new EditionStory(s, s.Lead)),
        ],
    };

    private static HomeView HomeOf(Site site, IReadOnlyList<SiteArticle> articles, ListPage page)
    {
        var edition = site.Editions.FirstOrDefault(e => e.Stories.Count > 0);
        var top = edition?.Stories
            ?? site.Stories.Take(3 * TopStories).OrderBy(s => s, Comparer<Story>.Create(Story.ByImportance))
            .Take(TopStories).Select(s => new EditionStory(s, s.Lead)).ToList();
        var shown = top.Select(e => e.Story).ToHashSet();
        var sections = FrontSections.Choose(site.Stories, shown);
        // A new telling brings an old story back.
        var latest = Newest(site, articles, page).Entries.Where(e => shown.Add(e.Story)).ToList();
        return new(edition, top, sections, latest, page, site.Front?.Body);
    }

    /// <summary>The page of an article.</summary>
    public static PagePlan Article(SiteArticle article) => new(article.Permalink, "article", new()
    {
        Title = article.Article.Headline,
        Description = article.IsWithdrawn ? null : article.Article.Dek ?? Excerpts.Of(article.Body),
        Language = article.Article.Language,
        NoIndex = article.Article.NoIndex || article.IsWithdrawn,
        LastChange = article.LastChange,
    }, new ArticleView(article));

    private static PagePlan StoryPage(Story story, Site site) => new(story.Permalink, "story", new()
    {
        Title = story.Headline,
        Description = story.Dek,
        Language = story.Lead.Article.Language,
        Feed = story.Permalink + "feed.xml",
        NoIndex = story.Tellings.All(t => t.Article.NoIndex),
        LastChange = story.Tellings.Max(t => t.LastChange),
    }, new StoryView(story));

    private static void Editions(Site site, List<PagePlan> plans)
    {
        if (site.Editions.Count == 0) return;
        plans.Add(new("/editions/", "editions", Head(site, "editions", feed: "/editions/feed.xml"),
            new EditionsView(site.Editions)));
        foreach (var edition in site.Editions)
        {
            plans.Add(new(edition.Permalink, "edition", Head(site, edition.File?.Headline ?? "", edition.File?.Dek),
                new EditionView(edition)));
            if (edition.Stories.Count == 0) continue;
            var head = new PageHead { Title = edition.File?.Headline ?? "", Language = site.Settings.Language, NoIndex = true };
            plans.Add(new(edition.Permalink + "newsletter.html", "newsletter", head, new NewsletterPlan(edition)));
            plans.Add(new(edition.Permalink + "newsletter.txt", "newsletter.txt", head, new NewsletterPlan(edition)));
        }
    }

    private static void Terms(Site site, IReadOnlyList<Term> terms, List<PagePlan> plans)
    {
        if (terms.Count == 0) return;
        var kind = terms[0].Kind;
        plans.Add(new($"/{Term.Segment(kind)}/", "terms", Head(site, Term.Segment(kind)), new TermsView(kind, terms)));
        foreach (var term in terms)
        {
            foreach (var page in Paging.Cut(StoryLists.Fold(site, site.Catalog.ArticlesOf(term)), site.Settings.PageSize,
                term.Permalink))
            {
                plans.Add(new(page.Permalink, "term",
                    Head(site, term.Name, term.Entry?.Description, site.FeedOf(term), page.Number), new TermView(term, page)));
            }
        }
    }

    // A translation is in its story by another telling: each article is an entry of its own.
    private static void Languages(Site site, List<PagePlan> plans)
    {
        foreach (var list in site.Languages)
        {
            List<EditionStory> entries = [.. list.Articles.Select(a => new EditionStory(site.StoryOf(a), a))];
            foreach (var page in Paging.Cut(entries, site.Settings.PageSize, list.Permalink))
            {
                plans.Add(new(page.Permalink, "language",
                    Head(site, list.Name, feed: list.Feed, page: page.Number) with { Language = list.Language },
                    new LanguageView(list, page)));
            }
        }
    }

    private static void Archive(Site site, List<PagePlan> plans)
    {
        var months = Months(site);
        if (months.Count == 0) return;
        plans.Add(new("/archive/", "archive", Head(site, "archive"), new ArchiveView(null, months)));
        foreach (var year in months.GroupBy(m => m.Year))
        {
            plans.Add(new($"/archive/{year.Key:0000}/", "archive", Head(site, "archive"),
                new ArchiveView(year.Key, year.ToList())));
        }

        // Readers cut addresses short.
        var taken = site.Redirects.Select(r => r.From).ToHashSet(StringComparer.Ordinal);
        foreach (var month in months) Lead(month.Permalink);
        foreach (var year in months.Select(m => m.Year).Distinct()) Lead(FormattableString.Invariant($"/archive/{year:0000}/"));
        for (var i = 0; i < months.Count; i++)
        {
            plans.Add(new(months[i].Permalink, "month", Head(site, "archive"),
                new MonthView(months[i], i > 0 ? months[i - 1] : null, i + 1 < months.Count ? months[i + 1] : null)));
        }

        plans.Add(new("/search/", "search", Head(site, "search") with { NoIndex = true },
            new SearchView(site.Terms[TermKind.Topic], site.Terms[TermKind.Source], months)));

        void Lead(string to)
        {
            var from = to["/archive".Length..];
            if (!taken.Contains(from)) plans.Add(RedirectPage(site, new(from, to)));
        }
    }

    private static PagePlan RedirectPage(Site site, Redirect redirect) => new(redirect.From, "redirect",
        new() { Title = redirect.To, Language = site.Settings.Language, NoIndex = true },
        new RedirectView(redirect.To) { Place = redirect.Place });

    /// <summary>Months that have articles, newest first; the month of an article is that of its address.</summary>
    private static List<ArchiveMonth> Months(Site site) => ByMonth(StoryLists.WithoutTranslations(site, site.Articles), a => a)
        .ConvertAll(m => new ArchiveMonth(m.Year, m.Month, m.Items, StoryLists.Fold(site, m.Items)));

    /// <summary>The entries of a list by month, newest first.</summary>
    public static List<ArchiveMonth> Months(IReadOnlyList<EditionStory> entries) => ByMonth(entries, e => e.Telling)
        .ConvertAll(m => new ArchiveMonth(m.Year, m.Month, m.Items.ConvertAll(e => e.Telling), m.Items));

    private static List<(int Year, int Month, List<T> Items)> ByMonth<T>(IReadOnlyList<T> items, Func<T, SiteArticle> article)
    {
        var months = new SortedDictionary<int, List<T>>();
        foreach (var item in items)
        {
            var published = article(item).Article.Published;
            var key = (published.Year * 12) + published.Month - 1;
            if (!months.TryGetValue(key, out var list)) months[key] = list = [];
            list.Add(item);
        }

        return months.Reverse().Select(m => (m.Key / 12, (m.Key % 12) + 1, m.Value)).ToList();
    }
}

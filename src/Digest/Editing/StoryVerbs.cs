using Digest.Commands;
using Digest.Core.Catalog;
using Digest.Core.Editing;
using Digest.Core.Model;
using Digest.Core.Stories;

namespace Digest.Editing;

/// <summary><c>digest merge</c>, <c>split</c> and <c>lead</c>: the editor's word about which articles tell one story.</summary>
internal static class StoryVerbs
{
    /// <summary>Makes one story of articles and stories.</summary>
    /// <param name="session">The site.</param>
    /// <param name="names">Articles, or stories by their slug or address; two or more.</param>
    /// <param name="into">Slug of the story, or null to choose.</param>
    /// <param name="dryRun">Whether to show the change only.</param>
    public static async Task<int> MergeAsync(EditSession session, string[] names, string? into, bool dryRun)
    {
        var groups = new List<(IReadOnlyList<SiteArticle> Tellings, Story Story)>();
        var unknown = false;
        foreach (var name in names)
        {
            var story = session.Site.Stories.FirstOrDefault(s => s.HasPage && (s.Slug == name || s.Permalink == name
                || s.Permalink.Trim('/') == name.Trim('/') || s.File?.Raw.File.InputPath == name));
            var found = story is null ? session.Finder.Find(name) : null;
            if (story is not null) groups.Add((story.Tellings, story));
            else if (found!.Article is { IsWithdrawn: false } article) groups.Add(([article], session.Site.StoryOf(article)));
            else if (found.Article is { } withdrawn) session.Refuse(withdrawn.Article.SourcePath, "the article is withdrawn", "");
            else session.Unknown(found);
            unknown |= story is null && found!.Article is null;
        }

        if (unknown) return ExitStatus.WrongUsage;
        var stories = groups.Select(g => g.Story).Distinct().ToList();
        if (groups.Count < 2)
            return session.Wrong("one article or story is nothing to merge", "name two or more: digest merge pluto new-horizons");
        var slug = into is null ? SlugOf(stories) : Slugs.From(into);
        if (slug.Length == 0) return session.Wrong($"'{into}' is no slug", "write letters, digits and hyphens");
        foreach (var other in stories.Where(s => s.File is { } file && file.Slug != slug))
        {
            session.Refuse(other.File!.Raw.File.SourcePath, $"this file names one of the stories, which are to be '{slug}'",
                $"take what it says over into stories/{slug}.md and remove it, or merge --into {other.File.Slug}");
        }

        if (stories.Count == 1 && (into is null || stories[0].Slug == slug)) return session.Finish(dryRun, "they are one story");
        // One article of each is enough where the machine holds the others to it; else each has to be pinned.
        foreach (var (tellings, _) in groups) Pin(session, [tellings[0]], slug);
        if (!session.Changes.IsEmpty && session.Diagnostics.Count == 0)
        {
            var (site, _) = await session.WouldBeAsync().ConfigureAwait(false);
            if (!AreOne(site, groups.SelectMany(g => g.Tellings), slug))
                Pin(session, [.. groups.SelectMany(g => g.Tellings)], slug);
            await VerifyAsync(session, s => AreOne(s, groups.SelectMany(g => g.Tellings), slug), groups[0].Tellings[0],
                "they would still be more than one story").ConfigureAwait(false);
        }

        return session.Finish(dryRun, "they are one story");
    }

    /// <summary>Takes articles out of their story: one stands alone, several begin a story of their own.</summary>
    /// <param name="session">The site.</param>
    /// <param name="names">The articles.</param>
    /// <param name="into">Slug of their story, or null: none for one article, that of the first for several.</param>
    /// <param name="dryRun">Whether to show the change only.</param>
    public static async Task<int> SplitAsync(EditSession session, string[] names, string? into, bool dryRun)
    {
        if (session.Articles(names) is not { } named) return ExitStatus.WrongUsage;
        // A translation goes where its text goes.
        var articles = named.Select(session.Site.Translations.StandsFor).Distinct().ToList();
        var left = articles.Select(session.Site.StoryOf).Distinct().SelectMany(s => s.Tellings).Except(articles).ToList();
        if (left.Count == 0) return session.Finish(dryRun, "nothing else is in their story");
        var isAlone = articles.Count == 1 && into is null;
        var slug = isAlone ? "none" : Slugs.From(into ?? articles[0].Slug);
        if (slug.Length == 0) return session.Wrong($"'{into}' is no slug", "write letters, digits and hyphens");
        if (!isAlone && left.Exists(a => session.Site.StoryOf(a).Slug == slug && session.Site.StoryOf(a).Tellings.Count > 1))
        {
            return session.Wrong($"the story that they are taken from is called '{slug}'",
                "give theirs another slug with --into");
        }

        foreach (var article in articles)
        {
            if (session.Site.StoryOf(article).File is { Lead: { } lead } file
                && session.Site.Catalog.Index.Find(lead.Value, file.Raw.File.InputPath) == article)
            {
                session.Refuse(file.Raw.File.SourcePath, $"'{article.Slug}' is the lead of this story",
                    $"make another article its lead first: digest lead {left[0].Slug}");
            }
        }

        Pin(session, articles, slug);
        Unpin(session, articles, left);
        if (session.Diagnostics.Count == 0)
        {
            // Where what is left would follow, it has to be told to stay.
            var (site, _) = await session.WouldBeAsync().ConfigureAwait(false);
            if (!AreApart(site)) Pin(session, left, left.Count == 1 ? "none" : session.Site.StoryOf(left[0]).Slug);
            await VerifyAsync(session, AreApart, articles[0], "they would still be in one story").ConfigureAwait(false);
        }

        bool AreApart(Core.Pages.Site site) => articles.TrueForAll(a => StoryIn(site, a)?.Tellings
            .Any(t => left.Exists(l => l.Article.SourcePath == t.Article.SourcePath)) == false);

        return session.Finish(dryRun, "nothing changes");
    }

    /// <summary>Makes an article the lead of its story, by a story file.</summary>
    /// <param name="session">The site.</param>
    /// <param name="name">The article.</param>
    /// <param name="dryRun">Whether to show the change only.</param>
    public static async Task<int> LeadAsync(EditSession session, string name, bool dryRun)
    {
        if (session.Articles([name]) is not [var named]) return ExitStatus.WrongUsage;
        var article = session.Site.Translations.StandsFor(named);
        var story = session.Site.StoryOf(article);
        if (story.Lead == article) return session.Finish(dryRun, $"'{article.Slug}' is the lead of its story");
        if (story.File is { } file)
        {
            if (session.Read(file.Raw.File.SourcePath, file.Raw.File.InputPath) is { } source)
                session.Edit(source, new SetField("lead", new(Name(session, article))));
        }
        else
        {
            session.Create($"stories/{story.Slug}.md",
                $"---\nlead: {Name(session, article)}\n---\n");
        }

        if (session.Diagnostics.Count == 0)
        {
            await VerifyAsync(session, site => StoryIn(site, article) is { } then && then.Tellings.Count == story.Tellings.Count
                && then.Lead.Article.SourcePath == article.Article.SourcePath, article, "it would not be the lead")
                .ConfigureAwait(false);
        }

        return session.Finish(dryRun, "nothing changes");
    }

    /// <summary>How other files name an article: by its slug where that finds it, else by its path.</summary>
    public static string Name(EditSession session, SiteArticle article) =>
        session.Site.Catalog.Index.Find(article.Slug) == article ? article.Slug : article.Article.InputPath;

    // The slug of a story that an editor named already, else the first one's.
    private static string SlugOf(List<Story> stories) =>
        (stories.Find(s => s.File is not null) ?? stories.Find(s => s.Tellings.Any(t => t.Article.StoryPin is not null))
        ?? stories.Find(s => s.HasPage) ?? stories[0]).Slug;

    private static void Pin(EditSession session, IReadOnlyList<SiteArticle> articles, string slug)
    {
        foreach (var article in articles)
        {
            if (article.Article.StoryPin?.Value != slug) session.Edit(article, new SetField("story", new(slug)));
        }
    }

    // A pin that no other article shares is none: what is left of the story goes by its own name again.
    private static void Unpin(EditSession session, List<SiteArticle> articles, List<SiteArticle> left)
    {
        foreach (var pin in articles.Select(a => a.Article.StoryPin?.Value).OfType<string>().Distinct())
        {
            if (session.Site.Stories.Any(s => s.File?.Slug == pin)) continue;
            if (left.Where(a => a.Article.StoryPin?.Value == pin).ToList() is not [var last]) continue;
            session.Edit(last, new RemoveField("story"), new AddItem("redirect_from", session.Site.StoryOf(last).Permalink));
        }
    }

    private static bool AreOne(Core.Pages.Site site, IEnumerable<SiteArticle> articles, string slug) =>
        articles.Select(a => StoryIn(site, a)).Distinct().ToList() is [{ } story] && story.Slug == slug;

    // Null where an error keeps the article out.
    private static Story? StoryIn(Core.Pages.Site site, SiteArticle article) =>
        site.Catalog.Index.ByInputPath(article.Article.InputPath) is { } now ? site.StoryOf(now) : null;

    private static async Task VerifyAsync(EditSession session, Func<Core.Pages.Site, bool> isSo, SiteArticle at, string problem)
    {
        var (site, errors) = await session.WouldBeAsync().ConfigureAwait(false);
        session.Diagnostics.AddRange(errors);
        if (errors.Count == 0 && !isSo(site))
        {
            session.Refuse(at.Article.SourcePath, problem,
                "look at 'story', 'related' and 'unrelated' of the articles: digest related " + at.Slug);
        }
    }
}

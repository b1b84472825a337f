using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Stories;

/// <summary>Finds the articles that are one text in several languages: by the editor's word, else by their paths, else by names,
/// numbers and links in step.</summary>
public static class TranslationFinder
{
    private const int DaysBetweenPaths = 7;
    private const int DaysBetweenSameNames = 3;
    private const int DaysBetweenLongNames = 60;
    private const int ManyWords = 3;

    /// <summary>Finds all groups. A <c>translation_of</c> that names nothing is an error, two articles of one group in one
    /// language a warning.</summary>
    /// <param name="catalog">The articles.</param>
    /// <param name="language">The site's language: the article in it stands for its translations.</param>
    public static Checked<Translations> Find(ArticleCatalog catalog, string language)
    {
        var articles = catalog.Articles;
        var severalLanguages = articles.Any(a => !SameLanguage(a, articles[0]));
        if (!severalLanguages && articles.All(a => a.Article.TranslationOf is null)) return new(Translations.None, []);
        var diagnostics = new List<Diagnostic>();
        var groups = new ArticleGroups(articles);
        ByKey(catalog, groups, diagnostics);
        if (severalLanguages)
        {
            ByPath(catalog, groups);
            ByEvidence(catalog, groups);
        }

        var found = groups.All().Select(g => Ordered(g, language, diagnostics)).Where(g => g.Count > 1).ToList();
        return new(new(found), diagnostics);
    }

    /// <summary>Whether two articles are in one language, regions told apart.</summary>
    internal static bool SameLanguage(SiteArticle a, SiteArticle b) =>
        string.Equals(a.Article.Language, b.Article.Language, StringComparison.OrdinalIgnoreCase);

    private static void ByKey(ArticleCatalog catalog, ArticleGroups groups, List<Diagnostic> diagnostics)
    {
        var keyed = catalog.Articles.Where(a => a.Article.TranslationOf is not null).ToList();
        var byKey = keyed.ToLookup(a => a.Article.TranslationOf!.Value.Value, StringComparer.Ordinal);
        var bySlug = keyed.Count == 0 ? null
            : catalog.Articles.ToLookup(a => a.Article.Slug, StringComparer.Ordinal);
        foreach (var article in keyed)
        {
            var key = article.Article.TranslationOf!.Value;
            var targets = bySlug![key.Value].Where(o => o != article && !SameLanguage(o, article)).ToList();
            if (targets.Count == 0 && catalog.Index.Find(key.Value, article.Article.InputPath) is { } named
                && named != article && !named.IsWithdrawn)
            {
                targets.Add(named);
            }

            targets.AddRange(byKey[key.Value].Where(o => o != article));
            foreach (var target in targets) groups.Join(article, target);
            if (targets.Count == 0) Unknown(catalog, article, key, diagnostics);
        }
    }

    // A key that one article alone has waits for its translation; a path, or what 'translation_of' names, is of an article.
    private static void Unknown(ArticleCatalog catalog, SiteArticle article, Placed key, List<Diagnostic> diagnostics)
    {
        var index = catalog.Index;
        var path = article.Article.InputPath;
        if (index.Find(key.Value, path) is not null || index.IsLeftOut(key.Value, path)) return;
        if (index.IsFailed(key.Value, path))
        {
            diagnostics.Add(Pins.ToFailed(key, "translation_of"));
            return;
        }

        var isPath = key.Value.Contains('/', StringComparison.Ordinal) || key.Value.EndsWith(".md", StringComparison.Ordinal);
        if (article.Article.TranslationIsKey && !isPath) return;
        diagnostics.Add(Codes.UnknownPin.At(key.Place,
            $"'translation_of' names '{Fields.Short(key.Value)}', and there is no such article, nor another one with that key",
            index.Near(key.Value) is { } near
                ? $"did you mean '{near}'?" : "write an article's slug or path, or the same key in each of the translations"));
    }

    // en/x.md and de/x.md; x.md and x.de.md. Where the dates in their names differ they still have to be near.
    private static void ByPath(ArticleCatalog catalog, ArticleGroups groups)
    {
        foreach (var same in catalog.Articles.GroupBy(a => TranslationPaths.Neutral(a.Article, withDate: true),
            StringComparer.Ordinal))
        {
            if (same.Key is { Length: > 0 }) JoinAll(same.ToList(), groups);
        }

        foreach (var named in catalog.Articles.GroupBy(a => TranslationPaths.Neutral(a.Article, withDate: false),
            StringComparer.Ordinal))
        {
            if (named.Key.Length == 0) continue;
            var members = named.ToList();
            // Each language has the name once; else it is known by its date alone.
            var isOnce = AreInDifferentLanguages(members);
            if (isOnce && HasManyWords(named.Key) && AreWithin(members, DaysBetweenLongNames))
            {
                JoinAll(members, groups);
                continue;
            }

            foreach (var run in Runs(members))
            {
                if (AreInDifferentLanguages(run) && AreWithin(run, isOnce ? DaysBetweenPaths : DaysBetweenSameNames))
                    JoinAll(run, groups);
            }
        }
    }

    private static bool HasManyWords(string path) => path[(path.LastIndexOf('/') + 1)..]
        .Split(['-', '_', ' ', '.'], StringSplitOptions.RemoveEmptyEntries).Length >= ManyWords;

    private static bool AreWithin(List<SiteArticle> articles, int days) =>
        Between(articles[0], articles[^1]) <= TimeSpan.FromDays(days);

    // Articles, newest first, cut where more than a week lies between two of them.
    private static List<List<SiteArticle>> Runs(List<SiteArticle> articles)
    {
        var runs = new List<List<SiteArticle>>();
        foreach (var article in articles)
        {
            if (runs.Count == 0 || Between(runs[^1][^1], article) > TimeSpan.FromDays(DaysBetweenPaths)) runs.Add([]);
            runs[^1].Add(article);
        }

        return runs;
    }

    private static TimeSpan Between(SiteArticle newer, SiteArticle older) => newer.Article.Published - older.Article.Published;

    // Of pairs that lead from one text to another one of the same language none is sure.
    private static void ByEvidence(ArticleCatalog catalog, ArticleGroups groups)
    {
        var found = new ArticleGroups(catalog.Articles);
        foreach (var (a, b) in TranslationEvidence.Find(catalog.Articles, groups.IsAlone, catalog)) found.Join(a, b);
        foreach (var members in found.All())
        {
            if (AreInDifferentLanguages(members)) JoinAll(members, groups);
        }
    }

    private static bool AreInDifferentLanguages(List<SiteArticle> articles) =>
        articles.DistinctBy(a => a.Article.Language, StringComparer.OrdinalIgnoreCase).Count() == articles.Count;

    // The editor's word beats a path: what a group has in a language already is left out of it.
    private static void JoinAll(List<SiteArticle> members, ArticleGroups groups)
    {
        var first = members.Find(m => !groups.IsAlone(m)) ?? members[0];
        foreach (var member in members) groups.TryJoin(first, member);
    }

    private static List<SiteArticle> Ordered(List<SiteArticle> group, string language, List<Diagnostic> diagnostics)
    {
        group.Sort(static (a, b) => SiteArticle.NewestFirst(b, a));
        var kept = new List<SiteArticle>();
        foreach (var article in group)
        {
            var same = kept.Find(k => SameLanguage(k, article));
            if (same is null)
            {
                kept.Add(article);
                continue;
            }

            diagnostics.Add(Codes.SameLanguage.At(article.Article.TranslationOf?.Place ?? article.Article.Place,
                $"it is a translation in the language '{article.Article.Language}', and so is {same.Article.SourcePath}; "
                + "this one is linked by itself",
                "give it its 'lang', or take 'translation_of' out of one of the two"));
        }

        var primary = Languages.PrimaryOf(language);
        var stand = kept.Find(a => string.Equals(a.Article.Language, language, StringComparison.OrdinalIgnoreCase))
            ?? kept.Find(a => Languages.PrimaryOf(a.Article.Language) == primary) ?? kept[0];
        return [stand, .. kept.Where(a => a != stand).OrderBy(a => a.Article.Language, StringComparer.Ordinal)];
    }
}

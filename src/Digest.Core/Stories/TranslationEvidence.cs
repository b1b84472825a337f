using Digest.Core.Catalog;
using Digest.Core.Model;

namespace Digest.Core.Stories;

/// <summary>Finds translations that nobody marked: two texts of one source, of the same days and of one shape, whose numbers,
/// names and links are in step. Rather none than a wrong one: each must be the other's only match in its language.</summary>
internal static class TranslationEvidence
{
    private const int DaysBetween = 3;
    private const int FewestWords = 40;
    private const double LeastShare = 0.6;
    private const double LeastEvidence = 8;
    private const int FewestNames = 3;

    /// <summary>Pairs of articles, each article at most once a language. Takes time linear in the articles, and quadratic in
    /// those that one source published within three days.</summary>
    /// <param name="articles">Articles, newest first.</param>
    /// <param name="isFree">Whether an article has no translation yet.</param>
    /// <param name="catalog">Finds what the editor keeps apart.</param>
    public static IEnumerable<(SiteArticle, SiteArticle)> Find(IReadOnlyList<SiteArticle> articles,
        Func<SiteArticle, bool> isFree, ArticleCatalog catalog)
    {
        var best = new Dictionary<(SiteArticle, string), (SiteArticle? Other, double Score)>();
        var traits = new Dictionary<SiteArticle, TextTraits>(ReferenceEqualityComparer.Instance);
        var free = articles.Where(a => isFree(a) && !a.Article.Alone && a.Body.Words >= FewestWords).ToList();
        foreach (var ofSource in free.GroupBy(a => a.Source?.Slug))
        {
            var members = ofSource.ToList();
            if (members.TrueForAll(m => Primary(m) == Primary(members[0]))) continue;
            for (var i = 0; i < members.Count; i++)
            {
                for (var j = i + 1; j < members.Count && AreNear(members[i], members[j]); j++)
                {
                    if (!AreOfOneShape(members[i], members[j]) || AreKeptApart(members[i], members[j], catalog)) continue;
                    if (Score(TraitsOf(members[i]), TraitsOf(members[j])) is not { } score) continue;
                    Keep(members[i], members[j], score);
                    Keep(members[j], members[i], score);
                }
            }
        }

        var languages = free.Select(Primary).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var article in free)
        {
            foreach (var language in languages)
            {
                if (best.TryGetValue((article, language), out var mine) && mine.Other is { } other
                    && best[(other, Primary(article))].Other == article)
                {
                    yield return (article, other);
                }
            }
        }

        TextTraits TraitsOf(SiteArticle article) =>
            traits.TryGetValue(article, out var known) ? known : traits[article] = TextTraits.Of(article);

        // Two that match as well as each other: neither is sure.
        void Keep(SiteArticle article, SiteArticle other, double score)
        {
            var key = (article, Primary(other));
            if (!best.TryGetValue(key, out var known) || score > known.Score) best[key] = (other, score);
            else if (score == known.Score) best[key] = (null, score);
        }
    }

    private static string Primary(SiteArticle article) => Languages.PrimaryOf(article.Article.Language);

    private static bool AreNear(SiteArticle newer, SiteArticle older) =>
        newer.Article.Published - older.Article.Published <= TimeSpan.FromDays(DaysBetween);

    private static bool AreOfOneShape(SiteArticle a, SiteArticle b)
    {
        if (Primary(a) == Primary(b) || a.Article.Kind != b.Article.Kind) return false;
        var (fewer, more) = (Math.Min(a.Body.Words, b.Body.Words), Math.Max(a.Body.Words, b.Body.Words));
        return more <= 2 * fewer && a.Body.Headings.Count == b.Body.Headings.Count
            && a.Body.Quotations.Count == b.Body.Quotations.Count
            && Math.Abs(a.Body.ExternalLinks.Count - b.Body.ExternalLinks.Count) <= 2;
    }

    private static bool AreKeptApart(SiteArticle a, SiteArticle b, ArticleCatalog catalog) =>
        Names(a, b, catalog) || Names(b, a, catalog);

    private static bool Names(SiteArticle a, SiteArticle b, ArticleCatalog catalog) => a.Article.Unrelated
        .Any(u => catalog.Index.Find(u.Value, a.Article.InputPath) == b);

    // The texts must tell the same paragraph by paragraph: what one of them has and the other lacks speaks against them.
    private static double? Score(TextTraits a, TextTraits b)
    {
        if (Math.Abs(a.Paragraphs - b.Paragraphs) > Math.Max(1, a.Paragraphs / 6)) return null;
        if (!a.HeadlineNumbers.SetEquals(b.HeadlineNumbers)) return null;
        var (links, numbers) = (Shared(a.Links, b.Links), Shared(a.Numbers, b.Numbers));
        var linkShare = Share(links.Count, a.Links.Count, b.Links.Count);
        var numberShare = Share(numbers.Count, a.Numbers.Count, b.Numbers.Count);
        if (linkShare < LeastShare || numberShare < LeastShare) return null;
        // A year or a small number is in many texts.
        var evidence = (3.0 * links.Count) + numbers.Sum(n => n.Length > 4 || n.Contains('.', StringComparison.Ordinal) ? 2 : 1);
        var nameShare = 1.0;
        if (a.IsLatin && b.IsLatin)
        {
            // All nouns of German have capitals: names are looked for from the side where capitals mean more.
            var (few, many) = a.Names.Count <= b.Names.Count ? (a, b) : (b, a);
            var names = few.Names.Count(many.Words.Contains);
            nameShare = few.Names.Count == 0 ? 0 : (double)names / few.Names.Count;
            if (names < FewestNames || nameShare < 0.5) return null;
            evidence += names;
        }

        return evidence < LeastEvidence ? null : linkShare + numberShare + nameShare;
    }

    private static List<string> Shared(IReadOnlySet<string> a, IReadOnlySet<string> b) => a.Where(b.Contains).ToList();

    private static double Share(int shared, int a, int b) => Math.Max(a, b) == 0 ? 1 : (double)shared / Math.Max(a, b);
}

using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Markdown;
using Digest.Core.Model;

namespace Digest.Core.Stories;

/// <summary>Which articles are issues of one series, and which are round-ups. An issue shows by others like it: the same source,
/// the same headline but for numbers and dates, or the same headings over other entries, on other days.</summary>
public sealed class Series
{
    private const int FewestIssues = 3;
    private const int FewestHeadings = 2;
    private const int FewestUses = 4;
    private const int FewestOfColumn = 4;
    private const int DaysBetween = 2;

    private readonly Dictionary<SiteArticle, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SiteArticle> _roundups = new(ReferenceEqualityComparer.Instance);

    private Series()
    {
    }

    /// <summary>Whether an article is a round-up, which is cut into its items.</summary>
    public bool IsRoundup(SiteArticle article) => _roundups.Contains(article);

    /// <summary>A name of the series that an article is an issue of, or null.</summary>
    public string? Of(SiteArticle article) => _names.GetValueOrDefault(article);

    /// <summary>Finds the series of a site. Takes time linear in the articles and their headings.</summary>
    public static Series Find(IReadOnlyList<SiteArticle> articles)
    {
        var series = new Series();
        foreach (var group in articles.GroupBy(a => (a.Source?.Slug, Mask(a.Article.Headline))))
        {
            if (group.Key.Item2.Length == 0 || !AreIssues(group)) continue;
            foreach (var article in group) series._names[article] = NameOf(group.Key.Slug, group.Key.Item2);
        }

        AddColumns(articles, series._names);
        AddSpecials(articles, series._names);

        var uses = UsesOfHeadings(articles);
        foreach (var article in articles)
        {
            if (article.Body.Roundup == RoundupShape.Certain
                || (article.Body.Roundup == RoundupShape.Possible
                    && (series._names.ContainsKey(article) || HasHeadingsOfSeries(article, uses))))
            {
                series._roundups.Add(article);
            }
        }

        return series;
    }

    private static string NameOf(string? source, string mask) => $"{source}/{mask}";

    // "In focus | Holm", "In focus | Rask": a column, of which no two are of one day or of two days that follow each other.
    private static void AddColumns(IReadOnlyList<SiteArticle> articles, Dictionary<SiteArticle, string> names)
    {
        foreach (var group in articles.Where(a => !names.ContainsKey(a))
            .GroupBy(a => (a.Source?.Slug, Column: Mask(ColumnOf(a.Article.Headline)))))
        {
            if (group.Key.Column.Length == 0) continue;
            var days = group.Select(a => a.Article.Published.UtcDateTime.Date).Order().ToList();
            if (days.Count < FewestOfColumn || days.Zip(days.Skip(1)).Any(d => (d.Second - d.First).TotalDays < DaysBetween))
                continue;
            foreach (var article in group) names[article] = NameOf(group.Key.Slug, group.Key.Column);
        }
    }

    private static string ColumnOf(string headline)
    {
        var end = headline.AsSpan().IndexOfAny(":|");
        return end < 0 ? "" : headline[..end];
    }

    // "Weekly News 52: the year in review" is an issue as well.
    private static void AddSpecials(IReadOnlyList<SiteArticle> articles, Dictionary<SiteArticle, string> names)
    {
        var known = names.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            var colon = article.Article.Headline.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || names.ContainsKey(article)) continue;
            var name = NameOf(article.Source?.Slug, Mask(article.Article.Headline[..colon]));
            if (known.Contains(name)) names[article] = name;
        }
    }

    // Reports of one event may have one headline; issues are of different days.
    private static bool AreIssues(IEnumerable<SiteArticle> group)
    {
        var (count, days) = (0, new HashSet<DateOnly>());
        foreach (var article in group)
        {
            count++;
            days.Add(DateOnly.FromDateTime(article.Article.Published.DateTime));
        }

        return days.Count >= FewestIssues && days.Count >= 0.8 * count;
    }

    private static Dictionary<(string? Source, string Heading), HashSet<DateOnly>> UsesOfHeadings(
        IReadOnlyList<SiteArticle> articles)
    {
        var uses = new Dictionary<(string?, string), HashSet<DateOnly>>();
        foreach (var article in articles)
        {
            if (article.Body.Roundup != RoundupShape.Possible) continue;
            foreach (var heading in article.Body.Headings)
            {
                var key = (article.Source?.Slug, Mask(heading.Text));
                if (!uses.TryGetValue(key, out var days)) uses[key] = days = [];
                days.Add(DateOnly.FromDateTime(article.Article.Published.DateTime));
            }
        }

        return uses;
    }

    private static bool HasHeadingsOfSeries(SiteArticle article,
        Dictionary<(string? Source, string Heading), HashSet<DateOnly>> uses)
    {
        var (shared, over) = (0, new HashSet<string>(article.Body.Items.Select(i => i.Section ?? ""), StringComparer.Ordinal));
        foreach (var heading in article.Body.Headings)
        {
            if (over.Contains(heading.Text) && uses[(article.Source?.Slug, Mask(heading.Text))].Count >= FewestUses) shared++;
        }

        return shared >= FewestHeadings && 2 * shared >= over.Count;
    }

    /// <summary>The words of a headline in lower case, without numbers, months and signs.</summary>
    internal static string Mask(string headline)
    {
        var mask = new StringBuilder(headline.Length);
        var at = 0;
        while (at < headline.Length)
        {
            var start = at;
            while (at < headline.Length && char.IsLetterOrDigit(headline[at])) at++;
            var word = headline.AsSpan(start, at - start);
            if (word.Length == 0) at++;
            else if (!word.ContainsAnyInRange('0', '9') && !DateWords.IsMonth(word))
                mask.Append(word.ToString().ToLowerInvariant()).Append(' ');
        }

        return mask.ToString();
    }
}

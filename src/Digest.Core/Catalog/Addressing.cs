using System.Globalization;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.Catalog;

/// <summary>An article with its address.</summary>
/// <param name="Article">The article.</param>
/// <param name="Body">Its body.</param>
/// <param name="Permalink">Its address.</param>
/// <param name="Slug">Its slug after collisions were told apart.</param>
internal sealed record AddressedArticle(Article Article, Body Body, string Permalink, string Slug);

/// <summary>Assigns addresses to articles and tells collisions apart.</summary>
internal static class Addressing
{
    /// <summary>Gives every article its address. Explicit ones that meet are errors; where derived ones meet the earliest article
    /// (by date, then path) keeps it and the next get <c>-{dd}</c>, then <c>-2</c> and so on, with a warning.</summary>
    /// <param name="articles">Articles that are built.</param>
    /// <param name="settings">The site's settings.</param>
    /// <returns>The articles in the order of lists, newest first.</returns>
    public static Checked<IReadOnlyList<AddressedArticle>> AssignAddresses(IReadOnlyList<(Article Article, Body Body)> articles,
        SiteSettings settings)
    {
        var diagnostics = new List<Diagnostic>();
        var taken = new Dictionary<string, Article>(articles.Count, StringComparer.Ordinal);
        var addressed = new List<AddressedArticle>(articles.Count);
        var ordered = articles.ToArray();
        Array.Sort(ordered, (a, b) =>
        {
            var order = a.Article.Published.UtcTicks.CompareTo(b.Article.Published.UtcTicks);
            return order != 0 ? order : string.CompareOrdinal(a.Article.SourcePath, b.Article.SourcePath);
        });
        TellIdsApart(ordered, diagnostics);
        foreach (var (article, body) in ordered)
        {
            if (!IsExplicit(article)) continue;
            var permalink = Wanted(article, settings);
            if (taken.TryAdd(permalink, article))
            {
                addressed.Add(new(article, body, permalink, article.Slug));
            }
            else
            {
                diagnostics.Add(Codes.SameAddress.At(article.ExplicitPermalink?.Place ?? article.Place,
                    $"the address {permalink} is taken by {taken[permalink].SourcePath}",
                    "change 'slug' or 'url' in one of the two"));
            }
        }

        var numbers = new FreeNumbers();
        foreach (var (article, body) in ordered)
        {
            if (IsExplicit(article)) continue;
            var (slug, permalink) = Free(article, settings, taken, numbers);
            addressed.Add(new(article, body, permalink, slug));
            taken.Add(permalink, article);
            var wanted = Wanted(article, settings);
            if (permalink == wanted) continue;
            diagnostics.Add(Codes.AddressToldApart.At(article.Place,
                $"the address {wanted} is taken by {taken[wanted].SourcePath}; this article is at {permalink}",
                article.PermalinkIsPattern ? "give it a 'url' of its own" : "give it a 'slug' of its own"));
        }

        addressed.Sort((a, b) => SiteArticle.NewestFirst(a.Article, b.Article));
        return new(addressed, diagnostics);
    }

    /// <summary>The address of an article that meets no other one.</summary>
    public static string Wanted(Article article, SiteSettings settings) =>
        article.ExplicitPermalink?.Value ?? Permalinks.Of(article, article.Slug, settings.Language);

    // A feed reader shows one of two entries with one id: the earliest article keeps it, the others are known by their addresses.
    private static void TellIdsApart((Article Article, Body Body)[] ordered, List<Diagnostic> diagnostics)
    {
        var ids = new Dictionary<string, Article>(StringComparer.Ordinal);
        for (var i = 0; i < ordered.Length; i++)
        {
            var article = ordered[i].Article;
            if (article.FeedId is not { } id || ids.TryAdd(id, article)) continue;
            diagnostics.Add(Codes.AddressToldApart.At(article.Place,
                $"the id '{Fields.Short(id)}' is taken by {ids[id].SourcePath}; in feeds this article is known by its address",
                "give it an 'id' of its own"));
            ordered[i].Article = article with { FeedId = null };
        }
    }

    // An address that many articles may have from one pattern is derived, as one from the date is.
    private static bool IsExplicit(Article article) =>
        article.ExplicitPermalink is not null ? !article.PermalinkIsPattern : article.SlugIsExplicit;

    // The article's own address, else one with the day, else one with a number.
    private static (string Slug, string Permalink) Free(Article article, SiteSettings settings,
        Dictionary<string, Article> taken, FreeNumbers numbers)
    {
        var own = WithEnd(null);
        if (!taken.ContainsKey(own.Permalink)) return own;
        var dated = WithEnd(article.Published.ToString("dd", CultureInfo.InvariantCulture));
        if (!taken.ContainsKey(dated.Permalink)) return dated;
        var numbered = own;
        numbers.First($"{own.Permalink} {article.Slug}",
            n => (numbered = WithEnd(n.ToString(CultureInfo.InvariantCulture))).Permalink, p => !taken.ContainsKey(p));
        return numbered;

        (string Slug, string Permalink) WithEnd(string? end)
        {
            if (article.ExplicitPermalink is { } given)
                return (article.Slug, end is null ? given.Value : Permalinks.With(given.Value, end));
            var slug = end is null ? article.Slug : Slugs.With(article.Slug, end);
            return (slug, Permalinks.Of(article, slug, settings.Language));
        }
    }
}

using Digest.Core.Catalog;

namespace Digest.Core.Editions;

/// <summary>All editions, and what leads to them and from one to the next.</summary>
internal sealed class SiteEditions
{
    private readonly Dictionary<SiteArticle, Edition> _byArticle = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Edition, int> _places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Joins what there is.</summary>
    /// <param name="all">Editions, the newest first.</param>
    /// <param name="withdrawn">Withdrawn articles with the edition that they would belong to.</param>
    /// <param name="due">When the next edition that waits for its day appears; null where none waits.</param>
    public SiteEditions(IReadOnlyList<Edition> all, IReadOnlyList<(SiteArticle Article, Edition Edition)> withdrawn,
        DateTimeOffset? due)
    {
        (All, Due) = (all, due);
        for (var i = 0; i < all.Count; i++)
        {
            _places.Add(all[i], i);
            foreach (var article in all[i].Articles) _byArticle.Add(article, all[i]);
        }

        foreach (var (article, edition) in withdrawn) _byArticle.Add(article, edition);
    }

    private SiteEditions(SiteEditions before, SiteArticle article, Edition? edition)
    {
        (All, Due, _byArticle, _places) = (before.All, before.Due, new(before._byArticle, before._byArticle.Comparer),
            before._places);
        if (edition is not null) _byArticle[article] = edition;
    }

    /// <summary>The editions with an article that belongs where another one does.</summary>
    public SiteEditions With(SiteArticle article, SiteArticle? replaced) =>
        new(this, article, replaced is null ? null : Of(replaced));

    /// <summary>Editions, the newest first.</summary>
    public IReadOnlyList<Edition> All { get; }

    /// <summary>When the next edition that waits for its day appears; null where none waits.</summary>
    public DateTimeOffset? Due { get; }

    /// <summary>The edition of an article, or null; of a withdrawn article the one that it would belong to.</summary>
    public Edition? Of(SiteArticle article) => _byArticle.GetValueOrDefault(article);

    /// <summary>The edition before an edition, or null.</summary>
    public Edition? Before(Edition edition) => _places[edition] + 1 is var place && place < All.Count ? All[place] : null;

    /// <summary>The edition after an edition, or null.</summary>
    public Edition? After(Edition edition) => _places[edition] - 1 is var place && place >= 0 ? All[place] : null;
}

using Digest.Core.Catalog;

namespace Digest.Core.Stories;

/// <summary>All stories, and what leads to them and from one to the other.</summary>
internal sealed class SiteStories
{
    private readonly Dictionary<SiteArticle, Story> _byArticle = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyDictionary<Story, IReadOnlyList<RelatedStory>> _related;
    private readonly IReadOnlyDictionary<SiteArticle, IReadOnlyList<ItemLinks>> _items;
    private readonly SiteStories? _before;

    /// <summary>Joins what there is.</summary>
    /// <param name="all">Stories, the newest first.</param>
    /// <param name="withdrawn">A story of its own for each withdrawn article.</param>
    /// <param name="related">Links of stories to other ones, the strongest first.</param>
    /// <param name="items">The items of each round-up, in its order.</param>
    /// <param name="translations">Which articles are one text; each is in the story of the one that stands for it.</param>
    public SiteStories(IReadOnlyList<Story> all, IReadOnlyList<Story> withdrawn,
        IReadOnlyDictionary<Story, IReadOnlyList<RelatedStory>> related,
        IReadOnlyDictionary<SiteArticle, IReadOnlyList<ItemLinks>> items, Translations translations)
    {
        (All, _related, _items, Translations) = (all, related, items, translations);
        foreach (var story in (IEnumerable<Story>)[.. all, .. withdrawn])
        {
            foreach (var telling in story.Tellings)
            {
                _byArticle.Add(telling, story);
                foreach (var other in translations.Of(telling)) _byArticle.Add(other, story);
            }
        }
    }

    private SiteStories(SiteStories before, Story story, IReadOnlyList<RelatedStory> related, Translations translations)
    {
        (All, _items, _before, Translations) = (before.All, before._items, before, translations);
        _related = new Dictionary<Story, IReadOnlyList<RelatedStory>>(ReferenceEqualityComparer.Instance) { [story] = related };
        foreach (var telling in story.Tellings)
        {
            _byArticle.Add(telling, story);
            foreach (var other in translations.Of(telling)) _byArticle.TryAdd(other, story);
        }
    }

    /// <summary>The stories with an article in the place of another one, or with a new one that is alone. Lists show what they
    /// did.</summary>
    /// <param name="article">The article.</param>
    /// <param name="replaced">The article in whose place it is, or null.</param>
    public SiteStories With(SiteArticle article, SiteArticle? replaced)
    {
        if (replaced is null)
            return new(this, new([article]) { Slug = article.Slug, Permalink = article.Permalink }, [], Translations);
        var story = Of(replaced);
        return new(this, story.With(article, replaced), RelatedTo(story), Translations.With(article, replaced));
    }

    /// <summary>Which articles are one text in several languages.</summary>
    public Translations Translations { get; }

    /// <summary>Stories, the newest first.</summary>
    public IReadOnlyList<Story> All { get; }

    /// <summary>The story of an article. A withdrawn article has one that holds nothing else.</summary>
    public Story Of(SiteArticle article) => _byArticle.TryGetValue(article, out var story) ? story
        : _before is null ? throw new KeyNotFoundException("It is no article of the site.") : _before.Of(article);

    /// <summary>Links of a story to other ones, the strongest first.</summary>
    public IReadOnlyList<RelatedStory> RelatedTo(Story story) =>
        _related.TryGetValue(story, out var related) ? related : _before?.RelatedTo(story) ?? [];

    /// <summary>The items of a round-up with what they are linked to, in its order; none of any other article.</summary>
    public IReadOnlyList<ItemLinks> ItemsOf(SiteArticle article) => _items.TryGetValue(article, out var items) ? items : [];
}

using Digest.Core.Catalog;

namespace Digest.Core.Stories;

/// <summary>All stories, and what leads to them and from one to the other.</summary>
internal sealed class SiteStories
{
    private readonly Dictionary<SiteArticle, Story> _byArticle = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyDictionary<Story, IReadOnlyList<RelatedStory>> _related;

    /// <summary>Joins what there is.</summary>
    /// <param name="all">Stories, the newest first.</param>
    /// <param name="withdrawn">A story of its own for each withdrawn article.</param>
    /// <param name="related">Links of stories to other ones, the strongest first.</param>
    public SiteStories(IReadOnlyList<Story> all, IReadOnlyList<Story> withdrawn,
        IReadOnlyDictionary<Story, IReadOnlyList<RelatedStory>> related)
    {
        (All, _related) = (all, related);
        foreach (var story in (IEnumerable<Story>)[.. all, .. withdrawn])
        {
            foreach (var telling in story.Tellings) _byArticle.Add(telling, story);
        }
    }

    /// <summary>Stories, the newest first.</summary>
    public IReadOnlyList<Story> All { get; }

    /// <summary>The story of an article. A withdrawn article has one that holds nothing else.</summary>
    public Story Of(SiteArticle article) => _byArticle[article];

    /// <summary>Links of a story to other ones, the strongest first.</summary>
    public IReadOnlyList<RelatedStory> RelatedTo(Story story) => _related.TryGetValue(story, out var related) ? related : [];
}

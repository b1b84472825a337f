using Digest.Core.Catalog;
using Digest.Core.Stories;
using Digest.Linking;

namespace Digest.Build.Mapping;

/// <summary>Clusters in the site's terms: those that hold an article are stories, the others are items that tell one thing.</summary>
internal sealed class LinkedStories
{
    private readonly Clusters _clusters;
    private readonly Dictionary<string, Linked> _byId;
    private readonly List<int> _stories = [];
    private readonly int[] _storyOf;

    public LinkedStories(Clusters clusters, Dictionary<string, Linked> byId)
    {
        (_clusters, _byId, _storyOf) = (clusters, byId, new int[clusters.Stories.Count]);
        for (var cluster = 0; cluster < _storyOf.Length; cluster++)
        {
            var isStory = clusters.Stories[cluster].Members.Any(m => byId[m].Item is null);
            _storyOf[cluster] = isStory ? _stories.Count : -1;
            if (isStory) _stories.Add(cluster);
        }
    }

    /// <summary>How many stories there are.</summary>
    public int Count => _stories.Count;

    /// <summary>The pin and the Ids of a story's documents.</summary>
    public (string? Pinned, IReadOnlyList<string> Members) Members(int story) => _clusters.Stories[_stories[story]];

    /// <summary>The articles of a story.</summary>
    public List<SiteArticle> Tellings(int story) =>
        Members(story).Members.Where(m => _byId[m].Item is null).Select(m => _byId[m].Article).ToList();

    /// <summary>The items that mention a story, by time.</summary>
    public List<Mention> Mentions(int story) => MentionsOf(_stories[story], except: null);

    /// <summary>Links to other stories.</summary>
    public List<LinkedRelation> Related(int story) => RelationsOf(_stories[story]);

    /// <summary>Links to items that no article tells of.</summary>
    public List<RelatedItem> RelatedItems(int story) => _clusters.Related[_stories[story]]
        .Where(r => _storyOf[r.Story] < 0)
        .Select(r => new RelatedItem(new(_byId[r.To].Article, _byId[r.To].Item!), r.Score, StoryLinker.Reasons(r.Reasons),
            Wording.English(r.Reasons))).ToList();

    /// <summary>The items of all round-ups.</summary>
    public IReadOnlyList<LinkedItem> Items()
    {
        var items = new List<LinkedItem>();
        for (var cluster = 0; cluster < _storyOf.Length; cluster++)
        {
            foreach (var member in _clusters.Stories[cluster].Members)
            {
                if (_byId[member] is not { Item: { } item } linked) continue;
                var story = _storyOf[cluster];
                items.Add(new(new(linked.Article, item), story < 0 ? null : story, MentionsOf(cluster, linked.Article),
                    story < 0 ? RelationsOf(cluster) : []));
            }
        }

        return items;
    }

    /// <summary>The stories, in which a round-up has the best links of its items.</summary>
    public IReadOnlyList<LinkedStory> WithRoundups(LinkedStory[] stories, int count)
    {
        foreach (var roundup in Items().Where(i => i.Related.Count > 0).GroupBy(i => i.Mention.Roundup))
        {
            var story = _storyOf[ClusterOf(roundup.Key)];
            var own = stories[story].Related;
            var added = roundup.SelectMany(i => i.Related)
                .Where(r => r.Story != story && own.All(o => o.Story != r.Story))
                .OrderByDescending(r => r.Score).ThenBy(r => r.Story).DistinctBy(r => r.Story);
            stories[story] = stories[story] with { Related = [.. own.Concat(added).Take(Math.Max(count, own.Count))] };
        }

        return stories;
    }

    private int ClusterOf(SiteArticle article)
    {
        _clusterOfArticle ??= Enumerable.Range(0, _storyOf.Length)
            .SelectMany(c => _clusters.Stories[c].Members.Where(m => _byId[m].Item is null).Select(m => (m, c)))
            .ToDictionary(p => p.m, p => p.c, StringComparer.Ordinal);
        return _clusterOfArticle[StoryLinker.IdOf(article)];
    }

    private Dictionary<string, int>? _clusterOfArticle;

    private List<LinkedRelation> RelationsOf(int cluster)
    {
        var related = new List<LinkedRelation>();
        foreach (var link in _clusters.Related[cluster])
        {
            var story = _storyOf[link.Story];
            if (story < 0) continue;
            var to = _byId[link.To] is { Item: null } telling ? telling.Article : Tellings(story)[0];
            related.Add(new(story, to, link.Score, StoryLinker.Reasons(link.Reasons), Wording.English(link.Reasons)));
        }

        return related;
    }

    private List<Mention> MentionsOf(int cluster, SiteArticle? except) => _clusters.Stories[cluster].Members
        .Select(m => _byId[m]).Where(l => l.Item is not null && l.Article != except)
        .Select(l => new Mention(l.Article, l.Item!)).ToList();
}

using Digest.Core.Catalog;
using Digest.Core.Editions;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>Chooses the topics of the front page and what stands under them.</summary>
internal static class FrontSections
{
    private const int Recent = 60;
    private const int MaxSections = 4;
    private const int MaxStories = 3;
    private const int FewestStories = 2;

    /// <summary>Sections over the newest stories: the topic that most of them have first. A story stands under one topic only,
    /// and not at all where it is shown already.</summary>
    /// <param name="stories">All stories, the newest first.</param>
    /// <param name="shown">Stories that the front page shows; those of the sections are added.</param>
    public static IReadOnlyList<TopicSection> Choose(IReadOnlyList<Story> stories, HashSet<Story> shown)
    {
        var sections = new List<TopicSection>();
        var left = stories.Take(Recent).Where(s => !shown.Contains(s)).ToList();
        while (sections.Count < MaxSections)
        {
            var best = left.SelectMany(s => Topics(s).Select(t => (Topic: t, Story: s))).GroupBy(p => p.Topic)
                .Where(g => g.Count() >= FewestStories && sections.TrueForAll(s => s.Topic != g.Key))
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Slug, StringComparer.Ordinal).FirstOrDefault();
            if (best is null) break;
            var chosen = best.Select(p => p.Story).Order(Comparer<Story>.Create(Story.ByImportance)).Take(MaxStories).ToList();
            sections.Add(new(best.Key, chosen.Select(s => new EditionStory(s, s.Lead)).ToList()));
            foreach (var story in chosen) shown.Add(story);
            left.RemoveAll(shown.Contains);
        }

        return sections;
    }

    private static IEnumerable<Term> Topics(Story story) => story.Tellings.SelectMany(t => t.Topics).Distinct();
}

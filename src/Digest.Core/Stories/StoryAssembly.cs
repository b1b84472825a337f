using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Stories;

/// <summary>Gives linked stories their lead, words and addresses.</summary>
internal static class StoryAssembly
{
    public static SiteStories Assemble(SiteParts parts)
    {
        var files = parts.StoryFiles.GroupBy(f => f.File.Slug, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var stories = new Story[parts.Stories.Count];
        for (var i = 0; i < stories.Length; i++) stories[i] = Create(parts, parts.Stories[i], files, taken);
        var related = new Dictionary<Story, IReadOnlyList<RelatedStory>>(stories.Length, ReferenceEqualityComparer.Instance);
        for (var i = 0; i < stories.Length; i++)
        {
            related.Add(stories[i], RelatedStories(parts.Stories[i].Related, stories));
        }

        var withdrawn = parts.Catalog.All.Where(a => a.IsWithdrawn)
            .Select(a => new Story([a]) { Slug = a.Slug, Permalink = a.Permalink }).ToList();
        return new([.. stories.OrderByDescending(s => s.End.UtcTicks)
            .ThenBy(s => s.Lead.Article.SourcePath, StringComparer.Ordinal)], withdrawn, related, ItemsOf(parts, stories),
            parts.Translations);
    }

    private static List<RelatedStory> RelatedStories(IReadOnlyList<LinkedRelation> related, Story[] stories) =>
        related.Select(r => new RelatedStory(stories[r.Story], r.To, r.Score, r.Reasons, r.Because)).ToList();

    // The items of each round-up, in its order.
    private static Dictionary<SiteArticle, IReadOnlyList<ItemLinks>> ItemsOf(SiteParts parts, Story[] stories)
    {
        var items = new Dictionary<SiteArticle, IReadOnlyList<ItemLinks>>(ReferenceEqualityComparer.Instance);
        foreach (var roundup in parts.Items.GroupBy(i => i.Mention.Roundup))
        {
            var byAnchor = roundup.ToDictionary(i => i.Mention.Item.Anchor, StringComparer.Ordinal);
            items.Add(roundup.Key, roundup.Key.Body.Items.Select(i => byAnchor[i.Anchor]).Select(i => new ItemLinks(i.Mention,
                i.Story is { } story ? stories[story] : null, i.Others, RelatedStories(i.Related, stories))).ToList());
        }

        return items;
    }

    private static Story Create(SiteParts parts, LinkedStory linked, Dictionary<string, (StoryFile File, Body Body)> files,
        HashSet<string> taken)
    {
        (StoryFile File, Body Body)? named = linked.PinnedSlug is { } pinned && files.TryGetValue(pinned, out var found)
            ? found : null;
        var lead = Lead(parts, linked, named?.File);
        var tellings = linked.Tellings.OrderBy(t => t == lead ? 0 : 1).ThenBy(t => t.Article.Published.UtcTicks)
            .ThenBy(t => t.Article.SourcePath, StringComparer.Ordinal).ToList();
        var address = linked.PinnedSlug is { } name ? $"/stories/{name}/" : null;
        string slug, permalink;
        if (tellings.Count == 1)
        {
            (slug, permalink) = (lead.Slug, lead.Permalink);
        }
        else if (linked.PinnedSlug is { } given)
        {
            (slug, permalink) = (given, address!);
        }
        else
        {
            var earliest = tellings.OrderBy(t => t.Article.Published.UtcTicks)
                .ThenBy(t => t.Article.SourcePath, StringComparer.Ordinal).First();
            (slug, permalink) = (earliest.Slug, Pins.StoryPermalink(earliest));
            for (var n = 2; !taken.Add(permalink); n++)
            {
                slug = Slugs.With(earliest.Slug, n.ToString(System.Globalization.CultureInfo.InvariantCulture));
                permalink = Pins.StoryPermalink(earliest, slug);
            }
        }

        taken.Add(permalink);
        return new Story(tellings)
        {
            Slug = slug,
            Permalink = permalink,
            NamedPermalink = address,
            File = named?.File,
            Summary = named?.Body,
            Quotes = linked.Quotes,
            Figures = linked.Figures,
            Mentions = linked.Mentions,
            RelatedItems = linked.RelatedItems,
        };
    }

    // The editor's choice, else the editor's weight, else a report before other sorts of text, else the earliest.
    private static SiteArticle Lead(SiteParts parts, LinkedStory linked, StoryFile? file)
    {
        if (file?.Lead is { } lead && parts.Catalog.Index.Find(lead.Value, file.Raw.File.InputPath) is { } chosen
            && parts.Translations.StandsFor(chosen) is var standing && linked.Tellings.Contains(standing))
        {
            return standing;
        }

        return linked.Tellings.OrderByDescending(t => t.Article.Lead).ThenBy(t => t.Article.Kind)
            .ThenBy(t => t.Article.Published.UtcTicks)
            .ThenBy(t => t.Article.SourcePath, StringComparer.Ordinal).First();
    }
}

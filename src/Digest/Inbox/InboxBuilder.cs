using System.Globalization;
using System.Text;
using Digest.Build;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;
using Digest.Import;
using Digest.Import.Feeds;

namespace Digest.Inbox;

/// <summary>Puts the items of feeds together: what is there already is folded, the rest grouped into stories by the linking of
/// the site.</summary>
internal static class InboxBuilder
{
    /// <summary>The inbox.</summary>
    /// <param name="workspace">The site.</param>
    /// <param name="feeds">The feeds that it follows.</param>
    /// <param name="store">What is remembered of them.</param>
    /// <param name="all">Whether items that were there at the last look are shown too.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static InboxView Build(Workspace workspace, IReadOnlyList<FollowedFeed> feeds, FeedStore store, bool all,
        CancellationToken cancellation)
    {
        var digest = Placement.Of(workspace);
        var sources = digest.Known().Where(k => k.Kind == TermKind.Source).ToList();
        var (duplicates, seen) = (0, 0);
        var items = new List<InboxItem>();
        var byAddress = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var feed in feeds)
        {
            foreach (var stored in store.Of(feed.Address).Items)
            {
                if (stored.State != ItemState.Open) continue;
                if (stored.Item.Address is { } address && digest.PathOfSource(address) is not null)
                {
                    duplicates++;
                    continue;
                }

                var isNew = store.LastLook is not { } last || stored.FirstSeen > last;
                if (!isNew && !all)
                {
                    seen++;
                    continue;
                }

                // One report in two feeds of a paper.
                if (Addresses.Comparable(stored.Item.Address) is { } page && !byAddress.TryAdd(page, items.Count))
                {
                    var first = items[byAddress[page]];
                    items[byAddress[page]] = first with { Copies = [.. first.Copies, stored.Key] };
                    continue;
                }

                items.Add(new(stored.Key, stored, SourceOf(stored.Item, feed, store, sources), isNew, []));
            }
        }

        var files = items.Select((item, i) => FileOf(item, i, workspace.Selection.At)).ToList();
        var byPath = files.Select((f, i) => (f.SourcePath, i)).ToDictionary(p => p.SourcePath, p => items[p.i],
            StringComparer.Ordinal);
        var stories = digest.Group(files, cancellation).Select(s => StoryOf(s, byPath)).ToList();
        stories.Sort(ByImportance);
        return new(stories, duplicates, seen);
    }

    // More sources first, then what is nearer to what the digest covers, then the newer; keys make the order whole.
    private static int ByImportance(InboxStory a, InboxStory b)
    {
        var order = b.Sources.Count.CompareTo(a.Sources.Count);
        if (order == 0) order = b.Nearness.CompareTo(a.Nearness);
        if (order == 0) order = Instant(b.Items[0]).CompareTo(Instant(a.Items[0]));
        return order != 0 ? order : string.CompareOrdinal(a.Items[0].Key, b.Items[0].Key);
    }

    private static DateTimeOffset Instant(InboxItem item) => item.Stored.Item.Published is { } published
        && published <= item.Stored.FirstSeen.AddDays(1) ? published : item.Stored.FirstSeen;

    private static InboxStory StoryOf(PlacedStory story, Dictionary<string, InboxItem> items)
    {
        var own = story.SourcePaths.Select(p => items[p]).OrderByDescending(Instant)
            .ThenBy(i => i.Key, StringComparer.Ordinal).ToList();
        var slug = story.Tellings.Count == 0 ? null : story.Pinned ?? story.Tellings[0].Slug;
        return new(own, story.Tellings, slug, story.Tellings.Count > 0 ? null : story.Related,
            story.Tellings.Count > 0 ? "" : story.Because, story.Tellings.Count > 0 ? 1 : story.Score);
    }

    // A source that the digest knows goes by its name there; else the feed's own title says who it is.
    private static string SourceOf(FeedItem item, FollowedFeed feed, FeedStore store, List<KnownTerm> sources)
    {
        var host = Addresses.Host(item.Address ?? feed.Address);
        foreach (var source in sources)
        {
            if (source.Host is { } own && (host == own || host?.EndsWith("." + own, StringComparison.Ordinal) == true))
                return source.Name;
        }

        var title = store.Of(feed.Address).Title;
        return feed.Name != Addresses.Host(feed.Address) || title.Length == 0 ? feed.Name : title;
    }

    // An item as the article that it would be.
    private static SourceFile FileOf(InboxItem item, int index, DateTimeOffset now)
    {
        var news = item.Stored.Item;
        var text = new StringBuilder("---\ntitle: ").Append(YamlText.Quoted(news.Title));
        var published = Instant(item) > now ? now : Instant(item);
        text.Append("\npublished: ").Append(published.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        text.Append("\nsource:\n  name: ").Append(YamlText.Quoted(item.Source));
        if (news.Address is { } address) text.Append("\n  url: ").Append(YamlText.Quoted(address));
        if (news.Language is { } language) text.Append("\nlang: ").Append(YamlText.Quoted(language));
        text.Append("\n---\n\n");
        foreach (var paragraph in news.Text.Split("\n\n")) text.Append(PlainText.AsMarkdown(paragraph)).Append("\n\n");
        var path = $"_inbox/{index.ToString("000000", CultureInfo.InvariantCulture)}-{item.Key}.md";
        return new(path, path, Encoding.UTF8.GetBytes(text.ToString()));
    }
}

using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Import.Feeds;
using Digest.Net;

namespace Digest.Inbox;

/// <summary>Reads which feeds a digest follows, and asks for what is new in them.</summary>
internal static class FeedFollower
{
    /// <summary>Media types of feeds, for hosts that give what is asked for.</summary>
    public const string Accept = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,"
        + "text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1";

    private const string ListPath = "_data/feeds.yml";

    /// <summary>The list of feeds, as a file; null where there is none.</summary>
    public static SourceFile? ListOf(Workspace workspace)
    {
        for (var i = workspace.Inputs.Count - 1; i >= 0; i--)
        {
            var path = Path.Combine(workspace.Inputs[i], "_data", "feeds.yml");
            if (File.Exists(path)) return new(workspace.DisplayPath(path), ListPath, File.ReadAllBytes(path));
        }

        return null;
    }

    /// <summary>Path that a new list has.</summary>
    public static string NewList(Workspace workspace) =>
        workspace.DisplayPath(Path.Combine(workspace.Inputs[0], "_data", "feeds.yml"));

    /// <summary>The feeds of the list, and of OPML files beside it.</summary>
    public static Checked<IReadOnlyList<FollowedFeed>> FeedsOf(Workspace workspace)
    {
        var feeds = new List<FollowedFeed>();
        var diagnostics = new List<Diagnostic>();
        if (ListOf(workspace) is { } list) Add(FeedList.Read(list));
        foreach (var input in workspace.Inputs)
        {
            var folder = Path.Combine(input, "_data");
            if (!Directory.Exists(folder)) continue;
            foreach (var file in Directory.GetFiles(folder, "*.opml").Order(StringComparer.Ordinal))
                Add(Opml.Read(File.ReadAllBytes(file), workspace.DisplayPath(file)));
        }

        return new(feeds, diagnostics);

        void Add(Checked<IReadOnlyList<FollowedFeed>> read)
        {
            diagnostics.AddRange(read.Diagnostics);
            feeds.AddRange((read.Value ?? []).Where(f => !feeds.Exists(k => k.Address == f.Address)));
        }
    }

    /// <summary>Asks all feeds, and remembers their answers. A feed that fails is told, and the others are read.</summary>
    public static async Task<List<Diagnostic>> AskAsync(IReadOnlyList<FollowedFeed> feeds, FeedStore store, Fetcher fetcher,
        DateTimeOffset now, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(feeds.Select(f => AskAsync(f, store.Of(f.Address), fetcher, now, cancellation)))
            .ConfigureAwait(false);
        var diagnostics = new List<Diagnostic>();
        for (var i = 0; i < feeds.Count; i++)
        {
            var (asked, feed, found) = answers[i];
            store.Keep(feeds[i].Address, asked, feed, now);
            diagnostics.AddRange(found);
        }

        return diagnostics;
    }

    /// <summary>Whether a media type may be a feed: many hosts name the wrong one.</summary>
    public static bool IsFeed(string media) => media.EndsWith("xml", StringComparison.Ordinal)
        || media.EndsWith("json", StringComparison.Ordinal) || media.StartsWith("text/", StringComparison.Ordinal)
        || media is "application/octet-stream" or "application/x-octet-stream" or "binary/octet-stream";

    private static async Task<(StoredFeed Asked, NewsFeed? Feed, List<Diagnostic> Found)> AskAsync(FollowedFeed feed,
        StoredFeed before, Fetcher fetcher, DateTimeOffset now, CancellationToken cancellation)
    {
        var answer = await fetcher.FetchAsync(new(new(feed.Address), Accept, IsFeed, before.ETag, before.LastModified),
            cancellation).ConfigureAwait(false);
        var found = new List<Diagnostic>();
        var asked = before with { Asked = now, Problem = answer.Problem, ETag = answer.ETag, LastModified = answer.LastModified };
        if (answer.MovedForGood && answer.State is FetchState.Found or FetchState.NotModified)
        {
            found.Add(Codes.FeedMoved.At(feed.Place, $"the feed '{feed.Name}' moved for good",
                $"write {answer.Address.AbsoluteUri}"));
        }

        if (answer.State == FetchState.NotModified) return (asked, null, found);
        if (answer.State != FetchState.Found)
        {
            found.Add(Codes.FeedFailed.At(feed.Place, $"the feed '{feed.Name}' ({feed.Address}) was not read: {answer.Problem}",
                answer.State == FetchState.Gone ? "take it out of the list" : "the other feeds are read; try again later"));
            return (before with { Asked = now, Problem = answer.Problem }, null, found);
        }

        var (news, diagnostics) = FeedReader.Read(answer.Bytes, answer.Charset, answer.Address.AbsoluteUri);
        foreach (var wrong in diagnostics)
        {
            found.Add(Codes.FeedFailed.At(feed.Place, $"the feed '{feed.Name}' ({feed.Address}): {wrong.Message}", wrong.Hint));
        }

        // An answer that cannot be read is asked for again, not remembered as read.
        return news is null
            ? (before with { Asked = now, Problem = diagnostics[0].Message }, null, found) : (asked, news, found);
    }
}

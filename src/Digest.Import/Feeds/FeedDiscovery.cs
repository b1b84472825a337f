using Digest.Core.Model;

namespace Digest.Import.Feeds;

/// <summary>Finds the feeds that a page names.</summary>
public static class FeedDiscovery
{
    private const int MaxFeeds = 50;

    /// <summary>Paths that hosts have their feeds at though no page names them.</summary>
    public static IReadOnlyList<string> UsualPaths { get; } = ["/feed/", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml",
        "/feed.json"];

    /// <summary>Whether bytes are a feed themselves.</summary>
    public static bool IsFeed(ReadOnlyMemory<byte> bytes, string? charset) =>
        FileText.Read(bytes, "", charset).Value is { } text && FeedKind.Of(text) is { } kind && kind != FeedKind.Opml;

    /// <summary>The feeds of a page (<c>link rel="alternate"</c>), in its order.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="charset">Encoding that the host named, or null.</param>
    /// <param name="address">Its address.</param>
    public static IReadOnlyList<FollowedFeed> Find(ReadOnlyMemory<byte> bytes, string? charset, string address)
    {
        if (FileText.Read(bytes, address, charset).Value is not { } text || PageTree.Parse(text) is not { } page) return [];
        var start = FeedReader.Absolute(page.QuerySelector("base[href]")?.GetAttribute("href"), address) ?? address;
        var found = new List<FollowedFeed>();
        foreach (var link in page.QuerySelectorAll("link[rel][href], a[rel][href]"))
        {
            var rel = link.GetAttribute("rel")!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var type = link.GetAttribute("type")?.Split(';')[0].Trim().ToLowerInvariant();
            var isFeed = rel.Contains("feed", StringComparer.OrdinalIgnoreCase)
                || (rel.Contains("alternate", StringComparer.OrdinalIgnoreCase)
                && type is "application/rss+xml" or "application/atom+xml" or "application/feed+json" or "application/rdf+xml"
                    or "application/x-rss+xml" or "text/rss+xml");
            if (!isFeed || FeedReader.Absolute(link.GetAttribute("href"), start) is not { } feed) continue;
            if (found.Count == MaxFeeds || found.Exists(f => f.Address == feed)) continue;
            var name = FeedText.Title(link.GetAttribute("title"));
            if (name.Length == 0) name = FeedText.Title(page.Title);
            found.Add(new(name.Length > 0 ? name : Addresses.Host(feed) ?? feed, feed));
        }

        return found;
    }
}

using System.Net;
using System.Text;
using Digest.Build;
using Digest.Commands;
using Digest.Core.Diagnostics;
using Digest.Import.Feeds;
using Digest.Net;

namespace Digest.Inbox;

/// <summary>What an editor does with items of the inbox.</summary>
internal static class InboxActions
{
    /// <summary>Items by their keys, or unique beginnings of them.</summary>
    /// <param name="feeds">The feeds that are followed.</param>
    /// <param name="store">What is remembered of them.</param>
    /// <param name="keys">Keys as typed.</param>
    /// <returns>The items found, and the keys of which there is no item, or more than one.</returns>
    public static (List<StoredItem> Found, List<string> Unknown) Find(IReadOnlyList<FollowedFeed> feeds, FeedStore store,
        IEnumerable<string> keys)
    {
        var all = feeds.SelectMany(f => store.Of(f.Address).Items).DistinctBy(i => i.Key).ToList();
        var (found, unknown) = (new List<StoredItem>(), new List<string>());
        foreach (var key in keys)
        {
            var items = all.Where(i => key.Length > 0 && i.Key.StartsWith(key, StringComparison.OrdinalIgnoreCase)).ToList();
            if (items.Count != 1) unknown.Add(key);
            else if (!found.Contains(items[0])) found.Add(items[0]);
        }

        return (found, unknown);
    }

    /// <summary>Imports items as drafts: the page of each, or where that cannot be fetched what the feed itself holds.</summary>
    /// <returns>Keys of the items that were imported.</returns>
    public static async Task<HashSet<string>> ImportAsync(IReadOnlyList<StoredItem> items, Importing import, Fetcher fetcher,
        Workspace workspace, CommandContext context, CancellationToken cancellation)
    {
        var sources = new ImportSources(workspace, context, fetcher, import.Diagnostics);
        var imported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stored in items)
        {
            var before = import.Diagnostics.Count;
            var page = stored.Item.Address is { } address
                ? await sources.FetchAsync(address, cancellation).ConfigureAwait(false) : null;
            if (page is null)
            {
                // The failure is no error as long as the feed has something to say.
                for (var i = before; i < import.Diagnostics.Count; i++)
                {
                    var told = import.Diagnostics[i];
                    import.Diagnostics[i] = told with
                    {
                        Severity = Severity.Warning,
                        Hint = "the draft holds what the feed says; " + told.Hint,
                    };
                }

                page = new(stored.Item.Address ?? stored.Key, Encoding.UTF8.GetBytes(Page(stored.Item)));
            }

            if (import.Add(page) is not null) imported.Add(stored.Key);
        }

        return imported;
    }

    // What a feed says, as a page that says the same.
    private static string Page(FeedItem item)
    {
        var text = new StringBuilder("<!DOCTYPE html><html");
        if (item.Language is { } language) text.Append(" lang=\"").Append(Html(language)).Append('"');
        text.Append("><head><meta charset=\"utf-8\"><title>").Append(Html(item.Title)).Append("</title>");
        text.Append("<meta property=\"og:title\" content=\"").Append(Html(item.Title)).Append("\">");
        if (item.Address is { } address) text.Append("<link rel=\"canonical\" href=\"").Append(Html(address)).Append("\">");
        if (item.Published is { } published)
        {
            text.Append("<meta property=\"article:published_time\" content=\"")
                .Append(Output.Report.Instant(published)).Append("\">");
        }

        foreach (var author in item.Authors) text.Append("<meta name=\"author\" content=\"").Append(Html(author)).Append("\">");
        text.Append("</head><body><article><h1>").Append(Html(item.Title)).Append("</h1>");
        foreach (var paragraph in item.Text.Split("\n\n")) text.Append("<p>").Append(Html(paragraph)).Append("</p>");
        return text.Append("</article></body></html>").ToString();
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}

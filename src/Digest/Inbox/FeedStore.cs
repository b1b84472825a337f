using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Digest.Import.Feeds;

namespace Digest.Inbox;

/// <summary>What an editor did with an item.</summary>
internal enum ItemState
{
    /// <summary>Nothing yet.</summary>
    Open,

    /// <summary>It was dismissed.</summary>
    Dismissed,

    /// <summary>It was imported.</summary>
    Imported,
}

/// <summary>An item as it is remembered.</summary>
/// <param name="Key">Short name of the item, for commands.</param>
/// <param name="Item">The item.</param>
/// <param name="FirstSeen">When it was met first.</param>
/// <param name="State">What an editor did with it.</param>
internal sealed record StoredItem(string Key, FeedItem Item, DateTimeOffset FirstSeen, ItemState State);

/// <summary>A feed as it is remembered.</summary>
internal sealed record StoredFeed
{
    /// <summary>Title of the feed itself; empty where it is not known.</summary>
    public string Title { get; init; } = "";

    /// <summary>Validator of the last answer, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>Date of the last answer as the host wrote it, or null.</summary>
    public string? LastModified { get; init; }

    /// <summary>When it was asked for last, or null.</summary>
    public DateTimeOffset? Asked { get; init; }

    /// <summary>Why it could not be read then; empty where it could.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Its items, the newest of the feed first.</summary>
    public IReadOnlyList<StoredItem> Items { get; init; } = [];
}

/// <summary>What is remembered of feeds, in one file of the cache folder. Without it everything is new again.</summary>
internal sealed class FeedStore
{
    private const int MaxItems = 200;
    private const int MaxText = 6_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _file;
    private Content _content;

    private FeedStore(string file, Content content) => (_file, _content) = (file, content);

    /// <summary>When items were looked at last, or null.</summary>
    public DateTimeOffset? LastLook => _content.LastLook;

    /// <summary>Reads what is remembered; nothing where the file is missing or cannot be read.</summary>
    /// <param name="cache">The cache folder.</param>
    public static FeedStore Open(string cache)
    {
        var file = Path.Combine(cache, "feeds.json");
        try
        {
            if (File.Exists(file) && JsonSerializer.Deserialize<Content>(File.ReadAllBytes(file), Json) is { } content
                && IsWhole(content))
            {
                return new(file, content);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or NotSupportedException or ArgumentException)
        {
            // A cache that cannot be read is an empty one.
        }

        return new(file, new(null, []));
    }

    // Whatever JSON there is, it is what this program writes, or nothing.
    private static bool IsWhole(Content content) =>
        content.Feeds is { } feeds && feeds.Values.All(f => f?.Title is not null && f.Problem is not null
            && f.Items is not null && f.Items.All(IsWhole));

    private static bool IsWhole(StoredItem? stored) => stored?.Key is not null && stored.Item is { } item && item.Id is not null
        && item.Title is not null && item.Text is not null && item.Authors is not null && item.Categories is not null;

    /// <summary>What is remembered of a feed.</summary>
    public StoredFeed Of(string address) => _content.Feeds.GetValueOrDefault(address) ?? new();

    /// <summary>Remembers an answer: new items in front of those that the feed gives no more.</summary>
    public void Keep(string address, StoredFeed asked, NewsFeed? feed, DateTimeOffset now)
    {
        var before = Of(address);
        var items = before.Items;
        if (feed is not null)
        {
            var known = items.ToDictionary(i => i.Item.Id, StringComparer.Ordinal);
            var given = feed.Items.Select(i => known.GetValueOrDefault(i.Id) is { } old
                ? old with { Item = Cut(i, old.State) } : new StoredItem(KeyOf(address, i.Id), Cut(i, ItemState.Open), now,
                    ItemState.Open)).ToList();
            var ids = given.Select(i => i.Item.Id).ToHashSet(StringComparer.Ordinal);
            items = [.. given.Concat(items.Where(i => !ids.Contains(i.Item.Id))).Take(Math.Max(MaxItems, given.Count))];
        }

        _content.Feeds[address] = asked with { Items = items, Title = feed?.Title ?? before.Title };
    }

    /// <summary>Remembers what an editor did with items.</summary>
    public void Mark(IReadOnlySet<string> keys, ItemState state)
    {
        foreach (var (address, feed) in _content.Feeds.ToList())
        {
            if (!feed.Items.Any(i => keys.Contains(i.Key))) continue;
            _content.Feeds[address] = feed with
            {
                Items = [.. feed.Items.Select(i => keys.Contains(i.Key)
                    ? i with { State = state, Item = Cut(i.Item, state) } : i)],
            };
        }
    }

    /// <summary>Remembers that all items were looked at.</summary>
    public void Look(DateTimeOffset now) => _content = _content with { LastLook = now };

    /// <summary>Writes the file, as a whole or not at all. Where that fails it is as if nothing had been looked at.</summary>
    /// <returns>Why it could not be written, or null.</returns>
    public string? Save()
    {
        var part = _file + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(_content, Json));
            File.Move(part, _file, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message.TrimEnd('.');
        }
    }

    /// <summary>The name of an item for commands: eight letters and digits that do not change.</summary>
    private static string KeyOf(string address, string id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address + "\n" + id)).AsSpan(0, 4));

    // The text is for linking; what is dealt with is known by its name alone.
    private static FeedItem Cut(FeedItem item, ItemState state) => state != ItemState.Open ? item with { Text = "" }
        : item.Text.Length <= MaxText ? item : item with { Text = item.Text[..MaxText] };

    private sealed record Content(DateTimeOffset? LastLook, Dictionary<string, StoredFeed> Feeds);
}

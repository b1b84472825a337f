using System.Text.Json;
using Digest.Core.Diagnostics;

namespace Digest.Import.Feeds;

/// <summary>Reads JSON Feed 1 and 1.1.</summary>
internal static class JsonFeed
{
    /// <summary>Reads a feed.</summary>
    public static Checked<NewsFeed> Read(string text, string address)
    {
        try
        {
            using var json = JsonDocument.Parse(text.Trim().TrimStart('\uFEFF'), new()
            {
                AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64,
            });
            var root = json.RootElement;
            if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
                return Unreadable(address, "this JSON is no feed: it has no 'items'");
            var language = FeedReader.Language(Text(root, "language"));
            var site = FeedReader.Absolute(Text(root, "home_page_url"), address);
            var found = items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)
                .Select(i => Item(i, site ?? address, language)).ToList();
            return new(new(FeedText.Title(Text(root, "title")), site, language, FeedReader.Distinct(found)), []);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Unreadable(address, "this JSON cannot be read");
        }
    }

    private static FeedItem Item(JsonElement item, string site, string? language)
    {
        return FeedReader.Item(Text(item, "id"), Text(item, "title"),
            FeedReader.Absolute(Text(item, "url") ?? Text(item, "external_url"), site),
            Text(item, "date_published") ?? Text(item, "date_modified"), Authors(item),
            [Text(item, "content_html"), FeedText.Plain(Text(item, "content_text")), Text(item, "summary")],
            FeedReader.Language(Text(item, "language")) ?? language, Texts(item, "tags"));
    }

    private static IEnumerable<string?> Authors(JsonElement item)
    {
        if (item.TryGetProperty("author", out var author)) yield return Text(author, "name");
        if (!item.TryGetProperty("authors", out var authors) || authors.ValueKind != JsonValueKind.Array) yield break;
        foreach (var one in authors.EnumerateArray()) yield return Text(one, "name");
    }

    private static IEnumerable<string?> Texts(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()).ToList() : [];

    // Ids are numbers at times.
    private static string? Text(JsonElement item, string name) =>
        item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static Checked<NewsFeed> Unreadable(string address, string problem) =>
        new(null, [Codes.FeedUnreadable.At(new(address), problem, "'digest feeds find ADDRESS' finds the feeds of a page")]);
}

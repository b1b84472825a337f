using System.Text.Json;
using Digest.Core.Catalog;
using Digest.Core.Stories;
using Digest.Import.Feeds;
using Digest.Output;

namespace Digest.Inbox;

/// <summary>The inbox on a terminal, and as JSON.</summary>
internal static class InboxOutput
{
    private const int MaxItems = 6;
    private const int MaxSummary = 300;

    /// <summary>Writes the inbox as text.</summary>
    public static void Text(TextWriter output, InboxView inbox)
    {
        var items = inbox.Stories.Sum(s => s.Items.Count);
        output.WriteLine($"{Count(items, "new item")} in {Count(inbox.Stories.Count, "story", "stories")}"
            + (inbox.Duplicates > 0 ? $"; {inbox.Duplicates} in the digest already" : "")
            + (inbox.Seen > 0 ? $"; {inbox.Seen} seen before (--all shows them)" : ""));
        for (var i = 0; i < inbox.Stories.Count; i++)
        {
            var story = inbox.Stories[i];
            output.WriteLine();
            output.WriteLine($"{i + 1}. {Excerpts.Visible(story.Headline)}");
            output.WriteLine($"   {Excerpts.Visible(story.Place)}");
            foreach (var item in story.Items.Take(MaxItems))
            {
                var date = item.Stored.Item.Published is { } published ? ", " + Report.Instant(published) : "";
                var title = Excerpts.Visible(item.Stored.Item.Title);
                output.WriteLine($"   {item.Key}  {Excerpts.Visible(item.Source)}{date}: {title}");
                if (item.Stored.Item.Address is { } address) output.WriteLine($"             {address}");
            }

            if (story.Items.Count > MaxItems) output.WriteLine($"   and {story.Items.Count - MaxItems} more");
        }

        if (inbox.Stories.Count == 0) return;
        var key = inbox.Stories[0].Items[0].Key;
        output.WriteLine();
        output.WriteLine($"digest inbox import {key} makes a draft of an item, digest inbox dismiss {key} puts it away");
    }

    /// <summary>Writes the inbox as JSON.</summary>
    public static void Json(Utf8JsonWriter json, InboxView inbox, IReadOnlyList<FollowedFeed> feeds, FeedStore store)
    {
        json.WriteStartObject();
        Feeds(json, feeds, store);
        json.WriteNumber("duplicates", inbox.Duplicates);
        json.WriteNumber("seen", inbox.Seen);
        json.WriteStartArray("stories");
        foreach (var story in inbox.Stories)
        {
            json.WriteStartObject();
            json.WriteString("headline", story.Headline);
            json.WriteString("place", story.Place);
            json.WriteNumber("nearness", Math.Round(story.Nearness, 4));
            json.WriteStartArray("sources");
            foreach (var source in story.Sources) json.WriteStringValue(source);
            json.WriteEndArray();
            json.WritePropertyName("joins");
            if (story.Tellings.Count == 0) json.WriteNullValue();
            else Joins(json, story);
            json.WritePropertyName("related");
            if (story.Related is { } near) Article(json, near, story.Because);
            else json.WriteNullValue();
            json.WriteStartArray("items");
            foreach (var item in story.Items) Item(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the feeds and how they fared, as the property <c>feeds</c>.</summary>
    public static void Feeds(Utf8JsonWriter json, IReadOnlyList<FollowedFeed> feeds, FeedStore store)
    {
        json.WriteStartArray("feeds");
        foreach (var feed in feeds)
        {
            var stored = store.Of(feed.Address);
            json.WriteStartObject();
            json.WriteString("name", feed.Name);
            json.WriteString("url", feed.Address);
            json.WriteString("title", stored.Title.Length > 0 ? stored.Title : null);
            json.WriteNumber("items", stored.Items.Count);
            json.WriteString("asked", stored.Asked is { } asked ? Report.Instant(asked) : null);
            json.WriteString("problem", stored.Problem.Length > 0 ? stored.Problem : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The beginning of an item's text, on one line.</summary>
    public static string Summary(FeedItem item) =>
        Core.Markdown.Excerpts.Cut(item.Text.Replace("\n\n", " ", StringComparison.Ordinal), MaxSummary);

    private static void Joins(Utf8JsonWriter json, InboxStory story)
    {
        json.WriteStartObject();
        json.WriteString("story", story.StorySlug);
        json.WriteString("headline", story.Tellings[0].Article.Headline);
        var first = story.Tellings[0];
        var isNamed = story.StorySlug != first.Slug;
        json.WriteString("permalink", isNamed ? $"/stories/{story.StorySlug}/"
            : story.Tellings.Count == 1 ? first.Permalink : Pins.StoryPermalink(first));
        json.WriteStartArray("tellings");
        foreach (var telling in story.Tellings) json.WriteStringValue(telling.Article.SourcePath);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Article(Utf8JsonWriter json, SiteArticle article, string because)
    {
        json.WriteStartObject();
        json.WriteString("path", article.Article.SourcePath);
        json.WriteString("headline", article.Article.Headline);
        json.WriteString("permalink", article.Permalink);
        json.WriteString("because", because);
        json.WriteEndObject();
    }

    private static void Item(Utf8JsonWriter json, InboxItem item)
    {
        var news = item.Stored.Item;
        json.WriteStartObject();
        json.WriteString("id", item.Key);
        json.WriteString("title", news.Title);
        json.WriteString("url", news.Address);
        json.WriteString("source", item.Source);
        json.WriteString("published", news.Published is { } published ? Report.Instant(published) : null);
        json.WriteString("firstSeen", Report.Instant(item.Stored.FirstSeen));
        json.WriteBoolean("new", item.IsNew);
        json.WriteString("summary", Summary(news));
        json.WriteEndObject();
    }

    private static string Count(int number, string one, string? many = null) =>
        number == 1 ? "1 " + one : $"{number} {many ?? one + "s"}";
}

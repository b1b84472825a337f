using Digest.Core.Catalog;

namespace Digest.Inbox;

/// <summary>An item of the inbox: a report that sources tell, folded where several feeds hold it.</summary>
/// <param name="Key">Short name, for commands.</param>
/// <param name="Stored">The item.</param>
/// <param name="Source">Name of its publisher.</param>
/// <param name="IsNew">Whether it was not there at the last look.</param>
/// <param name="Copies">Keys of the same report in other feeds.</param>
internal sealed record InboxItem(string Key, StoredItem Stored, string Source, bool IsNew, IReadOnlyList<string> Copies);

/// <summary>A story of the inbox.</summary>
/// <param name="Items">Its items, the newest first.</param>
/// <param name="Tellings">The tellings that the digest has of it, the earliest first; empty where it has none.</param>
/// <param name="StorySlug">Slug of the story that it would join, or null.</param>
/// <param name="Related">The telling of the digest that is nearest where it would join none, or null.</param>
/// <param name="Because">Why that is near.</param>
/// <param name="Nearness">How near it is to what the digest covers, from 0 to 1; 1 where it would join a story.</param>
internal sealed record InboxStory(IReadOnlyList<InboxItem> Items, IReadOnlyList<SiteArticle> Tellings, string? StorySlug,
    SiteArticle? Related, string Because, double Nearness)
{
    /// <summary>Headline: that of the item that has the longest text.</summary>
    public string Headline { get; } = Items.OrderByDescending(i => i.Stored.Item.Text.Length)
        .ThenBy(i => i.Key, StringComparer.Ordinal).First().Stored.Item.Title;

    /// <summary>The publishers that tell it, in the order of their items.</summary>
    public IReadOnlyList<string> Sources { get; } = Items.Select(i => i.Source).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>What it would be in the digest, in words.</summary>
    public string Place
    {
        get
        {
            if (Tellings.Count == 1) return $"a second telling of '{Tellings[0].Article.Headline}'";
            if (Tellings.Count > 1) return $"one more telling of '{Tellings[0].Article.Headline}' ({Tellings.Count} tellings)";
            var told = Sources.Count == 1 ? "told by one source" : $"told by {Sources.Count} sources";
            return Related is { } near ? $"{told}; related to '{near.Article.Headline}'" : $"nothing like it yet, {told}";
        }
    }
}

/// <summary>What is in the inbox.</summary>
/// <param name="Stories">Stories: those that most sources tell first, then those nearest to the digest, then the newest.</param>
/// <param name="Duplicates">How many items the digest has already.</param>
/// <param name="Seen">How many items were there at the last look and are left out.</param>
internal sealed record InboxView(IReadOnlyList<InboxStory> Stories, int Duplicates, int Seen);

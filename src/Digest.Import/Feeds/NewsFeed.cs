namespace Digest.Import.Feeds;

/// <summary>A feed as it was read.</summary>
/// <param name="Title">Its title on one line; empty where it has none.</param>
/// <param name="Address">Address of the site that it is of, or null.</param>
/// <param name="Language">Language, BCP 47, or null.</param>
/// <param name="Items">Its items in their order; of two with one id the first.</param>
public sealed record NewsFeed(string Title, string? Address, string? Language, IReadOnlyList<FeedItem> Items);

/// <summary>An item of a feed. All of it is plain text; nothing of it is markup.</summary>
/// <param name="Id">What tells it from the feed's other items: the feed's own id, else its address, else its words.</param>
/// <param name="Title">Title on one line; its text's beginning where it has none.</param>
/// <param name="Address">Absolute address of the report, http or https; or null.</param>
/// <param name="Published">When it was published; null where that is not said, or not to be read.</param>
/// <param name="Authors">Names.</param>
/// <param name="Text">The longest text that the feed gives, paragraphs at blank lines; may be empty.</param>
/// <param name="Language">Language, BCP 47, or null.</param>
/// <param name="Categories">Terms, as the feed has them.</param>
public sealed record FeedItem(string Id, string Title, string? Address, DateTimeOffset? Published,
    IReadOnlyList<string> Authors, string Text, string? Language, IReadOnlyList<string> Categories);

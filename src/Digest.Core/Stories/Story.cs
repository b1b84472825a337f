using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Stories;

/// <summary>The kind of evidence for a link; its name in lower case is the word of the JSON contract.</summary>
public enum ReasonKind
{
    /// <summary>Both use the same distinctive word, or a name of unknown kind.</summary>
    Term,

    /// <summary>Both name the same person.</summary>
    Person,

    /// <summary>Both name the same place.</summary>
    Place,

    /// <summary>Both name the same organization.</summary>
    Organization,

    /// <summary>Both carry the same topic.</summary>
    Topic,

    /// <summary>Both quote the same words.</summary>
    Quote,

    /// <summary>Both give the same number.</summary>
    Number,

    /// <summary>Both cite the same address.</summary>
    Original,

    /// <summary>Both come from the same publisher.</summary>
    Source,

    /// <summary>An editor linked them, or one article links to the other.</summary>
    Editor,
}

/// <summary>Which of two stories links to the other.</summary>
public enum ReasonDirection
{
    /// <summary>Neither, or both.</summary>
    None,

    /// <summary>The one that the link stands beside links to the other.</summary>
    Forward,

    /// <summary>The other one links to it.</summary>
    Backward,
}

/// <summary>How tellings differ about one quotation; its name in lower case is the word of the JSON contract and of
/// themes.</summary>
public enum QuoteConflict
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>Two tellings give it to different people.</summary>
    Speaker,

    /// <summary>A negation or a number differs.</summary>
    Wording,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>The words of contracts for enums.</summary>
public static class StoryWords
{
    /// <summary><c>term person place organization topic quote number original source editor</c>.</summary>
    public static string Word(this ReasonKind kind) => kind switch
    {
        ReasonKind.Term => "term",
        ReasonKind.Person => "person",
        ReasonKind.Place => "place",
        ReasonKind.Organization => "organization",
        ReasonKind.Topic => "topic",
        ReasonKind.Quote => "quote",
        ReasonKind.Number => "number",
        ReasonKind.Original => "original",
        ReasonKind.Source => "source",
        ReasonKind.Editor => "editor",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary><c>none speaker wording both</c>.</summary>
    public static string Word(this QuoteConflict conflict) => conflict switch
    {
        QuoteConflict.None => "none",
        QuoteConflict.Speaker => "speaker",
        QuoteConflict.Wording => "wording",
        QuoteConflict.Both => "both",
        _ => throw new ArgumentOutOfRangeException(nameof(conflict), conflict, null),
    };
}

/// <summary>Why two stories are linked, one piece of evidence.</summary>
/// <param name="Kind">What kind of evidence.</param>
/// <param name="Value">What they share, as a reader would write it.</param>
/// <param name="Weight">Its share of the score, from 0 to 1.</param>
public sealed record Reason(ReasonKind Kind, string Value, double Weight)
{
    /// <summary>Which of the two links to the other, or cites it.</summary>
    public ReasonDirection Direction { get; init; }

    /// <summary>The value of the reason <c>editor</c> where a text links to the other article and no key names it.</summary>
    public const string Mention = "mentions";
}

/// <summary>A ranked link from a story to another one.</summary>
/// <param name="Story">The other story.</param>
/// <param name="To">Its telling that is nearest.</param>
/// <param name="Score">Score from 0 to 1.</param>
/// <param name="Reasons">Evidence, the strongest first.</param>
/// <param name="Because">The evidence in a phrase for readers.</param>
public sealed record RelatedStory(Story Story, SiteArticle To, double Score, IReadOnlyList<Reason> Reasons, string Because);

/// <summary>How one telling words a shared quotation.</summary>
/// <param name="Telling">The telling; the round-up where an item has the quotation.</param>
/// <param name="Wording">Its wording.</param>
/// <param name="AttributedTo">To whom it gives the quotation; empty where it names nobody.</param>
public sealed record QuoteTelling(SiteArticle Telling, string Wording, IReadOnlyList<string> AttributedTo)
{
    /// <summary>The item that has it, or null.</summary>
    public Item? Item { get; init; }
}

/// <summary>An item in its role inside a story; never a telling.</summary>
/// <param name="Roundup">The round-up.</param>
/// <param name="Item">Its item.</param>
public sealed record Mention(SiteArticle Roundup, Item Item)
{
    /// <summary>The address of the item.</summary>
    public string Permalink => Roundup.Permalink + "#" + Item.Anchor;
}

/// <summary>What an item of a round-up is linked to.</summary>
/// <param name="Mention">The item.</param>
/// <param name="Story">The story that it mentions, or null.</param>
/// <param name="Others">The items of other round-ups that tell the same, by time.</param>
/// <param name="Related">Links to stories, the strongest first.</param>
public sealed record ItemLinks(Mention Mention, Story? Story, IReadOnlyList<Mention> Others,
    IReadOnlyList<RelatedStory> Related);

/// <summary>A link from a story to an item that no article tells of.</summary>
/// <param name="To">The item.</param>
/// <param name="Score">Score from 0 to 1.</param>
/// <param name="Reasons">Evidence, the strongest first.</param>
/// <param name="Because">The evidence in a phrase.</param>
public sealed record RelatedItem(Mention To, double Score, IReadOnlyList<Reason> Reasons, string Because);

/// <summary>A quotation that tellings of one story share.</summary>
/// <param name="Text">Its fullest wording.</param>
/// <param name="Conflict">How its tellings differ.</param>
/// <param name="Tellings">The tellings that have it.</param>
public sealed record SharedQuote(string Text, QuoteConflict Conflict, IReadOnlyList<QuoteTelling> Tellings);

/// <summary>A number that tellings of one story give differently.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Tellings">Each telling's value.</param>
public sealed record Figure(string What, IReadOnlyList<(SiteArticle Telling, string Value)> Tellings)
{
    /// <summary>True where a later number brings an earlier one up to date and no two tellings contradict each other.</summary>
    public bool Update { get; init; }
}

/// <summary>What linking found out about one story, before the site gives it words and an address.</summary>
/// <param name="PinnedSlug">Slug that the editor pinned, or null.</param>
/// <param name="Tellings">Its articles.</param>
/// <param name="Related">Links to other stories, by their index in the same list.</param>
/// <param name="Quotes">Quotations that its tellings share.</param>
/// <param name="Figures">Numbers that its tellings give differently.</param>
public sealed record LinkedStory(
    string? PinnedSlug,
    IReadOnlyList<SiteArticle> Tellings,
    IReadOnlyList<LinkedRelation> Related,
    IReadOnlyList<SharedQuote> Quotes,
    IReadOnlyList<Figure> Figures)
{
    /// <summary>Items of round-ups that mention it, by time.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>Links to items that no article tells of, the strongest first.</summary>
    public IReadOnlyList<RelatedItem> RelatedItems { get; init; } = [];
}

/// <summary>What linking found out about one item.</summary>
/// <param name="Mention">The item.</param>
/// <param name="Story">Index of the story that it mentions, or null.</param>
/// <param name="Others">The items of other round-ups that tell the same, by time.</param>
/// <param name="Related">Links to stories.</param>
public sealed record LinkedItem(Mention Mention, int? Story, IReadOnlyList<Mention> Others,
    IReadOnlyList<LinkedRelation> Related);

/// <summary>A link to another story as linking gives it.</summary>
/// <param name="Story">Index of the other story.</param>
/// <param name="To">Its telling that is nearest.</param>
/// <param name="Score">Score from 0 to 1.</param>
/// <param name="Reasons">Evidence, the strongest first.</param>
/// <param name="Because">The evidence in a phrase.</param>
public sealed record LinkedRelation(int Story, SiteArticle To, double Score, IReadOnlyList<Reason> Reasons, string Because);

/// <summary>The cluster of tellings of one event. Which stories are related to it, the site knows.</summary>
public sealed class Story
{
    /// <summary>A story.</summary>
    /// <param name="tellings">Its tellings, at least one: lead first, then by time.</param>
    internal Story(IReadOnlyList<SiteArticle> tellings)
    {
        Tellings = tellings;
        var earliest = tellings[0];
        var latest = tellings[0];
        foreach (var telling in tellings)
        {
            if (telling.Article.Published < earliest.Article.Published) earliest = telling;
            if (telling.Article.Published > latest.Article.Published) latest = telling;
        }

        (Begin, End) = (earliest.Article.Published, latest.Article.Published);
        Timeline = tellings.Count == 1
            ? tellings
            : [.. tellings.OrderBy(t => t.Article.Published).ThenBy(t => t.Article.SourcePath, StringComparer.Ordinal)];
    }

    /// <summary>The telling that stands for it.</summary>
    public SiteArticle Lead => Tellings[0];

    /// <summary>Its tellings, lead first, then by time.</summary>
    public IReadOnlyList<SiteArticle> Tellings { get; }

    /// <summary>Its tellings by time.</summary>
    public IReadOnlyList<SiteArticle> Timeline { get; }

    /// <summary>Its slug; for a story of one telling the article's.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page; for a story of one telling the article's.</summary>
    public required string Permalink { get; init; }

    /// <summary>The address of its page under the name that an editor gave it, or null; a story of one telling has no page
    /// there.</summary>
    public string? NamedPermalink { get; init; }

    /// <summary>The editor's file about it, or null.</summary>
    public StoryFile? File { get; init; }

    /// <summary>Its headline.</summary>
    public string Headline => File?.Headline ?? Lead.Article.Headline;

    /// <summary>Its dek, or null.</summary>
    public string? Dek => File?.Dek ?? Lead.Article.Dek;

    /// <summary>Whether it has a page of its own.</summary>
    public bool HasPage => Tellings.Count > 1;

    /// <summary>When its first telling was published.</summary>
    public DateTimeOffset Begin { get; }

    /// <summary>When its last telling was published.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Body of the editor's file, or null.</summary>
    public Body? Summary { get; init; }

    /// <summary>Quotations that tellings share.</summary>
    public IReadOnlyList<SharedQuote> Quotes { get; init; } = [];

    /// <summary>Numbers that tellings give differently.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>Items of round-ups that mention it, by time.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>Links to items that no article tells of, the strongest first.</summary>
    public IReadOnlyList<RelatedItem> RelatedItems { get; init; } = [];

    /// <summary>The story with one telling in the place of another. What tellings share is as it was.</summary>
    internal Story With(SiteArticle telling, SiteArticle replaced) => new([.. Tellings.Select(t => t == replaced ? telling : t)])
    {
        Slug = Slug,
        Permalink = Permalink == replaced.Permalink ? telling.Permalink : Permalink,
        NamedPermalink = NamedPermalink,
        File = File,
        Summary = Summary,
        Quotes = Quotes,
        Figures = Figures,
        Mentions = Mentions,
        RelatedItems = RelatedItems,
    };

    /// <summary>Order of front pages: the editor's weight, then tellings, sources, age (newest first), path.</summary>
    public static int ByImportance(Story a, Story b)
    {
        var order = b.Weight.CompareTo(a.Weight);
        if (order == 0) order = b.Tellings.Count.CompareTo(a.Tellings.Count);
        if (order == 0) order = b.Sources.CompareTo(a.Sources);
        return order != 0 ? order : SiteArticle.NewestFirst(a.Lead, b.Lead);
    }

    private double Weight
    {
        get
        {
            var most = double.MinValue;
            foreach (var telling in Tellings) most = Math.Max(most, telling.Article.Lead);
            return most;
        }
    }

    private int Sources => Tellings.Select(t => t.Source?.Slug ?? "").Distinct(StringComparer.Ordinal).Count();
}

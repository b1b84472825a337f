namespace Digest.Linking;

/// <summary>What an editor decided about an article; it always beats the machine.</summary>
/// <param name="Story">Slug of the story that the article is pinned to, or null.</param>
/// <param name="Alone">True keeps the article in a story of its own.</param>
/// <param name="Related">Ids of documents to relate to; symmetric.</param>
/// <param name="Unrelated">Ids never to relate to nor to share a story with; symmetric.</param>
public sealed record EditorWord(string? Story, bool Alone, IReadOnlyList<string> Related, IReadOnlyList<string> Unrelated)
{
    /// <summary>The editor said nothing.</summary>
    public static EditorWord None { get; } = new(null, false, [], []);
}

/// <summary>One article, as the linker sees it. Immutable; equal values give equal fingerprints.</summary>
/// <param name="Id">A unique name; ties are broken by its ordinal order.</param>
/// <param name="Headline">The headline, plain.</param>
/// <param name="Text">The body, plain; paragraphs are separated by blank lines.</param>
public sealed record LinkDocument(string Id, string Headline, string Text)
{
    /// <summary>One or two sentences that stand before the text and count as its first paragraph, or null.</summary>
    public string? Dek { get; init; }

    /// <summary>Dek and text. Put together anew each time: a site holds its texts once.</summary>
    internal string Whole => Dek is null ? Text : Dek + ParagraphBreak + Text;

    /// <summary>Length of <see cref="Whole"/>.</summary>
    internal int WholeLength => Dek is null ? Text.Length : Dek.Length + ParagraphBreak.Length + Text.Length;

    private const string ParagraphBreak = "\n\n";

    /// <summary>Part of <see cref="Whole"/>, which is not put together for it.</summary>
    internal string Slice(int start, int end)
    {
        if (Dek is null) return Text[start..end];
        var offset = Dek.Length + ParagraphBreak.Length;
        if (start >= offset) return Text[(start - offset)..(end - offset)];
        return end <= Dek.Length ? Dek[start..end] : Whole[start..end];
    }

    /// <summary>When the article was published, if known. Compared in whole days of 24 hours.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>BCP 47 tag; empty is read as <c>en</c>. Only the primary subtag counts.</summary>
    public string Language { get; init; } = "";

    /// <summary>Names that the front matter gives, in canonical form.</summary>
    public IReadOnlyList<LinkName> Names { get; init; } = [];

    /// <summary>Quotations known from markup (block quotes), beside those in quotation marks in <see cref="Text"/>.</summary>
    public IReadOnlyList<string> Quotations { get; init; } = [];

    /// <summary>Absolute addresses that the body links to.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Address of the original report, or null.</summary>
    public string? Original { get; init; }

    /// <summary>Name of the publisher, or null.</summary>
    public string? Source { get; init; }

    /// <summary>Ids of documents of the same site that the body links to.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>Whether it is a round-up: its items are linked in its place, and it is no telling of any story.</summary>
    public bool IsRoundup { get; init; }

    /// <summary>Id of the round-up that it is an item of, or null for an article.</summary>
    public string? Roundup { get; init; }

    /// <summary>What the lead of an item links to: Id of a document of the same site, or an absolute address; null for
    /// none.</summary>
    public string? LeadsTo { get; init; }

    /// <summary>Name of the series that it is an issue of, or null. Two issues are never of one story, unless pinned.</summary>
    public string? Series { get; init; }

    /// <summary>The editor's decisions about this article.</summary>
    public EditorWord Editor { get; init; } = EditorWord.None;
}

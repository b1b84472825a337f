namespace Digest.Import;

/// <summary>The image of a page.</summary>
/// <param name="Address">Its address as the page gives it.</param>
/// <param name="Alt">What it shows, or null.</param>
/// <param name="Credit">Who made it, or null.</param>
internal sealed record PageImage(string Address, string? Alt, string? Credit);

/// <summary>What a page or a text says about itself. The first place that says something is believed: callers ask the best place
/// first.</summary>
internal sealed class PageFacts
{
    public string? Headline { get; set; }

    public string? Dek { get; set; }

    public IReadOnlyList<string> Bylines { get; set; } = [];

    public string? Publisher { get; set; }

    public string? Url { get; set; }

    public FoundDate? Published { get; set; }

    public FoundDate? Updated { get; set; }

    public string? Language { get; set; }

    /// <summary>Where the page says that its text is in other languages.</summary>
    public IReadOnlyList<(string Language, string Address)> Alternates { get; set; } = [];

    public PageImage? Image { get; set; }

    public bool Paywall { get; set; }

    /// <summary>What the page says that it is about.</summary>
    public List<string> Keywords { get; } = [];

    /// <summary>Notes about corrections.</summary>
    public IReadOnlyList<Amendment> Amendments { get; set; } = [];

    public bool IsLiveBlog { get; set; }

    /// <summary>The whole text, where metadata holds it.</summary>
    public string? Text { get; set; }

    /// <summary>Every headline that some part of the page gives: a body that repeats one of them is doubled.</summary>
    public HashSet<string> Titles { get; } = new(StringComparer.Ordinal);

    public void OfferHeadline(string? text)
    {
        if (CleanText.WithoutTags(text) is not { } line || line.Length > 300) return;
        Titles.Add(CleanText.Key(line));
        // Metadata cuts long headlines off.
        if (Headline is null
            || (Cut(Headline) is { } start && line.Length > start.Length && line.StartsWith(start, StringComparison.Ordinal)))
        {
            Headline = line;
        }
    }

    public void OfferDek(string? text)
    {
        if (Dek is null && CleanText.WithoutTags(text) is { } line && line.Length is > 15 and < 600) Dek = line;
    }

    public void OfferBylines(IEnumerable<string> names)
    {
        if (Bylines.Count == 0) Bylines = names.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Take(12).ToList();
    }

    public void OfferPublisher(string? text)
    {
        if (Publisher is null && CleanText.Line(text) is { } line && line.Length <= 80
            && !line.Contains("://", StringComparison.Ordinal))
        {
            Publisher = line.TrimStart('@');
        }
    }

    public void OfferUrl(string? text) => Url ??= WebAddress.Article(text);

    public void OfferPublished(FoundDate? date)
    {
        // A time beats a day alone, as long as both are the same day.
        if (date is { } found
            && (Published is null
            || (!Published.Value.HasTime && found.HasTime
            && Math.Abs((found.Local.Date - Published.Value.Local.Date).Days) <= 1)))
        {
            Published = found;
        }
    }

    public void OfferUpdated(FoundDate? date) => Updated ??= date;

    private static string? Cut(string headline) =>
        headline.EndsWith('\u2026')
            ? headline[..^1].TrimEnd() : headline.EndsWith("...", StringComparison.Ordinal) ? headline[..^3].TrimEnd() : null;
}

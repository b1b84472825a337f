using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Editions;

/// <summary>A numbered, dated issue of the digest. Which one is before and which after it, the site knows.</summary>
public sealed class Edition
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its date: the file's, else the first day of its period, else its earliest article's.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The last day of its period; <see cref="Date"/> where it has a date of its own, or there are no periods.</summary>
    public required DateOnly LastDate { get; init; }

    /// <summary>The editor's file about it, or null.</summary>
    public EditionFile? File { get; init; }

    /// <summary>Its address.</summary>
    public string Permalink => $"/editions/{Number}/";

    /// <summary>Body of the editor's file, or null.</summary>
    public Body? Introduction { get; init; }

    /// <summary>Its articles, newest first.</summary>
    public IReadOnlyList<SiteArticle> Articles { get; init; } = [];

    /// <summary>When it was published: when its newest article was, or at the beginning of its day where that is
    /// later.</summary>
    /// <param name="zone">The site's zone.</param>
    public DateTimeOffset PublishedIn(TimeZoneInfo zone)
    {
        var dated = Dates.InZone(Date.ToDateTime(TimeOnly.MinValue), zone);
        return Articles.Count > 0 && Articles[0].Article.Published is var newest && newest > dated ? newest : dated;
    }

    /// <summary>Its stories in the editor's order, then by importance; each with the telling that stands for it here.</summary>
    public IReadOnlyList<EditionStory> Stories { get; init; } = [];
}

using Digest.Core.Catalog;
using Digest.Core.Stories;

namespace Digest.Core.Editions;

/// <summary>A story as an edition, a front page or a newsletter shows it: everything about it is of one telling, but for what the
/// editor says of the story.</summary>
/// <param name="Story">The story.</param>
/// <param name="Telling">The telling that stands for it here.</param>
public sealed record EditionStory(Story Story, SiteArticle Telling)
{
    /// <summary>The editor's headline of the story, else the telling's.</summary>
    public string Headline => Story.File?.Headline ?? Telling.Article.Headline;

    /// <summary>The editor's dek of the story, else the telling's, or null.</summary>
    public string? Dek => Story.File?.Dek ?? Telling.Article.Dek;

    /// <summary>The page that has this headline: the story's, or the telling's where the story goes by another telling's
    /// headline.</summary>
    public string Permalink => Story.File?.Headline is not null || Telling == Story.Lead ? Story.Permalink : Telling.Permalink;

    /// <summary>Tellings by other sources, each source once.</summary>
    public IEnumerable<SiteArticle> Also =>
        Story.Tellings.Where(t => t != Telling && t.Source is not null && t.Source != Telling.Source).DistinctBy(t => t.Source);
}

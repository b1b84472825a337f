using Digest.Core.Catalog;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Settings;
using static Digest.Rendering.ListViews;
using static Digest.Rendering.SiteViews;
using static Digest.Rendering.StoryViews;

namespace Digest.Rendering;

/// <summary>What templates may see of an article.</summary>
internal static class ArticleViews
{
    /// <summary>An article.</summary>
    public static readonly ViewTable<SiteArticle> ArticleTable = new("article",
        M<SiteArticle>("headline", "its headline", (a, _) => a.Article.Headline),
        M<SiteArticle>("href", "reference to its page", (a, s) => s.Href(a.Permalink)),
        M<SiteArticle>("address", "absolute address of its page", (a, s) => s.Absolute(a.Permalink)),
        M<SiteArticle>("slug", "its slug", (a, _) => a.Slug),
        M<SiteArticle>("dek", "its dek, or null", (a, _) => a.Article.Dek),
        M<SiteArticle>("note", "the editor's note, or null", (a, _) => a.Article.Note),
        M<SiteArticle>("kind", "`report opinion analysis press-release link roundup`",
        (a, _) => a.Article.Kind == ArticleKind.PressRelease ? "press-release" : a.Article.Kind.ToString().ToLowerInvariant()),
        M<SiteArticle>("authors", "authors in the order of the byline (list of *term*)", (a, s) => TermTable.Views(a.Authors, s)),
        M<SiteArticle>("source", "its source (*term*), or null", (a, s) => TermTable.View(a.Source, s)),
        M<SiteArticle>("source_name", "name of its source, or null; a withdrawn article has no other sign of it",
        (a, s) => (a.Source ?? s.Site.Catalog.Vocabulary.SourceOf(a.Article))?.Name),
        M<SiteArticle>("source_url", "address of the original report, or null",
        (a, _) => a.Article.Source?.Url is { } url && Addresses.IsSafeLink(url) ? Addresses.Encoded(url) : null),
        M<SiteArticle>("archived_url", "address of an archived copy, or null",
        (a, _) => a.Article.Source?.Archived is { } url && Addresses.IsSafeLink(url) ? Addresses.Encoded(url) : null),
        M<SiteArticle>("original", "whether it is the digest's own work", (a, _) => a.Article.Original),
        M<SiteArticle>("paywall", "whether the original is behind a paywall", (a, _) => a.Article.Paywall),
        M<SiteArticle>("published", "*moment* of publication", (a, s) => Moment.View(a.Article.Published, s)),
        M<SiteArticle>("updated", "*moment* of the last change, or null",
        (a, s) => a.Article.Updated is { } d ? Moment.View(d, s) : null),
        M<SiteArticle>("reading_minutes", "minutes that reading takes, from 1", (a, _) => a.ReadingMinutes),
        M<SiteArticle>("words", "words of the body", (a, _) => a.Body.Words),
        M<SiteArticle>("body", "the body (HTML)", (a, s) => s.BodyOf(a.Body)),
        M<SiteArticle>("headings", "headings of the body (list of *heading*)", (a, s) => HeadingTable!.Views(a.Body.Headings, s)),
        M<SiteArticle>("image", "its image (*image*), or null",
        (a, s) => s.Bodies.ImageOf(a) is { } image ? ImageTable!.View((image, a), s) : null),
        M<SiteArticle>("topics", "topics (list of *term*)", (a, s) => TermTable.Views(a.Topics, s)),
        M<SiteArticle>("people", "people (list of *term*)", (a, s) => TermTable.Views(a.People, s)),
        M<SiteArticle>("places", "places (list of *term*)", (a, s) => TermTable.Views(a.Places, s)),
        M<SiteArticle>("organizations", "organizations (list of *term*)", (a, s) => TermTable.Views(a.Organizations, s)),
        M<SiteArticle>("story", "its story (*story*)", (a, s) => StoryTable.View(s.Site.StoryOf(a), s)),
        M<SiteArticle>("other_tellings", "the other tellings of its story (list of *article*)",
        (a, s) => ArticleTable!.Views(s.Site.StoryOf(a).Tellings.Where(t => t != s.Site.Translations.StandsFor(a)).ToList(), s)),
        M<SiteArticle>("previous", "the telling before it in its story, or null",
        (a, s) => ArticleTable!.View(Neighbour(a, -1, s.Site), s)),
        M<SiteArticle>("next", "the telling after it in its story, or null",
        (a, s) => ArticleTable!.View(Neighbour(a, 1, s.Site), s)),
        M<SiteArticle>("related", "related stories, best first (list of *related*)",
        (a, s) => RelatedTable.Views(s.Site.RelatedOf(s.Site.StoryOf(a)), s)),
        M<SiteArticle>("items",
        "of a round-up: the items that articles or other round-ups tell as well, in their order (list of *item*)",
        (a, s) => ItemTable.Views([.. s.Site.ItemsOf(a).Where(i => i.Story is not null || i.Others.Count > 0)], s)),
        M<SiteArticle>("edition", "its edition (*edition*), or null", (a, s) => EditionTable!.View(s.Site.EditionOf(a), s)),
        M<SiteArticle>("latest_of_edition",
        "at most five newest other stories of its edition that are not in `related` (list of *article*)",
        (a, s) => ArticleTable!.Views(LatestOfEdition(a, s.Site), s)),
        M<SiteArticle>("corrections", "corrections (list of *correction*)",
        (a, s) => CorrectionTable!.Views(a.Article.Corrections, s)),
        M<SiteArticle>("withdrawn", "whether it was withdrawn", (a, _) => a.IsWithdrawn),
        M<SiteArticle>("withdrawn_on", "*moment* of the withdrawal, or null",
        (a, s) => a.Article.Withdrawn?.Date is { } d ? Moment.View(d, s) : null),
        M<SiteArticle>("withdrawn_reason", "why it was withdrawn, or null", (a, _) => a.Article.Withdrawn?.Reason),
        M<SiteArticle>("discussion", "links to discussions (list of *link*)",
        (a, s) => LinkTable!.Views(a.Article.Discussion, s)),
        M<SiteArticle>("comments_href", "where comments go, or null",
        (a, s) => a.Article.Comments == false ? null : s.Site.Settings.Comments),
        M<SiteArticle>("draft", "whether it is a draft", (a, _) => a.Article.Draft),
        M<SiteArticle>("scheduled", "whether it is of the future", (a, s) => a.Article.Published > s.Site.At),
        M<SiteArticle>("language", "language, BCP 47", (a, _) => a.Article.Language),
        M<SiteArticle>("language_name", "name of its language in that language, such as `Deutsch`; its code where none is known",
        (a, _) => Languages.NameOf(a.Article.Language) ?? a.Article.Language),
        M<SiteArticle>("language_list", "the list of the articles in its language (*language*), or null",
        (a, s) => LanguageTable.View(s.Site.ListOf(a.Article.Language), s)),
        M<SiteArticle>("translations", "the same text in other languages (list of *article*)",
        (a, s) => ArticleTable!.Views([.. s.Site.Translations.Of(a)], s)),
        M<SiteArticle>("dir", "`ltr` or `rtl`", (a, _) => Languages.IsRightToLeft(a.Article.Language) ? "rtl" : "ltr"),
        M<SiteArticle>("foreign", "whether its language is not that of the page's own words",
        (a, s) => !string.Equals(a.Article.Language, s.Strings.Language, StringComparison.OrdinalIgnoreCase)),
        M<SiteArticle>("extra", "front matter's `extra`", (a, _) => ExtraValues.ForTemplate(a.Article.Extra)));

    /// <summary>An image.</summary>
    public static readonly ViewTable<(ResolvedImage Image, SiteArticle Article)> ImageTable = new("image",
        M<(ResolvedImage Image, SiteArticle Article)>("src", "reference to the file", (i, _) => i.Image.Reference),
        M<(ResolvedImage Image, SiteArticle Article)>("address", "absolute address of the file",
        (i, s) => Permalinks.AbsoluteReference(i.Image.Reference, s.Site.Settings)),
        M<(ResolvedImage Image, SiteArticle Article)>("srcset", "its files for the attribute `srcset`, or null where it has one",
        (i, _) => i.Image.SourceSet),
        M<(ResolvedImage Image, SiteArticle Article)>("thumbnail", "reference to its smallest file",
        (i, _) => i.Image.Smallest),
        M<(ResolvedImage Image, SiteArticle Article)>("thumbnail_address",
        "absolute address of its smallest file; null for SVG and AVIF, which many mail programs do not show",
        (i, s) => i.Image.IsForMails ? Permalinks.AbsoluteReference(i.Image.Smallest, s.Site.Settings) : null),
        M<(ResolvedImage Image, SiteArticle Article)>("thumbnail_width",
        "width of its smallest file in pixels, or null where the file does not say", (i, _) => i.Image.SmallestSize?.Width),
        M<(ResolvedImage Image, SiteArticle Article)>("thumbnail_height",
        "height of its smallest file in pixels, or null where the file does not say", (i, _) => i.Image.SmallestSize?.Height),
        M<(ResolvedImage Image, SiteArticle Article)>("alt", "alternative text; may be empty",
        (i, _) => i.Article.Article.Image!.Alt),
        M<(ResolvedImage Image, SiteArticle Article)>("credit", "who made it, or null",
        (i, _) => i.Article.Article.Image!.Credit),
        M<(ResolvedImage Image, SiteArticle Article)>("width", "its width in pixels, or null where the file does not say",
        (i, _) => i.Image.Size?.Width),
        M<(ResolvedImage Image, SiteArticle Article)>("height", "its height in pixels, or null where the file does not say",
        (i, _) => i.Image.Size?.Height));

    /// <summary>A correction.</summary>
    public static readonly ViewTable<Correction> CorrectionTable = new("correction",
        M<Correction>("date", "its day, or null", (c, s) => c.Date is { } d ? Moment.View(d, s) : null),
        M<Correction>("text", "what was corrected", (c, _) => c.Text));

    /// <summary>A heading of a body.</summary>
    public static readonly ViewTable<Heading> HeadingTable = new("heading",
        M<Heading>("id", "its fragment", (h, _) => h.Id),
        M<Heading>("text", "its text", (h, _) => h.Text),
        M<Heading>("level", "2 to 6", (h, _) => h.Level));

    /// <summary>A link to another site.</summary>
    public static readonly ViewTable<string> LinkTable = new("link",
        M<string>("href", "its address", (l, _) => Addresses.Encoded(l)),
        M<string>("host", "its host without `www.`; the address where it is of no site",
        (l, _) => Addresses.IsWeb(l) ? Addresses.Host(l) : l));

    private static List<SiteArticle> LatestOfEdition(SiteArticle article, Site site)
    {
        var story = site.StoryOf(article);
        var related = site.RelatedOf(story);
        var others = (site.EditionOf(article)?.Stories
            ?? []).Where(e => e.Story.Permalink != story.Permalink && !related.Any(r => r.Story == e.Story))
            .Select(e => e.Telling).ToList();
        others.Sort(SiteArticle.NewestFirst);
        return others.Count > 5 ? others[..5] : others;
    }

    private static SiteArticle? Neighbour(SiteArticle article, int step, Site site)
    {
        var tellings = site.StoryOf(article).Tellings;
        if (tellings.Count < 2) return null;
        var ordered = tellings.OrderBy(t => t.Article.Published.UtcTicks)
            .ThenBy(t => t.Article.SourcePath, StringComparer.Ordinal).ToList();
        var index = ordered.IndexOf(site.Translations.StandsFor(article)) + step;
        return index >= 0 && index < ordered.Count ? ordered[index] : null;
    }
}

using System.Globalization;
using Digest.Core.Cards;
using Digest.Core.Catalog;
using Digest.Core.Editions;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Rendering;

/// <summary>Everything that templates of the site may see: one table a view.</summary>
internal static class SiteViews
{
    private static ViewMember<T> M<T>(string name, string meaning, Func<T, ViewScope, object?> get) => new(name, meaning, get);

    /// <summary>The site.</summary>
    public static readonly ViewTable<Site> SiteTable = new("site",
        M<Site>("title", "the setting `SiteTitle`", (v, _) => v.Settings.SiteTitle),
        M<Site>("description", "dek of `input/_index.md`, or null", (v, _) => v.Front?.Page.Dek),
        M<Site>("language", "language of the site", (v, _) => v.Settings.Language),
        M<Site>("root", "the setting `LinkRoot`, to put before a path such as `/assets/x`", (v, _) => v.Settings.LinkRoot),
        M<Site>("home_href", "the front page", (_, s) => s.Href("/")),
        M<Site>("address", "absolute address of the front page", (_, s) => s.Absolute("/")),
        M<Site>("feed_href", "the Atom feed", (_, s) => s.Href("/feed.xml")),
        M<Site>("rss_href", "the RSS feed", (_, s) => s.Href("/rss.xml")),
        M<Site>("json_href", "the JSON Feed", (_, s) => s.Href("/feed.json")),
        M<Site>("archive_href", "the archive, or null", (v, s) => v.Articles.Count > 0 ? s.Href("/archive/") : null),
        M<Site>("search_href", "the search page, or null", (v, s) => v.Articles.Count > 0 ? s.Href("/search/") : null),
        M<Site>("editions_href", "the list of editions, or null", (v, s) => v.Editions.Count > 0 ? s.Href("/editions/") : null),
        M<Site>("editions_feed_href", "the feed of editions, or null",
        (v, s) => v.Editions.Count > 0 ? s.Href("/editions/feed.xml") : null),
        M<Site>("menu", "list of {title, href, language}: topics with the most articles, the newest stories, editions, search",
        (_, s) => s.Menu),
        M<Site>("latest_href", "the newest stories, or null",
        (v, s) => v.Articles.Count > 0 ? s.Href(PagePlans.LatestPermalink) : null),
        M<Site>("indexes", "list of {title, href, language}: the indexes that the site has", (_, s) => s.Indexes),
        M<Site>("subscribe_href", "the page that says how to follow the site; null where it is one of `pages`",
        (v, s) => v.Pages.Any(p => p.Page.Permalink == PagePlans.SubscribePermalink)
            ? null : s.Href(PagePlans.SubscribePermalink)),
        M<Site>("pages", "list of {title, href, language}: pages that are no articles", (_, s) => s.Pages),
        M<Site>("offline_href", "the script that keeps the pages that were read, or null",
        (v, s) => v.Settings.Offline ? s.Href("/offline.js") : null),
        M<Site>("comments_href", "where comments go, or null", (v, _) => v.Settings.Comments));

    /// <summary>An entry of the menu.</summary>
    public static readonly ViewTable<MenuEntry> MenuTable = new("menu entry",
        M<MenuEntry>("title", "its title", (e, _) => e.Title),
        M<MenuEntry>("href", "reference to the page", (e, s) => s.Href(e.Permalink)),
        M<MenuEntry>("language", "language of its title", (e, _) => e.Language));

    /// <summary>A page that is no article, in lists of them.</summary>
    public static readonly ViewTable<ContentPage> PageLinkTable = new("page link",
        M<ContentPage>("title", "its title", (p, _) => p.Headline),
        M<ContentPage>("href", "reference to the page", (p, s) => s.Href(p.Permalink)),
        M<ContentPage>("language", "its language", (p, _) => p.Language));

    /// <summary>A moment.</summary>
    public static readonly ViewTable<DateTimeOffset> Moment = new("moment",
        M<DateTimeOffset>("iso", "ISO 8601 with offset, for `datetime`",
        (d, _) => d.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
        M<DateTimeOffset>("day", "the day as `2015-07-16`", (d, _) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        M<DateTimeOffset>("text", "the day in the page's culture, such as 16 July 2015",
        (d, s) => Dated(DateOnly.FromDateTime(d.DateTime), s)),
        M<DateTimeOffset>("time", "hour and minute", (d, _) => d.ToString("HH:mm", CultureInfo.InvariantCulture)),
        M<DateTimeOffset>("year", "the year, a number", (d, _) => d.Year),
        M<DateTimeOffset>("value", "date and time in its own offset, for `date.to_string`; the offset is in `iso`",
        (d, _) => SiteFunctions.Clock(d)));

    /// <summary>A term.</summary>
    public static readonly ViewTable<Term> TermTable = new("term",
        M<Term>("name", "its name, in the page's language where `_data` gives it",
        (t, s) => t.NameIn(s.Strings.Language) ?? t.Name),
        M<Term>("language", "language of that name: the page's, or the site's",
        (t, s) => s.LanguageOf(t)),
        M<Term>("slug", "its slug", (t, _) => t.Slug),
        M<Term>("href", "reference to its page", (t, s) => s.Href(t.Permalink)),
        M<Term>("kind", "`topic person place organization source author`", (t, _) => t.Kind.ToString().ToLowerInvariant()),
        M<Term>("description", "description in `_data`, or null", (t, _) => t.Entry?.Description),
        M<Term>("link", "address in `_data`, or null",
        (t, _) => t.Entry?.Link is { } link && Addresses.IsSafeLink(link) ? Addresses.Encoded(link) : null),
        M<Term>("count", "number of articles", (t, s) => s.Site.Catalog.ArticlesOf(t).Count),
        M<Term>("weeks", "a line of its articles by week, for a year at most (HTML), or null",
        (t, s) => Charts.Weeks(s.Site.Catalog.ArticlesOf(t),
        (articles, weeks, most) => s.Strings.Format("weeks", [articles, weeks, most])) is { } svg ? new Html(svg) : null),
        M<Term>("feed_href", "its feed, or null; people, places, organizations and authors have one from their second article on",
        (t, s) => s.Site.FeedOf(t) is { } feed ? s.Href(feed) : null));

    /// <summary>A letter of an index.</summary>
    public static readonly ViewTable<IndexLetter> LetterTable = new("letter",
        M<IndexLetter>("name", "the letter; `0–9` for digits, `#` for other signs", (l, _) => l.Name),
        M<IndexLetter>("id", "a fragment for its place", (l, _) => l.Id),
        M<IndexLetter>("terms", "the terms that begin with it (list of *term*)", (l, s) => TermTable.Views(l.Terms, s)));

    /// <summary>A correction.</summary>
    public static readonly ViewTable<Correction> CorrectionTable = new("correction",
        M<Correction>("date", "its day, or null", (c, s) => c.Date is { } d ? Moment.View(d, s) : null),
        M<Correction>("text", "what was corrected", (c, _) => c.Text));

    /// <summary>A heading of a body.</summary>
    public static readonly ViewTable<Heading> HeadingTable = new("heading",
        M<Heading>("id", "its fragment", (h, _) => h.Id),
        M<Heading>("text", "its text", (h, _) => h.Text),
        M<Heading>("level", "2 to 6", (h, _) => h.Level));

    /// <summary>A reason of a link.</summary>
    public static readonly ViewTable<Reason> ReasonTable = new("reason",
        M<Reason>("kind", "`term person place organization topic quote number original source editor`", (r, _) => r.Kind.Word()),
        M<Reason>("value", "what is shared", (r, _) => r.Value));

    /// <summary>A related story.</summary>
    public static readonly ViewTable<RelatedStory> RelatedTable = new("related",
        M<RelatedStory>("headline", "headline of the story", (r, _) => r.Story.Headline),
        M<RelatedStory>("href", "reference to the story's page, or to its one telling", (r, s) => s.Href(r.Story.Permalink)),
        M<RelatedStory>("dek", "dek of the story, or null", (r, _) => r.Story.Dek),
        M<RelatedStory>("because", "why it is related, in words", (r, s) => ReasonWords.Format(r.Reasons, s.Strings, s.NameOf)),
        M<RelatedStory>("reasons", "list of *reason*", (r, s) => ReasonTable.Views(r.Reasons, s)),
        M<RelatedStory>("published", "*moment* of the story's first telling", (r, s) => Moment.View(r.Story.Begin, s)),
        M<RelatedStory>("source", "source of its nearest telling (*term*), or null", (r, s) => TermTable.View(r.To.Source, s)),
        M<RelatedStory>("count", "number of its tellings", (r, _) => r.Story.Tellings.Count),
        M<RelatedStory>("language", "language of the story", (r, _) => r.Story.Lead.Article.Language),
        M<RelatedStory>("dir", "`ltr` or `rtl`",
        (r, _) => Languages.IsRightToLeft(r.Story.Lead.Article.Language) ? "rtl" : "ltr"));

    private static bool Differs(QuoteTelling telling, SharedQuote quote) =>
        WordDifference.Html(telling.Wording, quote.Text).Contains("</", StringComparison.Ordinal);

    private static string TellerOf(SiteArticle telling, ViewScope scope) => telling.Source?.Name
        ?? (telling.Article.Original ? scope.Site.Settings.SiteTitle : telling.Article.Headline);

    /// <summary>A page that sets two tellings side by side.</summary>
    public static readonly ViewTable<(SiteArticle Left, SiteArticle Right, string Permalink)> PairTable = new("pair",
        M<(SiteArticle Left, SiteArticle Right, string Permalink)>("left", "the earlier telling (*article*)",
        (p, s) => ArticleTable!.View(p.Left, s)),
        M<(SiteArticle Left, SiteArticle Right, string Permalink)>("right", "the later telling (*article*)",
        (p, s) => ArticleTable!.View(p.Right, s)),
        M<(SiteArticle Left, SiteArticle Right, string Permalink)>("href", "reference to the page",
        (p, s) => s.Href(p.Permalink)));

    /// <summary>A passage of two tellings.</summary>
    public static readonly ViewTable<PassagePair> PassageTable = new("passage",
        M<PassagePair>("left", "the earlier telling's (HTML), or null", (p, _) => p.Left is { } html ? new Html(html) : null),
        M<PassagePair>("right", "the later telling's (HTML), or null", (p, _) => p.Right is { } html ? new Html(html) : null),
        M<PassagePair>("left_speakers", "names that the earlier telling gives a quotation to", (p, _) => p.LeftSpeakers),
        M<PassagePair>("right_speakers", "names that the later telling gives a quotation to", (p, _) => p.RightSpeakers));

    /// <summary>Names that two tellings give.</summary>
    public static readonly ViewTable<NamePairs> NamePairsTable = new("names",
        M<NamePairs>("kind", "`people places organizations`", (n, _) => Term.Segment(n.Kind)),
        M<NamePairs>("both", "those of both (list of *term*)", (n, s) => TermTable.Views(n.Both, s)),
        M<NamePairs>("left", "those of the earlier telling alone (list of *term*)", (n, s) => TermTable.Views(n.Left, s)),
        M<NamePairs>("right", "those of the later telling alone (list of *term*)", (n, s) => TermTable.Views(n.Right, s)));

    /// <summary>How one telling words a quotation.</summary>
    public static readonly ViewTable<(QuoteTelling Telling, SharedQuote Quote)> QuoteTellingTable = new("quote telling",
        M<(QuoteTelling Telling, SharedQuote Quote)>("article", "the telling (*article*)",
        (q, s) => ArticleTable!.View(q.Telling.Telling, s)),
        M<(QuoteTelling Telling, SharedQuote Quote)>("wording", "its wording", (q, _) => q.Telling.Wording),
        M<(QuoteTelling Telling, SharedQuote Quote)>("marked",
        "its wording (HTML): words that the fullest wording has not in `ins`, words that it lacks in `del`",
        (q, _) => new Html(WordDifference.Html(q.Telling.Wording, q.Quote.Text))),
        M<(QuoteTelling Telling, SharedQuote Quote)>("same", "whether its words are those of the fullest wording",
        (q, _) => WordDifference.IsSame(q.Telling.Wording, q.Quote.Text)),
        M<(QuoteTelling Telling, SharedQuote Quote)>("shortened", "whether it gives a part of the fullest wording, in its words",
        (q, _) => !WordDifference.IsSame(q.Telling.Wording, q.Quote.Text) && !Differs(q.Telling, q.Quote)),
        M<(QuoteTelling Telling, SharedQuote Quote)>("attributed_to", "list of names; empty where nobody is named",
        (q, _) => q.Telling.AttributedTo));

    /// <summary>A shared quotation.</summary>
    public static readonly ViewTable<SharedQuote> QuoteTable = new("quote",
        M<SharedQuote>("text", "its fullest wording", (q, _) => q.Text),
        M<SharedQuote>("differs", "whether any telling words it differently",
        (q, _) => q.Tellings.Any(t => Differs(t, q))),
        M<SharedQuote>("agrees", "whether all tellings give it in the same words, or parts of them, and to the same people",
        (q, _) => q.Conflict == QuoteConflict.None && !q.Tellings.Any(t => Differs(t, q))),
        M<SharedQuote>("speakers", "names that it is attributed to, each spelling once",
        (q, _) => q.Tellings.SelectMany(t => t.AttributedTo).Distinct(StringComparer.Ordinal).ToList()),
        M<SharedQuote>("conflict", "`none speaker wording both`", (q, _) => q.Conflict.Word()),
        M<SharedQuote>("tellings", "list of *quote telling*",
        (q, s) => QuoteTellingTable.Views(q.Tellings.Select(t => (t, q)).ToList(), s)));

    /// <summary>A telling's value of a figure.</summary>
    public static readonly ViewTable<(SiteArticle Telling, string Value)> FigureTellingTable = new("figure telling",
        M<(SiteArticle Telling, string Value)>("article", "the telling (*article*)", (f, s) => ArticleTable!.View(f.Telling, s)),
        M<(SiteArticle Telling, string Value)>("value", "its number, as written", (f, _) => f.Value));

    /// <summary>A figure that tellings give differently.</summary>
    public static readonly ViewTable<Figure> FigureTable = new("figure",
        M<Figure>("what", "what is counted", (f, _) => f.What),
        M<Figure>("tellings", "list of *figure telling*", (f, s) => FigureTellingTable.Views(f.Tellings, s)));

    /// <summary>A story.</summary>
    public static readonly ViewTable<Story> StoryTable = new("story",
        M<Story>("headline", "its headline", (v, _) => v.Headline),
        M<Story>("dek", "its dek, or null", (v, _) => v.Dek),
        M<Story>("slug", "its slug", (v, _) => v.Slug),
        M<Story>("href", "reference to its page, or to its one telling", (v, s) => s.Href(v.Permalink)),
        M<Story>("has_page", "whether it has two or more tellings, and so a page", (v, _) => v.HasPage),
        M<Story>("count", "number of tellings", (v, _) => v.Tellings.Count),
        M<Story>("lead", "its lead telling (*article*)", (v, s) => ArticleTable!.View(v.Lead, s)),
        M<Story>("tellings", "list of *article*, lead first, then by time", (v, s) => ArticleTable!.Views(v.Tellings, s)),
        M<Story>("timeline", "list of *article* by time",
        (v, s) => ArticleTable!.Views(v.Timeline, s)),
        M<Story>("pairs", "pages that set two tellings side by side (list of *pair*)",
        (v, s) => PairTable!.Views(SideBySide.Pairs(v), s)),
        M<Story>("spellings", "names that are spelt differently, as far as quotations are theirs: a list of lists of spellings",
        (v, _) => NameSpellings.Of(v)),
        M<Story>("coverage", "a picture of who told it when (HTML), or null",
        (v, s) => Charts.Coverage(v, s.Strings["coverage"], t => TellerOf(t, s)) is { } svg ? new Html(svg) : null),
        M<Story>("sources", "sources of its tellings, each once (list of *term*)",
        (v, s) => TermTable.Views(v.Tellings.Select(t => t.Source).OfType<Term>().Distinct().ToList(), s)),
        M<Story>("other_sources", "sources of its tellings but the lead's (list of *term*)",
        (v, s) => TermTable.Views(v.Tellings.Select(t => t.Source).OfType<Term>().Where(t => t != v.Lead.Source).Distinct()
        .ToList(), s)),
        M<Story>("summary", "the editor's summary (HTML), or null", (v, s) => s.HtmlOf(v.Summary)),
        M<Story>("quotes", "shared quotations (list of *quote*)", (v, s) => QuoteTable.Views(v.Quotes, s)),
        M<Story>("figures", "numbers that differ (list of *figure*)", (v, s) => FigureTable.Views(v.Figures, s)),
        M<Story>("related", "related stories, best first (list of *related*)",
        (v, s) => RelatedTable.Views(s.Site.RelatedOf(v), s)),
        M<Story>("before", "related stories that began earlier (list of *related*)",
        (v, s) => RelatedTable.Views(s.Site.RelatedOf(v).Where(r => r.Story.Begin < v.Begin).OrderByDescending(r => r.Story.Begin)
        .ToList(), s)),
        M<Story>("after", "related stories that began later (list of *related*)",
        (v, s) => RelatedTable.Views(s.Site.RelatedOf(v).Where(r => r.Story.Begin >= v.Begin).OrderBy(r => r.Story.Begin)
        .ToList(), s)),
        M<Story>("begin", "*moment* of its first telling", (v, s) => Moment.View(v.Begin, s)),
        M<Story>("end", "*moment* of its last telling", (v, s) => Moment.View(v.End, s)),
        M<Story>("topics", "topics of its tellings (list of *term*)",
        (v, s) => TermTable.Views(v.Tellings.SelectMany(t => t.Topics).Distinct().ToList(), s)),
        M<Story>("people", "people of its tellings (list of *term*)",
        (v, s) => TermTable.Views(v.Tellings.SelectMany(t => t.People).Distinct().ToList(), s)),
        M<Story>("places", "places of its tellings (list of *term*)",
        (v, s) => TermTable.Views(v.Tellings.SelectMany(t => t.Places).Distinct().ToList(), s)),
        M<Story>("organizations", "organizations of its tellings (list of *term*)",
        (v, s) => TermTable.Views(v.Tellings.SelectMany(t => t.Organizations).Distinct().ToList(), s)),
        M<Story>("feed_href", "its feed, or null", (v, s) => v.HasPage ? s.Href(v.Permalink + "feed.xml") : null));

    /// <summary>A link to another site.</summary>
    public static readonly ViewTable<string> LinkTable = new("link",
        M<string>("href", "its address", (l, _) => Addresses.Encoded(l)),
        M<string>("host", "its host without `www.`; the address where it is of no site",
        (l, _) => Addresses.IsWeb(l) ? Addresses.Host(l) : l));

    /// <summary>An article.</summary>
    public static readonly ViewTable<SiteArticle> ArticleTable = new("article",
        M<SiteArticle>("headline", "its headline", (a, _) => a.Article.Headline),
        M<SiteArticle>("href", "reference to its page", (a, s) => s.Href(a.Permalink)),
        M<SiteArticle>("address", "absolute address of its page", (a, s) => s.Absolute(a.Permalink)),
        M<SiteArticle>("slug", "its slug", (a, _) => a.Slug),
        M<SiteArticle>("dek", "its dek, or null", (a, _) => a.Article.Dek),
        M<SiteArticle>("note", "the editor's note, or null", (a, _) => a.Article.Note),
        M<SiteArticle>("kind", "`report opinion analysis press-release link`",
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
        M<SiteArticle>("headings", "headings of the body (list of *heading*)", (a, s) => HeadingTable.Views(a.Body.Headings, s)),
        M<SiteArticle>("image", "its image (*image*), or null",
        (a, s) => s.Bodies.ImageOf(a) is { } image ? ImageTable!.View((image, a), s) : null),
        M<SiteArticle>("topics", "topics (list of *term*)", (a, s) => TermTable.Views(a.Topics, s)),
        M<SiteArticle>("people", "people (list of *term*)", (a, s) => TermTable.Views(a.People, s)),
        M<SiteArticle>("places", "places (list of *term*)", (a, s) => TermTable.Views(a.Places, s)),
        M<SiteArticle>("organizations", "organizations (list of *term*)", (a, s) => TermTable.Views(a.Organizations, s)),
        M<SiteArticle>("story", "its story (*story*)", (a, s) => StoryTable.View(s.Site.StoryOf(a), s)),
        M<SiteArticle>("other_tellings", "the other tellings of its story (list of *article*)",
        (a, s) => ArticleTable!.Views(s.Site.StoryOf(a).Tellings.Where(t => t != a).ToList(), s)),
        M<SiteArticle>("previous", "the telling before it in its story, or null",
        (a, s) => ArticleTable!.View(Neighbour(a, -1, s.Site), s)),
        M<SiteArticle>("next", "the telling after it in its story, or null",
        (a, s) => ArticleTable!.View(Neighbour(a, 1, s.Site), s)),
        M<SiteArticle>("related", "related stories, best first (list of *related*)",
        (a, s) => RelatedTable.Views(s.Site.RelatedOf(s.Site.StoryOf(a)), s)),
        M<SiteArticle>("edition", "its edition (*edition*), or null", (a, s) => EditionTable!.View(s.Site.EditionOf(a), s)),
        M<SiteArticle>("latest_of_edition",
        "at most five newest other stories of its edition that are not in `related` (list of *article*)",
        (a, s) => ArticleTable!.Views(LatestOfEdition(a, s.Site), s)),
        M<SiteArticle>("corrections", "corrections (list of *correction*)",
        (a, s) => CorrectionTable.Views(a.Article.Corrections, s)),
        M<SiteArticle>("withdrawn", "whether it was withdrawn", (a, _) => a.IsWithdrawn),
        M<SiteArticle>("withdrawn_on", "*moment* of the withdrawal, or null",
        (a, s) => a.Article.Withdrawn?.Date is { } d ? Moment.View(d, s) : null),
        M<SiteArticle>("withdrawn_reason", "why it was withdrawn, or null", (a, _) => a.Article.Withdrawn?.Reason),
        M<SiteArticle>("discussion", "links to discussions (list of *link*)", (a, s) => LinkTable.Views(a.Article.Discussion, s)),
        M<SiteArticle>("comments_href", "where comments go, or null",
        (a, s) => a.Article.Comments == false ? null : s.Site.Settings.Comments),
        M<SiteArticle>("draft", "whether it is a draft", (a, _) => a.Article.Draft),
        M<SiteArticle>("scheduled", "whether it is of the future", (a, s) => a.Article.Published > s.Site.At),
        M<SiteArticle>("language", "language, BCP 47", (a, _) => a.Article.Language),
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

    /// <summary>The picture that stands for a page where somebody links to it, by its site path.</summary>
    public static readonly ViewTable<string> CardTable = new("card",
        M<string>("src", "reference to the file", (p, s) => s.Href(p)),
        M<string>("address", "absolute address of the file", (p, s) => s.Absolute(p)),
        M<string>("width", "its width in pixels", (_, _) => Card.Width),
        M<string>("height", "its height in pixels", (_, _) => Card.Height));

    /// <summary>A story of an edition.</summary>
    public static readonly ViewTable<EditionStory> EditionStoryTable = new("edition story",
        M<EditionStory>("headline", "the editor's headline of the story, else that of `article`", (e, _) => e.Headline),
        M<EditionStory>("dek", "the editor's dek of the story, else that of `article`, or null", (e, _) => e.Dek),
        M<EditionStory>("href", "reference to the page that has the headline: the story's, or that of `article`",
        (e, s) => s.Href(e.Permalink)),
        M<EditionStory>("story", "the story (*story*)", (e, s) => StoryTable.View(e.Story, s)),
        M<EditionStory>("article", "the telling that stands for it here (*article*)", (e, s) => ArticleTable.View(e.Telling, s)),
        M<EditionStory>("also", "tellings by other sources, each source once (list of *article*)",
        (e, s) => ArticleTable.Views(e.Also.ToList(), s)));

    /// <summary>A story of a newsletter.</summary>
    public static readonly ViewTable<NewsletterEntry> NewsletterTable = new("newsletter entry",
        M<NewsletterEntry>("shown", "the story as its edition shows it (*edition story*)",
        (e, s) => EditionStoryTable.View(e.Story, s)),
        M<NewsletterEntry>("article", "the telling that stands for it in this edition (*article*)",
        (e, s) => ArticleTable.View(e.Story.Telling, s)),
        M<NewsletterEntry>("address", "absolute address of the page that has the headline",
        (e, s) => s.Absolute(e.Story.Permalink)),
        M<NewsletterEntry>("body",
        "the whole body for a mail (HTML); null where rights do not allow it, or the mail would grow too long",
        (e, _) => e.Html is null ? null : new Html(e.Html)),
        M<NewsletterEntry>("text", "the whole body as lines of at most 72 characters, or null",
        (e, _) => e.Text is null ? null : PlainText.Wrap(e.Text, 72)),
        M<NewsletterEntry>("headline", "its headline as such lines", (e, _) => PlainText.Wrap(e.Story.Headline, 72)),
        M<NewsletterEntry>("dek", "its dek as such lines, or null",
        (e, _) => e.Story.Dek is { } dek ? PlainText.Wrap(dek, 72) : null),
        M<NewsletterEntry>("note", "the editor's note as such lines, or null",
        (e, _) => e.Story.Telling.Article.Note is { } note ? PlainText.Wrap(note, 72) : null));

    /// <summary>An edition.</summary>
    public static readonly ViewTable<Edition> EditionTable = new("edition",
        M<Edition>("number", "its number", (e, _) => e.Number),
        M<Edition>("href", "reference to its page", (e, s) => s.Href(e.Permalink)),
        M<Edition>("address", "absolute address of its page", (e, s) => s.Absolute(e.Permalink)),
        M<Edition>("newsletter_href", "reference to it as a mail, or null",
        (e, s) => e.Stories.Count > 0 ? s.Href(e.Permalink + "newsletter.html") : null),
        M<Edition>("date", "its days in the page's culture: its own date, or the span of its period, such as 13–19 July 2015",
        (e, s) => Dated(e.Date, e.LastDate, s)),
        M<Edition>("day", "its first day as `2015-07-16`", (e, _) => e.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        M<Edition>("headline", "the editor's title, or null", (e, _) => e.File?.Headline),
        M<Edition>("dek", "dek, or null", (e, _) => e.File?.Dek),
        M<Edition>("introduction", "the editor's introduction (HTML), or null", (e, s) => s.HtmlOf(e.Introduction)),
        M<Edition>("stories", "its stories (list of *edition story*)", (e, s) => EditionStoryTable.Views(e.Stories, s)),
        M<Edition>("count", "number of its stories", (e, _) => e.Stories.Count),
        M<Edition>("previous", "the edition before, or null", (e, s) => EditionTable!.View(s.Site.EditionBefore(e), s)),
        M<Edition>("next", "the edition after, or null", (e, s) => EditionTable!.View(s.Site.EditionAfter(e), s)));

    /// <summary>The form that a reader subscribes with.</summary>
    public static readonly ViewTable<SubscriptionForm> FormTable = new("subscription form",
        M<SubscriptionForm>("action", "address that it is sent to, by `post`", (f, _) => f.Action),
        M<SubscriptionForm>("host", "host of the service", (f, _) => f.Host),
        M<SubscriptionForm>("email", "name of the field for the mail address", (f, _) => f.EmailField),
        M<SubscriptionForm>("name", "name of the field for the reader's name, or null", (f, _) => f.NameField),
        M<SubscriptionForm>("hidden", "fields that are sent as they are (list of {name, value})",
        (f, s) => FieldTable!.Views(f.Hidden, s)),
        M<SubscriptionForm>("trap", "name of a field that stays empty unless a robot fills it, or null", (f, _) => f.TrapField));

    /// <summary>A field that is sent as it is.</summary>
    public static readonly ViewTable<KeyValuePair<string, string>> FieldTable = new("form field",
        M<KeyValuePair<string, string>>("name", "its name", (f, _) => f.Key),
        M<KeyValuePair<string, string>>("value", "its value", (f, _) => f.Value));

    /// <summary>A section of the front page.</summary>
    public static readonly ViewTable<TopicSection> SectionTable = new("section",
        M<TopicSection>("topic", "its topic (*term*)", (t, s) => TermTable.View(t.Topic, s)),
        M<TopicSection>("stories", "its stories, the most important first (list of *edition story*)",
        (t, s) => EditionStoryTable.Views(t.Stories, s)));

    /// <summary>A page of a list.</summary>
    public static readonly ViewTable<ListPage> ListTable = new("list",
        M<ListPage>("entries", "its stories, newest first, each with its telling here (list of *edition story*)",
        (l, s) => EditionStoryTable!.Views(l.Entries, s)),
        M<ListPage>("articles", "the tellings that stand for its stories, newest first (list of *article*)",
        (l, s) => ArticleTable.Views(l.Entries.Select(e => e.Telling).ToList(), s)),
        M<ListPage>("months", "its stories by month, newest first (list of *month*, each with what is on this page alone)",
        (l, s) => MonthTable!.Views(PagePlans.Months(l.Entries), s)),
        M<ListPage>("number", "number of a page of the past, from 1 for the oldest; null on the first page", (l, _) => l.Number),
        M<ListPage>("newer_href", "page with newer articles, or null", (l, s) => l.Newer is null ? null : s.Href(l.Newer)),
        M<ListPage>("older_href", "page with older articles, or null", (l, s) => l.Older is null ? null : s.Href(l.Older)));

    /// <summary>A month of the archive.</summary>
    public static readonly ViewTable<ArchiveMonth> MonthTable = new("month",
        M<ArchiveMonth>("year", "the year, a number", (m, _) => m.Year),
        M<ArchiveMonth>("number", "the month, from 1", (m, _) => m.Month),
        M<ArchiveMonth>("name", "month and year in the page's culture", NameOf),
        M<ArchiveMonth>("href", "reference to its page", (m, s) => s.Href(m.Permalink)),
        M<ArchiveMonth>("year_href", "reference to the page of its year",
        (m, s) => s.Href(string.Create(CultureInfo.InvariantCulture, $"/archive/{m.Year:0000}/"))),
        M<ArchiveMonth>("count", "number of its articles", (m, _) => m.Articles.Count),
        M<ArchiveMonth>("entries", "its stories, newest first, each with its telling here (list of *edition story*)",
        (m, s) => EditionStoryTable.Views(m.Entries, s)),
        M<ArchiveMonth>("articles", "its articles, newest first (list of *article*)",
        (m, s) => ArticleTable.Views(m.Articles, s)));

    /// <summary>Month and year in the culture of a page.</summary>
    public static string NameOf(ArchiveMonth month, ViewScope scope) =>
        new DateTime(month.Year, month.Month, 1).ToString(scope.Strings["month_format"], scope.Culture);

    /// <summary>A day in the culture of a page.</summary>
    public static string Dated(DateOnly day, ViewScope scope) => day.ToString(scope.Strings["date_format"], scope.Culture);

    /// <summary>A span of days in the culture of a page: what both days share is written once.</summary>
    public static string Dated(DateOnly first, DateOnly last, ViewScope scope)
    {
        if (first == last) return Dated(first, scope);
        // Calendars differ in where a month or a year ends.
        var calendar = scope.Culture.DateTimeFormat.Calendar;
        var (from, to) = (first.ToDateTime(TimeOnly.MinValue), last.ToDateTime(TimeOnly.MinValue));
        var key = calendar.GetYear(from) != calendar.GetYear(to)
            ? "days" : calendar.GetMonth(from) != calendar.GetMonth(to) ? "days_of_year" : "days_of_month";
        return string.Format(scope.Culture, scope.Strings[key], from, to);
    }

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
        var index = ordered.IndexOf(article) + step;
        return index >= 0 && index < ordered.Count ? ordered[index] : null;
    }
}

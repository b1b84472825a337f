using Digest.Core.Catalog;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Stories;
using static Digest.Rendering.ArticleViews;
using static Digest.Rendering.ListViews;
using static Digest.Rendering.SiteViews;

namespace Digest.Rendering;

/// <summary>What templates may see of a story, of what its tellings share, and of two of them side by side.</summary>
internal static class StoryViews
{
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
        (v, s) => Charts.Coverage(v, s.Strings["coverage"], s.Site.TellerOf) is { } svg ? new Html(svg) : null),
        M<Story>("sources", "sources of its tellings, each once (list of *term*)",
        (v, s) => TermTable.Views(v.Tellings.Select(t => t.Source).OfType<Term>().Distinct().ToList(), s)),
        M<Story>("other_sources", "sources of its tellings but the lead's (list of *term*)",
        (v, s) => TermTable.Views(v.Tellings.Select(t => t.Source).OfType<Term>().Where(t => t != v.Lead.Source).Distinct()
        .ToList(), s)),
        M<Story>("summary", "the editor's summary (HTML), or null", (v, s) => s.HtmlOf(v.Summary)),
        M<Story>("quotes", "shared quotations (list of *quote*)", (v, s) => QuoteTable!.Views(v.Quotes, s)),
        M<Story>("mentions", "items of round-ups that mention it, by time (list of *mention*)",
        (v, s) => MentionTable!.Views(v.Mentions, s)),
        M<Story>("related_items", "items of round-ups that are related and that no article tells of (list of *mention*)",
        (v, s) => MentionTable!.Views([.. v.RelatedItems.Select(r => r.To)], s)),
        M<Story>("figures", "numbers that differ (list of *figure*)", (v, s) => FigureTable!.Views(v.Figures, s)),
        M<Story>("related", "related stories, best first (list of *related*)",
        (v, s) => RelatedTable!.Views(s.Site.RelatedOf(v), s)),
        M<Story>("before", "related stories that began earlier (list of *related*)",
        (v, s) => RelatedTable!.Views(s.Site.RelatedOf(v).Where(r => r.Story.Begin < v.Begin)
        .OrderByDescending(r => r.Story.Begin).ToList(), s)),
        M<Story>("after", "related stories that began later (list of *related*)",
        (v, s) => RelatedTable!.Views(s.Site.RelatedOf(v).Where(r => r.Story.Begin >= v.Begin).OrderBy(r => r.Story.Begin)
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
        (q, s) => QuoteTellingTable!.Views(q.Tellings.Select(t => (t, q)).ToList(), s)));

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

    private static string HrefOf(Mention mention, ViewScope scope) =>
        scope.Href(mention.Roundup.Permalink) + "#" + Uri.EscapeDataString(mention.Item.Anchor);

    /// <summary>An item of a round-up, where a story is told.</summary>
    public static readonly ViewTable<Mention> MentionTable = new("mention",
        M<Mention>("headline", "headline of the item", (m, _) => m.Item.Headline),
        M<Mention>("href", "reference to the item on the page of its round-up", (m, s) => HrefOf(m, s)),
        M<Mention>("roundup", "the round-up (*article*)", (m, s) => ArticleTable!.View(m.Roundup, s)));

    /// <summary>An item of a round-up, on the round-up's page.</summary>
    public static readonly ViewTable<ItemLinks> ItemTable = new("item",
        M<ItemLinks>("headline", "its headline", (i, _) => i.Mention.Item.Headline),
        M<ItemLinks>("href", "reference to it on the page", (i, s) => HrefOf(i.Mention, s)),
        M<ItemLinks>("story", "the story that it mentions (*story*), or null", (i, s) => StoryTable.View(i.Story, s)),
        M<ItemLinks>("others", "items of other round-ups that tell the same, by time (list of *mention*)",
        (i, s) => MentionTable.Views(i.Others, s)));

    /// <summary>A figure that tellings give differently.</summary>
    public static readonly ViewTable<Figure> FigureTable = new("figure",
        M<Figure>("what", "what is counted", (f, _) => f.What),
        M<Figure>("update", "whether a later number brings an earlier one up to date, and none contradicts another",
            (f, _) => f.Update),
        M<Figure>("tellings", "list of *figure telling*", (f, s) => FigureTellingTable!.Views(f.Tellings, s)));

    /// <summary>A telling's value of a figure.</summary>
    public static readonly ViewTable<(SiteArticle Telling, string Value)> FigureTellingTable = new("figure telling",
        M<(SiteArticle Telling, string Value)>("article", "the telling (*article*)", (f, s) => ArticleTable!.View(f.Telling, s)),
        M<(SiteArticle Telling, string Value)>("value", "its number, as written", (f, _) => f.Value));

    /// <summary>A related story.</summary>
    public static readonly ViewTable<RelatedStory> RelatedTable = new("related",
        M<RelatedStory>("headline", "headline of the story", (r, _) => r.Story.Headline),
        M<RelatedStory>("href", "reference to the story's page, or to its one telling", (r, s) => s.Href(r.Story.Permalink)),
        M<RelatedStory>("dek", "dek of the story, or null", (r, _) => r.Story.Dek),
        M<RelatedStory>("because", "why it is related, in words", (r, s) => ReasonWords.Format(r.Reasons, s.Strings, s.NameOf)),
        M<RelatedStory>("reasons", "list of *reason*", (r, s) => ReasonTable!.Views(r.Reasons, s)),
        M<RelatedStory>("published", "*moment* of the story's first telling", (r, s) => Moment.View(r.Story.Begin, s)),
        M<RelatedStory>("source", "source of its nearest telling (*term*), or null", (r, s) => TermTable.View(r.To.Source, s)),
        M<RelatedStory>("count", "number of its tellings", (r, _) => r.Story.Tellings.Count),
        M<RelatedStory>("language", "language of the story", (r, _) => r.Story.Lead.Article.Language),
        M<RelatedStory>("dir", "`ltr` or `rtl`",
        (r, _) => Languages.IsRightToLeft(r.Story.Lead.Article.Language) ? "rtl" : "ltr"));

    /// <summary>A reason of a link.</summary>
    public static readonly ViewTable<Reason> ReasonTable = new("reason",
        M<Reason>("kind", "`term person place organization topic quote number original source editor`", (r, _) => r.Kind.Word()),
        M<Reason>("value", "what is shared", (r, _) => r.Value));

    private static bool Differs(QuoteTelling telling, SharedQuote quote) =>
        WordDifference.Html(telling.Wording, quote.Text).Contains("</", StringComparison.Ordinal);
}

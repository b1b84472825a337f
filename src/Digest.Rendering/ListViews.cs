using System.Globalization;
using Digest.Core.Catalog;
using Digest.Core.Editions;
using Digest.Core.Model;
using Digest.Core.Pages;
using static Digest.Rendering.ArticleViews;
using static Digest.Rendering.SiteViews;
using static Digest.Rendering.StoryViews;

namespace Digest.Rendering;

/// <summary>What templates may see of terms, editions and lists.</summary>
internal static class ListViews
{
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
        M<Edition>("stories", "its stories (list of *edition story*)", (e, s) => EditionStoryTable!.Views(e.Stories, s)),
        M<Edition>("count", "number of its stories", (e, _) => e.Stories.Count),
        M<Edition>("previous", "the edition before, or null", (e, s) => EditionTable!.View(s.Site.EditionBefore(e), s)),
        M<Edition>("next", "the edition after, or null", (e, s) => EditionTable!.View(s.Site.EditionAfter(e), s)));

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
}

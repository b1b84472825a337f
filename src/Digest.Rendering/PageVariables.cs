using Digest.Core.Catalog;
using Digest.Core.Pages;
using Scriban.Runtime;

namespace Digest.Rendering;

/// <summary>The variables of a page.</summary>
internal static class PageVariables
{
    /// <summary>Variables of each layout, for the documentation.</summary>
    public static IReadOnlyList<(string Layout, string Variables)> Layouts { get; } =
    [
        ("home", "`edition`, `top`, `latest` (lists of *edition story*), `sections` (list of *section*), `list`, "
            + "`introduction`"),
        ("latest", "`list` (*list*)"),
        ("language", "`language` (*language*), `list` (*list*)"),
        ("article", "`article` (*article*)"),
        ("story", "`story` (*story*)"),
        ("side-by-side", "`story` (*story*), `left`, `right` (*article*), `is_text` (whether texts are compared, not "
            + "quotations), `passages` (list of *passage*), `names` (list of *names*)"),
        ("edition", "`edition` (*edition*)"),
        ("newsletter",
            "`edition` (*edition*), `entries` (list of *newsletter entry*), `introduction`, `introduction_text`, "
            + "`preheader`, `postal_address`, `unsubscribe`"),
        ("newsletter.txt", "as for `newsletter`; nothing is escaped"),
        ("editions", "`editions` (list of *edition*)"),
        ("term", "`term` (*term*), `list` (*list*)"),
        ("terms", "`kind` (key of the theme's words), `terms` (list of *term*, by slug), `letters` (list of *letter*)"),
        ("archive", "`year` (a number or null), `months` (list of *month*)"),
        ("month", "`month`, `newer`, `older` (*month*; the last two may be null)"),
        ("search", "`topics`, `sources` (list of *term*, by name), `years` (list of numbers), `months` (list of *month*)"),
        ("subscribe", "`form` (*subscription form*, or null)"),
        ("page", "`body` (HTML)"),
        ("404", "none"),
        ("redirect", "`to` ({href, address})"),
    ];

    /// <summary>Adds the variables of a page.</summary>
    /// <param name="globals">Where to.</param>
    /// <param name="plan">The page.</param>
    /// <param name="scope">What its views need to know.</param>
    public static void Add(ScriptObject globals, PagePlan plan, ViewScope scope)
    {
        globals["site"] = scope.SiteView;
        globals["t"] = scope.Translate;
        globals["page"] = PageModel.Table.View(new PageModel(plan, scope), scope);
        switch (plan.View)
        {
            case HomeView home:
                globals["edition"] = ListViews.EditionTable.View(home.Edition, scope);
                globals["top"] = ListViews.EditionStoryTable.Views(home.Top, scope);
                globals["sections"] = ListViews.SectionTable.Views(home.Sections, scope);
                globals["latest"] = ListViews.EditionStoryTable.Views(home.Latest, scope);
                globals["list"] = ListViews.ListTable.View(home.List, scope);
                globals["introduction"] = scope.HtmlOf(home.Introduction);
                break;
            case LatestView latest:
                globals["list"] = ListViews.ListTable.View(latest.List, scope);
                break;
            case LanguageView language:
                globals["language"] = SiteViews.LanguageTable.View(language.Language, scope);
                globals["list"] = ListViews.ListTable.View(language.List, scope);
                break;
            case ArticleView article:
                globals["article"] = ArticleViews.ArticleTable.View(article.Article, scope);
                break;
            case StoryView story:
                globals["story"] = StoryViews.StoryTable.View(story.Story, scope);
                break;
            case SideBySideView pair:
                var comparison = SideBySide.Compare(pair.Story, pair.Left, pair.Right);
                globals["story"] = StoryViews.StoryTable.View(pair.Story, scope);
                globals["left"] = ArticleViews.ArticleTable.View(pair.Left, scope);
                globals["right"] = ArticleViews.ArticleTable.View(pair.Right, scope);
                globals["is_text"] = comparison.IsText;
                globals["passages"] = StoryViews.PassageTable.Views(comparison.Passages, scope);
                globals["names"] = StoryViews.NamePairsTable.Views(comparison.Names, scope);
                break;
            case EditionView edition:
                globals["edition"] = ListViews.EditionTable.View(edition.Edition, scope);
                break;
            case NewsletterPlan newsletter:
                var mail = Newsletters.Of(newsletter.Edition, scope.Site, scope.Bodies);
                globals["edition"] = ListViews.EditionTable.View(mail.Edition, scope);
                globals["entries"] = ListViews.NewsletterTable.Views(mail.Entries, scope);
                globals["introduction"] = mail.Introduction is { } opening ? new Html(opening) : null;
                globals["introduction_text"] = mail.IntroductionText is { Length: > 0 } text ? PlainText.Wrap(text, 72) : null;
                var slots = scope.Site.Settings.Newsletter;
                globals["preheader"] = mail.Preheader;
                globals["postal_address"] = Slot(plan.IsHtml ? slots.PostalAddress : slots.PostalAddressText, plan);
                globals["unsubscribe"] = Slot(slots.UnsubscribeLink, plan);
                break;
            case EditionsView editions:
                globals["editions"] = ListViews.EditionTable.Views(editions.Editions, scope);
                break;
            case TermView term:
                globals["term"] = ListViews.TermTable.View(term.Term, scope);
                globals["list"] = ListViews.ListTable.View(term.List, scope);
                break;
            case TermsView terms:
                globals["kind"] = Term.Segment(terms.Kind);
                globals["terms"] = ListViews.TermTable.Views(terms.Terms, scope);
                globals["letters"] = ListViews.LetterTable.Views(AlphabeticIndex.Group(terms.Terms), scope);
                break;
            case ArchiveView archive:
                globals["year"] = archive.Year;
                globals["months"] = ListViews.MonthTable.Views(archive.Months, scope);
                break;
            case MonthView month:
                globals["month"] = ListViews.MonthTable.View(month.Month, scope);
                globals["newer"] = ListViews.MonthTable.View(month.Newer, scope);
                globals["older"] = ListViews.MonthTable.View(month.Older, scope);
                break;
            case SearchView search:
                globals["topics"] = ListViews.TermTable.Views(ByName(search.Topics), scope);
                globals["sources"] = ListViews.TermTable.Views(ByName(search.Sources), scope);
                globals["years"] = search.Months.Select(m => m.Year).Distinct().Select(y => (object?)y).ToArray();
                globals["months"] = ListViews.MonthTable.Views(search.Months, scope);
                break;
            case SubscribeView subscribe:
                globals["form"] = SiteViews.FormTable.View(subscribe.Form, scope);
                break;
            case ContentView content:
                globals["body"] = scope.BodyOf(content.Body);
                break;
            case RedirectView redirect:
                globals["to"] = Target(scope.Href(redirect.To), scope.Absolute(redirect.To));
                break;
        }
    }

    /// <summary>Where a redirect leads.</summary>
    public static ScriptObject Target(string href, string address) => new() { ["href"] = href, ["address"] = address };

    // The words of a service stay as they are; what an article holds is no word of it.
    private static Html? Slot(string? text, PagePlan plan) =>
        text is null ? null : new((plan.IsHtml ? Html.Escape(text).Value : text), isSlot: true);

    private static List<Term> ByName(IReadOnlyList<Term> terms) => AlphabeticIndex.Group(terms).SelectMany(l => l.Terms).ToList();
}

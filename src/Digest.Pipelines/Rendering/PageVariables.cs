using System.Security.Cryptography;
using System.Text;
using Digest.Core.Assembly;
using Digest.Core.Content;
using Digest.Core.Views;
using Digest.Templating;

namespace Digest.Pipelines.Rendering;

/// <summary>The variables of a page beside <c>site</c>.</summary>
internal sealed class PageVariables(PagePlan plan, ViewScope scope, StructuredData structured)
{
    /// <summary>Names and meanings of the members of <c>page</c>, for the documentation.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Members { get; } =
    [
        ("title", "title of the page"),
        ("full_title", "title of the page and of the site, for `<title>`"),
        ("description", "description, or null"),
        ("href", "reference to the page"),
        ("address", "absolute address of the page"),
        ("language", "language of the page's own words, BCP 47: the article's where the theme has words in it, else the site's"),
        ("dir", "`ltr` or `rtl`"),
        ("noindex", "whether search engines are asked not to index it"),
        ("layout", "name of its layout"),
        ("feed_href", "its own feed, or null"),
        ("image", "image for a card that links to the page (*image*), or null; no drawing in SVG, which cards do not show"),
        ("structured_data", "JSON-LD for search engines, or null"),
        ("security_policy", "value for the `Content-Security-Policy`; it allows the element of `structured_data`, as it stands, and no other inline script or style"),
    ];

    /// <summary>Variables of each layout, for the documentation.</summary>
    public static IReadOnlyList<(string Layout, string Variables)> Layouts { get; } =
    [
        ("home", "`edition` (*edition* or null), `top` (list of *edition story*), `sections` (list of *section*), `latest` (list of *edition story*: stories of the newest articles that are not above), `list` (*list*: the newest articles), `introduction` (HTML or null)"),
        ("latest", "`list` (*list*)"),
        ("article", "`article` (*article*)"),
        ("story", "`story` (*story*)"),
        ("edition", "`edition` (*edition*)"),
        ("newsletter", "`edition` (*edition*), `entries` (list of *newsletter entry*), `introduction` (HTML or null), `introduction_text`; for mails, with absolute addresses and styles in the elements"),
        ("newsletter.txt", "as for `newsletter`; nothing is escaped"),
        ("editions", "`editions` (list of *edition*)"),
        ("term", "`term` (*term*), `list` (*list*)"),
        ("terms", "`kind` (key of the theme's words), `terms` (list of *term*, by slug), `letters` (list of *letter*)"),
        ("archive", "`year` (a number or null), `months` (list of *month*)"),
        ("month", "`month`, `newer`, `older` (*month*; the last two may be null)"),
        ("search", "`topics`, `sources` (list of *term*, by name), `years` (list of numbers), `months` (list of *month*), the newest first"),
        ("page", "`body` (HTML)"),
        ("404", "none"),
        ("redirect", "`to` ({href, address})"),
    ];

    public ScriptObject Page()
    {
        var title = Title();
        var site = scope.Site.Settings.SiteTitle;
        var data = structured.Of(plan, title);
        return new()
        {
            ["title"] = title,
            ["full_title"] = title == site || plan.Permalink == "/" ? site : $"{title} \u00b7 {site}",
            ["description"] = plan.Head.Description,
            ["href"] = scope.Href(plan.Permalink),
            ["address"] = scope.Absolute(plan.Permalink),
            ["language"] = scope.Strings.Language,
            ["dir"] = Languages.IsRightToLeft(scope.Strings.Language) ? "rtl" : "ltr",
            ["noindex"] = plan.Head.NoIndex,
            ["layout"] = plan.Layout,
            ["feed_href"] = plan.Head.Feed is { } feed ? scope.Href(feed) : null,
            ["image"] = CardImage() is { } pictured ? SiteViews.ImageTable.View((pictured.ImageReference!, pictured), scope) : null,
            ["structured_data"] = data is null ? null : new Html(data),
            ["security_policy"] = SecurityPolicy(data),
        };
    }

    public void AddTo(ScriptObject variables)
    {
        switch (plan.View)
        {
            case HomeView home:
                variables["edition"] = SiteViews.EditionTable.View(home.Edition, scope);
                variables["top"] = SiteViews.EditionStoryTable.Views(home.Top, scope);
                variables["sections"] = SiteViews.SectionTable.Views(home.Sections, scope);
                variables["latest"] = SiteViews.EditionStoryTable.Views(home.Latest, scope);
                variables["list"] = SiteViews.ListTable.View(home.List, scope);
                variables["introduction"] = home.Introduction is { Html.Length: > 0 } page ? new Html(page.Html) : null;
                break;
            case LatestView latest:
                variables["list"] = SiteViews.ListTable.View(latest.List, scope);
                break;
            case ArticleView article:
                variables["article"] = SiteViews.ArticleTable.View(article.Article, scope);
                break;
            case StoryView story:
                variables["story"] = SiteViews.StoryTable.View(story.Story, scope);
                break;
            case EditionView edition:
                variables["edition"] = SiteViews.EditionTable.View(edition.Edition, scope);
                break;
            case NewsletterPlan newsletter:
                var mail = Newsletters.Of(newsletter.Edition, scope.Site);
                variables["edition"] = SiteViews.EditionTable.View(mail.Edition, scope);
                variables["entries"] = SiteViews.NewsletterTable.Views(mail.Entries, scope);
                variables["introduction"] = mail.Introduction is { } opening ? new Html(opening) : null;
                variables["introduction_text"] = mail.IntroductionText is { Length: > 0 } text ? PlainText.Wrap(text, 72) : null;
                break;
            case EditionsView editions:
                variables["editions"] = SiteViews.EditionTable.Views(editions.Editions, scope);
                break;
            case TermView term:
                variables["term"] = SiteViews.TermTable.View(term.Term, scope);
                variables["list"] = SiteViews.ListTable.View(term.List, scope);
                break;
            case TermsView terms:
                variables["kind"] = Term.Segment(terms.Kind);
                variables["terms"] = SiteViews.TermTable.Views(terms.Terms, scope);
                variables["letters"] = SiteViews.LetterTable.Views(AlphabeticIndex.Of(terms.Terms), scope);
                break;
            case ArchiveView archive:
                variables["year"] = archive.Year;
                variables["months"] = SiteViews.MonthTable.Views(archive.Months, scope);
                break;
            case MonthView month:
                variables["month"] = SiteViews.MonthTable.View(month.Month, scope);
                variables["newer"] = SiteViews.MonthTable.View(month.Newer, scope);
                variables["older"] = SiteViews.MonthTable.View(month.Older, scope);
                break;
            case SearchView search:
                variables["topics"] = SiteViews.TermTable.Views(ByName(search.Topics), scope);
                variables["sources"] = SiteViews.TermTable.Views(ByName(search.Sources), scope);
                variables["years"] = search.Months.Select(m => m.Year).Distinct().Select(y => (object?)y).ToArray();
                variables["months"] = SiteViews.MonthTable.Views(search.Months, scope);
                break;
            case ContentView content:
                variables["body"] = new Html(content.Page.Html);
                break;
            case RedirectView redirect:
                variables["to"] = new ScriptObject { ["href"] = scope.Href(redirect.To), ["address"] = scope.Absolute(redirect.To) };
                break;
        }
    }

    // No inline style or script runs in a page, and nothing is loaded from elsewhere but images. Data is no script, but some
    // checkers take it for one: its digest says that it belongs here.
    private static string SecurityPolicy(string? data)
    {
        var hash = data is null ? "" : $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(data)))}'";
        return $"default-src 'none'; style-src 'self'; script-src 'self'{hash}; connect-src 'self'; font-src 'self'; img-src 'self' https: http:; base-uri 'none'; form-action 'self'";
    }

    private static List<Term> ByName(IReadOnlyList<Term> terms) => AlphabeticIndex.Of(terms).SelectMany(l => l.Terms).ToList();

    private string TitleOf(Edition edition) => edition.File?.Headline ?? scope.Strings.Format("edition_number", [edition.Number]);

    private SiteArticle? CardImage() => plan.View switch
    {
        ArticleView article => Pictured([article.Article]),
        StoryView story => Pictured(story.Story.Tellings),
        EditionView edition => Pictured(edition.Edition.Stories.Select(e => e.Telling)),
        HomeView home => Pictured(home.Top.Select(e => e.Telling)),
        _ => null,
    };

    private static SiteArticle? Pictured(IEnumerable<SiteArticle> articles) =>
        articles.FirstOrDefault(a => !a.IsWithdrawn && a.ImageReference is { } reference && !reference.EndsWith(".svg", StringComparison.OrdinalIgnoreCase));

    // Pages that no editor titled take their title from the theme's words.
    private string Title() => plan.View switch
    {
        EditionView { Edition: var e } => TitleOf(e),
        NewsletterPlan { Edition: var e } => TitleOf(e),
        EditionsView => scope.Strings["editions"],
        TermsView terms => scope.Strings[Term.Segment(terms.Kind)],
        ArchiveView { Year: { } year } => $"{scope.Strings["archive"]} {year}",
        ArchiveView => scope.Strings["archive"],
        MonthView month => SiteViews.NameOf(month.Month, scope),
        SearchView => scope.Strings["search"],
        NotFoundView => scope.Strings["not_found"],
        RedirectView => scope.Strings["moved"],
        LatestView latest => scope.Strings.Format("page_number", [latest.List.Number]),
        TermView { List.Number: { } number } term => $"{term.Term.Name} · {scope.Strings.Format("page_number", [number])}",
        _ => plan.Head.Title,
    };
}

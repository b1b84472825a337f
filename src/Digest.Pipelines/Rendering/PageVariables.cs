using Digest.Core.Assembly;
using Digest.Core.Content;
using Digest.Core.Views;
using Digest.Templating;

namespace Digest.Pipelines.Rendering;

/// <summary>The variables of a page beside <c>site</c>.</summary>
internal sealed class PageVariables(PagePlan plan, ViewScope scope)
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
    ];

    /// <summary>Variables of each layout, for the documentation.</summary>
    public static IReadOnlyList<(string Layout, string Variables)> Layouts { get; } =
    [
        ("home", "`edition` (*edition* or null), `top` (list of *edition story*), `list` (*list*), `introduction` (HTML or null)"),
        ("latest", "`list` (*list*)"),
        ("article", "`article` (*article*)"),
        ("story", "`story` (*story*)"),
        ("edition", "`edition` (*edition*)"),
        ("editions", "`editions` (list of *edition*)"),
        ("term", "`term` (*term*), `list` (*list*)"),
        ("terms", "`kind` (key of the theme's words), `terms` (list of *term*)"),
        ("archive", "`year` (a number or null), `months` (list of *month*)"),
        ("month", "`month`, `newer`, `older` (*month*; the last two may be null)"),
        ("search", "`topics`, `sources` (list of *term*), `years` (list of numbers), `months` (list of *month*); the newest first"),
        ("page", "`body` (HTML)"),
        ("404", "none"),
        ("redirect", "`to` ({href, address})"),
    ];

    public ScriptObject Page()
    {
        var title = Title();
        var site = scope.Site.Settings.SiteTitle;
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
        };
    }

    public void AddTo(ScriptObject variables)
    {
        switch (plan.View)
        {
            case HomeView home:
                variables["edition"] = SiteViews.EditionTable.View(home.Edition, scope);
                variables["top"] = SiteViews.EditionStoryTable.Views(home.Top, scope);
                variables["list"] = SiteViews.ListTable.View(home.Latest, scope);
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
                variables["topics"] = SiteViews.TermTable.Views(search.Topics, scope);
                variables["sources"] = SiteViews.TermTable.Views(search.Sources, scope);
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

    // Pages that no editor titled take their title from the theme's words.
    private string Title() => plan.View switch
    {
        EditionView { Edition: var e } => e.File?.Headline ?? scope.Strings.Format("edition_number", [e.Number]),
        EditionsView => scope.Strings["editions"],
        TermsView terms => scope.Strings[Term.Segment(terms.Kind)],
        ArchiveView { Year: { } year } => $"{scope.Strings["archive"]} {year}",
        ArchiveView => scope.Strings["archive"],
        MonthView month => new DateTime(month.Month.Year, month.Month.Month, 1).ToString("MMMM yyyy", scope.Culture),
        SearchView => scope.Strings["search"],
        NotFoundView => scope.Strings["not_found"],
        RedirectView => scope.Strings["moved"],
        LatestView latest => scope.Strings.Format("page_number", [latest.List.Number]),
        TermView { List.Number: { } number } term => $"{term.Term.Name} · {scope.Strings.Format("page_number", [number])}",
        _ => plan.Head.Title,
    };
}

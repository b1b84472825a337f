using System.Security.Cryptography;
using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Editions;
using Digest.Core.Pages;

namespace Digest.Rendering;

/// <summary>What the variable <c>page</c> shows: the head of a page, each part made when a template asks for it.</summary>
internal sealed class PageModel
{
    /// <summary>The variable <c>page</c>.</summary>
    public static readonly ViewTable<PageModel> Table = new(
        "page",
        new("title", "title of the page", (p, _) => p.Title),
        new("full_title", "title of the page and of the site, for `<title>`", (p, _) => p.FullTitle),
        new("description", "description, or null", (p, _) => p.Plan.Head.Description),
        new("href", "reference to the page", (p, s) => s.Href(p.Plan.Permalink)),
        new("address", "absolute address of the page", (p, s) => s.Absolute(p.Plan.Permalink)),
        new("language",
        "language of the page's own words, BCP 47: the article's where the theme has words in it, else the site's",
        (_, s) => s.Strings.Language),
        new("dir", "`ltr` or `rtl`", (_, s) => s.IsRightToLeft ? "rtl" : "ltr"),
        new("noindex", "whether search engines are asked not to index it", (p, _) => p.Plan.Head.NoIndex),
        new("layout", "name of its layout", (p, _) => p.Plan.Layout),
        new("menu_href", "reference to the page where the menu has it, or null", (p, s) => s.MenuHref(p.Plan.Permalink)),
        new("alternates",
        "pages of the same text, or the newest articles, in each language, this page among them, then that for everybody else "
        + "(list of *alternate*)",
        (p, s) => SiteViews.AlternateTable.Views(Alternates.Of(p.Plan, s.Site), s)),
        new("feed_href", "its own feed, or null", (p, s) => p.Plan.Head.Feed is { } feed ? s.Href(feed) : null),
        new("card", "picture for a link to the page (*card*), or null",
        (p, s) => SiteViews.CardTable.View(PageCard.Of(p.Plan, s), s)),
        new("structured_data", "JSON-LD for search engines, or null",
        (p, _) => p.StructuredData is { } data ? new Html(data) : null),
        new("security_policy",
        "value for the `Content-Security-Policy`; of inline scripts and styles it allows `structured_data` alone, "
        + "of other hosts that of the form on the page `subscribe`",
        (p, _) => p.SecurityPolicy));

    private readonly ViewScope _scope;
    private readonly Lazy<string> _title;
    private readonly Lazy<string?> _structuredData;

    /// <summary>The head of a page.</summary>
    public PageModel(PagePlan plan, ViewScope scope)
    {
        (Plan, _scope) = (plan, scope);
        _title = new(TitleOfPage, LazyThreadSafetyMode.None);
        _structuredData = new(() => scope.StructuredDataOf(plan, Title), LazyThreadSafetyMode.None);
    }

    /// <summary>The page.</summary>
    public PagePlan Plan { get; }

    /// <summary>Its title.</summary>
    public string Title => _title.Value;

    /// <summary>Its title and the site's.</summary>
    public string FullTitle
    {
        get
        {
            var site = _scope.Site.Settings.SiteTitle;
            return Title == site || Plan.Permalink == "/" ? site : $"{Title} \u00b7 {site}";
        }
    }

    /// <summary>Its JSON-LD, or null.</summary>
    public string? StructuredData => _structuredData.Value;

    /// <summary>Its Content-Security-Policy: no inline style or script runs in it, and nothing is loaded from elsewhere but
    /// images; forms stay on the site, but for the one that subscribes. JSON-LD is no script, but some checkers take it for one:
    /// its digest says that it belongs here.</summary>
    public string SecurityPolicy
    {
        get
        {
            var hash = StructuredData is { } data
                ? $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(data)))}'" : "";
            var form = Plan.View is SubscribeView { Form: { } subscription } ? " " + subscription.Origin : "";
            return $"default-src 'none'; style-src 'self'; script-src 'self'{hash}; connect-src 'self'; font-src 'self'; "
                + $"manifest-src 'self'; img-src 'self' https: http:; base-uri 'none'; form-action 'self'{form}";
        }
    }

    // Pages that no editor titled take their title from the theme's words.
    private string TitleOfPage() => Plan.View switch
    {
        EditionView { Edition: var e } => TitleOf(e),
        NewsletterPlan { Edition: var e } => TitleOf(e),
        EditionsView => _scope.Strings["editions"],
        TermsView terms => _scope.Strings[Term.Segment(terms.Kind)],
        ArchiveView { Year: { } year } => $"{_scope.Strings["archive"]} {year}",
        ArchiveView => _scope.Strings["archive"],
        MonthView month => SiteViews.NameOf(month.Month, _scope),
        SearchView => _scope.Strings["search"],
        SubscribeView => _scope.Strings["subscribe"],
        NotFoundView => _scope.Strings["not_found"],
        RedirectView => _scope.Strings["moved"],
        LatestView { List.Number: null } => _scope.Strings["latest"],
        LatestView latest => _scope.Strings.Format("page_number", [latest.List.Number]),
        LanguageView { List.Number: { } number } list =>
            $"{list.Language.Name} · {_scope.Strings.Format("page_number", [number])}",
        TermView { List.Number: { } number } term => $"{term.Term.Name} · {_scope.Strings.Format("page_number", [number])}",
        _ => Plan.Head.Title,
    };

    private string TitleOf(Edition edition) =>
        edition.File?.Headline ?? _scope.Strings.Format("edition_number", [edition.Number]);
}

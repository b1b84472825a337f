using System.Collections.Concurrent;
using System.Globalization;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Rendering;

/// <summary>What views need to know beyond the value that they show: one for all pages of a site in one language.</summary>
internal sealed class ViewScope
{
    private const string Footnotes = "<div class=\"footnotes\">";

    // Each has a buffer of its own, for one thread at a time.
    private readonly ConcurrentStack<StructuredData> _structuredData = [];

    private readonly Lazy<ViewList> _menu;
    private readonly Lazy<ViewList> _indexes;
    private readonly Lazy<Dictionary<string, string>> _names;
    private readonly Lazy<ViewList> _pages;
    private readonly Lazy<HashSet<string>> _menuPermalinks;

    /// <summary>A scope.</summary>
    /// <param name="site">The site.</param>
    /// <param name="bodies">Its bodies.</param>
    /// <param name="strings">The theme's words in the language of the pages.</param>
    public ViewScope(Site site, ResolvedBodies bodies, ThemeStrings strings)
    {
        (Site, Bodies, Strings) = (site, bodies, strings);
        _menu = new(() => SiteViews.MenuTable.Views(MenuOf(), this));
        _names = new(NamesInLanguage);
        _indexes = new(() => SiteViews.MenuTable.Views(IndexesOf(), this));
        _menuPermalinks = new(() => [.. MenuOf().Concat(IndexesOf()).Select(m => m.Permalink)]);
        _pages = new(() => SiteViews.PageLinkTable.Views([.. site.Pages.Select(p => p.Page)], this));
        SiteView = SiteViews.SiteTable.View(site, this)!;
        Translate = new TranslateFunction(strings);
        IsRightToLeft = Languages.IsRightToLeft(strings.Language);
    }

    /// <summary>The site.</summary>
    public Site Site { get; }

    /// <summary>The bodies of the site.</summary>
    public ResolvedBodies Bodies { get; }

    /// <summary>The theme's words in the language of the pages.</summary>
    public ThemeStrings Strings { get; }

    /// <summary>Culture that dates are written in.</summary>
    public CultureInfo Culture => Strings.Culture;

    /// <summary>Whether the page's own words run from right to left.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>The variable <c>site</c>.</summary>
    public View SiteView { get; }

    /// <summary>What a reader looks for first: topics, the newest stories, editions, search.</summary>
    public ViewList Menu => _menu.Value;

    /// <summary>The indexes that the site has.</summary>
    public ViewList Indexes => _indexes.Value;

    /// <summary>Pages that are no articles.</summary>
    public ViewList Pages => _pages.Value;

    /// <summary>The function <c>t</c>.</summary>
    public TranslateFunction Translate { get; }

    /// <summary>What partials gave before.</summary>
    public FragmentCache Fragments { get; } = new();

    /// <summary>Reference to a page that the menu has, or null.</summary>
    public string? MenuHref(string permalink) => _menuPermalinks.Value.Contains(permalink) ? Href(permalink) : null;

    /// <summary>Language of a term's name on the pages: theirs, or the site's.</summary>
    public string LanguageOf(Term term) => term.NameIn(Strings.Language) is null ? Site.Settings.Language : Strings.Language;

    /// <summary>The value of a reason in the language of the pages.</summary>
    public string NameOf(Reason reason) => _names.Value.GetValueOrDefault(reason.Value, reason.Value);

    /// <summary>The JSON-LD of a page, or null.</summary>
    public string? StructuredDataOf(PagePlan plan, string title)
    {
        var writer = _structuredData.TryPop(out var idle) ? idle : new StructuredData(Site, Bodies, key => Strings[key]);
        var json = writer.Of(plan, title);
        _structuredData.Push(writer);
        return json;
    }

    /// <summary>A body of the site as templates see it; null where there is none, or nothing in it.</summary>
    public Html? HtmlOf(Body? body) => body is not null && BodyOf(body) is { Value.Length: > 0 } html ? html : null;

    /// <summary>A body of the site as templates see it. Its list of footnotes is named for screen readers in the language of
    /// the page, which the text's language need not be.</summary>
    public Html BodyOf(Body body)
    {
        var html = Bodies.Of(body).Html;
        if (!html.Contains(Footnotes, StringComparison.Ordinal)) return new(html);
        var named = $"{Footnotes[..^1]} role=\"doc-endnotes\" aria-label=\"{HtmlText.Escape(Strings["footnotes"])}\">";
        return new(html.Replace(Footnotes, named, StringComparison.Ordinal));
    }

    /// <summary>Reference to a site path.</summary>
    public string Href(string permalink) => Permalinks.Href(permalink, Site.Settings);

    /// <summary>Absolute address of a site path.</summary>
    public string Absolute(string permalink) => Permalinks.Absolute(permalink, Site.Settings);

    private Dictionary<string, string> NamesInLanguage()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var term in Site.Terms.Values.SelectMany(t => t))
        {
            if (term.NameIn(Strings.Language) is { } name) names.TryAdd(term.Name, name);
        }

        return names;
    }

    private List<MenuEntry> MenuOf()
    {
        var menu = MenuTopics.Of(Site)
            .Select(t => new MenuEntry(t.NameIn(Strings.Language) ?? t.Name, t.Permalink, LanguageOf(t))).ToList();
        if (Site.Articles.Count > 0) menu.Add(new(Strings["latest"], PagePlans.LatestPermalink, Strings.Language));
        if (Site.Editions.Count > 0) menu.Add(new(Strings["editions"], "/editions/", Strings.Language));
        if (Site.Articles.Count > 0) menu.Add(new(Strings["search"], "/search/", Strings.Language));
        return menu;
    }

    private List<MenuEntry> IndexesOf()
    {
        var indexes = Enum.GetValues<TermKind>().Where(k => Site.Terms[k].Count > 0)
            .Select(k => new MenuEntry(Strings[Term.Segment(k)], $"/{Term.Segment(k)}/", Strings.Language)).ToList();
        if (Site.Articles.Count > 0) indexes.Add(new(Strings["archive"], "/archive/", Strings.Language));
        return indexes;
    }
}

/// <summary>An entry of the menu.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Permalink">Where it leads.</param>
/// <param name="Language">Language of its title, BCP 47.</param>
internal sealed record MenuEntry(string Title, string Permalink, string Language);

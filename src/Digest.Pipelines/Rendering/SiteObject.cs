using System.Collections.Concurrent;
using Digest.Core.Assembly;
using Digest.Core.Content;
using Digest.Templating;

namespace Digest.Pipelines.Rendering;

/// <summary>The variable <c>site</c>, made once a language.</summary>
internal sealed class SiteObject(Site site)
{
    private readonly ConcurrentDictionary<ThemeStrings, ScriptObject> _byLanguage = new(ReferenceEqualityComparer.Instance);

    /// <summary>Names and meanings of its members, for the documentation.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Members { get; } =
    [
        ("title", "the setting `SiteTitle`"),
        ("description", "dek of `input/_index.md`, or null"),
        ("language", "language of the site"),
        ("root", "the setting `LinkRoot`, to put before a path such as `/assets/x`"),
        ("home_href", "the front page"),
        ("address", "absolute address of the front page"),
        ("feed_href", "the Atom feed"),
        ("rss_href", "the RSS feed"),
        ("json_href", "the JSON Feed"),
        ("archive_href", "the archive, or null"),
        ("search_href", "the search page, or null"),
        ("editions_href", "the list of editions, or null"),
        ("editions_feed_href", "the feed of editions, or null"),
        ("menu", "list of {title, href}: the indexes that the site has"),
        ("pages", "list of {title, href, language}: pages that are no articles"),
        ("comments_href", "where comments go, or null"),
    ];

    public ScriptObject In(ViewScope scope) => _byLanguage.GetOrAdd(scope.Strings, _ => Create(scope));

    private ScriptObject Create(ViewScope scope)
    {
        var result = new ScriptObject
        {
            ["title"] = site.Settings.SiteTitle,
            ["description"] = site.Front?.Page.Dek,
            ["language"] = site.Settings.Language,
            ["root"] = site.Settings.LinkRoot,
            ["home_href"] = scope.Href("/"),
            ["address"] = scope.Absolute("/"),
            ["feed_href"] = scope.Href("/feed.xml"),
            ["rss_href"] = scope.Href("/rss.xml"),
            ["json_href"] = scope.Href("/feed.json"),
            ["archive_href"] = site.Articles.Count > 0 ? scope.Href("/archive/") : null,
            ["search_href"] = site.Articles.Count > 0 ? scope.Href("/search/") : null,
            ["editions_href"] = site.Editions.Count > 0 ? scope.Href("/editions/") : null,
            ["editions_feed_href"] = site.Editions.Count > 0 ? scope.Href("/editions/feed.xml") : null,
            ["menu"] = Menu(scope),
            ["pages"] = site.Pages.Select(p => (object?)Item(p.Page.Headline, scope.Href(p.Page.Permalink), p.Page.Language)).ToArray(),
            ["comments_href"] = site.Settings.Comments,
        };
        return result;
    }

    private object?[] Menu(ViewScope scope)
    {
        var menu = new List<object?> { Item(scope.Strings["front"], scope.Href("/")) };
        if (site.Editions.Count > 0) menu.Add(Item(scope.Strings["editions"], scope.Href("/editions/")));
        foreach (var kind in Enum.GetValues<TermKind>())
        {
            if (site.Terms[kind].Count > 0) menu.Add(Item(scope.Strings[Term.Segment(kind)], scope.Href($"/{Term.Segment(kind)}/")));
        }

        if (site.Articles.Count > 0)
        {
            menu.Add(Item(scope.Strings["archive"], scope.Href("/archive/")));
            menu.Add(Item(scope.Strings["search"], scope.Href("/search/")));
        }

        return [.. menu];
    }

    private static ScriptObject Item(string title, string href, string language) => new() { ["title"] = title, ["href"] = href, ["language"] = language };

    private static ScriptObject Item(string title, string href) => new() { ["title"] = title, ["href"] = href };
}

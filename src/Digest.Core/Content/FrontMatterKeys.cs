using System.Collections.Frozen;

namespace Digest.Core.Content;

/// <summary>A key of front matter.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Aliases">Other names it is read under, best first.</param>
/// <param name="Meaning">What it means, in a few words.</param>
public sealed record FrontMatterKey(string Name, IReadOnlyList<string> Aliases, string Meaning);

/// <summary>The keys that Digest knows, and those that are known to belong to other generators.</summary>
public static class FrontMatterKeys
{
    private static FrontMatterKey Key(string name, string meaning, params string[] aliases) => new(name, aliases, meaning);

    /// <summary>Keys of an article, in the order of the documentation.</summary>
    public static IReadOnlyList<FrontMatterKey> All { get; } =
    [
        Key("title", "the headline", "headline"),
        Key("published", "when it was published", "date"),
        Key("updated", "when it was last changed", "lastmod", "modified"),
        Key("dek", "one or two sentences", "deck", "description", "summary", "excerpt"),
        Key("note", "the editor's \"why it matters\""),
        Key("byline", "a name or names", "author", "authors"),
        Key("source", "where it comes from", "source_url"),
        Key("original", "own work, no source needed"),
        Key("rights", "how the whole body may be passed on", "license"),
        Key("kind", "sort of text"),
        Key("topics", "topics", "tags", "categories"),
        Key("people", "people"),
        Key("places", "places"),
        Key("organizations", "organizations"),
        Key("image", "an image", "featured_image"),
        Key("story", "slug of the story it is pinned into"),
        Key("related", "slugs or paths that belong to it"),
        Key("unrelated", "slugs or paths that do not"),
        Key("edition", "number or day of its edition"),
        Key("lead", "weight on the front page", "weight"),
        Key("draft", "not built"),
        Key("expires", "not built after", "expirydate"),
        Key("withdrawn", "withdrawn, and why"),
        Key("slug", "the URL segment"),
        Key("id", "a feed id that outlives moves"),
        Key("url", "the exact address", "permalink"),
        Key("redirect_from", "addresses that lead here", "aliases"),
        Key("lang", "language", "locale"),
        Key("corrections", "corrections with their dates"),
        Key("discussion", "links to discussions"),
        Key("comments", "whether comments are asked for"),
        Key("noindex", "whether search engines stay away"),
        Key("paywall", "whether the original is behind a paywall"),
        Key("extra", "anything, for the theme"),
    ];

    private static readonly FrozenDictionary<string, (FrontMatterKey Key, int Rank)> ByName = Index();

    private static readonly FrozenSet<string> Foreign = new[]
    {
        "layout", "kicker", "wordpress_id", "guid", "type", "menu", "markup", "outputs", "cascade", "build", "_build", "params",
        "resources", "sitemap", "series", "keywords", "linktitle", "publishdate", "ispage", "iscjklanguage", "headless", "toc",
        "math", "mermaid", "template", "status", "translation", "translationkey", "hidden", "featured", "hero", "thumbnail", "cover",
        "banner", "video", "audio", "podcast", "gallery", "subtitle", "short_title", "nav_order", "parent", "sidebar", "disqus",
        "show_comments", "share", "related_posts", "published_date", "created", "uid", "filename", "event", "primary_image", "event_platform",
        "youtube_id", "registration_url", "host", "captioning", "venue_name", "room", "city", "state", "country", "zip", "map",
        "end_date", "start_date", "topics_old", "category", "tag", "tweet_img", "hero_image", "credit", "id_old", "post_type",
        "legacy_url", "redirect_to", "canonical", "canonical_url", "og_image", "seo", "preserve", "order", "pin", "sticky", "isdraft",
        "excludefromlisting", "include_in_feed", "scripts", "stylesheets", "css", "js", "footer", "header", "class", "style", "theme", "view",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key of a name or an alias, its case ignored, or null.</summary>
    public static FrontMatterKey? Find(string name) => ByName.TryGetValue(name, out var found) ? found.Key : null;

    /// <summary>Rank of a name among the aliases of its key: 0 is the canonical one. The name must be known.</summary>
    public static int Rank(string name) => ByName[name].Rank;

    /// <summary>Whether another generator is known to use the key.</summary>
    public static bool IsForeign(string name) => Foreign.Contains(name);

    /// <summary>All names and aliases.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    private static FrozenDictionary<string, (FrontMatterKey, int)> Index()
    {
        var index = new Dictionary<string, (FrontMatterKey, int)>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in All)
        {
            index.Add(key.Name, (key, 0));
            for (var i = 0; i < key.Aliases.Count; i++) index.Add(key.Aliases[i], (key, i + 1));
        }

        return index.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

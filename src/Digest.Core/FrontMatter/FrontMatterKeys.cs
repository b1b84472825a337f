using System.Collections.Frozen;
using Digest.Core.Model;

namespace Digest.Core.FrontMatter;

/// <summary>A key of front matter.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Aliases">Other names it is read under, best first.</param>
/// <param name="Meaning">What it means, in a few words.</param>
/// <param name="Type">What its value may be.</param>
public sealed record FrontMatterKey(string Name, IReadOnlyList<string> Aliases, string Meaning, FieldType Type)
{
    /// <summary>The words that a <see cref="FieldType.Choice"/> may be; else empty.</summary>
    public IReadOnlyList<string> Choices => Name switch
    {
        "rights" => RightsNames.All.Select(r => r.Name).ToList(),
        "kind" => ArticleParser.Kinds.Select(w => w.Item1).ToList(),
        _ => [],
    };
}

/// <summary>What the value of a key may be.</summary>
public enum FieldType
{
    /// <summary>A text on one line.</summary>
    Text,

    /// <summary>A date, with or without a time.</summary>
    Date,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A date, or a boolean that means draft or not.</summary>
    DateOrFlag,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number or a date.</summary>
    NumberOrDate,

    /// <summary>A text or a list of texts.</summary>
    Names,

    /// <summary>A text, <c>{name}</c>, or a list of such.</summary>
    Authors,

    /// <summary>One of <see cref="FrontMatterKey.Choices"/>.</summary>
    Choice,

    /// <summary>A text, or <c>{name, url, archived}</c>.</summary>
    Source,

    /// <summary>A path, or <c>{src, alt, credit}</c>.</summary>
    Image,

    /// <summary><c>{date, reason}</c>, a reason, or a boolean.</summary>
    Withdrawal,

    /// <summary>A list of <c>{date, text}</c>.</summary>
    Corrections,

    /// <summary>Anything.</summary>
    Any,
}

/// <summary>The keys that Digest knows, and those that are known to belong to other generators.</summary>
public static class FrontMatterKeys
{
    private static FrontMatterKey Key(string name, FieldType type, string meaning, params string[] aliases) =>
        new(name, aliases, meaning, type);

    /// <summary>Keys of an article, in the order of the documentation.</summary>
    public static IReadOnlyList<FrontMatterKey> All { get; } =
    [
        Key("title", FieldType.Text, "the headline", "headline"),
        Key("published", FieldType.DateOrFlag, "when it was published", "date"),
        Key("updated", FieldType.Date, "when it was last changed", "lastmod", "modified"),
        Key("dek", FieldType.Text, "one or two sentences", "deck", "description", "summary", "excerpt"),
        Key("note", FieldType.Text, "the editor's \"why it matters\""),
        Key("byline", FieldType.Authors, "a name or names", "author", "authors"),
        Key("source", FieldType.Source, "where it comes from", "source_url"),
        Key("original", FieldType.Flag, "own work, no source needed"),
        Key("rights", FieldType.Choice, "how the whole body may be passed on", "license"),
        Key("kind", FieldType.Choice, "sort of text"),
        Key("translation_of", FieldType.Text, "slug, path or key of what it is a translation of", "translationkey", "ref"),
        Key("topics", FieldType.Names, "what it is about", "tags", "categories"),
        Key("people", FieldType.Names, "people whom it names"),
        Key("places", FieldType.Names, "places where it happens"),
        Key("organizations", FieldType.Names, "organizations that it names"),
        Key("image", FieldType.Image, "the image above the text", "featured_image"),
        Key("story", FieldType.Text, "slug of the story it is pinned into"),
        Key("related", FieldType.Names, "slugs or paths that belong to it"),
        Key("unrelated", FieldType.Names, "slugs or paths that do not"),
        Key("edition", FieldType.NumberOrDate, "number or day of its edition"),
        Key("lead", FieldType.Number, "weight on the front page", "weight"),
        Key("draft", FieldType.Flag, "true: not built"),
        Key("expires", FieldType.Date, "not built after", "expirydate"),
        Key("withdrawn", FieldType.Withdrawal, "withdrawn, and why"),
        Key("slug", FieldType.Text, "the URL segment"),
        Key("id", FieldType.Text, "a feed id that outlives moves"),
        Key("url", FieldType.Text, "the exact address", "permalink"),
        Key("redirect_from", FieldType.Names, "addresses that lead here", "aliases"),
        Key("lang", FieldType.Text, "language, BCP 47", "locale"),
        Key("corrections", FieldType.Corrections, "corrections with their dates"),
        Key("discussion", FieldType.Names, "links to discussions"),
        Key("comments", FieldType.Flag, "whether comments are asked for"),
        Key("noindex", FieldType.Flag, "whether search engines stay away"),
        Key("paywall", FieldType.Flag, "whether the original is behind a paywall"),
        Key("extra", FieldType.Any, "anything, for the theme"),
    ];

    private static readonly FrozenDictionary<string, (FrontMatterKey Key, int Rank)> ByName = Index();

    // Without the signs between their words.
    private static readonly FrozenSet<string> Report = new[]
    {
        "link", "href", "uri", "via", "website", "canonical", "canonicalurl", "canonicallink", "sourceurl", "sourcelink",
        "sourceuri", "sourceaddress", "originalurl", "originallink", "originalsource", "originalarticle", "originurl",
        "externalurl", "externallink", "articleurl", "articlelink", "weburl", "weblink", "reporturl", "reportlink", "linkurl",
        "storyurl", "storylink", "newsurl", "pageurl", "fullurl", "shareurl", "publisherurl", "reference", "referenceurl",
        "sourceofarticle", "readmore", "readmoreurl", "readmorelink", "itemurl", "targeturl",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Foreign = new[]
    {
        "layout", "kicker", "wordpress_id", "guid", "type", "menu", "markup", "outputs", "cascade", "build", "_build", "params",
        "resources", "sitemap", "series", "keywords", "linktitle", "publishdate", "ispage", "iscjklanguage", "headless", "toc",
        "math", "mermaid", "template", "status", "translation", "hidden", "featured", "hero", "thumbnail",
        "cover",
        "banner", "video", "audio", "podcast", "gallery", "subtitle", "short_title", "nav_order", "parent", "sidebar", "disqus",
        "show_comments", "share", "related_posts", "published_date", "created", "uid", "filename", "event", "primary_image",
        "event_platform",
        "youtube_id", "registration_url", "host", "captioning", "venue_name", "room", "city", "state", "country", "zip", "map",
        "end_date", "start_date", "topics_old", "category", "tag", "tweet_img", "hero_image", "credit", "id_old", "post_type",
        "legacy_url", "redirect_to", "canonical", "canonical_url", "og_image", "seo", "preserve", "order", "pin", "sticky",
        "isdraft",
        "excludefromlisting", "include_in_feed", "scripts", "stylesheets", "css", "js", "footer", "header", "class", "style",
        "theme", "view", "taxonomies", "save_as", "in_search_index", "date_published", "published_at", "pubdate", "created_at",
        "date_updated", "updated_at", "feature_image", "visibility", "coverimage", "cover_image",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key of a name or an alias, its case ignored, or null.</summary>
    public static FrontMatterKey? Find(string name) => ByName.TryGetValue(name, out var found) ? found.Key : null;

    /// <summary>Rank of a name among the aliases of its key: 0 is the canonical one, and one that is read for its value alone is
    /// the last.</summary>
    public static int Rank(string name) => ByName.TryGetValue(name, out var found) ? found.Rank : int.MaxValue;

    /// <summary>Keys that other generators are known to use, in ordinal order.</summary>
    public static IEnumerable<string> ForeignNames => Foreign.Order(StringComparer.Ordinal);

    /// <summary>Whether another generator is known to use the key.</summary>
    public static bool IsForeign(string name) => Foreign.Contains(name);

    /// <summary>Whether the name of a key that is not known reads like that of the address of the original report:
    /// <c>link</c>, <c>original_url</c>, <c>canonical</c>.</summary>
    public static bool NamesReport(string name) =>
        Report.Contains(string.Concat(name.Where(char.IsLetterOrDigit)));

    /// <summary>Whether another generator has the date of an article under this key.</summary>
    public static bool IsForeignDate(string name) => name.ToLowerInvariant() is "date_published" or "published_at"
        or "published_date" or "publishdate" or "pubdate" or "created" or "created_at";

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

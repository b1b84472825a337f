using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Moving;

/// <summary>What a file of an old site becomes.</summary>
internal enum MoveKind
{
    /// <summary>An article.</summary>
    Post,

    /// <summary>A page that is no article.</summary>
    Page,

    /// <summary>A file that is copied.</summary>
    Asset,

    /// <summary>Nothing: a layout, a partial or a page that only a template engine can make.</summary>
    Template,

    /// <summary>Nothing, for another reason.</summary>
    NotRead,
}

/// <summary>Where a file of an old site goes.</summary>
/// <param name="Kind">What it becomes.</param>
/// <param name="To">Path in the new site's input folder, with <c>/</c>; for what goes nowhere the reason.</param>
/// <param name="OldAddress">Its address on the old site where the patterns of folders do not give it, or null.</param>
/// <param name="Title">A title that the old generator makes of the file's name, where front matter has none.</param>
internal sealed record Move(MoveKind Kind, string To, string? OldAddress = null, string? Title = null);

/// <summary>What an old site's configuration says, and how its files are to be placed. A configuration is read, never
/// executed.</summary>
internal abstract class OldSite
{
    /// <summary>Name of the generator.</summary>
    public abstract string Generator { get; }

    /// <summary>Configuration files that were read, relative to the old site's folder.</summary>
    public List<string> Configurations { get; } = [];

    /// <summary>Title of the site, or null.</summary>
    public string? Title { get; protected set; }

    /// <summary>Address of the site, or null.</summary>
    public string? Address { get; protected set; }

    /// <summary>Folder of the site on its host where the address does not name it, or null.</summary>
    public string? LinkRoot { get; protected set; }

    /// <summary>What the site says of itself, or null.</summary>
    public string? Description { get; protected set; }

    /// <summary>Language, or null.</summary>
    public string? Language { get; protected set; }

    /// <summary>Time zone, or null.</summary>
    public string? TimeZone { get; protected set; }

    /// <summary>Articles on a page of a list, or null.</summary>
    public string? PageSize { get; protected set; }

    /// <summary>Whether the addresses of posts can be told from the configuration.</summary>
    public virtual bool KnowsAddresses => true;

    /// <summary>Defaults of folders of the new input: by folder (empty for all of it), key and text.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>> Defaults { get; } = new(StringComparer.Ordinal);

    /// <summary>What could not be taken.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Where a file goes; null for configurations and what else is of no use to anybody.</summary>
    public abstract Move? Place(ArchiveFile file);

    /// <summary>The address that an article had, where it is not what its folder's pattern gives.</summary>
    /// <param name="article">The article in the new site.</param>
    /// <param name="raw">Its front matter.</param>
    public virtual string? AddressOf(Article article, RawArticle raw) => article.ExplicitPermalink?.Value;

    /// <summary>Sets a default of a folder.</summary>
    protected void Default(string folder, string key, string value)
    {
        if (!Defaults.TryGetValue(folder, out var map)) Defaults[folder] = map = new(StringComparer.Ordinal);
        map[key] = value;
    }

    /// <summary>Tells that a setting was not taken.</summary>
    protected void NotTaken(string file, string what, string? hint = null) =>
        Diagnostics.Add(Codes.SettingNotTaken.At(new(file), what, hint));

    /// <summary>A folder that a setting names.</summary>
    protected string FolderOr(string? named, string otherwise, string file, string setting)
    {
        if (named is null) return otherwise;
        if (ArchiveFiles.Folder(named) is { } folder) return folder;
        NotTaken(file, $"the folder '{Short(named)}' of '{setting}' is outside the old site and is not read",
            "copy it into the old site's folder");
        return otherwise;
    }

    /// <summary>A text that is short enough for a message.</summary>
    protected static string Short(string text) => text.Length > 60 ? text[..57] + "..." : text;

    /// <summary>Files that pages show or offer: nothing else of a folder of programs and settings is published.</summary>
    public static bool IsAsset(ArchiveFile file)
    {
        if (file.Name is "CNAME" or ".nojekyll") return !file.Path.Contains('/', StringComparison.Ordinal);
        if (file.Name.StartsWith('.')) return false;
        return Media.Contains(file.Extension);
    }

    private static readonly HashSet<string> Media = new(StringComparer.Ordinal)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".mp3", ".m4a", ".ogg",
        ".oga", ".opus", ".wav", ".flac", ".mp4", ".m4v", ".webm", ".ogv", ".mov", ".pdf", ".epub", ".mobi", ".zip", ".gz",
        ".tgz", ".csv", ".tsv", ".xlsx", ".docx", ".pptx", ".odt", ".ods", ".odp", ".vtt", ".srt", ".woff", ".woff2",
        ".ttf", ".otf",
        ".css", ".asc", ".ics", ".vcf", ".geojson", ".kml", ".gpx", ".bib", ".tex", ".ipynb", ".txt", ".html", ".htm",
    };

    /// <summary>Whether a file is Markdown.</summary>
    public static bool IsMarkdown(ArchiveFile file) => file.Extension is ".md" or ".markdown";

    /// <summary>Whether a file's front matter or name says when it was published. Front matter that cannot be read is taken for
    /// that of a post, so that its error is told.</summary>
    protected static bool HasDate(RawArticle? raw, string path) => raw is null || Slugs.FromFileName(path).Date is not null
        || Dates.Any(key => raw.Fields[key] is YamlScalar { IsNull: false, AsBoolean: null });

    private static readonly string[] Dates =
    [
        "date", "published", "publishdate", "pubdate", "date_published", "published_at", "published_date", "created",
        "created_at",
    ];

    /// <summary>The reason why a file that is neither text nor media is not taken.</summary>
    protected static Move Other(ArchiveFile file) => file.Extension switch
    {
        ".rst" => new(MoveKind.NotRead, "reStructuredText"),
        ".adoc" or ".asciidoc" => new(MoveKind.NotRead, "AsciiDoc"),
        ".org" => new(MoveKind.NotRead, "Org"),
        ".mdx" => new(MoveKind.NotRead, "MDX"),
        ".textile" => new(MoveKind.NotRead, "Textile"),
        ".ipynb" => new(MoveKind.NotRead, "notebooks"),
        ".scss" or ".sass" or ".less" or ".styl" => new(MoveKind.Template, "style sheets to be compiled"),
        ".js" or ".mjs" or ".cjs" or ".ts" or ".jsx" or ".tsx" or ".rb" or ".py" or ".go" or ".sh" =>
            new(MoveKind.NotRead, "programs"),
        ".njk" or ".liquid" or ".hbs" or ".ejs" or ".pug" or ".haml" or ".mustache" or ".j2" or ".webc" =>
            new(MoveKind.Template, "templates"),
        _ => new(MoveKind.NotRead, "other files"),
    };

    /// <summary>A page's address where every part of its path is plain, so that no generator writes it otherwise.</summary>
    protected static string? Plain(string path, bool isFolder)
    {
        if (!path.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '/')) return null;
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.Count > 0 && parts[^1] == "index")
        {
            parts.RemoveAt(parts.Count - 1);
            isFolder = true;
        }

        return parts.Count == 0 ? "/" : "/" + string.Join('/', parts) + (isFolder ? "/" : ".html");
    }

    /// <summary>A path without its extension.</summary>
    protected static string Stem(string path) => path[..^Path.GetExtension(path).Length];

    /// <summary>The path below a folder; null where it lies elsewhere.</summary>
    protected static string? Below(string folder, string path) => folder.Length == 0 ? path
        : path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : null;

    /// <summary>A path of the new input for articles: folders that mean something else there get one above them.</summary>
    protected static string ForArticles(string path) =>
        Reserved.Contains(path.Split('/')[0]) && path.Contains('/', StringComparison.Ordinal) ? "articles/" + path : path;

    /// <summary>Folders that hold no articles in an input folder.</summary>
    protected static readonly string[] Reserved = ["pages", "stories", "editions"];

    /// <summary>A pattern for the articles of one of <see cref="Reserved"/>, which lie one folder deeper.</summary>
    protected static string Deeper(string pattern, string section) =>
        pattern.Replace(":sections", ":sections[1:]", StringComparison.Ordinal)
            .Replace(":sections[1:][", ":sections[", StringComparison.Ordinal)
            .Replace(":section/", section + "/", StringComparison.Ordinal);
}

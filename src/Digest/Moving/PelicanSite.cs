using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Moving;

/// <summary>A site of Pelican, of whose configuration only the literals are read.</summary>
internal sealed partial class PelicanSite : OldSite
{
    private readonly string _content;
    private readonly IReadOnlyList<string> _pages;
    private readonly IReadOnlyList<string> _articles;
    private readonly string? _pattern;
    private readonly string _pagePattern;
    private readonly bool _isByName;
    private readonly bool _isByFolder;

    public PelicanSite(IReadOnlyList<string> files, PythonLiterals settings)
    {
        Configurations.AddRange(files);
        Title = settings["SITENAME"];
        Address = settings["SITEURL"];
        Description = settings["SITESUBTITLE"];
        Language = settings["DEFAULT_LANG"];
        TimeZone = settings["TIMEZONE"];
        PageSize = settings["DEFAULT_PAGINATION"];
        _content = FolderOr(settings["PATH"], "content", files[0], "PATH");
        _pages = settings.List("PAGE_PATHS") ?? ["pages"];
        _articles = settings.List("ARTICLE_PATHS") ?? [""];
        _isByName = settings["SLUGIFY_SOURCE"] == "basename";
        _isByFolder = settings["USE_FOLDER_AS_CATEGORY"] != "False";
        var pattern = Given(settings, "ARTICLE") ?? "{slug}.html";
        _pagePattern = Given(settings, "PAGE") ?? "pages/{slug}.html";
        if (settings.NotRead.Intersect(Known).ToList() is { Count: > 0 } left)
        {
            NotTaken(files[0], $"not read, because the value is no literal: {string.Join(", ", left)}",
                "write what it says into statiq.json or '_directory.yml'");
        }

        _pattern = settings.NotRead.Contains("ARTICLE_URL") || settings.NotRead.Contains("ARTICLE_SAVE_AS") ? null : pattern;
        if (Author(settings["AUTHOR"]) is { } author) Default("", "author", author);
        if (_pattern is null || Pattern(_pattern) is not { } ours)
        {
            NotTaken(files[0], $"the pattern of addresses '{Short(pattern)}' has parts that are not known here",
                "articles keep the address of their date; compare with 'digest check --against sitemap.xml'");
            _pattern = null;
            return;
        }

        Default("", "url", ours);
    }

    public override string Generator => "Pelican";

    public override bool KnowsAddresses => _pattern is not null;

    private static readonly string[] Known =
    [
        "SITENAME", "SITEURL", "SITESUBTITLE", "DEFAULT_LANG", "TIMEZONE", "DEFAULT_PAGINATION", "PATH", "PAGE_PATHS",
        "ARTICLE_PATHS", "SLUGIFY_SOURCE", "ARTICLE_URL", "ARTICLE_SAVE_AS", "PAGE_URL", "PAGE_SAVE_AS", "EXTRA_PATH_METADATA",
        "AUTHOR",
    ];

    private static string? Author(string? name) => name is { Length: < 100 } ? name : null;

    // The file is what a host serves; where only its address is set, that.
    private static string? Given(PythonLiterals settings, string what) =>
        settings[what + "_SAVE_AS"] is not { } file ? settings[what + "_URL"]
            : file.EndsWith("index.html", StringComparison.Ordinal) ? file[..^"index.html".Length] : file;

    private string? Pattern(string pattern)
    {
        var unknown = false;
        var ours = Part().Replace(pattern, match => match.Groups["name"].Value switch
        {
            "slug" => _isByName ? ":slugorfilename" : ":slug",
            "category" => ":slugified_categories",
            "date" when match.Groups["format"].Success =>
                Directive().Replace(match.Groups["format"].Value, d => DatePart(d.Value) ?? Unknown()),
            _ => Unknown(),
        });
        return unknown ? null : "/" + ours.TrimStart('/');

        string Unknown()
        {
            unknown = true;
            return "";
        }
    }

    private static string? DatePart(string directive) => directive[^1] switch
    {
        'Y' => ":year",
        'y' => ":short_year",
        'm' => directive.Length > 2 ? ":i_month" : ":month",
        'd' => directive.Length > 2 ? ":i_day" : ":day",
        'b' => ":short_month",
        'B' => ":long_month",
        'j' => ":y_day",
        'H' => ":hour",
        'M' => ":minute",
        'S' => ":second",
        'a' => ":short_day",
        'A' => ":long_day",
        _ => null,
    };

    public override Move? Place(ArchiveFile file)
    {
        if (Configurations.Contains(file.Path)) return null;
        if (Below(_content, file.Path) is not { } path)
        {
            return file.Path.StartsWith("theme", StringComparison.Ordinal)
                ? new(MoveKind.Template, "themes and templates") : Other(file);
        }

        if (!IsMarkdown(file))
        {
            return IsAsset(file) && file.Extension is not (".html" or ".htm")
                ? new(MoveKind.Asset, ForArticles(path)) : Other(file);
        }

        var raw = ArchiveFiles.Article(file);
        foreach (var folder in _pages)
        {
            if (ArchiveFiles.Folder(folder) is not { Length: > 0 } pages || Below(pages, path) is not { } page) continue;
            return new(MoveKind.Page, "pages/" + page, raw is null ? null : PageAddress(raw, page));
        }

        if (!_articles.Any(f => ArchiveFiles.Folder(f) is { } folder && Below(folder, path) is not null)) return Other(file);
        if (raw is { Fields.Entries.Count: 0 }) return new(MoveKind.NotRead, "text without a header");
        var to = ForArticles(path);
        if (_isByFolder && to.LastIndexOf('/') is > 0 and var end && path.Contains('/', StringComparison.Ordinal))
            Default(to[..end], "category", path.Split('/')[^2]);
        return new(MoveKind.Post, to);
    }

    private string? PageAddress(RawArticle raw, string path)
    {
        var slug = ArchiveFiles.Line(raw.Fields, "slug")
            ?? (_isByName ? Slug(Path.GetFileNameWithoutExtension(path)) : Slug(ArchiveFiles.Line(raw.Fields, "title") ?? ""));
        var address = _pagePattern.Replace("{slug}", slug, StringComparison.Ordinal);
        return slug is null || address.Contains('{', StringComparison.Ordinal) ? null : "/" + address.TrimStart('/');
    }

    public override string? AddressOf(Article article, RawArticle raw)
    {
        // Pelican's own keys for an exact address.
        if (raw.Fields["save_as"] is not null || raw.Fields["url"] is not null)
            return ArchiveFiles.Line(raw.Fields, "save_as") ?? ArchiveFiles.Line(raw.Fields, "url");
        if (_pattern is null) return null;
        var name = Path.GetFileNameWithoutExtension(article.InputPath);
        var slug = ArchiveFiles.Line(raw.Fields, "slug") ?? Slug(_isByName ? name : article.Headline);
        var folders = article.InputPath.Split('/');
        var category = Slug(ArchiveFiles.Line(raw.Fields, "category")
            ?? (_isByFolder && folders.Length > 1 && folders[0] != "articles" ? folders[^2] : "misc"));
        var isKnown = slug is not null && (category is not null || !_pattern.Contains("{category}", StringComparison.Ordinal));
        return !isKnown ? null : "/" + Part().Replace(_pattern, match => match.Groups["name"].Value switch
        {
            "slug" => slug!,
            "category" => category!,
            _ => Directive().Replace(match.Groups["format"].Value, d => Date(article.Published, d.Value)),
        }).TrimStart('/');
    }

    private static string Date(DateTimeOffset date, string directive) => date.ToString(directive[^1] switch
    {
        'Y' => "yyyy",
        'y' => "yy",
        'm' => directive.Length > 2 ? "%M" : "MM",
        'd' => directive.Length > 2 ? "%d" : "dd",
        'b' => "MMM",
        'B' => "MMMM",
        'H' => "HH",
        'M' => "mm",
        'S' => "ss",
        'a' => "ddd",
        'A' => "dddd",
        _ => "'" + date.DayOfYear.ToString("000", CultureInfo.InvariantCulture) + "'",
    }, CultureInfo.InvariantCulture);

    // Pelican's slugify; letters beyond ASCII it writes by a table of its own, so that they are not known.
    private static string? Slug(string text)
    {
        if (!text.All(char.IsAscii)) return null;
        var kept = new string(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || char.IsWhiteSpace(c)).ToArray());
        var slug = string.Join('-', kept.Trim().ToLowerInvariant()
            .Split([' ', '\t', '-'], StringSplitOptions.RemoveEmptyEntries));
        return slug.Length == 0 ? null : slug;
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<format>[^}]*))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex(@"%-?[A-Za-z]")]
    private static partial Regex Directive();
}

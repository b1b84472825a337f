using System.Globalization;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Moving;

/// <summary>A site of Jekyll.</summary>
internal sealed class JekyllSite : OldSite
{
    private readonly string _source;
    private readonly string _permalink;
    private readonly Dictionary<string, bool> _collections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patterned = new(StringComparer.Ordinal);
    private readonly List<string> _excluded = [];

    public JekyllSite(string file, YamlMap map, DateTimeOffset now)
    {
        Configurations.Add(file);
        Title = ArchiveFiles.Line(map, "title") ?? ArchiveFiles.Line(map, "name");
        Address = ArchiveFiles.Line(map, "url");
        LinkRoot = ArchiveFiles.Line(map, "baseurl");
        Description = ArchiveFiles.Line(map, "description");
        Language = ArchiveFiles.Line(map, "lang") ?? ArchiveFiles.Line(map, "locale");
        TimeZone = ArchiveFiles.Line(map, "timezone");
        PageSize = ArchiveFiles.Line(map, "paginate");
        _source = FolderOr(ArchiveFiles.Line(map, "source"), "", file, "source");
        _permalink = ArchiveFiles.Line(map, "permalink") ?? "date";
        Default("", "permalink", _permalink);
        if (map["exclude"] is YamlList excluded)
            _excluded.AddRange(excluded.Items.OfType<YamlScalar>().Select(i => i.Text.Trim('/')));
        Collections(map["collections"]);
        if (map["defaults"] is YamlList defaults) foreach (var one in defaults.Items.OfType<YamlMap>()) TakeDefaults(one, file);
        Default("drafts", "draft", "true");
        Default("drafts", "date", now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    public override string Generator => "Jekyll";

    // Whether addresses of files end in a slash, as the style says.
    private bool IsFolders => _permalink == "pretty" || _permalink.EndsWith('/');

    private void Collections(YamlValue? collections)
    {
        if (collections is YamlList names)
        {
            foreach (var name in names.Items.OfType<YamlScalar>()) _collections[name.Text] = false;
        }

        if (collections is not YamlMap map) return;
        foreach (var (name, _, value) in map.Entries)
        {
            _collections[name] = value is YamlMap settings && settings["output"] is YamlScalar { AsBoolean: true };
            if (name is "posts" or "drafts" || name.Contains('/', StringComparison.Ordinal)) continue;
            var pattern = ArchiveFiles.Line(value, "permalink");
            if (pattern is not null) _patterned.Add(name);
            pattern ??= "/:collection/:path" + (IsFolders ? "/" : ":output_ext");
            // The folder of the collection stands in the input like any other: it is the first section.
            var below = Reserved.Contains(name) ? ":sections[2:]/:basename" : ":sections[1:]/:basename";
            Default(ForArticles(name + "/x")[..^2], "permalink", pattern.Replace(":collection", name, StringComparison.Ordinal)
                .Replace(":path", below, StringComparison.Ordinal));
        }
    }

    // Defaults of a path, where they are keys that articles have here too.
    private void TakeDefaults(YamlMap one, string file)
    {
        var path = ArchiveFiles.Line(one["scope"], "path") ?? "";
        var type = ArchiveFiles.Line(one["scope"], "type");
        if (one["values"] is not YamlMap values || type is "pages" or "drafts") return;
        if (path.Contains('*', StringComparison.Ordinal) || ArchiveFiles.Folder(path) is not { } folder)
        {
            NotTaken(file, $"the defaults of '{Short(path)}' are not taken", "write them into a '_directory.yml'");
            return;
        }

        if (folder.Length == 0 && type is not null and not "posts") folder = type;
        else if (folder.StartsWith('_') && !folder.StartsWith("_posts", StringComparison.Ordinal)) folder = folder[1..];
        foreach (var (key, _, value) in values.Entries)
        {
            var name = key.ToLowerInvariant();
            if (name is not ("permalink" or "author" or "lang" or "category" or "categories" or "tags" or "image")) continue;
            if (value is YamlScalar { IsNull: false } scalar) Default(folder, name, scalar.Text);
            else if (value is YamlList list)
                Default(folder, name, string.Join(", ", list.Items.OfType<YamlScalar>().Select(i => i.Text)));
        }
    }

    public override Move? Place(ArchiveFile file)
    {
        if (Below(_source, file.Path) is not { } path) return Other(file);
        if (IsExcluded(path)) return new(MoveKind.NotRead, "files that the old site leaves out");
        var folders = path.Split('/')[..^1];
        var isText = IsMarkdown(file) || file.Extension is ".html" or ".htm";
        var first = folders.FirstOrDefault(f => f.StartsWith('_'));
        switch (first)
        {
            case "_posts":
                var post = WholeDate(path);
                return isText ? new(MoveKind.Post, ForArticles(post), Title: TitleOf(post)) : Other(file);
            case "_drafts":
                var draft = path[(path.IndexOf("_drafts/", StringComparison.Ordinal) + 8)..];
                return isText ? new(MoveKind.Post, "drafts/" + draft, Title: TitleOf(draft)) : Other(file);
            case "_layouts" or "_includes" or "_sass" or "_plugins":
                return new(MoveKind.Template, "layouts, includes, styles and plugins");
            case "_data": return new(MoveKind.NotRead, "data files");
            case not null when _collections.TryGetValue(first[1..], out var isOutput) && folders[0] == first:
                return isOutput ? Member(path[1..], file, isText)
                    : new(MoveKind.NotRead, $"the collection '{Short(first[1..])}', which has no pages");
            case not null: return new(MoveKind.NotRead, $"the folder '{Short(first)}'");
        }

        if (path is "_config.yml" or "_config.yaml" or "_config.toml") return null;
        if (isText && ArchiveFiles.Article(file) is { Fields.Entries.Count: > 0 } raw) return Page(path, raw);
        // Beside the configuration, a text is more often a list of packages than something to read.
        var isAsset = IsAsset(file) && !IsMarkdown(file) && !(folders.Length == 0 && file.Extension == ".txt");
        return isAsset ? new(MoveKind.Asset, path) : Other(file);
    }

    private bool IsExcluded(string path) => _excluded.Exists(e => e.Length > 0
        && (path == e || path.StartsWith(e + "/", StringComparison.Ordinal)));

    // Jekyll reads 2024-1-5-x.md, too.
    private static string WholeDate(string path)
    {
        var folders = path[..(path.LastIndexOf('/') + 1)];
        var parts = path[folders.Length..].Split('-', 4);
        return parts is [{ Length: 4 }, { Length: 1 or 2 } month, { Length: 1 or 2 } day, { Length: > 0 } name]
            ? $"{folders}{parts[0]}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}-{name}" : path;
    }

    // Folders above _posts are parts of the address; one that had to be moved down has got another above it.
    public override string? AddressOf(Article article, RawArticle raw)
    {
        var address = base.AddressOf(article, raw);
        foreach (var folder in Reserved)
        {
            if (!article.InputPath.StartsWith($"articles/{folder}/", StringComparison.Ordinal)) continue;
            address = address?.Replace($"/articles/{folder}/", $"/{folder}/", StringComparison.Ordinal);
        }

        return address;
    }

    // Jekyll makes a title of the name: the-mill-burns is The Mill Burns.
    private static string TitleOf(string path)
    {
        var words = Slugs.FromFileName(path).Name.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    private Move Member(string path, ArchiveFile file, bool isText)
    {
        if (!isText) return IsAsset(file) ? new(MoveKind.Asset, path) : Other(file);
        var raw = ArchiveFiles.Article(file);
        if (raw is { Fields.Entries.Count: 0 }) return new(MoveKind.NotRead, "text without front matter");
        return HasDate(raw, path) ? new(MoveKind.Post, ForArticles(path)) : Page(path, raw!);
    }

    private Move Page(string path, RawArticle raw)
    {
        if (raw.Body.Contains("{% for", StringComparison.Ordinal) || raw.Body.Contains("{%- for", StringComparison.Ordinal)
            || raw.Fields["title"] is null || raw.Body.Trim().Length == 0)
        {
            return new(MoveKind.Template, "pages that only a template engine can make");
        }

        var given = ArchiveFiles.Line(raw.Fields, "permalink");
        var old = given is null && !_patterned.Contains(path.Split('/')[0]) ? Plain(Stem(path), IsFolders) : null;
        if (old == "/") return new(MoveKind.Template, "pages that only a template engine can make");
        return new(MoveKind.Page, "pages/" + path, old);
    }
}

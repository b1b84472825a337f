using Digest.Core.FrontMatter;
using Digest.Core.Yaml;

namespace Digest.Moving;

/// <summary>A site of Hugo.</summary>
internal sealed class HugoSite : OldSite
{
    private readonly string _content;
    private readonly List<string> _static = [];
    private readonly bool _isUgly;
    private readonly string _prefix = "";
    private readonly HashSet<string> _patterned = new(StringComparer.OrdinalIgnoreCase);

    public HugoSite(IReadOnlyList<string> files, YamlMap map)
    {
        Configurations.AddRange(files);
        var file = files[0];
        Title = ArchiveFiles.Line(map, "title");
        Address = ArchiveFiles.Line(map, "baseURL");
        Description = ArchiveFiles.Line(map["params"], "description");
        Language = ArchiveFiles.Line(map, "locale") ?? ArchiveFiles.Line(map, "languageCode")
            ?? ArchiveFiles.Line(map, "defaultContentLanguage");
        TimeZone = ArchiveFiles.Line(map, "timeZone");
        PageSize = ArchiveFiles.Line(map["pagination"], "pagerSize") ?? ArchiveFiles.Line(map, "paginate");
        _isUgly = map["uglyURLs"] is YamlScalar { AsBoolean: true };
        _content = FolderOr(ArchiveFiles.Line(map, "contentDir"), "content", file, "contentDir");
        var folders = map["staticDir"] is YamlList list ? list.Items.OfType<YamlScalar>().Select(i => i.Text).ToList()
            : [ArchiveFiles.Line(map, "staticDir") ?? "static"];
        foreach (var folder in folders) _static.Add(FolderOr(folder, "static", file, "staticDir"));
        if (map["languages"] is YamlMap { Entries.Count: > 1 } languages)
        {
            NotTaken(file, $"the site has {languages.Entries.Count} languages, and one is set",
                "write 'lang: …' into the '_directory.yml' of each folder of another language");
        }

        if (map["languages"] is YamlMap { Entries: [var only, ..] }) Title ??= ArchiveFiles.Line(only.Value, "title");
        if (map["module"] is YamlMap)
            NotTaken(file, "modules and their mounts are not read", "copy what they bring into 'content'");

        if (map["defaultContentLanguageInSubdir"] is YamlScalar { AsBoolean: true })
            _prefix = "/" + (ArchiveFiles.Line(map, "defaultContentLanguage") ?? "en").ToLowerInvariant();
        var standard = _prefix + "/:sections/:slugorcontentbasename" + (_isUgly ? ".html" : "/");
        Default("", "url", standard);
        foreach (var section in Reserved) Default("articles/" + section, "url", Deeper(standard, section));
        Patterns(map["permalinks"] is YamlMap { } all && all["page"] is YamlMap page ? page : map["permalinks"]);
    }

    public override string Generator => "Hugo";

    private void Patterns(YamlValue? permalinks)
    {
        if (permalinks is not YamlMap map) return;
        foreach (var (section, _, value) in map.Entries)
        {
            if (value is not YamlScalar { IsNull: false } pattern) continue;
            if (ArchiveFiles.Folder(section) is not { Length: > 0 } folder) continue;
            _patterned.Add(folder.Split('/')[0]);
            var deep = Reserved.Contains(folder);
            var text = _prefix + "/" + (deep ? Deeper(pattern.Text, folder) : pattern.Text).TrimStart('/');
            Default(deep ? "articles/" + folder : folder, "url", text);
        }
    }

    public override Move? Place(ArchiveFile file)
    {
        if (Configurations.Contains(file.Path)) return null;
        foreach (var folder in _static)
        {
            if (Below(folder, file.Path) is { } served) return new(MoveKind.Asset, served);
        }

        if (Below(_content, file.Path) is not { } path)
        {
            return file.Path.Split('/')[0] switch
            {
                "layouts" or "archetypes" or "i18n" => new(MoveKind.Template, "layouts, archetypes and words"),
                "themes" => new(MoveKind.Template, "themes"),
                "assets" => new(MoveKind.NotRead, "assets that the old site compiles"),
                "data" => new(MoveKind.NotRead, "data files"),
                _ => Other(file),
            };
        }

        var isText = IsMarkdown(file) || file.Extension is ".html" or ".htm";
        if (!isText) return IsAsset(file) ? new(MoveKind.Asset, ForArticles(path)) : Other(file);
        if (file.Name.StartsWith("_index.", StringComparison.Ordinal))
        {
            return path == "_index.md" ? new(MoveKind.Page, "_index.md", "/")
                : new(MoveKind.NotRead, "texts of sections ('_index.md')");
        }

        if (path.Split('/').SkipLast(1).FirstOrDefault(f => f.StartsWith('_')) is { } hidden)
            return new(MoveKind.NotRead, $"the folder '{Short(hidden)}'");
        var raw = ArchiveFiles.Article(file);
        if (HasDate(raw, path)) return new(MoveKind.Post, ForArticles(path));
        if (raw!.Fields["title"] is null) return new(MoveKind.NotRead, "texts without a title and a date");
        return new(MoveKind.Page, "pages/" + path, PageAddress(path, raw));
    }

    private string? PageAddress(string path, RawArticle raw)
    {
        var section = path.Split('/')[0];
        if (raw.Fields["url"] is not null || (section.Length < path.Length && _patterned.Contains(section))) return null;
        var stem = Stem(path);
        if (ArchiveFiles.Line(raw.Fields, "slug") is { } slug)
        {
            var at = stem.EndsWith("/index", StringComparison.Ordinal) ? stem[..^6] : stem;
            stem = at[..(at.LastIndexOf('/') + 1)] + slug;
        }

        return Plain(stem.ToLowerInvariant(), !_isUgly) is { } address ? _prefix + address : null;
    }
}

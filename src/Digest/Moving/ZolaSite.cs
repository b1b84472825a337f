using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Moving;

/// <summary>A site of Zola.</summary>
internal sealed class ZolaSite : OldSite
{
    public ZolaSite(string file, YamlMap map)
    {
        Configurations.Add(file);
        Title = ArchiveFiles.Line(map, "title");
        Address = ArchiveFiles.Line(map, "base_url");
        Description = ArchiveFiles.Line(map, "description");
        Language = ArchiveFiles.Line(map, "default_language");
        if (map["languages"] is YamlMap { Entries.Count: > 0 })
        {
            NotTaken(file, "the site has several languages, and one is set",
                "write 'lang: …' into the '_directory.yml' of each folder of another language");
        }

        Default("", "permalink", "/:sections/:slug/");
        foreach (var section in Reserved) Default("articles/" + section, "permalink", "/:sections[1:]/:slug/");
    }

    public override string Generator => "Zola";

    public override Move? Place(ArchiveFile file)
    {
        if (Configurations.Contains(file.Path)) return null;
        if (Below("static", file.Path) is { } served) return new(MoveKind.Asset, served);
        if (Below("content", file.Path) is not { } path)
        {
            return file.Path.Split('/')[0] is "templates" or "sass" or "themes"
                ? new(MoveKind.Template, "templates, themes and styles") : Other(file);
        }

        if (!IsMarkdown(file)) return IsAsset(file) ? new(MoveKind.Asset, ForArticles(path)) : Other(file);
        if (file.Name.StartsWith("_index.", StringComparison.Ordinal))
        {
            return path == "_index.md" ? new(MoveKind.Page, "_index.md", "/")
                : new(MoveKind.NotRead, "texts of sections ('_index.md')");
        }

        var raw = ArchiveFiles.Article(file);
        if (HasDate(raw, path)) return new(MoveKind.Post, ForArticles(path));
        if (raw!.Fields["title"] is null) return new(MoveKind.NotRead, "texts without a title and a date");
        return new(MoveKind.Page, "pages/" + path, Own(raw) ?? Plain(Stem(path), isFolder: true));
    }

    public override string? AddressOf(Article article, RawArticle raw)
    {
        if (Own(raw) is { } own) return own;
        // Zola writes other letters in ASCII, by a table of its own.
        return base.AddressOf(article, raw) is { } address && address.All(char.IsAscii) ? address : null;
    }

    private static string? Own(RawArticle raw) =>
        ArchiveFiles.Line(raw.Fields, "path") is { } path ? "/" + path.Trim('/') + "/" : null;
}

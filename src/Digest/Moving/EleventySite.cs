namespace Digest.Moving;

/// <summary>A site of Eleventy, whose configuration is a program: only the files are looked at.</summary>
internal sealed class EleventySite : OldSite
{
    private readonly string _source;

    public EleventySite(string file, ArchiveFiles files)
    {
        Configurations.Add(file);
        NotTaken(file, "the configuration is a program and is not executed: title, host and addresses are not known",
            "write SiteTitle and Host into statiq.json, and compare addresses with 'digest check --against sitemap.xml'");
        _source = Array.Find(["src", "content"], files.HasFolder) ?? "";
        Default("", "permalink", "/:sections/:title/");
        foreach (var section in Reserved) Default("articles/" + section, "permalink", "/:sections[1:]/:title/");
    }

    public override string Generator => "Eleventy";

    public override bool KnowsAddresses => false;

    public override Move? Place(ArchiveFile file)
    {
        if (Configurations.Contains(file.Path)) return null;
        if (Below("public", file.Path) is { } served) return IsAsset(file) ? new(MoveKind.Asset, served) : Other(file);
        if (Below(_source, file.Path) is not { } path) return Other(file);
        if (path.Split('/').SkipLast(1).FirstOrDefault(f => f.StartsWith('_')) is { } hidden)
            return new(MoveKind.Template, $"the folder '{Short(hidden)}'");
        var isText = IsMarkdown(file) || file.Extension is ".html" or ".htm";
        var raw = isText ? ArchiveFiles.Article(file) : null;
        if (!isText || raw is { Fields.Entries.Count: 0 })
            return IsAsset(file) && !IsMarkdown(file) ? new(MoveKind.Asset, path) : Other(file);
        if (HasDate(raw, path)) return new(MoveKind.Post, ForArticles(path));
        return raw!.Fields["title"] is null || raw.Body.Contains("{% for", StringComparison.Ordinal)
            ? new(MoveKind.Template, "pages that only a template engine can make") : new(MoveKind.Page, "pages/" + path);
    }
}

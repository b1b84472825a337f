using Digest.Core.Diagnostics;
using Digest.Core.Yaml;

namespace Digest.Moving;

/// <summary>Finds out which generator a folder belongs to, and reads its configuration.</summary>
internal static class OldSites
{
    private static readonly string[] Forms = [".toml", ".yaml", ".yml", ".json"];

    private static readonly string[] Eleventy =
    [
        ".eleventy.js", ".eleventy.cjs", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts",
    ];

    /// <summary>Reads the configuration of a folder.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="now">The clock's instant, for drafts without a date.</param>
    /// <returns>The site; null and an error where there is no configuration that is known or can be read.</returns>
    public static Checked<OldSite> Read(ArchiveFiles files, DateTimeOffset now)
    {
        if (First(files, "_config", [".yml", ".yaml", ".toml"]) is { } jekyll)
        {
            var isHexo = files.HasFolder("source/_posts") && !files.HasFolder("_posts");
            var (map, wrong) = Map(files, jekyll);
            if (map is null) return new(null, wrong);
            // Hexo has a configuration of the same name.
            return isHexo && map["source"] is null
                ? new(null, [Codes.ArchiveUnreadable.At(new(jekyll), "this is a site of Hexo, whose configuration is not read",
                    "put its posts into 'input/articles' by hand, as docs/moving.md says")])
                : new(new JekyllSite(jekyll, map, now), []);
        }

        if (files["pelicanconf.py"] is not null) return Pelican(files);
        if (First(files, "hugo", Forms) is { } hugo) return Hugo(files, hugo);
        if (First(files, "config", Forms) is { } config)
        {
            var (map, wrong) = Map(files, config);
            if (map is null) return new(null, wrong);
            // Zola and Hugo share the name; they do not share the word for the site's address.
            return map["base_url"] is not null && config == "config.toml"
                ? new(new ZolaSite(config, map), []) : Hugo(files, config);
        }

        if (files.HasFolder("config/_default")) return Hugo(files, null);
        if (files["zola.toml"] is not null) return Of(Map(files, "zola.toml"), map => new ZolaSite("zola.toml", map));
        if (Array.Find(Eleventy, name => files[name] is not null) is { } eleventy)
            return new(new EleventySite(eleventy, files), []);
        return new(null, [Codes.ArchiveUnreadable.At(default,
            "there is no configuration of a generator that is known: Jekyll, Hugo, Zola, Pelican or Eleventy",
            "name the folder that holds '_config.yml', 'hugo.toml', 'config.toml', 'pelicanconf.py' or 'eleventy.config.js'")]);
    }

    private static Checked<OldSite> Of(Checked<YamlMap> read, Func<YamlMap, OldSite> make) =>
        read.Value is { } map ? new(make(map), []) : new(null, read.Diagnostics);

    private static string? First(ArchiveFiles files, string stem, string[] forms) =>
        forms.Select(f => stem + f).FirstOrDefault(name => files[name] is not null);

    private static Checked<OldSite> Hugo(ArchiveFiles files, string? main)
    {
        var (read, entries) = (new List<string>(), new List<YamlEntry>());
        var parts = files.All.Where(f => f.Path.StartsWith("config/_default/", StringComparison.Ordinal)
            && Forms.Contains(f.Extension) && f.Path.Split('/').Length == 3).Select(f => f.Path);
        foreach (var path in parts.Concat(main is null ? [] : [main]))
        {
            var (map, wrong) = Map(files, path);
            if (map is null) return new(null, wrong);
            read.Add(path);
            var name = Path.GetFileNameWithoutExtension(path);
            // A file of config/_default is a table of its name, but for the main one.
            if (path == main || name is "hugo" or "config") entries.AddRange(map.Entries);
            else entries.Add(new(name.Split('.')[0], map.Place, map));
        }

        return new(new HugoSite(read, new YamlMap(entries, default)), []);
    }

    private static Checked<OldSite> Pelican(ArchiveFiles files)
    {
        var (read, settings) = (new List<string>(), new PythonLiterals());
        foreach (var name in (string[])["pelicanconf.py", "publishconf.py"])
        {
            if (files[name] is null) continue;
            if (files.Configuration(name) is not { } text) return new(null, [Unreadable(name)]);
            settings.Read(text);
            read.Add(name);
        }

        return new(new PelicanSite(read, settings), []);
    }

    private static Checked<YamlMap> Map(ArchiveFiles files, string path)
    {
        if (files.Configuration(path) is not { } text) return new(null, [Unreadable(path)]);
        var (map, wrong) = path.EndsWith(".toml", StringComparison.Ordinal)
            ? TomlReader.ReadMap(text, path, 1) : YamlReader.ReadMap(text, path);
        // What is wrong is told under one code, whatever the form, with the place.
        return map is not null ? new(map, []) : new(null, [.. wrong.Select(w =>
            Codes.ArchiveUnreadable.At(new(w.Path, w.Line, w.Column), "the old site's configuration cannot be read: " + w.Message,
                w.Hint))]);
    }

    private static Diagnostic Unreadable(string path) => Codes.ArchiveUnreadable.At(new(path),
        "the old site's configuration cannot be read: it is larger than 1 MB, is not UTF-8, or you may not read it",
        "check the file");
}

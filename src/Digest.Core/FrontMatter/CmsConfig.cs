using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>Writes the configuration of Decap CMS and Sveltia CMS, <c>admin/config.yml</c>, from the tables that the readers of
/// front matter use themselves.</summary>
/// <remarks>Format: https://decapcms.org/docs/configuration-options/ and the pages about its widgets.</remarks>
public static class CmsConfig
{
    private static readonly string[] Drafted = ["articles", "stories", "editions"];

    /// <summary>The configuration of a site.</summary>
    /// <param name="settings">The site's settings.</param>
    /// <param name="input">Its input folder, relative to the root of its repository, with <c>/</c>.</param>
    /// <returns>YAML with line feeds, one at its end.</returns>
    public static string Write(SiteSettings settings, string input)
    {
        List<string> lines =
        [
            "# What Decap CMS and Sveltia CMS need to know of this site. Where the repository is, and who may write, is yours to say:",
            "# https://decapcms.org/docs/backends-overview/",
            "backend:",
            "  name: github",
            "  repo: OWNER/REPOSITORY",
            "  branch: main",
            "# To write on this machine: \"npx decap-server\" beside \"digest preview\", and open /admin/ of the preview.",
            "local_backend: true",
        ];
        if (settings.Host is not null) lines.Add("site_url: " + YamlText.Quoted(settings.BaseAddress));
        lines.AddRange("media_folder: " + YamlText.Quoted(input + "/assets/uploads"), "public_folder: \"/assets/uploads\"",
            "slug:", "  encoding: unicode", "collections:");
        Collection("articles", "Article", FrontMatterKeys.All.Where(k => k.Type != FieldType.Any), "the text",
            "slug: \"{{year}}-{{month}}-{{day}}-{{slug}}\"", "sortable_fields: [published, title]", "summary: \"{{title}}\"");
        Collection("stories", "Story", OtherFiles.StoryKeys, "the summary", "slug: \"{{slug}}\"");
        Collection("editions", "Edition", OtherFiles.EditionKeys, "the introduction", "identifier_field: number",
            "slug: \"{{number}}\"", "summary: \"{{number}} {{title}}\"");
        Collection("pages", "Page", OtherFiles.PageKeys, "the text", "slug: \"{{slug}}\"");
        return string.Join('\n', lines) + "\n";

        void Collection(string name, string single, IEnumerable<FrontMatterKey> keys, string body,
            params ReadOnlySpan<string> options)
        {
            Add(2, $"- name: {name}");
            Add(4, $"label: {Label(name)}", $"label_singular: {single}", $"folder: {YamlText.Quoted(input + "/" + name)}",
                "create: true", "extension: md", "format: yaml-frontmatter");
            Add(4, options);
            Add(4, "fields:");
            foreach (var key in keys) Field(key.Name, Label(key.Name), IsRequired(key, name), key.Meaning, Widget(key, name));
            Field("body", "Text", isRequired: false, body, ["widget: markdown"]);
        }

        void Field(string name, string label, bool isRequired, string meaning, string[] widget)
        {
            Add(6, $"- name: {name}");
            Add(8, $"label: {label}", $"required: {(isRequired ? "true" : "false")}", $"hint: {YamlText.Quoted(meaning)}");
            Add(8, widget);
        }

        void Add(int indent, params ReadOnlySpan<string> more)
        {
            foreach (var line in more) lines.Add(new string(' ', indent) + line);
        }
    }

    private static bool IsRequired(FrontMatterKey key, string collection) => key.Name switch
    {
        // The name of a new file is made of it.
        "title" => collection != "editions",
        "published" => collection == "articles",
        "number" => true,
        _ => false,
    };

    private static string[] Widget(FrontMatterKey key, string collection) => key.Type switch
    {
        FieldType.Date => Day,
        FieldType.DateOrFlag when collection == "articles" =>
            ["widget: datetime", "format: \"YYYY-MM-DDTHH:mm:ssZ\"", "default: \"{{now}}\""],
        FieldType.DateOrFlag => Day,
        // What is not decided follows the site's settings: a box has no third state.
        FieldType.Flag when key.Name == "comments" => ["widget: select", "options: [\"true\", \"false\"]"],
        FieldType.Flag => ["widget: boolean", $"default: {(IsDraft(key, collection) ? "true" : "false")}"],
        FieldType.Number => ["widget: number", "value_type: float"],
        FieldType.NumberOrDate => ["widget: string"],
        FieldType.Choice => ["widget: select", $"options: [{string.Join(", ", key.Choices)}]"],
        FieldType.Names when key.Name is "related" or "unrelated" or "order" => Article("multiple: true"),
        FieldType.Names or FieldType.Authors => ["widget: list"],
        FieldType.Source => Parts("object", ("name", "string"), ("url", "string"), ("archived", "string")),
        FieldType.Image => Parts("object", ("src", "image"), ("alt", "string"), ("credit", "string")),
        FieldType.Corrections => Parts("list", ("date", "datetime"), ("text", "text")),
        // A reason alone: an object that was opened and left empty would withdraw the article.
        FieldType.Withdrawal => ["widget: text"],
        _ when key.Name == "lead" => Article("multiple: false"),
        _ when key.Name == "number" => ["widget: string", "pattern: [\"^[1-9][0-9]*$\", \"a number from 1\"]"],
        _ => [key.Name is "dek" or "note" ? "widget: text" : "widget: string"],
    };

    private static string[] Day { get; } = ["widget: datetime", "date_format: \"YYYY-MM-DD\"", "time_format: false",
        "picker_utc: true", "default: \"\""];

    // As "digest new" does; a page is rarely one.
    private static bool IsDraft(FrontMatterKey key, string collection) => key.Name == "draft" && Drafted.Contains(collection);

    // The name of the file, which says which article is meant in all months.
    private static string[] Article(string multiple) =>
    [
        "widget: relation", "collection: articles", "value_field: \"{{slug}}\"", "search_fields: [title]",
        "display_fields: [title]", multiple,
    ];

    private static string[] Parts(string widget, params ReadOnlySpan<(string Name, string Widget)> parts)
    {
        var lines = new List<string> { "widget: " + widget };
        if (widget == "object") lines.Add("collapsed: true");
        lines.Add("fields:");
        foreach (var (name, of) in parts)
        {
            var more = of == "datetime"
                ? ", date_format: \"YYYY-MM-DD\", time_format: false, picker_utc: true" : "";
            lines.Add($"  - {{ name: {name}, label: {Label(name)}, widget: {of}, required: false{more} }}");
        }

        return [.. lines];
    }

    private static string Label(string name)
    {
        if (name is "url" or "id") return name.ToUpperInvariant();
        if (name is "src" or "alt" or "lang") return name switch { "src" => "File", "alt" => "What it shows", _ => "Language" };
        var words = name.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}

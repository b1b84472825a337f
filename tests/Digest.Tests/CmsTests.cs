using System.Text;
using System.Text.Json;
using Digest.Core.FrontMatter;
using YamlDotNet.RepresentationModel;

namespace Digest.Tests;

/// <summary><c>digest init --cms</c>: what a content manager in the browser is told is what the program reads.</summary>
public sealed class CmsTests
{
    private static readonly string[] Collections = ["articles", "stories", "editions", "pages"];

    private static YamlMappingNode Config(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static YamlMappingNode Default { get; } = Config(CmsConfig.Write(new(), "input"));

    private static string? Text(YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? (value as YamlScalarNode)?.Value : null;

    private static List<YamlNode> List(YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? [.. (YamlSequenceNode)value] : [];

    private static YamlNode Collection(string name) => List(Default, "collections").Single(c => Text(c, "name") == name);

    private static List<YamlNode> Fields(string collection) => List(Collection(collection), "fields");

    private static List<string> Names(IEnumerable<YamlNode> fields) => fields.Select(f => Text(f, "name")!).ToList();

    [Fact]
    public void AnArticleHasTheKeysOfTheSchemaAndNoOther()
    {
        using var schema = JsonDocument.Parse(Schemas.Write("front-matter")!);
        var properties = schema.RootElement.GetProperty("properties");
        var names = Names(Fields("articles"));
        names[^1].ShouldBe("body");
        // What is anything has no form, and stays in the file as it is.
        names.SkipLast(1).ShouldBe(FrontMatterKeys.All.Select(k => k.Name).Where(n => n != "extra"));
        foreach (var field in Fields("articles").SkipLast(1))
        {
            var name = Text(field, "name")!;
            var property = properties.GetProperty(name);
            Text(field, "hint").ShouldBe(property.GetProperty("description").GetString());
            if (property.TryGetProperty("enum", out var words) && Text(field, "widget") == "select")
            {
                List(field, "options").Select(o => ((YamlScalarNode)o).Value)
                    .ShouldBe(words.EnumerateArray().Select(w => w.GetString()));
            }

            var parts = property.TryGetProperty("items", out var items) && items.TryGetProperty("properties", out var of)
                ? of : property.TryGetProperty("properties", out var own) ? own : default;
            foreach (var part in Names(List(field, "fields"))) parts.TryGetProperty(part, out _).ShouldBeTrue($"{name}.{part}");
            if (Text(field, "widget") == "object")
                Names(List(field, "fields")).ShouldBe(parts.EnumerateObject().Select(p => p.Name), name);
        }
    }

    [Fact]
    public void WidgetsSuitTheKindsOfValues()
    {
        Fields("articles").Where(f => Text(f, "required") == "true").Select(f => Text(f, "name")).ShouldBe(["title", "published"]);
        var widgets = Fields("articles").ToDictionary(f => Text(f, "name")!, f => Text(f, "widget"));
        foreach (var key in FrontMatterKeys.All.Where(k => widgets.ContainsKey(k.Name)))
        {
            string[] suitable = key.Type switch
            {
                FieldType.Date or FieldType.DateOrFlag => ["datetime"],
                FieldType.Flag => ["boolean", "select"],
                FieldType.Number => ["number"],
                FieldType.Choice => ["select"],
                FieldType.Names or FieldType.Authors => ["list", "relation"],
                FieldType.Source or FieldType.Image => ["object"],
                FieldType.Corrections => ["list"],
                _ => ["string", "text"],
            };
            suitable.ShouldContain(widgets[key.Name], key.Name);
        }

        foreach (var name in Collections)
        {
            var collection = Collection(name);
            Text(collection, "folder").ShouldBe("input/" + name);
            foreach (var field in Fields(name).Where(f => Text(f, "widget") == "relation"))
                Collections.ShouldContain(Text(field, "collection"));
        }

        Text(Collection("articles"), "slug").ShouldBe("{{year}}-{{month}}-{{day}}-{{slug}}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatAFormWritesIsRead(bool isFilled)
    {
        using var site = TestSite.Empty();
        var files = new Dictionary<string, string>
        {
            ["articles"] = "articles/2015-07-16-pluto", ["stories"] = "stories/flyby", ["editions"] = "editions/7",
            ["pages"] = "pages/about",
        };
        site.With("input/articles/2015-07-15-other.md", "---\ntitle: Greece votes\noriginal: true\nstory: flyby\n---\n")
            .With("input/articles/2015-07-14-last.md", "---\ntitle: A bridge\noriginal: true\nlang: de\ntranslationkey: Some words\n---\n")
            .With("input/assets/uploads/x.png", "x");
        foreach (var (collection, path) in files)
        {
            var text = new StringBuilder("---\n");
            foreach (var field in Fields(collection).Where(f => Text(f, "name") != "body"))
                text.Append(isFilled ? Filled(field, collection) : Blank(field, collection));
            site.With($"input/{path}.md", text + "---\nText.\n");
        }

        var (status, output, error) = Cli.Run("build", "--root", site.Root, "--drafts");
        status.ShouldBe(0, error);
        error.ShouldNotContain(": error ");
        error.ShouldNotContain("DG2010", customMessage: error);
        error.ShouldNotContain("DG2031", customMessage: error);
        output.ShouldContain("articles, ");
        if (isFilled) return;
        // A form that nobody filled in decides nothing.
        File.ReadAllText(Path.Combine(site.Root, "output/2015/07/pluto/index.html")).ShouldContain("Text.");
        error.Split('\n').Where(l => l.Contains("warning", StringComparison.Ordinal))
            .ShouldBe(["input/articles/2015-07-16-pluto.md:1:1: warning DG2015: the article names no source"]);
    }

    // As content managers write a form that was opened and saved: required fields have a value, others are empty.
    private static string Blank(YamlNode field, string collection)
    {
        var name = Text(field, "name")!;
        if (Text(field, "required") == "true") return Filled(field, collection);
        return Text(field, "widget") switch
        {
            "boolean" => $"{name}: false\n",
            "list" when name == "corrections" => "corrections:\n  - date: \"\"\n",
            "list" or "relation" when Text(field, "multiple") != "false" => $"{name}: []\n",
            "object" => $"{name}:\n" + string.Concat(Names(List(field, "fields")).Select(p => $"  {p}: \"\"\n")),
            _ => $"{name}: \"\"\n",
        };
    }

    private static string Filled(YamlNode field, string collection)
    {
        var name = Text(field, "name")!;
        var value = (Text(field, "widget"), name) switch
        {
            (_, "title") => "Pluto at last",
            (_, "number") => "\"7\"",
            (_, "edition") => "\"7\"",
            (_, "story") => "\"\"",
            (_, "draft" or "noindex") => "false",
            (_, "lang") => "en",
            (_, "url") => "\"\"",
            (_, "slug") => "\"\"",
            (_, "withdrawn") => "\"\"",
            (_, "redirect_from") => $"[/old/{collection}/]",
            (_, "discussion") => "[\"https://talk.example/1\"]",
            (_, "unrelated") => "[2015-07-14-last]",
            ("relation", "lead") => "2015-07-15-other",
            ("relation", _) => "[2015-07-15-other]",
            ("boolean", _) => "true",
            ("select", _) => $"\"{((YamlScalarNode)List(field, "options")[0]).Value}\"",
            ("datetime", _) => Text(field, "format") is null ? "\"2015-07-16\"" : "2015-07-16T09:30:00+02:00",
            ("number", _) => "3",
            ("list", "corrections") => "[{date: \"\", text: \"It was wrong.\"}]",
            ("list", _) => "[One, Two]",
            ("object", "source") => "{name: The Orbit, url: \"https://orbit.example/1\", archived: \"\"}",
            ("object", _) => "{src: /assets/uploads/x.png, alt: A planet, credit: \"\"}",
            _ => "Some words",
        };
        return name == "expires" ? "expires: \"2055-01-01\"\n" : $"{name}: {value}\n";
    }

    [Fact]
    public void ASiteThatIsThereGetsTheTwoFilesAlone()
    {
        using var site = TestSite.Small();
        var before = TestSite.FilesOf(site.Root);
        var (status, output, error) = Cli.Run("init", site.Root, "--cms");
        (status, error).ShouldBe((0, ""));
        output.ShouldBe("input/admin/index.html\ninput/admin/config.yml\n"
            + "next: write the name of your repository into input/admin/config.yml\n");
        TestSite.FilesOf(site.Root).Keys.Except(before.Keys).ShouldBe(["input/admin/config.yml", "input/admin/index.html"]);
        File.ReadAllText(Path.Combine(site.Root, "input/admin/config.yml")).ShouldContain("site_url: \"https://test.example\"\n");

        site.Build().Succeeds();
        // Copied as they are: no policy of the theme stands in the way of the script.
        var page = site.Read("admin/index.html");
        page.ShouldBe(File.ReadAllText(Path.Combine(site.Root, "input/admin/index.html")));
        page.ShouldContain("<script src=\"https://unpkg.com/decap-cms@^3.0.0/dist/decap-cms.js\"></script>");
        page.ShouldNotContain("Content-Security-Policy");
        site.Has("admin/config.yml").ShouldBeTrue();
        site.Last.Diagnostics.ShouldNotContain(d => d.Path != null && d.Path.Contains("admin", StringComparison.Ordinal));
    }

    [Fact]
    public void NothingIsOverwritten()
    {
        using var site = TestSite.Small().With("input/admin/config.yml", "mine\n");
        var before = TestSite.FilesOf(site.Root);
        var (status, output, error) = Cli.Run("init", site.Root, "--cms");
        (status, output).ShouldBe((1, ""));
        error.ShouldBe("input/admin/config.yml: error DG7003: the file is there already, and it is not overwritten\n"
            + "  hint: rename it, and take from it what you want to keep\n");
        TestSite.FilesOf(site.Root).ShouldBe(before);
    }

    [Fact]
    public void ANewSiteCanBeginWithThem()
    {
        var root = Directory.CreateTempSubdirectory("digest-cms-").FullName;
        try
        {
            var (status, output, error) = Cli.Run("init", root, "--cms");
            (status, error).ShouldBe((0, ""));
            output.ShouldEndWith("next: write the name of your repository into input/admin/config.yml\n");
            Cli.Run("build", "--root", root, "--strict").Status.ShouldBe(0);
            File.Exists(Path.Combine(root, "output/admin/index.html")).ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void TheInputFolderOfTheSettingsCounts()
    {
        using var site = TestSite.Empty().With("statiq.json", """{ "InputPaths": ["content/news"] }""")
            .With("content/news/2015-07-16-x.md", "---\ntitle: X\noriginal: true\n---\n");
        Cli.Run("init", site.Root, "--cms").Status.ShouldBe(0);
        var text = File.ReadAllText(Path.Combine(site.Root, "content/news/admin/config.yml"));
        text.ShouldContain("    folder: \"content/news/articles\"\n");
        text.ShouldContain("media_folder: \"content/news/assets/uploads\"\n");
        text.ShouldNotContain("site_url");
    }
}

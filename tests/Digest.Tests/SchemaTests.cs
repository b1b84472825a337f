using System.Text.Json;
using System.Text.RegularExpressions;
using Digest.Core.FrontMatter;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Tests;

public sealed class SchemaTests
{
    public static TheoryData<string, string> Files()
    {
        var files = new TheoryData<string, string>();
        foreach (var (name, file) in Schemas.All) files.Add(name, (name == "snippets" ? ".vscode/" : "schemas/") + file);
        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void TheProjectsOwnCopiesAreThoseOfTheCode(string name, string path)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(RepositoryFolder.Root, path))!);
            File.WriteAllText(Path.Combine(RepositoryFolder.Root, path), Schemas.Write(name));
        }

        RepositoryFolder.Read(path).ReplaceLineEndings("\n").ShouldBe(Schemas.Write(name));
        Cli.Run("schema", name).Out.ShouldBe(Schemas.Write(name));
    }

    [Fact]
    public void EditorsAreToldWhereTheSchemasAre()
    {
        foreach (var path in (string[])[".vscode/settings.json", "src/Digest/Scaffold/.vscode/settings.json"])
        {
            using var settings = JsonDocument.Parse(RepositoryFolder.Read(path));
            settings.RootElement.GetProperty("json.schemas")[0].GetProperty("url").GetString()
                .ShouldBe("./schemas/settings.json");
            settings.RootElement.GetProperty("yaml.schemas").EnumerateObject().Select(p => p.Name)
                .ShouldBe(["./schemas/data.json", "./schemas/feeds.json"]);
        }
    }

    [Fact]
    public void EveryKeyOfFrontMatterIsInTheSchema()
    {
        using var schema = JsonDocument.Parse(Schemas.Write("front-matter")!);
        var properties = schema.RootElement.GetProperty("properties");
        properties.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).ShouldBe(FrontMatterKeys.Names);
        properties.GetProperty("rights").GetProperty("enum").EnumerateArray().Select(w => w.GetString())
            .ShouldBe(["own", "licensed", "public-domain", "excerpt", "unknown"]);
        properties.GetProperty("kind").GetProperty("enum").GetArrayLength().ShouldBe(6);
        properties.GetProperty("headline").GetProperty("deprecated").GetBoolean().ShouldBeTrue();
        var foreign = new Regex(schema.RootElement.GetProperty("patternProperties").EnumerateObject().Single().Name);
        foreign.IsMatch("layout").ShouldBeTrue();
        foreign.IsMatch("topcis").ShouldBeFalse();
    }

    // What the schema allows the reader takes, and what the reader takes the schema allows.
    [Theory]
    [InlineData("original: true\nkind: opinion")]
    [InlineData("source: {name: A, url: https://a.example/}\nrights: licensed")]
    [InlineData("original: true\nimage: {src: /a.png, alt: a, credit: b}\nlead: 3.5\nedition: 4")]
    [InlineData("original: true\nwithdrawn: {date: 2015-07-01, reason: wrong}\ncorrections: [{date: 2015-07-01, text: x}]")]
    [InlineData("original: true\ntopics: a, b\npeople: [A, B]\ndek:\nupdated: 2015-07-02\nslug: 12")]
    public void AValidArticleIsValidByTheSchemaToo(string fields)
    {
        using var site = TestSite.Empty().With("input/articles/2015-07-01-x.md", $"---\ntitle: X\n{fields}\n---\n");
        var (status, _, error) = Cli.Run("check", "--root", site.Root);
        status.ShouldBe(0, error);
        error.ShouldNotContain("error");
        using var schema = JsonDocument.Parse(Schemas.Write("front-matter")!);
        var map = YamlReader.ReadMap("title: X\n" + fields, "x").Value!;
        foreach (var entry in map.Entries)
            Allows(schema.RootElement.GetProperty("properties").GetProperty(entry.Key), entry.Value).ShouldBeTrue(entry.Key);
    }

    private static bool Allows(JsonElement schema, YamlValue value)
    {
        if (schema.TryGetProperty("enum", out var words))
            return words.EnumerateArray().Any(w => w.GetString() == (value as YamlScalar)?.Text);
        if (!schema.TryGetProperty("type", out var type)) return true;
        var types = type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
        return value switch
        {
            YamlMap map =>
                types.Contains("object") && map.Entries.All(e => schema.GetProperty("properties").TryGetProperty(e.Key, out _)),
            YamlList list => types.Contains("array") && list.Items.All(i => Allows(schema.GetProperty("items"), i)),
            YamlScalar { IsNull: true } => types.Contains("null"),
            YamlScalar { AsBoolean: not null } => types.Contains("boolean"),
            YamlScalar scalar when double.TryParse(scalar.Text, System.Globalization.CultureInfo.InvariantCulture, out _) =>
                types.Contains("number") || types.Contains("integer"),
            _ => types.Contains("string"),
        };
    }

    [Fact]
    public void ASettingOfEachKindIsInTheSchema()
    {
        using var schema = JsonDocument.Parse(Schemas.Write("settings")!);
        var own = schema.RootElement.GetProperty("properties").GetProperty("Digest").GetProperty("properties");
        own.EnumerateObject().Select(p => p.Name).ShouldBe(SettingsKeys.Own.Select(k => k.Name));
        own.GetProperty("PageSize").GetProperty("maximum").GetInt32().ShouldBe(1000);
        own.GetProperty("PageSize").GetProperty("default").GetInt32().ShouldBe(new Core.Settings.SiteSettings().PageSize);
        using var shipped = JsonDocument.Parse(RepositoryFolder.Read("statiq.json"));
        foreach (var property in shipped.RootElement.EnumerateObject())
            schema.RootElement.GetProperty("properties").TryGetProperty(property.Name, out _).ShouldBeTrue();
    }

    [Fact]
    public void SchemasAreListedAndWritten()
    {
        using var site = TestSite.Empty();
        Cli.Run("schema").Out.ShouldBe(
            "front-matter  front-matter.json\ndata  data.json\nfeeds  feeds.json\nsettings  settings.json\nsnippets  digest.code-snippets\n");
        var (status, output, _) = Cli.Run("schema", "--output", Path.Combine(site.Root, "s"));
        status.ShouldBe(0);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(5);
        File.ReadAllText(Path.Combine(site.Root, "s/data.json")).ShouldBe(Schemas.Write("data"));
        (status, _, var error) = Cli.Run("schema", "setings");
        (status, error).ShouldBe((2, "digest: there is no schema 'setings'\n  hint: did you mean 'settings'?\n"));
    }
}

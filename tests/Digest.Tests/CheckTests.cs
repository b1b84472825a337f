using System.Text.Json;
using Digest.Checks;
using Digest.Core.Diagnostics;
using Digest.Output;

namespace Digest.Tests;

public sealed class CheckTests
{
    private static string Article(string title, string more = "", string body = "") =>
        $"---\ntitle: {title}\noriginal: true\n{more}---\n{body}\n";

    private static List<(string Code, string? Path, int? Line, string Message, string? Hint)> Check(TestSite site,
        params string[] more)
    {
        var (_, output, _) = Cli.Run(["check", "--format", "json", "--root", site.Root, .. more]);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.EnumerateArray()
            .Select(d => (d.GetProperty("code").GetString()!, d.GetProperty("path").GetString(),
            d.GetProperty("line").ValueKind == JsonValueKind.Null ? (int?)null : d.GetProperty("line").GetInt32(),
            d.GetProperty("message").GetString()!, d.GetProperty("hint").GetString())).ToList();
    }

    [Fact]
    public void PeopleInTextsThatAreNearlyKnownAreTold()
    {
        using var site = TestSite.Empty()
            .With("input/_data/people.yml", "- name: Alexis Tsipras\n")
            .With("input/articles/2015-07-05-b.md", Article("B", "",
                "The prime minister left.\n\nIt was Alexis Tsypras who stayed, with Alexis Tsipras and Alexia Tsantos."));
        Check(site).Where(d => d.Code == "DG8020").Select(d => (d.Path, d.Line, d.Message)).ShouldBe(
        [
            ("input/articles/2015-07-05-b.md", 7,
                "the text names 'Alexis Tsypras', which is nearly 'Alexis Tsipras', who is known"),
        ]);
    }

    [Fact]
    public void NamesThatDifferInSpellingAloneAreDoubted()
    {
        using var site = TestSite.Empty()
            .With("input/_data/people.yml", "- name: Alexis Tsipras\n- name: Ban Ki-moon\n  aliases: [Ban]\n");
        for (var i = 1; i <= 3; i++)
        {
            site.With($"input/articles/2015-07-0{i}-a{i}.md",
                Article($"A{i}", "topics: [Economy, São Paulo]\nplaces: [Austria]\n"));
        }

        site.With("input/articles/2015-07-05-b.md",
            Article("B", "topics: [Ecnomy, Sao Paulo]\npeople:\n  - Alexis Tsypras\n  - Ban Kimoon\nplaces: [Australia]\n"));
        var found = Check(site).Where(d => d.Code == "DG8001").ToList();
        found.Select(d => (d.Line, d.Message)).ShouldBe(
        [
            (4, "the topic 'Ecnomy' is nearly 'Economy', which is known"),
            (4, "the topic 'Sao Paulo' is nearly 'São Paulo', which is known"),
            (6, "the person 'Alexis Tsypras' is nearly 'Alexis Tsipras', which is known"),
            (7, "the person 'Ban Kimoon' is nearly 'Ban Ki-moon', which is known"),
        ]);
        found[0].Hint.ShouldBe("did you mean 'Economy'? If both are right, list 'Ecnomy' in _data/topics.yml");
        site.With("input/_data/topics.yml", "- name: Ecnomy\n- name: Sao Paulo\n");
        Check(site).Count(d => d.Code == "DG8001" && d.Message.Contains("topic", StringComparison.Ordinal)
            && d.Path!.EndsWith("b.md", StringComparison.Ordinal)).ShouldBe(0);
    }

    [Fact]
    public void AnOutputFolderOfSomebodyElseIsToldAndLeftAlone()
    {
        using var site = TestSite.Empty().With("input/articles/2015-07-01-a.md", Article("A")).With("output/precious.txt", "x");
        var (status, _, error) = Cli.Run("check", "--root", site.Root);
        (status, error.Contains("output: error DG6001: the output folder holds files that Digest did not make",
            StringComparison.Ordinal)).ShouldBe((1, true), error);
        Directory.EnumerateFileSystemEntries(site.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["input", "output", "statiq.json"]);
    }

    [Theory]
    [InlineData("economy", "ecnomy", true)]
    [InlineData("barack obama", "barak obama", true)]
    [InlineData("north korea", "south korea", false)]
    [InlineData("iran", "iraq", false)]
    [InlineData("austria", "australia", false)]
    [InlineData("apollo 11", "apollo 12", false)]
    [InlineData("g20summit", "g21summit", false)]
    [InlineData("kepler", "kepler", false)]
    [InlineData("international", "internaitonla", true)]
    public void ASlipOfTheFingersIsNear(string a, string b, bool near) => NameCheck.IsNear(a, b).ShouldBe(near);

    [Theory]
    [InlineData("karl hede", "karl hedde", true)]
    [InlineData("alan stern", "allan stern", true)]
    [InlineData("neil young", "niel young", true)]
    [InlineData("jakob nielsen", "jakob neilsen", true)]
    [InlineData("laura larrimore", "laura larimore", true)]
    [InlineData("alexis tsipras", "alexis tsypras", true)]
    [InlineData("john smith", "joan smith", false)]
    [InlineData("anna karlsson", "anna carlsson", false)]
    [InlineData("chen wei", "cheng wei", false)]
    [InlineData("maria garcia", "mario garcia", false)]
    [InlineData("christian berg", "christina berg", false)]
    [InlineData("mike hill", "mike hall", false)]
    [InlineData("ann lee", "ann le", false)]
    [InlineData("karl hede", "carl hedde", false)]
    [InlineData("pele", "pelle", false)]
    [InlineData("john paul 2", "john paul 3", false)]
    public void PeopleAreToldApartMoreCarefully(string a, string b, bool near)
    {
        NameCheck.IsNearPerson(a, b).ShouldBe(near);
        NameCheck.IsNearPerson(b, a).ShouldBe(near);
    }

    [Fact]
    public void EditionsWithGapsAndWithoutStoriesAreTold()
    {
        using var site = TestSite.Empty();
        site.With("input/articles/2015-07-01-a.md", Article("A", "edition: 1\n"))
            .With("input/articles/2015-07-02-b.md", Article("B", "edition: 4\n"))
            .With("input/articles/2015-07-03-c.md", Article("C", "edition: 6\n"))
            .With("input/editions/9.md", "---\ntitle: Nine\n---\n");
        var found = Check(site);
        found.Where(d => d.Code == "DG8002").Select(d => d.Message)
            .ShouldBe(["there are no editions 2 to 3: 1 is followed by 4", "there are no editions 7 to 8: 6 is followed by 9",
            "there is no edition 5: 4 is followed by 6"]);
        found.Where(d => d.Code == "DG8003").Select(d => (d.Path, d.Message))
            .ShouldBe([("input/editions/9.md", "edition 9 holds no story")]);
    }

    [Fact]
    public void LargeImagesAreTold()
    {
        using var site = TestSite.Small().With("input/articles/2015-07-18-heavy.md",
            "---\ntitle: Heavy\noriginal: true\n---\n![A chart](/assets/chart.svg)\n");
        var assets = Path.Combine(site.Root, "input/assets");
        var drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">" + new string(' ', 1_240_000) + "</svg>";
        File.WriteAllText(Path.Combine(assets, "chart.svg"), drawing);
        File.WriteAllText(Path.Combine(assets, "unused.svg"), drawing);
        Check(site).Where(d => d.Code == "DG8004").Select(d => (d.Path, d.Message)).ShouldBe(
            [("input/assets/chart.svg", "the image is large: 1.2 MB, and is shown as it is")]);
    }

    [Fact]
    public void UnknownRightsAreForDraftsAlone()
    {
        using var site = TestSite.Empty().With("input/articles/2015-07-01-a.md", Article("A", "rights: unknown\n"))
            .With("input/articles/2015-07-02-b.md", Article("B", "rights: unknown\ndraft: true\n"));
        Check(site).Where(d => d.Code == "DG8005").Select(d => (d.Path, d.Line))
            .ShouldBe([("input/articles/2015-07-01-a.md", 4)]);
        Check(site, "--drafts").Count(d => d.Code == "DG8005").ShouldBe(1);
    }

    [Fact]
    public void LongQuotationsNeedRights()
    {
        var words = string.Join(' ', Enumerable.Range(1, 160).Select(i => "word" + i));
        using var site = TestSite.Empty()
            .With("input/articles/2015-07-01-block.md", Article("Block", "rights: excerpt\n", "Intro.\n\n> " + words))
            .With("input/articles/2015-07-02-run.md",
            Article("Run", "rights: excerpt\n",
            "He said: \"" + words[..words.IndexOf(" word50", StringComparison.Ordinal)] + "\n\n\""
            + words[(words.IndexOf(" word50", StringComparison.Ordinal) + 1)..] + "\" That was all."))
            .With("input/articles/2015-07-03-own.md", Article("Own", "", "> " + words))
            .With("input/articles/2015-07-04-two.md",
            Article("Two", "rights: excerpt\n",
            "\"" + words[..words.IndexOf(" word80", StringComparison.Ordinal)] + "\" he said, and \""
            + words[(words.IndexOf(" word80", StringComparison.Ordinal) + 1)..] + "\" she said."));
        Check(site).Where(d => d.Code == "DG8006").Select(d => (d.Path, d.Line, d.Message)).ShouldBe(
        [
            ("input/articles/2015-07-01-block.md", 8,
                "160 words are quoted in a row, and the article's rights do not allow whole texts"),
            ("input/articles/2015-07-02-run.md", 6,
                "160 words are quoted in a row, and the article's rights do not allow whole texts"),
        ]);
    }

    [Fact]
    public void MisnamedFilesAreTold()
    {
        using var site = TestSite.Small().With("input/_data/poeple.yml", "- name: A\n")
            .With("input/articles/_directroy.yml", "original: true\n");
        Check(site).Where(d => d.Code == "DG8007").Select(d => (d.Path, d.Hint)).ShouldBe(
            [("input/_data/poeple.yml", "did you mean 'people.yml'?"),
            ("input/articles/_directroy.yml", "did you mean '_directory.yml'?")]);
    }

    [Fact]
    public void ErrorsComeFirstThenFiles()
    {
        using var site = TestSite.Small()
            .With("statiq.json", """{ "SiteTitle": "Test", "Host": "test.example", "Digest": { "PageSise": 2 } }""")
            .With("input/articles/2015-07-01-a.md", "---\ntitle: A\ntopcis: [x]\noriginal: true\n---\n")
            .With("input/articles/2015-07-30-z.md", "---\ntitle: [Z\n---\n");
        var (status, _, error) = Cli.Run("check", "--root", site.Root);
        status.ShouldBe(2);
        var heads = error.Split('\n').Where(l => l.Contains(" DG", StringComparison.Ordinal)).ToList();
        heads[0].ShouldStartWith("input/articles/2015-07-30-z.md:");
        heads[1].ShouldStartWith("statiq.json:1:60: error DG1003");
        heads[2].ShouldStartWith("input/articles/2015-07-01-a.md:3:1: warning DG2010");
    }

    [Fact]
    public void StrictHoldsForWhatOnlyCheckSays()
    {
        using var site = TestSite.Empty().With("input/articles/2015-07-01-a.md", Article("A", "rights: unknown\n"));
        Cli.Run("check", "--root", site.Root).Status.ShouldBe(0);
        Cli.Run("check", "--strict", "--root", site.Root).Status.ShouldBe(1);
    }

    [Fact]
    public void SarifHasTheShapeOfItsStandard()
    {
        using var site = TestSite.Small().With("input/articles/2015-07-20-bad file.md", "---\ntopcis: x\n---\n");
        using var json = JsonDocument.Parse(Cli.Run("check", "--format", "sarif", "--root", site.Root).Out);
        json.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        json.RootElement.GetProperty("$schema").GetString()!.ShouldEndWith("sarif-2.1.0.json");
        var run = json.RootElement.GetProperty("runs").EnumerateArray().Single();
        var driver = run.GetProperty("tool").GetProperty("driver");
        driver.GetProperty("name").GetString().ShouldBe("Digest");
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        rules.Select(r => r.GetProperty("id").GetString()).ShouldBeUnique();
        foreach (var rule in rules)
        {
            rule.GetProperty("shortDescription").GetProperty("text").GetString().ShouldEndWith(".");
            rule.GetProperty("help").GetProperty("text").GetString()!.ShouldContain("Fix: ");
            rule.GetProperty("help").GetProperty("markdown").GetString()!.ShouldStartWith("Example: ");
            rule.GetProperty("defaultConfiguration").GetProperty("level").GetString().ShouldBeOneOf("error", "warning", "note");
        }

        var results = run.GetProperty("results").EnumerateArray().ToList();
        results.Count.ShouldBeGreaterThan(1);
        foreach (var result in results)
        {
            rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()
                .ShouldBe(result.GetProperty("ruleId").GetString());
            result.GetProperty("level").GetString().ShouldBeOneOf("error", "warning", "note");
            result.GetProperty("message").GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
        }

        var bad = results.First(r => r.GetProperty("ruleId").GetString() == "DG2010")
            .GetProperty("locations")[0].GetProperty("physicalLocation");
        bad.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("input/articles/2015-07-20-bad%20file.md");
        (bad.GetProperty("region").GetProperty("startLine").GetInt32(),
            bad.GetProperty("region").GetProperty("startColumn").GetInt32()).ShouldBe((2, 1));
    }

    [Fact]
    public void EveryCodeHasHelpForMachines()
    {
        foreach (var code in Codes.All) CodeHelp.Find(code.Id).ShouldNotBeNull(code.Id).ShouldContain("\n\nFix: ");
    }

    [Fact]
    public void AnnotationsEscapeWhatGithubReads()
    {
        using var output = new StringWriter { NewLine = "\n" };
        CheckFormats.Github(output,
            [Codes.BrokenLink.At(new("input/a,b:c%.md", 3, 0), "100% of\r\nlinks: broken, all", "mend\nthem"),
            Codes.NoHost.At(default, "no host")], "");
        output.ToString()
            .ShouldBe("::warning file=input/a%2Cb%3Ac%25.md,line=3,col=1,title=DG3003::100%25 of%0D%0Alinks: broken, all "
            + "(mend%0Athem)\n::warning title=DG1005::no host\n");
    }

    [Fact]
    public void CheckWritesNothing()
    {
        using var site = TestSite.Small();
        var before = Directory.EnumerateFileSystemEntries(site.Root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToList();
        Cli.Run("check", "--root", site.Root).Status.ShouldBe(0);
        Directory.EnumerateFileSystemEntries(site.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ShouldBe(before);
    }
}

using Digest.Core.Diagnostics;
using Digest.Core.Stories;

namespace Digest.Build.Tests;

/// <summary>Articles that are one text in several languages.</summary>
public class TranslationTests
{
    private const string English = """
        The Kestrel team has put the eleventh preview of Kestrel 9 up for download. It starts 18 percent faster than version 8.4
        on the test machines of Rosenthal, reads archives of up to 12,500 files and drops the old import wizard.

        Mara Lindqvist, who leads the project, asks users to try it on copies of their data. Reports are collected at
        [the tracker](https://tracker.example/kestrel-9) until 28 November; see
        [the notes](https://kestrel.example/notes/9-preview).
        """;

    private const string German = """
        Das Kestrel-Team stellt die elfte Vorschau von Kestrel 9 zum Herunterladen bereit. Sie startet auf den Testrechnern von
        Rosenthal 18 Prozent schneller als Version 8.4, liest Archive mit bis zu 12.500 Dateien und verzichtet auf den alten
        Assistenten.

        Mara Lindqvist, die das Projekt leitet, bittet darum, sie mit Kopien der eigenen Daten zu erproben. Berichte sammelt
        [die Liste](https://tracker.example/kestrel-9) bis zum 28. November; siehe
        [die Notizen](https://kestrel.example/notes/9-preview).
        """;

    private const string Candidate = """
        Kestrel 9 is nearly there: the release candidate closes 340 reports and asks translators to finish their texts. The final
        version is planned for January, says Mara Lindqvist.

        The installer now checks its signature, and the plug-ins of version 8.4 load without changes.
        """;

    private const string CandidateGerman = """
        Kestrel 9 ist fast fertig: Der Veröffentlichungskandidat schließt 340 Meldungen und bittet Übersetzer um ihre Texte. Die
        endgültige Fassung ist für Januar geplant, sagt Mara Lindqvist.

        Das Installationsprogramm prüft nun seine Signatur, und die Erweiterungen von Version 8.4 laufen unverändert.
        """;

    private static string Text(string title, string date, string lang, string body, string more = "") =>
        $"---\ntitle: \"{title}\"\npublished: {date}\nlang: {lang}\n"
        + $"source: {{name: Kestrel Journal, url: \"https://kestrel.example/{lang}/{date[..10]}\"}}\n{more}---\n{body}\n";

    private static TestSite Pair(string more = "translation_of: preview") => TestSite.Empty()
        .With("input/articles/preview.md", Text("Kestrel 9: the eleventh preview", "2026-11-02T09:00:00Z", "en", English))
        .With("input/articles/vorschau.md", Text("Kestrel 9: die elfte Vorschau", "2026-11-02T12:00:00Z", "de", German,
            more + "\n"));

    private static TestSite Built(TestSite site) => site.Build(at: "2027-01-01").Succeeds();

    private static Story Single(TestSite site) => site.Last.Built!.Site.Stories.ShouldHaveSingleItem();

    [Fact]
    public void TranslationIsOneTellingAndEachPageLeadsToTheOther()
    {
        using var site = Built(Pair());
        var story = Single(site);
        story.Tellings.ShouldHaveSingleItem().Article.Language.ShouldBe("en");
        story.HasPage.ShouldBeFalse();
        var german = site.Last.Built!.Site.Articles.Single(a => a.Article.Language == "de");
        site.Last.Built.Site.StoryOf(german).ShouldBe(story);
        foreach (var page in (string[])["2026/11/preview/index.html", "de/2026/11/vorschau/index.html"])
        {
            var html = site.Read(page);
            html.ShouldContain("<link rel=\"alternate\" hreflang=\"de\" href=\"https://test.example/de/2026/11/vorschau/\">");
            html.ShouldContain("<link rel=\"alternate\" hreflang=\"en\" href=\"https://test.example/2026/11/preview/\">");
            html.ShouldContain("<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://test.example/2026/11/preview/\">");
        }

        site.Read("2026/11/preview/index.html").ShouldContain("lang=\"de\" dir=\"ltr\">Deutsch</a>");
        site.Read("de/2026/11/vorschau/index.html").ShouldContain("lang=\"en\" dir=\"ltr\">English</a>");
        site.Read("sitemap.xml").ShouldContain("<loc>https://test.example/2026/11/preview/</loc>");
        site.Read("sitemap.xml").ShouldContain("<xhtml:link rel=\"alternate\" hreflang=\"de\" "
            + "href=\"https://test.example/de/2026/11/vorschau/\"/>");
        site.Read("rss.xml").ShouldContain("<atom:link rel=\"alternate\" type=\"text/html\" hreflang=\"de\" "
            + "href=\"https://test.example/de/2026/11/vorschau/\" />");
        var told = System.Text.Json.JsonDocument.Parse(site.Read("feed.json")).RootElement.GetProperty("items").EnumerateArray()
            .Single(i => i.GetProperty("url").GetString() == "https://test.example/2026/11/preview/").GetProperty("_translations");
        told.EnumerateArray().Select(t => (t.GetProperty("language").GetString(), t.GetProperty("url").GetString()))
            .ShouldBe([("de", "https://test.example/de/2026/11/vorschau/")]);
        site.Read("feed.xml").ShouldContain("<link rel=\"alternate\" type=\"text/html\" hreflang=\"de\" "
            + "href=\"https://test.example/de/2026/11/vorschau/\"");
    }

    [Theory]
    [InlineData("translation_of: preview")]
    [InlineData("translation_of: preview.md")]
    [InlineData("translationkey: preview")]
    [InlineData("ref: /2026/11/preview/")]
    public void KeyNamesTheArticle(string key)
    {
        using var site = Built(Pair(key));
        Single(site);
    }

    [Fact]
    public void ArticlesShareAKey()
    {
        using var site = Built(TestSite.Empty()
            .With("input/a.md", Text("One", "2026-11-02", "en", "A text.", "translationKey: k9\n"))
            .With("input/b.md", Text("Eins", "2026-11-02", "de", "Ein Text.", "translationKey: k9\n"))
            .With("input/c.md", Text("Un", "2026-11-03", "fr", "Un texte.", "translationKey: k9\n")));
        Single(site);
        site.Last.Built!.Site.Translations.GroupOf(site.Last.Built.Site.Articles[0]).Select(a => a.Article.Language)
            .ShouldBe(["en", "de", "fr"]);
    }

    [Theory]
    [InlineData("input/en/x.md", "input/de/x.md")]
    [InlineData("input/x.md", "input/de/x.md")]
    [InlineData("input/posts/en/2026-11-02-x.md", "input/posts/de/2026-11-04-x.md")]
    [InlineData("input/x.md", "input/x.de.md")]
    [InlineData("input/x/index.en.md", "input/x/index.de.md")]
    public void PathsDifferByLanguageAlone(string english, string german)
    {
        using var site = Built(TestSite.Empty()
            .With(english, Text("One", "2026-11-02", "en", "A text."))
            .With(german, Text("Eins", "2026-11-04", "de", "Ein Text.")));
        Single(site);
    }

    [Theory]
    [InlineData("input/en/x.md", "input/de/y.md", "2026-11-02")]
    [InlineData("input/en/2026-11-02-weekly.md", "input/de/2026-12-02-weekly.md", "2026-12-02")]
    [InlineData("input/en/2026-11-02.md", "input/de/2026-11-02.md", "2026-11-02")]
    public void OtherPathsAreOtherTexts(string english, string german, string date)
    {
        using var site = Built(TestSite.Empty()
            .With(english, Text("One", "2026-11-02", "en", "A text about the harbour."))
            .With(german, Text("Eins", date, "de", "Ein Text vom Gebirge.")));
        site.Last.Built!.Site.Translations.IsEmpty.ShouldBeTrue();
        site.Last.Built.Site.Stories.Count.ShouldBe(2);
    }

    [Fact]
    public void SuffixOfTheFileNameIsItsLanguage()
    {
        using var site = Built(TestSite.Empty()
            .With("input/2026-11-02-x.md", "---\ntitle: One\noriginal: true\n---\nA text.\n")
            .With("input/2026-11-02-x.ja.md", "---\ntitle: 一\noriginal: true\n---\n本文。\n")
            .With("input/2026-11-02-notes.v2.md", "---\ntitle: Notes\noriginal: true\n---\nOther words.\n"));
        site.Has("ja/2026/11/x/index.html").ShouldBeTrue();
        site.Has("2026/11/notes-v2/index.html").ShouldBeTrue();
        site.Read("2026/11/x/index.html").ShouldContain(">日本語</a>");
    }

    private static string Plain(string title, string more = "") =>
        $"---\ntitle: {title}\npublished: 2026-11-02\noriginal: true\n{more}---\nA text.\n";

    private static List<string> Addresses(TestSite site) =>
        [.. site.Last.Built!.Site.Articles.Select(a => a.Permalink).Order(StringComparer.Ordinal)];

    [Fact]
    public void FoldersOfLanguagesGiveArticlesTheirLanguage()
    {
        using var site = Built(TestSite.Empty()
            .With("input/en/x.md", Plain("One")).With("input/de/x.md", Plain("Eins")).With("input/zh_CN/own.md", Plain("Own"))
            .With("input/fr/x.md", Plain("Un", "lang: fr-CA\n")));
        Addresses(site).ShouldBe(["/2026/11/x/", "/de/2026/11/x/", "/fr-ca/2026/11/x/", "/zh-cn/2026/11/own/"]);
        site.Last.Built!.Site.Stories.Count.ShouldBe(2);
        site.Read("de/2026/11/x/index.html").ShouldContain("<html lang=\"de\"");
    }

    [Theory]
    [InlineData("input/_directory.yml", "locale: en\n", "/2026/11/x-02/")]
    [InlineData("input/de/_directory.yml", "lang: de-AT\n", "/de-at/2026/11/x/")]
    [InlineData("input/de/_directory.yml", "topics: [sky]\n", "/de/2026/11/x/")]
    [InlineData("input/other.md", "---\ntitle: T\npublished: 2026-11-02\noriginal: true\n---\n", "/de/2026/11/x/")]
    public void EditorsDefaultsBeatTheFolder(string path, string text, string address)
    {
        using var site = Built(TestSite.Empty().With("input/en/x.md", Plain("One")).With("input/de/x.md", Plain("Eins"))
            .With(path, text));
        Addresses(site).ShouldContain(address);
    }

    [Fact]
    public void FolderWithAWordForANameIsNoLanguage()
    {
        using var site = Built(TestSite.Empty()
            .With("input/it/weekly.md", Plain("Servers")).With("input/hr/weekly.md", Plain("People")));
        site.Last.Built!.Site.Articles.ShouldAllBe(a => a.Article.Language == "en");
    }

    [Theory]
    [InlineData("language: de", "de", false)]
    [InlineData("language: zh_cn", "zh-cn", false)]
    [InlineData("language: Go", "en", true)]
    [InlineData("language: German", "en", true)]
    [InlineData("lang: fr\nlanguage: de", "fr", false)]
    public void LanguageIsReadWhereItIsACode(string fields, string language, bool isUnknown)
    {
        using var site = Built(TestSite.Empty().With("input/x.md", Plain("One", fields + "\n")));
        site.Last.Built!.Site.Articles.ShouldHaveSingleItem().Article.Language.ShouldBe(language);
        site.Last.Diagnostics.Any(d => d.Code == Codes.UnknownKey.Id).ShouldBe(isUnknown);
    }

    [Fact]
    public void NumbersNamesAndLinksInStepAreATranslation()
    {
        using var site = Built(Pair(""));
        site.Last.Built!.Site.Translations.IsEmpty.ShouldBeFalse();
        Single(site).Tellings.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("18", "31", "28. November", "14. Oktober")]
    [InlineData("https://tracker.example/kestrel-9", "https://other.example/", "https://kestrel.example/notes/9-preview",
        "https://other.example/2")]
    [InlineData("Kestrel 9: die elfte", "Kestrel 10: die elfte", "12.500", "14.000")]
    public void TextsOutOfStepAreNone(string from, string to, string from2, string to2)
    {
        using var site = Pair("");
        var path = Path.Combine(site.Root, "input/articles/vorschau.md");
        File.WriteAllText(path, File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal)
            .Replace(from2, to2, StringComparison.Ordinal).Replace("8.4", "7.9", StringComparison.Ordinal));
        Built(site).Last.Built!.Site.Translations.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-11-02T12:00:00Z", "Another Journal")]
    [InlineData("2026-11-09T12:00:00Z", "Kestrel Journal")]
    public void AnotherSourceOrAnotherWeekIsNoTranslation(string date, string source)
    {
        using var site = Pair("");
        var path = Path.Combine(site.Root, "input/articles/vorschau.md");
        File.WriteAllText(path, File.ReadAllText(path).Replace("2026-11-02T12:00:00Z", date, StringComparison.Ordinal)
            .Replace("Kestrel Journal", source, StringComparison.Ordinal));
        Built(site).Last.Built!.Site.Translations.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void TranslationsBridgeNoStories()
    {
        using var site = Built(TestSite.Empty()
            .With("input/en/preview.md", Text("Kestrel 9: the eleventh preview", "2026-11-02", "en", English))
            .With("input/de/preview.md", Text("Kestrel 9: die elfte Vorschau", "2026-11-03", "de", German))
            .With("input/en/candidate.md", Text("Kestrel 9: the release candidate", "2026-12-01", "en", Candidate))
            .With("input/de/candidate.md",
                Text("Kestrel 9: der Veröffentlichungskandidat", "2026-12-02", "de", CandidateGerman)));
        var built = site.Last.Built!.Site;
        built.Stories.Count.ShouldBe(2);
        built.Stories.ShouldAllBe(s => s.Tellings.Count == 1 && s.Tellings[0].Article.Language == "en");
        foreach (var article in built.Articles)
            built.StoryOf(article).Tellings[0].Article.InputPath.ShouldBe("en/" + article.Article.InputPath[3..]);
    }

    [Fact]
    public void EditorsWordAboutATranslationIsAboutItsText()
    {
        using var site = Built(Pair("translation_of: preview\nstory: kestrel-9")
            .With("input/articles/other.md",
                Text("A rival appears", "2026-11-20", "en", "A rival of it.", "story: kestrel-9\n")));
        var story = Single(site);
        story.Tellings.Select(t => t.Slug).ShouldBe(["preview", "other"]);
        var page = site.Read("stories/kestrel-9/index.html");
        page.ShouldContain("2 tellings");
        page.ShouldContain(">Deutsch</a>");
        site.Read("de/2026/11/vorschau/index.html").ShouldContain("A rival appears");
    }

    [Fact]
    public void StoriesThatDifferAreAnError()
    {
        using var site = Pair("translation_of: preview\nstory: one")
            .With("input/articles/preview.md", Text("Kestrel 9", "2026-11-02", "en", English, "story: two\n"))
            .With("stories/unused.md", "").With("input/stories/one.md", "---\ntitle: One\n---\n")
            .With("input/stories/two.md", "---\ntitle: Two\n---\n").Build(at: "2027-01-01");
        site.Last.Diagnostics.ShouldContain(d => d.Code == Codes.PinsContradict.Id);
    }

    [Theory]
    [InlineData("translation_of: previw", true)]
    [InlineData("ref: articles/nothing.md", true)]
    [InlineData("translationKey: kestrel-nine", false)]
    public void KeyWithoutTarget(string key, bool isError)
    {
        using var site = Pair(key).Build(at: "2027-01-01");
        site.Last.Diagnostics.Any(d => d.Code == Codes.UnknownPin.Id && d.Path == "input/articles/vorschau.md" && d.Line == 6)
            .ShouldBe(isError);
    }

    [Fact]
    public void TwoInOneLanguageAreTold()
    {
        using var site = Built(Pair()
            .With("input/articles/noch-eine.md", Text("Noch eine", "2026-11-04", "de", "Kurz.", "translation_of: preview\n")));
        site.Last.Diagnostics.ShouldContain(d => d.Code == Codes.SameLanguage.Id && d.Path == "input/articles/noch-eine.md"
            && d.Severity == Severity.Warning);
        site.Last.Built!.Site.Stories.Count.ShouldBe(2);
    }

    [Fact]
    public void OneThreadWritesWhatManyWrite()
    {
        using var one = Pair("");
        using var many = Pair("");
        Built(one);
        many.Build(new BuildOptions { Threads = 1 }, at: "2027-01-01").Succeeds();
        many.Files().ShouldBe(one.Files());
    }
}

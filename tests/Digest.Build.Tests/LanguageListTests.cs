using System.Xml.Linq;

namespace Digest.Build.Tests;

/// <summary>Lists and feeds of the articles in other languages than the site's.</summary>
public class LanguageListTests
{
    private static string Text(string title, string date, string lang, string more = "") =>
        $"---\ntitle: {title}\npublished: {date}\nlang: {lang}\noriginal: true\nstory: none\ntopics: [Sky]\n{more}---\n"
        + $"All of this is about {title}, which {title[..3]}or told to {title[..3]}um on {date}.\n";

    private static TestSite Several() => TestSite.Empty()
        .With("input/en/pluto.md", Text("Pluto seen", "2026-10-30", "en"))
        .With("input/de/pluto.md", Text("Pluto gesehen", "2026-11-02", "de"))
        .With("input/en/ceres.md", Text("Ceres seen", "2026-10-28", "en"))
        .With("input/de/vesta.md", Text("Vesta allein", "2026-10-20", "de"))
        .With("input/ja/pluto.md", Text("冥王星", "2026-11-03", "ja"));

    private static TestSite Built(TestSite site) => site.Build(at: "2027-01-01").Succeeds();

    private static List<string> LinksOfFeed(TestSite site, string path)
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        return [.. XDocument.Parse(site.Read(path)).Root!.Elements(atom + "entry").Select(e => e.Elements(atom + "link")
            .First(l => l.Attribute("hreflang") is null).Attribute("href")!.Value["https://test.example".Length..])];
    }

    [Fact]
    public void LanguageOfSeveralArticlesHasAListAndAFeed()
    {
        using var site = Built(Several());
        var list = site.Read("de/index.html");
        list.ShouldContain("<html lang=\"de\" dir=\"ltr\">");
        list.ShouldContain("<h1 lang=\"de\" dir=\"ltr\">Deutsch</h1>");
        list.ShouldContain("<a href=\"/de/2026/11/pluto/\">Pluto gesehen</a>");
        list.ShouldContain("<a href=\"/de/2026/10/vesta/\">Vesta allein</a>");
        list.ShouldNotContain("Ceres");
        list.ShouldContain("Auch auf <a href=\"/\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">English</a></p>");
        LinksOfFeed(site, "de/feed.xml").ShouldBe(["/de/2026/11/pluto/", "/de/2026/10/vesta/"]);
        site.Read("de/feed.xml").ShouldContain("<feed xml:lang=\"de\"");
        site.Has("ja/index.html").ShouldBeFalse();
        site.Has("en/index.html").ShouldBeFalse();
    }

    [Fact]
    public void ListsAndArticlesLeadToIt()
    {
        using var site = Built(Several());
        const string Link = "<a href=\"/de/\" hreflang=\"de\" lang=\"de\" dir=\"ltr\">Deutsch</a>";
        foreach (var page in (string[])["index.html", "latest/index.html", "archive/index.html"])
            site.Read(page).ShouldContain("Also in " + Link);
        site.Read("de/2026/11/pluto/index.html").ShouldContain("<a href=\"/de/\" lang=\"de\" dir=\"ltr\">Deutsch</a></p>");
        site.Read("2026/10/pluto/index.html").ShouldNotContain("href=\"/de/\"");
        foreach (var page in (string[])["index.html", "de/index.html"])
        {
            var html = site.Read(page);
            html.ShouldContain("<link rel=\"alternate\" hreflang=\"de\" href=\"https://test.example/de/\">\n"
                + "<link rel=\"alternate\" hreflang=\"en\" href=\"https://test.example/\">\n"
                + "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://test.example/\">");
        }

        site.Read("sitemap.xml").ShouldContain("<loc>https://test.example/de/</loc><xhtml:link rel=\"alternate\" "
            + "hreflang=\"de\" href=\"https://test.example/de/\"/>");
    }

    [Fact]
    public void ListsOfTheSiteHaveEachTextOnce()
    {
        using var site = Built(Several());
        string[] once = ["/2026/10/pluto/", "/2026/10/ceres/", "/de/2026/10/vesta/"];
        LinksOfFeed(site, "feed.xml").ShouldBe(once);
        LinksOfFeed(site, "topics/sky/feed.xml").ShouldBe(once);
        var latest = site.Read("latest/index.html");
        foreach (var href in once) latest.ShouldContain($"<a href=\"{href}\">");
        latest.ShouldNotContain("gesehen");
        latest.ShouldNotContain("冥王星");
        site.Has("archive/2026/10/index.html").ShouldBeTrue();
        // The month has nothing but translations.
        site.Has("archive/2026/11/index.html").ShouldBeFalse();
    }

    [Fact]
    public void TranslationBringsNoOldStoryBack()
    {
        using var site = Built(Several().With("statiq.json",
            """{ "SiteTitle": "Test", "Host": "test.example", "Digest": { "PageSize": 1 } }""")
            .With("input/en/eris.md", Text("Eris seen", "2020-01-01", "en"))
            .With("input/de/eris.md", Text("Eris gesehen", "2026-12-20", "de")));
        site.Read("latest/index.html").ShouldNotContain("Eris");
        site.Read("de/page/1/index.html").ShouldContain("Vesta allein");
        site.Read("de/page/1/index.html").ShouldContain("<meta name=\"robots\" content=\"noindex\">");
        site.Read("de/index.html").ShouldContain("<a rel=\"next\" href=\"/de/page/2/\">");
    }

    [Theory]
    [InlineData("input/pages/de.md", "---\ntitle: Willkommen\nlang: de\n---\nText.\n")]
    [InlineData("input/en/mine.md", "---\ntitle: Mine\npublished: 2026-11-01\noriginal: true\nurl: /de/\n---\nText.\n")]
    [InlineData("input/en/old.md", "---\ntitle: Old\npublished: 2026-11-01\noriginal: true\nredirect_from: /de/\n---\nText.\n")]
    [InlineData("input/de/index.html", "<p>mine</p>")]
    [InlineData("input/de/feed.xml", "<feed/>")]
    public void WhatAnEditorPutThereStays(string path, string text)
    {
        using var site = Built(Several().With(path, text));
        site.Last.Built!.Site.Languages.ShouldBeEmpty();
        site.Last.Diagnostics.ShouldNotContain(d => d.Message.Contains("taken", StringComparison.Ordinal));
        site.Read("index.html").ShouldNotContain("Also in");
    }

    [Fact]
    public void SiteInAnotherLanguageListsEnglish()
    {
        using var site = Built(Several().With("statiq.json",
            """{ "SiteTitle": "Test", "Host": "test.example", "Digest": { "Language": "de" } }"""));
        site.Read("en/index.html").ShouldContain("Also in <a href=\"/\" hreflang=\"de\" lang=\"de\" dir=\"ltr\">Deutsch</a></p>");
        LinksOfFeed(site, "feed.xml").ShouldBe(["/2026/11/pluto/", "/en/2026/10/ceres/", "/2026/10/vesta/"]);
    }
}

using Digest.Core.Diagnostics;

namespace Digest.Build.Tests;

/// <summary>What becomes of files that are not Markdown with YAML.</summary>
public sealed class InputFormTests
{
    private static string[] Told(TestSite site) =>
        [.. site.Last.Diagnostics.Where(d => d.Code != "DG1005" && d.Severity != Severity.Info)
            .Select(d => $"{d.Path}:{d.Line}:{d.Column} {d.Code} {d.Message}{(d.Hint is null ? "" : " | " + d.Hint)}")];

    [Theory]
    [InlineData("---\ntitle: The pier\ndate: 2015-07-10\noriginal: true\n---\n")]
    [InlineData("\uFEFF\r\n+++\r\ntitle = 'The pier'\r\ndate = 2015-07-10\r\noriginal = true\r\n+++\r\n")]
    [InlineData("{\"title\": \"The pier\", \"date\": \"2015-07-10\", \"original\": true}\n")]
    public void HtmlWithFrontMatterIsAnArticle(string frontMatter)
    {
        using var site = TestSite.Empty()
            .With("input/articles/pier.html", frontMatter
            + "<h1>Of wood</h1>\n<p>It stood <em>for years</em>.</p>\n*no markdown*\n<script>alert(1)</script><p onclick=\"x()\">Gone. "
            + "<a href=\"quay.htm\">The quay</a> <a href=\"javascript:x()\">x</a></p>\n")
            .With("input/articles/quay.htm", frontMatter.Replace("pier", "quay", StringComparison.Ordinal)
            + "<p>See <a href=\"/articles/pier.html#top\">the pier</a>, <a href=\"note.md\">the note</a>.</p>")
            .With("input/articles/note.md", "---\ntitle: Note\ndate: 2015-07-11\noriginal: true\n---\nOn [the pier](pier.html).\n");
        site.Build().Succeeds().Last.Built!.Site.Articles.Count.ShouldBe(3);
        Told(site).ShouldBeEmpty();
        var page = site.Read("2015/07/pier/index.html");
        page.ShouldContain("<h2>Of wood</h2>\n<p>It stood <em>for years</em>.</p>\n*no markdown*\n");
        page.ShouldContain("<p>Gone. <a href=\"/2015/07/quay/\">The quay</a>");
        page.ShouldNotContain("alert(1)");
        page.ShouldNotContain("onclick=\"x");
        page.ShouldNotContain("javascript:");
        site.Read("2015/07/quay/index.html").ShouldContain("<a href=\"/2015/07/pier/#top\">the pier</a>, <a href=\"/2015/07/note/\">");
        site.Read("2015/07/note/index.html").ShouldContain("On <a href=\"/2015/07/pier/\">the pier</a>.");
        site.Has("articles/pier.html").ShouldBeFalse();
        var body = site.Last.Built!.Site.Articles.Single(a => a.Article.InputPath.EndsWith("pier.html", StringComparison.Ordinal)).Body;
        body.Text.ShouldStartWith("Of wood\n\nIt stood for years.");
    }

    [Theory]
    [InlineData("<!doctype html><title>x</title><p>---</p>\n")]
    [InlineData("Title: x\nDate: 2015-07-10\n\n<p>x</p>")]
    [InlineData("")]
    [InlineData("----\ntitle: x\n----\n")]
    public void HtmlWithoutFrontMatterIsCopied(string html)
    {
        using var site = TestSite.Empty().With("input/articles/x.html", html).With("input/assets/y.HTM", html);
        site.Build().Succeeds();
        site.Read("articles/x.html").ShouldBe(html);
        site.Read("assets/y.HTM").ShouldBe(html);
    }

    [Fact]
    public void HtmlIsAPageAStoryAndAnEditionToo()
    {
        using var site = TestSite.Small()
            .With("input/pages/map.html", "---\ntitle: Map\n---\n<p>Here.</p>\n")
            .With("input/editions/1.html", "+++\ntitle = 'The first'\n+++\n<p>Begins.</p>\n");
        site.Build().Succeeds();
        site.Read("map/index.html").ShouldContain("<p>Here.</p>");
        site.Read("editions/1/index.html").ShouldContain("<p>Begins.</p>");
    }

    [Fact]
    public void ErrorsInHtmlHaveTheirPlace()
    {
        using var site = TestSite.Empty().With("input/articles/x.html",
            "+++\ntitle = 'x'\ndate = 2015-07-10\noriginal = true\n+++\n\n<p>\n  <a href=\"nowhere.html\">x</a></p>\n<img src=\"/y.png\">");
        site.Build();
        Told(site).ShouldBe([
            "input/articles/x.html:8:3 DG3003 the link 'nowhere.html' has no target: there is no such page or file | write the path of a file in the input folder, or an address of the site",
            "input/articles/x.html:9:1 DG2016 the image '/y.png' has no alternative text | write alt=\"what it shows\", or alt=\"\" where it is decoration",
            "input/articles/x.html:9:1 DG3003 the image '/y.png' has no target: there is no such file | put the file into the input folder, or correct the path"]);
    }

    // Kinds of files that archives hold; what is told of each, or nothing where it builds as it is.
    [Theory]
    [InlineData("toml.md", "+++\ntitle = \"The mill\"\ndate = 2015-07-10T06:00:00Z\ntags = [\"water\"]\n+++\nText.\n", null)]
    [InlineData("json.md", "{\"title\":\"The mill\",\"date\":\"2015-07-10\",\"tags\":[\"water\"]}\n\nText.\n", null)]
    [InlineData("pelican.md", "Title: The mill\nDate: 2015-07-10 06:30\nTags: water, wheels\n\nText.\n", null)]
    [InlineData("multi.markdown", "Title:   The mill\nAuthor:  Ann Ash\nDate:    July 10, 2015\nTags:    water\n\nText.\n", null)]
    [InlineData("post.html", "---\ntitle: The mill\ndate: 2015-07-10\ntags: [water]\n---\n<p>Text.</p>\n", null)]
    [InlineData("bom.md", "\uFEFF---\r\ntitle: The mill\r\ndate: 2015-07-10\r\ntags: [water]\r\n---\r\nText.\r\n", null)]
    [InlineData("mühle.md", "---\ntitle: The mill\ndate: 2015-07-10\ntags: [water]\n---\nText.\n", null)]
    [InlineData("offset.md", "---\ntitle: The mill\ntags: [water]\ndate: 2015-07-10 06:30:00+15:00\n---\nText.\n",
        "4:7 DG2029 '2015-07-10 06:30:00+15:00' in 'date' has an offset that no place has; its time counts in the site's zone | write the offset of the place, as in 2015-07-16T09:30:00+02:00, or none")]
    [InlineData("leap.md", "---\ntitle: The mill\ndate: 2015-02-29\n---\nText.\n",
        "3:7 DG2007 '2015-02-29' in 'date' is not a date that exists | write it as 2015-07-16, or as 2015-07-16T09:30:00+02:00")]
    [InlineData("leap.md", "+++\ntitle = 'The mill'\ndate = 2015-02-29\n+++\nText.\n",
        "3:8 DG2007 '2015-02-29' in 'date' is not a date that exists | write it as 2015-07-16, or as 2015-07-16T09:30:00+02:00")]
    [InlineData("colon.md", "---\ntitle: The mill: a history\ndate: 2015-07-10\n---\nText.\n",
        "2:16 DG2003 the value holds a colon and is not in quotation marks | put quotation marks around a value that holds a colon")]
    [InlineData("tab.md", "---\ntitle: The mill\ndate: 2015-07-10\ntags:\n\t- water\n---\nText.\n",
        "5:1 DG2003 the line is indented with a tab | indent with spaces, not tabs")]
    [InlineData("noend.md", "---\ntitle: The mill\ndate: 2015-07-10\n\nText.\n",
        "1:1 DG2004 the front matter does not end | put a line of --- after the last field")]
    [InlineData("noend.md", "+++\ntitle = 'The mill'\ndate = 2015-07-10\n\nText.\n",
        "1:1 DG2004 the front matter does not end | put a line of +++ after the last field")]
    public void FilesOfArchives(string name, string text, string? told)
    {
        using var site = TestSite.Empty().With("input/_directory.yml", "original: true\n").With("input/articles/" + name, text);
        site.Build(new BuildOptions { KeepGoing = true }).Succeeds();
        Told(site).ShouldBe(told is null ? [] : [$"input/articles/{name}:{told}"]);
        var failed = site.Last.Diagnostics.Any(d => d.Severity == Severity.Error);
        var articles = site.Last.Built!.Site.Articles;
        articles.Count.ShouldBe(failed ? 0 : 1);
        if (failed) return;
        var article = articles[0].Article;
        (article.Headline, article.Published.Date, article.Topics[0].Value)
            .ShouldBe(("The mill", new DateTime(2015, 7, 10), "water"));
        site.Read(articles[0].Permalink[1..] + "index.html").ShouldContain("<p>Text.</p>");
    }

    [Fact]
    public void OtherMarkupIsToldOnceForEachKind()
    {
        var site = TestSite.Empty();
        using var kept = site;
        foreach (var name in (string[])["a.rst", "b/c.rst", "d.RST", "e.rst", "f.org", "g.mdx", "h.mdx", "i.adoc"])
            site.With("input/articles/" + name, "x");
        site.With("input/assets/slides.org", "x").With("input/README.rst", "x");
        site.Build().Succeeds();
        Told(site).ShouldBe([
            "input/articles/a.rst:0:0 DG2028 4 files in reStructuredText are copied, not read as articles: a.rst, c.rst, d.RST, … | convert them with 'pandoc -f rst -t gfm -s'",
            "input/articles/f.org:0:0 DG2028 a file in Org is copied, not read as an article: f.org | convert them with 'pandoc -f org -t gfm -s'",
            "input/articles/g.mdx:0:0 DG2028 2 files in MDX are copied, not read as articles: g.mdx, h.mdx | rename them to .md, and take imports and components out",
            "input/articles/i.adoc:0:0 DG2028 a file in AsciiDoc is copied, not read as an article: i.adoc | convert them with 'asciidoctor -b docbook' and then 'pandoc -f docbook -t gfm -s'"]);
        site.Has("articles/b/c.rst").ShouldBeTrue();
    }
}

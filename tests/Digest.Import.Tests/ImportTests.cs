using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Settings;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Import.Tests;

public sealed class ImportTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "import");

    private static readonly KnownTerm[] Known =
    [
        new(TermKind.Topic, "Floods", ["flood"]), new(TermKind.Topic, "Chess", []), new(TermKind.Topic, "Energy", []),
        new(TermKind.Person, "Ilse Quand", ["Quand"]), new(TermKind.Person, "Marek Dole", ["Dole"]),
        new(TermKind.Person, "Nadia Ferran", ["نادية فران"]),
        new(TermKind.Place, "Varnholt", []), new(TermKind.Place, "Ostra", ["Ostra valley"]),
        new(TermKind.Place, "Lumen", ["لومن"]),
        new(TermKind.Organization, "Water Board", []), new(TermKind.Organization, "US", []),
        new(TermKind.Source, "The Valley Post", ["Valley Post"], "valleypost.example"),
    ];

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var folder in Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal))
            cases.Add(Path.GetFileName(folder));
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AFileBecomesTheArticleThatAnEditorWants(string name)
    {
        var input = Directory.EnumerateFiles(Path.Combine(Folder, name), "input*").Single();
        var (article, diagnostics) = Import(File.ReadAllBytes(input), Path.GetFileName(input));
        var actual = article!.FileName + "\n" + article.Markdown
            + string.Concat(diagnostics.Select(d => $"\n{d.Severity.ToString().ToLowerInvariant()} {d.Code}: {d.Message}"));
        var expected = Path.Combine(Folder, name, "expected.md");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Source(name), actual);
        else actual.ShouldBe(File.ReadAllText(expected).ReplaceLineEndings("\n"));
        IsValid(article);
    }

    [Fact]
    public void ThereAreFortyPagesAndFourTexts()
    {
        var inputs = Directory.EnumerateFiles(Folder, "input*", SearchOption.AllDirectories).Select(Path.GetExtension).ToList();
        inputs.Count(i => i == ".html").ShouldBeGreaterThanOrEqualTo(40);
        inputs.Count(i => i == ".txt").ShouldBeGreaterThanOrEqualTo(4);
    }

    [Theory]
    [InlineData("", "the file is empty, not a page or a text")]
    [InlineData(" \r\n\n", "the file is empty, not a page or a text")]
    [InlineData("%PDF-1.7 x", "the file is a PDF, not a page or a text")]
    [InlineData("GIF89a", "the file is an image, not a page or a text")]
    [InlineData("PK\u0003\u0004x", "the file is a zip archive or an office document, not a page or a text")]
    [InlineData("{\\rtf1", "the file is a document in RTF, not a page or a text")]
    [InlineData("MIME-Version: 1.0\n", "the file is a web archive (MHTML), not a page or a text")]
    [InlineData("a\0b", "the file is binary, not a page or a text")]
    public void WhatIsNoTextIsRefusedCalmly(string text, string message)
    {
        var (article, diagnostics) = Import(Encoding.Latin1.GetBytes(text), "x.html");
        article.ShouldBeNull();
        var only = diagnostics.Single();
        (only.Code, only.Message).ShouldBe(("DG7002", message));
        only.Hint.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><i><div>")]
    [InlineData("<ul><li>")]
    [InlineData("<svg>")]
    [InlineData("<table><tr><td>")]
    public void DeepMarkupNeitherHangsNorOverflows(string tag)
    {
        var (article, diagnostics) =
            Import(Encoding.UTF8.GetBytes("<p>Some text.</p>" + string.Concat(Enumerable.Repeat(tag, 100_000)) + "x"), "x.html");
        article.ShouldBeNull();
        diagnostics.Single().Message.ShouldStartWith("the page has thousands of elements open within each other");
        if (tag == "<svg>") return; // drawings are never text
        (article, _) =
            Import(Encoding.UTF8.GetBytes("<h1>Deep and deeper it goes</h1>" + string.Concat(Enumerable.Repeat(tag, 600))
                + "The text at the bottom."), "x.html");
        article!.Markdown.ShouldContain("The text at the bottom");
    }

    [Theory]
    [InlineData("utf-8", true, "Überschwemmung in Łódź")]
    [InlineData("utf-16", true, "Überschwemmung in Łódź")]
    [InlineData("utf-16BE", true, "Überschwemmung in Łódź")]
    [InlineData("windows-1252", false, "Überschwemmung für 20 €")]
    [InlineData("iso-8859-2", false, "Überschwemmung in Łódź")]
    [InlineData("windows-1251", false, "Наводнение в долине")]
    [InlineData("shift_jis", false, "谷で洪水")]
    [InlineData("gb18030", false, "山谷洪水")]
    [InlineData("koi8-r", false, "Наводнение в долине")]
    public void EncodingsAreRead(string name, bool mark, string headline)
    {
        var encoding = name.StartsWith("utf", StringComparison.Ordinal)
            ? Encoding.GetEncoding(name) : CodePagesEncodingProvider.Instance.GetEncoding(name)!;
        var html = $"<html><head><meta http-equiv='Content-Type' content='text/html; "
            + $"charset={name}'><title>x</title></head>\r\n<body><h1>{headline}</h1>\r\n<p>Text of it.</p></body></html>";
        var bytes = encoding.GetBytes(html);
        if (mark) bytes = [.. encoding.GetPreamble(), .. bytes];
        Import(bytes, "x.html").Value!.Headline.ShouldBe(headline);
    }

    [Theory]
    [InlineData("By Jane Doe | Reuters | June 30, 2015 10:15 AM EDT", "published: 2015-06-30T10:15:00-04:00",
        "byline: \"Jane Doe\"", "name: \"Reuters\"")]
    [InlineData("Published: 30 June 2015", "published: 2015-06-30\n", "draft: true", "topics:")]
    [InlineData("Tue 30 Jun 2015 22.15 BST", "published: 2015-06-30T22:15:00+01:00", "draft: true", "topics:")]
    [InlineData("30. Juni 2015, 18:05 Uhr", "published: 2015-06-30T18:05:00+00:00", "draft: true", "topics:")]
    [InlineData("Publié le 30 juin 2015 à 18h05", "published: 2015-06-30T18:05:00+00:00", "draft: true", "topics:")]
    [InlineData("Posted 30/06/2015", "published: 2015-06-30\n", "draft: true", "topics:")]
    [InlineData("Published June 30, 2015, updated July 1, 2015", "published: 2015-06-30\n", "updated: 2015-07-01\n", "topics:")]
    [InlineData("JUNE 30, 2015", "published: 2015-06-30\n", "draft: true", "topics:")]
    [InlineData("BY JANE DOE AND JOHN ROE", "byline: \"Jane Doe", "published: 2015-08-01", "topics:")]
    public void LinesUnderTheHeadlineAreUnderstood(string line, string first, string second, string third)
    {
        var text = $"Dam breaks above Varnholt\n\n{line}\n\nThe dam above Varnholt broke on Tuesday morning after a week of "
            + $"rain and flooded the lower valley, officials said.\n\nNobody was hurt when the water came, the mayor told "
            + $"reporters in the town hall on the same evening.\n";
        var markdown = Import(Encoding.UTF8.GetBytes(text), "x.txt").Value!.Markdown;
        markdown.ShouldContain(first);
        markdown.ShouldContain(second);
        markdown.ShouldContain(third);
        markdown.ShouldNotContain(line);
    }

    [Theory]
    [InlineData("1. A number and *stars* and _lines_ and `ticks`")]
    [InlineData("# No heading, > no quote, - no list")]
    [InlineData("- 5 degrees at night")]
    [InlineData("<nick> said [this](that) & that &amp; all; 5 < 6")]
    [InlineData("![no image](x) and [^1] and [x]: y | bar")]
    [InlineData("C:\\new\\*.txt ~~gone~~ snake_case_name and 2*3*4")]
    [InlineData("=== --- ***")]
    public void MarkdownsOwnCharactersComeOutAsTheyWere(string text)
    {
        var html = "<h1>The headline of it all</h1><p>" + HtmlText.Escape(text)
            + "</p><p>And another paragraph that says a little more.</p>";
        var article = Import(Encoding.UTF8.GetBytes(html), "x.html").Value!;
        Plain(article).ShouldStartWith(Typographic(text));
    }

    [Fact]
    public void AnySoupEndsInAnArticleOrAnError()
    {
        string[] pieces =
            ["<p>", "</p>", "<div class='related'>", "</div>", "<a href='javascript:x'>", "<a href=//h/x?utm_a=1>", "</a>",
                "<table>", "<tr>", "<td>", "<ul>", "<li>", "<script>", "</script>", "<b>", "<i>", "<img src=x alt='[a](b)'>",
                "<blockquote>",
            "<h1>", "<h2>", "<time datetime='2015-13-45'>",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":[{}],\"image\":[[]],\"author\":{\"@id\":1}}</script>", "word ", "---\n", "title: x\n", "\u202e", "\ud800", "&#0;", "&amp;amp;", "`", "*", "_", "[", "](", "<!--", "-->", "\0", "\n\n", "# ", "> ", "|", "<figure>", "<figcaption>", "<pre>", "<q>", "<sup>", "<br><br>", "<meta property='og:title' content='\"\\x: #'>", "<article>", "By Jane Doe", "June 31, 2015", "<code>``"];
        var soup = Gen.Elements(pieces).ListOf().Select(list => string.Concat(list));
        Prop.ForAll(soup.ToArbitrary(), text =>
        {
            foreach (var name in (string[])["soup.html", "soup.txt"])
            {
                var (article, diagnostics) = Import(Encoding.UTF8.GetBytes(text), name);
                if (article is null) diagnostics.ShouldContain(d => d.Severity == Severity.Error);
                else IsValid(article);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60));
    }

    [Fact]
    public void AnyPlainTextSurvivesAsItIs()
    {
        var words = Gen.Elements(["dam", "*b*", "_c_", "[d]", "<e>", "&lt;", "1.", "#", "-", "\\", "`f`", "g|h", "~~", "!", "(i)",
            "http:", "+", "=", "x_y_z", "**", "]:", "{{ a }}", "5*6", "\\*"]);
        Prop.ForAll(words.NonEmptyListOf().ToArbitrary(), list =>
        {
            var text = "a " + string.Join(' ', list) + " z";
            foreach (var start in (string[])["", "- ", "12) ", "> ", "## "])
            {
                var html = "<h1>The headline of it all</h1><p>" + HtmlText.Escape(start + text)
                    + "</p><p>And another paragraph that says a little more.</p>";
                Plain(Import(Encoding.UTF8.GetBytes(html), "x.html").Value!).ShouldStartWith(Typographic((start + text).Trim()));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void TermsAreProposedFromTheDigestAlone()
    {
        var article =
            Import(Encoding.UTF8.GetBytes(
                "Flood in Varnholt after the dam breaks\n\nMarek Dole of the Water Board said that the flood came at night, and "
                + "that Varnholt was cut off until the morning.\n\nDole said so twice. Doleful USers were not asked, and "
                + "Quandary is no name. The chessboard was lost in the water too.\n"), "x.txt").Value!;
        article.Markdown.ShouldContain(
            "topics: [Floods]\npeople: [Marek Dole]\nplaces: [Varnholt]\norganizations: [Water Board]\n");
    }

    private static Checked<ImportedArticle> Import(byte[] bytes, string name) => Importer.Read(new ImportRequest
    {
        Path = "saved/" + name,
        Bytes = bytes,
        Now = new DateTimeOffset(2015, 8, 1, 10, 30, 0, TimeSpan.Zero),
        Known = Known,
    });

    // What comes out is read by Digest itself without error, is a draft, and holds nothing that runs.
    private static void IsValid(ImportedArticle article)
    {
        var path = "articles/" + article.FileName;
        var (raw, diagnostics) =
            FrontMatterSplitter.Split(new SourceFile("input/" + path, path, Encoding.UTF8.GetBytes(article.Markdown)));
        raw.ShouldNotBeNull(article.Markdown + string.Concat(diagnostics));
        var (bound, more) = ArticleParser.Bind(raw, [], new SiteSettings());
        bound.ShouldNotBeNull(article.Markdown + string.Concat(more));
        (bound.Draft, bound.Rights).ShouldBe((true, Rights.Unknown));
        bound.Headline.ShouldBe(article.Headline);
        var html = Rendered(article).Html;
        html.ShouldNotContain("<script");
        html.ShouldNotContain("=\"javascript:");
        html.ShouldNotContain("=\"data:");
    }

    private static Body Rendered(ImportedArticle article)
    {
        var raw = FrontMatterSplitter.Split(new SourceFile("x.md", "x.md", Encoding.UTF8.GetBytes(article.Markdown))).Value!;
        return new BodyParser().Parse(raw).Value ?? Body.Empty;
    }

    private static string Plain(ImportedArticle article) => Typographic(Rendered(article).Text);

    // Typography is the site's own: quotation marks, dashes and dots are compared without it.
    private static string Typographic(string text) =>
        string.Join(' ', text.Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('\u201c', '"').Replace('\u201d', '"')
        .Replace("\u2026", "...", StringComparison.Ordinal).Replace("\u2014", "---", StringComparison.Ordinal)
        .Replace("\u2013", "--", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Source(string name) => Path.Combine(Folder, "..", "..", "..", "..", "import", name, "expected.md");
}

using Digest.Core.Diagnostics;
using Digest.Core.Markdown;
using Digest.Core.Model;

namespace Digest.Core.Tests;

public sealed class BodyTests
{
    [Fact]
    public void AVeryLongBodyIsRendered() =>
    Parse(string.Concat(Enumerable.Repeat("One *long* line of words that goes on and on.\n\n", 20_000))).Words.ShouldBe(200_000);

    private static Body Parse(string markdown) => new BodyParser().Parse(markdown, "x.md", 1).Value.ShouldNotBeNull();

    [Theory]
    [InlineData("# One\n\n## Two", "<h2 id=\"one\">One</h2>\n<h3 id=\"two\">Two</h3>\n")]
    [InlineData("## Two", "<h2 id=\"two\">Two</h2>\n")]
    [InlineData("~~gone~~", "<p><del>gone</del></p>\n")]
    [InlineData("- [ ] a\n- [x] b",
        "<ul class=\"contains-task-list\">\n<li class=\"task-list-item\">☐ a</li>\n<li class=\"task-list-item\">☑ b</li>\n</ul>\n")]
    [InlineData("\"Quoted\" -- it's", "<p>“Quoted” – it’s</p>\n")]
    [InlineData("https://example.org", "<p><a href=\"https://example.org\">https://example.org</a></p>\n")]
    [InlineData("See <nick> there", "<p>See &lt;nick&gt; there</p>\n")]
    [InlineData("{{ 1 + 1 }} {% tag %}", "<p>{{ 1 + 1 }} {% tag %}</p>\n")]
    [InlineData("<div><li>one</li></div><ul><li>two</li></ul>", "<div><div>one</div></div><ul><li>two</li></ul>\n")]
    [InlineData("#### Deep\n\n##### Deeper\n\n### Up\n\n### Same",
        "<h2 id=\"deep\">Deep</h2>\n<h3 id=\"deeper\">Deeper</h3>\n<h2 id=\"up\">Up</h2>\n<h2 id=\"same\">Same</h2>\n")]
    [InlineData("## A\n\n#### B\n\n### C\n\n## D",
        "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n<h3 id=\"c\">C</h3>\n<h2 id=\"d\">D</h2>\n")]
    [InlineData("<h3>A</h3><h5>B</h5><h3>C</h3>", "<h2>A</h2><h3>B</h3><h2>C</h2>\n")]
    [InlineData("<h2><p>A <b>b</b></p></h2>", "<h2>A <b>b</b></h2>\n")]
    [InlineData("<div><b><p>A</p><p>B</p></b></div>", "<div><p>A</p><p>B</p></div>\n")]
    [InlineData("## \n\nText", "<p>Text</p>\n")]
    [InlineData("<h2></h2><p>Text</p>", "<p>Text</p>\n")]
    [InlineData("<div><figcaption>A</figcaption></div>", "<div><div>A</div></div>\n")]
    [InlineData("<ul><p>A</p><li>B</li><ul><li>C</li></ul></ul>",
        "<ul><li><p>A</p></li><li>B</li><li><ul><li>C</li></ul></li></ul>\n")]
    [InlineData("<figure><figcaption>A</figcaption></figure>", "<figure><figcaption>A</figcaption></figure>\n")]
    [InlineData("[a](https://x.org/a>?b[]=100%&c=%20|#d#e)",
        "<p><a href=\"https://x.org/a%3E?b%5B%5D=100%25&amp;c=%20%7C#d%23e\">a</a></p>\n")]
    [InlineData("[a](http://[::1]/b)", "<p><a href=\"http://[::1]/b\">a</a></p>\n")]
    [InlineData("", "")]
    public void MarkdownBecomesHtml(string markdown, string html) => Parse(markdown).Html.ShouldBe(html);

    [Fact]
    public void TablesSayTheirAlignmentByClass()
    {
        var html = Parse("| a | b |\n|---|--:|\n| 1 | 2 |").Html;
        html.ShouldStartWith("<table tabindex=\"0\">");
        html.ShouldContain("<th class=\"align-end\">b</th>");
        html.ShouldNotContain("style");
    }

    [Fact]
    public void TheWalkCollectsTextHeadingsLinksAndQuotations()
    {
        var body = Parse("## A *b*\n\nOne [two](../x.md) & `three`.\n\n> Four “five”.\n\n![six](six.png)\n\n```\nseven\n```\n");
        body.Text.ShouldBe("A b\n\nOne two & three.\n\nFour “five”.");
        body.Headings.ShouldBe([new Heading(2, "a-b", "A b")]);
        body.Links.Select(l => (l.Target, l.IsImage, l.Place.Line)).ShouldBe([("../x.md", false, 3), ("six.png", true, 7)]);
        body.Quotations.ShouldBe(["Four “five”."]);
        body.Words.ShouldBe(7);
    }

    [Theory]
    [InlineData("the [sic\\] of it", "the [sic] of it")]
    [InlineData("an open [ bracket", "an open [ bracket")]
    [InlineData("2 * 3 and snake_case", "2 * 3 and snake_case")]
    public void TextKeepsMarksThatAreNone(string markdown, string text) => Parse(markdown).Text.ShouldBe(text);

    [Fact]
    public void LinksAreResolvedWhereTheyStand()
    {
        var body = Parse("[a](x.md) and <b><a href=\"/y/\">c</a></b> and \"=dg.link.0.\"");
        BodyLinks.Resolve(body, i => $"/{i}/?a=1&b=\"")
            .ShouldContain("<a href=\"/0/?a=1&amp;b=&quot;\">a</a> and <b><a href=\"/1/?a=1&amp;b=&quot;\">c</a></b>");
    }

    [Fact]
    public void FootnotesLeadThereAndBack()
    {
        var body = Parse("Text[^1].\n\n[^1]: Note.");
        body.Html.ShouldContain("href=\"#fn:1\"");
        body.Html.ShouldContain("id=\"fn:1\"");
        body.Html.ShouldContain("href=\"#fnref:1\"");
    }

    [Fact]
    public void RawHtmlIsReadAsTextToo()
    {
        var body = Parse("<div><p>One</p><p>Two <b>three</b></p></div>\n\nFour");
        body.Text.ShouldBe("One\n\nTwo three\n\nFour");
    }

    [Theory]
    [InlineData("> ", 5000)]
    [InlineData("- ", 3000)]
    [InlineData("[", 20000)]
    [InlineData("<div>", 20000)]
    [InlineData("**a ", 5000)]
    [InlineData("![", 10000)]
    public void DeepNestingIsRenderedOrReported(string mark, int times)
    {
        var (body, diagnostics) = new BodyParser().Parse(string.Concat(Enumerable.Repeat(mark, times)) + "x", "x.md", 1);
        (body is not null || diagnostics.Any(d => d.Code == "DG2014")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("*a*\n\n", 24_900, 25_100, "100000 line ends and characters of markup")]
    [InlineData("a\n", 99_900, 100_100, "100000 line ends and characters of markup")]
    [InlineData("https://a.example/ ", 4_900, 5_100, "5000 bare addresses")]
    [InlineData("www.a.example ", 4_900, 5_100, "5000 bare addresses")]
    [InlineData("[a](https://a.example/) ", 5_100, 50_100, "100000 line ends")]
    [InlineData("# A\n\n", 1_990, 2_010, "2000 headings")]
    [InlineData("a\n=\n", 1_990, 2_010, "2000 headings")]
    [InlineData("a\n---\n", 1_990, 2_010, "2000 headings")]
    [InlineData("|a|b|\n|-|-|\n|c|d|\n\n", 3_000, 12_000, "100000 ")]
    [InlineData("[^a]: b\n", 3_990, 4_010, "4000 addresses and footnotes")]
    [InlineData("[a](", 900, 1_100, "nested too deeply")]
    public void ABodyThatHoldsFarTooMuchIsReported(string text, int few, int many, string message)
    {
        Parse(string.Concat(Enumerable.Repeat(text, few))).Html.ShouldNotBeEmpty();
        var (parsed, diagnostics) = new BodyParser().Parse(string.Concat(Enumerable.Repeat(text, many)), "x.md", 7);
        parsed.ShouldBeNull();
        var error = diagnostics.Single(d => d.Severity == Severity.Error);
        error.Code.ShouldBe("DG2014");
        error.Message.ShouldContain(message);
        error.Line.ShouldBe(7);
    }

    [Fact]
    public void ATableOfMoreCellsThanItsTextIsReported()
    {
        var table = "|" + string.Concat(Enumerable.Repeat("a|", 300)) + "\n|" + string.Concat(Enumerable.Repeat("-|", 300)) + "\n";
        Parse(table + string.Concat(Enumerable.Repeat("|c|\n", 300))).Html.ShouldContain("<td>c</td>");
        new BodyParser().Parse(table + string.Concat(Enumerable.Repeat("|c|\n", 400)), "x.md", 1).Diagnostics
            .Single(d => d.Severity == Severity.Error).Message.ShouldContain("100000 cells of tables");
    }

    [Theory]
    [InlineData("Text <img src=\"https://x.example/a.png\"> more.", 1)]
    [InlineData("Text <img src=\"https://x.example/a.png\" alt=\"\"> more.", 0)]
    [InlineData("<figure><img src=\"https://x.example/a.png\" alt=\"A lock\"></figure>", 0)]
    [InlineData("![](https://x.example/a.png)", 1)]
    public void AnImageWithoutAlternativeTextIsTold(string body, int times) =>
        new BodyParser().Parse(body, "x.md", 1).Diagnostics.Count(d => d.Code == "DG2016").ShouldBe(times);

    public static TheoryData<string, string> TangledBodies => new()
    {
        { "unclosed blocks", string.Concat(Enumerable.Repeat("<div>", 50_000)) },
        { "blocks that seem to close themselves", string.Concat(Enumerable.Repeat("<div/>", 50_000)) },
        { "emphasis that each paragraph opens anew", "<div><p>" + Each("<b id=a{0}>", 1900) + "</p>" + Paragraphs },
        { "emphasis behind another's end", "<div><p>" + Each("<i id=a{0}></b>", 1900) + "</p>" + Paragraphs },
        { "emphasis that an object keeps open", "<div>" + Each("<b id=a{0}><object></b></object>", 1500) + Paragraphs },
        { "emphasis in cells of no table", "<div>" + Each("<td><b id=a{0}></td>", 1500) + Paragraphs },
        { "emphasis in cells of a drawing", "<div><table>" + Each("<svg><td><b id=a{0}></td>", 1500) + "</table>" + Paragraphs },
    };

    private static string Paragraphs => string.Concat(Enumerable.Repeat("<p>x</p>", 40_000));

    private static string Each(string tags, int times) =>
        string.Concat(Enumerable.Range(0, times)
            .Select(i => tags.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal)));

    // A parser that follows the standard makes millions of elements of these.
    [Theory]
    [MemberData(nameof(TangledBodies))]
    public void MarkupThatCostsFarMoreThanItsLengthIsReported(string name, string body)
    {
        var (parsed, diagnostics) = new BodyParser().Parse(body, "x.md", 1);
        parsed.ShouldBeNull(name);
        diagnostics.Single(d => d.Severity == Severity.Error).Code.ShouldBe("DG2014");
    }

    [Fact]
    public void CarelessMarkupIsNoTangle()
    {
        var anchors = Parse(Each("<a name=a{0}>part <b>x</b>\n", 5000));
        anchors.Html.ShouldContain("id=\"a4999\"");
        var cells = Parse("<table>" + Each("<tr><td><font size=2>{0}</td><td><b>y</td></tr>\n", 400) + "</table>");
        cells.Text.ShouldContain("399");
    }

    [Fact]
    public void CodeIsToldApartUpToABound()
    {
        const string Line = "let a = \"b\";\n";
        var block = "```js\n" + string.Concat(Enumerable.Repeat(Line, 200)) + "```\n\n"; // 2,600 characters

        var pieces = Parse(block + block + "```js\nlet c;\n```\n").Html.Split("<pre>");

        pieces[1].ShouldContain("<span class=\"hl-keyword\">let</span>");
        pieces[2].ShouldNotContain("hl-"); // beyond 5,000
        pieces[3].ShouldContain("<span class=\"hl-keyword\">let</span>"); // within what is left
        Parse("```js\nlet d;\n// " + new string('x', 250) + "\n```\n").Html.ShouldNotContain("hl-");
    }
}

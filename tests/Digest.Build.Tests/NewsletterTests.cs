using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Build.Tests;

public sealed partial class NewsletterTests
{
    [GeneratedRegex("(href|src)=\"([^\"]*)\"")]
    private static partial Regex References();

    private static TestSite Site() => TestSite.Empty()
        .With("statiq.json",
        """{ "SiteTitle": "Test", "Host": "test.example", "LinkRoot": "/news", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
        .With("input/editions/1.md",
        "---\ntitle: The first week\ndek: All of it\n---\nWelcome to [the mill](../2015-07-07-own.md) & more.\n")
        .With("input/2015-07-07-own.md",
        "---\ntitle: \"Mill <burns>\"\ndek: A fire at night.\nnote: It is the last mill of the town and of the whole valley, "
        + "which once had eleven of them in use.\noriginal: true\n---\nFirst *paragraph* with a [link](#top) and "
        + "[another](2015-07-08-theirs.md).\n\n> Quoted\n\n![p](/assets/p.png)\n")
        .With("input/assets/p.png", "x")
        .With("input/2015-07-08-theirs.md",
        "---\ntitle: Elections in the north\nsource: {name: The Orbit, url: \"https://orbit.example/1\"}\n---\nA secret body "
        + "that is not ours to send.\n");

    [Fact]
    public void AMailHasAbsoluteAddressesAndItsStylesInItsElements()
    {
        using var site = Site().Build().Succeeds();
        var mail = site.Read("editions/1/newsletter.html");
        References().Matches(mail).Select(m => m.Groups[2].Value)
            .ShouldAllBe(r => r.StartsWith("https://", StringComparison.Ordinal));
        mail.ShouldContain("<a style=\"color:#7a1f1f\" href=\"https://test.example/news/2015/07/own/\">the mill</a>");
        mail.ShouldContain("href=\"https://test.example/news/2015/07/own/#top\"");
        mail.ShouldContain("<blockquote style=");
        mail.ShouldContain("src=\"https://test.example/news/assets/p.png\"");
        mail.ShouldContain("Mill &lt;burns&gt;");
        mail.ShouldNotContain("<script");
        // What programs read that know no style sheets is in the elements.
        Regex.Matches(mail, "<(?:p|h1|h2|td|a) class=[^>]*>").ShouldAllBe(m => m.Value.Contains(" style=\""));
        mail.ShouldContain("<meta name=\"robots\" content=\"noindex\">");
    }

    [Fact]
    public void RightsDecideWhetherABodyIsSent()
    {
        using var site = Site().Build().Succeeds();
        foreach (var file in (string[])["editions/1/newsletter.html", "editions/1/newsletter.txt"])
        {
            site.Read(file).ShouldContain("paragraph", customMessage: file);
            site.Read(file).ShouldNotContain("secret body", customMessage: file);
            site.Read(file).ShouldContain("Elections in the north", customMessage: file);
        }
    }

    [Fact]
    public void PlainTextIsPlainAndNarrow()
    {
        using var site = Site().Build().Succeeds();
        var text = site.Read("editions/1/newsletter.txt");
        text.ShouldStartWith("Test\nThe first week\nEdition 1 · 6–12 July 2015\nhttps://test.example/news/editions/1/\n");
        text.ShouldContain("Mill <burns>\n");
        text.ShouldContain("Welcome to the mill & more.");
        text.Split('\n').ShouldAllBe(line => line.Length <= 72 || line.StartsWith("http", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("aa bb cc", "aa bb\ncc")]
    [InlineData("abcdefgh", "abcdef\ngh")]
    [InlineData("https://x.example/a", "https://x.example/a")]
    [InlineData("冥王星に最も近づいた", "冥王星に最も\n近づいた")]
    public void LinesBreakWhereTheyCan(string text, string lines) => Core.Pages.PlainText.Wrap(text, 6).ShouldBe(lines);

    [Fact]
    public void AMailStaysBelowWhereGmailCuts()
    {
        using var site = Site();
        for (var i = 0; i < 150; i++)
        {
            site.With($"input/2015-07-09-long-{i}.md",
                $"---\ntitle: \"Headline number {i} about {Word(i)} and {Word(i + 300)}\"\ndek: \"{Words(i, 40)}\"\noriginal: "
                + $"true\n---\n{Words(i, 900)}\n");
        }

        site.Build().Succeeds();
        Encoding.UTF8.GetByteCount(site.Read("editions/1/newsletter.html")).ShouldBeInRange(70_000, 102_000);
        site.Read("editions/1/newsletter.html").ShouldContain("href=\"https://test.example/news/editions/1/\"");

        static string Word(int n) =>
            "w" + string.Concat(n.ToString(System.Globalization.CultureInfo.InvariantCulture)
                .Select(c => (char)('a' + (c - '0'))));
        static string Words(int seed, int count) =>
            string.Join(' ', Enumerable.Range(0, count).Select(k => Word((seed * 7919) + (k * 31))));
    }

    [Fact]
    public void AMailIsNoPageOfTheSite()
    {
        using var site = Site().Build().Succeeds();
        site.Read("sitemap.xml").ShouldNotContain("newsletter");
        site.Read("editions/1/index.html").ShouldContain("href=\"/news/editions/1/newsletter.html\"");
    }

    [Fact]
    public void AMailSaysWhoToldItAndOfWhatKindItIs()
    {
        using var site = Site()
            .With("input/2015-07-08-signed.md",
            "---\ntitle: A signed piece about bridges\noriginal: true\nkind: analysis\nauthor: [Ann Lee, Bo Ek]\n---\nBridges.\n")
            .Build().Succeeds();
        foreach (var file in (string[])["editions/1/newsletter.html", "editions/1/newsletter.txt"])
        {
            site.Read(file).ShouldContain("Ann Lee, Bo Ek · 8 July 2015 · analysis", customMessage: file);
            site.Read(file).ShouldContain("Our own report · 7 July 2015", customMessage: file);
            site.Read(file).ShouldContain("The Orbit · 8 July 2015", customMessage: file);
        }
    }

    [Fact]
    public void PlainTextKeepsTheNumbersOfLists()
    {
        using var site = TestSite.Empty()
            .With("statiq.json",
            """{ "SiteTitle": "Test", "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
            .With("input/2015-07-07-own.md",
            "---\ntitle: Steps\noriginal: true\n---\nDo & see:\n\n3. First\n\n   More[^1] of it.\n4. Second\n   - inner\n5. "
            + "Third\n\n- dash\n\n```\ncode\n```\n\nEnd.\n\n[^1]: A note.\n")
            .Build().Succeeds();
        var text = site.Read("editions/1/newsletter.txt");
        text.ShouldContain(
            "\nDo & see:\n\n3. First\n\nMore[1] of it.\n\n4. Second\n\n- inner\n\n5. Third\n\n- dash\n\nEnd.\n\n1. A "
            + "note.\n\nhttps://");
        text.ShouldStartWith("Test\nEdition 1\n6–12 July 2015\nhttps://test.example/editions/1/\n");
        text.ShouldNotContain("\n\n\n\n");
    }
}

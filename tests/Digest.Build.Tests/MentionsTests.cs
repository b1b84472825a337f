namespace Digest.Build.Tests;

public sealed class MentionsTests
{
    private const string Settings =
        """{ "SiteTitle": "Test", "Host": "test.example", "LinkRoot": "/news", "Digest": { "LinkMentions": true } }""";

    private static string Body(string body, string more = "")
    {
        using var site = TestSite.Empty().With("statiq.json", Settings)
            .With("input/_data/places.yml", "- {name: New York, aliases: [NYC]}\n- {name: York}\n- {name: EU}\n- {name: 東京}\n")
            .With("input/2015-07-01-other.md",
            "---\ntitle: Other\noriginal: true\npeople: [Ida Moll, \"Joe O'Neil & Sons\"]\nplaces: [New York, York, EU, "
            + "東京]\ntopics: [Steel, amp]\norganizations: [The Mill]\n---\nText.\n")
            .With("input/2015-07-02-x.md", $"---\ntitle: X\noriginal: true\n{more}\n---\n{body}\n")
            .Build().Succeeds();
        var built = site.Last.Built!;
        return built.Bodies.Of(built.Site.Catalog.Index.Find("x")!.Body).Html.TrimEnd('\n');
    }

    [Theory]
    [InlineData("Ida Moll met Ida Moll.",
        "<p><a class=\"mention\" href=\"/news/people/ida-moll/\">Ida Moll</a> met Ida Moll.</p>")]
    [InlineData("New York, New York and York.",
        "<p><a class=\"mention\" href=\"/news/places/new-york/\">New York</a>, New York and <a class=\"mention\" href=\"/news/places/york/\">York</a>.</p>")]
    [InlineData("NYC is New York.", "<p><a class=\"mention\" href=\"/news/places/new-york/\">NYC</a> is New York.</p>")]
    [InlineData("Yorkshire, EUR and ida moll.", "<p>Yorkshire, EUR and ida moll.</p>")]
    [InlineData("The EU wants steel; Steel stays.",
        "<p>The <a class=\"mention\" href=\"/news/places/eu/\">EU</a> wants <a class=\"mention\" href=\"/news/topics/steel/\">steel</a>; Steel stays.</p>")]
    [InlineData("昨日東京で", "<p>昨日<a class=\"mention\" href=\"/news/places/%E6%9D%B1%E4%BA%AC/\">東京</a>で</p>")]
    [InlineData("[York](https://a.example/) and `York` and York",
        "<p><a href=\"https://a.example/\">York</a> and <code>York</code> and <a class=\"mention\" href=\"/news/places/york/\">York</a></p>")]
    [InlineData("> York\n\nText & text", "<blockquote>\n<p>York</p>\n</blockquote>\n<p>Text &amp; text</p>")]
    [InlineData("## York", "<h2 id=\"york\">York</h2>")]
    [InlineData("<b title=\"York\">x</b>", "<p><b title=\"York\">x</b></p>")]
    [InlineData("*The Mill* stands.",
        "<p><em><a class=\"mention\" href=\"/news/organizations/the-mill/\">The Mill</a></em> stands.</p>")]
    public void TheFirstMentionIsLinkedAndNothingElse(string body, string html) => Body(body).ShouldBe(html);

    [Fact]
    public void ANameIsFoundAsHtmlWritesIt() =>
        Body("Joe O'Neil & Sons closed.").ShouldContain("<a class=\"mention\"");

    [Fact]
    public void OffByDefault()
    {
        using var site = TestSite.Small().Build().Succeeds();
        site.Read("2015/07/flyby-a/index.html").ShouldNotContain("class=\"mention\"");
    }
}

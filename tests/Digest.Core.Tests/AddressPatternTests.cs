using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Core.Tests;

/// <summary>Patterns of addresses as Jekyll and Hugo document them, each with the address that they give.</summary>
public sealed class AddressPatternTests
{
    private static Checked<Article> Bind(string path, string fields, string? defaults = null, string zone = "UTC")
    {
        var raw = FrontMatterSplitter.Split(new("input/" + path, path, Encoding.UTF8.GetBytes($"---\n{fields}original: true\n---\n")));
        return ArticleParser.Bind(raw.Value!, defaults is null ? [] : [YamlReader.ReadMap(defaults, "input/_directory.yml").Value!],
            new SiteSettings { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) });
    }

    private static string Address(string path, string fields)
    {
        var (article, diagnostics) = Bind(path, fields);
        diagnostics.ShouldBeEmpty();
        article!.PermalinkIsPattern.ShouldBeTrue();
        return article.ExplicitPermalink!.Value.Value;
    }

    // https://jekyllrb.com/docs/permalinks/
    [Theory]
    [InlineData("date", "/weekly/news/2015/07/05/My_Post-2.html")]
    [InlineData("pretty", "/weekly/news/2015/07/05/My_Post-2/")]
    [InlineData("ordinal", "/weekly/news/2015/186/My_Post-2.html")]
    [InlineData("weekdate", "/weekly/news/2015/W27/Sun/My_Post-2.html")]
    [InlineData("none", "/weekly/news/My_Post-2.html")]
    [InlineData("/:year/:month/:title/", "/2015/07/My_Post-2/")]
    [InlineData("/:year/:month/:title.html", "/2015/07/My_Post-2.html")]
    [InlineData("/:year/:month/:title:output_ext", "/2015/07/My_Post-2.html")]
    [InlineData("/:short_year/:i_month/:i_day/:slug", "/15/7/5/my-post-2/")]
    [InlineData("/:year-:month-:day-:title/index.html", "/2015-07-05-My_Post-2/")]
    [InlineData("/:short_month/:long_month/:short_day/:long_day/:slug/", "/Jul/July/Sun/Sunday/my-post-2/")]
    [InlineData("/:w_year/:week/:w_day/:y_day/:title/", "/2015/27/7/186/My_Post-2/")]
    [InlineData("/:hour:minute:second/:title/", "/090807/My_Post-2/")]
    [InlineData("/blog/:slugified_categories/:title/", "/blog/weekly/news/My_Post-2/")]
    [InlineData("/:title_x/", "/My_Post-2_x/")]
    [InlineData("/:collection/:path:output_ext", "/posts/2015-07-05-My_Post 2.html")]
    [InlineData("https://old.example/:year/:title/", "/2015/My_Post-2/")]
    public void JekyllFillsThem(string permalink, string address) => Address("_posts/2015-07-05-My_Post 2.md",
        $"title: A headline\ndate: 2015-07-05 09:08:07\ncategories: weekly news\npermalink: {permalink}\n").ShouldBe(address);

    [Theory]
    [InlineData("_posts/2015-07-05-x.md", "categories: [Weekly News, B]\n", "/weekly news/b/x/")]
    [InlineData("_posts/2015-07-05-x.md", "category: Weekly News\n", "/weekly news/x/")]
    [InlineData("_posts/2015-07-05-x.md", "", "/x/")]
    [InlineData("river/boats/_posts/2015-07-05-x.md", "categories: boats rain\n", "/river/boats/rain/x/")]
    [InlineData("_posts/2015-07-05-x.md", "slug: An other\ncategories: a?b\n", "/a-b/An-other/")]
    [InlineData("_posts/2015-07-05-_.md", "categories:\n", "/2015-07-05-_/")]
    public void CategoriesOfJekyllAreParts(string path, string fields, string address) =>
        Address(path, $"title: T\npermalink: /:categories/:title/\n{fields}").ShouldBe(address);

    // https://gohugo.io/configuration/permalinks/
    [Theory]
    [InlineData("/:year/:month/:slug/", "/2015/07/what-changed-c-v1.2/")]
    [InlineData("/:year/:monthname/:day/:title/", "/2015/July/05/what-changed-c-v1.2/")]
    [InlineData("/:weekday/:weekdayname/:yearday/:filename/", "/0/Sunday/186/2015-07-05-my_post/")]
    [InlineData("/:section/:slugorfilename.html", "/blog/2015-07-05-my_post.html")]
    [InlineData("/:sections/:contentbasename/", "/blog/year-2015/july/2015-07-05-my_post/")]
    [InlineData("/:sections[1:]/:slugorcontentbasename/", "/year-2015/july/2015-07-05-my_post/")]
    [InlineData("/:sections[last]/:sections[0]/:sections[:last]/x", "/july/blog/blog/year-2015/x/")]
    [InlineData("/:sections[7]/:contentbasename", "/2015-07-05-my_post/")]
    [InlineData("/:06/:1/:2/:01-:02-:2006/:title", "/15/7/5/07-05-2015/what-changed-c-v1.2/")]
    public void HugoFillsThem(string url, string address)
    {
        const string Fields = "title: \"What changed, C v1.2?\"\ndate: 2015-07-05T23:30:00-05:00\n";
        Address("blog/Year 2015/July/2015-07-05-my_post.md", Fields + $"url: \"{url}\"\n").ShouldBe(address);
        Address("blog/Year 2015/July/2015-07-05-my_post/index.md", Fields + $"url: \"{url}\"\n").ShouldBe(address);
    }

    [Fact]
    public void ASlugComesFirst()
    {
        Address("x.md", "title: T\ndate: 2015-07-05\nslug: My Slug\nurl: /:slug/:title/:slugorfilename/\n").ShouldBe("/my-slug/t/my-slug/");
        Address("x.md", "title: T\ndate: 2015-07-05\nslug: My Slug\npermalink: /:title/:slug/\n").ShouldBe("/My-Slug/my-slug/");
    }

    // Jekyll counts days in the site's zone, Hugo in that of the date.
    [Theory]
    [InlineData("permalink", "/2015/07/06/x/")]
    [InlineData("url", "/2015/07/05/x/")]
    public void ADayIsThatOfItsGenerator(string key, string address) =>
        Bind("x.md", $"title: X\ndate: 2015-07-05T23:30:00-05:00\n{key}: /:year/:month/:day/:title/\n", zone: "Europe/Berlin")
            .Value!.ExplicitPermalink!.Value.Value.ShouldBe(address);

    [Fact]
    public void AFolderGivesItsArticlesOne()
    {
        const string Folder = "permalink: /:categories/:year/:title.html\ncategories: [Notes]\n";
        Bind("_posts/2015-07-05-x.md", "title: T\n", Folder).Value!.ExplicitPermalink!.Value.Value.ShouldBe("/notes/2015/x.html");
        Bind("_posts/2015-07-05-x.md", "title: T\nurl: /exact.html\n", Folder).Value!.ExplicitPermalink!.Value
            .ShouldBe(new Placed("/exact.html", new("input/_posts/2015-07-05-x.md", 3, 6)));
    }

    [Theory]
    [InlineData("/:year/:titel/", "nothing fills ':titel' in the pattern '/:year/:titel/'; articles keep the address of their date",
        "did you mean ':title'?")]
    [InlineData("/:author/x/", "nothing fills ':author' in the pattern '/:author/x/'; articles keep the address of their date",
        "docs/front-matter.md lists the parts of patterns")]
    public void WhatNothingFillsIsTold(string pattern, string message, string hint)
    {
        var (article, diagnostics) = Bind("2015-07-05-x.md", "title: T\n", $"permalink: {pattern}\n");
        article!.ExplicitPermalink.ShouldBeNull();
        diagnostics.ShouldHaveSingleItem().ShouldBe(
            new Diagnostic("DG2025", Severity.Warning, message, "input/_directory.yml", 1, 12, hint));
    }

    [Fact]
    public void APatternNeverKeepsAnArticleOut()
    {
        var (article, diagnostics) = Bind("2015-07-05-x.md", $"title: {new string('a', 300)}\nurl: /:title/\n");
        article!.ExplicitPermalink.ShouldBeNull();
        diagnostics.ShouldHaveSingleItem().Code.ShouldBe("DG2025");
        // A colon that is no pattern's is still an address that cannot be used.
        Bind("2015-07-05-x.md", "title: T\nurl: /x:y/\n").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("DG2022");
    }
}

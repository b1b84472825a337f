using Digest.Core.Diagnostics;

namespace Digest.Build.Tests;

/// <summary>Everything that would be written to one place is told, and nothing is replaced unseen.</summary>
public sealed class OutputConflictsTests
{
    private const string Article = "---\ntitle: A\noriginal: true\ntopics: [Space]\n---\nx\n";

    private static TestSite With(string yaml) => TestSite.Empty()
        .With("input/2015-07-16-a.md", Article)
        .With("input/assets/site.css", "p {}\n")
        .With("input/assets/x", "x\n")
        .With("input/CNAME", "test.example\n")
        .With("input/2015-07-17-b.md", $"---\ntitle: B\noriginal: true\n{yaml}\n---\nx\n");

    private static IEnumerable<string> Told(TestSite site) =>
        site.Last.Diagnostics.Where(d => d.Severity != Severity.Info)
            .Select(d => $"{d.Path}:{d.Line}:{d.Column} {d.Code} {d.Message}");

    [Theory]
    [InlineData("/feed.xml", "is taken by a feed")]
    [InlineData("/sitemap.xml", "is taken by the sitemap")]
    [InlineData("/robots.txt", "is taken by the rules for robots")]
    [InlineData("/.digest-manifest", "is taken by a record of Digest's own")]
    [InlineData("/assets/site.css", "is taken by input/assets/site.css")]
    [InlineData("/assets/digest.css", "is taken by theme/assets/digest.css")]
    [InlineData("/topics/", "is taken by a page of the site (terms)")]
    [InlineData("/search/", "is taken by a page of the site (search)")]
    [InlineData("/latest/", "is taken by a page of the site (latest)")]
    [InlineData("/subscribe/", "is taken by a page of the site (subscribe)")]
    [InlineData("/search/terms/a.json", "is taken by a file of the search index")]
    [InlineData("/topics/space/feed.xml", "is taken by a feed")]
    [InlineData("/CNAME/", "would have to be a file and a folder at once, beside input/CNAME")]
    [InlineData("/feed.xml/b/", "would have to be a file and a folder at once, beside a feed")]
    public void AnExactAddressThatIsTakenIsAnErrorInItsLine(string url, string reason)
    {
        using var site = With($"url: {url}").Build();
        site.Last.Failed.ShouldBeTrue();
        Told(site).ShouldBe([$"input/2015-07-17-b.md:4:6 DG3001 the address {url} {reason}"]);
    }

    [Theory]
    [InlineData("/feed.xml", "it is the address of a feed")]
    [InlineData("/topics/", "it is the address of a page of the site (terms)")]
    [InlineData("/", "it is the address of a page of the site (home)")]
    [InlineData("/search/", "it is the address of a page of the site (search)")]
    [InlineData("/assets/site.css", "it is the address of input/assets/site.css")]
    [InlineData("/assets/x/", "it would have to be a file and a folder at once, beside input/assets/x")]
    [InlineData("/assets", "it is the address of input/assets/index.html")]
    public void ARedirectGivesWayToAnything(string from, string reason)
    {
        using var site = With($"redirect_from: [{from}]").With("input/assets/index.html", "<p>own</p>\n").Build().Succeeds();
        var address = from.EndsWith('/') || from.Contains('.', StringComparison.Ordinal) ? from : from + "/";
        Told(site).ShouldBe([$"input/2015-07-17-b.md:4:17 DG3007 no redirect is made from {address}: {reason}"]);
        site.Read("assets/site.css").ShouldBe("p {}\n");
        site.Read("assets/index.html").ShouldBe("<p>own</p>\n");
    }

    [Theory]
    [InlineData("2015/07/a/index.html", "is taken by input/2015-07-16-a.md")]
    [InlineData("index.html", "is taken by a page of the site (home)")]
    [InlineData("404.html", "is taken by a page of the site (404)")]
    [InlineData("sitemap.xml", "is taken by the sitemap")]
    [InlineData("feed.xml", "is taken by a feed")]
    [InlineData("topics/index.html", "is taken by a page of the site (terms)")]
    [InlineData("topics", "would have to be a file and a folder at once, beside a page of the site (terms)")]
    [InlineData("search/index.json", "is taken by a file of the search index")]
    public void ACopiedFileGivesWayToAPage(string path, string reason)
    {
        using var site = With("kind: report").With("input/" + path, "mine").Build().Succeeds();
        Told(site).ShouldBe([$"input/{path}:0:0 DG3008 the file is not copied to /{path}: that {reason}"]);
        if (path != "topics") site.Read(path).ShouldNotBe("mine");
    }

    [Fact]
    public void AnArticleInThePlaceOfAMonthIsTold()
    {
        using var site = With("url: /2015/07/").Build().Succeeds();
        Told(site).ShouldBe(["input/2015-07-17-b.md:4:6 DG3007 no redirect is made from /2015/07/ to /archive/2015/07/: "
            + "it is the address of this article"]);
        site.Read("2015/07/index.html").ShouldContain("<h1>B</h1>");
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("subscribe")]
    public void APageOfTheSiteTakesThePlaceOfOurs(string name)
    {
        using var site = With("kind: report").With($"input/pages/{name}.md", "---\ntitle: Mine\n---\nMy own.\n").Build().Succeeds();
        Told(site).ShouldBeEmpty();
        site.Read($"{name}/index.html").ShouldContain("<h1>Mine</h1>");
    }

    [Fact]
    public void AFileForRobotsIsTheSitesOwn()
    {
        using var site = With("kind: report").With("input/robots.txt", "mine").Build().Succeeds();
        Told(site).ShouldBeEmpty();
        site.Read("robots.txt").ShouldBe("mine");
    }
}

using System.IO.Compression;
using System.Text;

namespace Digest.Tests;

/// <summary>Addresses of an old site are looked for in the new one, and each that is lost is told with what to write.</summary>
public sealed class OldAddressTests
{
    private static string Post(string title, string more = "") => $"---\ntitle: {title}\noriginal: true\n{more}---\nText.\n";

    private static TestSite Site() => TestSite.Empty()
        .With("input/articles/2015-07-14-pluto.md", Post("Pluto, at last", "redirect_from: /old/pluto.html\n"))
        .With("input/articles/2015-07-15-the-mill-burns.md", Post("The mill burns"))
        .With("input/articles/2015-07-16-ferry.md", "+++\ntitle = 'The ferry'\noriginal = true\n+++\nText.\n")
        .With("input/articles/2015-07-17-soon.md", Post("Soon", "draft: true\n"))
        .With("input/files/paper.pdf", "x");

    private static string Sitemap(params string[] addresses) =>
        "<?xml version=\"1.0\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
        + "xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n"
        + string.Concat(addresses.Select(a => $"<url><loc>{a}</loc><image:image><image:loc>https://old.example/x.jpg</image:loc>"
            + "</image:image></url>\n")) + "</urlset>\n";

    private static (int Status, string Out, string Error) Against(TestSite site, string file) =>
        Cli.Run("check", "--root", site.Root, "--against", Path.Combine(site.Root, file));

    private static string Lost(string error) => string.Concat(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where((line, i) => line.Contains("DG8011", StringComparison.Ordinal) || (line.StartsWith("  hint", StringComparison.Ordinal)
            && string.Join('\n', error.Split('\n').Take(i)).LastIndexOf("DG", StringComparison.Ordinal) is >= 0 and var at
            && string.Join('\n', error.Split('\n').Take(i))[at..].StartsWith("DG8011", StringComparison.Ordinal)))
        .Select(line => line + "\n"));

    [Fact]
    public void WhatIsKeptOrRedirectedIsNotTold()
    {
        using var site = Site().With("old/sitemap.xml", Sitemap("https://www.old.example/", "https://old.example/2015/07/pluto",
            "https://old.example/2015/07/the-mill-burns/", "https://old.example/old/pluto.html", "https://old.example/files/paper.pdf",
            "https://elsewhere.example/x/", "https://old.example/2015/07/pluto"));
        var (status, output, error) = Against(site, "old/sitemap.xml");
        status.ShouldBe(0, error);
        output.ShouldStartWith("5 old addresses: 4 kept, 1 redirected, 0 lost; 1 of other hosts left out\n");
        error.ShouldNotContain("DG8011");
    }

    [Fact]
    public void WhatIsLostIsToldWithTheNearestPageAndTheLineToWrite()
    {
        using var site = Site().With("old/sitemap.xml", Sitemap("https://old.example/blog/pluto.html",
            "https://old.example/blog/mill-burns/", "https://old.example/2014/the-mill-burns.html", "https://old.example/blog/ferry/",
            "https://old.example/2015/07/soon/", "https://old.example/unheard/of/", "https://old.example/?p=12"));
        var (status, output, error) = Against(site, "old/sitemap.xml");
        status.ShouldBe(1);
        output.ShouldStartWith("7 old addresses: 0 kept, 0 redirected, 7 lost\n");
        Lost(error).ShouldBe("""
            old/sitemap.xml:3:7: error DG8011: the old address /blog/pluto.html has neither a page nor a redirect
              hint: add /blog/pluto.html to 'redirect_from' in input/articles/2015-07-14-pluto.md, if /2015/07/pluto/ took its place
            old/sitemap.xml:4:7: error DG8011: the old address /blog/mill-burns/ has neither a page nor a redirect
              hint: add 'redirect_from: [/blog/mill-burns/, /2014/the-mill-burns.html]' to input/articles/2015-07-15-the-mill-burns.md, if /2015/07/the-mill-burns/ took its place
            old/sitemap.xml:5:7: error DG8011: the old address /2014/the-mill-burns.html has neither a page nor a redirect
              hint: add 'redirect_from: [/blog/mill-burns/, /2014/the-mill-burns.html]' to input/articles/2015-07-15-the-mill-burns.md, if /2015/07/the-mill-burns/ took its place
            old/sitemap.xml:6:7: error DG8011: the old address /blog/ferry/ has neither a page nor a redirect
              hint: add 'redirect_from = "/blog/ferry/"' to input/articles/2015-07-16-ferry.md, if /2015/07/ferry/ took its place
            old/sitemap.xml:7:7: error DG8011: the old address /2015/07/soon/ has neither a page nor a redirect
              hint: its article, input/articles/2015-07-17-soon.md, is a draft
            old/sitemap.xml:8:7: error DG8011: the old address /unheard/of/ has neither a page nor a redirect
              hint: add 'redirect_from: /unheard/of/' to what took its place
            old/sitemap.xml:9:7: error DG8011: the old address /?p=12 is lost: a static site sees no query
              hint: let the host redirect it, or remove it from the list

            """);
    }

    [Fact]
    public void TheLineThatIsProposedKeepsTheAddress()
    {
        using var site = Site().With("old/list.txt", "# old\n/2014/the-mill-burns.html\nblog/mill-burns/\n");
        Against(site, "old/list.txt").Status.ShouldBe(1);
        site.With("input/articles/2015-07-15-the-mill-burns.md",
            Post("The mill burns", "redirect_from: [/blog/mill-burns/, /2014/the-mill-burns.html]\n"));
        var (status, output, error) = Against(site, "old/list.txt");
        status.ShouldBe(0, error);
        output.ShouldStartWith("2 old addresses: 0 kept, 2 redirected, 0 lost\n");
    }

    [Fact]
    public void ManyThatAreLostAreFolded()
    {
        using var site = Site().With("old/list.txt", string.Concat(Enumerable.Range(1, 300).Select(n => $"/tag/t{n}/\n")));
        var (status, output, error) = Against(site, "old/list.txt");
        (status, output.StartsWith("300 old addresses: 0 kept, 0 redirected, 300 lost\n", StringComparison.Ordinal))
            .ShouldBe((1, true));
        error.ShouldContain("DG8011: 280 more of 300 (an address of the old site that is lost) in old/ (300)");
        error.Split('\n').Length.ShouldBeLessThan(100);
    }

    [Fact]
    public void AnIndexAndPackedSitemapsAreReadFromTheFolderBesideIt()
    {
        using var site = Site().With("old/index.xml",
            "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>https://old.example/index.xml</loc>"
            + "</sitemap><sitemap><loc>https://old.example/maps/posts.xml.gz?x=1</loc></sitemap><sitemap>"
            + "<loc>https://old.example/maps/pages.xml.gz</loc></sitemap></sitemapindex>")
            .With("old/pages.xml", Sitemap("https://old.example/2015/07/ferry/"));
        using (var packed = new GZipStream(File.Create(Path.Combine(site.Root, "old/posts.xml.gz")), CompressionMode.Compress))
            packed.Write(Encoding.UTF8.GetBytes(Sitemap("https://old.example/2015/07/pluto/")));
        var (status, output, error) = Against(site, "old/index.xml");
        status.ShouldBe(0, error);
        output.ShouldStartWith("2 old addresses: 2 kept, 0 redirected, 0 lost\n");
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>", "document type")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><urlset/>", "document type")]
    [InlineData("<urlset><url><loc>/a</loc>", "no XML from here on")]
    [InlineData("<sitemapindex><sitemap><loc>https://old.example/../../../etc/passwd</loc></sitemap></sitemapindex>",
        "there is no file old/passwd")]
    [InlineData("<sitemapindex><sitemap><loc>https://old.example/..</loc></sitemap></sitemapindex>",
        "there is no file old/sitemap.xml")]
    public void HostileSitemapsAreErrors(string text, string message)
    {
        using var site = Site().With("old/map.xml", text);
        var (status, _, error) = Against(site, "old/map.xml");
        status.ShouldBe(1);
        error.ShouldContain("error DG8012: ");
        error.ShouldContain(message);
        error.ShouldNotContain("root:");
    }

    [Fact]
    public void MachinesAreGivenDiagnosticsAlone()
    {
        using var site = Site().With("old/list.txt", "/lost/\n");
        var (status, output, error) =
            Cli.Run("check", "--format", "json", "--root", site.Root, "--against", Path.Combine(site.Root, "old/list.txt"));
        status.ShouldBe(1);
        output.ShouldStartWith("[");
        output.ShouldContain("\"DG8011\"");
        output.ShouldEndWith("]\n");
        error.ShouldBe("1 old address: 0 kept, 0 redirected, 1 lost\n");
    }
}

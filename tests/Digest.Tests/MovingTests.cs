namespace Digest.Tests;

public sealed class MovingTests
{
    // Posts as each generator's users keep them, with a default of the folder that says whose they are.
    [Fact]
    public void PostsOfOtherGeneratorsBuildAsTheyAre()
    {
        using var site = TestSite.Empty()
            .With("input/_directory.yml", "original: true\n")
            .With("input/articles/hugo/bundle/index.md",
            "---\ntitle: A bundle of Hugo\ndate: 2015-07-01T10:00:00+02:00\nlastmod: 2015-07-02\nweight: 10\nslug: "
            + "bundle\naliases: [/old/bundle/]\ntags: [a]\ndescription: Said shortly.\nlayout: post\n---\n\n{{< figure "
            + "src=\"x.jpg\" >}}\n\nText with {{% note %}}a note{{% /note %}}.\n")
            .With("input/_posts/2015-07-03-jekyll-post.md",
            "---\nlayout: post\ntitle:  \"A post of Jekyll\"\ncategories: weekly news\npermalink: "
            + "/:year/:month/:day/:title/\nexcerpt: Said shortly too.\n---\n{% include x.html %}\n\nIts {{ site.title }} "
            + "stays.\n")
            .With("input/_posts/2015-07-04-hidden.md", "---\ntitle: Hidden\npublished: false\n---\n")
            .With("input/posts/statiq.md",
            "---\nTitle: A post of Statiq\nPublished: 7/5/2015\nTags:\n  - a\nAuthor: Jane\n---\nText.\n".Replace("7/5/2015",
            "2015-07-05", StringComparison.Ordinal))
            .With("input/posts/pelican.md",
            "---\nTitle: A post of Pelican\nDate: 2015-07-06 10:20\nModified: 2015-07-07 10:20\nTags: a, b\nSlug: "
            + "pelican\nAuthors: Jane, Joe\nSummary: Short.\n---\n\nText.\n");
        var (status, output, error) = Cli.Run("build", "--root", site.Root);
        status.ShouldBe(0, error);
        output.ShouldStartWith("4 articles, ");
        foreach (var page in (string[])["2015/07/bundle", "2015/07/03/jekyll-post", "2015/07/statiq", "2015/07/pelican",
            "old/bundle"])
        {
            site.Has(page + "/index.html").ShouldBeTrue(page);
        }

        error.ShouldContain(
            "input/articles/hugo/bundle/index.md:15:11: info DG2018: 2 shortcodes or template tags are left as text\n");
        error.ShouldContain(
            "input/_posts/2015-07-03-jekyll-post.md:8:1: info DG2018: 2 shortcodes or template tags are left as text\n");
        error.ShouldContain("the key 'layout' belongs to another generator; ignored\n");
        site.Read("2015/07/03/jekyll-post/index.html").ShouldContain("Its {{ site.title }} stays.");
    }

    // The forms of front matter, each as its generator writes it.
    [Theory]
    [InlineData("Title: Pluto, at last\nDate: 2015-07-14 12:00\nCategory: space\nTags: probes, planets\n\nText.\n")]
    [InlineData("Title: Pluto,\n       at last\nDate: 2015-07-14\nTags: space, probes, planets\nText.\n")]
    [InlineData("+++\ntitle = \"Pluto, at last\"\ndate = 2015-07-14T12:00:00Z\ntags = [\"space\", \"probes\", \"planets\"]\n+++\nText.\n")]
    [InlineData("+++\ntitle = \"Pluto, at last\"\ndate = 2015-07-14\n[taxonomies]\ntags = [\"space\", \"probes\", \"planets\"]\n+++\nText.\n")]
    [InlineData("{\n\"title\": \"Pluto, at last\",\n\"date\": \"2015-07-14\",\n\"tags\": [\"space\", \"probes\", \"planets\"]\n}\n\nText.\n")]
    [InlineData("---json\n{\"title\": \"Pluto, at last\", \"date\": \"2015-07-14\", \"category\": \"space\", \"tags\": [\"probes\", \"planets\"]}\n---\nText.\n")]
    public void EveryFormOfFrontMatterBuilds(string text)
    {
        using var site = TestSite.Empty().With("input/_directory.yml", "original: true\n").With("input/articles/x.md", text);
        var (status, _, error) = Cli.Run("build", "--root", site.Root, "--strict");
        status.ShouldBe(0, error);
        var page = site.Read("2015/07/x/index.html");
        page.ShouldContain("<h1>Pluto, at last</h1>");
        page.ShouldContain("<p>Text.</p>");
        foreach (var topic in (string[])["space", "probes", "planets"]) site.Has($"topics/{topic}/index.html").ShouldBeTrue(topic);
    }
}

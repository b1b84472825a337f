namespace Digest.Tests;

public sealed class ImportCommandTests
{
    private const string Page = """
        <html lang="en"><head><title>Probe New Horizons races past Pluto | The Meteor</title><meta property="article:published_time" content="2015-07-14T15:00:00Z"><meta property="og:url" content="https://meteor.example/pluto"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>Probe New Horizons races past Pluto</h1>
        <p>New Horizons, a probe of NASA, passed Pluto on Tuesday at a distance of 12,500 kilometres after a flight of nine years.</p>
        <p>"We have completed the reconnaissance of the classical planets," said Alan Stern of the probe that flew past Pluto.</p></article></body></html>
        """;

    [Fact]
    public void ImportPrintsThePathAloneAndSaysWhereItBelongs()
    {
        using var site = TestSite.Small().With("saved/pluto.html", Page);
        var (status, output, error) = Cli.Run("import", Path.Combine(site.Root, "saved/pluto.html"), "--root", site.Root);
        (status, output).ShouldBe((0, "input/articles/2015-07-14-probe-new-horizons-races-past-pluto.md\n"), error);
        var text = File.ReadAllText(Path.Combine(site.Root, output.Trim()));
        text.ShouldStartWith(
            "---\ntitle: \"Probe New Horizons races past Pluto\"\npublished: 2015-07-14T15:00:00+00:00\ndraft: true\nrights: "
            + "unknown\nsource:\n  name: \"The Meteor\"\n  url: \"https://meteor.example/pluto\"\n");
        text.ShouldContain("people: [Alan Stern]\nplaces: [Pluto]\norganizations: [NASA]\n");
        error.ShouldContain(
            "info DG7007: it would join the story 'New Horizons flies past Pluto' (input/articles/2015-07-14-flyby-a.md)");
        Cli.Run("check", "--root", site.Root).Status.ShouldBe(0);

        // What was imported before is a draft still, and counts.
        var (a, b) = ("input/articles/2015-07-14-flyby-a.md", "input/articles/2015-07-15-flyby-b.md");
        var (first, second) = (File.ReadAllText(Path.Combine(site.Root, a)), File.ReadAllText(Path.Combine(site.Root, b)));
        site.Without(a).Without(b)
            .With("saved/again.html", Page.Replace("races past Pluto", "passes Pluto at last", StringComparison.Ordinal));
        Cli.Run("import", Path.Combine(site.Root, "saved/again.html"), "--root", site.Root, "--dry-run").Error
            .ShouldContain(
            "info DG7007: it would join the story 'Probe New Horizons races past Pluto' "
            + "(input/articles/2015-07-14-probe-new-horizons-races-past-pluto.md)");
        site.With(a, first).With(b, second);

        // A draft stays out; once it is none it joins.
        File.WriteAllText(Path.Combine(site.Root, output.Trim()), text.Replace("draft: true\n", "", StringComparison.Ordinal));
        Cli.Run("related", "probe-new-horizons-races-past-pluto", "--root",
            site.Root).Out.ShouldContain("story flyby-a (/stories/2015/07/flyby-a/), 3 tellings");
    }

    [Theory]
    [InlineData("de", "en", "https://orbit.example/1", true)]
    [InlineData("de-AT", "en-GB", "http://www.orbit.example/1?utm_source=feed", true)]
    [InlineData("de", "x-default", "https://orbit.example/1", false)]
    [InlineData("de", "de", "https://orbit.example/1", false)]
    [InlineData("de", "en", "https://orbit.example/9", false)]
    [InlineData("en", "de", "https://orbit.example/1", false)]
    public void PageThatNamesAnArticlesOriginalIsItsTranslation(string language, string other, string address, bool expected)
    {
        var page = Page.Replace("<html lang=\"en\"><head>",
            $"<html lang=\"{language}\"><head><link rel=\"alternate\" hreflang=\"{other}\" href=\"{address}\">",
            StringComparison.Ordinal);
        using var site = TestSite.Small().With("saved/pluto.html", page);
        var (status, output, error) = Cli.Run("import", Path.Combine(site.Root, "saved/pluto.html"), "--root", site.Root);
        status.ShouldBe(0, error);
        var text = File.ReadAllText(Path.Combine(site.Root, output.Trim()));
        text.Contains("\ntranslation_of: \"articles/2015-07-14-flyby-a.md\"\n", StringComparison.Ordinal).ShouldBe(expected);
        text.Contains("translation_of", StringComparison.Ordinal).ShouldBe(expected);
        File.WriteAllText(Path.Combine(site.Root, output.Trim()), text.Replace("draft: true\n", "", StringComparison.Ordinal));
        Cli.Run("check", "--root", site.Root).Status.ShouldBe(0);
        if (!expected) return;
        Cli.Run("related", "flyby-b", "--root", site.Root).Out
            .ShouldContain("story flyby-a (/stories/2015/07/flyby-a/), 2 tellings");
    }

    [Fact]
    public void ImportNeverOverwritesAndGoesOn()
    {
        using var site = TestSite.Small().With("saved/pluto.html", Page)
            .With("saved/other.txt",
            "Another thing happened in Greece\n\nPublished: 1 July 2015\n\nIt happened in the morning, and in the evening it "
            + "was over again, said everybody who was there.\n").With("saved/empty.html", "");
        var target = "input/articles/2015-07-14-probe-new-horizons-races-past-pluto.md";
        site.With(target, "mine");
        string Saved(string name) => Path.Combine(site.Root, "saved", name);
        var (status, output, error) = Cli.Run("import", Saved("pluto.html"), Saved("missing.html"), Saved("empty.html"),
            Saved("other.txt"), "--root", site.Root);
        (status, output).ShouldBe((1, "input/articles/2015-07-01-another-thing-happened-in-greece.md\n"));
        File.ReadAllText(Path.Combine(site.Root, target)).ShouldBe("mine");
        error.ShouldContain(
            $"{target}: error DG7003: the file is there already\n  hint: rename or remove it, or look at the import with "
            + $"--dry-run\n");
        error.ShouldContain("saved/missing.html: error DG7001: there is no such file\n");
        error.ShouldContain("saved/empty.html: error DG7002: the file is empty, not a page or a text\n");
    }

    [Fact]
    public void ADryRunWritesNothing()
    {
        using var site = TestSite.Small()
            .With("saved/page.txt",
            "Something happened at some time\n\nIt happened in the morning, and in the evening it was over again, said "
            + "everybody who was there.\n");
        var before = TestSite.FilesOf(site.Root);
        var (status, output, error) = Cli.Run("import", "--dry-run", "--at", "2015-07-20T08:00:00+02:00",
            Path.Combine(site.Root, "saved/page.txt"), "--root", site.Root);
        status.ShouldBe(0, error);
        output.ShouldStartWith("---\ntitle: \"Something happened at some time\"\npublished: 2015-07-20T06:00:00+00:00\n");
        error.ShouldContain("warning DG7004: no date was found; 'published' is the time of the import\n");
        TestSite.FilesOf(site.Root).ShouldBe(before);
    }

    [Fact]
    public void TwoReportsOfOneEventJoinEachOther()
    {
        using var site = TestSite.Empty().With("input/keep.txt", "").With("saved/a.html", Page).With("saved/b.txt",
            "NASA probe New Horizons flies by Pluto\n\nPublished July 14, 2015\n\nThe NASA probe New Horizons came within "
            + "12,500 kilometres of Pluto on Tuesday, nine years after its start.\n\n\"We have completed the reconnaissance of "
            + "the classical planets,\" said Alan Stern, who leads the team of the probe.\n");
        var (status, _, error) = Cli.Run("import", Path.Combine(site.Root, "saved/a.html"),
            Path.Combine(site.Root, "saved/b.txt"), "--root", site.Root);
        status.ShouldBe(0, error);
        error.ShouldContain("it would join the story 'NASA probe New Horizons flies by Pluto'");
        error.ShouldContain("it would join the story 'Probe New Horizons races past Pluto'");
    }
}

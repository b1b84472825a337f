using System.Text.Json;
using Digest.Commands;

namespace Digest.Tests;

public sealed class CommandTests
{
    [Theory]
    [InlineData(new[] { "biuld" }, "digest: there is no command 'biuld'\n  hint: did you mean 'digest build'?\n")]
    [InlineData(new[] { "build", "--stict" }, "digest: 'digest build' has no option '--stict'\n  hint: did you mean --strict?\n")]
    [InlineData(new[] { "--stict" }, "digest: 'digest build' has no option '--stict'\n  hint: did you mean --strict?\n")]
    [InlineData(new[] { "build", "--threads", "-3" },
        "digest: --threads takes a number from 0 to 1024\n  hint: 'digest build --help' lists its options, with examples\n")]
    [InlineData(new[] { "build", "--root", "/no/such/folder" }, null)]
    [InlineData(new[] { "related" }, null)]
    [InlineData(new[] { "check", "--format", "xml" }, null)]
    [InlineData(new[] { "build", "--at", "2015-02-30", "--root", "ROOT" }, null)]
    [InlineData(new[] { "build", "--settings", "/no/such.json", "--root", "ROOT" }, null)]
    public void WrongUsageIsStatusTwo(string[] args, string? message)
    {
        using var site = TestSite.Small();
        var (status, _, error) = Cli.Run(args.Select(a => a == "ROOT" ? site.Root : a).ToArray());
        status.ShouldBe(2, error);
        if (message is not null) error.ShouldBe(message);
        error.ShouldNotContain("   at ");
        error.ShouldNotBeEmpty();
    }

    [Fact]
    public void BuildSaysWhatItDid()
    {
        using var site = TestSite.Small();
        var (status, output, error) = Cli.Run("--root", site.Root);
        status.ShouldBe(0, error);
        output.ShouldMatch(
            @"^3 articles, 2 stories, \d+ pages; 0 errors, 0 warnings; \d+\.\d s\noutput/: \d+ written, 0 unchanged, 0 removed\n$");
    }

    [Fact]
    public void AnErrorKeepsThePublishedSiteAsItWas()
    {
        using var site = TestSite.Small();
        Cli.Run("--root", site.Root).Status.ShouldBe(0);
        var before = site.Files();
        site.With("input/articles/2015-07-20-bad.md", "---\ntitle: Rates: up\n---\n")
            .With("input/articles/2015-07-21-bad.md", "---\ndate: never\n---\n");
        var (status, output, error) = Cli.Run("build", "--root", site.Root);
        status.ShouldBe(1);
        output.ShouldContain("nothing was published: the site is as it was");
        error.ShouldContain("input/articles/2015-07-20-bad.md:2:13: error DG2003: ");
        error.ShouldContain(
            "  | title: Rates: up\n  |             ^\n  hint: put quotation marks around a value that holds a colon\n");
        error.ShouldContain("input/articles/2015-07-21-bad.md:2:7: error DG2007: 'never' in 'date' is not a date that exists");
        error.ShouldContain("input/articles/2015-07-21-bad.md:1:1: error DG2001: the article has no title");
        site.Files().ShouldBe(before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AResultThatCannotBeWrittenIsToldPlainly(bool isFull)
    {
        using var site = TestSite.Empty().With("input/2015-07-01-a.md", "---\ntitle: A\noriginal: true\n---\n");
        using var broken = new BrokenWriter(isFull
            ? new IOException("No space left on device.") : new UnauthorizedAccessException("Access to the path is denied."));
        using var error = new StringWriter { NewLine = "\n" };
        (await CommandLine.RunAsync(["build", "--root", site.Root], broken, error, TimeProvider.System)).ShouldBe(1);
        error.ToString()
            .ShouldBe($"digest: the result cannot be written: "
            + $"{(isFull ? "No space left on device" : "standard output is closed")}\n");
        File.Exists(Path.Combine(site.Root, "output", "index.html")).ShouldBeTrue();
        (await CommandLine.RunAsync(["build", "--root", site.Root], TextWriter.Null, broken, TimeProvider.System)).ShouldBe(0);
        (await CommandLine.RunAsync(["nonsense"], broken, broken, TimeProvider.System)).ShouldBe(2);
    }

    private sealed class BrokenWriter(Exception exception) : StringWriter
    {
        public override void Write(char value) => throw exception;

        public override void Write(string? value) => throw exception;

        public override void WriteLine(string? value) => throw exception;

        public override void Write(char[] buffer, int index, int count) => throw exception;
    }

    [Fact]
    public void AWithdrawnArticleIsToldToBeOne()
    {
        using var site = TestSite.Empty().With("input/2015-07-01-a.md", "---\ntitle: A\noriginal: true\nwithdrawn: true\n---\n");
        var (status, _, error) = Cli.Run("related", "a", "--root", site.Root);
        (status, error).ShouldBe((2,
            "digest: the article 'a' is withdrawn: it belongs to no story\n  hint: take 'withdrawn' out of "
            + "input/2015-07-01-a.md to see what it would be related to\n"));
    }

    [Fact]
    public void KeepGoingForgivesArticlesOnly()
    {
        using var site = TestSite.Small().With("input/articles/2015-07-20-bad.md", "---\n---\n");
        var (status, output, _) = Cli.Run("build", "--keep-going", "--root", site.Root);
        status.ShouldBe(0);
        output.ShouldContain("1 article left out because of errors");
        site.With("theme/layouts/article.html", "{{ if }}");
        Cli.Run("build", "--keep-going", "--root", site.Root).Status.ShouldBe(1);
    }

    [Fact]
    public void ATemplatesFaultIsShownWhereItIs()
    {
        using var site = TestSite.Small().With("theme/partials/byline.html", "<p>\n  {{ for x in }}\n</p>\n");
        var (status, _, error) = Cli.Run("build", "--root", site.Root);
        status.ShouldBe(1);
        error.ShouldContain("theme/partials/byline.html:2:");
        error.ShouldContain("error DG5001");
        error.ShouldContain("  |   {{ for x in }}");
    }

    [Fact]
    public void StrictTakesWarningsForErrors()
    {
        using var site = TestSite.Small()
            .With("input/articles/2015-07-20-w.md", "---\ntitle: W\ntopcis: [a]\noriginal: true\n---\n");
        Cli.Run("build", "--root", site.Root).Status.ShouldBe(0);
        var (status, _, error) = Cli.Run("build", "--strict", "--root", site.Root);
        status.ShouldBe(1);
        error.ShouldContain("input/articles/2015-07-20-w.md:3:1: error DG2010: the key 'topcis' is unknown\n");
    }

    [Fact]
    public void AnUnknownSettingOfDigestIsStatusTwo()
    {
        using var site = TestSite.Small().With("statiq.json", "{ \"SiteTitel\": \"x\", \"Digest\": { \"PageSise\": 3 } }");
        var (status, _, error) = Cli.Run("build", "--root", site.Root);
        status.ShouldBe(2);
        error.ShouldContain("statiq.json:1:33: error DG1003: the setting 'Digest.PageSise' is unknown\n");
        error.ShouldContain("  hint: did you mean 'PageSize'?\n");
        error.ShouldContain("warning DG1002: the setting 'SiteTitel' is unknown\n");
        error.ShouldContain("  hint: did you mean 'SiteTitle'?\n");
    }

    [Fact]
    public void TheReportHasEveryField()
    {
        using var site = TestSite.Small().With("input/articles/2015-09-20-later.md", "---\ntitle: Later\noriginal: true\n---\n")
            .With("input/articles/2015-07-20-bad.md", "---\n---\n");
        var report = Path.Combine(site.Root, "reports", "r.json");
        Cli.Run("build", "--root", site.Root, "--report", report).Status.ShouldBe(1);
        using (var json = JsonDocument.Parse(File.ReadAllText(report)))
        {
            json.RootElement.EnumerateObject().Select(p => p.Name)
                .ShouldBe(["articles", "stories", "pages", "written", "unchanged", "removed", "durationMs", "phases",
                "nextChange", "diagnostics"]);
            json.RootElement.GetProperty("nextChange").GetString().ShouldBe("2015-09-20T00:00:00+00:00");
            var first = json.RootElement.GetProperty("diagnostics")[0];
            first.EnumerateObject().Select(p => p.Name)
                .ShouldBe(["code", "severity", "message", "path", "line", "column", "hint"]);
            json.RootElement.GetProperty("written").GetInt32().ShouldBe(0);
        }

        site.Without("input/articles/2015-07-20-bad.md");
        Cli.Run("build", "--root", site.Root, "--report", report).Status.ShouldBe(0);
        using var done = JsonDocument.Parse(File.ReadAllText(report));
        done.RootElement.GetProperty("written").GetInt32().ShouldBeGreaterThan(20);
        var pages = Directory.EnumerateFiles(site.Output, "*.html", SearchOption.AllDirectories).Count();
        done.RootElement.GetProperty("pages").GetInt32().ShouldBe(pages);
    }

    [Fact]
    public void NewWritesAnArticleThatIsValidAndNeverOverwrites()
    {
        using var site = TestSite.Small();
        var (status, output, error) = Cli.Run("new", "Pluto: \"at last\"", "--root", site.Root);
        (status, output).ShouldBe((0, "input/articles/2015-08-01-pluto-at-last.md\n"), error);
        var text = File.ReadAllText(Path.Combine(site.Root, output.Trim()));
        text.ShouldStartWith("---\ntitle: \"Pluto: \\\"at last\\\"\"\npublished: 2015-08-01T10:30:00+00:00\ndraft: true\n");
        Cli.Run("check", "--root", site.Root).Status.ShouldBe(0);
        (status, output, error) = Cli.Run("new", "Pluto, at last!", "--root", site.Root);
        (status, output).ShouldBe((1, ""));
        error.ShouldContain("the file is there already");
        File.ReadAllText(Path.Combine(site.Root, "input/articles/2015-08-01-pluto-at-last.md")).ShouldBe(text);
    }

    [Fact]
    public void RelatedExplainsAnArticle()
    {
        using var site = TestSite.Small();
        var (status, output, error) = Cli.Run("related", "flyby-a", "--json", "--root", site.Root);
        status.ShouldBe(0, error);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("article").GetString().ShouldBe("input/articles/2015-07-14-flyby-a.md");
        json.RootElement.GetProperty("story").GetString().ShouldBe("flyby-a");
        json.RootElement.GetProperty("tellings").EnumerateArray().Select(t => t.GetString())
            .ShouldBe(["input/articles/2015-07-14-flyby-a.md", "input/articles/2015-07-15-flyby-b.md"]);
        var related = json.RootElement.GetProperty("related");
        related[0].GetProperty("path").GetString().ShouldBe("input/articles/2015-07-05-vote.md");
        related[0].GetProperty("reasons")[0].GetProperty("kind").GetString().ShouldBe("editor");

        var text = Cli.Run("related", Path.Combine(site.Root, "input/articles/2015-07-14-flyby-a.md"), "--root", site.Root).Out;
        text.ShouldContain("story flyby-a (/stories/2015/07/flyby-a/), 2 tellings");
        text.ShouldMatch(@"\n         here:  .+\n         there: .+\n");
        (status, _, error) = Cli.Run("related", "flyby-x", "--root", site.Root);
        status.ShouldBe(2);
        error.ShouldBe("digest: there is no article 'flyby-x'\n  hint: did you mean 'flyby-a'?\n");
    }

    [Theory]
    [InlineData("related", "flyby-a")]
    [InlineData("stories", "--json")]
    public void QuestionsAboutLinksRenderNothing(string command, string argument)
    {
        using var site = TestSite.Small();
        var before = Cli.Run(command, argument, "--root", site.Root);
        site.With("theme/layouts/article.html", "{{ if }}");
        Cli.Run(command, argument, "--root", site.Root).ShouldBe(before);
        before.Status.ShouldBe(0);
    }

    [Fact]
    public void StoriesListsTellingsAndQuotes()
    {
        using var site = TestSite.Small();
        var (status, output, error) = Cli.Run("stories", "--json", "--root", site.Root);
        status.ShouldBe(0, error);
        using var json = JsonDocument.Parse(output);
        var story = json.RootElement.EnumerateArray().Single(s => s.GetProperty("tellings").GetArrayLength() == 2);
        story.EnumerateObject().Select(p => p.Name)
            .ShouldBe(["slug", "permalink", "headline", "lead", "tellings", "quotes", "figures", "mentions"]);
        story.GetProperty("permalink").GetString().ShouldBe("/stories/2015/07/flyby-a/");
        var quote = story.GetProperty("quotes")[0];
        quote.GetProperty("conflict").GetString().ShouldBe("none");
        quote.GetProperty("tellings")[0].GetProperty("attributedTo")[0].GetString().ShouldBe("Alan Stern");
        story.GetProperty("tellings")[0].GetProperty("published").GetString().ShouldBe("2015-07-14T12:00:00+00:00");
        story.GetProperty("tellings")[0].EnumerateObject().Select(p => p.Name)
            .ShouldBe(["path", "permalink", "headline", "source", "published", "translations"]);
    }

    [Fact]
    public void RenderWritesWhatATemplateSays()
    {
        using var site = TestSite.Empty().With("t.html", "{{ for n in names }}{{ n }} < {{ end }}{{ include 'p.html' }}")
            .With("p.html", "{{ x.y + 1 }}").With("m.json", "{\"names\": [\"<a>\", 2], \"x\": {\"y\": 1.5}}");
        var (status, output, error) = Cli.Run("render", Path.Combine(site.Root, "t.html"), "--model",
            Path.Combine(site.Root, "m.json"));
        (status, output).ShouldBe((0, "<a> < 2 < 2.5"), error);

        site.With("t.html", "a\n{{ 1 +\n");
        (status, output, error) = Cli.Run("render", Path.Combine(site.Root, "t.html"));
        (status, output).ShouldBe((1, ""));
        error.ShouldContain("t.html:");
        error.ShouldContain("error DG5001");
    }

    [Fact]
    public void EvaluateMeasuresLabels()
    {
        using var site = TestSite.Empty();
        site.With("l.jsonl", string.Join('\n', Enumerable.Range(0, 4).Select(i =>
            $$"""{"id": "{{i}}", "title": "{{(i < 2 ? "Dam breaks above Varnholt" : "Chess title goes to Ilse Quand")}}", "text": "{{(i < 2 ? "The Varnholt dam broke on Monday and flooded the valley of Ostra." : "Ilse Quand won the chess title in Lumen after eleven rounds.")}}", "date": "2015-07-0{{i + 1}}", "cluster": "{{i / 2}}"}""")) + "\nnot json\n");
        var (status, output, error) = Cli.Run("evaluate", Path.Combine(site.Root, "l.jsonl"), "--json");
        status.ShouldBe(1);
        error.ShouldContain("l.jsonl:5:1: error: ");
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("bcubed").GetProperty("f1").GetDouble().ShouldBe(1);
        json.RootElement.GetProperty("clusters").GetProperty("labelled").GetInt32().ShouldBe(2);
        json.RootElement.GetProperty("nearest").GetDouble().ShouldBe(1);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public void CheckSpeaksToMachines(string format)
    {
        using var site = TestSite.Small().With("input/articles/2015-07-20-bad.md", "---\n---\n");
        var (status, output, _) = Cli.Run("check", "--format", format, "--root", site.Root);
        status.ShouldBe(1);
        using var json = JsonDocument.Parse(output);
        output.ShouldContain("DG2001");
        Directory.Exists(site.Output).ShouldBeFalse();
    }

    [Fact]
    public void CheckAnnotatesPullRequests()
    {
        using var site = TestSite.Small().With("input/articles/2015-07-20-bad.md", "---\n---\n");
        Cli.Run("check", "--format", "github", "--root",
            site.Root).Out.ShouldContain(
            "::error file=input/articles/2015-07-20-bad.md,line=1,col=1,title=DG2001::the article has no title (");
    }

    [Fact]
    public void OnlyTwentyOfACodeArePrinted()
    {
        using var site = TestSite.Empty();
        for (var i = 1; i <= 25; i++) site.With($"input/articles/2015-07-{i:00}-x{i}.md", $"---\ntitle: A{i}\n---\n");
        var (_, _, error) = Cli.Run("check", "--root", site.Root);
        error.Split('\n').Count(l => l.Contains(" DG2015: the article", StringComparison.Ordinal)).ShouldBe(20);
        error.ShouldContain("DG2015: 5 more of 25 (an article without a source)");
    }
}

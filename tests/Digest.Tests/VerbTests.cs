using System.Text;

namespace Digest.Tests;

/// <summary>The editor's commands: small changes of files, and nothing else.</summary>
public sealed class VerbTests
{
    private static (int Status, string Out, string Error) Run(TestSite site, params string[] args) =>
        Cli.Run([.. args, "--root", site.Root]);

    private static string Text(TestSite site, string path) => File.ReadAllText(Path.Combine(site.Root, path));

    // Lines of a file that were not there before, and those that are gone.
    private static string Changed(string before, string after)
    {
        var (old, now) = (before.Split('\n').ToList(), after.Split('\n').ToList());
        var text = new StringBuilder();
        foreach (var line in old.Where(l => !now.Contains(l))) text.Append('-').Append(line).Append('\n');
        foreach (var line in now.Where(l => !old.Contains(l))) text.Append('+').Append(line).Append('\n');
        return text.ToString();
    }

    private const string A = "input/articles/2015-07-14-flyby-a.md";
    private const string B = "input/articles/2015-07-15-flyby-b.md";
    private const string Vote = "input/articles/2015-07-05-vote.md";

    [Theory]
    [InlineData("flyby-b")]
    [InlineData("flyby-b.md")]
    [InlineData("2015-07-15-flyby-b")]
    [InlineData("2015-07-15")]
    [InlineData("articles/2015-07-15-flyby-b.md")]
    [InlineData(B)]
    [InlineData("/2015/07/flyby-b/")]
    [InlineData("https://test.example/2015/07/flyby-b/")]
    [InlineData("http://127.0.0.1:5080/2015/07/flyby-b/")]
    [InlineData("https://comet.example/2")]
    [InlineData("Flyby-B")]
    public void AnArticleIsNamedInManyWays(string name)
    {
        using var site = TestSite.Small();
        Run(site, "related", name, "--json").Out.ShouldContain($"\"article\": \"{B}\"");
        Run(site, "move", name, "3", "--dry-run").Out.ShouldContain("+edition: 3\n");
    }

    [Fact]
    public void WhatIsNotOneArticleIsToldWithAWayOut()
    {
        using var site = TestSite.Small();
        Run(site, "related", "flyby").ShouldBe((2, "",
            "digest: 'flyby' is the beginning of 2 articles\n  hint: write one of: flyby-a, flyby-b\n"));
        Run(site, "rename", "flbyy-a", "x").ShouldBe((2, "",
            "digest: there is no article 'flbyy-a'\n  hint: did you mean 'flyby-a'?\n"));
        site.With("input/articles/2015-07-01-gone.md", "---\ntitle: Gone\noriginal: true\nexpires: 2015-07-10\n---\nText.\n");
        Run(site, "move", "gone", "3").ShouldBe((2, "", "digest: the article 'gone' has expired\n  hint: give an instant before that with --at\n"));
        Run(site, "move", "gone", "3", "--at", "2015-07-05").Status.ShouldBe(0);
        Run(site, "related", "https://other.example/2015/07/flyby-b/").Status.ShouldBe(2);
        Run(site, "related", "").Status.ShouldBe(2);
    }

    [Fact]
    public void RenameChangesEveryLinkAndKeepsTheOldAddress()
    {
        using var site = TestSite.Small();
        site.With(Vote, """
            ---
            # The vote of July.
            title: 'Greece votes No'   # as the ministry has it
            published: 2015-07-05T20:00:00+03:00
            original: true
            related: [flyby-a]
            ---

            See [Pluto](/2015/07/flyby-a/#stern), [[flyby-a]], [again](../flyby-a/), [there][1], `/2015/07/flyby-a/`,
            <a href="https://test.example/2015/07/flyby-a/">here</a>, [file](2015-07-14-flyby-a.md).

            [1]: /2015/07/flyby-a/ "flyby-a"
            """.Replace("\n", "\r\n", StringComparison.Ordinal));
        site.With("input/editions/2.md", "---\norder:\n  - flyby-a   # first\n  - vote\n---\n");
        site.With("input/pages/about.md", "---\ntitle: About\n---\n[The story](/stories/2015/07/flyby-a/)\n");
        var files = TestSite.FilesOf(site.Root);
        var (old, vote) = (Text(site, A), Text(site, Vote));

        var (status, dry, _) = Run(site, "rename", "flyby-a", "Past Pluto", "--dry-run");
        status.ShouldBe(0);
        dry.ShouldContain("+slug: past-pluto\n");
        TestSite.FilesOf(site.Root).ShouldBe(files);

        var (done, output, error) = Run(site, "rename", "flyby-a", "Past Pluto");
        (done, error).ShouldBe((0, ""));
        output.ShouldBe($"{Vote}\n{A}\ninput/editions/2.md\ninput/pages/about.md\n");
        Changed(old, Text(site, A)).ShouldBe(
            "+slug: past-pluto\n+redirect_from: [/2015/07/flyby-a/, /stories/2015/07/flyby-a/]\n");
        Text(site, Vote).ShouldBe(vote.Replace("(/2015/07/flyby-a/#stern)", "(/2015/07/past-pluto/#stern)", StringComparison.Ordinal)
            .Replace("[[flyby-a]]", "[[past-pluto]]", StringComparison.Ordinal)
            .Replace("(../flyby-a/)", "(/2015/07/past-pluto/)", StringComparison.Ordinal)
            .Replace("[1]: /2015/07/flyby-a/ ", "[1]: /2015/07/past-pluto/ ", StringComparison.Ordinal)
            .Replace("https://test.example/2015/07/flyby-a/", "https://test.example/2015/07/past-pluto/", StringComparison.Ordinal)
            .Replace("[flyby-a]\r\n", "[past-pluto]\r\n", StringComparison.Ordinal));
        Text(site, "input/editions/2.md").ShouldBe("---\norder:\n  - past-pluto   # first\n  - vote\n---\n");
        Text(site, "input/pages/about.md").ShouldContain("(/stories/2015/07/past-pluto/)");
        Run(site, "build").Error.ShouldNotContain("flyby-a/");
        foreach (var address in (string[])["2015/07/flyby-a", "stories/2015/07/flyby-a"])
            Text(site, $"output/{address}/index.html").ShouldContain("/2015/07/past-pluto/");

        Run(site, "rename", "past-pluto", "vote").Error.ShouldContain("error DG9003: this article's slug is 'vote' already");
        Run(site, "rename", "past-pluto", "flyby-a").Status.ShouldBe(0);
        Text(site, A).ShouldNotContain("[/2015/07/flyby-a/");
        Text(site, A).ShouldContain("redirect_from: [/stories/2015/07/flyby-a/, /2015/07/past-pluto/, /stories/2015/07/past-pluto/]");
    }

    [Fact]
    public void MergeAndSplitAreTheEditorsWord()
    {
        using var site = TestSite.Small();
        var (vote, a) = (Text(site, Vote), Text(site, A));
        Run(site, "merge", "flyby-a", "flyby-b").ShouldBe((0, "", "info DG9002: they are one story\n"));
        Run(site, "merge", "flyby-a").Status.ShouldBe(2);
        Run(site, "merge", "flyby-a", "vote", "--into", "july").Status.ShouldBe(0);
        Changed(vote, Text(site, Vote)).ShouldBe("+story: july\n");
        Changed(a, Text(site, A)).ShouldBe("+story: july\n");
        Run(site, "stories", "--json").Out.ShouldContain("\"slug\": \"july\"");
        Run(site, "split", "vote").ShouldBe((0, $"{Vote}\n{A}\n", ""));
        Changed(vote, Text(site, Vote)).ShouldBe("+story: none\n");
        Changed(a, Text(site, A)).ShouldBe("+redirect_from: [/stories/july/]\n");
        Run(site, "split", "vote").ShouldBe((0, "", "info DG9002: nothing else is in their story\n"));
        Run(site, "related", "vote", "--json").Out.ShouldContain($"\"tellings\": [\n    \"{Vote}\"\n  ]");

        // An address of a story names it too.
        Run(site, "merge", "/stories/2015/07/flyby-a/", "vote", "--into", "july").Status.ShouldBe(0);
        Run(site, "related", "vote").Out.ShouldContain("story july (/stories/july/), 3 tellings");
        var files = TestSite.FilesOf(site.Root);
        Run(site, "split", "flyby-a", "vote", "--into", "other").Status.ShouldBe(0);
        Run(site, "related", "vote", "--json").Out.ShouldContain("\"story\": \"other\"");
        Run(site, "merge", "other", "flyby-b", "--into", "july").Status.ShouldBe(0);
        TestSite.FilesOf(site.Root).Count.ShouldBe(files.Count);
    }

    [Fact]
    public void AMergeThatCannotHoldIsRefused()
    {
        using var site = TestSite.Small();
        site.With(Vote, Text(site, Vote).Replace("original: true", "original: true\nunrelated: flyby-a", StringComparison.Ordinal));
        var files = TestSite.FilesOf(site.Root);
        var (status, output, error) = Run(site, "merge", "vote", "flyby-a");
        (status, output).ShouldBe((1, ""));
        error.ShouldContain("is unrelated to it");
        TestSite.FilesOf(site.Root).ShouldBe(files);
    }

    [Fact]
    public void LeadWritesTheStorysFile()
    {
        using var site = TestSite.Small();
        Run(site, "lead", "flyby-a").ShouldBe((0, "", "info DG9002: 'flyby-a' is the lead of its story\n"));
        Run(site, "lead", "flyby-b").ShouldBe((0, "input/stories/flyby-a.md\n", ""));
        Text(site, "input/stories/flyby-a.md").ShouldBe("---\nlead: flyby-b\n---\n");
        Run(site, "stories", "--json").Out.ShouldContain($"\"lead\": \"{B}\"");
        Run(site, "lead", "flyby-a").Status.ShouldBe(0);
        Text(site, "input/stories/flyby-a.md").ShouldBe("---\nlead: flyby-a\n---\n");
        Run(site, "split", "flyby-a").Error.ShouldContain("'flyby-a' is the lead of this story\n");
        Run(site, "build", "--strict").Status.ShouldBe(0);
    }

    [Fact]
    public void MovePutsArticlesIntoAnEdition()
    {
        using var site = TestSite.Small();
        site.With("input/editions/2.md", "---\norder:\n  - flyby-a\n  - vote # late\n---\n");
        var vote = Text(site, Vote);
        Run(site, "move", "vote", "1").ShouldBe((0, $"{Vote}\ninput/editions/2.md\n", ""));
        Changed(vote, Text(site, Vote)).ShouldBe("+edition: 1\n");
        Text(site, "input/editions/2.md").ShouldBe("---\norder:\n  - flyby-a\n---\n");
        Run(site, "move", "vote", "2015-07-16").Status.ShouldBe(0);
        Text(site, Vote).ShouldContain("\nedition: 2015-07-16\n");
        Run(site, "move", "vote", "none").Status.ShouldBe(0);
        Text(site, Vote).ShouldBe(vote);
        Run(site, "move", "vote", "next").ShouldBe((2, "", "digest: 'next' is neither the number of an edition nor a day\n"
            + "  hint: the edition comes last: digest move pluto 12, or a day such as 2015-07-16, or none\n"));
        Run(site, "move", "vote").Status.ShouldBe(2);
    }

    [Fact]
    public void EditionTakesWhatIsInNoneInTheFrontPagesOrder()
    {
        using var site = TestSite.Small();
        site.With("statiq.json", """{ "SiteTitle": "Test", "Host": "test.example" }""");
        site.With("input/articles/2015-07-20-soon.md", "---\ntitle: Soon\ndraft: true\noriginal: true\n---\nText of it.\n");
        Run(site, "edition", "--dry-run").Out.ShouldStartWith("--- /dev/null\n+++ input/editions/1.md\n");
        Run(site, "edition").ShouldBe((0, "input/editions/1.md\n", ""));
        Text(site, "input/editions/1.md").ShouldBe("---\ndate: 2015-08-01\ndraft: true\norder:\n"
            + "  - flyby-a   # New Horizons flies past Pluto (2 tellings)\n  - vote   # Greece votes No\n---\n\n");
        Run(site, "edition", "1").Error.ShouldContain("input/editions/1.md: error DG7003: the file is there already");
        var (status, output, error) = Run(site, "edition", "--drafts");
        (status, output).ShouldBe((0, "input/editions/2.md\n"), error);
        Text(site, "input/editions/2.md").ShouldContain("order:\n  - soon   # Soon\n---\n");

        Run(site, "edition").ShouldBe((0, "", "info DG9002: no article is without an edition for edition 3; --drafts takes drafts too\n"));
        Run(site, "publish", "1").ShouldBe((0, "input/editions/1.md\n", ""));
        Text(site, "input/editions/1.md").ShouldStartWith("---\ndate: 2015-08-01\norder:\n");
        Run(site, "build").Status.ShouldBe(0);
        File.Exists(Path.Combine(site.Root, "output/editions/1/index.html")).ShouldBeTrue();
    }

    [Fact]
    public void PublishGivesOwnWorkItsDateAndKeepsThatOfOthers()
    {
        using var site = TestSite.Small();
        site.With("input/articles/2015-07-20-own.md", "---\ntitle: Own\npublished: 2015-07-20 # day of the plan\ndraft: true\noriginal: true\n---\nText.\n")
            .With("input/articles/2015-07-21-theirs.md",
                "---\ntitle: Theirs\ndraft: true\nsource: {name: The Orbit, url: \"https://orbit.example/9\"}\nrights: unknown\n---\nText.\n")
            .With("input/articles/2015-07-22-old.md", "---\ntitle: Old\npublished: false\ndate: 2015-07-22\noriginal: true\n---\nText.\n");
        Run(site, "publish", "own", "theirs", "old", "--dry-run").Status.ShouldBe(0);
        var (status, output, error) = Run(site, "publish", "own", "theirs", "old");
        status.ShouldBe(0, error);
        output.Split('\n').Length.ShouldBe(4);
        error.ShouldContain("input/articles/2015-07-21-theirs.md:4:9: warning DG8005");
        error.ShouldContain("  | rights: unknown\n");
        Text(site, "input/articles/2015-07-20-own.md")
            .ShouldBe("---\ntitle: Own\npublished: 2015-08-01T10:30:00+00:00 # day of the plan\noriginal: true\n---\nText.\n");
        Text(site, "input/articles/2015-07-21-theirs.md").ShouldNotContain("draft");
        Text(site, "input/articles/2015-07-21-theirs.md").ShouldNotContain("published");
        Text(site, "input/articles/2015-07-22-old.md")
            .ShouldBe("---\ntitle: Old\ndate: 2015-08-01T10:30:00+00:00\noriginal: true\n---\nText.\n");
        Run(site, "publish", "own").ShouldBe((0, "", "info DG9002: nothing named here is a draft\n"));
        Run(site, "publish", "own", "--date", "2015-13-01").Status.ShouldBe(2);
        Run(site, "publish", "vote", "--date", "2015-07-06").Status.ShouldBe(0);
        Text(site, Vote).ShouldContain("published: 2015-07-06T00:00:00+00:00\n");
    }

    [Fact]
    public void AnErrorStandsAgainstPublishing()
    {
        using var site = TestSite.Small();
        site.With("input/articles/2015-07-20-own.md",
            "---\ntitle: Own\npublished: 2015-07-20\ndraft: true\noriginal: true\nurl: /2015/07/vote/\n---\nText.\n")
            .With(Vote, Text(site, Vote).Replace("original: true", "original: true\nurl: /2015/07/vote/", StringComparison.Ordinal));
        var files = TestSite.FilesOf(site.Root);
        var (status, output, error) = Run(site, "publish", "own");
        (status, output).ShouldNotBe((0, ""));
        output.ShouldBe("");
        error.ShouldNotBeEmpty();
        TestSite.FilesOf(site.Root).ShouldBe(files);
    }

    [Fact]
    public void AFileThatChangedMeanwhileIsNotOverwritten()
    {
        using var site = TestSite.Small();
        var (workspace, _) = Digest.Build.Workspace.Open(new() { Root = site.Root }, TimeProvider.System);
        var changes = new Digest.Editing.FileChanges(workspace!);
        foreach (var path in (string[])[A, Vote])
        {
            var file = new Core.Model.SourceFile(path, path["input/".Length..], File.ReadAllBytes(Path.Combine(site.Root, path)));
            changes.Edit(file, new Core.Editing.SetField("edition", new("3", Bare: true))).ShouldBeEmpty();
        }

        var before = Text(site, A);
        site.With(Vote, "somebody else's");
        changes.Save().Single().Message.ShouldBe("the file was changed meanwhile");
        Text(site, A).ShouldBe(before);
        Text(site, Vote).ShouldBe("somebody else's");
        Directory.GetFiles(Path.Combine(site.Root, "input/articles"), ".*").ShouldBeEmpty();
    }
}

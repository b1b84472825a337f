namespace Digest.Build.Tests;

/// <summary>What a theme of somebody's own needs: nothing that is not in the views, and no file that it does not
/// change.</summary>
public sealed class ThemeTests
{
    private static readonly string Broadsheet = Path.Combine(RepositoryFolder.Root, "tests", "Digest.Build.Tests", "themes",
        "broadsheet");

    private static TestSite WithTheme(TestSite site)
    {
        foreach (var file in Directory.EnumerateFiles(Broadsheet, "*", SearchOption.AllDirectories))
            site.With("theme/" + Path.GetRelativePath(Broadsheet, file).Replace('\\', '/'), File.ReadAllText(file));
        return site;
    }

    [Fact]
    public void ASecondThemeHasWhatItNeeds()
    {
        using var site = WithTheme(TestSite.Small())
            .With("input/2015-07-16-k.md", "---\ntitle: Kicked\noriginal: true\nextra: {kicker: Out of town}\n---\nA *body*.\n")
            .Build().Succeeds();
        site.Last.Diagnostics.Where(d => d.Severity != Core.Diagnostics.Severity.Info).ShouldBeEmpty();
        site.Read("index.html").ShouldContain("<li class=\"several\"><a href=\"/stories/2015/07/flyby-a/\">");
        site.Read("index.html").ShouldContain("Printed by the mill.");
        site.Read("2015/07/k/index.html").ShouldContain("<p class=\"kicker\">Out of town</p>\n<p>A <em>body</em>.</p>");
        var story = site.Read("stories/2015/07/flyby-a/index.html");
        story.ShouldContain("<blockquote>We have completed the reconnaissance of the classical planets</blockquote>");
        story.ShouldContain("<li>The Orbit: Alan Stern</li>");
        // What the theme says nothing about comes from the built-in one.
        site.Has("assets/digest.css").ShouldBeTrue();
        site.Read("archive/index.html").ShouldContain("/assets/digest.css");
    }

    [Fact]
    public void OnePartialIsOverriddenWithoutTheRest()
    {
        using var site = TestSite.Small()
            .With("theme/partials/byline.html", "<p class=\"mine\">{{ $.article.published.year }}</p>\n").Build().Succeeds();
        site.Read("2015/07/flyby-a/index.html").ShouldContain("<p class=\"mine\">2015</p>");
        site.Read("2015/07/flyby-a/index.html").ShouldContain("class=\"masthead\"");
    }

    [Fact]
    public void TheFilesBesideTheFoldersAreOverriddenToo()
    {
        using var site = TestSite.Small().With("theme/offline.js", "// mine\n").With("theme/NOTES.md", "mine\n")
            .With("statiq.json", """{"SiteTitle": "Test", "Host": "test.example", "Digest": {"Offline": true}}""").Build().Succeeds();
        site.Read("offline.js").ShouldBe("// mine\n");
        site.Has("NOTES.md").ShouldBeFalse();
    }

    [Fact]
    public void AThemesMistakeIsNamedAtItsPlace()
    {
        using var site = TestSite.Small()
            .With("theme/partials/byline.html", "<p>\n{{ $.article.published.text | string.upcas }}\n</p>\n").Build();
        site.Last.Failed.ShouldBeTrue();
        var exception = site.Last.Diagnostics.First(d => d.Severity == Core.Diagnostics.Severity.Error);
        exception.Path.ShouldBe("theme/partials/byline.html");
        exception.Line.ShouldBe(2);
        site.Has("index.html").ShouldBeFalse();
    }
}

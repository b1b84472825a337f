namespace Digest.Build.Tests;

/// <summary>Shortcodes and template tags of other generators tell nothing about what an article is about.</summary>
public sealed class ShortcodeTests
{
    [Fact]
    public void TheyAreNoQuotationsAndMakeNoStory()
    {
        const string Tag =
            "{% include image.html src=\"/assets/blog/2015/the long way home again.jpg\" alt=\"a very long picture of the way "
                + "home\" %}\n\n{{< figure \"the same long caption of five words\" >}}\n\n";
        using var site = TestSite.Empty()
            .With("input/articles/2015-07-01-mill.md",
            "---\ntitle: The mill is rebuilt\noriginal: true\n---\n" + Tag
            + "The mill at the weir was rebuilt in stone. {{ site.name }} was there {not a tag}.\n")
            .With("input/articles/2015-07-02-choir.md",
            "---\ntitle: The choir wins\noriginal: true\n---\n" + Tag
            + "The choir of the valley won the prize of the year. {% unclosed\n");
        var whole = site.Build().Last.Built!.Site;
        var stories = whole.Stories;
        stories.Count.ShouldBe(2);
        stories.ShouldAllBe(s => s.Quotes.Count == 0 && whole.RelatedOf(s).Count == 0);
        File.ReadAllText(Path.Combine(site.Output, "2015/07/mill/index.html")).ShouldContain("include image.html");
    }
}

using Digest.Core.Pages;

namespace Digest.Build.Tests;

/// <summary>Round-ups beside the stories that their items mention.</summary>
public sealed class RoundupTests
{
    private const string Ferry =
        "The ferry Anna of the Holm Line stopped in the Rask strait on Monday with 120 people on board. Its engine had failed "
        + "near the island of Holm, and tugs from Rask brought the ferry Anna to the harbour after four hours. ";

    private static string Report(string title, string day, string source, string body) =>
        $"---\ntitle: {title}\npublished: {day}T08:00:00Z\nsource: {{name: {source}, url: \"https://{source}.example/ferry\"}}\n---\n{body}\n";

    private static string Issue(int number, string day, string entries) =>
        $"---\ntitle: Weekly News {number}\npublished: {day}T18:00:00Z\noriginal: true\n---\n## World\n\n{entries}\n"
        + $"- [Elections in Vell {number}](https://vell.example/{number})\n- [Rain in Dorn {number}](https://dorn.example/{number})\n"
        + $"- [A bank of Lume {number}](https://lume.example/{number})\n- [Wine of Hask {number}](https://hask.example/{number})\n"
        + $"- [Trains in Morn {number}](https://morn.example/{number})\n";

    private static TestSite Site() => TestSite.Empty()
        .With("input/articles/a.md", Report("Ferry Anna stops in the Rask strait", "2015-07-14", "orbit",
            Ferry + "Nobody was hurt, the owner said."))
        .With("input/articles/b.md", Report("120 on board as ferry Anna stops in Rask strait", "2015-07-14", "comet",
            Ferry + "The owner will look for the cause."))
        .With("input/articles/w1.md", Issue(1, "2015-07-11", "- [Sun over Bree](https://bree.example/sun)"))
        .With("input/articles/w2.md", Issue(2, "2015-07-18",
            "- [Ferry Anna stops](https://orbit.example/ferry) near Holm.\n- [Sun over Bree](https://bree.example/sun)"))
        .With("input/articles/w3.md", Issue(3, "2015-07-25", "- [What went before](b.md) is told there."));

    [Fact]
    public void ARoundupIsNoTellingAndItsItemsMentionTheStory()
    {
        using var site = Site().Build().Succeeds();
        var story = SiteOf(site).Stories.Single(s => s.Tellings.Count > 1);
        story.Tellings.Select(t => t.Article.InputPath).Order(StringComparer.Ordinal).ShouldBe(["articles/a.md", "articles/b.md"]);
        story.Mentions.Select(m => m.Roundup.Article.InputPath + "#" + m.Item.Anchor)
            .ShouldBe(["articles/w2.md#ferry-anna-stops", "articles/w3.md#what-went-before"]);
        SiteOf(site).Stories.Count.ShouldBe(4);
    }

    [Fact]
    public void PagesLeadToTheItemAndFromIt()
    {
        using var site = Site().Build().Succeeds();
        var story = SiteOf(site).Stories.Single(s => s.Tellings.Count > 1);
        foreach (var page in (string[])[story.Permalink, "/2015/07/a/"])
        {
            var html = site.Read(page[1..] + "index.html");
            html.ShouldContain("<h2>Mentioned in</h2>");
            html.ShouldContain("<a href=\"/2015/07/w2/#ferry-anna-stops\">Ferry Anna stops</a>");
        }

        var roundup = site.Read("2015/07/w2/index.html");
        roundup.ShouldContain("<li id=\"ferry-anna-stops\">");
        roundup.ShouldContain($"<a href=\"{story.Permalink}\">");
        roundup.ShouldContain("<a href=\"/2015/07/w1/#sun-over-bree\">Weekly News 1</a>");
    }

    [Fact]
    public void ItemsOfTwoIssuesTellOneThingAndTheIssuesStayApart()
    {
        using var site = Site().Build().Succeeds();
        var items = SiteOf(site).ItemStories().ShouldHaveSingleItem();
        items.Select(m => m.Roundup.Article.InputPath).ShouldBe(["articles/w1.md", "articles/w2.md"]);
        items.ShouldAllBe(m => m.Item.Anchor == "sun-over-bree");
    }

    [Fact]
    public void TheEditorSaysWhatIsARoundup()
    {
        using var site = TestSite.Empty()
            .With("input/articles/a.md", "---\ntitle: Short\npublished: 2015-07-14\noriginal: true\nkind: roundup\n---\n"
                + "**Floods.** The river rose.\n\n**Vote.** The council voted.\n")
            .With("input/articles/b.md", Issue(1, "2015-07-11", "").Replace("original: true", "original: true\nkind: report",
                StringComparison.Ordinal))
            .Build().Succeeds();
        Items(site, "articles/a.md").ShouldBe(["floods", "vote"]);
        Items(site, "articles/b.md").ShouldBeEmpty();
    }

    private static Site SiteOf(TestSite site) => site.Last.Built!.Site;

    private static List<string> Items(TestSite site, string path) =>
        SiteOf(site).ItemsOf(SiteOf(site).Articles.Single(a => a.Article.InputPath == path)).Select(i => i.Mention.Item.Anchor).ToList();
}

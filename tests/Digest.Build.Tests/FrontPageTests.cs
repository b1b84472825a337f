using AngleSharp.Html.Parser;

namespace Digest.Build.Tests;

public sealed class FrontPageTests
{
    private static string Telling(string source, string headline, string story) =>
        $"---\ntitle: {headline}\nsource: {{name: {source}, url: "
            + $"\"https://paper.example/{headline.Replace(' ', '-')}\"}}\nstory: {story}\n---\nText of {headline}.\n";

    [Fact]
    public void ANewStoryIsOneRowOfTheLatest()
    {
        using var site = TestSite.Empty()
            .With("statiq.json",
            """{ "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
            .With("input/2015-07-01-mill-a.md", Telling("The Orbit", "Mill burns", "mill"))
            .With("input/2015-07-02-mill-b.md", Telling("The Comet", "Fire at the mill", "mill"))
            .With("input/2015-07-01-vote-a.md", Telling("The Orbit", "Town votes", "vote"))
            .With("input/2015-07-03-vote-b.md", Telling("The Comet", "Votes counted", "vote"))
            .With("input/stories/vote.md", "---\ntitle: The vote\n---\n")
            .With("input/2015-07-07-own.md", "---\ntitle: Of the edition\noriginal: true\nstory: none\n---\nText.\n")
            .Build().Succeeds();
        var page = new HtmlParser().ParseDocument(site.Read("index.html"));
        page.QuerySelectorAll(".latest li")
            .Select(r => (r.QuerySelector("a")!.TextContent, r.QuerySelector("a")!.GetAttribute("href")!,
            r.QuerySelector(".source")!.TextContent))
            .ShouldBe([("The vote", "/stories/vote/", "The Orbit"), ("Mill burns", "/stories/mill/", "The Orbit")]);
        page.QuerySelectorAll(".latest .count").Select(c => c.TextContent).ShouldBe(["· 2 tellings", "· 2 tellings"]);
    }
}

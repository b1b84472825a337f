using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Digest.Build.Tests;

/// <summary>What a story's page says of its tellings.</summary>
public sealed class StoryPageTests
{
    private static string Telling(string headline, string count, string speaker, string verb, string source) => $"""
        ---
        title: {headline}
        dek: The dek of {headline}.
        {source}
        story: ferry
        ---

        There were {count} people on board the ferry. "The ferry carried hundreds of passengers when it {verb} over in the storm that night," said {speaker}. It sank.

        """;

    private static IDocument Page()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-a.md",
            Telling("Ferry turns over", "458", "Wilhelmina Achterberg", "turned", "original: true"))
            .With("input/2015-07-02-b.md",
            Telling("Ferry capsizes", "456", "Constantijn Vredenburgh", "rolled",
            "source: {name: The Comet, url: \"https://comet.example/1\"}"))
            .With("input/2015-07-03-c.md",
            Telling("The night of the ferry", "456", "Wilhelmina Achterberg", "turned",
            "source: {name: The Orbit, url: \"https://orbit.example/1\"}"))
            .Build().Succeeds();
        return new HtmlParser().ParseDocument(site.Read(site.Has("stories/ferry/index.html")
            ? "stories/ferry/index.html" : "stories/2015/07/a/index.html"));
    }

    [Fact]
    public void EveryCellOfTheLedgerSaysUnderWhichHeadItStands()
    {
        foreach (var table in Page().QuerySelectorAll(".ledger table"))
        {
            var heads = table.QuerySelectorAll("thead th").Select(h => h.TextContent).ToList();
            foreach (var row in table.QuerySelectorAll("tbody tr"))
                row.Children.Select(c => c.GetAttribute("data-head")).ShouldBe(heads);
        }
    }

    [Fact]
    public void WordsThatTheCaptionHasAreNotRepeated()
    {
        var table = Page().QuerySelector(".ledger table")!;
        table.QuerySelectorAll("tbody tr")
            .Select(r => r.LastElementChild!.TextContent == "same words" ? "same" : r.QuerySelector("ins")?.TextContent ?? "")
            .ShouldBe(["same", "rolled", "same"], ignoreOrder: true);
    }

    [Fact]
    public void NumbersThatDifferStandInATable()
    {
        var table = Page().QuerySelectorAll(".ledger table")[^1];
        table.QuerySelector("caption")!.TextContent.ShouldBe("People on board");
        table.QuerySelectorAll("thead th").Select(h => h.TextContent).ShouldBe(["Told by", "Number"]);
        table.QuerySelectorAll("td").Select(c => c.TextContent).ShouldContain("458");
    }

    [Fact]
    public void TheLeadIsMarkedAndSaysItsDekOnce()
    {
        var page = Page();
        page.QuerySelectorAll(".timeline li").Select(i => i.QuerySelector(".mark")?.TextContent).ShouldBe(["lead", null, null]);
        var dek = page.QuerySelector(".story > header .dek")!.TextContent;
        page.QuerySelectorAll(".dek").Count(d => d.TextContent == dek).ShouldBe(1);
    }
}

using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Digest.Pipelines.Tests;

/// <summary>What an edition says of its stories, and where.</summary>
public sealed class EditionTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static TestSite Site() => TestSite.Empty()
        .With("statiq.json", """{ "SiteTitle": "Test", "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
        .With("input/2015-07-10-first.md", Telling("The Orbit", "First headline", "First dek."))
        .With("input/2015-07-15-second.md", Telling("The Comet", "Second headline", "Second dek.", "note: Second note."))
        .With("input/2015-07-16-third.md", Telling("The Herald", "Third headline", "Third dek."));

    private static string Telling(string source, string headline, string dek, string more = "") =>
        $"---\ntitle: {headline}\ndek: {dek}\nsource: {{name: {source}, url: \"https://paper.example/{headline.Replace(' ', '-')}\"}}\nstory: mill\n{more}\n---\nThe mill burned.\n";

    private static IDocument Page(TestSite site, string path) => new HtmlParser().ParseDocument(site.Read(path));

    [Fact]
    public void AnUntitledStoryIsShownByOneTellingOfTheEdition()
    {
        using var site = Site().Build().Succeeds();
        var card = Page(site, "editions/2/index.html").QuerySelector(".front .card")!;
        card.QuerySelector("h3")!.TextContent.ShouldBe("Second headline");
        card.QuerySelector("h3 a")!.GetAttribute("href").ShouldBe("/2015/07/second/");
        card.QuerySelector(".dek")!.TextContent.ShouldBe("Second dek.");
        card.QuerySelector(".source")!.TextContent.ShouldBe("The Comet");
        card.QuerySelector(".note")!.TextContent.ShouldBe("Second note.");
        card.QuerySelectorAll(".also a").Select(a => (a.TextContent, a.GetAttribute("href")!)).ShouldBe(
            [("The Orbit", "/2015/07/first/"), ("The Herald", "/2015/07/third/"), ("3 tellings", "/stories/mill/")]);
        Page(site, "editions/1/index.html").QuerySelector(".front h3 a")!.GetAttribute("href").ShouldBe("/stories/mill/");

        var mail = Page(site, "editions/2/newsletter.html");
        mail.QuerySelector("h2")!.TextContent.ShouldBe("Second headline");
        mail.QuerySelector("h2 a")!.GetAttribute("href").ShouldBe("https://test.example/2015/07/second/");
        site.Read("editions/2/newsletter.html").ShouldNotContain("First headline");
        site.Read("editions/2/newsletter.txt").ShouldContain("\nSecond headline\n");
        site.Read("editions/2/newsletter.txt").ShouldContain("\nSecond dek.\n");
    }

    [Fact]
    public void AHeadlineLeadsToThePageThatHasIt()
    {
        using var untitled = Site().Build().Succeeds();
        Linked(untitled).ShouldBe(("https://test.example/2015/07/second/", "Second headline"));
        using var titled = Site().With("input/stories/mill.md", "---\ntitle: The mill\ndek: All of it.\n---\n").Build().Succeeds();
        Linked(titled).ShouldBe(("https://test.example/stories/mill/", "The mill"));
        Page(titled, "editions/2/index.html").QuerySelector(".front h3 a")!.GetAttribute("href").ShouldBe("/stories/mill/");
        Page(titled, "editions/2/index.html").QuerySelector(".front .card > .dek")!.TextContent.ShouldBe("All of it.");

        static (string, string) Linked(TestSite site)
        {
            var content = XDocument.Parse(site.Read("editions/feed.xml")).Root!.Elements(Atom + "entry").First().Element(Atom + "content")!.Value;
            var link = new HtmlParser().ParseDocument(content).QuerySelector("h2 a")!;
            return (link.GetAttribute("href")!, link.TextContent);
        }
    }

    [Fact]
    public void ATitledEditionKeepsItsNumberAndShowsItsDays()
    {
        using var site = Site().With("input/editions/2.md", "---\ntitle: The second week\n---\n").Build().Succeeds();
        Page(site, "editions/2/index.html").QuerySelector(".eyebrow")!.TextContent.ShouldBe("Editions · Edition 2 · 13–19 July 2015");
        Page(site, "editions/1/index.html").QuerySelector(".eyebrow")!.TextContent.ShouldBe("Editions · 6–12 July 2015");
        Page(site, "editions/index.html").QuerySelectorAll(".index li").Select(l => l.TextContent).ShouldBe(
            ["The second week Edition 2 · 13–19 July 2015", "Edition 1 6–12 July 2015"]);
        var feed = XDocument.Parse(site.Read("editions/feed.xml")).Root!;
        feed.Element(Atom + "title")!.Value.ShouldBe("Test: editions");
        feed.Elements(Atom + "entry").Select(e => (e.Element(Atom + "title")!.Value, e.Element(Atom + "published")!.Value)).ShouldBe(
            [("Test: edition 2 · The second week", "2015-07-16T00:00:00+00:00"), ("Test: edition 1", "2015-07-10T00:00:00+00:00")]);
    }

    [Theory]
    [InlineData("day", "2015-07-01", "", "10 July 2015")]
    [InlineData("week", "2015-06-29", "", "6–12 July 2015")]
    [InlineData("week", "2015-07-04", "", "4–10 July 2015")]
    [InlineData("month", "2015-06-15", "", "15 June – 14 July 2015")]
    [InlineData("month", "2015-07-01", "", "1–31 July 2015")]
    [InlineData("week", "2015-06-29", "2015-07-08", "8 July 2015")]
    public void AnEditionIsDatedByItsPeriodOrItsFile(string every, string start, string date, string shown)
    {
        using var site = TestSite.Empty()
            .With("statiq.json", $$"""{ "Host": "test.example", "Digest": { "Editions": { "Every": "{{every}}", "Start": "{{start}}" } } }""")
            .With("input/2015-07-10-a.md", "---\ntitle: A\noriginal: true\n---\nText.\n");
        if (date.Length > 0) site.With("input/editions/2.md", $"---\ndate: {date}\n---\n");
        site.Build().Succeeds();
        Page(site, "editions/index.html").QuerySelector(".index time")!.TextContent.ShouldBe(shown);
    }

    [Theory]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    public void ANumberBeyondTheCalendarIsNoFaultOfTheProgram(string every)
    {
        using var site = TestSite.Empty()
            .With("statiq.json", $$"""{ "Host": "test.example", "Digest": { "Editions": { "Every": "{{every}}", "Start": "2015-07-01" } } }""")
            .With("input/2015-07-10-a.md", "---\ntitle: A\noriginal: true\nedition: 2147483647\n---\nText.\n").Build().Succeeds();
        site.Has("editions/2147483647/index.html").ShouldBeTrue();
    }

    [Fact]
    public void NeighboursSayWhichComesFirstAndTheFeedIsInSight()
    {
        using var site = Site().With("input/2015-07-21-own.md", "---\ntitle: Own\noriginal: true\nstory: none\n---\nText.\n")
            .With("input/editions/1.md", "---\ntitle: The first week\n---\n").Build().Succeeds();
        var page = Page(site, "editions/2/index.html");
        page.QuerySelectorAll(".pager a").Select(a => (a.TextContent, a.GetAttribute("rel"))).ShouldBe([("Earlier: Edition 1 · The first week", "prev"), ("Later: Edition 3", "next")]);
        Page(site, "index.html").QuerySelector(".edition-line p + p a")!.TextContent.ShouldBe("Earlier: Edition 2");
        foreach (var path in (string[])["editions/index.html", "editions/2/index.html"])
            Page(site, path).QuerySelector("a[href='/editions/feed.xml']").ShouldNotBeNull(path).TextContent.ShouldBe("Follow the editions by feed");
    }
}

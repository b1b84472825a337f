namespace Digest.Linking.Tests;

/// <summary>The editor's word wins.</summary>
public sealed class EditorTests
{
    private const string Bridge =
        "A grain barge struck a pier of the Harlow Bridge before dawn on Thursday. Inspector Oona Petrie said the pier had "
            + "moved by 14 centimetres.";
    private const string Bridge2 =
        "The Harlow Bridge was hit by a barge laden with grain on Thursday. A pier moved by 14 centimetres, inspector Oona "
            + "Petrie said.";

    private static TestSite Site(EditorWord a, EditorWord b, EditorWord c) => new TestSite()
        .Add("a", "2024-05-02", "Barge strikes Harlow Bridge", Bridge, d => d with { Editor = a })
        .Add("b", "2024-05-02", "Harlow Bridge hit by grain barge", Bridge2, d => d with { Editor = b })
        .Add("c", "2024-05-09", "City choir wins prize", "The Melbury choir took the prize for a cantata by Ilse Vandermeer.",
        d => d with { Editor = c });

    private static EditorWord Pin(string slug) => EditorWord.None with { Story = slug };

    [Fact]
    public void WithoutAWordTheEvidenceDecides() =>
    Site(EditorWord.None, EditorWord.None, EditorWord.None).Stories().ShouldBe("a b | c");

    [Fact]
    public void APinJoinsWhatHasNothingInCommonAndOthersMayFollow()
    {
        var graph = Site(Pin("harlow"), EditorWord.None, Pin("harlow")).Link();

        TestSite.StoriesOf(graph).ShouldBe("a b c");
        graph.Stories[0].Pinned.ShouldBe("harlow");
        graph.Stories[0].Evidence.Single(e => e.Document == "c").Reasons[0].ShouldBe(new Reason(ReasonKind.Editor, "harlow", 1));
    }

    [Fact]
    public void TwoPinsKeepApart() => Site(Pin("x"), Pin("y"), EditorWord.None).Stories().ShouldBe("a | b | c");

    [Fact]
    public void AloneIsAlone() =>
    Site(EditorWord.None with { Alone = true }, EditorWord.None, EditorWord.None).Stories().ShouldBe("a | b | c");

    [Fact]
    public void UnrelatedKeepsOutOfOneStoryAndOutOfTheLinks()
    {
        var graph = Site(EditorWord.None, EditorWord.None with { Unrelated = ["a"] }, EditorWord.None).Link();

        TestSite.StoriesOf(graph).ShouldBe("a | b | c");
        graph.Related.ShouldAllBe(links => links.Count == 0);
    }

    [Theory]
    [InlineData("2024-05-04", "a b | c")]
    [InlineData("2024-05-07", "a | b | c")]
    public void ATextThatLinksToOneOfDaysBeforeTellsWhatCameNext(string published, string stories)
    {
        var site = new TestSite()
            .Add("a", "2024-05-02", "Barge strikes Harlow Bridge", Bridge)
            .Add("b", published, "Harlow Bridge hit by grain barge", Bridge2, d => d with { Mentions = ["a"] })
            .Add("c", "2024-05-09", "City choir wins prize",
            "The Melbury choir took the prize for a cantata by Ilse Vandermeer.");
        var graph = site.Link();

        TestSite.StoriesOf(graph).ShouldBe(stories);
        if (stories == "a | b | c") graph.Related[1].Single().To.ShouldBe("a");
    }

    [Fact]
    public void RelatedLinksBothWaysAndSaysThatTheEditorDid()
    {
        var graph = Site(EditorWord.None, EditorWord.None, EditorWord.None with { Related = ["a"] }).Link();

        graph.Related[0].Single().To.ShouldBe("c");
        graph.Related[1].Single().To.ShouldBe("a");
        graph.Related[1].Single().Score.ShouldBe(1);
        Wording.English(graph.Related[1].Single().Reasons).ShouldStartWith("linked by the editor");
    }

    [Fact]
    public void AStoryBeatsAloneAndUnrelatedAndUnknownIdsArePassedOver()
    {
        var graph = Site(
            new EditorWord("x", true, ["nowhere", "a"], ["b"]),
            new EditorWord("x", false, ["a"], []),
            EditorWord.None).Link();

        TestSite.StoriesOf(graph).ShouldBe("a b | c");
    }

    [Fact]
    public void AnExplanationHasTheTellingsAndWhatNearlyJoined()
    {
        var graph = Site(EditorWord.None with { Alone = true }, EditorWord.None, EditorWord.None).Link();

        var explanation = graph.Explain("a");

        explanation.Tellings.ShouldBeEmpty();
        explanation.StoryMisses[0].Document.ShouldBe("b");
        explanation.StoryMisses[0].Lacking.ShouldBe("the editor keeps them apart");
        Should.Throw<KeyNotFoundException>(() => graph.Explain("nowhere"));
    }
}

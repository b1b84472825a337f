namespace Digest.Linking.Tests;

public sealed class WordingTests
{
    [Theory]
    [InlineData("", new ReasonKind[0], new string[0])]
    [InlineData("also about Ida Moll", new[] { ReasonKind.Person }, new[] { "Ida Moll" })]
    [InlineData("also about Ida Moll and Velden", new[] { ReasonKind.Person, ReasonKind.Place }, new[] { "Ida Moll", "Velden" })]
    [InlineData("cites the same report, quotes the same statement, also about Ida Moll and Velden",
        new[] { ReasonKind.Original, ReasonKind.Quote, ReasonKind.Person, ReasonKind.Place, ReasonKind.Term, ReasonKind.Term },
        new[] { "https://example.org/x", "We need it", "Ida Moll", "Velden", "dams", "floods" })]
    [InlineData("also about Velden and “dams”", new[] { ReasonKind.Term, ReasonKind.Term, ReasonKind.Place },
        new[] { "dams", "floods", "Velden" })]
    [InlineData("linked by the editor", new[] { ReasonKind.Editor }, new[] { "related" })]
    public void ReasonsAreOnePhrase(string expected, ReasonKind[] kinds, string[] values) =>
        Wording.English(kinds.Zip(values, (k, v) => new Reason(k, v, 0.5)).ToList()).ShouldBe(expected);

    [Fact]
    public void ATitleIsNoPartOfANameAndASurnameGivesWayToTheWhole()
    {
        var graph = new TestSite().Fill(30)
            .Add("a", "2024-05-02", "Moll opens the Velden lock",
            "Harbour Minister Ida Moll opened the Velden lock on Friday. Moll thanked the divers of the Tarn Institute.")
            .Add("b", "2024-05-02", "Velden lock open again",
            "The Velden lock is open again: on Friday minister Ida Moll thanked the Tarn Institute's divers, and Moll pressed "
            + "the button.")
            .Link();

        var values = graph.Stories[0].Evidence[0].Reasons.Select(r => r.Value).ToList();
        values.ShouldContain("Ida Moll");
        values.ShouldNotContain("Moll");
        values.ShouldNotContain("Friday");
    }

    [Fact]
    public void HalfANameACommonWordAndAContractionAreNoNames()
    {
        var graph = new TestSite().Fill(30)
            .Add("a", "2024-05-02", "The Tarn works",
            "The European Works Council met at Anna Smith's. Anna spoke, Smith listened. I'm sure, said the Owner of the Tarn. "
            + "An owner knows.")
            .Add("b", "2024-05-09", "More on Tarn",
            "Anna Smith wrote to the European Works Council of the Tarn. I'm told the Owner of the Tarn answered Anna. Smith is "
            + "glad.", d => d with { Editor = EditorWord.None with { Related = ["a"], Alone = true } })
            .Link();

        var values = graph.Related[0].Single().Reasons.Select(r => r.Value).ToList();
        values.ShouldContain("Anna Smith");
        values.ShouldContain("European Works Council");
        values.ShouldNotContain("Anna");
        values.ShouldNotContain("Smith");
        values.ShouldNotContain("Council");
        values.ShouldNotContain("I'm");
        values.ShouldNotContain("Owner");
    }

    [Fact]
    public void ALinkThatTheEditorAskedForOutweighsWhatIsSaidOfAnotherTelling()
    {
        var graph = new TestSite().Fill(30)
            .Add("a", "2024-05-02", "Velden lock open again",
            "Harbour minister Ida Moll opened the Velden lock on Friday and thanked the divers.")
            .Add("b", "2024-05-02", "Velden lock opened",
            "The Velden lock was opened on Friday by harbour minister Ida Moll, who thanked the divers.")
            .Add("c", "2024-06-20", "Divers of the Velden lock leave",
            "The divers of the Velden lock leave. Minister Ida Moll said nothing.",
            d => d with { Editor = EditorWord.None with { Related = ["a"], Unrelated = ["b"] } })
            .Link();

        graph.Stories[0].Members.ShouldBe(["a", "b"]);
        graph.Related[0].Single().To.ShouldBe("c");
        graph.Related[0].Single().Score.ShouldBe(1);
    }

    [Fact]
    public void TwoTellingsOfOneOriginalReportAreOneStory() =>
        new TestSite()
            .Add("a", "2024-05-02", "Dam unsafe, report finds", "Engineers found cracks in the Tarn dam.",
            d => d with { Original = "https://example.org/tarn?utm_source=x" })
            .Add("b", "2024-05-03", "What the Tarn owners knew",
            "The owners had been warned for years, says a study of the Tarn dam.",
            d => d with { Original = "https://www.example.org/tarn" })
            .Stories().ShouldBe("a b");

    [Fact]
    public void TheSameReportIsAReason()
    {
        var graph = new TestSite()
            .Add("a", "2024-05-02", "Choir wins prize", "The Melbury choir took the prize.",
            d => d with { Links = ["https://example.org/report?utm_source=x"] })
            .Add("b", "2024-05-09", "Barge strikes bridge", "A barge struck the bridge.",
            d => d with
            {
                Links = ["http://www.example.org/report/"],
                Editor = EditorWord.None with { Related = ["a"], Alone = true }
            })
            .Link();

        graph.Related[0].Single().Reasons.ShouldContain(r => r.Kind == ReasonKind.Original);
    }

    [Fact]
    public void ReasonsAreWordsOfTheArticleAlsoWhereBoilerplateWasTakenAway()
    {
        const string Footer =
            "\n\nSubscribe to the Morning Ledger, our free newsletter for curious readers in the valley.\n\nSupport the "
                + "newsroom in Harrowgate with a monthly gift.";
        var graph = new TestSite().Fill(30)
            .Add("a", "2024-05-02", "Barge strikes Harlow Bridge",
            "A grain barge struck a pier of the Harlow Bridge. Inspector Oona Petrie said the pier had moved by 14 centimetres."
            + Footer)
            .Add("b", "2024-05-02", "Harlow Bridge hit by grain barge",
            "The Harlow Bridge was hit by a grain barge. A pier moved by 14 centimetres, inspector Oona Petrie said." + Footer)
            .Add("c", "2024-05-02", "Library extends hours", "The town library will stay open until nine on weekdays." + Footer)
            .Add("d", "2024-05-02", "Growers fear frost", "A cold front may reach the orchards by the weekend." + Footer)
            .Link();

        var values = graph.Stories[0].Evidence[0].Reasons.Select(r => r.Value).ToList();
        values.ShouldContain("Harlow Bridge");
        values.ShouldNotContain("Morning Ledger");
        values.ShouldNotContain("Harrowgate");
    }
}

namespace Digest.Linking.Tests;

public sealed class FiguresAndDuplicatesTests
{
    private static IReadOnlyList<FigureConflict> Conflicts(string a, string b) =>
        FigureConflicts.Find([new LinkDocument("a", "One", a), new LinkDocument("b", "Two", b)]);

    [Fact]
    public void TwoNumbersForOneThingAreTold()
    {
        var conflict = Conflicts(
            "The landslide at Brenn buried 14 houses on Sunday, the rescue service said.",
            "A landslide buried 19 houses at Brenn on Sunday, said the rescue service.").Single();

        conflict.What.ShouldBe("houses");
        conflict.Tellings.Select(t => t.Value).ShouldBe(["14", "19"]);
    }

    [Theory]
    [InlineData("The slide at Brenn buried 14 houses on Sunday.",
        "On Sunday the slide at Brenn buried fourteen houses, or 14 houses by another count.")]
    [InlineData("The slide at Brenn buried more than 10 houses on Sunday.", "The slide at Brenn buried 14 houses on Sunday.")]
    [InlineData("The slide at Brenn buried about 100 houses on Sunday.", "The slide at Brenn buried 98 houses on Sunday.")]
    [InlineData("The slide at Brenn came in March 2019 after rain.", "The slide at Brenn came in March 2018 after rain.")]
    [InlineData("The slide at Brenn buried 14 houses.", "Insurers expect 19 claims.")]
    [InlineData("The hearing on the slide at Brenn begins at 6 p.m. on Sunday.",
        "The hearing on the slide at Brenn begins at 4 p.m. on Sunday.")]
    [InlineData("The two met in Brenn after the slide on Sunday.", "The three met in Brenn after the slide on Sunday.")]
    public void WhatAgreesOrCountsAnotherThingIsNot(string a, string b) => Conflicts(a, b).ShouldBeEmpty();

    [Theory]
    [InlineData("At least 12 people were killed when the Sorvik ferry sank.",
        "The death toll from the Sorvik ferry rose to 11 on Monday.", "people killed", "12 11")]
    [InlineData("A blast killed 41 people at the Ustra refinery.", "The Ustra refinery blast left 44 dead.", "people killed",
        "41 44")]
    [InlineData("The crash at Velden, killing 9 and injuring 30, closed the line.",
        "30 people were killed in the crash at Velden.", "people killed", "9 30")]
    [InlineData("Police detained 80 demonstrators in Port Lassiter.",
        "60 demonstrators were arrested in Port Lassiter, police said.", "demonstrators arrested", "80 60")]
    [InlineData("Seven miners were missing after the Brenn collapse.", "After the collapse at Brenn, 9 miners are still missing.",
        "miners missing", "Seven 9")]
    [InlineData("The ferry left Sorvik for Port Lassiter with 458 people on board.",
        "With 456 people aboard the ferry had left Port Lassiter for Sorvik.", "people on board", "458 456")]
    [InlineData("The council approved a fine of $3 million against Oakes.",
        "Oakes must pay a fine of $5 million, the council decided.", "fine", "$3 million $5 million")]
    public void CasualtiesAreComparedHoweverTheyAreWorded(string a, string b, string what, string values)
    {
        var conflict = Conflicts(a, b).Single();

        conflict.What.ShouldBe(what);
        string.Join(' ', conflict.Tellings.Select(t => t.Value)).ShouldBe(values);
    }

    [Theory]
    [InlineData("Bei dem Grubenunglück in Brenn wurden 12 Menschen getötet.",
        "Die Zahl der Toten des Grubenunglücks in Brenn stieg auf 14.", "Menschen getötet", "12 14")]
    [InlineData("Nach dem Grubenunglück in Brenn wurden 30 Verletzte gezählt.",
        "Beim Grubenunglück in Brenn wurden 25 Menschen verletzt.", "Menschen verletzt", "30 25")]
    public void CasualtiesAreReadInGerman(string a, string b, string what, string values)
    {
        var conflict =
            FigureConflicts.Find([new LinkDocument("a", "Eins", a) { Language = "de" },
                new LinkDocument("b", "Zwei", b) { Language = "de" }]).Single();

        conflict.What.ShouldBe(what);
        string.Join(' ', conflict.Tellings.Select(t => t.Value)).ShouldBe(values);
    }

    [Theory]
    [InlineData("Two gunmen killed 14 people at the Ustra fair.", "14 people were killed at the Ustra fair.")]
    [InlineData("At least 12 people were killed at the Ustra fair.", "The death toll at the Ustra fair stands at 17.")]
    [InlineData("14 people were killed at the Ustra fair.", "3 soldiers were killed at the Ustra fair.")]
    [InlineData("14 people were killed at the Ustra fair.", "A fire at the Ustra fair killed 60 people in 2004.")]
    [InlineData("14 people were killed at the Ustra fair.", "An earlier fire at the Ustra fair killed 60 people.")]
    [InlineData("14 people were killed at the Ustra fair.", "2 others were killed at the Ustra fair.")]
    [InlineData("14 people were killed at the Ustra fair.",
        "14 people were killed at the Ustra fair, 3 people were killed at its gate.")]
    [InlineData("The blast killed 14 people at the Ustra fair.", "The blast killed two of the guards at the Ustra fair.")]
    [InlineData("14 people were injured at the Ustra fair.", "30 people came to the Ustra fair.")]
    public void CasualtiesOfOthersAndOfEarlierEventsAreNot(string a, string b) => Conflicts(a, b).ShouldBeEmpty();

    private const string Report =
        "The council of Lower Benning voted on Thursday to close the old ford and to build a bridge of oak in its place. "
        + "The work will take two summers and be paid for by the parish, the mayor told a meeting in the school hall.";

    private static Fingerprint Of(string id, int day, string text, string? original = null,
        string headline = "Bridge for Benning") =>
        Fingerprint.Of(new LinkDocument(id, headline, text)
        {
            Original = original,
            Published = new DateTimeOffset(2024, 3, day, 0, 0, 0, TimeSpan.Zero)
        });

    [Fact]
    public void TheSameOriginalIsADuplicateWhateverTracksTheReader() =>
        Duplicates.Find([
            Of("b", 2, "Quite another text about the bridge.", "http://example.org/bridge/?utm_source=feed&id=7#top"),
            Of("a", 1, Report, "https://www.example.org/bridge?id=7&fbclid=x"),
        ]).ShouldBe([new Duplicate("b", "a", DuplicateReason.SameOriginal)]);

    [Fact]
    public void AnotherPageOfOneSiteIsNoDuplicate() =>
        Duplicates.Find([Of("a", 1, Report, "https://example.org/?id=7"),
            Of("b", 2, "Quite another text about the bridge.", "https://example.org/?id=8")]).ShouldBeEmpty();

    [Fact]
    public void TheSameTextWithSmallEditsIsADuplicate() =>
        Duplicates.Find([Of("a", 3, Report), Of("b", 2, Report.Replace("Thursday", "Friday", StringComparison.Ordinal))])
            .ShouldBe([new Duplicate("a", "b", DuplicateReason.SameText)]);

    [Fact]
    public void ASeriesOfLikeTextsIsNone() =>
        Duplicates.Find([Of("a", 3, Report, null, "Bridge: day 2"), Of("b", 2, Report, null, "Bridge: day 21")]).ShouldBeEmpty();

    [Fact]
    public void EmptyBodiesAreNone() =>
        Duplicates.Find([Of("a", 3, ""), Of("b", 2, "")]).ShouldBeEmpty();
}

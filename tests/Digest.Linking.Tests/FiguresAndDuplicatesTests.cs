namespace Digest.Linking.Tests;

public sealed class FiguresAndDuplicatesTests
{
    private static IReadOnlyList<FigureConflict> Conflicts(string a, string b) => Figures.Of([new LinkDocument("a", "One", a), new LinkDocument("b", "Two", b)]);

    [Fact]
    public void Two_numbers_for_one_thing_are_told()
    {
        var conflict = Conflicts(
            "The landslide at Brenn buried 14 houses on Sunday, the rescue service said.",
            "A landslide buried 19 houses at Brenn on Sunday, said the rescue service.").Single();

        conflict.What.ShouldBe("houses");
        conflict.Tellings.Select(t => t.Value).ShouldBe(["14", "19"]);
    }

    [Theory]
    [InlineData("The slide at Brenn buried 14 houses on Sunday.", "On Sunday the slide at Brenn buried fourteen houses, or 14 houses by another count.")]
    [InlineData("The slide at Brenn buried more than 10 houses on Sunday.", "The slide at Brenn buried 14 houses on Sunday.")]
    [InlineData("The slide at Brenn buried about 100 houses on Sunday.", "The slide at Brenn buried 98 houses on Sunday.")]
    [InlineData("The slide at Brenn came in March 2019 after rain.", "The slide at Brenn came in March 2018 after rain.")]
    [InlineData("The slide at Brenn buried 14 houses.", "Insurers expect 19 claims.")]
    public void What_agrees_or_counts_another_thing_is_not(string a, string b) => Conflicts(a, b).ShouldBeEmpty();

    private const string Report =
        "The council of Lower Benning voted on Thursday to close the old ford and to build a bridge of oak in its place. " +
        "The work will take two summers and be paid for by the parish, the mayor told a meeting in the school hall.";

    private static Fingerprint Of(string id, int day, string text, string? original = null, string headline = "Bridge for Benning") =>
        Fingerprint.Of(new LinkDocument(id, headline, text) { Original = original, Published = new DateTimeOffset(2024, 3, day, 0, 0, 0, TimeSpan.Zero) });

    [Fact]
    public void The_same_original_is_a_duplicate_whatever_tracks_the_reader() =>
        Duplicates.Find([
            Of("b", 2, "Quite another text about the bridge.", "http://example.org/bridge/?utm_source=feed&id=7#top"),
            Of("a", 1, Report, "https://www.example.org/bridge?id=7&fbclid=x"),
        ]).ShouldBe([new Duplicate("b", "a", DuplicateReason.SameOriginal)]);

    [Fact]
    public void Another_page_of_one_site_is_no_duplicate() =>
        Duplicates.Find([Of("a", 1, Report, "https://example.org/?id=7"), Of("b", 2, "Quite another text about the bridge.", "https://example.org/?id=8")]).ShouldBeEmpty();

    [Fact]
    public void The_same_text_with_small_edits_is_a_duplicate() =>
        Duplicates.Find([Of("a", 3, Report), Of("b", 2, Report.Replace("Thursday", "Friday", StringComparison.Ordinal))])
            .ShouldBe([new Duplicate("a", "b", DuplicateReason.SameText)]);

    [Fact]
    public void A_series_of_like_texts_is_none() =>
        Duplicates.Find([Of("a", 3, Report, null, "Bridge: day 2"), Of("b", 2, Report, null, "Bridge: day 21")]).ShouldBeEmpty();

    [Fact]
    public void Empty_bodies_are_none() =>
        Duplicates.Find([Of("a", 3, ""), Of("b", 2, "")]).ShouldBeEmpty();
}

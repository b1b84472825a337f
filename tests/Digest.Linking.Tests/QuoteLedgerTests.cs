namespace Digest.Linking.Tests;

public sealed class QuoteLedgerTests
{
    private static IReadOnlyList<SharedQuotation> Ledger(string a, string b, string language = "en") => QuoteLedger.Build(
    [
        new LinkDocument("a", "One", a) { Language = language },
        new LinkDocument("b", "Two", b) { Language = language },
    ]);

    [Fact]
    public void WhatOneTellingGivesToTwoExpertsTheOtherGivesToOne()
    {
        var ledger = Ledger(
            "The dam is in poor repair, according to hydrologists retired Army Col. Nadia Brandt and the Tarn Institute’s Pavel "
            + "Osei.\n\n"
            + "“They [the owners] have been patching the cracks for years – wherever water shows, there is a new patch … and "
            + "nobody has measured the pressure,” the experts told Radio Tarn.\n\n"
            + "“The valley deserves a new dam, not another patch,” said Brandt.",
            "Hydrologist retired Army Col. Nadia Brandt said the dam is in poor repair.\n\n"
            + "\"They have been patching the cracks for years - wherever water shows, there is a new patch ... and nobody has "
            + "measured the pressure,\" said Brandt.\n\n"
            + "\"The valley deserves a new dam, not another patch,\" Brandt added.");

        ledger.Count.ShouldBe(2);
        ledger[0].Conflict.ShouldBe(QuoteConflict.Speaker);
        ledger[0].Tellings[0].AttributedTo.ShouldBe(["Nadia Brandt", "Pavel Osei"]);
        ledger[0].Tellings[1].AttributedTo.ShouldBe(["Nadia Brandt"]);
        ledger[0].Tellings[0].Wording.ShouldStartWith("They [the owners] have been");
        ledger[1].Conflict.ShouldBe(QuoteConflict.None);
        ledger[1].Tellings.ShouldAllBe(t => t.AttributedTo.SequenceEqual(new[] { "Nadia Brandt" }));
    }

    [Theory]
    [InlineData("“We will open the lock on Friday,” said Ida Moll.", "‘We will open the lock on Friday,’ said Ida Moll.",
        QuoteConflict.None)]
    [InlineData("“The U.S. must decide this year,” said Ida Moll.", "\"The US must decide this year\", Ida Moll said.",
        QuoteConflict.None)]
    [InlineData("“OUR HARBOUR IS CLOSED FOR GOOD,” Ida Moll said.", "\"Our harbor is closed for good,\" said Ms. Ida Moll.",
        QuoteConflict.None)]
    [InlineData("“We will not open the lock on Friday,” said Ida Moll.", "“We will open the lock on Friday,” said Ida Moll.",
        QuoteConflict.Wording)]
    [InlineData("“We lost 14 boats in the storm,” said Ida Moll.", "“We lost 40 boats in the storm,” said Ida Moll.",
        QuoteConflict.Wording)]
    [InlineData("“We lost four boats in the storm,” said Ida Moll.", "“We lost 4 boats in the storm,” said Ida Moll.",
        QuoteConflict.None)]
    [InlineData("“We will open the lock on Friday,” said Ida Moll.", "“We will open the lock on Friday,” said Karl Vos.",
        QuoteConflict.Speaker)]
    [InlineData("“We will open the lock on Friday,” said Ida Moll.", "“We won't open the lock on Friday,” said Karl Vos.",
        QuoteConflict.Both)]
    [InlineData("“We will open the lock on Friday,” said Ida Moll.", "“We will open the lock on Friday,” a notice read.",
        QuoteConflict.None)]
    [InlineData("Ida Moll of the port met us. “We will open the lock on Friday,” Moll said.",
        "“We will open the lock on Friday,” according to Ida Moll.", QuoteConflict.None)]
    public void ConflictsAreOfSenseNotOfSpelling(string a, string b, QuoteConflict conflict)
    {
        var ledger = Ledger(a, b);

        ledger.Count.ShouldBe(1);
        ledger[0].Conflict.ShouldBe(conflict);
    }

    [Fact]
    public void ATellingMayTrimInsertSplitAndMerge()
    {
        var ledger = Ledger(
            "“The river rose three metres in an hour, and the old mill was gone before anybody could reach it. We had no "
            + "warning at all,” said Ida Moll.",
            "“The river rose three metres in an hour … before anybody could reach [the mill],” said Ida Moll. She paused. “We "
            + "had no warning at all,” she said.");

        ledger.Count.ShouldBe(1);
        ledger[0].Conflict.ShouldBe(QuoteConflict.None);
        ledger[0].Tellings[1].Wording.ShouldBe(
            "The river rose three metres in an hour … before anybody could reach [the mill] … We had no warning at all");
    }

    [Fact]
    public void ThreeWordsAreNoSharedQuotation() =>
        Ledger("“Never say never,” said Ida Moll.", "“Never say never,” said Karl Vos.").ShouldBeEmpty();

    [Fact]
    public void AShortRunInTwoLongQuotationsIsNoSharedQuotation() =>
        Ledger(
            "“At the end of the day the council has to find the money for the bridge,” said Ida Moll.",
            "“At the end of the day nobody in this town believes a word of what they promise,” said Karl Vos.").ShouldBeEmpty();

    [Fact]
    public void EightCharactersOfJapaneseAreEnough()
    {
        var ledger = Ledger("市長は「新しい橋は来年の春に開通する」と述べた。", "「新しい橋は来年の春に開通する」と市長は語った。", "ja");

        ledger.Count.ShouldBe(1);
    }

    [Fact]
    public void AQuotationKnownFromMarkupIsOne()
    {
        var ledger = QuoteLedger.Build(
        [
            new LinkDocument("a", "One", "The board wrote:") { Quotations = ["The mill will be rebuilt in stone by spring."] },
            new LinkDocument("b", "Two", "“The mill will be rebuilt in stone by spring,” the board wrote."),
        ]);

        ledger.Single().Tellings.Select(t => t.Document).ShouldBe(["a", "b"]);
    }
}

namespace Digest.Linking.Tests;

/// <summary>The evidence from the text, for people.</summary>
public sealed class PassageTests
{
    private static TestSite Ferry() => new TestSite().Fill(30)
        .Add("a", "2024-05-02", "Ferry Tamsin runs aground",
        "Wind was strong. The ferry Tamsin ran aground off Skell Sound, Dr. Oona Petrie said. Nobody was hurt.",
            d => d with
            {
                Names = [new LinkName(NameKind.Person, "Oona Petrie"), new LinkName(NameKind.Place, "Skell Sound")],
                Source = "The Ledger"
            })
        .Add("b", "2024-05-03", "Tamsin refloated in Skell Sound",
        "Tugs pulled the Tamsin free on Friday. Inspector Oona Petrie called the ferry sound.",
        d => d with { Source = "The Ledger" });

    [Fact]
    public void ANameOfAnothersFrontMatterHasItsKindEverywhere()
    {
        var graph = Ferry()
            .Add("c", "2024-05-02", "Harbour talk",
            "In the harbour bar, Oona Petrie and the Tamsin were all the talk, and so was Skell Sound.").Link();
        var reasons = graph.Explain("c").Tellings.SelectMany(t => t.Reasons)
            .Concat(graph.Explain("c").StoryMisses.SelectMany(m => m.Reasons)).ToList();

        reasons.ShouldContain(r => r.Value == "Oona Petrie" && r.Kind == ReasonKind.Person);
        reasons.ShouldNotContain(r => r.Value == "Oona Petrie" && r.Kind == ReasonKind.Term);
        reasons.ShouldContain(r => r.Value == "Skell Sound" && r.Kind == ReasonKind.Place);
    }

    [Fact]
    public void PassagesAreTheSentencesOfBothSides()
    {
        var passages = Ferry().Link().Passages("a", "b", 3);

        passages.ShouldContain(p => p.Value == "Oona Petrie"
            && p.Here == "The ferry Tamsin ran aground off Skell Sound, Dr. Oona Petrie said."
            && p.There == "Inspector Oona Petrie called the ferry sound.");
        passages.Select(p => (p.Here, p.There)).Distinct().Count().ShouldBe(passages.Count);
    }

    [Fact]
    public void LongSentencesAreCutAroundTheWord()
    {
        var words = string.Join(' ', Enumerable.Range(0, 60).Select(i => Filler.Word(i * 5)));
        var graph = new TestSite().Fill(20)
            .Add("a", "2024-05-02", "One", words + " the Tamsin " + words + ".")
            .Add("b", "2024-05-02", "Two", "The Tamsin sank. " + words).Link();
        var passage = graph.Passages("a", "b", 1).Single();

        passage.Here!.Length.ShouldBeLessThanOrEqualTo(142);
        passage.Here.ShouldContain(passage.Value);
    }

    [Fact]
    public void OnePublisherWithinDaysIsALastAndWeakReasonAndNeverTheOnlyOne()
    {
        var reasons = Ferry().Link().Explain("a").Tellings.Single().Reasons;
        reasons[^1].ShouldBe(new Reason(ReasonKind.Source, "The Ledger", 0.02));
        reasons.Count.ShouldBeGreaterThan(1);

        var apart = new TestSite()
            .Add("a", "2024-05-02", "Chess", "Ivo Marlin gave up chess.", d => d with { Source = "The Ledger" })
            .Add("b", "2024-05-02", "Frost", "Orchards may freeze tonight.", d => d with { Source = "The Ledger" }).Link();
        apart.Explain("a").RelatedMisses.SelectMany(m => m.Reasons).ShouldNotContain(r => r.Kind == ReasonKind.Source);
        apart.Related.ShouldAllBe(links => links.Count == 0);
    }
}

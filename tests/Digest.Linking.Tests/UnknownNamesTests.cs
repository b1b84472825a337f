namespace Digest.Linking.Tests;

/// <summary>Names in texts that nobody knows.</summary>
public sealed class UnknownNamesTests
{
    private static IReadOnlyList<FoundName> Find(LinkName[] known, params LinkDocument[] documents) =>
        UnknownNames.Find(documents, known, new LinkOptions());

    private static LinkDocument Text(string id, string text, string language = "en") => new(id, "A headline", text)
    {
        Language = language,
    };

    [Theory]
    [InlineData("en", "The plan was drawn up by Professor Mara Lindqvist last year.", "Mara Lindqvist", NameKind.Person)]
    [InlineData("en", "A driver, Ruben Achterberg, 43, was unhurt.", "Ruben Achterberg", NameKind.Person)]
    [InlineData("en", "It was Ottla Brandis who won. Later Brandis thanked all.", "Ottla Brandis", NameKind.Person)]
    [InlineData("en", "The cable was laid by the Rosenthal Institute in spring.", "Rosenthal Institute", NameKind.Organization)]
    [InlineData("en", "Ships waited for hours near Skarvholm because of ice.", "Skarvholm", NameKind.Place)]
    [InlineData("en", "Children were seen on the Harl River at noon.", "Harl River", NameKind.Place)]
    [InlineData("de", "Das sagte Ministerin Mara Lindqvist der Zeitung.", "Mara Lindqvist", NameKind.Person)]
    public void KindIsThatOfTheText(string language, string text, string name, NameKind kind) =>
        Find([], Text("a", text, language)).Single(n => n.Name == name).Kind.ShouldBe(kind);

    [Fact]
    public void KnownNamesTheirSurnamesAndAliasesAreNotListed() =>
        Find([new(NameKind.Person, "Mara Lindqvist", ["Lindqvist-Ohm"]), new(NameKind.Place, "Skarvholm")],
            Text("a", "The minister, Mara Lindqvist, said so. Then Lindqvist left for Skarvholm, as Lindqvist-Ohm."))
            .ShouldBeEmpty();

    [Fact]
    public void DocumentsAreCountedOnceAndTheMostNamedComesFirst()
    {
        var found = Find([], Text("a", "We met Dr Olga Vell and Dr Ida Moll. Then Vell spoke."),
            Text("b", "Talks with Dr Olga Vell went on."));
        found.Select(n => (n.Name, string.Join(' ', n.Documents))).ShouldBe([("Olga Vell", "a b"), ("Ida Moll", "a")]);
    }

    [Fact]
    public void WordsThatTextsHaveInSmallLettersAreNoNames() =>
        Find([], Text("a", "The Budget said nothing new. I’ve read it, and I'm sure that Order of it is near Budget."),
            Text("b", "A budget is a plan, and an order is an order."))
            .ShouldBeEmpty();

    [Fact]
    public void ASingleWordIsANameOnlyWhereUsesTellWhatItIs()
    {
        var uses = string.Concat(Enumerable.Repeat("We use Quelltool every day. ", 6));
        Find([], Text("a", "It is near Quelltool. " + uses)).ShouldBeEmpty();
        Find([], Text("a", "It is near Quelltool. ")).Select(n => n.Name).ShouldBe(["Quelltool"]);
    }

    [Theory]
    [InlineData("The Senior Fellow, 43, said so. A fellow is one of us.", "Senior Fellow", null)]
    [InlineData("It was Mark Fellow, 43, who said so. A fellow is one of us.", "Mark Fellow", NameKind.Person)]
    [InlineData("“It is late,” said Todd Park, 43, at noon.", "Todd Park", NameKind.Person)]
    [InlineData("Children were seen in Hyde Park at noon.", "Hyde Park", NameKind.Place)]
    public void OrdinaryLastWordsMakeNoPeopleAndGivenNamesDo(string text, string name, NameKind? kind) =>
        Find([], Text("a", text)).Single(n => n.Name == name).Kind.ShouldBe(kind);

    [Fact]
    public void AliasesOfALanguageAreFoundInItsTextsAlone()
    {
        LinkName[] known = [new(NameKind.Place, "Vellmark") { AliasesOf = [("fr", "Valmarche")] }];
        var text = "On the road to Valmarche it rained.";
        Fingerprint.Of(Text("a", text, "fr"), known).Names.Select(n => n.Name).ShouldBe(["Vellmark"]);
        Fingerprint.Of(Text("a", text), known).Names.ShouldBeEmpty();
    }
}

namespace Digest.Linking.Tests;

/// <summary>To whom a telling gives a quotation, in the ways in which reports say it.</summary>
public sealed class AttributionTests
{
    private const string Words = "We will open the old lock again by Friday";

    private static QuoteTelling Given(string text, params LinkName[] names) => QuoteLedger.Build(
    [
        new LinkDocument("a", "The lock", text) { Names = names },
        new LinkDocument("b", "The lock", $"“{Words}.”"),
    ]).Single().Tellings[0];

    [Theory]
    // Behind it.
    [InlineData("“{0},” said Ida Moll.", "Ida Moll")]
    [InlineData("“{0},” Ida Moll said.", "Ida Moll")]
    [InlineData("“{0},” Ida Moll said Tuesday.", "Ida Moll")]
    [InlineData("Ida Moll spoke at noon. “{0},” Moll told reporters on Friday.", "Ida Moll")]
    [InlineData("“{0},” Ida Moll, D-Tarn., told Radio Tarn.", "Ida Moll")]
    [InlineData("“{0},” Ida Moll (D-Tarn) on Thursday said.", "Ida Moll")]
    [InlineData("“{0},” Ida Moll, a vice president at the Tarn Institute, said.", "Ida Moll")]
    [InlineData("“{0},” said Ida Moll, who runs the harbour with Karl Vos.", "Ida Moll")]
    [InlineData("“{0},” said his wife, Ida Moll, 69, of Tarn.", "Ida Moll")]
    [InlineData("“{0},” harbour spokesman Karl Vos wrote in a statement to Radio Tarn.", "Karl Vos")]
    [InlineData("“{0},” Tarn Police Constable Karl Vos said.", "Karl Vos")]
    [InlineData("“{0},” said Secretary of State Karl Vos.", "Karl Vos")]
    [InlineData("“{0},” said Secretary of the Interior Karl Vos.", "Karl Vos")]
    [InlineData("“{0},” Karl Vos the CEO of Tarn Wave Power said.", "Karl Vos")]
    [InlineData("“{0},” said Tarn’s director of locks and weirs Karl Vos.", "Karl Vos")]
    [InlineData("“{0},” said Per Lund.", "Per Lund")]
    [InlineData("“{0},” said Jan Olm, who was smoking on the quay.", "Jan Olm")]
    [InlineData("Larry King came first. “{0},” King said.", "Larry King")]
    [InlineData("“{0},” the port’s Karl Vos said.", "Karl Vos")]
    [InlineData("“{0}!” harbour master Karl Vos shouted.", "Karl Vos")]
    [InlineData("“{0},” according to Ida Moll.", "Ida Moll")]
    [InlineData("“{0},” according to the Tarn Herald.", "Tarn Herald")]
    // Before it.
    [InlineData("Ida Moll, the mayor, who had waited for years, said: “{0}.”", "Ida Moll")]
    [InlineData("On Friday, Ida Moll told Radio Tarn that “{0}.”", "Ida Moll")]
    [InlineData("Ida Moll, who was walking away after the talks, whirled around at a questioner and said, “{0}.”", "Ida Moll")]
    [InlineData("Mayor Ida Moll on Thursday sought to clarify her words that “{0}.”", "Ida Moll")]
    [InlineData("“No,” Ida Moll told Radio Tarn, adding that “{0}.”", "Ida Moll")]
    [InlineData("Ida Moll: “{0}.”", "Ida Moll")]
    [InlineData("Tarn chief engineer Ida Moll said: “{0}.” The Tarn water company said nothing.", "Ida Moll")]
    [InlineData("“{0},” Const. Moll said. Ida Moll left.", "Ida Moll")]
    [InlineData("The delay could worsen the flood, said Ida Moll, saying “{0}.”", "Ida Moll")]
    [InlineData("Ida Moll was quoted as saying “{0}.”", "Ida Moll")]
    // Beside it.
    [InlineData("“Never mind,” said Ida Moll, smiling. “{0}.”", "Ida Moll")]
    [InlineData("Ida Moll said the works were over.\n\n“{0}.”\n\nThe town is glad.", "Ida Moll")]
    [InlineData("“It is a good day,” Ida Moll said.\n\n“{0}.”", "Ida Moll")]
    // Pronouns.
    [InlineData("Ida Moll met Karl Vos. “{0},” she said.", "Ida Moll")]
    [InlineData("Mr. Karl Vos came with Ms. Ida Moll. “{0},” she said.", "Ida Moll")]
    [InlineData("Ms. Ida Moll went. Rain fell. It was cold. Snow came. Wind blew. Ice lay. Sun shone. Hail hit. Mr. Karl Vos came. “{0},” she said.", "Ida Moll")]
    [InlineData("Mayor Ida Moll asked for patience. She said on Monday: “{0}.”", "Ida Moll")]
    [InlineData("The interim mayor, Ida Moll, came late. The town waited for an hour. “{0},” the mayor said.", "Ida Moll")]
    public void OneIsNamed(string text, string speaker) =>
        Given(text.Replace("{0}", Words, StringComparison.Ordinal)).AttributedTo.ShouldBe([speaker]);

    [Theory]
    [InlineData("de", "„{0}“, sagte Angela Brandt am Freitag.", "Angela Brandt")]
    [InlineData("de", "Angela Brandt kam. „{0}“, so Brandt.", "Angela Brandt")]
    [InlineData("de", "„{0}“, sagte Bundeskanzlerin Angela Brandt in Berlin.", "Angela Brandt")]
    [InlineData("de", "Bundespräsident Karl Vos sagte: „{0}.“", "Karl Vos")]
    [InlineData("de", "Angela Brandt kam. Der Regen fiel. „{0}“, sagte sie.", "Angela Brandt")]
    [InlineData("de", "„{0}“, sagte der Sprecher.", "der Sprecher")]
    [InlineData("de", "„{0}“, sagte Petra Hofmann der Deutschen Presse-Agentur.", "Petra Hofmann")]
    [InlineData("de", "„{0}“, sagte Bahnsprecherin Petra Hofmann der Nachrichtenagentur.", "Petra Hofmann")]
    [InlineData("fr", "«{0}», a déclaré Jean Dupont vendredi.", "Jean Dupont")]
    [InlineData("fr", "«{0}», a affirmé le ministre Jean Dupont.", "Jean Dupont")]
    [InlineData("fr", "Selon Jean Dupont, «{0}».", "Jean Dupont")]
    [InlineData("fr", "Jean Dupont est venu. «{0}», a-t-il dit.", "Jean Dupont")]
    [InlineData("es", "«{0}», dijo el presidente Juan Pérez el viernes.", "Juan Pérez")]
    [InlineData("es", "«{0}», según Juan Pérez.", "Juan Pérez")]
    [InlineData("it", "«{0}», ha detto Mario Rossi.", "Mario Rossi")]
    [InlineData("pt", "«{0}», disse Maria Silva.", "Maria Silva")]
    [InlineData("nl", "\"{0}\", zei Jan de Vries.", "Jan de Vries")]
    [InlineData("ru", "«{0}», — заявила Мария Иванова журналистам.", "Мария Иванова")]
    public void OtherLanguagesNameSpeakersToo(string language, string text, string speaker) => QuoteLedger.Build(
    [
        new LinkDocument("a", "x", text.Replace("{0}", Words, StringComparison.Ordinal)) { Language = language },
        new LinkDocument("b", "x", $"“{Words}.”") { Language = language },
    ]).Single().Tellings[0].AttributedTo.ShouldBe([speaker]);

    [Theory]
    [InlineData("“{0},” said Ida Moll and Karl Vos.")]
    [InlineData("“{0},” Ida Moll and Karl Vos said on Friday.")]
    [InlineData("Senator Ida Moll, D-T.A., and Senator Karl Vos, R-Tarn, wrote a letter. “{0},” they wrote.")]
    [InlineData("Ida Moll and Karl Vos spoke. “{0},” the two told Radio Tarn.")]
    public void TwoAreNamed(string text) =>
        Given(text.Replace("{0}", Words, StringComparison.Ordinal)).AttributedTo.ShouldBe(["Ida Moll", "Karl Vos"]);

    [Theory]
    [InlineData("“{0},” the company said.", "the company")]
    [InlineData("“{0},” a spokesman for the Tarn Institute said.", "a spokesman for the Tarn Institute")]
    [InlineData("It made the state’s harbour board ask: “{0}?”", "the state’s harbour board")]
    [InlineData("A three-judge panel of the Court of Appeals said the lock was safe. “{0}.”",
        "a three-judge panel of the Court of Appeals")]
    public void APhraseIsKept(string text, string phrase) =>
        Given(text.Replace("{0}", Words, StringComparison.Ordinal)).AttributedTo.ShouldBe([phrase], Case.Insensitive);

    [Theory]
    [InlineData("The talks began on Tuesday. “{0}” was painted on the wall.")]
    [InlineData("The group, which met in Tarn in November, is small. It lost again.\n\n“{0}.” A crowd cheered.")]
    [InlineData("“{0}” with its long history divides the United States, where people say little.")]
    public void NobodyIsNamed(string text) =>
        Given(text.Replace("{0}", Words, StringComparison.Ordinal)).AttributedTo.ShouldBeEmpty();

    [Theory]
    [InlineData("“{0},” said Ida Wetzler.", "“{0},” said Ida Welzler.")]
    [InlineData("“{0},” said Alex Vos.", "“{0},” said Alexander Vos.")]
    [InlineData("“{0},” said Constable Karl Vos.", "“{0},” Vos said.")]
    [InlineData("“{0},” said Karl Del Vos.", "“{0},” said Karl DelVos.")]
    [InlineData("“{0},” said Karl Vos of the Tarn Institute.", "“{0},” the Tarn Institute said.")]
    [InlineData("“{0},” said Karl Vos.", "“{0},” officials said.")]
    public void TheseAreNoConflict(string a, string b) => Conflict(a, b).ShouldBe(QuoteConflict.None);

    [Theory]
    [InlineData("“{0},” said Karl Vos.", "“{0},” said Jonas Vos.")]
    [InlineData("“{0},” said Karl Vos.", "“{0},” Moll said.")]
    [InlineData("“{0},” said Karl Vos.", "“{0},” said Karl Vos and Ida Moll.")]
    [InlineData("“{0},” the Pentagon said.", "“{0},” the White House said.")]
    public void TheseAreConflicts(string a, string b) => Conflict(a, b).ShouldBe(QuoteConflict.Speaker);

    private static QuoteConflict Conflict(string a, string b) => QuoteLedger.Build(
    [
        new LinkDocument("a", "The lock", a.Replace("{0}", Words, StringComparison.Ordinal)),
        new LinkDocument("b", "The lock", b.Replace("{0}", Words, StringComparison.Ordinal)),
    ]).Single().Conflict;

    [Fact]
    public void TheTitleOfAWorkIsNoQuotation() => QuoteLedger.Build(
    [
        new LinkDocument("a", "One", "Her book “The Old Lock of Tarn” came out, said Ida Moll."),
        new LinkDocument("b", "Two", "Karl Vos read “The Old Lock of Tarn” twice."),
    ]).ShouldBeEmpty();

    [Fact]
    public void AddressesAndAttributesAreNoQuotations() => QuoteLedger.Build(
    [
        new LinkDocument("a", "One",
            "{% include image.html src=\"assets/blog/2015/a-long-name.jpg\" alt=\"a lock of the old river\" %} see "
            + "\"https://tarn.example/a/b/c/d\""),
        new LinkDocument("b", "Two",
            "{% include image.html src=\"assets/blog/2015/a-long-name.jpg\" alt=\"a lock of the old river\" %} see "
            + "\"https://tarn.example/a/b/c/d\""),
    ]).ShouldBeEmpty();

    [Theory]
    [InlineData("Ann Bo and ", "said ")]
    [InlineData("a lock of the ", "town said ")]
    [InlineData("Ann Bo, ", "said ")]
    [InlineData("he said ", "")]
    [InlineData("(", "said ")]
    [InlineData("Ann Bo of ", "Tarn said. He said ")]
    public void ASentenceWithoutEndUsesNoStackUp(string part, string end)
    {
        var text = string.Concat(Enumerable.Repeat(part, 40_000)) + end + $"“{Words}.”";

        QuoteLedger.Build([new LinkDocument("a", "One", text), new LinkDocument("b", "Two", $"“{Words}.”")]).Count.ShouldBe(1);
    }

    [Fact]
    public void AHostileTextIsReadInTime()
    {
        var text = string.Concat(Enumerable.Range(0, 4000)
            .Select(i => $"He said “{Words} {i}.” She and Ida Moll{i}, the mayor of the town of, said. "));

        var clock = System.Diagnostics.Stopwatch.StartNew();
        QuoteLedger.Build([new LinkDocument("a", "One", text), new LinkDocument("b", "Two", text)]).ShouldNotBeEmpty();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30)); // minutes, where each quotation met each
    }
}

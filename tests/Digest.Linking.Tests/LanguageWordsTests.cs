using Digest.Linking.Languages;

namespace Digest.Linking.Tests;

/// <summary>A text is read with the words of its own language.</summary>
public sealed class LanguageWordsTests
{
    private const string Words = "We will open the old lock again by Friday";

    private static IReadOnlyList<string> Given(string language, string text) => QuoteLedger.Build(
    [
        new LinkDocument("a", "x", text.Replace("{0}", Words, StringComparison.Ordinal)) { Language = language },
        new LinkDocument("b", "x", $"“{Words}.”") { Language = language },
    ]).Single().Tellings[0].AttributedTo;

    [Theory]
    // German articles, prepositions and more that are words of English as well.
    [InlineData("“{0},” Karl Vos of Vos Die claims.", "Karl Vos")]
    [InlineData("“{0},” said an analyst.", "an analyst")]
    // Dutch "with", Portuguese "of the".
    [InlineData("“{0},” the met office said.", "the met office")]
    [InlineData("Of what the others do Ida Moll said: “{0}.”", "Ida Moll")]
    // The Swedish "she" is no pronoun here: Robin Moll may be "he".
    [InlineData("Robin Moll rose. The hon member spoke for an hour. Susan Brandt listened. “{0},” he said.", "Robin Moll")]
    public void EnglishIsReadWithEnglishWords(string text, string speaker) => Given("en", text).ShouldBe([speaker]);

    [Theory]
    [InlineData("de", "„{0}“, sagte die Sprecherin.", "die Sprecherin")]
    [InlineData("de", "Oona Petrich kam an die Schleuse. „{0}“, sagte sie.", "Oona Petrich")]
    [InlineData("nl", "Jan de Vries kwam met de trein. \"{0}\", zei hij.", "Jan de Vries")]
    [InlineData("sv", "Robin Moll talade. Susan Brandt lyssnade. ”{0}”, sade hon.", "Susan Brandt")]
    public void OtherLanguagesAreReadWithTheirOwn(string language, string text, string speaker) =>
        Given(language, text).ShouldBe([speaker]);

    [Fact]
    public void ALanguageWithoutAFileIsReadAsEnglish()
    {
        LanguageWords.For("fi").ShouldBeSameAs(LanguageWords.For("en"));
        LanguageWords.For("nb").ShouldBeSameAs(LanguageWords.For("no"));
    }

    [Fact]
    public void EveryListIsReadUnderANameThatEnglishOrGermanHas()
    {
        // A list with a misspelt name is in no other file, and nothing reads it.
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var language in LanguageWords.Languages)
        {
            foreach (var name in LanguageWords.For(language).Names) names[name] = names.GetValueOrDefault(name) + 1;
        }

        names.Keys.Where(n => !LanguageWords.For("en").Names.Contains(n) && !LanguageWords.For("de").Names.Contains(n))
            .ShouldBeEmpty();
    }
}

namespace Digest.Linking.Tests;

public sealed class LanguageTests
{
    private static Func<LinkDocument, LinkDocument> In(string language) => d => d with { Language = language };

    [Fact]
    public void GermanTellingsMeetAndNounsAreNoNames() =>
        new TestSite()
            .Add("a", "2024-05-02", "Frachtkahn rammt Harlbrücke",
            "Ein Frachtkahn hat am Donnerstag einen Pfeiler der Harlbrücke gerammt. Die Inspektorin Oona Petrich erklärte, der "
            + "Pfeiler habe sich um 14 Zentimeter verschoben.", In("de"))
            .Add("b", "2024-05-02", "Harlbrücke nach Unfall gesperrt",
            "Die Harlbrücke ist gesperrt, nachdem ein Frachtkahn einen ihrer Pfeiler rammte. Er verschob sich um 14 Zentimeter, "
            + "sagte Inspektorin Oona Petrich am Donnerstag.", In("de"))
            .Add("c", "2024-05-02", "Chor gewinnt Preis",
            "Der Chor aus Melburg hat am Donnerstag den Preis der Stadt für eine Kantate gewonnen, sagte die Jury.", In("de"))
            .Stories().ShouldBe("a b | c");

    [Fact]
    public void JapaneseTellingsMeet() =>
        new TestSite()
            .Add("a", "2024-05-02", "貨物船が春川橋に衝突", "木曜日未明、穀物を積んだ貨物船が春川橋の橋脚に衝突した。橋脚は14センチ動いたと検査官の小野田氏は述べた。", In("ja"))
            .Add("b", "2024-05-02", "春川橋、貨物船衝突で通行止め", "春川橋は貨物船が橋脚に衝突したため通行止めとなった。小野田検査官によると橋脚は14センチ動いた。", In("ja"))
            .Add("c", "2024-05-02", "市民合唱団が全国大会で優勝", "市民合唱団が全国大会で三度目の優勝を果たした。会場は満員だった。", In("ja"))
            .Stories().ShouldBe("a b | c");

    [Fact]
    public void RussianTellingsMeet() =>
        new TestSite()
            .Add("a", "2024-05-02", "Баржа врезалась в Харловский мост",
            "Баржа с зерном в четверг утром врезалась в опору Харловского моста. Опора сместилась на 14 сантиметров, сообщила "
            + "инспектор Анна Петрик.", In("ru"))
            .Add("b", "2024-05-02", "Харловский мост закрыт после удара баржи",
            "Харловский мост закрыли в четверг: баржа с зерном ударила в опору, и та сместилась на 14 сантиметров, сказала "
            + "инспектор Анна Петрик.", In("ru"))
            .Add("c", "2024-05-02", "Хор получил премию", "Городской хор в четверг получил премию за кантату, зал был полон.",
            In("ru"))
            .Stories().ShouldBe("a b | c");

    [Fact]
    public void TheSameWordsInTwoLanguagesAreNotTheSame() =>
        new TestSite()
            .Add("a", "2024-05-02", "Die hard fans gift brand", "Die hard fans gift brand rat bald mode war art arm.", In("en"))
            .Add("b", "2024-05-02", "Die Gift Brand Rat", "Die Gift Brand Rat bald Mode war Art Arm.", In("de"))
            .Stories().ShouldBe("a | b");

    [Fact]
    public void AGermanMonthOfArticlesInEnglishAndGermanSharesNoStoryWithoutNames() =>
        new TestSite()
            .Add("a", "2024-05-02", "City choir wins prize", "The city choir won the prize for a cantata on Thursday.", In("en"))
            .Add("b", "2024-05-02", "Stadtchor gewinnt Preis",
            "Der Stadtchor hat am Donnerstag den Preis für eine Kantate gewonnen.", In("de"))
            .Stories().ShouldBe("a | b");

    [Fact]
    public void NamesAndNumbersJoinTellingsOfTwoLanguages() =>
        new TestSite().Fill(30)
            .Add("a", "2024-05-02", "Barge strikes Harlow Bridge",
            "The grain barge Melisande struck the Harlow Bridge on Thursday. Inspector Oona Petrie said a pier had moved by 147 "
            + "centimetres; Jorun Falk of Tamsin Shipping regretted it.", In("en"))
            .Add("b", "2024-05-02", "Harlow Bridge gerammt",
            "Die Melisande hat am Donnerstag die Harlow Bridge gerammt. Ein Pfeiler verschob sich um 147 Zentimeter, sagte Oona "
            + "Petrie. Jorun Falk von Tamsin Shipping bedauerte das.", In("de"))
            .Stories().ShouldStartWith("a b | fill");

    [Fact]
    public void OneNameJoinsNoTellingsOfTwoLanguages() =>
        new TestSite().Fill(30)
            .Add("a", "2024-05-02", "Barge strikes Harlow Bridge",
            "A grain barge struck the Harlow Bridge on Thursday, and the river was closed to ships.", In("en"))
            .Add("b", "2024-05-02", "Markt an der Harlow Bridge",
            "An der Harlow Bridge beginnt am Samstag der Markt für Honig und Kerzen.", In("de"))
            .Stories().ShouldStartWith("a | b | fill");
}

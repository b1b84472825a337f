using Digest.Core.Stories;
using Digest.Core.Yaml;
namespace Digest.Rendering.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("de-DE", "1. Juli 2015", "Juli 2015")]
    [InlineData("en-US", "July 1, 2015", "July 2015")]
    [InlineData("en-GB", "1 July 2015", "July 2015")]
    [InlineData("fr-FR", "1 juillet 2015", "juillet 2015")]
    [InlineData("es-ES", "1 de julio de 2015", "julio de 2015")]
    [InlineData("ja-JP", "2015年7月1日", "2015年7月")]
    [InlineData("hu-HU", "2015. július 1.", "2015. július")]
    public void AChosenCultureWritesDatesInItsOwnWay(string culture, string day, string month)
    {
        using var site = TestSite.Empty()
            .With("statiq.json", $"{{ \"Host\": \"test.example\", \"DateTimeDisplayCulture\": \"{culture}\" }}")
            .With("input/2015-07-01-a.md", "---\ntitle: A\noriginal: true\n---\nx\n").Build().Succeeds();
        site.Read("2015/07/a/index.html").ShouldContain($">{day}</time>");
        site.Read("archive/2015/07/index.html").ShouldContain($"<h1>{month}</h1>");
        site.Read("search/index.html").ShouldContain($"\"{culture}\"");
    }

    [Theory]
    [InlineData("de-DE", "6.–12. Juli 2015")]
    [InlineData("en-US", "July 6, 2015 – July 12, 2015")]
    [InlineData("en-GB", "6–12 July 2015")]
    public void AChosenCultureWritesSpansOfDaysInItsOwnWay(string culture, string days)
    {
        using var site = TestSite.Empty()
            .With("statiq.json",
            $$"""{ "Host": "test.example", "DateTimeDisplayCulture": "{{culture}}", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
            .With("input/2015-07-08-a.md", "---\ntitle: A\noriginal: true\n---\nx\n").Build().Succeeds();
        site.Read("editions/index.html").ShouldContain(days);
    }

    [Fact]
    public void AThemesOwnFormatStandsAboveThatOfTheCulture()
    {
        using var site = TestSite.Empty().With("statiq.json", """{ "Host": "test.example", "DateTimeDisplayCulture": "de-DE" }""")
            .With("theme/i18n/en.yml", "date_format: yyyy-MM-dd\n")
            .With("input/2015-07-01-a.md", "---\ntitle: A\noriginal: true\n---\nx\n").Build().Succeeds();
        site.Read("2015/07/a/index.html").ShouldContain(">2015-07-01</time>");
    }

    [Fact]
    public void FootnotesAreNamedInTheLanguageOfThePage()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-a.md", "---\ntitle: A\noriginal: true\n---\nText.[^1]\n\n[^1]: Note.\n")
            .With("input/2015-07-02-b.md", "---\ntitle: B\noriginal: true\nlang: fr\n---\nTexte.[^1]\n\n[^1]: Note.\n")
            .With("input/pages/c.md", "---\ntitle: C\n---\nText.[^1] <b>raw</b>\n\n[^1]: Note.\n")
            .With("input/pages/d.md", "---\ntitle: D\n---\nText.\n").Build().Succeeds();
        site.Read("2015/07/a/index.html").ShouldContain("<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">");
        site.Read("fr/2015/07/b/index.html").ShouldContain("role=\"doc-endnotes\" aria-label=\"Notes de bas de page\">");
        site.Read("c/index.html").ShouldContain("role=\"doc-endnotes\" aria-label=\"Footnotes\">");
        site.Read("d/index.html").ShouldNotContain("footnotes");
    }

    private static readonly Theme Theme = new([]);

    private static ThemeStrings In(string language) =>
        ThemeStrings.Load(Theme, language, new Core.Settings.SiteSettings()).Value!;

    [Theory]
    [InlineData("de", "1 Minute Lesezeit", "2 Minuten Lesezeit", "5 Minuten Lesezeit")]
    [InlineData("fr", "1 minute de lecture", "2 minutes de lecture", "5 minutes de lecture")]
    [InlineData("es", "1 minuto de lectura", "2 minutos de lectura", "5 minutos de lectura")]
    [InlineData("ar", "دقيقة قراءة واحدة", "دقيقتا قراءة", "5 دقائق قراءة")]
    [InlineData("ja", "読了時間 約1分", "読了時間 約2分", "読了時間 約5分")]
    [InlineData("hi", "पढ़ने में 1 मिनट", "पढ़ने में 2 मिनट", "पढ़ने में 5 मिनट")]
    [InlineData("pt", "1 minuto de leitura", "2 minutos de leitura", "5 minutos de leitura")]
    [InlineData("xx", "1 minute to read", "2 minutes to read", "5 minutes to read")]
    public void NumbersChooseTheForm(string language, string one, string two, string five)
    {
        var words = In(language);
        ((int[])[1, 2, 5]).Select(n => words.Format("reading_time", [n])).ShouldBe([one, two, five]);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    [InlineData("ja")]
    [InlineData("hi")]
    [InlineData("pt")]
    public void NoWordIsMissing(string language)
    {
        var english = KeysOf("en");
        KeysOf(language).Except(english).ShouldBeEmpty();
        // A comma is a comma in most languages.
        english.Except(KeysOf(language)).Where(k => k != "list_comma").ShouldBeEmpty();

        static HashSet<string> KeysOf(string name) => YamlReader.ReadMap(
            System.Text.Encoding.UTF8.GetString(Theme.Read($"i18n/{name}.yml")!), name).Value!.Entries.Select(e => e.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    [Fact]
    public void APageSpeaksTheLanguageOfItsArticleAndItsDirection()
    {
        using var site = TestSite.Small()
            .With("input/2015-07-20-ar.md", "---\ntitle: خبر\noriginal: true\nlang: ar\n---\nنص قصير.\n")
            .With("input/2015-07-21-de.md",
            "---\ntitle: Nachricht\noriginal: true\nlang: de\nupdated: 2015-07-22\n---\nEin Text.\n")
            .Build().Succeeds();
        var arabic = site.Read("ar/2015/07/ar/index.html");
        arabic.ShouldStartWith("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">");
        arabic.ShouldContain("دقيقة قراءة واحدة");
        var german = site.Read("de/2015/07/de/index.html");
        german.ShouldContain("Aktualisiert am <time datetime=\"2015-07-22T00:00:00+00:00\">22. Juli 2015</time>");
        german.ShouldContain(">Neueste Artikel</a>");
    }

    [Theory]
    [InlineData("en", "14 July 2015", "July 2015", "“Said so”")]
    [InlineData("de", "14. Juli 2015", "Juli 2015", "„Said so“")]
    [InlineData("es", "14 de julio de 2015", "julio de 2015", "«Said so»")]
    [InlineData("ja", "2015年7月14日", "2015年7月", "「Said so」")]
    [InlineData("hi", "14 जुलाई 2015", "जुलाई 2015", "“Said so”")]
    public void DatesAndQuotationMarksAreOfTheLanguage(string language, string day, string month, string quoted)
    {
        var words = In(language);
        var date = new DateTime(2015, 7, 14);
        date.ToString(words["date_format"], words.Culture).ShouldBe(day);
        date.ToString(words["month_format"], words.Culture).ShouldBe(month);
        words.Format("quoted", ["Said so"]).ShouldBe(quoted);
    }

    [Theory]
    [InlineData("en", "13–19 July 2015", "29 June – 5 July 2015", "28 December 2015 – 3 January 2016")]
    [InlineData("de", "13.–19. Juli 2015", "29. Juni – 5. Juli 2015", "28. Dezember 2015 – 3. Januar 2016")]
    [InlineData("fr", "13–19 juillet 2015", "29 juin – 5 juillet 2015", "28 décembre 2015 – 3 janvier 2016")]
    [InlineData("es", "13–19 de julio de 2015", "29 de junio – 5 de julio de 2015",
        "28 de diciembre de 2015 – 3 de enero de 2016")]
    [InlineData("ja", "2015年7月13日～19日", "2015年6月29日～7月5日", "2015年12月28日～2016年1月3日")]
    [InlineData("hi", "13–19 जुलाई 2015", "29 जून – 5 जुलाई 2015", "28 दिसंबर 2015 – 3 जनवरी 2016")]
    public void SpansOfDaysAreOfTheLanguage(string language, string month, string year, string years)
    {
        var scope = new ViewScope(null!, null!, In(language));
        SiteViews.Dated(new(2015, 7, 13), new(2015, 7, 19), scope).ShouldBe(month);
        SiteViews.Dated(new(2015, 6, 29), new(2015, 7, 5), scope).ShouldBe(year);
        SiteViews.Dated(new(2015, 12, 28), new(2016, 1, 3), scope).ShouldBe(years);
    }

    [Fact]
    public void ReasonsAreWorded()
    {
        Reason[] reasons =
            [new(ReasonKind.Editor, "mentions", 1), new(ReasonKind.Quote, "q", 1), new(ReasonKind.Person, "Ida Moll", 1),
                new(ReasonKind.Place, "York", 1), new(ReasonKind.Term, "steel", 1), new(ReasonKind.Term, "more", 1)];
        ReasonWords.Format(reasons, In("en"), r => r.Value)
            .ShouldBe("the two link to each other, quotes the same statement, also about Ida Moll and York");
        ReasonWords.Format(reasons, In("de"), r => r.Value)
            .ShouldBe("eins verweist auf das andere, zitiert dieselbe Aussage, auch über Ida Moll und York");
        ReasonWords.Format([new(ReasonKind.Term, "steel", 1), new(ReasonKind.Term, "more", 1), new(ReasonKind.Place, "York", 1)], In("de"), r => r.Value).ShouldBe("auch über York und „steel“");
        ReasonWords.Format([new(ReasonKind.Person, "Ida Moll", 1), new(ReasonKind.Place, "York", 1)], In("ar"), r => r.Value)
            .ShouldContain("\u2068Ida Moll\u2069");
        ReasonWords.Format([new(ReasonKind.Source, "s", 1)], In("en"), r => r.Value).ShouldBe("from the same source");
        ReasonWords.Format([new(ReasonKind.Editor, "pinned", 1)], In("en"), r => r.Value).ShouldBe("linked by the editor");
    }

    [Theory]
    [InlineData(ReasonDirection.Forward, "this report links to it", "this report cites it")]
    [InlineData(ReasonDirection.Backward, "it links to this report", "it cites this report")]
    [InlineData(ReasonDirection.None, "the two link to each other", "cites the same report")]
    public void AReasonSaysWhichCitesWhich(ReasonDirection direction, string links, string cites)
    {
        ReasonWords.Format([new(ReasonKind.Editor, "mentions", 1) { Direction = direction }], In("en"), r => r.Value)
            .ShouldBe(links);
        ReasonWords.Format([new(ReasonKind.Original, "https://a.example/1", 1) { Direction = direction }], In("en"), r => r.Value)
            .ShouldBe(cites);
    }

    [Fact]
    public void ALooseWordIsNoReasonBesideOthersAndNamesAreInTheLanguageOfThePage()
    {
        Reason council = new(ReasonKind.Term, "Council", 1), greece = new(ReasonKind.Place, "Greece", 1);
        ReasonWords.Format([council, greece], In("en"), r => r.Value).ShouldBe("also about Greece");
        ReasonWords.Format([council, new(ReasonKind.Quote, "q", 1)], In("en"), r => r.Value)
            .ShouldBe("quotes the same statement");
        ReasonWords.Format([new(ReasonKind.Term, "Security Council", 1), council], In("en"), r => r.Value)
            .ShouldBe("also about Security Council");
        ReasonWords.Format([greece], In("fr"), r => r.Value == "Greece" ? "Grèce" : r.Value).ShouldContain("Grèce");
    }
}

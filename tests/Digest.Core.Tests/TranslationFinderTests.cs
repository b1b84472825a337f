using System.Globalization;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Core.Tests;

public sealed class TranslationFinderTests
{
    private static readonly string[] SomeLanguages = ["en", "de", "fr", "ja", "pt-BR", "zh-CN", "zh-TW"];

    [Theory]
    [InlineData("en/x.md en", "de/x.md de", true)]
    [InlineData("en/x.md en", "zh_cn/x.md zh-cn", true)]
    [InlineData("en/x.md en", "zh_TW/x.md zh_tw", true)]
    [InlineData("en/x.md en", "pt-br/x.md pt", true)]
    [InlineData("zh_cn/x.md zh_cn", "zh_tw/x.md zh_tw", true)]
    [InlineData("en/x.md en", "ja/x-ja.md ja", true)]
    [InlineData("en/x.md en", "zh_CN/x-zh_cn.md zh-CN", true)]
    [InlineData("en/x.md en", "ja/x_JA.md ja", true)]
    [InlineData("news/en/2026-11-02-x.md en", "news/de/2026-11-08-x.md de", true)]
    [InlineData("en/2026-09-25-first-light-at-last.md en", "it/2026-11-20-first-light-at-last.md it", true)]
    [InlineData("en/2026-09-15-first-light-at-last.md en", "it/2026-11-20-first-light-at-last.md it", false)]
    [InlineData("en/2026-11-02-first-light.md en", "it/2026-11-11-first-light.md it", false)]
    [InlineData("x/index.md en", "x/index.pt-br.md pt-br", true)]
    // The file's name or folder names another language than the article has, or none.
    [InlineData("en/x.md en", "de/x-fr.md de", false)]
    [InlineData("en/x.md en", "pt-br/x.md pt-PT", false)]
    [InlineData("technik/x.md de", "science/x.md en", false)]
    [InlineData("en/x.md en", "de-facto/x.md de", false)]
    [InlineData("en/news/x.md en", "de/blog/x.md de", false)]
    [InlineData("news/en/2026-11-02-x.md en", "news/de/2026-11-11-x.md de", false)]
    [InlineData("en/x.md en", "en/x-en.md en", false)]
    public void PathsTellTranslations(string one, string two, bool expected) =>
        Groups([File(one), File(two)]).Count.ShouldBe(expected ? 1 : 0);

    [Fact]
    public void NameThatComesAgainIsToldByItsDate()
    {
        var files = new List<(Article, Body)>();
        for (var week = 0; week < 30; week++)
        {
            var day = new DateOnly(2026, 1, 5).AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (var language in SomeLanguages.Take(1 + (week % 3)))
                files.Add(File($"{language}/{day}-weekly.md {language}", "The same headline"));
        }

        var groups = Groups(files);
        groups.Count.ShouldBe(20);
        groups.ShouldAllBe(g => g.Select(a => a.Article.Published).Distinct().Count() == 1);
    }

    // Some were translated at once, another one days later; the name comes again next year.
    [Fact]
    public void LaterTranslationJoinsThoseOfTheDay() => Groups(
        [
            File("en/2025-11-03-fair.md en"), File("de/2025-11-03-fair.md de"), File("ja/2025-11-06-fair.md ja"),
            File("fr/2025-11-14-fair.md fr"), File("en/2026-11-02-fair.md en"), File("de/2026-11-03-fair.md de"),
        ])
        .Select(g => string.Join(' ', g.Select(a => a.Article.InputPath[..7]))).Order()
        .ShouldBe(["en/2025 de/2025 ja/2025", "en/2026 de/2026"]);

    [Fact]
    public void SameHeadlineAloneIsNoTranslation() =>
        Groups([File("en/a.md en", "Pluto"), File("de/b.md de", "Pluto")]).ShouldBeEmpty();

    [Fact]
    public void NumbersNamesAndLinksInStepAreATranslation() =>
        Groups([Telling("en", 1), Telling("de", 1), Telling("fr", 1), Telling("en", 2), Telling("de", 2)])
            .Select(g => string.Join(' ', g.Select(a => a.Slug))).Order().ShouldBe(["t1en t1de t1fr", "t2en t2de"]);

    // Two texts in English that match the German one as well as each other; two whose best matches lead to each other.
    [Fact]
    public void WhatMatchesTwoTextsMatchesNone()
    {
        Groups([Telling("en", 1), Telling("en", 1, "again"), Telling("de", 1)]).ShouldBeEmpty();
        Groups([Telling("en", 1), Telling("en", 1, "again"), Telling("de", 1), Telling("fr", 1)])
            .ShouldHaveSingleItem().Select(a => a.Article.Language).Order().ShouldBe(["de", "fr"]);
        Groups(
        [
            Telling("en", 1, more: "4711"), Telling("de", 1, more: "4711 4712"), Telling("fr", 1, more: "4712 4713"),
            Telling("es", 1, more: "4713 4714"), Telling("en", 1, "again", "4714"),
        ]).ShouldBeEmpty();
    }

    [Fact]
    public void EditorsWordBeatsThePath()
    {
        var groups = Groups(
        [
            File("en/x.md en"), File("de/x.md de"), File("de/y.md de", more: "translation_of: en/x.md"), File("fr/x.md fr"),
        ]);
        groups.ShouldHaveSingleItem().Select(a => a.Article.InputPath).ShouldBe(["en/x.md", "de/y.md", "fr/x.md"]);
    }

    // Whatever the files are: groups share no article, hold no language twice, have the site's language first where they have it,
    // and the order of the files tells nothing.
    [Fact]
    public void GroupsAreSetsOfDifferentLanguages()
    {
        var random = new Random(20261128);
        for (var run = 0; run < 200; run++)
        {
            var files = new Dictionary<string, (Article, Body)>(StringComparer.Ordinal);
            for (var i = random.Next(2, 24); i > 0; i--)
            {
                var (language, folder) = (Pick(SomeLanguages), random.Next(4) == 0 ? "" : Pick(SomeLanguages) + "/");
                var date = random.Next(3) == 0 ? "" : $"2026-11-{random.Next(1, 20):00}-";
                var path = $"{folder}{date}{Pick(["x", "y", "z"])}.md";
                var more = random.Next(6) == 0 ? $"translationKey: {Pick(["k1", "k2"])}" : "";
                files[path] = random.Next(3) == 0
                    ? Telling(language, random.Next(3), $"r{i}") : File($"{path} {language}", "T", more);
            }

            var groups = Groups([.. files.Values]);
            var members = groups.SelectMany(g => g.Select(a => a.Article.InputPath)).ToList();
            members.ShouldBeUnique();
            foreach (var group in groups)
            {
                group.Select(a => a.Article.Language.ToUpperInvariant()).ShouldBeUnique();
                if (group.Any(a => a.Article.Language == "en")) group[0].Article.Language.ShouldBe("en");
            }

            var shuffled = files.Values.ToArray();
            random.Shuffle(shuffled);
            Paths(Groups(shuffled)).ShouldBe(Paths(groups));
        }

        string Pick(string[] of) => of[random.Next(of.Length)];
        static IEnumerable<string> Paths(IEnumerable<IReadOnlyList<SiteArticle>> groups) =>
            groups.Select(g => string.Join(' ', g.Select(a => a.Article.InputPath))).Order(StringComparer.Ordinal);
    }

    private static List<IReadOnlyList<SiteArticle>> Groups(IEnumerable<(Article, Body)> files)
    {
        var catalog = ArticleCatalog.Build(files, [], new SiteSettings(), new(DateTimeOffset.MaxValue, Drafts: true)).Value!;
        var (translations, diagnostics) = TranslationFinder.Find(catalog, "en");
        diagnostics.ShouldAllBe(d => d.Severity != Severity.Error);
        return [.. catalog.Articles.Select(translations!.GroupOf).Where(g => g.Count > 0).Distinct()];
    }

    // "path language"
    private static (Article, Body) File(string pathAndLanguage, string headline = "T", string more = "")
    {
        var parts = pathAndLanguage.Split(' ');
        var (date, day) = (Slugs.FromFileName(parts[0]).Date, "published: 2026-11-02");
        return Article(parts[0], $"title: {headline}\nlang: {parts[1]}\n{(date is null ? day : "")}\n{more}", "Words.");
    }

    // A made-up report; the same number tells the same event in any language.
    private static (Article, Body) Telling(string language, int number, string copy = "", string more = "")
    {
        var word = language[..2];
        var names = $"{Name('K', number)} {word}a {Name('R', number)} {word}e {Name('L', number)} {word}i {Name('S', number)}";
        var filler = string.Join(' ', Enumerable.Range(0, 45).Select(i => word + (char)('a' + (i % 26)) + "or"));
        var body = $"{word} {names} {1200 + number} {34000 + number}. {filler} [{word}](https://paper.example/{number}) {more}.";
        return Article($"t{number}{language}{copy}.md",
            $"title: {word}\nlang: {language}\npublished: 2026-11-02\nsource: {{name: Paper}}", body);
    }

    private static string Name(char initial, int number) => $"{initial}ar{(char)('a' + number)}stein";

    private static (Article, Body) Article(string path, string fields, string body)
    {
        var article = ArticleCases.Bind($"---\noriginal: true\n{fields}\n---\n{body}\n", path).Value.ShouldNotBeNull();
        return (article, new BodyParser().Parse(body, path, 1).Value!);
    }
}

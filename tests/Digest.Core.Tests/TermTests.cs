using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using static Digest.Core.Tests.ArticleCases;

namespace Digest.Core.Tests;

public sealed class TermTests
{
    private static readonly string[] OfTopics = ["topics: ", "people: ", "places: ", "organizations: "];

    [Theory]
    [InlineData("C#, C++, C", "c, c-plus-plus, c-2", 2)]
    [InlineData("C, C++, C#", "c, c-plus-plus, c-sharp", 2)]
    [InlineData("Wordpress, wordpress, WordPress, ＷＯＲＤＰＲＥＳＳ", "wordpress", 0)]
    [InlineData("ＷＯＲＤＰＲＥＳＳ, Wordpress", "wordpress", 0)]
    [InlineData("ＡＩ, AI, ai, Ａｉ", "ai", 0)]
    [InlineData("C#, C++", "c, c-plus-plus", 1)]
    [InlineData("баш, bash, баШ", "баш, bash", 0)]
    [InlineData("Cafe\u0301, Café", "café", 0)]
    [InlineData("ｶﾞｽ, ガス", "ガス", 0)]
    [InlineData("Κώστας, ΚΏΣΤΑΣ", "κώστας", 0)]
    [InlineData("CO₂, CO2, CO", "co2, co", 0)]
    [InlineData("San Francisco, san-francisco, San  Francisco.", "san-francisco", 0)]
    [InlineData("Net, .NET, ASP.NET, asp net", "net, dot-net, asp-net", 1)]
    [InlineData("Disney, Disney+, Disney +", "disney, disney-plus", 1)]
    [InlineData("MeToo, #MeToo, @metoo", "metoo", 0)]
    [InlineData("कल, काल, कील, किल", "कल, क-ल, कील, किल", 2)]
    [InlineData("😀, 🚀", "u1f600, u1f680", 0)]
    [InlineData("Space 🚀, Space", "space, space-2", 1)]
    [InlineData("Acme™, ACME", "acme", 0)]
    [InlineData("c-plus-plus, C, C++", "c-plus-plus, c, c-2", 1)]
    public void NamesAreOneTermOrHaveAddressesOfTheirOwn(string names, string slugs, int told)
    {
        foreach (var key in OfTopics)
        {
            var articles = names.Split(", ").Select((name, i) => Good($"{key}[\"{name}\"]", Path(i))).ToList();
            var kind = (TermKind)OfTopics.IndexOf(key);
            var (found, diagnostics) = Vocabulary.Of([], articles);
            names.Split(", ").Select(name => found!.Find(kind, name)!).Distinct().Select(t => t.Slug)
                .ShouldBe(slugs.Split(", "));
            diagnostics.Select(d => d.Code).ShouldBe(Enumerable.Repeat("DG3002", told));
            diagnostics.ShouldAllBe(d => d.Line == 4 && d.Column > 1);
            // The order of files says nothing.
            articles.Reverse();
            var again = Vocabulary.Of([], articles);
            names.Split(", ").Select(name => again.Value!.Find(kind, name)!).Distinct().Select(t => (t.Slug, t.Name))
                .ShouldBe(names.Split(", ").Select(name => found!.Find(kind, name)!).Distinct().Select(t => (t.Slug, t.Name)));
            again.Diagnostics.ShouldBe(diagnostics);
        }
    }

    private static string Path(int day, string more = "x") => $"articles/2015-07-{day + 1:00}-{more}.md";

    [Fact]
    public void SourcesAndAuthorsAreToldApartAsTopicsAre()
    {
        var articles = new List<Article>
        {
            Good("source: {name: Canal, url: \"https://canal.example/1\"}\nbyline: J Doe", Path(0)),
            Good("source: {name: Canal+, url: \"https://canalplus.example/1\"}\nbyline: [j. doe, J+Doe]", Path(1)),
        };
        var (terms, diagnostics) = Vocabulary.Of([], articles);
        articles.Select(a => terms!.SourceOf(a)!.Slug).ShouldBe(["canal", "canal-plus"]);
        ((string[])["J Doe", "j. doe", "J+Doe"]).Select(n => terms!.Find(TermKind.Author, n)!.Slug)
            .ShouldBe(["j-doe", "j-doe", "j-plus-doe"]);
        diagnostics.Select(Told).ShouldBe(
        [
            "1:1 warning DG3002: the address /sources/canal/ is taken by 'Canal'; the source 'Canal+' is at "
                + "/sources/canal-plus/ | give it a 'slug' of its own in _data/sources.yml",
            "1:1 warning DG3002: the address /authors/j-doe/ is taken by 'J Doe'; the author 'J+Doe' is at "
                + "/authors/j-plus-doe/ | write the name with a letter or a digit more that tells it apart",
        ]);
    }

    [Fact]
    public void TheCommonestSpellingIsShown()
    {
        string[] names = ["wordpress", "WordPress", "Cafe\u0301", "WordPress", "Café", "CAFÉ", "WORDPRESS"];
        var terms = Vocabulary.Of([], names.Select((n, i) => Good($"topics: [{n}]", Path(i))).ToList()).Value!;
        (terms.Find(TermKind.Topic, "wordPRESS")!.Name, terms.Find(TermKind.Topic, "café")!.Name).ShouldBe(("WordPress", "Café"));
    }

    [Fact]
    public void ALaterArticleAndAnExpiredOneChangeNoAddress()
    {
        var first = Good("topics: [C#]", Path(1));
        var second = Good("topics: [C++]", Path(2));
        var third = Good("topics: [C]", Path(3, "a"));
        Slugs([], first).ShouldBe("c");
        Slugs([], third, second, first).ShouldBe("c c-plus-plus c-2");
        Slugs([first], second, third).ShouldBe("c-plus-plus c-2");

        static string Slugs(List<Article> expired, params Article[] articles)
        {
            var terms = Vocabulary.Of([], articles, expired).Value!;
            return string.Join(' ', articles.OrderBy(a => a.Published)
                .Select(a => terms.Find(TermKind.Topic, a.Topics[0].Value)!.Slug));
        }
    }

    [Fact]
    public void DataFilesDecideAddressesFirst()
    {
        var articles = new List<Article> { Good("topics: [C, C#, C++, cpp, Golang, B]", Path(1)) };
        var (terms, diagnostics) = Vocabulary.Of(
            [Entry("A", null, "B"), Entry("C++", null), Entry("C#", null), Entry("B", null), Entry("Go", "c-sharp", "golang")],
            articles);
        Slug("C").ShouldBe("c-3");
        Slug("C++").ShouldBe("c");
        Slug("C#").ShouldBe("c-2");
        Slug("golang").ShouldBe("c-sharp");
        Slug("B").ShouldBe("b");
        Slug("cpp").ShouldBe("cpp");
        diagnostics.Select(d => (d.Path, d.Code)).ShouldBe(
            [("topics.yml", "DG3002"), ("topics.yml", "DG2032"), ("input/articles/2015-07-02-x.md", "DG3002")]);
        diagnostics[1].Message.ShouldBe("'B' is a name of 'B' too: articles that write it mean that topic, not 'A'");
        Vocabulary.Of([Entry("C#", "c-sharp"), Entry("C++", "cpp")], articles).Diagnostics.ShouldBeEmpty();

        string Slug(string name) => terms!.Find(TermKind.Topic, name)!.Slug;
        static DataEntry Entry(string name, string? slug, params string[] aliases) =>
            new(TermKind.Topic, name, slug, aliases, null, null, new("topics.yml", 1, 1));
    }

    [Theory]
    [InlineData("topics: [election]", "topics: [elections]", "topic", "election")]
    [InlineData("people: [Ranger]", "people: [Rangers]", "person", "Ranger")]
    [InlineData("places: [Dakota]", "places: [Dakotas]", "place", "Dakota")]
    [InlineData("organizations: [Senator]", "organizations: [Senators]", "organization", "Senator")]
    [InlineData("source: {name: Planet, url: \"https://planet.example/1\"}",
        "source: {name: Planets, url: \"https://planets.example/1\"}", "source", "Planet")]
    public void ThePluralIsToldOfEachKindOfTerm(string one, string other, string kind, string name)
    {
        var (_, diagnostics) = Vocabulary.Of([], [Good(other, Path(1)), Good(one, Path(0))]);
        diagnostics.Select(d => (d.Code, d.Message))
            .ShouldBe([("DG3009", $"the {kind} '{name}s' differs from '{name}' by a final 's' alone")]);
    }

    [Theory]
    [InlineData("Canal TV", "ＣＡＮＡＬ ＴＶ")]
    [InlineData("Le Café", "Le Cafe\u0301")]
    [InlineData("Баш", "бАШ")]
    public void ASourceHasOneTermHoweverItIsWritten(string one, string other)
    {
        var articles = new List<Article> { Source(one, 0), Source(other, 1) };
        var (terms, diagnostics) = Vocabulary.Of([], articles);
        terms!.SourceOf(articles[1]).ShouldBe(terms.SourceOf(articles[0]));
        diagnostics.ShouldBeEmpty();

        static Article Source(string name, int day) =>
            Good($"source: {{name: \"{name}\", url: \"https://news.example/{day}\"}}", Path(day));
    }

    [Theory]
    [InlineData("Tag, Tag, Tags", "the topic 'Tags' differs from 'Tag' by a final 's' alone | if they are one, write "
        + "'- name: Tag' with 'aliases: [Tags]' in _data/topics.yml; if they are two, list both there")]
    [InlineData("Tag, Tags, tags", "the topic 'Tag' differs from 'Tags' by a final 's' alone | if they are one, write "
        + "'- name: Tags' with 'aliases: [Tag]' in _data/topics.yml; if they are two, list both there")]
    [InlineData("Robot, Robots", "the topic 'Robots' differs from 'Robot' by a final 's' alone | if they are one, write "
        + "'- name: Robot' with 'aliases: [Robots]' in _data/topics.yml; if they are two, list both there")]
    [InlineData("GP, GPS, U, US", null)]
    [InlineData("Pres, Press, Bas, Bass", null)]
    [InlineData("1980, 1980s", null)]
    public void ThePluralOfANameIsTold(string names, string? told)
    {
        var articles = names.Split(", ").Select((n, i) => Good($"topics: [\"{n}\"]", Path(i))).ToList();
        var (terms, diagnostics) = Vocabulary.Of([], articles);
        diagnostics.Select(d => (d.Code, d.Message + " | " + d.Hint)).ShouldBe(told is null ? [] : [("DG3009", told)]);
        if (told is null) return;
        var (a, b) = (names.Split(", ")[0], names.Split(", ")[^1]);
        terms!.Find(TermKind.Topic, a).ShouldNotBe(terms.Find(TermKind.Topic, b));
        Vocabulary.Of([Entry(a), Entry(b)], articles).Diagnostics.ShouldBeEmpty();
        Vocabulary.Of([Entry(a) with { Aliases = [b] }], articles).Diagnostics.ShouldBeEmpty();
        Vocabulary.Of([Entry(a)], articles).Diagnostics.Single().Message
            .ShouldBe($"the topic '{terms.Find(TermKind.Topic, b)!.Name}' differs from '{a}' by a final 's' alone");

        static DataEntry Entry(string name) => new(TermKind.Topic, name, null, [], null, null, new("topics.yml", 1, 1));
    }
}

using System.Text;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Yaml;
using static Digest.Core.Tests.ArticleCases;

namespace Digest.Core.Tests;

/// <summary>YAML, TOML, JSON and fields without fences say the same in different words.</summary>
public sealed class FrontMatterFormTests
{
    private static RawArticle Split(string text, string path = "articles/x.md")
    {
        var (raw, diagnostics) = FrontMatterSplitter.Split(new SourceFile(path, path, Encoding.UTF8.GetBytes(text)));
        diagnostics.ShouldBeEmpty();
        return raw.ShouldNotBeNull();
    }

    // A tree without places.
    private static string Shown(YamlValue value) => value switch
    {
        YamlScalar scalar => scalar.Text,
        YamlList list => "[" + string.Join(", ", list.Items.Select(Shown)) + "]",
        YamlMap map => "{" + string.Join(", ", map.Entries.Select(e => e.Key + ": " + Shown(e.Value))) + "}",
        _ => "?",
    };

    [Theory]
    [InlineData("---\ntitle: Ferry, back\ndate: 2016-03-02\ntags: [sea, harbour]\ndraft: true\n---\nText.\n")]
    [InlineData("---yaml\ntitle: Ferry, back\ndate: 2016-03-02\ntags: [sea, harbour]\ndraft: true\n---\nText.\n")]
    [InlineData("+++\ntitle = \"Ferry, back\"\ndate = 2016-03-02\ntags = [\"sea\", 'harbour']\ndraft = true\n+++\nText.\n")]
    [InlineData("---toml\ntitle = 'Ferry, back'\ndate = 2016-03-02\ntags = ['sea', 'harbour']\ndraft = true\n---\nText.\n")]
    [InlineData("{\"title\": \"Ferry, back\", \"date\": \"2016-03-02\", \"tags\": [\"sea\", \"harbour\"], \"draft\": true}\nText.\n")]
    [InlineData("---json\n{\n\t\"title\": \"Ferry, back\",\n\t\"date\": \"2016-03-02\",\n\t\"tags\": [\"sea\",\"harbour\"],\n\t\"draft\":true\n}\n---\nText.\n")]
    [InlineData("title: Ferry, back\ndate: 2016-03-02\ntags: sea, harbour\ndraft: true\n\nText.\n")]
    [InlineData("title: Ferry, back\ndate: 2016-03-02\ntags: sea\n    harbour\ndraft: true\n---\nText.\n")]
    public void EveryFormGivesTheSameTree(string text)
    {
        var raw = Split(text);
        Shown(raw.Fields).ShouldBe("{title: Ferry, back, date: 2016-03-02, tags: [sea, harbour], draft: true}");
        raw.Body.ShouldBe("Text.\n");
        raw.BodyLine.ShouldBe(text.ReplaceLineEndings("\n").Split('\n').ToList().IndexOf("Text.") + 1);
        Split("\uFEFF\n\n" + text.Replace("\n", "\r\n", StringComparison.Ordinal)).Fields.Entries.Count.ShouldBe(4);
    }

    [Fact]
    public void TomlHasTablesDatesAndNumbers()
    {
        var raw = Split("""
            +++
            # of a ferry
            title = '''
            Ferry
            back'''
            date = 2016-03-02T07:30:00+01:00
            updated = 2016-03-03 08:00:00 # in the morning
            weight = 1_0
            extra.shown.twice = true
            [source]
            name = "The Quay"
            [taxonomies]
            tags = ["sea",
              "harbour", # both
            ]
            [[corrections]]
            date = 2016-03-04
            text = "Not Tuesday."
            [[corrections]]
            text = "Nor Monday."
            [extra.shown]
            ratio = 0.5
            +++
            """);
        Shown(raw.Fields).ShouldBe("{title: Ferry\nback, date: 2016-03-02T07:30:00+01:00, updated: 2016-03-03 08:00:00, weight: 10, "
            + "extra: {shown: {twice: true, ratio: 0.5}}, source: {name: The Quay}, taxonomies: {tags: [sea, harbour]}, "
            + "corrections: [{date: 2016-03-04, text: Not Tuesday.}, {text: Nor Monday.}]}");
        var (article, diagnostics) = ArticleParser.Bind(raw, [], new());
        diagnostics.ShouldBeEmpty();
        article!.Headline.ShouldBe("Ferry back");
        article.Published.ShouldBe(new DateTimeOffset(2016, 3, 2, 7, 30, 0, TimeSpan.FromHours(1)));
        article.Topics.Select(t => (t.Value, t.Place.Line, t.Place.Column)).ShouldBe([("sea", 13, 9), ("harbour", 14, 3)]);
        (article.Source!.Name, article.Lead, article.Corrections.Count).ShouldBe(("The Quay", 10, 2));
    }

    [Fact]
    public void HugosParametersFillWhatTheFieldsLeaveOpen()
    {
        var article = Bind("+++\ntitle = 'T'\noriginal = true\n[params]\nauthor = 'Ann'\ntitle = 'Other'\nskin = 'dark'\n+++\n");
        article.Diagnostics.ShouldBeEmpty();
        (article.Value!.Headline, article.Value.Bylines[0]).ShouldBe(("T", "Ann"));
    }

    [Fact]
    public void PelicansFieldsAreRead()
    {
        var (article, diagnostics) = Bind("""
            Title: Ferry: back at "last"
            Date: 2010-12-03 10:20
            Modified: 2010-12-05 19:30
            Category: News
            Tags: sea, harbour
            Slug: ferry-back
            Authors: Ash, Ann; Birch, Bo
            Summary: It is back,
                and on time.
            Lang: de
            Status: draft
            Original: yes

            Text.
            """, "articles/x.md");
        diagnostics.ShouldBeEmpty();
        (article!.Headline, article.Slug, article.Language, article.Draft).ShouldBe(("Ferry: back at \"last\"", "ferry-back", "de", true));
        article.Published.ShouldBe(new DateTimeOffset(2010, 12, 3, 10, 20, 0, TimeSpan.Zero));
        article.Updated.ShouldBe(new DateTimeOffset(2010, 12, 5, 19, 30, 0, TimeSpan.Zero));
        article.Topics.Select(t => t.Value).ShouldBe(["sea", "harbour", "News"]);
        article.Topics.Select(t => (t.Place.Line, t.Place.Column)).ShouldBe([(5, 7), (5, 12), (4, 11)]);
        article.Bylines.ShouldBe(["Ash, Ann", "Birch, Bo"]);
        article.Dek.ShouldBe("It is back, and on time.");
    }

    [Theory]
    [InlineData("tags: [sea, \"harbour\"]", 3, 8, 3, 14)]
    [InlineData("tags:\n  - sea\n  - 'harbour'", 4, 5, 5, 6)]
    [InlineData("tags:\n- sea\n- harbour", 4, 3, 5, 3)]
    public void ListsOfYamlWhoseFencesWereLostAreLists(string field, int line, int column, int line2, int column2)
    {
        var topics = Bind("title: T\noriginal: true\n" + field + "\ndate: 2016-03-02\n\n").Value!.Topics;
        topics.Select(t => (t.Value, t.Place.Line, t.Place.Column))
            .ShouldBe([("sea", line, column), ("harbour", line2, column2)]);
    }

    [Theory]
    [InlineData("Authors: Ann, Bo", "Ann|Bo")]
    [InlineData("Author: Ash, Ann", "Ash, Ann")]
    [InlineData("Author: Ann;  Bo", "Ann|Bo")]
    [InlineData("Authors: Ann\n  Bo", "Ann|Bo")]
    public void AuthorsOfFieldsWithoutFences(string field, string authors) =>
        Bind("Title: T\nOriginal: true\n" + field + "\n\n").Value!.Bylines.ShouldBe(authors.Split('|'));

    [Theory]
    [InlineData("Title: T\nSource URL: https://quay.example/x\n\nText.", "Text.")]
    [InlineData("Title: T\nDate: 2016-03-02\nThe text begins at once.", "The text begins at once.")]
    [InlineData("Title: T\n\n\n    Code.", "\n    Code.")]
    [InlineData("Title: T\n", "")]
    [InlineData("Title: T", "")]
    [InlineData("Date: 2016-03-02\nSlug: x\n\nText.", "Text.")]
    [InlineData("title:T\n\nText.", "Text.")]
    public void FieldsEndWithABlankLineOrTheText(string text, string body) => Split(text).Body.ShouldBe(body);

    [Theory]
    [InlineData("Note: the ferry is back.\n\nIt came at noon.")]
    [InlineData("Title: a word that\nbegins this line too.")]
    [InlineData("Date: a fruit\n\nIt is sweet.")]
    [InlineData("Summary: all is well\nSource: the mayor\n\nText.")]
    [InlineData("To whom it may concern: Title: x\n\nText.")]
    [InlineData("http://quay.example/\nTitle: x\n\nText.")]
    [InlineData("{{< figure src=\"x\" >}}\n")]
    [InlineData("{% include x %}\n")]
    [InlineData("{: .note}\nText")]
    [InlineData("{#id}\nText")]
    [InlineData("{word: another}\nText")]
    [InlineData("--- toml\ntitle = 'x'\n---")]
    public void ProseThatLooksLikeFieldsIsProse(string text)
    {
        var raw = Split(text);
        (raw.Fields.Entries.Count, raw.Body, raw.BodyLine).ShouldBe((0, text, 1));
    }

    [Theory]
    [InlineData("+++\ntitle = Ferry back\n+++\n", "2:9 error DG2005: a text has to stand in quotation marks | write title = \"Ferry back\"")]
    [InlineData("+++\ntitle = \u201cFerry\u201d\n+++\n", "2:9 error DG2005: a text has to stand in quotation marks | write title = \"Ferry\"")]
    [InlineData("+++\ndraft = True\n+++\n", "2:9 error DG2005: 'True' is not a value | write draft = true")]
    [InlineData("+++\ntitle =\n+++\n", "2:7 error DG2005: the value is missing | write title = \"some text\", or remove the line")]
    [InlineData("+++\ntitle: \"Ferry\"\n+++\n", "2:6 error DG2005: a colon stands where TOML has = | write title = \"Ferry\"")]
    [InlineData("+++\ntitle\n+++\n", "2:6 error DG2005: there is no = after the key | write each field as key = value on a line of its own")]
    [InlineData("+++\nslug = 'x'\ntitle = \"Ferry\ndate = 2016-03-02\n+++\n",
        "3:9 error DG2005: a quotation mark opens here and is not closed | close it with the same mark at the end of the value")]
    [InlineData("+++\ntitle = '''Ferry\n+++\n",
        "2:9 error DG2005: a quotation mark opens here and is not closed | close it with the same mark at the end of the value")]
    [InlineData("+++\ntitle = \"C:\\News\"\n+++\n",
        "2:12 error DG2005: a backslash stands before a character that needs none | write the value between single quotation marks: 'C:\\News'")]
    [InlineData("+++\ntags = [\"😀\", [\"b\"]\ndate = 2016-03-02\n+++\n",
        "2:8 error DG2005: the bracket [ opens here and is not closed | add ] behind the last item")]
    [InlineData("+++\ntags = [\"a\" \"b\"]\n+++\n", "2:13 error DG2005: a comma is missing before this item | put a comma between each two items")]
    [InlineData("+++\nsource = {name = 'x'\n+++\n", "2:10 error DG2005: the bracket { opens here and is not closed | add } behind the last item")]
    [InlineData("+++\n[params\na = 1\n+++\n", "2:1 error DG2005: the bracket [ opens here and is not closed | write the name of a table as [name]")]
    [InlineData("+++\nweight = 99999999999999999999\n+++\n", "2:10 error DG2005: the number is too large | put quotation marks around it")]
    [InlineData("+++\ntitle = 'x' slug = 'y'\n+++\n",
        "2:13 error DG2005: the line goes on after its value | put quotation marks around a value that is not a number or date, and each field on a line of its own")]
    [InlineData("+++\ndate = 2016/03/02\n+++\n",
        "2:12 error DG2005: the line goes on after its value | put quotation marks around a value that is not a number or date, and each field on a line of its own")]
    [InlineData("+++\ntitle = 'x'\n", "1:1 error DG2004: the front matter does not end | put a line of +++ after the last field")]
    [InlineData("\n{\"title\": \"x\"\n \"date\": 1}\n", "3:2 error DG2027: a comma is missing before this | put a comma between each two fields, and quotation marks around a text")]
    [InlineData("{\"title\": \"é\" \"date\": 1}\n", "1:15 error DG2027: a comma is missing before this | put a comma between each two fields, and quotation marks around a text")]
    [InlineData("{title: \"x\"}\n", "1:2 error DG2027: a key has to stand in quotation marks | write \"title\", with straight double ones")]
    [InlineData("{'title': 'x'}\n", "1:2 error DG2027: a key has to stand in quotation marks | write \"title\", with straight double ones")]
    [InlineData("{\"title\": x y}\n", "1:11 error DG2027: a text has to stand in quotation marks | write \"x y\"")]
    [InlineData("{\"title\": this}\n", "1:11 error DG2027: a text has to stand in quotation marks | write \"this\"")]
    [InlineData("{\"title\": \u201cx\u201d}\n", "1:11 error DG2027: a text has to stand in quotation marks | write \"x\"")]
    [InlineData("{\"draft\": True}\n", "1:11 error DG2027: 'True' is not a value | write true")]
    [InlineData("{\"title\": }\n", "1:11 error DG2027: something is missing before this | write each field as \"key\": value")]
    [InlineData("{\"title\": \"x\",\n}\n", "1:14 error DG2027: a comma stands behind the last item | remove it")]
    [InlineData("{\"title\" \"x\"}\n", "1:10 error DG2027: a colon is missing between a key and its value | write each field as \"key\": value")]
    [InlineData("{\"title\": \"x\n}\n",
        "1:11 error DG2027: a quotation mark opens here and is not closed in its line | close it at the end of the value; a line end within a text is written \\n")]
    [InlineData("{\"title\": \"x",
        "1:11 error DG2027: a quotation mark opens here and is not closed in its line | close it at the end of the value; a line end within a text is written \\n")]
    [InlineData("{\"title\": \"a\tb\"}\n", "1:13 error DG2027: a text holds a character that JSON writes in another way | write a tab as \\t")]
    [InlineData("{\"title\": \"C:\\News\"}\n",
        "1:14 error DG2027: a backslash stands before a character that needs none | write two of them: C:\\\\News")]
    [InlineData("{\"title\": \"x\" // y\n}\n", "1:15 error DG2027: JSON has no comments | remove it")]
    [InlineData("{\"title\": \"x\"\n\nText.\n", "1:1 error DG2027: the bracket { opens here and is not closed | add } behind the last item")]
    [InlineData("{\"tags\": [\"x\"", "1:10 error DG2027: the bracket [ opens here and is not closed | add ] behind the last item")]
    [InlineData("{\"tags\": [\"x\"}\n", "1:10 error DG2027: the bracket [ opens here and is not closed | add ] behind the last item")]
    [InlineData("{\"edition\": 07}\n", "1:13 error DG2027: a number begins with 0 | put quotation marks around it")]
    [InlineData("{\"title\": \"\\ud800\"}\n", "1:11 error DG2027: a text holds half of a character | write the character itself")]
    [InlineData("---json\n\"title\": \"x\"\n---\n", "2:1 error DG2027: the front matter is not an object | begin it with { and write each field as \"key\": value")]
    [InlineData("---json\n{}\n{}\n---\n", "2:1 error DG2027: the front matter is more than one object | write all fields between one pair of braces")]
    public void WhatCannotBeReadSaysWhereAndWhatToWrite(string text, string expected) =>
        Bind(text).Diagnostics.Select(Told).ShouldBe([expected]);

    [Theory]
    [InlineData("+++\ntitle = 'T'\noriginal = true\ndate = 2022-02-29\n+++\n",
        "4:8 error DG2007: '2022-02-29' in 'date' is not a date that exists | write it as 2015-07-16, or as 2015-07-16T09:30:00+02:00")]
    [InlineData("+++\ntitle = 'T'\noriginal = true\ntitle = 'U'\n+++\n",
        "4:1 warning DG2012: the key 'title' is given twice; this one counts | remove the one in line 2")]
    [InlineData("{\"title\": \"T\",\n  \"original\": true,\n  \"topcis\": []}\n",
        "3:3 warning DG2010: the key 'topcis' is unknown | did you mean 'topics'?")]
    [InlineData("{\"title\": \"T\",\n  \"original\": true,\n  \"draft\": [\"é\", {\"a\": null}]}\n",
        "3:12 error DG2008: 'draft' must be true or false | write \"draft\": true")]
    [InlineData("+++\ntitle = 'T'\noriginal = true\ntags = {a = 1}\n+++\n",
        "4:8 error DG2008: 'tags' must be a list of texts | write tags = [\"one\", \"two\"]")]
    [InlineData("+++\ntitle = 'T'\noriginal = true\n[image]\nsrc = '/x.png'\n+++\n",
        "4:2 warning DG2016: the image '/x.png' has no alternative text | write image = {src = \"…\", alt = \"what it shows\"}")]
    [InlineData("+++\ntitle = 'T'\n+++\n",
        "1:1 warning DG2015: the article names no source | add 'source = {name = \"…\", url = \"…\"}', or 'original = true' for own work")]
    [InlineData("{\"title\": \"T\"}",
        "1:1 warning DG2015: the article names no source | add '\"source\": {\"name\": \"…\", \"url\": \"…\"}', or '\"original\": true' for own work")]
    [InlineData("Title: T\n\n",
        "1:1 warning DG2015: the article names no source | add 'source: …' and 'source_url: …', or 'original: true' for own work")]
    [InlineData("Title: T\nOriginal: true\nDate: 2022-02-29\n\n",
        "3:7 error DG2007: '2022-02-29' in 'Date' is not a date that exists | write it as 2015-07-16, or as 2015-07-16T09:30:00+02:00")]
    [InlineData("Title: T\nOriginal: true\nKind:\n   reprot\n\n", "3:6 error DG2009: 'reprot' is not a valid kind | did you mean 'report'?")]
    [InlineData("Title: T\nOriginal: true\nTopcis: a\n\n", "3:1 warning DG2010: the key 'Topcis' is unknown | did you mean 'topics'?")]
    public void FindingsHaveTheirPlaceInEachForm(string text, string expected) =>
        Bind(text).Diagnostics.Select(Told).ShouldBe([expected]);

    [Theory]
    [InlineData("---\ntitle: T\noriginal: true\ndate: 2020-05-28 14:15:14+15:00\n---\n", "4:7")]
    [InlineData("+++\ntitle = 'T'\noriginal = true\ndate = 2020-05-28T14:15:14+15:00\n+++\n", "4:8")]
    [InlineData("{\"title\": \"T\", \"original\": true,\n\"date\": \"2020-05-28 14:15:14+15:00\"}\n", "2:9")]
    [InlineData("Title: T\nOriginal: true\nDate: 2020-05-28 14:15:14 +1500\n\n", "3:7")]
    public void AnOffsetThatNoPlaceHasIsAWarningAndTheTimeIsTheSites(string text, string place)
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var (article, diagnostics) = Bind(text, settings: new SiteSettings { TimeZone = berlin });
        Told(diagnostics.ShouldHaveSingleItem()).ShouldMatch(
            $"^{place} warning DG2029: '2020-05-28.14:15:14 ?\\+15:?00' in '[dD]ate' has an offset that no place has; its time "
            + "counts in the site's zone \\| write the offset of the place, as in 2015-07-16T09:30:00\\+02:00, or none$");
        article!.Published.ShouldBe(new DateTimeOffset(2020, 5, 28, 14, 15, 14, TimeSpan.FromHours(2)));
        article.Published.Offset.ShouldBe(TimeSpan.FromHours(2));
    }

    [Theory]
    [InlineData("---\ntitle: T\noriginal: true\ndate: 1437040200\n---\n")]
    [InlineData("+++\ntitle = 'T'\noriginal = true\ndate = 1437040200\n+++\n")]
    [InlineData("{\"title\": \"T\", \"original\": true, \"date\": 1437040200}\n")]
    [InlineData("Title: T\nOriginal: true\nDate: 1437040200\n\n")]
    public void SecondsSince1970AreADate(string text)
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var (article, diagnostics) = Bind(text, settings: new SiteSettings { TimeZone = berlin });
        diagnostics.ShouldBeEmpty();
        (article!.Published, article.Published.Offset)
            .ShouldBe((new DateTimeOffset(2015, 7, 16, 11, 50, 0, TimeSpan.FromHours(2)), TimeSpan.FromHours(2)));
    }

    [Theory]
    [InlineData("title: x", 7)]
    [InlineData("Title : 'x'", 8)]
    [InlineData("title = \"x\"", 8)]
    [InlineData("{\"title\": \"x\",", 10)]
    [InlineData("\t\"title\" : 1", 11)]
    [InlineData("titles: x", -1)]
    [InlineData("  title: x", -1)]
    [InlineData("title", -1)]
    [InlineData("title:", 6)]
    [InlineData("\"", -1)]
    public void KeysAreFoundInLinesOfAnyForm(string line, int at) => FrontMatterForms.ValueIn(line, "title").ShouldBe(at);

    public static TheoryData<string, string> Hostile() => new()
    {
        { "+++\na = " + new string('[', 100_000) + "\n+++\n", "DG2005" },
        { "+++\na" + string.Concat(Enumerable.Repeat(".b", 50_000)) + " = 1\n+++\n", "DG2005" },
        { "+++\n[a" + string.Concat(Enumerable.Repeat(".b", 50_000)) + "]\n+++\n", "DG2005" },
        { "+++\na = {b" + string.Concat(Enumerable.Repeat(".b", 50_000)) + " = 1}\n+++\n", "DG2005" },
        { "+++\na = [" + string.Concat(Enumerable.Repeat("1,", 150_000)) + "]\n+++\n", "DG2005" },
        { "+++\n" + string.Concat(Enumerable.Range(0, 150_000).Select(i => $"[a{i}]\n")) + "+++\n", "DG2005" },
        { "+++\n" + new string('=', 200_000) + "\n+++\n", "DG2005" },
        { "{\"a\":" + new string('[', 100_000), "DG2027" },
        { "{\"a\":[" + string.Concat(Enumerable.Repeat("1,", 150_000)) + "1]}", "DG2027" },
        { "{\"a\":\"" + new string('x', 3_000_000), "DG2027" },
        { "Title: " + string.Concat(Enumerable.Repeat("x\n ", 100_000)), "DG2002" },
        { "Title: x\nTags: " + string.Concat(Enumerable.Range(0, 100_000).Select(i => i + ";")), "DG2002" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileFrontMatterIsAnErrorInAFairTime(string text, string code)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Bind(text, "x.md").Diagnostics.Select(d => d.Code).ShouldContain(code);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("+++\n", "\n+++\n")]
    [InlineData("{\"", "}\n")]
    [InlineData("Title: ", "\n\n")]
    public void AnyCharactersEndInAValueOrAnError(string before, string after)
    {
        const string Alphabet = "abt=:[]{}\"'\\,.#-+0129 \n\té\u201c\u0007";
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var text = new StringBuilder(before);
            for (var length = random.Next(40); length > 0; length--) text.Append(Alphabet[random.Next(Alphabet.Length)]);
            var (article, diagnostics) = Bind(text + after);
            (article is not null || diagnostics.Any(d => d.Severity == Core.Diagnostics.Severity.Error)).ShouldBeTrue();
            diagnostics.ShouldAllBe(d => d.Line > 0 && d.Column > 0);
        }
    }
}

using System.Text;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Yaml;
using static Digest.Core.Tests.ArticleCases;

namespace Digest.Core.Tests;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("title: A\nheadline: B", "A")]
    [InlineData("headline: B", "B")]
    [InlineData("TITLE: A", "A")]
    [InlineData("title: 'Fish &amp; chips'", "Fish & chips")]
    [InlineData("title: \"Two\n  lines\"", "Two lines")]
    [InlineData("title: 2015", "2015")]
    public void Headlines(string yaml, string expected) => Bind($"---\n{yaml}\n---\n").Value!.Headline.ShouldBe(expected);

    [Theory]
    [InlineData("**Strong** and _well, emphasized_. ", "Strong and well, emphasized.")]
    [InlineData("<strong>Strong</strong><br>and `code`", "Strong and code")]
    [InlineData("***Both*** [here](https://x.example/a_b_c) too", "Both here too")]
    [InlineData("2 * 3 * 4, snake_case_name, a < b, [sic]", "2 * 3 * 4, snake_case_name, a < b, [sic]")]
    [InlineData("*open, and </ and [ and <nick>", "*open, and </ and [ and <nick>")]
    public void DeksAndNotesArePlainText(string written, string read)
    {
        var article = Bind($"---\ntitle: T\ndek: '{written}'\nnote: '{written}'\n---\n").Value!;
        article.Dek.ShouldBe(read);
        article.Note.ShouldBe(read);
    }

    [Theory]
    [InlineData("*a ")]
    [InlineData("[")]
    [InlineData("<b ")]
    public void AVeryLongDekStaysAsItIsAndTakesNoTime(string mark)
    {
        var written = string.Concat(Enumerable.Repeat(mark, 100_000)) + "end";
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Bind($"---\ntitle: T\ndek: '{written}'\n---\n").Value!.Dek.ShouldBe(written);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void EveryAliasOfEveryKeyIsRead()
    {
        foreach (var key in FrontMatterKeys.All)
        {
            foreach (var name in key.Aliases.Append(key.Name))
                FrontMatterKeys.Find(name.ToUpperInvariant()).ShouldBe(key, name);
        }
    }

    [Fact]
    public void AllKeysAreBound()
    {
        var article = Bind("""
            ---
            headline: H
            date: 2015-07-14T10:00:00+02:00
            lastmod: 2015-07-15
            summary: D
            note: N
            authors: [Ann Ash, Bo Birch]
            source: The Paper
            source_url: https://paper.example/x
            license: licensed
            kind: press-release
            tags: one, two
            people: [P]
            places: [L]
            organizations: [O]
            featured_image: {src: /a.svg, alt: A, credit: C}
            story: s
            related: [r]
            unrelated: [u]
            edition: 7
            weight: 3
            expirydate: 2016-01-01
            slug: My Slug
            id: urn:x
            permalink: /exact/
            aliases: [/old/, /older]
            locale: pt_BR
            corrections: [{date: 2015-07-16, text: Wrong.}]
            discussion: https://talk.example/1
            comments: false
            noindex: true
            paywall: true
            extra: {a: 1, b: [x, true]}
            ---
            """).Value!;
        article.Headline.ShouldBe("H");
        article.Published.ShouldBe(new DateTimeOffset(2015, 7, 14, 10, 0, 0, TimeSpan.FromHours(2)));
        article.Updated.ShouldBe(new DateTimeOffset(2015, 7, 15, 0, 0, 0, TimeSpan.Zero));
        (article.Dek, article.Note).ShouldBe(("D", "N"));
        article.Bylines.ShouldBe(["Ann Ash", "Bo Birch"]);
        article.Source.ShouldBe(new SourceReference("The Paper", "https://paper.example/x", null));
        (article.Rights, article.Kind).ShouldBe((Rights.Licensed, ArticleKind.PressRelease));
        article.Topics.Select(t => t.Value).ShouldBe(["one", "two"]);
        article.Image.ShouldBe(new ArticleImage("/a.svg", "A", "C"));
        (article.StoryPin!.Value.Value, article.Related[0].Value, article.Unrelated[0].Value).ShouldBe(("s", "r", "u"));
        (article.Edition, article.Lead).ShouldBe((new EditionChoice(7, null), 3));
        (article.Slug, article.SlugIsExplicit, article.FeedId).ShouldBe(("my-slug", true, "urn:x"));
        article.ExplicitPermalink!.Value.Value.ShouldBe("/exact/");
        article.RedirectFrom.Select(r => r.Value).ShouldBe(["/old/", "/older/"]);
        article.Language.ShouldBe("pt-BR");
        article.Corrections.ShouldBe([new Correction(new DateTimeOffset(2015, 7, 16, 0, 0, 0, TimeSpan.Zero), "Wrong.")]);
        (article.Comments, article.NoIndex, article.Paywall).ShouldBe((false, true, true));
        var extra = article.Extra.ShouldBeOfType<Dictionary<string, object?>>();
        extra["a"].ShouldBe(1L);
    }

    [Theory]
    [InlineData("source: https://paper.example/x", null, "https://paper.example/x")]
    [InlineData("source: The Paper", "The Paper", null)]
    [InlineData("source: {name: The Paper, url: https://p.example, archived: https://a.example}", "The Paper",
        "https://p.example")]
    [InlineData("source_url: https://paper.example/x", null, "https://paper.example/x")]
    public void Sources(string yaml, string? name, string? url)
    {
        var source = Good(yaml).Source.ShouldNotBeNull();
        (source.Name, source.Url).ShouldBe((name, url));
    }

    [Theory]
    [InlineData("source: {name: NASA, url: www.nasa.gov/x}",
        "4:27 warning DG2025: 'www.nasa.gov/x' in 'source.url' is not a complete web address; ignored | did you mean https://www.nasa.gov/x?")]
    [InlineData("source: {name: NASA, url: \"www.nasa.gov:80/x\"}",
        "4:27 warning DG2025: 'www.nasa.gov:80/x' in 'source.url' is not a complete web address; ignored | did you mean https://www.nasa.gov:80/x?")]
    [InlineData("source: {name: NASA, archived: web.archive.org/x}",
        "4:32 warning DG2025: 'web.archive.org/x' in 'source.archived' is not a complete web address; ignored | did you mean https://web.archive.org/x?")]
    [InlineData("source: {name: NASA, url: /about/}",
        "4:27 warning DG2025: '/about/' in 'source.url' is not a complete web address; ignored | write the whole address, such as https://example.org/report")]
    [InlineData("source_url: u",
        "4:13 warning DG2025: 'u' in 'source_url' is not a complete web address; ignored | write the whole address, such as https://example.org/report")]
    [InlineData("source: ftp://x.example/a",
        "4:9 warning DG2025: 'ftp://x.example/a' in 'source' is not a valid web address; ignored | use http or https")]
    [InlineData("source: \"https://\"",
        "4:9 warning DG2025: 'https://' in 'source' has no host; ignored | write the whole address, such as https://example.org/report")]
    [InlineData("discussion: [news.ycombinator.com/item]",
        "4:14 warning DG2025: 'news.ycombinator.com/item' in 'discussion' is not a complete web address; ignored | did you mean https://news.ycombinator.com/item?")]
    [InlineData("discussion: \"javascript:alert(1)\"",
        "4:13 warning DG2025: 'javascript:alert(1)' in 'discussion' is not a valid web address; ignored | use http or https")]
    [InlineData("image: {src: \"data:x\", alt: A}",
        "4:8 warning DG2025: the image 'data:x' has an address that pages may not load; ignored | use http or https, or a path within the site")]
    public void AddressesThatCannotBeFollowedAreToldAndLeftOut(string yaml, string expected)
    {
        var (article, diagnostics) = Bind($"---\ntitle: T\noriginal: true\n{yaml}\n---\n");
        diagnostics.Select(Told).ShouldBe([expected]);
        (article!.Source?.Url, article.Source?.Archived, article.Discussion.Count, article.Image).ShouldBe((null, null, 0, null));
    }

    [Fact]
    public void ALeftOutAddressIsNoMissingSourceBesides() =>
        Bind("---\ntitle: T\nsource_url: www.nasa.gov\n---\n").Diagnostics.Select(d => d.Code).ShouldBe(["DG2025"]);

    [Theory]
    [InlineData("aliases: [\"/?p=123\", /old/]", "/old/",
        "4:11 warning DG2025: no redirect is made from '/?p=123': it is not a path that a file can have | write a path such as /old/pluto/, or remove it")]
    [InlineData("redirect_from: \"/2012/x:y/\"", "",
        "4:16 warning DG2025: no redirect is made from '/2012/x:y/': it is not a path that a file can have | write a path such as /old/pluto/, or remove it")]
    [InlineData("aliases: [\"../../../../x\"]", "",
        "4:11 warning DG2025: no redirect is made from '../../../../x': it is not a path that a file can have | write a path such as /old/pluto/, or remove it")]
    [InlineData("aliases: [\"../old-a\", ./old-b/]", "/2015/old-a/ /2015/07/old-b/", null)]
    [InlineData("url: /x/\naliases: [./old-b]", "/old-b/", null)]
    public void RedirectsOfOtherGeneratorsAreReadOrLeftOut(string yaml, string from, string? told)
    {
        var (article, diagnostics) = Bind($"---\ntitle: T\noriginal: true\n{yaml}\n---\n");
        diagnostics.Select(Told).ShouldBe(told is null ? [] : [told]);
        string.Join(' ', article!.RedirectFrom.Select(r => r.Value)).ShouldBe(from);
    }

    [Theory]
    [InlineData("/?p=123")]
    [InlineData("/notes/{{ page.fileSlug }}/")]
    [InlineData("false")]
    [InlineData("https://valley.example/?page_id=7")]
    public void PatternsOfOtherGeneratorsAreLeftAlone(string permalink)
    {
        var (article, diagnostics) = Bind($"---\ntitle: T\noriginal: true\npermalink: {permalink}\n---\n");
        article!.ExplicitPermalink.ShouldBeNull();
        diagnostics.Select(Told)
            .ShouldBe([$"4:12 info DG2011: the pattern '{permalink}' belongs to another generator; ignored"]);
    }

    [Fact]
    public void AnAuthorMayBeAMap() => Good("author: {name: Joe, email: joe@x.example}").Bylines.ShouldBe(["Joe"]);

    [Theory]
    [InlineData("CC0-1.0", Rights.PublicDomain)]
    [InlineData("public domain", Rights.PublicDomain)]
    [InlineData("https://creativecommons.org/publicdomain/zero/1.0/", Rights.PublicDomain)]
    [InlineData("CC-BY-4.0", Rights.Licensed)]
    [InlineData("CC BY-SA 3.0", Rights.Licensed)]
    [InlineData("https://creativecommons.org/licenses/by/4.0/", Rights.Licensed)]
    [InlineData("MIT", Rights.Licensed)]
    [InlineData("Apache-2.0", Rights.Licensed)]
    [InlineData("CC-BY-NC-4.0", Rights.Excerpt)]
    [InlineData("cc-by-nd", Rights.Excerpt)]
    [InlineData("https://creativecommons.org/licenses/by-nc-sa/4.0/", Rights.Excerpt)]
    [InlineData("All rights reserved", Rights.Excerpt)]
    public void LicencesAreReadAsRights(string licence, Rights rights)
    {
        var (article, diagnostics) = Bind($"---\ntitle: T\nsource: S\nlicense: \"{licence}\"\n---\n",
            settings: new SiteSettings { Rights = Rights.Unknown });
        diagnostics.ShouldBeEmpty();
        article!.Rights.ShouldBe(rights);
    }

    [Fact]
    public void ALicenceThatIsNotKnownChangesNothing()
    {
        var (article, diagnostics) = Bind("---\ntitle: T\nsource: S\nlicense: ours\n---\n");
        diagnostics.Select(Told)
            .ShouldBe(["4:10 warning DG2026: the licence 'ours' is not known, and nothing follows from it | write 'rights' and "
            + "one of own, licensed, public-domain, excerpt, unknown"]);
        article!.Rights.ShouldBe(Rights.Excerpt);
    }

    [Fact]
    public void AddressesWithoutASchemeOfTheirOwnTakeHttps() =>
    Good("source_url: //paper.example/x").Source!.Url.ShouldBe("https://paper.example/x");

    [Fact]
    public void ABooleanPublishedMeansDraftOrNot()
    {
        Good("published: false").Draft.ShouldBeTrue();
        Good("published: true").Draft.ShouldBeFalse();
        var dated = Good("published: false\ndate: 2015-08-01");
        (dated.Draft, dated.Published.Month).ShouldBe((true, 8));
    }

    [Fact]
    public void RightsFollowTheSettingUnlessTheWorkIsOwn()
    {
        Good("kind: report").Rights.ShouldBe(Rights.Own);
        Bind("---\ntitle: T\nsource: S\n---\n").Value!.Rights.ShouldBe(Rights.Excerpt);
        Bind("---\ntitle: T\nsource: S\n---\n",
            settings: new SiteSettings { Rights = Rights.Licensed }).Value!.Rights.ShouldBe(Rights.Licensed);
    }

    [Fact]
    public void TheNearestFoldersDefaultsLieUnderTheArticlesOwnFields()
    {
        var near = YamlReader.ReadMap("kind: opinion\ntopics: [near]", "a/_directory.yml").Value!;
        var far = YamlReader.ReadMap("kind: link\nlang: de", "_directory.yml").Value!;
        var article = Bind("---\ntitle: T\noriginal: true\ntags: [own]\n---\n", defaults: [near, far]).Value!;
        (article.Kind, article.Language, article.Topics.Single().Value).ShouldBe((ArticleKind.Opinion, "de", "own"));
    }

    [Theory]
    [InlineData("\uFEFF---\ntitle: T\n---\nx")]
    [InlineData("---\r\ntitle: T\r\n---\r\nx")]
    [InlineData("\n\n---\ntitle: T\n---\nx")]
    [InlineData("---\ntitle: T\n...\nx")]
    public void FencesAreFoundAsTheyAreWritten(string text) => Bind(text).Value!.Headline.ShouldBe("T");

    [Fact]
    public void TextsThatGoOnWithoutIndentationAreForgiven() =>
        Bind("---\ntitle: T\nexcerpt: \"One line\nand the next: here\"\ndate: 2015-01-02\n---\n").Value!.Dek.ShouldBe(
            "One line and the next: here");

    [Theory]
    [InlineData("",
        "1:1 error DG2001: the article has no title | begin the file with front matter: a line of ---, 'title: …', 'published: …', a line of ---")]
    [InlineData("Just a body.",
        "1:1 error DG2001: the article has no title | begin the file with front matter: a line of ---, 'title: …', 'published: …', a line of ---")]
    [InlineData("---\ntitle: T", "1:1 error DG2004: the front matter does not end | put a line of --- after the last field")]
    [InlineData("---\ntitle: T\ndate: 2022-02-29\noriginal: true\n---\n",
        "3:7 error DG2007: '2022-02-29' in 'date' is not a date that exists | write it as 2015-07-16, or as 2015-07-16T09:30:00+02:00")]
    [InlineData("---\ntitle: T\noriginal: true\nauthor: {first: Joe}\n---\n",
        "4:9 error DG2008: 'author' must be a list of texts | write author: [one, two]")]
    [InlineData("---\ntitle: T\noriginal: true\nkind: reprot\n---\n",
        "4:7 error DG2009: 'reprot' is not a valid kind | did you mean 'report'?")]
    [InlineData("---\ntitle: T\noriginal: true\nnoindex: perhaps\n---\n",
        "4:10 error DG2008: 'noindex' must be true or false | write noindex: true")]
    [InlineData("---\ntitle: T\noriginal: true\nurl: ../../etc\n---\n",
        "4:6 error DG2022: '../../etc' is not a path within the site | write a path such as /2015/07/pluto/")]
    [InlineData("---\ntitle: T\noriginal: true\ntopcis: [a]\n---\n",
        "4:1 warning DG2010: the key 'topcis' is unknown | did you mean 'topics'?")]
    [InlineData("---\ntitle: T\noriginal: true\nlayout: post\n---\n",
        "4:1 info DG2011: the key 'layout' belongs to another generator; ignored")]
    [InlineData("---\ntitle: T\noriginal: true\ntitle: U\n---\n",
        "4:1 warning DG2012: the key 'title' is given twice; this one counts | remove the one in line 2")]
    [InlineData("---\ntitle: T\noriginal: true\ndeck: a\ndek: b\n---\n",
        "4:1 warning DG2017: 'deck' means the same as 'dek', which counts | keep one of them, best as 'dek'")]
    [InlineData("---\ntitle: T\n---\n",
        "1:1 warning DG2015: the article names no source | add 'source: {name: …, url: …}', or 'original: true' for own work")]
    [InlineData("---\ntitle: T\noriginal: true\nimage: /a.png\n---\n",
        "4:8 warning DG2016: the image '/a.png' has no alternative text | write image: {src: …, alt: what it shows}")]
    [InlineData("---\ntitle: T\noriginal: true\nlang: klingonese!\n---\n",
        "4:7 error DG2008: 'klingonese!' is not a language | write a code such as en, de or pt-BR")]
    public void FaultsSayWhereWhatAndWhatToDo(string text, string expected)
    {
        var told = Bind(text).Diagnostics.Select(Told).ToList();
        told.ShouldContain(expected);
        told.Count.ShouldBe(1, string.Join("\n", told));
    }

    [Fact]
    public void AllFaultsAreFoundInOneGo()
    {
        var codes = Bind("---\ndate: never\nkind: x\ndraft: [1]\ncorrections: {a: b}\nimage: [1]\n---\n").Diagnostics.Select(d =>
            d.Code).Order().ToList();
        codes.ShouldBe(["DG2001", "DG2007", "DG2008", "DG2008", "DG2008", "DG2009"]);
    }

    [Fact]
    public void ADateInTheFileNameIsEnough() =>
        Bind("---\ntitle: T\n---\n",
            "2015-07-14-x.md").Value!.Published.ShouldBe(new DateTimeOffset(2015, 7, 14, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("date_published: 2015-07-01T09:30:00.000Z", "x.md", "2015-07-01", null)]
    [InlineData("publishDate: 2015-07-01", "x.md", "2015-07-01", null)]
    [InlineData("publishDate: 2015-07-01\ndate: 2015-07-02", "x.md", "2015-07-02",
        "4:1 info DG2011: the key 'publishDate' belongs to another generator; ignored")]
    [InlineData("created: 2015-07-01", "2015-07-03-x.md", "2015-07-03",
        "4:1 info DG2011: the key 'created' belongs to another generator; ignored")]
    [InlineData("created: never", "x.md", null,
        "4:10 error DG2007: 'never' in 'created' is not a date that exists | write it as 2015-07-16, or as 2015-07-16T09:30:00+02:00")]
    public void DatesOfOtherGeneratorsCountWhereThereIsNoOther(string yaml, string path, string? day, string? told)
    {
        var (article, diagnostics) = Bind($"---\ntitle: T\noriginal: true\n{yaml}\n---\n", path);
        diagnostics.Select(Told).ShouldBe(told is null ? [] : [told]);
        article?.Published.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);
    }

    [Fact]
    public void WithoutAnyDateThereIsAnError() =>
        Bind("---\ntitle: T\noriginal: true\n---\n", "x.md").Diagnostics.Select(d => d.Code).ShouldBe(["DG2002"]);

    [Fact]
    public void WrongBytesAreNamedByLine()
    {
        var (_, diagnostics) =
            FrontMatterSplitter.Split(new SourceFile("x.md", "x.md", new byte[] { (byte)'a', (byte)'\n', 0xC3, 0x28 }));
        Told(diagnostics.Single()).ShouldBe("2:1 error DG2006: the file is not UTF-8 | save it as UTF-8");
    }

    [Theory]
    [InlineData("a: &x [*x]")]
    [InlineData("a: [&a [1,1,1,1,1,1,1,1,1,1], &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a], &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b], &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c], &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d], [*e,*e,*e,*e]]")]
    [InlineData("a: *nobody")]
    [InlineData("title: {x\ndate:\'\'\' 2012\ntags:\n  - -a")]
    public void HostileYamlIsAnErrorAndNothingElse(string yaml)
    {
        var (value, diagnostics) = YamlReader.ReadMap(yaml, "x.md");
        value.ShouldBeNull();
        diagnostics.Single().Code.ShouldBe("DG2003");
    }

    [Fact]
    public void DeepYamlIsAnErrorAndNothingElse()
    {
        var (value, diagnostics) = YamlReader.ReadMap("a: " + new string('[', 5000), "x.md");
        value.ShouldBeNull();
        diagnostics.Single().Code.ShouldBe("DG2003");
    }

    [Fact]
    public void AnyBytesEndInAValueOrAnError()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            var text = "---\n" + Encoding.Latin1.GetString(bytes) + "\n---\n";
            var (article, diagnostics) = Bind(text);
            (article is not null || diagnostics.Any(d => d.Severity == Core.Diagnostics.Severity.Error)).ShouldBeTrue();
        }
    }
}

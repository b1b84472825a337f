using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Core.Catalog;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Search;
using Digest.Core.Settings;
using Digest.Core.Stories;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Core.Tests;

public sealed class SearchIndexTests
{
    [Fact]
    public void TextsAreCutIntoTermsByTheTable()
    {
        foreach (var (text, terms) in SearchTerms.Cases) string.Join("|", Terms(text)).ShouldBe(string.Join("|", terms));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    public void TheMachinesCultureDoesNotFold(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (var (text, terms) in SearchTerms.Cases) string.Join("|", Terms(text)).ShouldBe(string.Join("|", terms));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void PostingsReadAsTheyWereWritten() => Prop.ForAll(
        Gen.Choose(0, 20_000).ArrayOf().Select(numbers => numbers.Distinct().Order().ToArray()).ToArbitrary(),
        numbers =>
        {
            var entries = numbers.Select(n => (n << Postings.LevelBits) | (n % Postings.Levels)).ToArray();
            Postings.Decode(Encoded(numbers, false), false).ShouldBe(numbers);
            Postings.Decode(Encoded(entries, true), true).ShouldBe(entries);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(new[] { 1_000_000 })]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 500_000 })]
    [InlineData(new int[0])]
    public void FarGapsReadAsTheyWereWritten(int[] numbers) => Postings.Decode(Encoded(numbers, false), false).ShouldBe(numbers);

    [Fact]
    public void ThreadsAndOrderDoNotMatter()
    {
        var articles = Articles(200);
        var one = Files(articles, 1);
        Files(articles, 7).ShouldBe(one);
        Files(articles.AsEnumerable().Reverse().ToList(), 16).ShouldBe(one);
    }

    [Fact]
    public void EveryArticleIsFoundByEachOfItsTermsAndPairs()
    {
        var articles = Articles(150);
        var files = Files(articles, 2);
        var reader = new Reader(files);
        foreach (var article in Site(articles).Articles)
        {
            var number = reader.NumberOf(article.Permalink);
            var terms = Terms(article.Body.Text);
            for (var i = 0; i < terms.Count; i++)
            {
                reader.Find(terms[i]).ShouldContain(number, terms[i]);
                if (i > 0) reader.Pair(terms[i - 1], terms[i]).ShouldContain(number);
            }
        }

        foreach (var (path, text) in files)
        {
            if (path.StartsWith("/search/terms/", StringComparison.Ordinal))
                Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(TermShards.Limit + 3, path);
        }
    }

    [Fact]
    public void AnArticleThatComesChangesOnlyFilesThatHoldWhatItSays()
    {
        var articles = Articles(400);
        var added = Case("new", "2015-12-30", "A comet over Palermo",
            "Nobody had expected the comet so early, said the observatory of Palermo.");
        var before = Files(articles, 2);
        var after = Files([.. articles, added], 2);
        var changed = after.Where(f => before.GetValueOrDefault(f.Key) != f.Value).Select(f => f.Key).ToList();
        var own = new Reader(after).FilesOf(
            Terms("A comet over Palermo Nobody had expected the comet so early, said the observatory of Palermo. Sky"));
        changed.Where(c => c.StartsWith("/search/terms/", StringComparison.Ordinal)).ShouldBeSubsetOf(own);
        changed.Count(c => c.StartsWith("/search/documents/", StringComparison.Ordinal)).ShouldBe(1);
        changed.Count(c => c.StartsWith("/search/pairs/", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(20);
        changed.ShouldContain("/search/years/2015.json");
        before.Keys.Where(k => !after.ContainsKey(k)).ShouldBeEmpty();
    }

    [Fact]
    public void AnArticleOfThePastMovesFewNumbers()
    {
        var articles = Articles(400);
        var before = DocumentNumbers.Of(Site(articles).Articles).Documents.ToDictionary(d => d.Article.Permalink, d => d.Number);
        for (var day = 1; day <= 28; day++)
        {
            var added = Case($"new-{day}", $"2015-03-{day:00}", "Late", "Late.");
            var after = DocumentNumbers.Of(Site([.. articles, added]).Articles).Documents;
            after.Select(d => d.Number).ShouldBeUnique();
            after.Count(d => before.TryGetValue(d.Article.Permalink, out var number) && number != d.Number)
                .ShouldBeLessThanOrEqualTo(4);
        }
    }

    [Fact]
    public void DraftsWithdrawnAndUnindexedArticlesAreNotInTheIndex()
    {
        List<Parsed> articles =
        [
            Case("seen", "2015-07-01", "Seen", "Everybody may find this."),
            Case("draft", "2015-07-01", "Drafted", "Secretdraft.", "draft: true"),
            Case("hidden", "2015-07-01", "Hidden", "Secrethidden.", "noindex: true"),
            Case("gone", "2015-07-01", "Gone", "Secretgone.", "withdrawn: {reason: wrong}"),
        ];
        var all = string.Concat(Files(articles, 1).Values);
        all.ShouldContain("everybody");
        all.ShouldNotContain("secret", Shouldly.Case.Insensitive);
        all.ShouldContain("\"documents\":1,");
    }

    [Fact]
    public void MoreOfAWordAndAShorterTextWeighMore()
    {
        RangeIndex.Level(1, 600).ShouldBeLessThan(RangeIndex.Level(3, 600));
        RangeIndex.Level(1, 2000).ShouldBeLessThan(RangeIndex.Level(1, 100));
        RangeIndex.Level(1, 100_000).ShouldBe(0);
        RangeIndex.Level(10_000, 100).ShouldBe(Postings.Levels - 1);
    }

    [Theory]
    [InlineData("con", "tcon")]
    [InlineData("", "t")]
    [InlineData("漢a", "t-6f22-a")]
    public void FilesHaveNamesThatEveryHostCanServe(string key, string name) => TermShards.NameOf(key).ShouldBe(name);

    private sealed record Parsed(Article Article, Body Body);

    private static Parsed Case(string name, string day, string headline, string body, string more = "") =>
        new(ArticleCases.Good($"published: {day}\ntopics: [Sky]\n{more}", $"articles/{name}.md") with { Headline = headline },
            new BodyParser().Parse(body, "x.md", 1).Value!);

    private static List<Parsed> Articles(int count)
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 3000)
            .Select(i => string.Concat(Enumerable.Range(0, 2 + (i % 5)).Select(_ => (char)('a' + random.Next(26))))).ToArray();
        return Enumerable.Range(0, count).Select(i => Case($"a{i}", $"2015-{1 + (i % 12):00}-{1 + (i % 28):00}", $"Article {i}",
            string.Join(' ', Enumerable.Range(0, 80).Select(_ => words[(int)(3000 * Math.Pow(random.NextDouble(), 3))]))))
            .ToList();
    }

    private static Site Site(IReadOnlyList<Parsed> articles)
    {
        var settings = new SiteSettings();
        var catalog = ArticleCatalog.Build(articles.Select(a => (a.Article, a.Body)), [], settings,
            new(DateTimeOffset.MaxValue, Drafts: true)).Value!;
        var stories = catalog.Articles.Select(a => new LinkedStory(null, [a], [], [], [])).ToList();
        return SiteAssembler.Assemble(new()
        {
            Settings = settings, At = DateTimeOffset.MaxValue, Catalog = catalog,
            Stories = stories
        }).Value!;
    }

    private static SortedDictionary<string, string> Files(IReadOnlyList<Parsed> articles, int threads)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in SearchIndex.Build(Site(articles), threads, CancellationToken.None))
            files.Add(file.Permalink, Encoding.UTF8.GetString(file.Bytes));
        return files;
    }

    private static string Encoded(int[] entries, bool withLevels)
    {
        var buffer = new ByteBuffer();
        Postings.Encode(entries, withLevels, buffer);
        return Encoding.ASCII.GetString(buffer.Span);
    }

    private static List<string> Terms(string text)
    {
        var sink = new Collector([]);
        Tokenizer.Read(text, ref sink);
        return sink.Terms;
    }

    private readonly struct Collector(List<string> terms) : ITermSink
    {
        public List<string> Terms => terms;

        public void Term(scoped ReadOnlySpan<char> term, uint state, bool inSequence)
        {
            state.ShouldBe(TermHash.Add(TermHash.Start, term));
            if (inSequence) terms.Add(term.ToString());
        }
    }

    /// <summary>Reads an index as the page's script does.</summary>
    private sealed class Reader(SortedDictionary<string, string> files)
    {
        private readonly JsonElement _manifest = JsonDocument.Parse(files["/search/index.json"]).RootElement;

        private HashSet<string> Keys => _manifest.GetProperty("terms").GetString()!.Split(' ').ToHashSet(StringComparer.Ordinal);

        public int NumberOf(string permalink)
        {
            foreach (var (path, text) in files)
            {
                if (!path.StartsWith("/search/documents/", StringComparison.Ordinal)) continue;
                var documents = JsonDocument.Parse(text).RootElement;
                for (var i = 0; i < documents.GetArrayLength(); i++)
                {
                    if (documents[i].ValueKind == JsonValueKind.Array && documents[i][0].GetString() == permalink)
                    {
                        return (int.Parse(path.Split('/')[^1].Split('.')[0], CultureInfo.InvariantCulture)
                            * DocumentNumbers.FileSize) + i;
                    }
                }
            }

            throw new InvalidOperationException(permalink);
        }

        public IEnumerable<int> Find(string term) =>
            JsonDocument.Parse(files[FileOf(term)]).RootElement.TryGetProperty(term, out var found)
                ? Postings.Decode(found.GetString()!, true).Select(e => e >> Postings.LevelBits) : [];

        public IEnumerable<int> Pair(string first, string second)
        {
            var bucket = TermHash.Pair(TermHash.Add(TermHash.Start, first), second);
            var file = bucket * _manifest.GetProperty("pairs").GetInt32() >> 16;
            return Postings.Decode(
                JsonDocument.Parse(files[$"/search/pairs/{file}.json"]).RootElement.GetProperty(
                bucket.ToString(CultureInfo.InvariantCulture)).GetString()!, false);
        }

        public HashSet<string> FilesOf(IEnumerable<string> terms) =>
            terms.SelectMany(t =>
                (string[])[FileOf(t), .. Keys.Where(k => k.Length > 0 && t.StartsWith(k, StringComparison.Ordinal)).Select(File)])
                    .Append(File("")).ToHashSet(StringComparer.Ordinal);

        private string FileOf(string term)
        {
            var key = term;
            while (!Keys.Contains(key)) key = key[..^1];
            return File(key);
        }

        private static string File(string key) => "/search/terms/" + TermShards.NameOf(key) + ".json";
    }
}

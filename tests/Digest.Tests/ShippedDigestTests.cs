using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Pages;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Tests;

/// <summary>The digest that ships, built once into a folder of its own.</summary>
public sealed class ShippedDigest : IDisposable
{
    public ShippedDigest()
    {
        Output = Path.Combine(Directory.CreateTempSubdirectory("digest-shipped-").FullName, "output");
        Result = Build(Output, 0);
    }

    public string Output { get; }

    public BuildResult Result { get; }

    public Site Site => Result.Built!.Site;

    public static BuildResult Build(string output, int threads)
    {
        var options = new BuildOptions { Root = RepositoryFolder.Root, Output = output, Threads = threads, At = "2026-01-01" };
        var (workspace, found) = Workspace.Open(options, TimeProvider.System);
        return SitePipeline.Run(workspace!, found, options, publish: true, CancellationToken.None);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Output)!, recursive: true);
}

public sealed class ShippedDigestTests(ShippedDigest shipped) : IClassFixture<ShippedDigest>
{
    private IEnumerable<(string Path, IDocument Document)> Pages()
    {
        var parser = new HtmlParser();
        foreach (var file in Directory.EnumerateFiles(shipped.Output, "*.html", SearchOption.AllDirectories))
        {
            yield return (Path.GetRelativePath(shipped.Output, file).Replace('\\', '/'),
                parser.ParseDocument(File.ReadAllText(file)));
        }
    }

    [Fact]
    public void BuildsWithoutErrorsAndWarnings() =>
        shipped.Result.Diagnostics.Where(d => d.Severity != Severity.Info).ShouldBeEmpty();

    [Fact]
    public void EveryInternalLinkAndFragmentResolves()
    {
        var pages = Pages().ToDictionary(p => p.Path, p => p.Document, StringComparer.Ordinal);
        pages.Count.ShouldBeGreaterThan(100);
        var links = 0;
        foreach (var (path, document) in pages)
        {
            foreach (var element in document.All)
            {
                foreach (var name in (string[])["href", "src"])
                {
                    if (element.GetAttribute(name) is not { } value) continue;
                    var address = new Uri(new Uri("https://site.example/" + path), value);
                    if (address.Scheme != "https"
                        || (address.Host != "site.example" && address.Host != shipped.Site.Settings.Host))
                    {
                        continue;
                    }

                    links++;
                    var file = Uri.UnescapeDataString(address.AbsolutePath[1..]);
                    if (file.Length == 0 || file.EndsWith('/')) file += "index.html";
                    File.Exists(Path.Combine(shipped.Output, file)).ShouldBeTrue($"{path}: {value}");
                    if (address.Fragment.Length > 1)
                    {
                        pages[file].GetElementById(Uri.UnescapeDataString(address.Fragment[1..]))
                            .ShouldNotBeNull($"{path}: {value}");
                    }
                }
            }
        }

        links.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public void NoPageHoldsInlineStyleOrScript()
    {
        foreach (var (path, document) in Pages())
        {
            document.QuerySelector("meta[http-equiv='Content-Security-Policy']").ShouldNotBeNull(path);
            if (path.EndsWith("/newsletter.html", StringComparison.Ordinal)) continue; // a mail has its styles in its elements
            document.QuerySelectorAll("style, script:not([src]):not([type='application/ld+json'])").ShouldBeEmpty(path);
            document.All.SelectMany(e => e.Attributes)
                .Where(a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty(path);
            document.All.Select(e => e.Id).Where(id => !string.IsNullOrEmpty(id)).ShouldBeUnique(path);
            document.Title.ShouldNotBeNullOrWhiteSpace(path);
            document.QuerySelectorAll("h1").Length.ShouldBe(1, path);
            document.DocumentElement.GetAttribute("lang").ShouldNotBeNullOrEmpty(path);
            document.QuerySelectorAll("img:not([alt])").ShouldBeEmpty(path);
        }
    }

    [Fact]
    public void HoldsWhatADigestShould()
    {
        var site = shipped.Site;
        site.Articles.Count.ShouldBeGreaterThanOrEqualTo(16);
        site.Stories.Count.ShouldBeGreaterThanOrEqualTo(6);
        site.Stories.Count(s => s.Tellings.Select(t => t.Source).Distinct().Count() > 1).ShouldBeGreaterThanOrEqualTo(3);
        site.Editions.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var kind in (TermKind[])[TermKind.Topic, TermKind.Person, TermKind.Place, TermKind.Organization,
            TermKind.Source])
        {
            site.Terms[kind].ShouldNotBeEmpty();
        }

        site.Articles.ShouldContain(a => a.Article.Corrections.Count > 0);
        site.Articles.ShouldContain(a => a.Article.Updated != null);
        site.Catalog.Selection.LeftOut.ShouldContain(a => a.Draft);
        site.Catalog.Selection.LeftOut.ShouldContain(a => !a.Draft && a.Published > site.At);
        foreach (var article in site.Articles)
        {
            (article.Article.Original || article.Article.Source?.Url is not null).ShouldBeTrue(article.Article.SourcePath);
            article.Body.Words.ShouldBeInRange(40, 400, article.Article.SourcePath);
        }
    }

    [Fact]
    public void TheCaucasusStoryLinksToTheHearingAndToIranAndNotToPluto()
    {
        var story = Story("isis-seeks-allies-among-radicals-in-russia");
        story.Tellings.Select(t => t.Source!.Name).ShouldBe(["Christian Today", "ValueWalk"], ignoreOrder: true);
        var related = shipped.Site.RelatedOf(story).Select(r => r.Story).ToList();
        related.ShouldContain(Story("dunford-names-russia-the-greatest-threat"));
        related.ShouldContain(Story("iran-and-six-powers-agree-in-vienna"));
        related.ShouldNotContain(Story("new-horizons-reaches-pluto"));
        shipped.Site.RelatedOf(story).ShouldAllBe(r => r.Because.Length > 0 && r.Reasons.Count > 0);
        story.Quotes.ShouldContain(q => q.Conflict == QuoteConflict.Speaker
            && q.Text.Contains("wave of popularity", StringComparison.Ordinal));

        Story Story(string slug) => shipped.Site.StoryOf(shipped.Site.Catalog.Index.Find(slug).ShouldNotBeNull());
    }

    [Fact]
    public void AnArticlesPageShowsWhatBelongsToIt()
    {
        var article = shipped.Site.Catalog.Index.Find("isis-recruits-in-the-caucasus")!;
        var text = File.ReadAllText(Path.Combine(shipped.Output, Permalinks.ToFile(article.Permalink)));
        var page = new HtmlParser().ParseDocument(text);
        page.QuerySelector("h1")!.TextContent.ShouldBe(article.Article.Headline);
        page.QuerySelector("header .dek")!.TextContent.ShouldBe(article.Article.Dek);
        page.QuerySelector("a[rel=external]")!.GetAttribute("href").ShouldBe(article.Article.Source!.Url);
        page.QuerySelector("time")!.GetAttribute("datetime").ShouldStartWith("2015-07-17");
        page.QuerySelectorAll(".tellings li").Length.ShouldBe(1);
        page.QuerySelectorAll(".related li .because").Length.ShouldBe(
            shipped.Site.RelatedOf(shipped.Site.StoryOf(article)).Count + shipped.Site.StoryOf(article).Mentions.Count);
        page.QuerySelectorAll(".latest-of-edition article").Length.ShouldBeGreaterThan(2);
        page.QuerySelectorAll(".terms dt").Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", 1)]
    [InlineData("America/New_York", 16)]
    public void TheMachinesZoneAndThreadsDoNotMatter(string zone, int threads)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        var other = Path.Combine(Directory.CreateTempSubdirectory("digest-zone-").FullName, "output");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            ShippedDigest.Build(other, threads).Failed.ShouldBeFalse();
            TestSite.FilesOf(other).ShouldBe(TestSite.FilesOf(shipped.Output));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
            Directory.Delete(Path.GetDirectoryName(other)!, recursive: true);
        }
    }

    [Fact]
    public void FeedsAreWellFormedAndDatedInOrder()
    {
        var atom = System.Xml.Linq.XDocument.Load(Path.Combine(shipped.Output, "feed.xml"));
        System.Xml.Linq.XNamespace ns = "http://www.w3.org/2005/Atom";
        var entries = atom.Root!.Elements(ns + "entry").ToList();
        entries.Count.ShouldBe(Math.Min(30, shipped.Site.Articles.Count));
        entries.Select(e => e.Element(ns + "id")!.Value).ShouldBeUnique();
        entries.Select(e => DateTimeOffset.Parse(e.Element(ns + "published")!.Value, CultureInfo.InvariantCulture))
            .ShouldBeInOrder(SortDirection.Descending);
        foreach (var file in Directory.EnumerateFiles(shipped.Output, "*.xml", SearchOption.AllDirectories))
            System.Xml.Linq.XDocument.Load(file);
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(shipped.Output, "feed.json")));
        json.RootElement.GetProperty("items").GetArrayLength().ShouldBe(entries.Count);
        // Rights decide: what is not ours comes as a dek and a link.
        var own = shipped.Site.Articles.Take(30).Count(a => a.MaySyndicate);
        entries.Count(e => e.Element(ns + "content") is not null).ShouldBe(own);
    }
}

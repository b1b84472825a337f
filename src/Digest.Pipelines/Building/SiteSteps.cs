using System.Text;
using Digest.Core.Assembly;
using Digest.Core.Content;
using Digest.Core.Diagnostics;
using Digest.Core.Feeds;
using Digest.Core.Search;
using Digest.Core.Views;
using Digest.Pipelines.Files;
using Digest.Pipelines.Rendering;

namespace Digest.Pipelines.Building;

/// <summary>The steps over the whole site, each a function of its arguments.</summary>
internal static class SiteSteps
{
    /// <summary>Selects articles, settles addresses, terms and pins.</summary>
    public static CatalogDocument Catalog(
        IReadOnlyList<ParsedArticle> articles, IReadOnlyList<DataList> data, IReadOnlyList<Parsed<StoryFile>> stories, Workspace workspace)
    {
        var diagnostics = new List<Diagnostic>();
        var parsed = articles.Where(a => a is { Value: not null, Body: not null }).Select(a => (a.Value!, a.Body!));
        var catalog = Core.Assembly.Catalog.Of(parsed, data.SelectMany(d => d.Entries).ToList(), workspace.Settings, workspace.Selection, articles.Where(a => a.Failed is not null).Select(a => a.Failed!).ToList()).Into(diagnostics)!;
        var pins = Pins.Settle(catalog, Single(stories, s => s.Slug, "story", diagnostics).Select(s => s.Value!).ToList(), workspace.Selection.Drafts).Into(diagnostics)!;
        return new(catalog, pins, diagnostics);
    }

    // Of two files for one thing neither may win unseen.
    private static List<Parsed<T>> Single<T>(IReadOnlyList<Parsed<T>> files, Func<T, object> key, string what, List<Diagnostic>? diagnostics)
        where T : class
    {
        var first = new Dictionary<object, Parsed<T>>();
        var single = new List<Parsed<T>>(files.Count);
        foreach (var file in files)
        {
            if (file.Value is null) continue;
            var name = key(file.Value);
            if (first.TryAdd(name, file)) single.Add(file);
            else diagnostics?.Add(Codes.SameAddress.At(new(file.SourcePath, 1, 1), $"the {what} '{name}' has a file already, {first[name].SourcePath}", "join the two files, or rename one"));
        }

        return single;
    }

    // What linking compares and search counts is as much again as the site itself, and garbage when they are done. Left alone, it is
    // still there when the pages come. For a small site a collection costs more than it gives back.
    private static void LetGo(int articles)
    {
        if (articles >= 2_000) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
    }

    /// <summary>Links the articles of a catalog.</summary>
    public static StoriesDocument Stories(CatalogDocument catalog, Workspace workspace, CancellationToken cancellation)
    {
        var diagnostics = new List<Diagnostic>();
        var linked = Linking.StoryLinker.Link(catalog.Catalog, catalog.Pins, workspace.Settings, workspace.Threads, cancellation).Into(diagnostics)!;
        if (workspace.KeepEvidence) return new(linked, diagnostics);
        linked = linked with { Graph = null };

        LetGo(catalog.Catalog.Articles.Count);
        return new(linked, diagnostics);
    }

    /// <summary>Assembles the site, plans its pages and settles the links in bodies.</summary>
    public static SiteDocument Site(SiteInputs inputs, Workspace workspace)
    {
        var diagnostics = new List<Diagnostic>();
        var site = SiteAssembler.Assemble(new SiteParts
        {
            Settings = workspace.Settings,
            At = workspace.Selection.At,
            Catalog = inputs.Catalog.Catalog,
            Stories = inputs.Stories.Linked.Stories,
            Drafts = workspace.Selection.Drafts,
            Scheduled = workspace.Selection.Scheduled,
            StoryFiles = Whole(Single(inputs.StoryFiles.Where(s => s.Value is { Draft: false } || workspace.Selection.Drafts).ToList(), s => s.Slug, "story", null)),
            EditionFiles = Whole(Single(inputs.EditionFiles, e => e.Number, "edition", diagnostics)),
            Pages = Whole(inputs.Pages),
            Assets = inputs.Assets.Select(a => "/" + a.DestinationPath).ToList(),
        }).Into(diagnostics)!;
        var output = OutputSettlement.Of(site, PagePlans.Of(site), inputs.Assets);
        diagnostics.AddRange(output.Diagnostics);
        var settlement = new BodySettlement(site, Addresses(site, output.Plans, output.NotCopied), new ImageSizes(inputs.Assets).Of);
        diagnostics.AddRange(settlement.Settle());
        return new(site, output.Plans, output.NotCopied, settlement.Broken, settlement.OtherReferences, diagnostics);
    }

    /// <summary>All site paths that will exist.</summary>
    public static HashSet<string> Addresses(Site site, IReadOnlyList<PagePlan> plans, IReadOnlySet<string> notCopied)
    {
        var known = new HashSet<string>(plans.Count + site.Assets.Count + 64, StringComparer.Ordinal)
        {
            "/feed.xml", "/rss.xml", "/feed.json", "/sitemap.xml", "/robots.txt",
        };
        foreach (var plan in plans)
        {
            known.Add(plan.Permalink);
            if (plan.Head.Feed is { } feed) known.Add(feed);
        }

        foreach (var asset in site.Assets)
        {
            if (notCopied.Count == 0 || !notCopied.Contains(asset[1..])) known.Add(asset);
        }

        return known;
    }

    /// <summary>Feeds, sitemap and robots.txt.</summary>
    public static IReadOnlyList<Page> Indexes(SiteDocument document, ThemeFiles theme)
    {
        var (site, settings) = (document.Site, document.Site.Settings);
        var pages = new List<Page>();
        var words = new ThemeLanguages(theme, settings).In(settings.Language);
        foreach (var feed in Feeds.Of(site, words.Format)) Add(feed.Permalink, FeedWriter.Atom(feed, settings));
        var main = Feeds.Main(site);
        Add("/rss.xml", FeedWriter.Rss(main, "/rss.xml", settings));
        Add("/feed.json", FeedWriter.Json(main, "/feed.json", settings));
        foreach (var (permalink, text) in Sitemap.Of(site, document.Plans)) Add(permalink, Encoding.UTF8.GetBytes(text));
        if (Sitemap.News(site) is { } news) Add("/news-sitemap.xml", Encoding.UTF8.GetBytes(news));
        if (!site.Assets.Contains("/robots.txt")) Add("/robots.txt", Encoding.UTF8.GetBytes(Sitemap.Robots(site)));
        return pages;

        void Add(string permalink, byte[] bytes) => pages.Add(new(permalink[1..], bytes, PageRank.Index, null, null, []));
    }

    /// <summary>The search index.</summary>
    public static IReadOnlyList<Page> Search(SiteDocument document, int threads, CancellationToken cancellation)
    {
        var files = SearchIndex.Of(document.Site, threads, cancellation);
        LetGo(document.Site.Articles.Count);
        var pages = new Page[files.Count];
        for (var i = 0; i < pages.Length; i++) pages[i] = new(files[i].Permalink[1..], files[i].Bytes, PageRank.Index, null, null, []);
        return pages;
    }

    /// <summary>Files that are copied: the theme's assets, and over them the input's.</summary>
    public static IReadOnlyList<AssetDocument> Assets(IReadOnlyList<InputFile> files, ThemeFiles theme)
    {
        var assets = new SortedDictionary<string, AssetDocument>(StringComparer.Ordinal);
        foreach (var path in theme.Under("assets")) assets[path] = new(null, theme.Shown(path), path, theme.Read(path));
        foreach (var file in files) assets[file.InputPath] = new(file.FullPath, file.SourcePath, file.InputPath, null);
        return [.. assets.Values];
    }

    /// <summary>The files that are copied, as files of the site.</summary>
    public static IReadOnlyList<Page> AssetPages(IReadOnlyList<AssetDocument> assets, SiteDocument site) =>
        assets.Where(a => !site.NotCopied.Contains(a.DestinationPath!)).Select(a => new Page(a.DestinationPath!, a.Bytes, PageRank.Asset, a.FullPath, null, [])).ToList();

    /// <summary>Addresses of the last build that lead nowhere now. What expired went as its editor said, and the machine's own story addresses promise nothing.</summary>
    public static IEnumerable<Diagnostic> Lost(OutputRecord record, SiteDocument document)
    {
        var last = record.Addresses();
        if (last.Count == 0) yield break;
        var now = Addresses(document.Site, document.Plans, document.NotCopied);
        var expired = new ExpiredAddresses(document.Site);
        foreach (var (address, isCopy) in last)
        {
            if (now.Contains(address) || (isCopy && now.Contains(address.EndsWith("/index.html", StringComparison.Ordinal) ? address[..^"index.html".Length] : address))) continue;
            if (isCopy)
                yield return Codes.AddressLost.At(default, $"the file {address} of the last build is gone", "put it back, or see that nothing links to it");
            else if (!address.Contains("/page/", StringComparison.Ordinal) && !IsMachineStory(address) && !expired.Contains(address))
                yield return Codes.AddressLost.At(default, $"the address {address} of the last build leads nowhere now", $"add 'redirect_from: {address}' to what took its place");
        }
    }

    // /stories/2015/07/slug/ follows from what the machine put together; an editor's story is /stories/slug/.
    private static bool IsMachineStory(string address) =>
        address.StartsWith("/stories/", StringComparison.Ordinal) && address.Split('/') is [_, _, { Length: 4 } year, { Length: 2 } month, _, _] && year.All(char.IsAsciiDigit) && month.All(char.IsAsciiDigit);

    private static List<(T, Core.Model.Body)> Whole<T>(IReadOnlyList<Parsed<T>> parsed)
        where T : class => parsed.Where(p => p is { Value: not null, Body: not null }).Select(p => (p.Value!, p.Body!)).ToList();
}

/// <summary>What a site is assembled from.</summary>
internal sealed record SiteInputs(
    CatalogDocument Catalog,
    StoriesDocument Stories,
    IReadOnlyList<Parsed<StoryFile>> StoryFiles,
    IReadOnlyList<Parsed<EditionFile>> EditionFiles,
    IReadOnlyList<Parsed<ContentPage>> Pages,
    IReadOnlyList<AssetDocument> Assets);

using System.Diagnostics;
using Digest.Build.Files;
using Digest.Build.Mapping;
using Digest.Build.Pictures;
using Digest.Core.Diagnostics;
using Digest.Core.Feeds;
using Digest.Core.FrontMatter;
using Digest.Core.Pages;
using Digest.Core.Search;
using Digest.Core.Stories;
using Digest.Rendering;

namespace Digest.Build;

/// <summary>Builds a site: the data flow from files to pages, in Statiq's four phases.</summary>
public static class SitePipeline
{
    /// <summary>Builds a site and publishes it where that is asked for and no error stands against it.</summary>
    /// <param name="workspace">Folders and settings.</param>
    /// <param name="opened">What was reported while the workspace was opened.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="publish">Whether to publish.</param>
    /// <param name="cancellation">Stops the build; the published site is as it was.</param>
    /// <param name="kept">What the build before kept, and where this one keeps what it makes; null for a single build.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static BuildResult Run(Workspace workspace, IReadOnlyList<Diagnostic> opened, BuildOptions options, bool publish,
        CancellationToken cancellation, KeptResults? kept = null)
    {
        var start = Stopwatch.GetTimestamp();
        var files = InputFiles.Find(workspace.Root, workspace.Inputs, [workspace.Output, workspace.Cache], workspace.Unsaved);
        var policy = Policy.Of(options, files);
        var leftOut = new LeftOutArticles();
        while (true)
        {
            var run = new PipelineRun(workspace.Threads, cancellation, kept)
            {
                PostponesPictures = options.PostponePictures,
            };
            var (built, articles) = Build(workspace, files, leftOut, run);
            List<Diagnostic> all = [.. opened, .. files.Diagnostics, .. run.Diagnostics];
            // Without these articles other links may break, or another article may have its address back: the site is built anew.
            if (options.KeepGoing && leftOut.Add(all, articles)) continue;
            kept?.ForgetUnused();
            PublishResult? published = null;
            if (publish && !policy.Fails(all))
            {
                // Output
                published = run.Step("output.publish",
                    () => new Publisher(workspace.Root, workspace.Output, workspace.Threads).Publish(built.Pages, options.Force,
                    cancellation));
                all.AddRange(published.Diagnostics);
            }

            return new()
            {
                Built = built,
                Published = published,
                Diagnostics = policy.Judge(all),
                Failed = policy.Fails(all),
                Duration = Stopwatch.GetElapsedTime(start),
                Phases = run.Times,
                Policy = policy,
            };
        }
    }

    /// <summary>The data flow. Each step is a function of its arguments; the run keeps what they report and how long they
    /// take.</summary>
    private static (BuiltSite Built, IReadOnlySet<string> Articles) Build(Workspace workspace, InputFiles files,
        LeftOutArticles leftOut, PipelineRun run)
    {
        var settings = workspace.Settings;

        // Input: what the files say. An article is read when it is parsed, so that a site's bytes are never held all at once.
        var defaults = FolderDefaults.Read(run, "input.defaults", files, settings);
        var data = run.EachFile("input.data", files.Of(InputKind.Data), _ => [], InputSteps.ReadData).SelectMany(d => d).ToList();
        var assets = run.Step("input.assets", () => Assets.Collect(files.Of(InputKind.Asset), workspace.Theme, settings));

        // Process: from texts to one frozen site.
        var parsers = new ParserPool(settings.Language);
        var articles = run.EachFile("process.articles", files.Of(InputKind.Article),
            f => [settings, .. DirectoryDefaults.For(f.InputPath, defaults)],
            (f, read) => InputSteps.ParseArticle(f, read, defaults, settings, parsers), leftOut.Apply);
        var storyFiles = run.EachFile("process.files", files.Of(InputKind.Story), _ => [settings],
            (_, read) => InputSteps.ParseFile(read, raw => OtherFiles.Story(raw, settings), parsers));
        var editionFiles = run.EachFile("process.files", files.Of(InputKind.Edition), _ => [settings],
            (_, read) => InputSteps.ParseFile(read, raw => OtherFiles.Edition(raw, settings), parsers));
        var pageFiles = run.EachFile("process.files", files.Of(InputKind.Page), _ => [settings],
            (_, read) => InputSteps.ParseFile(read, raw => OtherFiles.Page(raw, settings), parsers));
        storyFiles = run.Step("process.files", () => ParsedFiles.Single(storyFiles, s => s.Slug, "story"));
        editionFiles = run.Step("process.files", () => ParsedFiles.Single(editionFiles, e => e.Number, "edition"));
        var catalog = run.Step("process.catalog", () => ParsedFiles.Catalog(articles, data, workspace));
        var pins = run.Step("process.pins",
            () => Pins.Resolve(catalog, [.. storyFiles.Select(s => s.Value)], workspace.Selection.Drafts));
        var translations = run.Step("process.translations", () => TranslationFinder.Find(catalog, settings.Language));
        pins = run.Step("process.pins", () => translations.Gather(catalog, pins));
        var linked = run.Step("process.link",
            () => StoryLinker.Link(catalog, pins, translations, workspace, run.Cancellation, run.Kept?.Links));
        if (run.Kept is null) Memory.CollectAfter(catalog.Articles.Count);
        var site = run.Step("process.assemble", () => SiteAssembler.Assemble(new SiteParts
        {
            Settings = settings,
            At = workspace.Selection.At,
            Catalog = catalog,
            Stories = linked.Stories,
            Items = linked.Items,
            Translations = translations,
            Drafts = workspace.Selection.Drafts,
            Scheduled = workspace.Selection.Scheduled,
            StoryFiles = [.. storyFiles.Where(s => !s.Value.Draft || workspace.Selection.Drafts).Select(s => (s.Value, s.Body))],
            EditionFiles = [.. editionFiles.Select(e => (e.Value, e.Body))],
            Pages = [.. pageFiles.Select(p => (p.Value, p.Body))],
            Assets = [.. assets.Select(a => "/" + a.DestinationPath)],
        }));
        var plans = run.Step("process.plan", () => PagePlans.Plan(site));
        var words = new SiteWords(workspace.Theme, settings);
        var generated = run.Step("process.plan", () => GeneratedFiles.List(site, plans, words.Translate));
        var mails = run.Step("process.plan", () => MailPlan.List(site, plans, words.Translate));
        var output = run.Step("process.addresses", () => OutputConflicts.Resolve(site, plans, generated, mails, assets));
        var pictures = run.Step("process.pictures", () => Images(site, output, workspace, run));
        output = output with { Assets = [.. output.Assets, .. pictures.Assets] };
        var addresses = output.Addresses();
        var bodies = run.Step("process.bodies", () => ResolvedBodies.Resolve(site, addresses, pictures.Of));
        // A page, a story or an edition that cannot be read stops the build, and its address is there as before.
        var isWhole = pageFiles.Count == files.Of(InputKind.Page).Count && storyFiles.Count == files.Of(InputKind.Story).Count
            && editionFiles.Count == files.Of(InputKind.Edition).Count;
        if (isWhole)
        {
            run.Step("process.addresses",
                () => new Checked<object>(null, [.. LostAddresses.Find(new OutputRecord(workspace.Output), site, addresses)]));
        }

        // PostProcess: from the site to bytes. The search index comes first: beside the pages it would double the memory.
        if (workspace.Extent != BuildExtent.Files) return Result([]);
        List<Page> pages = [.. output.Assets.Select(a => new Page(a.DestinationPath, a.Bytes, PageRank.Asset, a.FullPath, null))];
        pages.AddRange(run.Step("postprocess.search", () => SearchIndex.Build(site, run.Threads, run.Cancellation))
            .Select(f => new Page(f.Permalink[1..], f.Bytes, PageRank.Index, null, null)));
        Memory.CollectAfter(site.Articles.Count);
        pages.AddRange(run.Each("postprocess.feeds", generated,
            f => new Checked<Page>(pictures.PageOf(f, bodies), [])));
        var renderer = new SiteRenderer(site, bodies, workspace.Theme);
        var rendered = run.Step("postprocess.pages", () => RenderedPages.Render(renderer, output.Plans, run));
        pages.AddRange(rendered.Pages);
        if (rendered.IsWhole)
        {
            var bytes = new Dictionary<PagePlan, byte[]>(rendered.Pages.Count, ReferenceEqualityComparer.Instance);
            foreach (var page in rendered.Pages) bytes[page.Plan!] = page.Bytes!;
            pages.AddRange(run.Each("postprocess.mails", output.Mails,
                m => new Checked<Page>(Page.Of(m, bytes[m.Html], bytes[m.Text], settings), [])));
            foreach (var page in pages)
            {
                if (page.Rank == PageRank.Index) addresses.Add("/" + page.DestinationPath);
            }

            run.Step("postprocess.links",
                () => new LinkCheck(site, bodies, addresses.Contains, output.Plans, plan => bytes[plan]).Check(run));
        }

        return Result(pages);

        (BuiltSite, IReadOnlySet<string>) Result(IReadOnlyList<Page> files) => (
            new(site, bodies, linked, files, articles.Count(a => a.Failed is not null))
            {
                Output = output, Defaults = defaults, Pictures = pictures,
            },
            articles.Where(a => a.Article is not null).Select(a => a.SourcePath).ToHashSet(StringComparer.Ordinal));
    }

    // Which images pages show is known when links are resolved: they are resolved twice, which costs little beside one picture.
    private static Checked<SitePictures> Images(Site site, OutputPlan output, Workspace workspace, PipelineRun run)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        if (workspace.Extent == BuildExtent.Links) return new(SitePictures.None, []);
        if (output.Assets.Any(a => a.FullPath is not null))
        {
            ResolvedBodies.Resolve(site, output.Addresses(), path =>
            {
                shown.Add(path);
                return null;
            });
        }

        return SitePictures.Make(shown, output.Assets, workspace, run);
    }
}

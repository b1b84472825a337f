using Digest.Core.Content;
using Digest.Core.Diagnostics;
using Digest.Core.Views;
using Digest.Pipelines.Building;
using Digest.Pipelines.Engine;
using Digest.Pipelines.Files;
using Digest.Pipelines.Rendering;

namespace Digest.Pipelines.Pipelines;

/// <summary>The catalog: which articles are built, where, and under which terms.</summary>
public sealed class Catalogs : Pipeline<Nothing, CatalogDocument, Page>
{
    /// <summary>Catalogs the parsed articles.</summary>
    public Catalogs(Workspace workspace)
    {
        Dependencies = [typeof(ParsedArticle), typeof(DataList), typeof(Parsed<StoryFile>)];
        ProcessModules = Modules.From<Nothing, CatalogDocument>(context =>
            [SiteSteps.Catalog(context.Outputs<ParsedArticle>(), context.Outputs<DataList>(), context.Outputs<Parsed<StoryFile>>(), workspace)]);
    }
}

/// <summary>Stories, related stories and quote ledgers.</summary>
public sealed class Stories : Pipeline<Nothing, StoriesDocument, Page>
{
    /// <summary>Links the catalog's articles.</summary>
    public Stories(Workspace workspace)
    {
        Dependencies = [typeof(CatalogDocument)];
        ProcessModules = Modules.From<Nothing, StoriesDocument>(context =>
            [SiteSteps.Stories(context.Outputs<CatalogDocument>()[0], workspace, context.CancellationToken)]);
    }
}

/// <summary>The site, one frozen value; and its HTML pages.</summary>
public sealed class Sites : Pipeline<Nothing, SiteDocument, Page>
{
    /// <summary>Assembles the site and renders its pages.</summary>
    public Sites(Workspace workspace)
    {
        Dependencies = [typeof(CatalogDocument), typeof(StoriesDocument), typeof(Parsed<StoryFile>), typeof(Parsed<EditionFile>), typeof(Parsed<ContentPage>), typeof(AssetDocument)];
        ProcessModules = Modules.From<Nothing, SiteDocument>(context => [SiteSteps.Site(new(
            context.Outputs<CatalogDocument>()[0], context.Outputs<StoriesDocument>()[0], context.Outputs<Parsed<StoryFile>>(),
            context.Outputs<Parsed<EditionFile>>(), context.Outputs<Parsed<ContentPage>>(), context.Outputs<AssetDocument>()), workspace)]);
        PostProcessModules = Modules.Of<SiteDocument>()
            .ThenAll((sites, _) => workspace.LinksOnly ? [] : sites[0].Plans)
            .Then(new RenderPages(workspace));
    }
}

/// <summary>Feeds, sitemap and robots.txt.</summary>
public sealed class Indexes : Pipeline<Nothing, IndexDocument, Page>
{
    /// <summary>Writes the indexes of the site.</summary>
    public Indexes(Workspace workspace)
    {
        ProcessModules = Modules.From<Nothing, IndexDocument>(_ => [new IndexDocument()]);
        PostProcessModules = Modules.Of<IndexDocument>().ThenAll((_, context) => SiteSteps.Indexes(context.Outputs<SiteDocument>()[0], workspace.Theme));
    }
}

/// <summary>Stands for the indexes of a site before they have bytes.</summary>
public sealed record IndexDocument : IDocument
{
    /// <inheritdoc/>
    public string? SourcePath => null;

    /// <inheritdoc/>
    public string? DestinationPath => null;
}

/// <summary>The search index.</summary>
public sealed class Search : Pipeline<Nothing, SearchDocument, Page>
{
    /// <summary>Writes the search index of the site. It is made before pages are rendered: both at once would hold twice the memory.</summary>
    public Search()
    {
        Dependencies = [typeof(SiteDocument)];
        ProcessModules = Modules.From<Nothing, SearchDocument>(context =>
            SiteSteps.Search(context.Outputs<SiteDocument>()[0], context.Threads, context.CancellationToken).Select(p => new SearchDocument(p)).ToList());
        PostProcessModules = Modules.Of<SearchDocument>().ThenAll((files, _) => files.Select(f => f.File).ToList());
    }
}

/// <summary>A file of the search index.</summary>
/// <param name="File">Its bytes and its place.</param>
public sealed record SearchDocument(Page File) : IDocument
{
    /// <inheritdoc/>
    public string? SourcePath => null;

    /// <inheritdoc/>
    public string? DestinationPath => File.DestinationPath;
}

/// <summary>Renders planned pages with the theme.</summary>
public sealed class RenderPages(Workspace workspace) : IModule<PagePlan, Page>
{
    /// <inheritdoc/>
    public IReadOnlyList<Page> Execute(IReadOnlyList<PagePlan> inputs, IExecutionContext context)
    {
        var renderer = new SiteRenderer(context.Outputs<SiteDocument>()[0].Site, workspace.Theme);
        var pages = Modules.Of<PagePlan>().ThenEach((plan, c) => renderer.Render(plan, c.CancellationToken)).Execute(inputs, context).ToList();
        var faults = renderer.Diagnostics.ToList();
        if (faults.Count > 0 && pages.Count > 0) pages[0] = pages[0] with { Diagnostics = [.. pages[0].Diagnostics, .. faults] };
        return pages;
    }
}

/// <summary>Everything that a build found and made.</summary>
/// <param name="Site">The site.</param>
/// <param name="Linked">The evidence for its links.</param>
/// <param name="Pages">All files to publish.</param>
/// <param name="Diagnostics">All findings, in order.</param>
/// <param name="ArticlesLeftOut">Articles that errors kept out.</param>
/// <param name="Failing">Errors of articles that are in the site nevertheless, since only the whole site showed them.</param>
public sealed record CheckedSite(
    SiteDocument Site, Digest.Pipelines.Linking.LinkedSite Linked, IReadOnlyList<Page> Pages, IReadOnlyList<Diagnostic> Diagnostics, int ArticlesLeftOut,
    IReadOnlyList<Diagnostic> Failing) : IDocument
{
    /// <inheritdoc/>
    public string? SourcePath => null;

    /// <inheritdoc/>
    public string? DestinationPath => null;
}

/// <summary>Gathers all findings and checks every link.</summary>
public sealed class Checks : Pipeline<Nothing, CheckedSite, Page>
{
    /// <summary>Checks what the other pipelines gave.</summary>
    public Checks(Workspace workspace, InputFiles files)
    {
        Deployment = true;
        ProcessModules = Modules.From<Nothing, CheckedSite>(context =>
        {
            var found = new Findings(files.Diagnostics);
            found.Add(context.Outputs<DirectoryDefaults>());
            found.Add(context.Outputs<DataList>());
            found.Add(context.Outputs<ParsedArticle>());
            found.Add(context.Outputs<Parsed<StoryFile>>());
            found.Add(context.Outputs<Parsed<EditionFile>>());
            found.Add(context.Outputs<Parsed<ContentPage>>());
            found.Add(context.Outputs<CatalogDocument>());
            found.Add(context.Outputs<StoriesDocument>());
            found.Add(context.Outputs<SiteDocument>());
            return [found.Check(context.Outputs<SiteDocument>()[0], context.Outputs<StoriesDocument>()[0].Linked, context.Results<Page>(), workspace, context.CancellationToken)];
        });
    }
}

/// <summary>Stands for what was published.</summary>
/// <param name="Result">What publishing did; null where errors kept it from beginning.</param>
public sealed record PublishedSite(PublishResult? Result) : IDocument
{
    /// <inheritdoc/>
    public string? SourcePath => null;

    /// <inheritdoc/>
    public string? DestinationPath => null;
}

/// <summary>Publishes the site, where nothing speaks against it.</summary>
public sealed class Publishing : Pipeline<Nothing, PublishedSite, Page>
{
    /// <summary>Publishes what was checked.</summary>
    /// <param name="workspace">Folders and settings.</param>
    /// <param name="mayPublish">Whether the findings allow it.</param>
    /// <param name="force">Whether a folder that holds other files may be taken over.</param>
    public Publishing(Workspace workspace, Func<CheckedSite, bool> mayPublish, bool force)
    {
        Deployment = true;
        Dependencies = [typeof(CheckedSite)];
        ProcessModules = Modules.From<Nothing, PublishedSite>(context =>
        {
            var site = context.Outputs<CheckedSite>()[0];
            if (!mayPublish(site)) return [new(null)];
            var result = new Publisher(workspace.Root, workspace.Output, workspace.Threads).Publish(site.Pages, force, context.CancellationToken);
            return [new(result)];
        });
    }
}

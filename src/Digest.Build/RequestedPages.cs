using Digest.Build.Files;
using Digest.Build.Pictures;
using Digest.Core.Diagnostics;
using Digest.Core.Feeds;
using Digest.Core.Pages;
using Digest.Core.Search;
using Digest.Core.Settings;
using Digest.Rendering;

namespace Digest.Build;

/// <summary>The files of a site, each made when it is asked for: what nobody opens costs nothing. Any number of threads may ask
/// at once; the bytes are those that a build of every file gives.</summary>
public sealed class RequestedPages
{
    private static readonly string Index = SearchIndex.Folder[1..];

    private readonly Site _site;
    private readonly ResolvedBodies _bodies;
    private readonly OutputPlan _output;
    private readonly Theme _theme;
    private readonly SiteRenderer _renderer;
    private readonly IReadOnlyDictionary<string, object> _files;
    private readonly Lazy<Dictionary<string, Page>> _search;
    private readonly IReadOnlyList<DirectoryDefaults> _defaults;
    private readonly Lazy<HashSet<string>> _addresses;
    private readonly SitePictures _pictures;

    /// <summary>The files of a built site.</summary>
    /// <param name="built">The site.</param>
    /// <param name="workspace">Its theme and threads.</param>
    public RequestedPages(BuiltSite built, Workspace workspace)
    {
        (_site, _bodies, _output, _theme, _defaults) = (built.Site, built.Bodies, built.Output, workspace.Theme, built.Defaults);
        (_files, _search) = (FilesOf(built.Output), SearchOf(built.Site, workspace.Threads));
        (_addresses, _pictures) = (new(_output.Addresses), built.Pictures);
        _renderer = new(_site, _bodies, _theme);
    }

    private RequestedPages(RequestedPages before, Site site, ResolvedBodies bodies, Theme theme,
        IReadOnlyDictionary<string, object> files, OutputPlan output)
    {
        (_site, _bodies, _output, _theme, _defaults, _files) = (site, bodies, output, theme, before._defaults, files);
        (_search, _addresses, _pictures) = (before._search, before._addresses, before._pictures);
        _renderer = new(site, bodies, theme);
    }

    /// <summary>The site.</summary>
    public Site Site => _site;

    /// <summary>Every page that has a plan.</summary>
    public IReadOnlyList<PagePlan> Plans => _output.Plans;

    /// <summary>Paths of all files, the search index's among them.</summary>
    public IEnumerable<string> Paths => _files.Keys.Concat(_search.Value.Keys);

    /// <summary>A file of the site with its bytes, or with the file that it is a copy of; null where there is none.</summary>
    /// <param name="path">Its path in the output folder, with <c>/</c>.</param>
    /// <param name="cancellation">Stops the rendering.</param>
    /// <returns>The file; without bytes, and with the errors, where a template is wrong.</returns>
    public Checked<Page> Find(string path, CancellationToken cancellation)
    {
        switch (_files.GetValueOrDefault(path))
        {
            case PagePlan plan:
                var (bytes, diagnostics) = _renderer.Render(plan, cancellation);
                return new(new(path, bytes, PageRank.Page, null, plan), diagnostics);
            case MailPlan mail:
                var (html, wrongHtml) = _renderer.Render(mail.Html, cancellation);
                var (text, wrongText) = _renderer.Render(mail.Text, cancellation);
                return html is null || text is null
                    ? new(new(path, null, PageRank.Index, null, null), [.. wrongHtml.Concat(wrongText).Distinct()])
                    : new(Page.Of(mail, html, text, _site.Settings), []);
            case Asset asset:
                return new(new(path, asset.Bytes, PageRank.Asset, asset.FullPath, null), []);
            case GeneratedFile file:
                return new(_pictures.PageOf(file, _bodies), []);
            default:
                return new(IsOfIndex(path) ? _search.Value.GetValueOrDefault(path) : null, []);
        }
    }

    /// <summary>Whether there is a file.</summary>
    public bool Has(string path) => _files.ContainsKey(path) || (IsOfIndex(path) && _search.Value.ContainsKey(path));

    /// <summary>The same site with one article as its file says now and the links that it had: to be shown while the site is put
    /// together anew.</summary>
    /// <param name="workspace">Folders and settings.</param>
    /// <param name="fullPath">Absolute path of a file that was saved.</param>
    /// <returns>Null where the file is no article, has errors, or where only a whole build can tell what becomes of it.</returns>
    public RequestedPages? WithSaved(Workspace workspace, string fullPath)
    {
        var file = InputFiles.At(workspace.Root, workspace.Inputs, [workspace.Output, workspace.Cache], fullPath);
        if (file is not { Kind: InputKind.Article }) return null;
        var parsed = InputSteps.ParseArticle(file, InputSteps.Read(file), _defaults, workspace.Settings,
            new(workspace.Settings.Language)).Value;
        if (parsed is not { Article: { } article, Body: { } body } || article.Expires <= _site.At) return null;
        if (_site.Catalog.With(article, body, workspace.Settings) is not { } found) return null;
        var (saved, replaced) = found;
        if (saved.Permalink != replaced?.Permalink && _addresses.Value.Contains(saved.Permalink)) return null;
        var site = _site.With(saved, replaced);
        var bodies = _bodies.With(saved, site, _addresses.Value, _pictures.Of);
        var plan = PagePlans.Article(saved);
        var files = new Dictionary<string, object>(_files, StringComparer.Ordinal);
        files[Permalinks.ToFile(saved.Permalink)] = plan;
        return new(this, site, bodies, _theme, files,
            _output with { Plans = [.. _output.Plans.Where(p => p.Permalink != plan.Permalink), plan] });
    }

    /// <summary>The same site without the page of an article whose file is gone: to be shown while the site is put together
    /// anew, which alone knows what else goes.</summary>
    /// <param name="workspace">Folders and settings.</param>
    /// <param name="fullPath">Absolute path of a file that is no longer there.</param>
    /// <returns>Null where the file was no article of the site.</returns>
    public RequestedPages? WithoutFile(Workspace workspace, string fullPath)
    {
        var file = InputFiles.At(workspace.Root, workspace.Inputs, [workspace.Output, workspace.Cache], fullPath, isThere: false);
        if (file is not { Kind: InputKind.Article } || _site.Catalog.Index.ByInputPath(file.InputPath) is not { } removed)
            return null;
        var path = Permalinks.ToFile(removed.Permalink);
        if (!_files.ContainsKey(path)) return null;
        var files = new Dictionary<string, object>(_files, StringComparer.Ordinal);
        files.Remove(path);
        return new(this, _site, _bodies, _theme, files,
            _output with { Plans = [.. _output.Plans.Where(p => p.Permalink != removed.Permalink)] });
    }

    /// <summary>The same site in another theme.</summary>
    public RequestedPages WithTheme(Theme theme) => new(this, _site, _bodies, theme, _files, _output);

    /// <summary>Renders every page once and checks every link. Nothing of it is kept.</summary>
    /// <param name="threads">Most threads.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<Diagnostic> Check(int threads, CancellationToken cancellation)
    {
        var renderer = new SiteRenderer(_site, _bodies, _theme);
        var errors = new System.Collections.Concurrent.ConcurrentDictionary<Diagnostic, bool>();
        var known = _output.Addresses();
        var run = new PipelineRun(threads, cancellation);
        var links = new LinkCheck(_site, _bodies,
            address => known.Contains(address) || (IsOfIndex(address[1..]) && _search.Value.ContainsKey(address[1..])),
            _output.Plans, Bytes).Check(run).Diagnostics;
        foreach (var error in renderer.Diagnostics) errors[error] = true;
        // As in a build: the links of pages of which some are not whole are not told.
        return errors.IsEmpty ? links : [.. errors.Keys];

        byte[] Bytes(PagePlan plan)
        {
            var (bytes, diagnostics) = renderer.Render(plan, cancellation);
            foreach (var diagnostic in diagnostics) errors[diagnostic] = true;
            return bytes ?? [];
        }
    }

    /// <summary>Errors that stand in a page of each layout: they are the same in all its pages.</summary>
    public IReadOnlyList<Diagnostic> CheckLayouts(CancellationToken cancellation)
    {
        var errors = new List<Diagnostic>();
        foreach (var plan in _output.Plans.DistinctBy(p => p.Layout))
            errors.AddRange(_renderer.Render(plan, cancellation).Diagnostics);
        errors.AddRange(_renderer.Diagnostics);
        return errors.Distinct().ToList();
    }

    private static bool IsOfIndex(string path) =>
        path.StartsWith(Index, StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal);

    private static Dictionary<string, object> FilesOf(OutputPlan output)
    {
        var files = new Dictionary<string, object>(output.Plans.Count + output.Assets.Count + output.Generated.Count,
            StringComparer.Ordinal);
        foreach (var plan in output.Plans) files[Permalinks.ToFile(plan.Permalink)] = plan;
        foreach (var asset in output.Assets) files[asset.DestinationPath] = asset;
        foreach (var file in output.Generated) files[file.Permalink[1..]] = file;
        foreach (var mail in output.Mails) files[mail.Permalink[1..]] = mail;
        return files;
    }

    private static Lazy<Dictionary<string, Page>> SearchOf(Site site, int threads) => new(() =>
        SearchIndex.Build(site, threads, CancellationToken.None)
        .Select(f => new Page(f.Permalink[1..], f.Bytes, PageRank.Index, null, null))
        .ToDictionary(p => p.DestinationPath, StringComparer.Ordinal));
}

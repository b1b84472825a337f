using Digest.Build;
using Digest.Build.Files;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Preview;

/// <summary>The files that may be edited in the browser: articles, pages, stories and editions among the site's input.</summary>
/// <param name="workspace">The site that is shown.</param>
/// <param name="pages">Its pages; null where there are none yet.</param>
internal sealed class EditableFiles(Func<Workspace> workspace, Func<RequestedPages?> pages)
{
    /// <summary>Folders and settings.</summary>
    public Workspace Workspace => workspace();

    /// <summary>A file by its path; null where it may not be edited. A path is written in one way alone.</summary>
    /// <param name="path">Path relative to the site's folder, with <c>/</c>.</param>
    /// <param name="isThere">Whether the file has to be there.</param>
    public InputFile? Find(string path, bool isThere = true)
    {
        var site = Workspace;
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) return null;
        try
        {
            var file = InputFiles.At(site.Root, site.Inputs, [site.Output, site.Cache], Path.GetFullPath(path, site.Root),
                isThere);
            return file?.SourcePath == path && new FileInfo(file.FullPath).LinkTarget is null
                && file.Kind is InputKind.Article or InputKind.Page or InputKind.Story or InputKind.Edition ? file : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Path of the file that a page is made of; null where it is made of none, or of many.</summary>
    public string? SourceOf(PagePlan plan) => PathOf(plan) is { } path && Find(path) is not null ? path : null;

    /// <summary>Address, as browsers know it, of the page that is made of a file; null where there is none.</summary>
    /// <remarks>Of an article that was saved a moment ago and moved, the last page is the new one.</remarks>
    public string? AddressOf(string path) => pages()?.Plans.LastOrDefault(p => PathOf(p) == path) is { } plan
        ? Href(plan.Permalink) : null;

    /// <summary>An address as browsers know it.</summary>
    public string Href(string permalink) => Permalinks.Href(permalink, Workspace.Settings);

    private string? PathOf(PagePlan plan) => plan.View switch
    {
        ArticleView view => view.Article.Article.SourcePath,
        StoryView view => view.Story.File?.Raw.File.SourcePath,
        EditionView view => view.Edition.File?.Raw.File.SourcePath,
        ContentView view => view.Page.Raw.File.SourcePath,
        HomeView => pages()?.Site.Front?.Page.Raw.File.SourcePath,
        _ => null,
    };
}

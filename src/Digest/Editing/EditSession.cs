using Digest.Build;
using Digest.Commands;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Editing;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Output;

namespace Digest.Editing;

/// <summary>A site that an editor's command changes: what it is, what would be changed, and what it would be then.</summary>
internal sealed class EditSession
{
    private readonly BuildOptions _options;
    private readonly CommandContext _context;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<string> _errorsBefore;
    private readonly KeptResults _kept;

    private EditSession(BuildOptions options, CommandContext context, Workspace workspace, BuildResult result, KeptResults kept,
        CancellationToken cancellation)
    {
        (_options, _context, _kept, _cancellation) = (options, context, kept, cancellation);
        (Workspace, Site) = (workspace, result.Built!.Site);
        Changes = new(workspace);
        Finder = new(Site, workspace);
        _errorsBefore = [.. result.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.ToString())];
    }

    /// <summary>Folders and settings.</summary>
    public Workspace Workspace { get; }

    /// <summary>The site as it is, with drafts and scheduled articles; articles with errors are left out.</summary>
    public Site Site { get; }

    /// <summary>What is to change.</summary>
    public FileChanges Changes { get; }

    /// <summary>Finds articles.</summary>
    public ArticleFinder Finder { get; }

    /// <summary>What stands against the change, and what is worth knowing.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Opens the site.</summary>
    /// <returns>The session, or the status that the command ends with; what is wrong was printed.</returns>
    public static async Task<(int Status, EditSession? Session)> OpenAsync(BuildOptions options, CommandContext context,
        CancellationToken cancellation)
    {
        options = options with { Drafts = true, Scheduled = true, KeepGoing = true, Extent = BuildExtent.Links };
        // What is looked at again after the change is little more than the change.
        var kept = new KeptResults();
        var (workspace, diagnostics) = Workspace.Open(options, context.Clock, kept);
        if (workspace is null || diagnostics.Any(d => d.Severity == Severity.Error))
        {
            DiagnosticText.Write(context.Error, diagnostics.Where(d => d.Severity == Severity.Error).ToList(), options.Root);
            return (ExitStatus.WrongUsage, null);
        }

        using var progress = new Progress(context.Error, "reading");
        var result = await Task.Run(() => SitePipeline.Run(workspace, diagnostics, options, publish: false, cancellation, kept),
            cancellation).ConfigureAwait(false);
        return (ExitStatus.Done, new(options, context, workspace, result, kept, cancellation));
    }

    /// <summary>The articles that texts name.</summary>
    /// <returns>The articles; null where one was not found, which was printed.</returns>
    public List<SiteArticle>? Articles(IReadOnlyList<string> names)
    {
        var found = new List<SiteArticle>();
        var all = true;
        foreach (var name in names)
        {
            if (Finder.Find(name) is { Article: { } article })
            {
                if (!found.Contains(article)) found.Add(article);
                continue;
            }

            Unknown(Finder.Find(name));
            all = false;
        }

        return all ? found : null;
    }

    /// <summary>Prints why an article was not found.</summary>
    public void Unknown(FoundArticle found)
    {
        _context.Error.WriteLine("digest: " + Excerpts.Visible(found.Problem ?? ""));
        if (found.Hint is { } hint) _context.Error.WriteLine("  hint: " + Excerpts.Visible(hint));
    }

    /// <summary>Prints that the command was written wrongly.</summary>
    public int Wrong(string problem, string hint)
    {
        Unknown(new(null, problem, hint));
        return ExitStatus.WrongUsage;
    }

    /// <summary>Changes front matter of an article.</summary>
    public void Edit(SiteArticle article, params FieldEdit[] edits)
    {
        if (Read(article.Article.SourcePath, article.Article.InputPath) is { } file) Edit(file, edits);
    }

    /// <summary>Changes front matter of a file.</summary>
    public void Edit(SourceFile file, params FieldEdit[] edits) => Diagnostics.AddRange(Changes.Edit(file, edits));

    /// <summary>The file as it is on disk; null where it cannot be read, which stands against the change.</summary>
    public SourceFile? Read(string sourcePath, string inputPath)
    {
        var full = Path.GetFullPath(sourcePath, Workspace.Root);
        try
        {
            return new(sourcePath, inputPath, File.ReadAllBytes(full));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Diagnostics.Add(Codes.FileUnreadable.At(new(sourcePath), "the file cannot be read: "
                + exception.Message.TrimEnd('.'), "check that it exists and that you may read it"));
            return null;
        }
    }

    /// <summary>Adds a file that is not there yet, in the first input folder.</summary>
    /// <param name="inputPath">Path relative to the input folder, with <c>/</c>.</param>
    /// <param name="text">Its text.</param>
    public void Create(string inputPath, string text)
    {
        var path = Path.Combine(Workspace.Inputs[0], inputPath.Replace('/', Path.DirectorySeparatorChar));
        Changes.Create(new(Workspace.DisplayPath(path), inputPath, System.Text.Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Adds what stands against the change.</summary>
    public void Refuse(string path, string problem, string hint) =>
        Diagnostics.Add(Codes.EditRefused.At(new(path), problem, hint));

    /// <summary>The site as it would be with the changes, and the errors that it would have beside those that it has.</summary>
    public async Task<(Site Site, List<Diagnostic> Errors)> WouldBeAsync()
    {
        var result = await BuildAsync(Workspace).ConfigureAwait(false);
        return (result.Built!.Site,
            result.Diagnostics.Where(d => d.Severity == Severity.Error && !_errorsBefore.Contains(d.ToString())).ToList());
    }

    /// <summary>Builds the site as it would be with the changes, and publishes nothing.</summary>
    /// <param name="workspace">Folders and settings, and what the build is to make.</param>
    public Task<BuildResult> BuildAsync(Workspace workspace)
    {
        var changed = workspace with { Unsaved = Changes.Unsaved };
        return Task.Run(() => SitePipeline.Run(changed, [], _options, publish: false, _cancellation, _kept), _cancellation);
    }

    /// <summary>Makes the changes, or shows them, unless something stands against them; prints the changed files' paths.</summary>
    /// <param name="dryRun">Whether to show them only.</param>
    /// <param name="nothing">What is said where nothing is to change.</param>
    public int Finish(bool dryRun, string nothing)
    {
        var stands = Diagnostics.Exists(d => d.Severity == Severity.Error);
        if (!stands && Changes.IsEmpty) Diagnostics.Add(Codes.NothingToDo.At(default, nothing));
        else if (!stands && dryRun) Changes.Show(_context.Out);
        else if (!stands) Diagnostics.AddRange(Changes.Save());
        stands = Diagnostics.Exists(d => d.Severity == Severity.Error);
        if (!stands && !dryRun)
        {
            foreach (var path in Changes.Paths) _context.Out.WriteLine(path);
        }

        DiagnosticText.Write(_context.Error, Diagnostics, Workspace.Root);
        return stands ? ExitStatus.Errors : ExitStatus.Done;
    }
}

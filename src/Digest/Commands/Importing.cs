using System.Text;
using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Import;
using Digest.Output;

namespace Digest.Commands;

/// <summary>Makes articles of pages and texts, one after the other, and tells where they would stand.</summary>
/// <param name="workspace">The site.</param>
/// <param name="context">Where paths and diagnostics go.</param>
/// <param name="dryRun">Whether to print the articles instead of writing them.</param>
internal sealed class Importing(Workspace workspace, CommandContext context, bool dryRun)
{
    private readonly Placement _digest = Placement.Of(workspace);
    private readonly List<SourceFile> _imported = [];
    private IReadOnlyList<Core.Catalog.KnownTerm>? _known;

    /// <summary>What is to be told.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Makes an article; its path is printed.</summary>
    /// <returns>Its path; null where there is none, which is told.</returns>
    public string? Add(ImportSource source)
    {
        var there = source.Address is null
            ? null : _digest.PathOfSource(source.Address) ?? _digest.PathOfSource(source.Name);
        if (there is not null)
        {
            Diagnostics.Add(Codes.ImportExists.At(new(source.Name), $"it is there already: {there}",
                "edit that article; to import it again, remove the article first"));
            return null;
        }

        var (article, notes) = Importer.Read(new ImportRequest
        {
            Path = source.Name,
            Bytes = source.Bytes,
            Charset = source.Charset,
            Address = source.Address,
            Now = workspace.Selection.At,
            Zone = workspace.Settings.TimeZone,
            Language = workspace.Settings.Language,
            Known = _known ??= _digest.Known(),
            ArticleOf = _digest.ArticleOfSource,
        });
        Diagnostics.AddRange(notes);
        return article is null ? null : Take(article);
    }

    /// <summary>Tells where the new articles would stand, and all else that is to be told.</summary>
    /// <returns>The status of the command.</returns>
    public int Finish(CancellationToken cancellation)
    {
        if (_imported.Count > 0) Places(_digest.Place(_imported, cancellation));
        DiagnosticText.Write(context.Error, Diagnostics, workspace.Root);
        return Diagnostics.Exists(d => d.Severity == Severity.Error) ? ExitStatus.Errors : ExitStatus.Done;
    }

    private string? Take(ImportedArticle article)
    {
        var path = Path.Combine(workspace.Inputs[0], "articles", article.FileName);
        var bytes = Encoding.UTF8.GetBytes(article.Markdown);
        if (dryRun) context.Out.Write(article.Markdown);
        else if (!Write(path, bytes)) return null;
        _imported.Add(new(workspace.DisplayPath(path), "articles/" + article.FileName, bytes));
        return workspace.DisplayPath(path);
    }

    private bool Write(string path, byte[] bytes)
    {
        var place = new Place(workspace.DisplayPath(path));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Written beside its place first: no moment shows half of it, and none overwrites, whoever else writes meanwhile.
            var part = Path.Combine(Path.GetDirectoryName(path)!, "." + Path.GetFileName(path) + ".digest-part");
            try
            {
                File.WriteAllBytes(part, bytes);
                File.Move(part, path, overwrite: false);
            }
            finally
            {
                File.Delete(part);
            }

            context.Out.WriteLine(place.Path);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            Diagnostics.Add(Codes.ImportExists.At(place, "the file is there already",
                "rename or remove it, or look at the import with --dry-run"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Diagnostics.Add(Codes.ImportUnreadable.At(place, "the file cannot be written: " + exception.Message.TrimEnd('.'),
                "check that you may write there"));
        }

        return false;
    }

    private void Places(IReadOnlyList<PlacedArticle> placed)
    {
        foreach (var article in placed)
        {
            var place = new Place(article.SourcePath);
            var joins = article.Joined is { } other
                ? $"it would join the story '{other.Article.Headline}' ({other.Article.SourcePath})"
                : "it would begin a story of its own";
            var near = article.Related is { } related
                ? $"; nearest related: '{related.Article.Headline}' ({related.Article.SourcePath})" : "";
            Diagnostics.Add(Codes.ImportJoins.At(place, joins + near,
                article.Joined is null ? null : "'story: none' keeps it alone"));
        }
    }
}

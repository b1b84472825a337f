using System.CommandLine;
using System.Text;
using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Import;
using Digest.Net;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest import</c>.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandContext context)
    {
        var names = new Argument<string[]>("FILE")
        {
            Description = "address, saved HTML page, pasted text, folder of such files, or - for standard input",
            Arity = ArgumentArity.OneOrMore
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "print the Markdown instead of writing it" };
        var local = new Option<bool>("--allow-local")
        {
            Description = "let addresses lead to this machine and to private networks"
        };
        var command = new Command("import",
            "Makes Markdown articles of pages on the web, saved pages or pasted text, as drafts, and prints their paths.")
            { names, dryRun, local };
        var shared = new SharedOptions().AddAt(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = shared.Read(parsed);
            var (workspace, diagnostics) = Workspace.Open(options, context.Clock);
            var errors = diagnostics.Where(d => d.Severity == Severity.Error && d.Code != Codes.FolderMissing.Id).ToList();
            if (workspace is null || errors.Count > 0)
            {
                DiagnosticText.Write(context.Error, workspace is null ? diagnostics : errors, options.Root);
                return ExitStatus.WrongUsage;
            }

            using var fetcher = new Fetcher(
                context.Requests with { AllowPrivate = context.Requests.AllowPrivate || parsed.GetValue(local) }, context.Clock);
            var run = new Import(workspace, context, fetcher, parsed.GetValue(dryRun));
            return await Task.Run(() => run.AllAsync(parsed.GetValue(names)!, cancellation), cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private sealed class Import(Workspace workspace, CommandContext context, Fetcher fetcher, bool dryRun)
    {
        private readonly List<Diagnostic> _diagnostics = [];
        private readonly List<SourceFile> _imported = [];

        public async Task<int> AllAsync(string[] names, CancellationToken cancellation)
        {
            var digest = Placement.Of(workspace);
            var known = digest.Known();
            var sources = new ImportSources(workspace, context, fetcher, _diagnostics);
            await foreach (var source in sources.ReadAsync(names, cancellation).ConfigureAwait(false))
            {
                var there = source.Address is null
                    ? null : digest.PathOfSource(source.Address) ?? digest.PathOfSource(source.Name);
                if (there is not null)
                {
                    _diagnostics.Add(Codes.ImportExists.At(new(source.Name), $"it is there already: {there}",
                        "edit that article; to import it again, remove the article first"));
                    continue;
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
                    Known = known,
                });
                _diagnostics.AddRange(notes);
                if (article is not null) Take(article);
            }

            if (_imported.Count > 0) Places(digest.Place(_imported, cancellation));
            DiagnosticText.Write(context.Error, _diagnostics, workspace.Root);
            return _diagnostics.Exists(d => d.Severity == Severity.Error) ? ExitStatus.Errors : ExitStatus.Done;
        }

        private void Take(ImportedArticle article)
        {
            var path = Path.Combine(workspace.Inputs[0], "articles", article.FileName);
            var bytes = Encoding.UTF8.GetBytes(article.Markdown);
            if (dryRun) context.Out.Write(article.Markdown);
            else if (!Write(path, bytes)) return;
            _imported.Add(new(workspace.DisplayPath(path), "articles/" + article.FileName, bytes));
        }

        private bool Write(string path, byte[] bytes)
        {
            var place = new Place(workspace.DisplayPath(path));
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                // CreateNew never overwrites, whoever else writes at the same moment.
                using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write)) stream.Write(bytes);
                context.Out.WriteLine(place.Path);
                return true;
            }
            catch (IOException) when (File.Exists(path))
            {
                _diagnostics.Add(Codes.ImportExists.At(place, "the file is there already",
                    "rename or remove it, or look at the import with --dry-run"));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _diagnostics.Add(Codes.ImportUnreadable.At(place, "the file cannot be written: " + exception.Message.TrimEnd('.'),
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
                _diagnostics.Add(Codes.ImportJoins.At(place, joins + near,
                    article.Joined is null ? null : "'story: none' keeps it alone"));
            }
        }
    }
}

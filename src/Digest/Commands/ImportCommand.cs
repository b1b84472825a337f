using System.CommandLine;
using Digest.Build;
using Digest.Core.Diagnostics;
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
            return await Task.Run(async () =>
            {
                var import = new Importing(workspace, context, parsed.GetValue(dryRun));
                var sources = new ImportSources(workspace, context, fetcher, import.Diagnostics);
                await foreach (var source in sources.ReadAsync(parsed.GetValue(names)!, cancellation).ConfigureAwait(false))
                    import.Add(source);
                return import.Finish(cancellation);
            }, cancellation).ConfigureAwait(false);
        });
        return command;
    }
}

using System.CommandLine;
using Digest.Build;
using Digest.Build.Files;
using Digest.Checks;
using Digest.Checks.External;
using Digest.Core.Diagnostics;
using Digest.Net;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandContext context)
    {
        var format = new Option<string>("--format")
        {
            Description =
            "text, json, github (annotations of a pull request) or sarif (SARIF 2.1.0)", HelpName = "FORMAT",
            DefaultValueFactory = _ => "text"
        };
        format.AcceptOnlyFromAmong("text", "json", "github", "sarif");
        var external = new Option<bool>("--external") { Description = "check links to other sites too, over the network" };
        var local = new Option<bool>("--external-private")
        {
            Description =
            "with --external, also ask hosts on this machine and in private networks"
        };
        var against = new Option<string?>("--against")
        {
            Description = "also say which addresses of an old site are lost: its sitemap, or a list of addresses",
            HelpName = "FILE"
        };
        var command = new Command("check", "Says everything that is wrong, and writes nothing.")
        {
            format, external, local, against
        };
        var shared = new SharedOptions().AddBuild(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = shared.Read(parsed);
            var (status, workspace, diagnostics, result) = await FindAsync(options, context, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(external) && result?.Built is { } site)
            {
                var cache = new LinkCache(shared.LeavesCaches(parsed) ? null : workspace!.Cache, context.Clock.GetUtcNow());
                using var progress = new Progress(context.Error, "asking other sites");
                var (broken, _, _) = await ExternalLinks.CheckAsync(site.Site, new SourceLines(workspace!.Root),
                    new RequestOptions { AllowPrivate = parsed.GetValue(local) }, cache, context.Clock, cancellation)
                    .ConfigureAwait(false);
                diagnostics.AddRange(broken);
            }

            OldAddressCounts? counts = null;
            if (parsed.GetValue(against) is { } sitemap && workspace is not null)
            {
                var (old, unread) = OldSitemap.Read(sitemap, workspace);
                diagnostics.AddRange(unread);
                if (unread.Count == 0 && result?.Built is { } built)
                {
                    var (lost, found) = OldAddresses.Check(old!, built, new SourceLines(workspace.Root));
                    diagnostics.AddRange(lost);
                    counts = found;
                }

                if (!File.Exists(sitemap)) status = ExitStatus.WrongUsage;
            }

            var policy = result?.Policy ?? new Policy(options.Strict, null);
            var judged = policy.Apply(diagnostics);
            judged.Sort(WorstFirst);
            Write(parsed.GetValue(format)!, judged, options.Root, context, counts);
            return status == ExitStatus.Done && policy.Fails(judged) ? ExitStatus.Errors : status;
        });
        return command;
    }

    // Wrong settings do not keep the articles from being looked at, as long as there is something to look at.
    private static async Task<(int Status, Workspace? Workspace, List<Diagnostic> Diagnostics, BuildResult? Result)> FindAsync(
        BuildOptions options, CommandContext context, CancellationToken cancellation)
    {
        var (workspace, opening) = Workspace.Open(options, context.Clock);
        var isWrong = opening.Any(d => d.Severity == Severity.Error);
        if (workspace is null
            || opening.Any(d => d.Severity == Severity.Error && (d.Path is null || d.Code == Codes.FolderMissing.Id)))
        {
            return (ExitStatus.WrongUsage, workspace, [.. opening], null);
        }

        BuildResult result;
        using (new Progress(context.Error, "checking"))
        {
            result = await Task.Run(() => SitePipeline.Run(workspace, opening, options, publish: false, cancellation),
                cancellation)
                .ConfigureAwait(false);
        }

        var diagnostics = result.Diagnostics.ToList();
        if (result.Built is { } site)
        {
            diagnostics.AddRange(EditorChecks.Check(site, workspace));
            if (new Publisher(workspace.Root, workspace.Output, workspace.Threads).Refusal(site.Pages) is { } refusal)
                diagnostics.Add(refusal);
        }

        return (isWrong ? ExitStatus.WrongUsage : result.Failed ? ExitStatus.Errors : ExitStatus.Done, workspace, diagnostics,
            result);
    }

    private static int WorstFirst(Diagnostic a, Diagnostic b)
    {
        var order = b.Severity.CompareTo(a.Severity);
        return order != 0 ? order : Diagnostic.Compare(a, b);
    }

    private static void Write(
        string format, List<Diagnostic> diagnostics, string root, CommandContext context, OldAddressCounts? counts)
    {
        switch (format)
        {
            case "json": CheckFormats.Json(context.Out, diagnostics); break;
            case "github": CheckFormats.Github(context.Out, diagnostics, root); break;
            case "sarif": CheckFormats.Sarif(context.Out, diagnostics); break;
            default: DiagnosticText.Write(context.Error, diagnostics, root); break;
        }

        // What a machine reads holds diagnostics and nothing else.
        if (counts is { } old) (format == "text" ? context.Out : context.Error).WriteLine(old.ToString());
        if (format == "text") context.Out.WriteLine(Verdict(diagnostics));
    }

    private static string Verdict(List<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        var warnings = diagnostics.Count(d => d.Severity == Severity.Warning);
        var infos = diagnostics.Count - errors - warnings;
        return diagnostics.Count == 0
            ? "nothing to say"
            : $"{errors} error{(errors == 1 ? "" : "s")}, {warnings} warning{(warnings == 1 ? "" : "s")}, {infos} "
            + $"info{(infos == 1 ? "" : "s")}";
    }
}

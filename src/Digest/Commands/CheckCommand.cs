using System.CommandLine;
using Digest.Core.Diagnostics;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandContext context)
    {
        var format = new Option<string>("--format") { Description = "text, json, github or sarif", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "github", "sarif");
        var command = new Command("check", "Says everything that is wrong, and writes nothing.") { format };
        var shared = new SharedOptions().AddBuild(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = shared.Read(parsed);
            var (status, _, result) = await SiteSession.BuildAsync(options, publish: false, context, cancellation).ConfigureAwait(false);
            var diagnostics = result!.Diagnostics.ToList();
            if (result.Site is { } site) diagnostics.AddRange(EditorChecks.Of(site));
            diagnostics.Sort(Diagnostic.Compare);
            switch (parsed.GetValue(format))
            {
                case "json": CheckFormats.Json(context.Out, diagnostics); break;
                case "github": CheckFormats.Github(context.Out, diagnostics); break;
                case "sarif": CheckFormats.Sarif(context.Out, diagnostics); break;
                default:
                    DiagnosticText.Write(context.Error, diagnostics, options.Root);
                    await context.Out.WriteLineAsync(Verdict(diagnostics)).ConfigureAwait(false);
                    break;
            }

            return status;
        });
        return command;
    }

    private static string Verdict(List<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        var warnings = diagnostics.Count(d => d.Severity == Severity.Warning);
        var infos = diagnostics.Count - errors - warnings;
        return diagnostics.Count == 0 ? "nothing to say" : $"{errors} error{(errors == 1 ? "" : "s")}, {warnings} warning{(warnings == 1 ? "" : "s")}, {infos} info{(infos == 1 ? "" : "s")}";
    }
}

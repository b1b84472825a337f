using System.CommandLine;
using System.Globalization;
using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest build</c>.</summary>
internal static class BuildCommand
{
    public static Command Create(CommandContext context)
    {
        var output = new Option<string?>("--output")
        {
            Description = "output folder instead of the settings' (output)",
            HelpName = "DIR"
        };
        var force = new Option<bool>("--force") { Description = "take over an output folder that holds other files" };
        var report = new Option<string?>("--report")
        {
            Description = "write what was done and found as JSON",
            HelpName = "FILE.json"
        };
        var command = new Command("build", "Builds the site. The default command.") { output, force, report };
        var shared = new SharedOptions().AddBuild(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = shared.Read(parsed) with { Output = parsed.GetValue(output), Force = parsed.GetValue(force) };
            var (status, workspace, result) = await SiteSession.BuildAsync(options, publish: true, context, cancellation)
                .ConfigureAwait(false);
            DiagnosticText.Write(context.Error, result!.Diagnostics, options.Root);
            if (parsed.GetValue(report) is { } file)
            {
                try
                {
                    Report.Write(file, result);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    await context.Error.WriteLineAsync(
                        $"digest: the report cannot be written to {file}: {exception.Message.TrimEnd('.')}")
                        .ConfigureAwait(false);
                    status = status == ExitStatus.Done ? ExitStatus.Errors : status;
                }
            }

            Summary(context.Out, result, workspace);
            return status;
        });
        return command;
    }

    private static void Summary(TextWriter output, BuildResult result, Workspace? workspace)
    {
        var errors = result.Diagnostics.Count(d => d.Severity == Severity.Error);
        var warnings = result.Diagnostics.Count(d => d.Severity == Severity.Warning);
        if (result.Built is not { } site || workspace is null)
        {
            output.WriteLine($"{Count(errors, "error")}, {Count(warnings, "warning")}; nothing was built");
            return;
        }

        var seconds = result.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        output.WriteLine(
            $"{Count(site.Site.Articles.Count, "article")}, {Count(site.Site.Stories.Count, "story", "stories")}, "
            + $"{Count(Report.HtmlPages(site), "page")}; {Count(errors, "error")}, {Count(warnings, "warning")}; {seconds} s");
        if (result.Published is { Diagnostics.Count: 0 } published)
        {
            output.WriteLine(
                $"{workspace.DisplayPath(workspace.Output)}/: {published.Written} written, {published.Unchanged} unchanged, "
                + $"{published.Removed} removed");
        }
        else
        {
            output.WriteLine("nothing was published: the site is as it was");
        }

        if (site.ArticlesLeftOut > 0) output.WriteLine($"{Count(site.ArticlesLeftOut, "article")} left out because of errors");
        if (site.Site.NextChange is { } next) output.WriteLine($"next scheduled change: {Report.Instant(next)}");
    }

    private static string Count(int number, string one, string? many = null) =>
        $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many ?? one + "s")}";
}

using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;
using Digest.Output;

namespace Digest.Commands;

/// <summary>Opens a workspace and builds it, for every command that needs a site.</summary>
internal static class SiteSession
{
    /// <summary>Opens and builds. Wrong settings end here with status 2, the diagnostics printed.</summary>
    public static async Task<(int Status, Workspace? Workspace, BuildResult? Result)> BuildAsync(
        BuildOptions options, bool publish, CommandContext context, CancellationToken cancellation)
    {
        var (workspace, diagnostics) = Workspace.Open(options, context.Clock);
        var wrong = diagnostics.Any(d => d.Severity == Severity.Error);
        if (workspace is null || wrong)
        {
            return (ExitStatus.WrongUsage, workspace, new BuildResult { Diagnostics = diagnostics, Failed = true });
        }

        using var progress = new Progress(context.Error, "building");
        var result = await Task.Run(() => SitePipeline.Run(workspace, diagnostics, options, publish, cancellation), cancellation)
            .ConfigureAwait(false);
        return (result.Failed ? ExitStatus.Errors : ExitStatus.Done, workspace, result);
    }

    /// <summary>Builds without publishing, for a command that answers a question about the site; errors of articles are printed
    /// and do not stand in its way unless they are of the settings.</summary>
    public static async Task<(int Status, CheckedSite? Site)> OpenAsync(BuildOptions options, CommandContext context,
        CancellationToken cancellation)
    {
        var (status, workspace, result) = await BuildAsync(options, publish: false, context, cancellation).ConfigureAwait(false);
        if (status == ExitStatus.Done) return (status, new(workspace!, result!));
        DiagnosticText.Write(context.Error, result!.Diagnostics.Where(d => d.Severity == Severity.Error).ToList(), options.Root);
        return (status, null);
    }

    /// <summary>A site that was built and not published.</summary>
    internal sealed record CheckedSite(Workspace Workspace, BuildResult Result)
    {
        /// <summary>The site.</summary>
        public Site Site => Result.Built!.Site;
    }
}

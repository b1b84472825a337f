using Digest.Build;
using Digest.Commands;
using Digest.Core.Diagnostics;
using Digest.Output;

namespace Digest.Preview;

/// <summary>Builds at each change and shows what came of it.</summary>
internal sealed class PreviewSession(BuildOptions options, CommandContext context, PreviewServer server)
{
    // A file that is read while it is written is whole a moment later.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private const int MaxWait = 5;

    private readonly PreviewSite _site = new();

    /// <summary>Shows the site until it is stopped.</summary>
    /// <param name="workspace">The site, its settings without an error.</param>
    /// <param name="ready">Called when the first build is shown.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(Workspace workspace, Action ready, CancellationToken cancellation)
    {
        // One watch from before the first build: what changes while a build runs starts the next one.
        var watch = Watch(workspace);
        try
        {
            Show(await BuildAsync(cancellation).ConfigureAwait(false));
            ready();
            while (true)
            {
                await watch.WaitAsync(cancellation).ConfigureAwait(false);
                var built = await BuildPatientlyAsync(watch, cancellation).ConfigureAwait(false);
                Show(built);
                if (built.Workspace is not { } next || (!watch.IsStale && watch.Paths.SequenceEqual(Paths(next)))) continue;
                watch.Dispose();
                watch = Watch(next);
                Show(await BuildAsync(cancellation).ConfigureAwait(false));
            }
        }
        finally
        {
            watch.Dispose();
        }
    }

    private async Task<Built> BuildPatientlyAsync(FolderWatch watch, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var built = await BuildAsync(cancellation).ConfigureAwait(false);
            if (attempt == MaxWait || !built.Result.Diagnostics.Any(d => d.Severity == Severity.Error)) return built;
            if (!await watch.ChangesWithinAsync(Patience, cancellation).ConfigureAwait(false)) return built;
        }
    }

    private async Task<Built> BuildAsync(CancellationToken cancellation)
    {
        try
        {
            var (_, workspace, result) = await SiteSession.BuildAsync(options, publish: false, context, cancellation)
                .ConfigureAwait(false);
            return new(workspace, result!);
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException
            && exception.GetBaseException() is IOException or UnauthorizedAccessException)
        {
            // A folder that goes while it is read.
            return new(null,
                new()
                {
                    Failed = true,
                    Diagnostics =
                    [Codes.FileUnreadable.At(default,
                        "the site's files cannot be read: " + exception.GetBaseException().Message.TrimEnd('.'),
                        "save a file to try again")]
                });
        }
    }

    private void Show(Built built)
    {
        DiagnosticText.Write(context.Error, built.Result.Diagnostics, options.Root);
        if (built.Workspace is { } workspace) _site.Take(built.Result, workspace.Settings);
        var marks = PreviewState.Marks(_site.Pages.Values, built.Workspace?.Selection.At ?? context.Clock.GetUtcNow(),
            _site.Settings);
        server.Show(_site.Pages, _site.Settings.LinkRoot,
            build => PreviewState.Write(build, built.Result.Diagnostics, options.Root, marks));
    }

    private FolderWatch Watch(Workspace workspace) => new(Paths(workspace), [workspace.Output, workspace.Cache]);

    // The theme's folders whether they are there or not: an editor may make one while the preview runs.
    private List<string> Paths(Workspace workspace) =>
        [.. workspace.Inputs,
            .. options.Theme is { } theme
                ? [Path.GetFullPath(theme)] : workspace.Settings.ThemePaths.Select(p => Path.GetFullPath(p, workspace.Root)),
                options.Settings is { } given ? Path.GetFullPath(given) : Path.Combine(workspace.Root, "statiq.json")];

    private sealed record Built(Workspace? Workspace, BuildResult Result);
}

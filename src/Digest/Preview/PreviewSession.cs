using System.Diagnostics;
using System.Globalization;
using Digest.Build;
using Digest.Commands;
using Digest.Core.Diagnostics;
using Digest.Output;

namespace Digest.Preview;

/// <summary>Builds at each change and shows what came of it: a saved article at once, all that follows from it when it is known,
/// and what a check of every page says last.</summary>
internal sealed class PreviewSession(BuildOptions options, CommandContext context, PreviewServer server)
{
    // A file that is read while it is written is whole a moment later.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private const int MaxWait = 5;

    // What changes all the time must not keep everything from being shown.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // A save is one file; of many together only the whole site can tell.
    private const int MaxSaved = 3;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(12);

    private readonly BuildOptions _options = options with { Extent = BuildExtent.OnRequest };
    private readonly KeptResults _kept = new();
    private readonly PreviewSite _site = new();
    private Built? _built;
    private IReadOnlyList<Diagnostic> _told = [];

    /// <summary>Shows the site until it is stopped.</summary>
    /// <param name="workspace">The site, its settings without an error.</param>
    /// <param name="ready">Called when the first build is shown.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(Workspace workspace, Action ready, CancellationToken cancellation)
    {
        EditPages.Register(server, () => _built?.Workspace ?? workspace, () => _site.Pages,
            () => options.At is null ? context.Clock.GetUtcNow() : workspace.Selection.At);
        // One watch from before the first build: what changes while a build runs starts the next one.
        var watch = Watch(workspace);
        try
        {
            Show(await BuildAsync(cancellation, postponePictures: true).ConfigureAwait(false), cancellation);
            ready();
            await MakePicturesAsync(watch, cancellation).ConfigureAwait(false);
            while (true)
            {
                await WaitAsync(watch, cancellation).ConfigureAwait(false);
                var start = Stopwatch.GetTimestamp();
                var changed = new HashSet<string>(StringComparer.Ordinal);
                var built = await FollowAsync(watch, changed, LongestWait, cancellation).ConfigureAwait(false);
                Show(built, cancellation);
                Tell(changed, Stopwatch.GetElapsedTime(start));
                if (built.Workspace is not { } next || (!watch.IsStale && watch.Paths.SequenceEqual(Paths(next)))) continue;
                watch.Dispose();
                watch = Watch(next);
                Show(await BuildAsync(cancellation).ConfigureAwait(false), cancellation);
            }
        }
        finally
        {
            watch.Dispose();
        }
    }

    // A first start may have very many pictures to make: until they are there, pages show the originals.
    private async Task MakePicturesAsync(FolderWatch watch, CancellationToken cancellation)
    {
        if (_built?.Result.Built is not { PostponedPictures: > 0 and var count }) return;
        Built built;
        using (new Progress(context.Error, count == 1 ? "making a picture" : $"making {count} pictures"))
        {
            // A change is shown at once, however long this takes: the pictures that are made are kept.
            built = await FollowAsync(watch, new(StringComparer.Ordinal), TimeSpan.MaxValue, cancellation).ConfigureAwait(false);
        }

        Show(built, cancellation);
    }

    // Until a file changes, or the clock changes what is built; meanwhile every page is checked.
    private async Task WaitAsync(FolderWatch watch, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var check = CheckAsync(waiting.Token);
        var due = DueAsync(waiting.Token);
        await Task.WhenAny(watch.Changed.WaitAsync(waiting.Token), due).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        await EndAsync(check).ConfigureAwait(false);
        await EndAsync(due).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task DueAsync(CancellationToken cancellation)
    {
        // With --at the clock stands still.
        var due = options.At is null ? _site.Pages?.Site.NextChange : null;
        while (due is null || due > context.Clock.GetUtcNow())
        {
            var wait = due - context.Clock.GetUtcNow() ?? Timeout.InfiniteTimeSpan;
            await Task.Delay(wait > LongestDelay ? LongestDelay : wait, context.Clock, cancellation).ConfigureAwait(false);
        }
    }

    private async Task CheckAsync(CancellationToken cancellation)
    {
        if (_built is not { Result.Built: { } site, ThemeErrors.Count: 0 } built || _site.Pages is not { } pages) return;
        var found = await Task.Run(() => pages.Check(threads: 1, cancellation), cancellation).ConfigureAwait(false);
        if (cancellation.IsCancellationRequested) return;
        _built = built with { Found = found };
        ShowState();
        if (found.Count > 0) TellDiagnostics();
        Memory.CollectAfter(site.Site.Articles.Count);
    }

    // The newest state counts: a build whose files have changed is abandoned.
    private async Task<Built> FollowAsync(FolderWatch watch, HashSet<string> changed, TimeSpan longest,
        CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        for (var attempt = 0; ;)
        {
            Note(watch.Take());
            Note(await watch.QuietAsync(cancellation).ConfigureAwait(false));
            ShowRemoved(changed);
            _kept.ReadAgain(changed);
            using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var build = BuildAsync(abandon.Token);
            await Task.WhenAny(build, watch.Changed).ConfigureAwait(false);
            if (!build.IsCompleted && Stopwatch.GetElapsedTime(start) < longest)
            {
                await abandon.CancelAsync().ConfigureAwait(false);
                await EndAsync(build).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                continue;
            }

            var built = await build.ConfigureAwait(false);
            if (attempt++ == MaxWait || !built.Result.Diagnostics.Any(d => d.Severity == Severity.Error)) return built;
            if (!await IsChangedAsync(watch, cancellation).ConfigureAwait(false)) return built;
        }

        void Note(IReadOnlyCollection<string> paths)
        {
            changed.UnionWith(paths);
            if (paths.Count <= MaxSaved) ShowSaved(paths, cancellation);
        }
    }

    private static async Task<bool> IsChangedAsync(FolderWatch watch, CancellationToken cancellation)
    {
        var pause = Task.Delay(Patience, cancellation);
        var first = await Task.WhenAny(pause, watch.Changed).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return first != pause;
    }

    private static async Task EndAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private async Task<Built> BuildAsync(CancellationToken cancellation, bool postponePictures = false)
    {
        try
        {
            return await Task.Run(() => Build(postponePictures, cancellation), cancellation).ConfigureAwait(false);
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

    private Built Build(bool postponePictures, CancellationToken cancellation)
    {
        var (workspace, diagnostics) = Workspace.Open(_options, context.Clock, _kept);
        if (workspace is null || diagnostics.Any(d => d.Severity == Severity.Error))
            return new(workspace, new() { Diagnostics = diagnostics, Failed = true });
        return new(workspace, SitePipeline.Run(workspace, diagnostics,
            _options with { PostponePictures = postponePictures }, publish: false, cancellation, _kept));
    }

    private void ShowSaved(IReadOnlyCollection<string> paths, CancellationToken cancellation)
    {
        if (_built is not { Workspace: { } workspace }) return;
        foreach (var path in paths)
        {
            if (_site.Pages is not { } pages || Saved(pages, workspace, path, cancellation) is not { } saved) continue;
            _site.Show(saved);
            ShowUnlinked(workspace.DisplayPath(path));
        }
    }

    // Files that are still gone when all is quiet, and nothing came in their place: a program that saves by renaming takes a file
    // away for a moment, and an article that got another name keeps its address.
    private void ShowRemoved(HashSet<string> paths)
    {
        if (paths.Count is 0 or > MaxSaved || paths.Any(File.Exists) || _built is not { Workspace: { } workspace }) return;
        foreach (var path in paths)
        {
            if (_site.Pages?.WithoutFile(workspace, path) is not { } without) continue;
            _site.Show(without);
            ShowUnlinked(workspace.DisplayPath(path));
        }
    }

    // What was wrong with the file is not wrong any more, or the build that follows says it again.
    private void ShowUnlinked(string displayPath)
    {
        var others = Diagnostics().Where(d => d.Path != displayPath).ToList();
        server.Show(_site.Find, _site.Settings.LinkRoot, isNew: true, build => State(build, others, isLinking: true));
    }

    private RequestedPages? Saved(RequestedPages pages, Workspace workspace, string path, CancellationToken cancellation)
    {
        try
        {
            var isTheme = ThemePaths(workspace)
                .Any(folder => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
            if (!isTheme) return pages.WithSaved(workspace, path);
            var (opened, _) = Workspace.Open(_options, context.Clock);
            if (opened is null) return null;
            var themed = pages.WithTheme(opened.Theme);
            return themed.CheckLayouts(cancellation).Count == 0 ? themed : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // the build that follows says what is wrong
        }
    }

    private void Show(Built built, CancellationToken cancellation)
    {
        var before = _site.Pages;
        var errors = built.Workspace is { } workspace ? _site.Take(built.Result, workspace, cancellation) : [];
        _built = built with { ThemeErrors = errors, Workspace = built.Workspace ?? _built?.Workspace };
        server.Show(_site.Find, _site.Settings.LinkRoot, isNew: _site.Pages != before,
            build => State(build, Diagnostics(), isLinking: false));
        TellDiagnostics();
    }

    private void ShowState() => server.Show(_site.Find, _site.Settings.LinkRoot, isNew: false,
        build => State(build, Diagnostics(), isLinking: false));

    private string State(string build, IReadOnlyList<Diagnostic> diagnostics, bool isLinking) => PreviewState.Write(build,
        diagnostics, options.Root,
        PreviewState.Marks(_site.Pages?.Plans ?? [], context.Clock.GetUtcNow(), _site.Settings), isLinking);

    private IReadOnlyList<Diagnostic> Diagnostics() => _built is { } built
        ? built.Result.Policy.Judge([.. built.Result.Diagnostics, .. built.ThemeErrors, .. built.Found]) : [];

    // What was said before is not said again.
    private void TellDiagnostics()
    {
        var diagnostics = Diagnostics();
        DiagnosticText.Write(context.Error, diagnostics.Except(_told).ToList(), options.Root);
        // Of a site that was not built nothing is known: what was wrong with it is no news when it is built again.
        _told = _built?.Result.Built is null ? [.. _told, .. diagnostics] : diagnostics;
    }

    private void Tell(HashSet<string> changed, TimeSpan time)
    {
        var names = changed.Select(p => _built?.Workspace?.DisplayPath(p) ?? p).Order(StringComparer.Ordinal).ToList();
        var what = names.Count switch
        {
            0 => "the clock",
            <= MaxSaved => string.Join(", ", names),
            _ => string.Join(", ", names.Take(MaxSaved)) + ", …",
        };
        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"changed: {what}; rebuilt in {time.TotalMilliseconds:0} ms"));
    }

    private FolderWatch Watch(Workspace workspace) => new(Paths(workspace), [workspace.Output, workspace.Cache]);

    // The theme's folders whether they are there or not: an editor may make one while the preview runs.
    private List<string> Paths(Workspace workspace) =>
        [.. workspace.Inputs, .. ThemePaths(workspace),
            options.Settings is { } given ? Path.GetFullPath(given) : Path.Combine(workspace.Root, "statiq.json")];

    private IEnumerable<string> ThemePaths(Workspace workspace) => options.Theme is { } theme
        ? [Path.GetFullPath(theme)] : workspace.Settings.ThemePaths.Select(p => Path.GetFullPath(p, workspace.Root));

    // Found: what the check of every page says.
    private sealed record Built(Workspace? Workspace, BuildResult Result)
    {
        public IReadOnlyList<Diagnostic> ThemeErrors { get; init; } = [];

        public IReadOnlyList<Diagnostic> Found { get; init; } = [];
    }
}

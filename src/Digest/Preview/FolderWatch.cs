using System.Diagnostics;
using Digest.Build.Files;

namespace Digest.Preview;

/// <summary>Watches folders and files, and waits until bursts of changes end.</summary>
internal sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(5);

    // Of a burst the paths do not matter: what changed is found out from the files.
    private const int MaxPaths = 64;

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Lock _lock = new();
    private readonly IReadOnlyList<string> _except;
    private HashSet<string> _paths = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isStale;

    /// <summary>Watches folders and files, those too that are not there yet.</summary>
    /// <param name="paths">Absolute paths.</param>
    /// <param name="except">Folders in them whose changes do not count.</param>
    public FolderWatch(IEnumerable<string> paths, IReadOnlyList<string> except)
    {
        _except = except;
        Paths = paths.ToList();
        foreach (var path in Paths)
        {
            if (Directory.Exists(path)) WatchInside(path);
            WatchItself(path);
        }
    }

    /// <summary>What is watched.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Whether a watched folder itself came or went: then a new watch is needed.</summary>
    public bool IsStale => _isStale;

    /// <summary>Completes when something changed that was not taken yet.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock) return _changed.Task;
        }
    }

    /// <summary>Takes what changed: the first files of a burst, all of a single save.</summary>
    public IReadOnlyCollection<string> Take()
    {
        lock (_lock)
        {
            var taken = _paths;
            if (_changed.Task.IsCompleted) _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _paths = new(StringComparer.Ordinal);
            return taken;
        }
    }

    /// <summary>Whether something changes within a while; then it waits for the end of the changes, and takes them.</summary>
    public async Task<bool> ChangesWithinAsync(TimeSpan limit, CancellationToken cancellation)
    {
        if (!await IsWithinAsync(limit, cancellation).ConfigureAwait(false)) return false;
        await QuietAsync(cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>Takes changes until nothing changes for a moment. A program that never stops writing must not keep everything
    /// else from being seen: there is an end to it.</summary>
    /// <returns>What changed meanwhile.</returns>
    public async Task<IReadOnlyCollection<string>> QuietAsync(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var taken = Take().ToHashSet(StringComparer.Ordinal);
        while (await IsWithinAsync(Quiet, cancellation).ConfigureAwait(false)
            && Stopwatch.GetElapsedTime(start) < LongestBurst)
        {
            taken.UnionWith(Take());
        }

        return taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers) watcher.Dispose();
    }

    private async Task<bool> IsWithinAsync(TimeSpan limit, CancellationToken cancellation)
    {
        try
        {
            await Changed.WaitAsync(limit, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void WatchInside(string folder)
    {
        var watcher = Watcher(folder, "*", deep: true);
        watcher.Changed += Signal;
        watcher.Created += Signal;
        watcher.Deleted += Signal;
        watcher.Renamed += Signal;
        // A burst that overflows the buffer is a change all the same.
        watcher.Error += (_, _) => Note(null);
        Start(watcher);
    }

    // A watch ends with its folder: only the folder above sees that it comes back. Files are seen from there too.
    private void WatchItself(string path)
    {
        var (above, name) = (Path.GetDirectoryName(path), Path.GetFileName(path));
        while (above is not null && !Directory.Exists(above))
            (above, name) = (Path.GetDirectoryName(above), Path.GetFileName(above));
        if (above is null || string.IsNullOrEmpty(name)) return;
        var watcher = Watcher(above, name, deep: false);
        watcher.Created += Appear;
        watcher.Deleted += Appear;
        watcher.Renamed += Appear;
        if (!Directory.Exists(path)) watcher.Changed += Signal;
        watcher.Error += (_, _) => Note(null);
        Start(watcher);
    }

    private static FileSystemWatcher Watcher(string folder, string filter, bool deep) => new(folder, filter)
    {
        IncludeSubdirectories = deep,
        InternalBufferSize = 64 * 1024,
        NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
    };

    private void Start(FileSystemWatcher watcher)
    {
        _watchers.Add(watcher);
        watcher.EnableRaisingEvents = true;
    }

    private void Appear(object sender, FileSystemEventArgs change)
    {
        _isStale = true;
        Note(change.FullPath);
    }

    private void Signal(object sender, FileSystemEventArgs change)
    {
        if (_except.Any(folder => change.FullPath == folder
            || change.FullPath.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            return;
        }
        // The file beside it, which is saved, is seen by itself; and a rename from such a name is a save.
        if (change is not RenamedEventArgs && InputFiles.IsEditorFile(Path.GetFileName(change.FullPath))) return;
        Note(change.FullPath);
    }

    private void Note(string? path)
    {
        lock (_lock)
        {
            if (path is not null && _paths.Count < MaxPaths) _paths.Add(path);
            _changed.TrySetResult();
        }
    }
}

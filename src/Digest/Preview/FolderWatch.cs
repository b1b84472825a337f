using Digest.Build.Files;

namespace Digest.Preview;

/// <summary>Waits for changes in folders and waits until bursts end.</summary>
internal sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(5);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly IReadOnlyList<string> _except;
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

    /// <summary>Waits until something changed and then nothing for a moment.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await _changed.WaitAsync(cancellation).ConfigureAwait(false);
        await WaitForQuietAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether something changes within a while; then it waits for the end of the changes.</summary>
    public async Task<bool> ChangesWithinAsync(TimeSpan limit, CancellationToken cancellation)
    {
        if (!await _changed.WaitAsync(limit, cancellation).ConfigureAwait(false)) return false;
        await WaitForQuietAsync(cancellation).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers) watcher.Dispose();
        _changed.Dispose();
    }

    // A program that never stops writing must not keep everything else from being seen.
    private async Task WaitForQuietAsync(CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await _changed.WaitAsync(Quiet, cancellation).ConfigureAwait(false)
            && TimeProvider.System.GetElapsedTime(start) < LongestBurst)
        {
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
        watcher.Error += (_, _) => Release();
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
        watcher.Error += (_, _) => Release();
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
        Release();
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
        Release();
    }

    private void Release()
    {
        lock (_watchers)
        {
            try
            {
                if (_changed.CurrentCount == 0) _changed.Release();
            }
            catch (ObjectDisposedException)
            {
                // A last event of a watch that a new one replaced.
            }
        }
    }
}

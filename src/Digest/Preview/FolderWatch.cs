namespace Digest.Preview;

/// <summary>Waits for changes in folders and lets bursts settle.</summary>
internal sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly IReadOnlyList<string> _except;

    /// <summary>Watches folders and files.</summary>
    /// <param name="paths">Absolute paths.</param>
    /// <param name="except">Folders in them whose changes do not count.</param>
    public FolderWatch(IEnumerable<string> paths, IReadOnlyList<string> except)
    {
        _except = except;
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) Watch(path, "*", deep: true);
            else if (File.Exists(path)) Watch(Path.GetDirectoryName(path)!, Path.GetFileName(path), deep: false);
        }
    }

    /// <summary>Waits until something changed and then nothing for a moment.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await _changed.WaitAsync(cancellation).ConfigureAwait(false);
        while (await _changed.WaitAsync(Quiet, cancellation).ConfigureAwait(false))
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers) watcher.Dispose();
        _changed.Dispose();
    }

    private void Watch(string folder, string filter, bool deep)
    {
        var watcher = new FileSystemWatcher(folder, filter)
        {
            IncludeSubdirectories = deep,
            InternalBufferSize = 64 * 1024,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += Signal;
        watcher.Created += Signal;
        watcher.Deleted += Signal;
        watcher.Renamed += Signal;
        // A burst that overflows the buffer is a change all the same.
        watcher.Error += (_, _) => Release();
        watcher.EnableRaisingEvents = true;
        _watchers.Add(watcher);
    }

    private void Signal(object sender, FileSystemEventArgs change)
    {
        if (!_except.Any(folder => change.FullPath.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))) Release();
    }

    private void Release()
    {
        lock (_watchers)
        {
            if (_changed.CurrentCount == 0) _changed.Release();
        }
    }
}

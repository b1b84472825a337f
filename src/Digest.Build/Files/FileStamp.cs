namespace Digest.Build.Files;

/// <summary>What a folder says of a file: enough to know that it was not written since.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was last written, UTC.</param>
internal sealed record FileStamp(long Length, DateTime Written)
{
    // Clocks of file systems tick as rarely as that.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    /// <summary>The stamp of a file; null where it has none to trust: a link, or a file that is not there.</summary>
    public static FileStamp? Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && !file.Attributes.HasFlag(FileAttributes.ReparsePoint)
            ? new(file.Length, file.LastWriteTimeUtc) : null;
    }

    /// <summary>Whether a file that was read at an instant, and has this stamp, cannot have been written since.</summary>
    public bool IsSureAt(DateTime readAt) => Written < readAt - Tick;
}

using System.Collections.Concurrent;
using System.Globalization;

namespace Digest.Build.Files;

/// <summary>A file that waits for its place.</summary>
/// <param name="Page">What it is.</param>
/// <param name="StagedPath">Where it waits.</param>
internal sealed record StagedFile(Page Page, string StagedPath);

/// <summary>The folder in which files wait: beside the output, so that no other program sees it there; within it where renames
/// do not lead from one to the other (the output is a mounted volume) or nothing can be made beside it. Whatever a killed run
/// left there is removed by the next.</summary>
internal sealed class Staging(string output)
{
    /// <summary>Name of the folder where it lies within the output.</summary>
    internal const string NameWithin = ".digest-staging";

    private readonly string _within = Path.Combine(output, NameWithin);
    private string _folder =
        Path.Combine(Path.GetDirectoryName(output) ?? output, "." + Path.GetFileName(output) + NameWithin);
    private int _scratch;

    /// <summary>Whether the folder lies within the output.</summary>
    public bool IsWithin => _folder == _within;

    /// <summary>Makes the folder and keeps others out of it until the result is disposed.</summary>
    /// <exception cref="IOException">Another build is publishing there.</exception>
    public IDisposable Begin()
    {
        Choose();
        FileStream hold;
        try
        {
            hold = new FileStream(Path.Combine(_folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new IOException("another build is publishing there: " + exception.Message, exception);
        }

        foreach (var left in Directory.EnumerateFileSystemEntries(_folder))
        {
            if (Path.GetFileName(left) == "lock") continue;
            if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
            else File.Delete(left);
        }

        return new Hold(hold, _folder);
    }

    // Renames do not lead into a mounted volume, and a move without rename is a copy, which a kill cuts short.
    private void Choose()
    {
        try
        {
            var isMounted = DriveInfo.GetDrives().Any(d => Path.TrimEndingDirectorySeparator(d.RootDirectory.FullName) == output);
            if (isMounted) _folder = _within;
            Directory.CreateDirectory(_folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            && !IsWithin && Directory.Exists(output))
        {
            _folder = _within;
            Directory.CreateDirectory(_folder);
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next build clears it.
        }
    }

    /// <summary>Writes files into the folder.</summary>
    public IReadOnlyList<StagedFile> Write(IReadOnlyList<Page> pages, int threads, CancellationToken cancellation)
    {
        var staged = new StagedFile[pages.Count];
        Parallel.For(0, pages.Count, Options(threads, cancellation), i =>
        {
            var path = Path.Combine(_folder, i.ToString(CultureInfo.InvariantCulture));
            WriteOne(pages[i], path);
            staged[i] = new(pages[i], path);
        });
        return staged;
    }

    private static ParallelOptions Options(int threads, CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };

    private static void WriteOne(Page page, string path)
    {
        if (page.Bytes is { } bytes) FileBytes.Write(path, bytes);
        else FileBytes.Copy(page.CopyOf!, path);
    }

    /// <summary>Writes files into a tree of their own, where each has the place that it will have in the site.</summary>
    /// <returns>The tree's folder.</returns>
    public string WriteTree(IReadOnlyList<Page> pages, int threads, CancellationToken cancellation)
    {
        var tree = Path.Combine(_folder, "site");
        Directory.CreateDirectory(tree);
        if (pages.Count == 0) return tree;
        var folders = pages.GroupBy(p => Path.GetDirectoryName(p.DestinationPath)!, StringComparer.Ordinal)
            .OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        // Folders that hold folders first; then each worker makes a run of neighbours with what they hold.
        foreach (var parent in folders.Select(f => Path.GetDirectoryName(f.Key) ?? "").Distinct(StringComparer.Ordinal))
            Directory.CreateDirectory(Path.Combine(tree, parent));
        Parallel.ForEach(Partitioner.Create(0, folders.Count, Math.Max(1, folders.Count / (threads * 16))),
            Options(threads, cancellation), run =>
        {
            for (var i = run.Item1; i < run.Item2; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Directory.CreateDirectory(Path.Combine(tree, folders[i].Key));
                foreach (var page in folders[i]) WriteOne(page, Path.Combine(tree, page.DestinationPath));
            }
        });
        return tree;
    }

    /// <summary>Writes bytes into a file of the folder.</summary>
    public string Scratch(byte[] bytes)
    {
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"hold-{_scratch++}"));
        FileBytes.Write(path, bytes);
        return path;
    }

    private sealed class Hold(FileStream stream, string folder) : IDisposable
    {
        public void Dispose()
        {
            stream.Dispose();
            Delete(folder);
        }
    }
}

/// <summary>Reads, compares and writes whole files.</summary>
internal static class FileBytes
{
    public static bool Same(string path, Page page)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.LinkTarget is not null) return false;
        if (page.Bytes is { } bytes) return info.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
        return info.Length == new FileInfo(page.CopyOf!).Length && SameContent(path, page.CopyOf!);
    }

    public static void Write(string path, byte[] bytes)
    {
        // No preallocation: reserving space costs more than writing a page.
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        RandomAccess.Write(handle, bytes, 0);
    }

    // Not File.Copy: the copy shall not take over permissions such as read-only.
    public static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None);
        source.CopyTo(target);
    }

    private static bool SameContent(string a, string b)
    {
        using var first = File.OpenRead(a);
        using var second = File.OpenRead(b);
        var left = new byte[1 << 16];
        var right = new byte[1 << 16];
        while (true)
        {
            var n = first.ReadAtLeast(left, left.Length, throwOnEndOfStream: false);
            var m = second.ReadAtLeast(right, right.Length, throwOnEndOfStream: false);
            if (n != m || !left.AsSpan(0, n).SequenceEqual(right.AsSpan(0, m))) return false;
            if (n == 0) return true;
        }
    }
}

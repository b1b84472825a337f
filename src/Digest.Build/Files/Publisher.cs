using System.Text;
using Digest.Core.Diagnostics;

namespace Digest.Build.Files;

/// <summary>What publishing did.</summary>
/// <param name="Written">Files that were written.</param>
/// <param name="Unchanged">Files whose bytes were right already.</param>
/// <param name="Removed">Files that were removed.</param>
/// <param name="Diagnostics">What went wrong; then the published site is as it was, or the next build finishes the work.</param>
public sealed record PublishResult(int Written, int Unchanged, int Removed, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Publishes files into an output folder. Everything is written beside it first; then each file takes its place by a
/// rename. A journal names all files of the site, so that after a kill at any moment the next run finishes.</summary>
/// <remarks>The order keeps every internal link alive at any moment: files that pages use, then a page without links in the place
/// of each new page, then new indexes (a new page links to its own feed), the new pages, the changed pages and the changed
/// indexes; what is to go is first replaced by a page without links, then removed.</remarks>
public sealed class Publisher
{
    private static readonly byte[] Placeholder =
        Encoding.UTF8.GetBytes(
            "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Being published</title><p>This page is being "
            + "published.</p></html>\n");

    private readonly string _root;
    private readonly string _output;
    private readonly int _threads;
    private readonly OutputRecord _record;
    private readonly Staging _staging;

    /// <summary>Prepares to publish.</summary>
    /// <param name="root">The site's folder, for messages.</param>
    /// <param name="output">Absolute path of the output folder.</param>
    /// <param name="threads">Most threads.</param>
    public Publisher(string root, string output, int threads)
    {
        _root = root;
        _output = Path.TrimEndingDirectorySeparator((Directory.Exists(output)
            ? new DirectoryInfo(output).ResolveLinkTarget(returnFinalTarget: true)?.FullName : null) ?? output);
        _threads = threads;
        _record = new OutputRecord(_output);
        _staging = new Staging(_output);
    }

    /// <summary>Called before each change of the output folder; tests stop there.</summary>
    internal Action BeforeChange { get; init; } = () => { };

    /// <summary>What would keep the files of a whole site from being published, without <c>--force</c>; null where nothing would.
    /// Nothing is written.</summary>
    public Diagnostic? Refusal(IReadOnlyList<Page> pages)
    {
        try
        {
            return Refusal(pages, _record.Read(), force: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Codes.OutputUnwritable.At(new(DisplayPath),
                "the output folder cannot be read: " + exception.Message.TrimEnd('.'),
                "check permissions, or give another folder with --output");
        }
    }

    /// <summary>Publishes the files of a whole site.</summary>
    /// <param name="pages">All files.</param>
    /// <param name="force">Whether a folder that holds other files may be taken over.</param>
    /// <param name="cancellation">Heeded until the first change of the output folder.</param>
    public PublishResult Publish(IReadOnlyList<Page> pages, bool force, CancellationToken cancellation)
    {
        try
        {
            if (Refusal(pages, _record.Read(), force) is { } refusal) return new(0, 0, 0, [refusal]);
            using var hold = _staging.Begin();
            // Another build may have published until now: what it made is known from here on.
            var known = _record.Read();
            if (Refusal(pages, known, force) is { } late) return new(0, 0, 0, [late]);
            var changed = Changed(pages, cancellation);
            var removed = known.Except(pages.Select(p => p.DestinationPath), StringComparer.Ordinal)
                .Where(p => File.Exists(Full(p))).Order(StringComparer.Ordinal).ToList();
            if (known.Count == 0 && !HasEntries(_output) && !_staging.IsWithin)
            {
                PlaceWhole(_staging.WriteTree(pages, _threads, cancellation), pages, cancellation);
            }
            else
            {
                var staged = _staging.Write(changed, _threads, cancellation);
                cancellation.ThrowIfCancellationRequested();
                Place(staged, pages, known, removed);
            }

            return new(changed.Count, pages.Count - changed.Count, removed.Count, []);
        }
        catch (Exception thrown) when (Cause(thrown) is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var exception = Cause(thrown);
            return new(0, 0, 0,
                [Codes.OutputUnwritable.At(new(DisplayPath),
                "the output folder cannot be written: " + exception.Message.TrimEnd('.'),
                "check space and permissions, then build again")]);
        }
    }

    // Parallel work wraps what went wrong.
    private static Exception Cause(Exception thrown) =>
        thrown is AggregateException { InnerException: { } first } ? first : thrown;

    private string DisplayPath => FilePaths.DisplayPath(_root, _output);

    private string Full(string path) => Path.Combine(_output, path);

    private static bool HasEntries(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    // What a killed run left waiting within is no file of somebody else.
    private static bool HasForeign(string folder) => Directory.Exists(folder)
        && Directory.EnumerateFileSystemEntries(folder).Any(e => Path.GetFileName(e) != Staging.NameWithin);

    private Diagnostic? Refusal(IReadOnlyList<Page> pages, IReadOnlySet<string> known, bool force)
    {
        if (File.Exists(_output))
            return Codes.OutputForeign.At(new(DisplayPath), "the output folder is a file", "give another folder with --output");
        if (FilePaths.IsWithin(_output, _root))
        {
            return Codes.OutputForeign.At(new(DisplayPath), "the output folder holds the site's own files",
                "give another folder with --output");
        }

        if (force) return null;
        if (known.Count == 0 && HasForeign(_output) && !_record.Exists)
        {
            return Codes.OutputForeign.At(new(DisplayPath), "the output folder holds files that Digest did not make",
                "give an empty folder with --output, or take this one over with --force");
        }

        foreach (var page in pages)
        {
            if (!known.Contains(page.DestinationPath) && File.Exists(Full(page.DestinationPath)))
            {
                return Codes.OutputForeign.At(new(FilePaths.DisplayPath(_root, Full(page.DestinationPath))),
                    "the file is in the way and Digest did not make it", "move it away, or overwrite it with --force");
            }
        }

        return null;
    }

    private List<Page> Changed(IReadOnlyList<Page> pages, CancellationToken cancellation)
    {
        var differs = new bool[pages.Count];
        if (Directory.Exists(_output))
        {
            Parallel.For(0, pages.Count,
                new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation },
                i => differs[i] = !FileBytes.Same(Full(pages[i].DestinationPath), pages[i]));
        }
        else
        {
            Array.Fill(differs, true);
        }

        return pages.Where((_, i) => differs[i]).ToList();
    }

    // Into an empty place the whole site moves by one rename.
    private void PlaceWhole(string whole, IReadOnlyList<Page> pages, CancellationToken cancellation)
    {
        OutputRecord.WriteManifest(whole, pages);
        cancellation.ThrowIfCancellationRequested();
        BeforeChange();
        if (Directory.Exists(_output)) Directory.Delete(_output);
        Directory.Move(whole, _output);
    }

    private void Place(IReadOnlyList<StagedFile> staged, IReadOnlyList<Page> pages, IReadOnlySet<string> known,
        List<string> removed)
    {
        if (staged.Count > 0 || removed.Count > 0)
        {
            var fresh = staged.Where(s => !File.Exists(Full(s.Page.DestinationPath))).ToHashSet();
            // Written before the first change: a disk that is full then has lost nothing.
            var holds = fresh.Where(IsPage).Select(s => s.Page.DestinationPath).Concat(removed.Where(IsHtml))
                .ToDictionary(p => p, _ => _staging.Scratch(Placeholder), StringComparer.Ordinal);
            Change(() => _record.WriteJournal(pages, known));
            MoveAll(staged.Where(s => s.Page.Rank == PageRank.Asset));
            foreach (var file in fresh.Where(IsPage)) Move(holds[file.Page.DestinationPath], file.Page.DestinationPath, known);
            MoveAll(fresh.Where(s => s.Page.Rank == PageRank.Index));
            MoveAll(fresh.Where(s => s.Page.Rank == PageRank.Page));
            MoveAll(staged.Where(s => s.Page.Rank == PageRank.Page && !fresh.Contains(s)));
            MoveAll(staged.Where(s => s.Page.Rank == PageRank.Index && !fresh.Contains(s)));
            foreach (var path in removed.Where(p => IsHtml(p) && File.Exists(Full(p)))) Move(holds[path], path, known);
            foreach (var path in removed) Change(() => Remove(path));
        }

        Change(() => _record.Finish(pages));

        void MoveAll(IEnumerable<StagedFile> files)
        {
            foreach (var file in files) Move(file.StagedPath, file.Page.DestinationPath, known);
        }
    }

    private void Change(Action change)
    {
        BeforeChange();
        change();
    }

    private static bool IsPage(StagedFile file) => file.Page.Rank == PageRank.Page && IsHtml(file.Page.DestinationPath);

    private static bool IsHtml(string path) => path.EndsWith(".html", StringComparison.Ordinal);

    private void Move(string from, string path, IReadOnlySet<string> known) => Change(() =>
    {
        var target = Full(path);
        MakeFolder(Path.GetDirectoryName(path) ?? "", known);
        if (Directory.Exists(target) && new DirectoryInfo(target).LinkTarget is null) RemoveFolder(path, known);
        File.Move(from, target, overwrite: true);
    });

    // A folder may have to take the place of a file that an earlier build made.
    private void MakeFolder(string folder, IReadOnlySet<string> known)
    {
        if (!_folders.Add(folder)) return;
        var path = "";
        foreach (var part in folder.Split(Path.DirectorySeparatorChar, '/').Where(p => p.Length > 0))
        {
            path = path.Length == 0 ? part : path + "/" + part;
            var info = new DirectoryInfo(Full(path));
            if (info.LinkTarget is not null)
                throw new IOException($"'{FilePaths.DisplayPath(_root, info.FullName)}' is a link, and links are not followed");
            if (File.Exists(info.FullName) && known.Contains(path)) File.Delete(info.FullName);
        }

        Directory.CreateDirectory(Full(folder));
    }

    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    private void RemoveFolder(string folder, IReadOnlySet<string> known)
    {
        foreach (var path in known.Where(k => k.StartsWith(folder + "/", StringComparison.Ordinal)))
        {
            if (File.Exists(Full(path))) File.Delete(Full(path));
        }

        foreach (var empty in Directory.EnumerateDirectories(Full(folder), "*", SearchOption.AllDirectories)
            .OrderByDescending(d => d.Length))
        {
            if (!HasEntries(empty)) Directory.Delete(empty);
        }

        Directory.Delete(Full(folder));
    }

    private void Remove(string path)
    {
        // A folder of a new page may have taken its place already.
        if (!File.Exists(Full(path))) return;
        File.Delete(Full(path));
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (!Directory.Exists(Full(folder)) || HasEntries(Full(folder))) break;
            Directory.Delete(Full(folder));
            _folders.Clear();
        }
    }
}

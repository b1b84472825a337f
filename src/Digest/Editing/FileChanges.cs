using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.Editing;
using Digest.Core.Model;

namespace Digest.Editing;

/// <summary>Changes of files that belong together: all of them are made, or none.</summary>
internal sealed class FileChanges(Workspace workspace)
{
    private readonly SortedDictionary<string, (byte[]? Before, SourceFile After)> _files = new(StringComparer.Ordinal);

    private string? _last;

    /// <summary>Whether nothing is to change.</summary>
    public bool IsEmpty => _files.Count == 0;

    /// <summary>The files as they are to be, by absolute path.</summary>
    public IReadOnlyDictionary<string, byte[]> Unsaved =>
        _files.ToDictionary(f => FullPath(f.Key), f => f.Value.After.Bytes.ToArray(), StringComparer.Ordinal);

    /// <summary>Paths of the files, relative to the site's folder.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>The file as it is to be; as it is on disk where nothing changes in it.</summary>
    public SourceFile Of(SourceFile file) => _files.TryGetValue(file.SourcePath, out var found) ? found.After : file;

    /// <summary>Adds a file that is not there yet.</summary>
    public void Create(SourceFile file) => _files[file.SourcePath] = (null, file);

    /// <summary>Adds what a file is to be.</summary>
    public void Replace(SourceFile before, SourceFile after)
    {
        var known = _files.TryGetValue(before.SourcePath, out var found);
        if (!known && before.Bytes.Span.SequenceEqual(after.Bytes.Span)) return;
        _files[before.SourcePath] = (known ? found.Before : before.Bytes.ToArray(), after);
    }

    /// <summary>Changes front matter of a file.</summary>
    /// <returns>What stands against it.</returns>
    public IReadOnlyList<Diagnostic> Edit(SourceFile file, params FieldEdit[] edits)
    {
        var now = Of(file);
        var (after, diagnostics) = FrontMatterEdits.Apply(now, edits);
        if (after is not null) Replace(now, after);
        return diagnostics;
    }

    /// <summary>Has a file written after all others: the one by which a command that was killed knows that it is not done.</summary>
    public void WriteLast(string path) => _last = path;

    /// <summary>Writes the differences, as version control would show them.</summary>
    public void Show(TextWriter output)
    {
        foreach (var (path, (before, after)) in _files) FileDifference.Write(output, path, before, after.Bytes.ToArray());
    }

    /// <summary>Writes all files: each beside its place first, then into it. A file that was changed or made meanwhile stops all
    /// of it.</summary>
    public IReadOnlyList<Diagnostic> Save()
    {
        var written = new List<(string Part, string Target, bool IsNew)>();
        var moved = 0;
        try
        {
            foreach (var (path, (before, after)) in _files.OrderBy(f => f.Key == _last))
            {
                var target = FullPath(path);
                var isThere = File.Exists(target);
                if (isThere != before is not null || (isThere && !File.ReadAllBytes(target).AsSpan().SequenceEqual(before)))
                {
                    return [Codes.FileUnreadable.At(new(path), "the file was changed meanwhile", "run the command again")];
                }

                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                // The files of version control, editors and previews that look for Markdown do not see this one.
                var part = Path.Combine(Path.GetDirectoryName(target)!, "." + Path.GetFileName(target) + ".digest-part");
                written.Add((part, target, before is null));
                File.WriteAllBytes(part, after.Bytes.ToArray());
                if (isThere && !OperatingSystem.IsWindows()) File.SetUnixFileMode(part, File.GetUnixFileMode(target));
            }

            for (; moved < written.Count; moved++)
                File.Move(written[moved].Part, written[moved].Target, overwrite: !written[moved].IsNew);
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Restore(written.Take(moved).Select(w => w.Target).ToHashSet(StringComparer.Ordinal));
            return [Codes.OutputUnwritable.At(new(_files.Keys.First()), "the change cannot be written: "
                + exception.Message.TrimEnd('.'), "check that you may write there")];
        }
        finally
        {
            foreach (var (part, _, _) in written) Remove(part);
        }
    }

    // What was changed before the fault is as it was again, as far as it can be.
    private void Restore(HashSet<string> targets)
    {
        foreach (var (path, (before, _)) in _files)
        {
            var target = FullPath(path);
            if (!targets.Contains(target)) continue;
            try
            {
                if (before is null) File.Delete(target);
                else File.WriteAllBytes(target, before);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Version control shows what is left of the change.
            }
        }
    }

    // A link leads to the file that is meant.
    private string FullPath(string path)
    {
        var full = Path.GetFullPath(path, workspace.Root);
        var file = new FileInfo(full);
        return file.Exists ? file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full : full;
    }

    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left begins with a dot and is no input.
        }
    }
}

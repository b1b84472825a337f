using System.Collections.Concurrent;
using System.Security.Cryptography;
using Digest.Build.Files;
using Digest.Build.Mapping;
using Digest.Build.Pictures;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Rendering;

namespace Digest.Build;

/// <summary>Results of pure steps by what they came from, for a process that builds one site again and again. A step whose inputs
/// are equal to those of the build before gives what it gave then; nothing is marked as changed, and nothing is written to disk.
/// One build at a time may use it.</summary>
public sealed class KeptResults
{
    private readonly ConcurrentDictionary<(string Step, string Path), KeptFile> _files = new();
    private readonly ConcurrentDictionary<(string Step, string Path), bool> _used = new();
    private readonly Dictionary<string, KeptStep> _steps = new(StringComparer.Ordinal);
    private Theme? _theme;

    /// <summary>What linking keeps.</summary>
    internal KeptLinks Links { get; } = new();

    /// <summary>What was made of pictures.</summary>
    internal KeptPictures Pictures { get; } = new();

    /// <summary>The result for a file: the kept one where the file's bytes and all else that the step reads are the
    /// same.</summary>
    /// <param name="step">Name of the step.</param>
    /// <param name="file">The file.</param>
    /// <param name="others">What the step reads besides; compared by identity.</param>
    /// <param name="work">The step, from what was read.</param>
    internal Checked<T> OfFile<T>(string step, InputFile file, IReadOnlyList<object> others,
        Func<Checked<SourceFile>, Checked<T>> work)
    {
        var key = (step, file.FullPath);
        _used[key] = true;
        var stamp = FileStamp.Of(file.FullPath);
        var kept = _files.GetValueOrDefault(key);
        if (kept is not null && (kept.File != file || !AreSame(kept.Others, others))) kept = null;
        if (kept is not null && stamp is not null && kept.Stamp == stamp) return (Checked<T>)kept.Result;
        var now = DateTime.UtcNow;
        var read = InputSteps.Read(file);
        if (read.Value is not { } source)
        {
            _files.TryRemove(key, out _);
            return work(read);
        }

        var hash = SHA256.HashData(source.Bytes.Span);
        var result = kept is not null && hash.AsSpan().SequenceEqual(kept.Hash) ? (Checked<T>)kept.Result : work(read);
        // A file that was written a moment ago may be written again within the same tick of the file system's clock.
        _files[key] = new(file, stamp?.IsSureAt(now) == true ? stamp : null, hash, others, result);
        return result;
    }

    /// <summary>Has files read again, whatever their stamps say: their bytes decide.</summary>
    /// <param name="fullPaths">Absolute paths.</param>
    public void ReadAgain(IEnumerable<string> fullPaths)
    {
        var paths = fullPaths.ToHashSet(StringComparer.Ordinal);
        if (paths.Count == 0) return;
        foreach (var (key, file) in _files)
        {
            if (paths.Contains(key.Path)) _files[key] = file with { Stamp = null };
        }
    }

    /// <summary>Forgets files that the builds since the last call did not ask for.</summary>
    internal void ForgetUnused()
    {
        foreach (var key in _files.Keys)
        {
            if (!_used.ContainsKey(key)) _files.TryRemove(key, out _);
        }

        _used.Clear();
    }

    /// <summary>The result of a step: the kept one where all that it reads is the same.</summary>
    /// <param name="step">Name of the step.</param>
    /// <param name="inputs">All that the step reads: lists by the identity of their items, other values by equality.</param>
    /// <param name="work">The step.</param>
    internal T Of<T>(string step, IReadOnlyList<object?> inputs, Func<T> work)
    {
        if (_steps.TryGetValue(step, out var kept) && AreSame(kept.Inputs, inputs)) return (T)kept.Result!;
        var result = work();
        _steps[step] = new(inputs, result);
        return result;
    }

    /// <summary>The theme that was kept where it has the same files, else the new one.</summary>
    internal Theme ThemeOf(Theme theme) => _theme = _theme?.HasFilesOf(theme) == true ? _theme : theme;

    private static bool AreSame(IReadOnlyList<object?> a, IReadOnlyList<object?> b)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!IsSame(a[i], b[i])) return false;
        }

        return true;
    }

    private static bool IsSame(object? a, object? b)
    {
        if (ReferenceEquals(a, b)) return true;
        if (a is string or ValueType) return a.Equals(b);
        if (a is byte[] bytes) return b is byte[] others && bytes.AsSpan().SequenceEqual(others);
        if (a is not IReadOnlyList<object> list || b is not IReadOnlyList<object> other || list.Count != other.Count)
            return false;
        for (var i = 0; i < list.Count; i++)
        {
            if (!ReferenceEquals(list[i], other[i])) return false;
        }

        return true;
    }

    private sealed record KeptFile(InputFile File, FileStamp? Stamp, byte[] Hash, IReadOnlyList<object> Others, object Result);

    private sealed record KeptStep(IReadOnlyList<object?> Inputs, object? Result);
}

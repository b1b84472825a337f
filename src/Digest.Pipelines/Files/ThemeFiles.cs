using System.Collections.Concurrent;
using System.Reflection;

namespace Digest.Pipelines.Files;

/// <summary>The files of a theme: those of the site's folders, and the built-in ones beneath them.</summary>
public sealed class ThemeFiles
{
    private const string Prefix = "theme/";
    private static readonly Assembly Program = typeof(ThemeFiles).Assembly;

    private readonly string _root;
    private readonly IReadOnlyList<string> _folders;
    private readonly ConcurrentDictionary<string, byte[]?> _cache = new(StringComparer.Ordinal);

    /// <summary>A theme.</summary>
    /// <param name="root">The site's folder, for the paths in messages.</param>
    /// <param name="folders">Absolute paths of its folders; a file in an earlier one hides the same path in a later one.</param>
    public ThemeFiles(string root, IReadOnlyList<string> folders) => (_root, _folders) = (root, folders);

    /// <summary>Absolute paths of the folders that exist.</summary>
    public IEnumerable<string> Folders => _folders.Where(Directory.Exists);

    /// <summary>Bytes of a file, or null where neither the site nor the built-in theme has it.</summary>
    /// <param name="path">Path within the theme, with <c>/</c>.</param>
    public byte[]? Read(string path) => _cache.GetOrAdd(path, Load);

    /// <summary>All versions of a file, the built-in one first: a theme's words lie over those beneath key by key.</summary>
    /// <returns>Bytes, the path for messages, and whether it is the built-in version.</returns>
    public IEnumerable<(byte[] Bytes, string Shown, bool IsBuiltIn)> Layers(string path)
    {
        if (BuiltIn(path) is { } builtIn) yield return (builtIn, Prefix + path, true);
        foreach (var folder in _folders.Reverse())
        {
            var full = Path.Combine(folder, path);
            if (File.Exists(full)) yield return (File.ReadAllBytes(full), FilePaths.Shown(_root, full), false);
        }
    }

    /// <summary>Path of a file for messages.</summary>
    public string Shown(string path)
    {
        foreach (var folder in _folders)
        {
            var full = Path.Combine(folder, path);
            if (File.Exists(full)) return FilePaths.Shown(_root, full);
        }

        return Prefix + path;
    }

    /// <summary>Paths of all files under a folder of the theme, in ordinal order.</summary>
    public IReadOnlyList<string> Under(string folder)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in Program.GetManifestResourceNames())
        {
            if (name.StartsWith(Prefix + folder + "/", StringComparison.Ordinal)) found.Add(name[Prefix.Length..]);
        }

        foreach (var theme in _folders)
        {
            var full = Path.Combine(theme, folder);
            if (!Directory.Exists(full)) continue;
            foreach (var file in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories))
            {
                if (new FileInfo(file).LinkTarget is null || FilePaths.IsWithin(theme, file)) found.Add(FilePaths.Shown(theme, file));
            }
        }

        return [.. found];
    }

    private byte[]? Load(string path)
    {
        if (path.Split('/').Any(s => s is "" or "." or "..")) return null;
        foreach (var folder in _folders)
        {
            var full = Path.Combine(folder, path);
            if (File.Exists(full)) return File.ReadAllBytes(full);
        }

        return BuiltIn(path);
    }

    private static byte[]? BuiltIn(string path)
    {
        using var stream = Program.GetManifestResourceStream(Prefix + path);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

using System.Reflection;
using System.Text;

namespace Digest.Rendering;

/// <summary>A file of a theme.</summary>
/// <param name="Path">Path within the theme, with <c>/</c>.</param>
/// <param name="DisplayPath">Path for messages.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="IsBuiltIn">Whether it is of the built-in theme.</param>
public sealed record ThemeFile(string Path, string DisplayPath, byte[] Bytes, bool IsBuiltIn)
{
    /// <summary>Its text with the ends of lines and without the mark that other editors and systems write: how a file is stored
    /// changes no page.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
}

/// <summary>The files of a theme: those of the site, and the built-in ones beneath them.</summary>
public sealed class Theme
{
    private const string Prefix = "theme/";

    // The layers of each path, the built-in one first.
    private readonly SortedDictionary<string, List<ThemeFile>> _files = new(StringComparer.Ordinal);

    /// <summary>A theme over the built-in one.</summary>
    /// <param name="files">The site's files; of two with one path the later one hides the earlier one.</param>
    public Theme(IEnumerable<ThemeFile> files)
    {
        foreach (var file in BuiltIn().Concat(files))
        {
            if (!_files.TryGetValue(file.Path, out var layers)) _files.Add(file.Path, layers = []);
            layers.Add(file);
        }
    }

    /// <summary>Whether another theme has the same files.</summary>
    public bool HasFilesOf(Theme other)
    {
        var (mine, theirs) = (_files.Values.SelectMany(f => f).ToList(), other._files.Values.SelectMany(f => f).ToList());
        return mine.Count == theirs.Count && mine.Zip(theirs).All(static f =>
            f.First.Path == f.Second.Path && f.First.DisplayPath == f.Second.DisplayPath
            && f.First.IsBuiltIn == f.Second.IsBuiltIn && f.First.Bytes.AsSpan().SequenceEqual(f.Second.Bytes));
    }

    /// <summary>Bytes of a file, or null where neither the site nor the built-in theme has it.</summary>
    /// <param name="path">Path within the theme, with <c>/</c>.</param>
    public byte[]? Read(string path) => Find(path)?.Bytes;

    /// <summary>The text of a file as <see cref="Read"/> finds it.</summary>
    public string? ReadText(string path) => Find(path)?.Text;

    private ThemeFile? Find(string path) => _files.TryGetValue(path, out var layers) ? layers[^1] : null;

    /// <summary>All versions of a file, the built-in one first: a theme's words lie over those beneath key by key.</summary>
    public IReadOnlyList<ThemeFile> Layers(string path) => _files.TryGetValue(path, out var layers) ? layers : [];

    /// <summary>Path of a file for messages.</summary>
    public string DisplayPath(string path) => _files.TryGetValue(path, out var layers) ? layers[^1].DisplayPath : Prefix + path;

    /// <summary>All files under a folder of the theme, in ordinal order of their paths.</summary>
    public IReadOnlyList<ThemeFile> Under(string folder) =>
        [.. _files.Where(f => f.Key.StartsWith(folder + "/", StringComparison.Ordinal)).Select(f => f.Value[^1])];

    private static IEnumerable<ThemeFile> BuiltIn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new(name[Prefix.Length..], name, bytes, true);
        }
    }
}

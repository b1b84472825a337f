using System.Text;
using Digest.Build.Files;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Moving;

/// <summary>A file of an old site.</summary>
/// <param name="FullPath">Absolute path.</param>
/// <param name="Path">Path relative to the old site's folder, with <c>/</c>.</param>
/// <param name="Length">Length in bytes.</param>
internal sealed record ArchiveFile(string FullPath, string Path, long Length)
{
    /// <summary>The name without its folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The extension in lower case, with its full stop.</summary>
    public string Extension => System.IO.Path.GetExtension(Name).ToLowerInvariant();
}

/// <summary>The files of an old site. Links are not followed, nothing is executed, and there is a bound to all of it.</summary>
internal sealed class ArchiveFiles
{
    private const int MaxFiles = 200_000;
    private const int MaxDepth = 32;

    /// <summary>Most bytes of a text.</summary>
    public const long MaxText = 8 << 20;

    private const long MaxConfiguration = 1 << 20;

    private static readonly HashSet<string> Passed = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".svn", ".hg", ".github", ".idea", ".vscode", ".sass-cache", ".jekyll-cache", ".cache", "node_modules", "vendor",
        "_site", "__pycache__", ".venv", "venv",
    };

    private ArchiveFiles(string root) => Root = root;

    /// <summary>Absolute path of the old site's folder.</summary>
    public string Root { get; }

    /// <summary>All files, in the order of their paths.</summary>
    public List<ArchiveFile> All { get; } = [];

    /// <summary>How many links to files and folders were not followed.</summary>
    public int Links { get; private set; }

    /// <summary>Whether there were more files than are looked at.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Finds the files of a folder.</summary>
    public static ArchiveFiles Find(string root)
    {
        var files = new ArchiveFiles(Path.GetFullPath(root));
        files.Walk(new DirectoryInfo(files.Root), "", 0);
        files.All.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }

    private void Walk(DirectoryInfo folder, string prefix, int depth)
    {
        // A folder that may not be read holds nothing to move.
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 };
        foreach (var entry in folder.EnumerateFileSystemInfos("*", options))
        {
            if (entry.LinkTarget is not null)
            {
                Links++;
            }
            else if (entry is DirectoryInfo below)
            {
                if (Passed.Contains(entry.Name)) continue;
                if (depth < MaxDepth) Walk(below, prefix + entry.Name + "/", depth + 1);
                else IsCut = true;
            }
            else if (!InputFiles.IsEditorFile(entry.Name))
            {
                if (All.Count == MaxFiles) IsCut = true;
                else All.Add(new(entry.FullName, prefix + entry.Name, ((FileInfo)entry).Length));
            }
        }
    }

    /// <summary>The file of a path, or null.</summary>
    public ArchiveFile? this[string path] => All.Find(f => f.Path == path);

    /// <summary>Whether a folder holds any file.</summary>
    public bool HasFolder(string folder) =>
        All.Exists(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The text of a configuration; null where there is none that can be read.</summary>
    public string? Configuration(string path) => this[path] is { } file ? Text(file, MaxConfiguration) : null;

    /// <summary>The front matter and body of a file; null where they cannot be read.</summary>
    public static RawArticle? Article(ArchiveFile file) =>
        Text(file, MaxText) is { } text
            ? FrontMatterSplitter.Split(new SourceFile(file.Path, file.Path, Encoding.UTF8.GetBytes(text))).Value : null;

    // What has no length is not opened: it may be a pipe that never ends.
    private static string? Text(ArchiveFile file, long most)
    {
        if (file.Length == 0) return "";
        if (file.Length > most) return null;
        try
        {
            return new SourceFile(file.Path, file.Path, File.ReadAllBytes(file.FullPath)).Text().Value;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A folder that a configuration names, relative to the old site's; null where it leads out of it.</summary>
    public static string? Folder(string? named)
    {
        if (named is null) return null;
        var parts = named.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToList();
        return named.StartsWith('/') || parts.Exists(p => p == ".." || p.Contains(':', StringComparison.Ordinal))
            ? null : string.Join('/', parts);
    }

    /// <summary>The value of a key that holds a text.</summary>
    public static string? Line(YamlValue? map, string key) =>
        map is YamlMap { } within && within[key] is YamlScalar { IsNull: false } scalar && scalar.Text.Trim().Length > 0
            ? scalar.Text.Trim() : null;
}

using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;

namespace Digest.Build.Files;

/// <summary>What an input file is for.</summary>
public enum InputKind
{
    /// <summary>An article.</summary>
    Article,

    /// <summary>A page that is no article, or the front page's text.</summary>
    Page,

    /// <summary>A story file.</summary>
    Story,

    /// <summary>An edition file.</summary>
    Edition,

    /// <summary>Defaults of a folder.</summary>
    Defaults,

    /// <summary>A data file.</summary>
    Data,

    /// <summary>A file that is copied.</summary>
    Asset,
}

/// <summary>An input file that was found and not yet read.</summary>
/// <param name="FullPath">Absolute path.</param>
/// <param name="SourcePath">Path relative to the site's root, with <c>/</c>.</param>
/// <param name="InputPath">Path relative to its input folder, with <c>/</c>.</param>
/// <param name="Kind">What it is for.</param>
public sealed record InputFile(string FullPath, string SourcePath, string InputPath, InputKind Kind)
{
    /// <summary>Bytes that stand for those on disk; null to read them.</summary>
    public byte[]? Unsaved { get; init; }
}

/// <summary>The files of the input folders, sorted by what they are for.</summary>
public sealed class InputFiles
{
    private readonly Dictionary<InputKind, List<InputFile>> _byKind = [];

    /// <summary>What was found on the way.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Files of a kind, in the order of their paths.</summary>
    public IReadOnlyList<InputFile> Of(InputKind kind) => _byKind.GetValueOrDefault(kind) ?? [];

    /// <summary>Finds all input files. File links that leave their folder, and the folders that are not input, are passed
    /// over.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="folders">Input folders; of two files with one path that in the later folder counts.</param>
    /// <param name="except">Folders that are no input though they lie within: the output, the cache.</param>
    /// <param name="unsaved">Bytes that stand for those of files on disk, or for files that are not there, by absolute path; null
    /// for none.</param>
    public static InputFiles Find(string root, IReadOnlyList<string> folders, IReadOnlyList<string> except,
        IReadOnlyDictionary<string, byte[]>? unsaved = null)
    {
        var files = new InputFiles();
        var found = new SortedDictionary<string, InputFile>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            if (Directory.Exists(folder)) files.Walk(new DirectoryInfo(folder), "", new(root, folder, except, found));
        }

        foreach (var (path, bytes) in unsaved ?? new Dictionary<string, byte[]>())
        {
            if (At(root, folders, except, path, isThere: false) is { } file)
                found[file.InputPath] = file with { Unsaved = bytes };
        }

        files.TellOtherMarkup(found.Values);
        foreach (var file in found.Values)
        {
            if (!files._byKind.TryGetValue(file.Kind, out var list)) files._byKind[file.Kind] = list = [];
            list.Add(file);
        }

        return files;
    }

    /// <summary>One file as <see cref="Find"/> would find it; null where it is no input, or a link.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="folders">Input folders.</param>
    /// <param name="except">Folders that are no input though they lie within.</param>
    /// <param name="fullPath">Absolute path of the file.</param>
    /// <param name="isThere">Whether the file has to be there.</param>
    public static InputFile? At(string root, IReadOnlyList<string> folders, IReadOnlyList<string> except, string fullPath,
        bool isThere = true)
    {
        for (var i = folders.Count - 1; i >= 0; i--)
        {
            if (!FilePaths.IsWithin(folders[i], fullPath)) continue;
            var path = FilePaths.DisplayPath(folders[i], fullPath);
            for (var folder = new FileInfo(fullPath).Directory; folder is not null && folder.FullName != folders[i];
                folder = folder.Parent)
            {
                if (IsJunk(folder.Name) || folder.LinkTarget is not null || !IsInput(folder, FilePaths.DisplayPath(folders[i],
                    folder.FullName), except))
                {
                    return null;
                }
            }

            var name = Path.GetFileName(fullPath);
            if (IsEditorFile(name) || IsJunk(name)) return null;
            if (isThere && (!File.Exists(fullPath) || new FileInfo(fullPath).LinkTarget is not null)) return null;
            return KindOf(path, fullPath) is { } kind ? new(fullPath, FilePaths.DisplayPath(root, fullPath), path, kind) : null;
        }

        return null;
    }

    /// <summary>Whether a name is that of a file that text editors keep beside the one that is edited: backups, swap files and
    /// locks of vim, Emacs and others.</summary>
    public static bool IsEditorFile(string name) =>
        name.EndsWith('~') || name == "4913" || name.StartsWith(".#", StringComparison.Ordinal)
            || (name.StartsWith('#') && name.EndsWith('#'))
        || (name.StartsWith('.') && Path.GetExtension(name) is ".swp" or ".swo" or ".swx")
        || name.EndsWith("___jb_tmp___", StringComparison.Ordinal) || name.EndsWith("___jb_old___", StringComparison.Ordinal);

    private sealed record Scope(string Root, string Folder, IReadOnlyList<string> Except,
        SortedDictionary<string, InputFile> Found);

    private void Walk(DirectoryInfo folder, string prefix, Scope scope)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (IsEditorFile(entry.Name) || IsJunk(entry.Name)) continue;
            if (entry.LinkTarget is not null && !StaysWithin(entry, scope)) continue;
            if (entry is DirectoryInfo directory)
            {
                if (IsInput(directory, path, scope.Except)) Walk(directory, path + "/", scope);
            }
            else if (KindOf(path, entry.FullName) is { } kind)
            {
                scope.Found[path] = new(entry.FullName, FilePaths.DisplayPath(scope.Root, entry.FullName), path, kind);
            }
        }
    }

    private bool StaysWithin(FileSystemInfo entry, Scope scope)
    {
        var target = entry.ResolveLinkTarget(returnFinalTarget: true);
        var circle = entry is DirectoryInfo && target is not null
            && FilePaths.IsWithin(target.FullName, Path.GetDirectoryName(entry.FullName)!);
        if (target is { Exists: true } && !circle && FilePaths.IsWithin(scope.Folder, target.FullName)) return true;
        Diagnostics.Add(Codes.LinkedFile.At(
            new(FilePaths.DisplayPath(scope.Root, entry.FullName)),
            "the link is not followed: its target is missing, is outside the input folder, or holds the link itself",
            "copy what it points to"));
        return false;
    }

    // What version control, editors and package managers leave in a folder, and files that hold secrets.
    private static readonly HashSet<string> Junk = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".gitignore", ".gitattributes", ".gitmodules", ".gitkeep", ".svn", ".hg", ".hgignore", ".DS_Store", "Thumbs.db",
        ".idea", ".vscode", ".vs", ".obsidian", ".trash", ".env", "node_modules",
    };

    private static bool IsJunk(string name) =>
        Junk.Contains(name) || name.StartsWith(".env.", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".digest-staging", StringComparison.Ordinal);

    // Folders that begin with "_" are no input, but for posts and data.
    private static bool IsInput(DirectoryInfo folder, string path, IReadOnlyList<string> except)
    {
        if (except.Contains(folder.FullName, StringComparer.Ordinal)) return false;
        return folder.Name == "_posts" || path == "_data" || !folder.Name.StartsWith('_');
    }

    private static InputKind? KindOf(string path, string fullPath)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (path.StartsWith("_data/", StringComparison.Ordinal)) return IsYaml(name) ? InputKind.Data : null;
        if (name is "_directory.yml" or "_directory.yaml") return InputKind.Defaults;
        if (path.Equals("_index.md", StringComparison.OrdinalIgnoreCase)) return InputKind.Page;
        if (name.Equals("_index.md", StringComparison.OrdinalIgnoreCase)) return null;
        var dot = name.LastIndexOf('.');
        var stem = (dot > 0 ? name[..dot] : name).ToUpperInvariant();
        if (stem is "README" or "LICENSE" or "LICENCE") return null;
        var extension = dot >= 0 ? name[dot..].ToLowerInvariant() : "";
        if (extension is not (".md" or ".markdown") && !(extension is ".html" or ".htm" && HasFrontMatter(fullPath)))
            return InputKind.Asset;
        if (path.StartsWith("pages/", StringComparison.Ordinal)) return InputKind.Page;
        if (path.StartsWith("stories/", StringComparison.Ordinal)) return InputKind.Story;
        return path.StartsWith("editions/", StringComparison.Ordinal) ? InputKind.Edition : InputKind.Article;
    }

    // What cannot be read is told when it is copied.
    private static bool HasFrontMatter(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[1024];
            return FrontMatterSplitter.Begins(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Markup that articles are written in elsewhere, and how to make Markdown of it.
    private static readonly (string Extension, string Name, string Hint)[] OtherMarkup =
    [
        (".mdx", "MDX", "rename them to .md, and take imports and components out"),
        (".rst", "reStructuredText", "convert them with 'pandoc -f rst -t gfm -s'"),
        (".adoc", "AsciiDoc", "convert them with 'asciidoctor -b docbook' and then 'pandoc -f docbook -t gfm -s'"),
        (".org", "Org", "convert them with 'pandoc -f org -t gfm -s'"),
    ];

    private void TellOtherMarkup(IEnumerable<InputFile> found)
    {
        foreach (var kind in OtherMarkup)
        {
            var files = found.Where(f => f.Kind == InputKind.Asset
                && f.InputPath.EndsWith(kind.Extension, StringComparison.OrdinalIgnoreCase)
                && !f.InputPath.StartsWith("assets/", StringComparison.Ordinal)).ToList();
            if (files.Count == 0) continue;
            var names = string.Join(", ", files.Take(3).Select(f => f.InputPath[(f.InputPath.LastIndexOf('/') + 1)..]));
            Diagnostics.Add(Codes.OtherMarkup.At(new(files[0].SourcePath),
                (files.Count == 1 ? $"a file in {kind.Name} is copied, not read as an article: "
                : $"{files.Count} files in {kind.Name} are copied, not read as articles: ")
                + (files.Count > 3 ? names + ", …" : names), kind.Hint));
        }
    }

    private static bool IsYaml(string name) =>
        name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);
}

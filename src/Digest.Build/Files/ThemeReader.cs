using Digest.Rendering;

namespace Digest.Build.Files;

/// <summary>Reads the files of a theme from disk.</summary>
internal static class ThemeReader
{
    private static readonly string[] Folders = ["layouts", "partials", "i18n", "assets"];

    // Beside these folders lies only what the built-in theme has there; a theme's own notes are none of its files.
    private static readonly string[] Single = ["images.yml", "offline.js"];

    /// <summary>Reads a theme.</summary>
    /// <param name="root">The site's folder, for the paths in messages.</param>
    /// <param name="folders">Absolute paths of its folders; a file in an earlier one hides the same path in a later one.</param>
    public static Theme Read(string root, IReadOnlyList<string> folders)
    {
        var files = new List<ThemeFile>();
        foreach (var folder in folders.Reverse())
        {
            var found = Folders.Select(part => Path.Combine(folder, part)).Where(Directory.Exists)
                .SelectMany(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal))
                .Concat(Single.Select(name => Path.Combine(folder, name)).Where(File.Exists));
            foreach (var file in found)
            {
                if (InputFiles.IsEditorFile(Path.GetFileName(file))
                    || (new FileInfo(file).LinkTarget is not null && !FilePaths.IsWithin(folder, file)))
                {
                    continue;
                }

                files.Add(new(FilePaths.DisplayPath(folder, file), FilePaths.DisplayPath(root, file), File.ReadAllBytes(file),
                    false));
            }
        }

        return new Theme(files);
    }
}

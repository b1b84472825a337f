using Digest.Rendering;

namespace Digest.Build.Files;

/// <summary>Reads the files of a theme from disk.</summary>
internal static class ThemeReader
{
    private static readonly string[] Folders = ["layouts", "partials", "i18n", "assets"];

    /// <summary>Reads a theme.</summary>
    /// <param name="root">The site's folder, for the paths in messages.</param>
    /// <param name="folders">Absolute paths of its folders; a file in an earlier one hides the same path in a later one.</param>
    public static Theme Read(string root, IReadOnlyList<string> folders)
    {
        var files = new List<ThemeFile>();
        foreach (var folder in folders.Reverse())
        {
            foreach (var part in Folders)
            {
                var full = Path.Combine(folder, part);
                if (!Directory.Exists(full)) continue;
                foreach (var file in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal))
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
        }

        return new Theme(files);
    }
}

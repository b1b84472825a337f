using System.Text;

namespace Digest.Testing;

/// <summary>The files of a folder.</summary>
public static class FolderFiles
{
    /// <summary>Every file by its path with its bytes, each as a character; none where there is no folder.</summary>
    public static SortedDictionary<string, string> Of(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return files;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = Encoding.Latin1.GetString(File.ReadAllBytes(file));
        return files;
    }
}

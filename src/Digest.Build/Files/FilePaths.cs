namespace Digest.Build.Files;

/// <summary>Paths of files.</summary>
internal static class FilePaths
{
    /// <summary>A path as messages show it: relative to a folder where it lies within or beside it, with <c>/</c>.</summary>
    public static string DisplayPath(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    /// <summary>Whether a path lies within a folder, links in both followed.</summary>
    public static bool IsWithin(string folder, string path)
    {
        var relative = Path.GetRelativePath(Real(folder), Real(path));
        return !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }

    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            var info = new FileInfo(real);
            if (info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                real = target.FullName;
        }

        return real;
    }
}

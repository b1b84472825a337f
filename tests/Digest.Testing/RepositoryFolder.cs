namespace Digest.Testing;

/// <summary>The project's own folder, for tests of what ships in it.</summary>
public static class RepositoryFolder
{
    public static string Root { get; } = Find();

    /// <summary>The program as it is released, compiled ahead of time and with its native libraries, which the copy beside the tests
    /// is not.</summary>
    public static string Program { get; } = Path.Combine(Root, "src", "Digest", "bin",
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!, "net10.0", "digest.dll");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Digest.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("the tests do not run within the project");
    }
}

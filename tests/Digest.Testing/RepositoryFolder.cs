namespace Digest.Testing;

/// <summary>The project's own folder, for tests of what ships in it.</summary>
public static class RepositoryFolder
{
    public static string Root { get; } = Find();

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

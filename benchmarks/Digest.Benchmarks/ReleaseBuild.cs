namespace Digest.Benchmarks;

/// <summary>The program that is measured.</summary>
internal static class ReleaseBuild
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "src", "Digest", "bin", "Release", "net10.0"));

    /// <summary>The program itself, which <c>dotnet</c> starts.</summary>
    public static string Program { get; } = Path.Combine(Folder, "digest.dll");
}

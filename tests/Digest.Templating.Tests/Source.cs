using System.Runtime.CompilerServices;

namespace Digest.Templating.Tests;

/// <summary>Where the sources of the tests are: golden files are read and written there.</summary>
internal static class Source
{
    public static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

using System.Globalization;
using Digest.Testing;

namespace Digest.Benchmarks;

/// <summary>Builds sites in other surroundings and with their files stored in other ways, and compares every byte; and adds an
/// article of today.</summary>
internal static class Laws
{
    private const int Generated = 2_000;

    /// <summary>Compares the given sites, and a generated one of 2,000 articles.</summary>
    /// <param name="sites">Folders of sites, each with <c>statiq.json</c> and <c>input</c>.</param>
    /// <returns>0 where nothing differs.</returns>
    public static int Run(IReadOnlyList<string> sites)
    {
        var differences = 0;
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var site in sites) differences += Compare(Path.GetFullPath(site), today);
        var folder = Directory.CreateTempSubdirectory("digest-laws-").FullName;
        try
        {
            SiteGenerator.Write(folder, Generated);
            return differences + Compare(folder, "2020-01-01") == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Compare(string site, string at)
    {
        using var surroundings = new Surroundings(ReleaseBuild.Program, site, at);
        Console.WriteLine($"{Path.GetFileName(site)}: {surroundings.Files} files");
        var differences = 0;
        foreach (var (what, difference) in surroundings.Compare())
        {
            if (difference is not null) differences++;
            Console.WriteLine($"  {what}: {(difference is null ? "the same" : "differs in " + difference)}");
        }

        var changed = surroundings.ChangedByAnArticle();
        Console.WriteLine($"  an article of today changes {changed.Count} pages of articles and stories that do not link to it"
            + (changed.Count == 0 ? "" : ", the first is " + changed[0]));
        return differences;
    }
}

using System.Text;
using Digest.Pipelines.Building;

namespace Digest.Pipelines.Files;

/// <summary>
/// What Digest knows about an output folder: the manifest names the files of the last finished build, the journal those
/// that an unfinished one may have left besides. Both lie in the folder itself, one path a line, in ordinal order.
/// </summary>
public sealed class OutputRecord
{
    internal const string ManifestName = ".digest-manifest";
    internal const string JournalName = ".digest-journal";
    private const string Next = ".next";

    /// <summary>Names of the files that the record may have in the output folder.</summary>
    internal static readonly string[] Names = [ManifestName, ManifestName + Next, JournalName, JournalName + Next];

    private readonly string _output;

    /// <summary>The record of an output folder.</summary>
    public OutputRecord(string output) => _output = output;

    /// <summary>Whether a build has published there before.</summary>
    public bool Exists => File.Exists(Manifest) || File.Exists(Journal);

    /// <summary>All files that builds made there; empty where none did.</summary>
    public IReadOnlySet<string> Read()
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in (string[])[Manifest, Journal])
        {
            if (!File.Exists(file)) continue;
            foreach (var line in File.ReadAllLines(file))
            {
                if (IsSafe(line)) paths.Add(line);
            }
        }

        return paths;
    }

    /// <summary>Site paths of the HTML pages of the last finished build.</summary>
    public IReadOnlyList<string> Addresses()
    {
        if (!File.Exists(Manifest)) return [];
        return File.ReadAllLines(Manifest).Where(l => IsSafe(l) && l.EndsWith(".html", StringComparison.Ordinal))
            .Select(l => "/" + (l.EndsWith("index.html", StringComparison.Ordinal) ? l[..^"index.html".Length] : l)).ToList();
    }

    internal void WriteJournal(IReadOnlyList<Page> pages, IReadOnlySet<string> known) =>
        WriteList(Journal, pages.Select(p => p.DestinationPath).Concat(known));

    internal void Finish(IReadOnlyList<Page> pages)
    {
        var text = List(pages.Select(p => p.DestinationPath));
        if (!File.Exists(Manifest) || File.ReadAllText(Manifest) != text) Replace(Manifest, text);
        File.Delete(Journal);
    }

    internal static void WriteManifest(string folder, IReadOnlyList<Page> pages) =>
        File.WriteAllText(Path.Combine(folder, ManifestName), List(pages.Select(p => p.DestinationPath)));

    private string Manifest => Path.Combine(_output, ManifestName);

    private string Journal => Path.Combine(_output, JournalName);

    // The lists are read back from a folder that anything may have written to.
    private static bool IsSafe(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal) && !path.Split('/').Any(s => s is "" or "." or "..");

    private static void WriteList(string file, IEnumerable<string> paths) => Replace(file, List(paths));

    private static string List(IEnumerable<string> paths) =>
        string.Concat(paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(p => p + "\n"));

    private static void Replace(string file, string text)
    {
        var next = file + Next;
        File.WriteAllText(next, text, new UTF8Encoding(false));
        File.Move(next, file, overwrite: true);
    }
}

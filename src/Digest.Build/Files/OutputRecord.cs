using System.Text;

namespace Digest.Build.Files;

/// <summary>What Digest knows about an output folder: the manifest names the files of the last finished build, the journal those
/// that an unfinished one may have left besides. Both lie in the folder itself, one path a line, in ordinal order; the manifest
/// marks the files that were copied from the input, since their addresses are missed when they go.</summary>
internal sealed class OutputRecord
{
    internal const string ManifestName = ".digest-manifest";
    internal const string JournalName = ".digest-journal";
    private const string Next = ".next";
    private const string CopyMark = "\tcopied";

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
                if (IsSafe(PathIn(line))) paths.Add(PathIn(line));
            }
        }

        return paths;
    }

    /// <summary>Site paths of the HTML pages of the last finished build, and of the files that it copied from the
    /// input.</summary>
    public IReadOnlyList<(string Permalink, bool IsCopy)> Addresses()
    {
        var found = new List<(string, bool)>();
        if (!File.Exists(Manifest)) return found;
        foreach (var line in File.ReadAllLines(Manifest))
        {
            var path = PathIn(line);
            var isCopy = path.Length < line.Length;
            if (!IsSafe(path) || !(isCopy || path.EndsWith(".html", StringComparison.Ordinal))) continue;
            var isIndex = !isCopy && (path == "index.html" || path.EndsWith("/index.html", StringComparison.Ordinal));
            found.Add(("/" + (isIndex ? path[..^"index.html".Length] : path), isCopy));
        }

        return found;
    }

    internal void WriteJournal(IReadOnlyList<Page> pages, IReadOnlySet<string> known) =>
        WriteList(Journal, pages.Select(p => p.DestinationPath).Concat(known));

    internal void Finish(IReadOnlyList<Page> pages)
    {
        var text = List(pages.Select(Line));
        if (!File.Exists(Manifest) || File.ReadAllText(Manifest) != text) Replace(Manifest, text);
        File.Delete(Journal);
    }

    internal static void WriteManifest(string folder, IReadOnlyList<Page> pages) =>
        File.WriteAllText(Path.Combine(folder, ManifestName), List(pages.Select(Line)));

    private static string Line(Page page) =>
        page is { Rank: PageRank.Asset, CopyOf: not null } ? page.DestinationPath + CopyMark : page.DestinationPath;

    private static string PathIn(string line) =>
        line.EndsWith(CopyMark, StringComparison.Ordinal) ? line[..^CopyMark.Length] : line;

    private string Manifest => Path.Combine(_output, ManifestName);

    private string Journal => Path.Combine(_output, JournalName);

    // The lists are read back from a folder that anything may have written to.
    private static bool IsSafe(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal)
            && !path.Split('/').Any(s => s is "" or "." or "..");

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

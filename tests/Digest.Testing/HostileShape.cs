using System.Globalization;
using System.Text;

namespace Digest.Testing;

/// <summary>A site whose one large thing is made to cost more than its length.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Size">How large the real one is, in its own unit.</param>
/// <param name="Files">Its files in a size.</param>
public sealed record HostileShape(string Name, int Size, Func<int, IEnumerable<(string Path, string Text)>> Files)
{
    private const string Head = "---\ntitle: Hostile\npublished: 2015-07-14\noriginal: true\n---\n";

    /// <summary>Seconds of processor time that a build of any of them may take.</summary>
    public const double MostSeconds = 2;

    /// <summary>MiB that it may take.</summary>
    public const long MostMegabytes = 300;

    /// <summary>Every shape.</summary>
    public static IReadOnlyList<HostileShape> All { get; } =
        [.. HostileBodies.All, .. HostileHeaders.All, .. HostileFiles.All];

    /// <summary>Writes the site.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="size">How large it is.</param>
    public void Write(string folder, int size)
    {
        Put(folder, "statiq.json", """{ "SiteTitle": "Hostile", "Host": "hostile.example", "Digest": { "Cards": false } }""");
        foreach (var (path, text) in Files(size)) Put(folder, path, text);
    }

    /// <summary>Builds the site in its real size by the program.</summary>
    /// <param name="program">The program's library, which <c>dotnet</c> starts.</param>
    public ProcessCost Measure(string program)
    {
        var folder = Directory.CreateTempSubdirectory("digest-hostile-").FullName;
        try
        {
            Write(folder, Size);
            return ProcessCost.Measure("dotnet", [program, "build", "--root", folder, "--at", "2015-08-01"], anyStatus: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What is wrong with what a build took or ended with; null where nothing is.</summary>
    /// <param name="cost">What it took.</param>
    /// <param name="mostSeconds">Seconds of processor time that it may take.</param>
    public static string? Excess(ProcessCost cost, double mostSeconds = MostSeconds) => cost switch
    {
        { Status: not (0 or 1 or 2) } => $"status {cost.Status}: {cost.Errors}",
        { Status: not 0 } when !cost.Errors.Contains("error DG", StringComparison.Ordinal) => $"an error without a code: {cost.Errors}",
        _ when cost.ProcessorSeconds > mostSeconds => $"{cost.ProcessorSeconds} s",
        { Megabytes: > MostMegabytes } => $"{cost.Megabytes} MiB",
        _ => null,
    };

    private static void Put(string folder, string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>A body that is the whole hostile thing.</summary>
    internal static HostileShape Body(string name, int size, Func<int, string> body) =>
        new(name, size, n => [("input/articles/2015-07-14-hostile.md", Head + body(n) + "\n")]);

    /// <summary>A header that is, with its fences.</summary>
    internal static HostileShape Header(string name, int size, Func<int, string> header) =>
        new(name, size, n => [("input/articles/2015-07-14-hostile.md", header(n) + "\nText.\n")]);

    /// <summary>A text, over and over.</summary>
    internal static string Times(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    /// <summary>A text of each number from 0.</summary>
    internal static string Each(int times, Func<string, string> text)
    {
        var all = new StringBuilder();
        for (var i = 0; i < times; i++) all.Append(text(i.ToString(CultureInfo.InvariantCulture)));
        return all.ToString();
    }
}

using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Import;
using Digest.Net;

namespace Digest.Commands;

/// <summary>Something that is to be imported.</summary>
/// <param name="Name">Path or address for messages.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Charset">Encoding that the host named, or null.</param>
/// <param name="Address">Where it came from, or null.</param>
internal sealed record ImportSource(string Name, byte[] Bytes, string? Charset = null, string? Address = null);

/// <summary>Reads what <c>digest import</c> names: files, folders, standard input, addresses.</summary>
internal sealed class ImportSources(Workspace workspace, CommandContext context, Fetcher fetcher, List<Diagnostic> diagnostics)
{
    private const string Pages = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5,*/*;q=0.1";

    private static readonly string[] Extensions = [".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown"];

    /// <summary>All that the names stand for, in their order; what cannot be read is told.</summary>
    public async IAsyncEnumerable<ImportSource> ReadAsync(IEnumerable<string> names,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            cancellation.ThrowIfCancellationRequested();
            if (name.Contains("://", StringComparison.Ordinal))
            {
                if (await FetchAsync(name, cancellation).ConfigureAwait(false) is { } page) yield return page;
                continue;
            }

            if (name == "-")
            {
                if (Input() is { } input) yield return input;
                continue;
            }

            var file = Path.GetFullPath(name);
            foreach (var path in Directory.Exists(file) ? Within(file) : [file])
            {
                cancellation.ThrowIfCancellationRequested();
                if (Read(path) is { } bytes) yield return new(workspace.DisplayPath(path), bytes);
            }
        }
    }

    /// <summary>The page at an address; null where there is none, which is told.</summary>
    public async Task<ImportSource?> FetchAsync(string name, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(name, UriKind.Absolute, out var address))
        {
            diagnostics.Add(Codes.FetchFailed.At(new(name), "the address cannot be read", "write it as a browser shows it"));
            return null;
        }

        var answer = await fetcher.FetchAsync(new(address, Pages, IsPage), cancellation).ConfigureAwait(false);
        if (answer.State == FetchState.Found) return new(name, answer.Bytes, answer.Charset, answer.Address.AbsoluteUri);
        diagnostics.Add(Failure(name, answer));
        return null;
    }

    /// <summary>Why an address was not fetched.</summary>
    public static Diagnostic Failure(string name, Fetched answer) => answer.State == FetchState.Refused
        ? Codes.FetchRefused.At(new(name), answer.Problem,
            answer.Problem.Contains("private network", StringComparison.Ordinal)
                ? "--allow-local lets hosts of this machine and of private networks be asked"
                : "save the page in a browser, and import the file")
        : Codes.FetchFailed.At(new(name), answer.Problem, "look at it in a browser; a page that you save there can be imported");

    private static bool IsPage(string media) => media is "text/html" or "application/xhtml+xml" or "text/plain" or "text/markdown"
        or "application/xml" or "text/xml" or "application/rss+xml" or "application/atom+xml" or "application/feed+json"
        or "application/json";

    private ImportSource? Input()
    {
        using var stream = context.In();
        var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int count; (count = stream.Read(part)) > 0 && bytes.Length <= Importer.MaxBytes;) bytes.Write(part, 0, count);
        return new("standard-input", bytes.ToArray());
    }

    // Pages and texts, in the order of their paths; not what browsers put beside a saved page.
    private List<string> Within(string folder)
    {
        var found = new List<string>();
        try
        {
            Collect(new DirectoryInfo(folder), found);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.ImportUnreadable.At(new(workspace.DisplayPath(folder)), "the folder cannot be read: "
                + exception.Message.TrimEnd('.'), "check that you may read it"));
            return [];
        }

        if (found.Count == 0)
        {
            diagnostics.Add(Codes.ImportUnreadable.At(new(workspace.DisplayPath(folder)),
                "there is neither a page nor a text in this folder", "save pages as .html, or texts as .txt or .md"));
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Collect(DirectoryInfo folder, List<string> found)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry.Name.StartsWith('.') || entry.LinkTarget is not null) continue;
            if (entry is DirectoryInfo inner)
            {
                if (!Importer.IsFolderOfPage(inner.Name)) Collect(inner, found);
            }
            else if (Extensions.Contains(Path.GetExtension(entry.Name), StringComparer.OrdinalIgnoreCase))
            {
                found.Add(entry.FullName);
            }
        }
    }

    private byte[]? Read(string file)
    {
        var place = new Place(workspace.DisplayPath(file));
        try
        {
            if (!File.Exists(file))
            {
                diagnostics.Add(Codes.ImportUnreadable.At(place, "there is no such file",
                    "paths are relative to the current folder; an address begins with https://"));
            }
            else if (new FileInfo(file).Length > Importer.MaxBytes)
            {
                diagnostics.Add(Codes.ImportNoText.At(place, $"the file has more than {Importer.MaxBytes >> 20} MB",
                    "save the page without its images and scripts"));
            }
            else
            {
                return File.ReadAllBytes(file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Codes.ImportUnreadable.At(place, "the file cannot be read: " + exception.Message.TrimEnd('.'),
                "check that you may read it"));
        }

        return null;
    }
}

using System.IO.Compression;
using System.Text;
using System.Xml;
using Digest.Build;
using Digest.Core.Diagnostics;

namespace Digest.Checks;

/// <summary>Reads the addresses of an old site: from a sitemap, from an index of sitemaps that lie beside it, or from a list of
/// addresses, one a line.</summary>
internal sealed class OldSitemap(Workspace workspace)
{
    // Of sitemaps.org's bounds, 50 MB and 50,000 addresses a file, with room.
    private const long MaxBytes = 64 << 20;
    private const int MaxFiles = 1000;
    private const int MaxAddresses = 2_000_000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<(string File, Place From)> _waiting = [];
    private readonly List<(string Address, Place Place)> _addresses = [];
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Reads a file; what cannot be read is an error.</summary>
    public static Checked<IReadOnlyList<(string Address, Place Place)>> Read(string file, Workspace workspace)
    {
        var sitemap = new OldSitemap(workspace);
        sitemap.Await(Path.GetFullPath(file), default);
        while (sitemap._waiting.TryDequeue(out var next)) sitemap.ReadFile(next.File, next.From);
        return new(sitemap._addresses, sitemap._diagnostics);
    }

    // Each file once: an index that names itself, or another that names it, comes to an end.
    private void Await(string file, Place from)
    {
        if (_known.Count < MaxFiles && _known.Add(file)) _waiting.Enqueue((file, from));
    }

    private void ReadFile(string file, Place from)
    {
        var path = workspace.DisplayPath(file);
        if (!File.Exists(file))
        {
            Wrong(from.Path is null ? new(path) : from, from.Path is null ? "there is no such file" : $"there is no file {path}",
                from.Path is null ? "save the old site's sitemap.xml, and name it" : "save each sitemap of the index beside it");
            return;
        }

        try
        {
            using var stream = Open(file);
            var text = new StreamReader(stream, Encoding.UTF8).ReadToEnd();
            if (text.AsSpan().TrimStart() is ['<', ..]) ReadXml(text, file, path);
            else ReadLines(text, path);
        }
        catch (XmlException exception)
        {
            var place = new Place(path, exception.LineNumber, exception.LinePosition);
            if (exception.Message.Contains("DTD", StringComparison.Ordinal))
                Wrong(place, "the sitemap has a document type, which is not read", "remove '<!DOCTYPE …>' from it");
            else Wrong(place, "the sitemap is no XML from here on", "save it again");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Wrong(new(path), "the file cannot be read: " + exception.Message.TrimEnd('.'), "save it again");
        }
    }

    private static MemoryStream Open(string file)
    {
        using var bytes = File.OpenRead(file);
        using var unpacked = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(bytes, CompressionMode.Decompress) : (Stream)bytes;
        var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int n; (n = unpacked.Read(buffer)) > 0;)
        {
            all.Write(buffer, 0, n);
            if (all.Length > MaxBytes) throw new InvalidDataException("it is larger than 64 MB");
        }

        all.Position = 0;
        return all;
    }

    // No entity is resolved, and nothing is asked of the network.
    private void ReadXml(string text, string file, string path)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var start = text.Length - text.AsSpan().TrimStart().Length;
        using var reader = XmlReader.Create(new StringReader(text[start..]), settings);
        var lines = (IXmlLineInfo)reader;
        var skipped = text.AsSpan(0, start).Count('\n');
        var isIndex = false;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName is "sitemap" or "url") isIndex = reader.LocalName == "sitemap";
            // Images and videos of a page have a <loc> of another namespace.
            if (reader.LocalName != "loc" || reader.NamespaceURI.Contains("/sitemap-", StringComparison.Ordinal)) continue;
            var place = new Place(path, lines.LineNumber + skipped, lines.LinePosition);
            var isText = !reader.IsEmptyElement && reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA;
            var address = isText ? reader.Value.Trim() : "";
            if (isIndex) Await(Beside(file, address), place);
            else Add(address, place);
        }
    }

    // An index names addresses; the files are looked for under their last names, and nowhere but beside it.
    private static string Beside(string file, string address)
    {
        var name = Path.GetFileName(address.Split('?', '#')[0].TrimEnd('/').Split('/', '\\')[^1]);
        var full = Path.Combine(Path.GetDirectoryName(file)!, name is "" or "." or ".." ? "sitemap.xml" : name);
        return !File.Exists(full) && full.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? full[..^3] : full;
    }

    private void ReadLines(string text, string path)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (!line.StartsWith('#')) Add(line, new(path, i + 1, 1));
        }
    }

    private void Add(string address, Place place)
    {
        if (address.Length > 0 && _addresses.Count < MaxAddresses) _addresses.Add((address, place));
    }

    private void Wrong(Place place, string message, string hint) =>
        _diagnostics.Add(Codes.SitemapUnreadable.At(place, message, hint));
}

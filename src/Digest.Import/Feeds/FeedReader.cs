using System.Xml.Linq;
using Digest.Core.Diagnostics;
using Digest.Core.Markdown;
using Digest.Core.Model;

namespace Digest.Import.Feeds;

/// <summary>Reads RSS 0.9 to 2.0, Atom 0.3 and 1.0 and JSON Feed as real hosts give them.</summary>
/// <remarks>Feeds are hostile: nothing of them is markup afterwards, no entity and no document is fetched, sizes are
/// bounded.</remarks>
public static class FeedReader
{
    private const int MaxTextOfTitle = 100;

    private static readonly XNamespace Xml = XNamespace.Xml;

    /// <summary>Reads a feed.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="charset">Encoding that the host named, or null.</param>
    /// <param name="address">Its address: what relative links start from, and what diagnostics name.</param>
    /// <returns>The feed; null, and an error, where the bytes are none. A warning tells of items that cannot be read.</returns>
    public static Checked<NewsFeed> Read(ReadOnlyMemory<byte> bytes, string? charset, string address)
    {
        var (text, errors) = FileText.Read(WithoutZeros(bytes), address, charset);
        if (text is null) return new(null, errors);
        if (text.AsSpan().TrimStart(" \t\n\uFEFF").StartsWith("{")) return JsonFeed.Read(text, address);
        if (FeedXml.Read(text, ["item", "entry"], out var lost) is not var (root, elements)
            || (elements.Count == 0 && root.Name.LocalName.ToLowerInvariant() is not ("rss" or "rdf" or "feed")))
        {
            return new(null, [Codes.FeedUnreadable.At(new(address), "this is no feed",
                "'digest feeds find ADDRESS' finds the feeds of a page")]);
        }

        var head = root.Elements().FirstOrDefault(e => e.Name.LocalName == "channel") ?? root;
        var site = Link(head, address);
        var language = Language(Value(head, "language")) ?? Language((string?)root.Attribute(Xml + "lang"));
        var items = elements.Select(e => Item(e, site ?? address, language));
        var diagnostics = lost == 0 ? [] : new[]
        {
            Codes.FeedUnreadable.At(new(address), lost == 1 ? "one item cannot be read" : $"{lost} items cannot be read", null)
                with { Severity = Severity.Warning },
        };
        return new(new(FeedText.Title(Value(head, "title")), site, language, Distinct(items)), diagnostics);
    }

    // A character that stands for nothing does not make a feed binary; in UTF-16 it is half of one.
    private static ReadOnlyMemory<byte> WithoutZeros(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var zeros = span.Count((byte)0);
        if (zeros == 0 || zeros > (span.Length / 100) + 1 || span is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]) return bytes;
        return bytes.ToArray().Where(b => b != 0).ToArray();
    }

    internal static IReadOnlyList<FeedItem> Distinct(IEnumerable<FeedItem> items) =>
        items.Where(i => i.Title.Length > 0).DistinctBy(i => i.Id, StringComparer.Ordinal).ToList();

    /// <summary>An item of what a feed says of it, each part as text or markup.</summary>
    internal static FeedItem Item(string? id, string? title, string? address, string? date, IEnumerable<string?> authors,
        IEnumerable<string?> texts, string? language, IEnumerable<string?> categories)
    {
        var text = texts.Select(FeedText.Body).OrderByDescending(t => t.Length).FirstOrDefault() ?? "";
        var name = FeedText.Title(title);
        if (name.Length == 0) name = Beginning(text);
        if (name.Length == 0 && address is not null) name = address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..];
        id = CleanText.Line(id) ?? address ?? (name + "\n" + date);
        return new(id, name, address, Date(date),
            authors.Select(a => Name(FeedText.Title(a))).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).ToList(), text,
            language, categories.Select(FeedText.Title).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList());
    }

    internal static string? Language(string? text) => string.IsNullOrWhiteSpace(text) ? null : Languages.Normalize(text.Trim());

    private static FeedItem Item(XElement item, string site, string? language)
    {
        var address = Link(item, site);
        return Item(Value(item, "guid") ?? Value(item, "id") ?? (string?)item.Attributes().FirstOrDefault(a =>
                a.Name.LocalName == "about"),
            Value(item, "title"), address,
            First(item, "pubDate", "published", "issued", "date", "created", "updated", "modified"),
            Authors(item),
            [Markup(item, "encoded"), Markup(item, "content"), Markup(item, "description"), Markup(item, "summary")],
            Language((string?)item.AncestorsAndSelf().Attributes(Xml + "lang").FirstOrDefault())
                ?? Language(Value(item, "language")) ?? language,
            item.Elements().Where(e => e.Name.LocalName is "category" or "subject")
                .Select(e => (string?)e.Attribute("term") ?? e.Value));
    }

    private static IEnumerable<string?> Authors(XElement item)
    {
        foreach (var element in item.Elements().Where(e => e.Name.LocalName is "creator" or "author"))
            yield return Value(element, "name") ?? (element.HasElements ? null : element.Value);
    }

    // "desk@paper.example (Ann Lee)" has the name between brackets; an address alone is no name.
    private static string Name(string author)
    {
        var (open, close) = (author.IndexOf('(', StringComparison.Ordinal), author.LastIndexOf(')'));
        if (author.Contains('@', StringComparison.Ordinal) && open >= 0 && close > open) return author[(open + 1)..close].Trim();
        return author.Contains('@', StringComparison.Ordinal) && !author.Contains(' ', StringComparison.Ordinal) ? "" : author;
    }

    // Elements of other vocabularies may have the same name (media:title, itunes:summary): they count last.
    private static XElement? Element(XElement parent, string name)
    {
        XElement? other = null;
        foreach (var element in parent.Elements())
        {
            if (!element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            if (element.Name.Namespace == parent.Name.Namespace || name is "encoded" or "date" or "creator") return element;
            other ??= element.Name.NamespaceName.Contains("mrss", StringComparison.Ordinal) ? null : element;
        }

        return other;
    }

    private static string? Value(XElement parent, string name) =>
        Element(parent, name)?.Value is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    private static string? First(XElement item, params string[] names) =>
        names.Select(n => Value(item, n)).FirstOrDefault(v => v is not null && Date(v) is not null);

    // Atom's XHTML is elements; everything else is text, escaped or not.
    private static string? Markup(XElement item, string name)
    {
        var element = Element(item, name);
        if (element is null) return null;
        if (element.HasElements) return string.Concat(element.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting)));
        return (string?)element.Attribute("type") == "text" ? FeedText.Plain(element.Value) : element.Value;
    }

    private static string? Link(XElement parent, string from)
    {
        var links = parent.Elements().Where(e => e.Name.LocalName is "link" or "origLink").ToList();
        var best = links.Find(l => l.Name.LocalName == "origLink")?.Value
            ?? links.Where(l => l.Attribute("href") is not null && (string?)l.Attribute("rel") is null or "alternate"
                    or "related")
                .OrderBy(l => (string?)l.Attribute("rel") == "related")
                .ThenBy(l => (string?)l.Attribute("type") is not (null or "text/html" or "application/xhtml+xml"))
                .Select(l => (string?)l.Attribute("href")).FirstOrDefault(h => !string.IsNullOrWhiteSpace(h));
        var text = links.Where(l => l.Attribute("href") is null && l.Name.LocalName == "link").Select(l => l.Value)
            .FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        var guid = Element(parent, "guid");
        // A guid is an address unless it says that it is none.
        var permanent = guid is not null && (string?)guid.Attribute("isPermaLink") != "false" && Web(guid.Value, null) is not null
            ? guid.Value : null;
        if (Web(best, null) is null && Web(text, null) is not null) best = null;
        var bases = parent.AncestorsAndSelf().Attributes(Xml + "base").Select(a => a.Value).ToList();
        var start = new Uri(from);
        for (var i = bases.Count - 1; i >= 0; i--)
        {
            if (Uri.TryCreate(start, bases[i].Trim(), out var found) && found.Scheme is "http" or "https") start = found;
        }

        return Web(best ?? text ?? permanent, start);
    }

    private static string? Web(string? address, Uri? from)
    {
        address = address?.Trim();
        if (string.IsNullOrEmpty(address) || address.Any(char.IsControl)) return null;
        var known = from is null
            ? Uri.TryCreate(address, UriKind.Absolute, out var uri) : Uri.TryCreate(from, address, out uri);
        return known && uri!.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri.AbsoluteUri : null;
    }

    /// <summary>An address of a feed made absolute, or null where it is none of the web.</summary>
    internal static string? Absolute(string? address, string from) => Web(address, new Uri(from));

    // What no reader would believe is no date: years before the web, and what does not exist.
    private static DateTimeOffset? Date(string? text)
    {
        if (CleanText.Line(text) is not { } line) return null;
        var found = DateWords.Machine(line) ?? DateWords.Find(Rfc822(line));
        if (found is not { } date || date.Local.Year < 1990) return null;
        if (date.HasTime && date.Offset is null) date = date with { Offset = Offset(line) };
        return date.Instant(TimeZoneInfo.Utc);
    }

    // The zone behind a time: "+0100", "+01:00", "EST".
    private static TimeSpan? Offset(string line)
    {
        var word = line[(line.LastIndexOf(' ') + 1)..];
        if (DateWords.Zone(word) is { } zone) return zone;
        if (word.Length is not (5 or 6) || word[0] is not ('+' or '-') || (word.Length == 6) != (word[3] == ':')) return null;
        if (!word[1..3].All(char.IsAsciiDigit) || !word[^2..].All(char.IsAsciiDigit)) return null;
        var minutes = (60 * ((10 * (word[1] - '0')) + word[2] - '0')) + (10 * (word[^2] - '0')) + word[^1] - '0';
        return minutes <= 14 * 60 ? TimeSpan.FromMinutes(word[0] == '-' ? -minutes : minutes) : null;
    }

    // "Tue, 14 Jul 15 9:05 EST": two digits of a year, an hour of one digit, a weekday that is wrong.
    private static string Rfc822(string line)
    {
        var words = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 0 && words[0].TrimEnd('.').All(char.IsLetter)) words.RemoveAt(0);
        if (words.Count > 2 && words[2].Length == 2 && words[2].All(char.IsAsciiDigit))
            words[2] = (words[2][0] < '7' ? "20" : "19") + words[2];
        if (words.Count > 3 && words[3].IndexOf(':', StringComparison.Ordinal) == 1) words[3] = "0" + words[3];
        return string.Join(' ', words);
    }

    private static string Beginning(string text) => Excerpts.Cut(text.Split('\n')[0], MaxTextOfTitle);
}

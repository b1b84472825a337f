using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;
using Digest.Core.Settings;

namespace Digest.Core.Feeds;

/// <summary>Writes feeds as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, in UTF-8 without a byte order mark.</summary>
internal static class FeedWriter
{
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";
    private static readonly XmlWriterSettings Xml = new()
    {
        Encoding = new UTF8Encoding(false), Indent = true,
        NewLineChars = "\n", CheckCharacters = false
    };

    /// <summary>Writes Atom.</summary>
    public static byte[] Atom(Feed feed, SiteSettings settings) => Write(xml =>
    {
        xml.WriteStartElement("feed", AtomNamespace);
        xml.WriteAttributeString("xml", "lang", null, feed.Language);
        Element(xml, "title", feed.Title);
        if (feed.Description is not null) Element(xml, "subtitle", feed.Description);
        Element(xml, "id", Permalinks.Absolute(feed.Permalink, settings));
        Element(xml, "updated", Instant(Updated(feed)));
        Link(xml, "self", Permalinks.Absolute(feed.Permalink, settings), "application/atom+xml");
        Link(xml, "alternate", Permalinks.Absolute(feed.Home, settings), "text/html");
        Author(xml, settings.SiteTitle);
        foreach (var entry in feed.Entries) AtomEntry(xml, entry, feed.Language);
        xml.WriteEndElement();
    });

    /// <summary>Writes RSS.</summary>
    public static byte[] Rss(Feed feed, string permalink, SiteSettings settings) => Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomNamespace);
        xml.WriteAttributeString("xmlns", "content", null, "http://purl.org/rss/1.0/modules/content/");
        xml.WriteAttributeString("xmlns", "dc", null, "http://purl.org/dc/elements/1.1/");
        xml.WriteStartElement("channel");
        Element(xml, "title", feed.Title);
        Element(xml, "link", Permalinks.Absolute(feed.Home, settings));
        Element(xml, "description", feed.Description ?? feed.Title);
        Element(xml, "language", feed.Language);
        if (feed.Entries.Count > 0) Element(xml, "lastBuildDate", Rfc822(Updated(feed)));
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("href", Permalinks.Absolute(permalink, settings));
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        foreach (var entry in feed.Entries) RssItem(xml, entry);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    /// <summary>Writes a JSON Feed.</summary>
    public static byte[] Json(Feed feed, string permalink, SiteSettings settings)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream,
            new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", Permalinks.Absolute(feed.Home, settings));
            json.WriteString("feed_url", Permalinks.Absolute(permalink, settings));
            if (feed.Description is not null) json.WriteString("description", feed.Description);
            json.WriteString("language", feed.Language);
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries) JsonItem(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void AtomEntry(XmlWriter xml, FeedEntry entry, string language)
    {
        xml.WriteStartElement("entry", AtomNamespace);
        if (entry.Language != language) xml.WriteAttributeString("xml", "lang", null, entry.Language);
        Element(xml, "title", entry.Title);
        Element(xml, "id", entry.Id);
        Element(xml, "published", Instant(entry.Published));
        Element(xml, "updated", Instant(entry.Updated));
        Link(xml, "alternate", entry.Link, "text/html");
        foreach (var other in entry.Translations) Link(xml, "alternate", other.Address, "text/html", other.Language);
        if (entry.Via is not null) Link(xml, "via", entry.Via, null);
        foreach (var author in entry.Authors) Author(xml, author);
        foreach (var topic in entry.Topics)
        {
            xml.WriteStartElement("category", AtomNamespace);
            xml.WriteAttributeString("term", Clean(topic));
            xml.WriteEndElement();
        }

        if (entry.Summary is not null) Element(xml, "summary", entry.Summary);
        if (entry.Html is not null)
        {
            xml.WriteStartElement("content", AtomNamespace);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(Clean(entry.Html));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void RssItem(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        Element(xml, "title", entry.Title);
        Element(xml, "link", entry.Link);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", entry.Id == entry.Link ? "true" : "false");
        xml.WriteString(entry.Id);
        xml.WriteEndElement();
        foreach (var other in entry.Translations) Link(xml, "alternate", other.Address, "text/html", other.Language);
        Element(xml, "pubDate", Rfc822(entry.Published));
        foreach (var author in entry.Authors)
            xml.WriteElementString("creator", "http://purl.org/dc/elements/1.1/", Clean(author));
        foreach (var topic in entry.Topics) Element(xml, "category", topic);
        // Readers take it for HTML, so the text is written as HTML.
        if (entry.Summary is not null) Element(xml, "description", AsHtml(entry.Summary));
        if (entry.Html is not null)
            xml.WriteElementString("encoded", "http://purl.org/rss/1.0/modules/content/", Clean(entry.Html));
        xml.WriteEndElement();
    }

    private static string AsHtml(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // What it is about, unless that is nothing but who tells it; then who tells it, and where.
    private static string TextOf(FeedEntry entry)
    {
        var tellers = string.Join(", ", entry.Authors);
        var about = entry.Summary ?? entry.Title;
        return (entry.Authors.Contains(about) ? "" : about + "\n\n") + $"{tellers}: {entry.Via ?? entry.Link}";
    }

    private static void JsonItem(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", entry.Link);
        if (entry.Via is not null) json.WriteString("external_url", entry.Via);
        json.WriteString("title", entry.Title);
        if (entry.Html is not null) json.WriteString("content_html", entry.Html);
        else json.WriteString("content_text", TextOf(entry));
        if (entry.Summary is not null) json.WriteString("summary", entry.Summary);
        json.WriteString("date_published", Instant(entry.Published));
        json.WriteString("date_modified", Instant(entry.Updated));
        if (entry.Authors.Count > 0)
        {
            json.WriteStartArray("authors");
            foreach (var author in entry.Authors)
            {
                json.WriteStartObject();
                json.WriteString("name", author);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (entry.Topics.Count > 0)
        {
            json.WriteStartArray("tags");
            foreach (var topic in entry.Topics) json.WriteStringValue(topic);
            json.WriteEndArray();
        }

        json.WriteString("language", entry.Language);
        if (entry.Translations.Count > 0)
        {
            // The format has no field for them; names that begin with an underscore are free for extensions.
            json.WriteStartArray("_translations");
            foreach (var other in entry.Translations)
            {
                json.WriteStartObject();
                json.WriteString("language", other.Language);
                json.WriteString("url", other.Address);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static byte[] Write(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Xml)) write(xml);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static DateTimeOffset Updated(Feed feed) =>
        feed.Entries.Count == 0 ? DateTimeOffset.UnixEpoch : feed.Entries.Max(e => e.Updated);

    private static void Element(XmlWriter xml, string name, string text)
    {
        if (xml.LookupPrefix(AtomNamespace) == "") xml.WriteElementString(name, AtomNamespace, Clean(text));
        else xml.WriteElementString(name, Clean(text));
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", AtomNamespace);
        xml.WriteElementString("name", AtomNamespace, Clean(name));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string? type, string? language = null)
    {
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("rel", relation);
        if (type is not null) xml.WriteAttributeString("type", type);
        if (language is not null) xml.WriteAttributeString("hreflang", language);
        xml.WriteAttributeString("href", Clean(address));
        xml.WriteEndElement();
    }

    // XML 1.0 has no place for most control characters, not even escaped.
    private static string Clean(string text)
    {
        foreach (var c in text)
        {
            if ((c < ' ' && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF' || char.IsSurrogate(c))
                return CleanSlowly(text);
        }

        return text;
    }

    private static string CleanSlowly(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if ((rune.Value >= 0x20 || rune.Value is 9 or 10 or 13) && rune.Value is not (0xFFFE or 0xFFFF))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Rfc822(DateTimeOffset instant) =>
        instant.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
            + instant.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
}

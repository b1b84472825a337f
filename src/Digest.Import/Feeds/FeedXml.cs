using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Digest.Import.Feeds;

/// <summary>Reads the XML of feeds as they are: with characters that XML does not allow, bare ampersands, entities of HTML, and
/// broken items beside whole ones.</summary>
internal static partial class FeedXml
{
    private const int MaxItems = 2000;
    private const int MaxDepth = 200;
    private const int MaxPrefixes = 50;

    private static readonly string[] FieldNames = ["title", "link", "guid", "id", "pubDate", "dc:date", "published", "updated",
        "description", "summary", "content:encoded", "language"];

    /// <summary>The root element, and the elements of the items; null where nothing can be read.</summary>
    /// <param name="text">The feed.</param>
    /// <param name="names">Names of items' elements.</param>
    /// <param name="lost">How many items could not be read.</param>
    public static (XElement Root, IReadOnlyList<XElement> Items)? Read(string text, string[] names, out int lost)
    {
        lost = 0;
        var start = text.IndexOf('<', StringComparison.Ordinal);
        if (start < 0) return null;
        text = WithPrefixes(Allowed(text[start..]));
        if (Parse(Entities(text)) is { } root)
            return (root, root.Descendants().Where(e => names.Contains(e.Name.LocalName)).Take(MaxItems).ToList());
        return Apart(text, names, out lost);
    }

    private static XElement? Parse(string xml)
    {
        try
        {
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false,
                IgnoreProcessingInstructions = true, IgnoreComments = true,
            };
            // What is open within each other costs more the deeper it is: feeds are shallow.
            using var first = XmlReader.Create(new StringReader(xml), settings);
            while (first.Read())
            {
                if (first.Depth > MaxDepth) return null;
            }

            using var reader = XmlReader.Create(new StringReader(xml), settings);
            return XDocument.Load(reader).Root;
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // A feed that breaks in the middle: each item is read alone, within the root as it was opened.
    private static (XElement, IReadOnlyList<XElement>)? Apart(string text, string[] names, out int lost)
    {
        lost = 0;
        if (Opening().Match(text) is not { Success: true } opening) return null;
        var root = opening.Value.TrimEnd('>', '/') + ">";
        var close = $"</{opening.Groups[1].Value}>";
        var items = new List<XElement>();
        var first = text.Length;
        foreach (var name in names)
        {
            for (int at = Begin(text, name, 0), next; at >= 0 && items.Count + lost < MaxItems; at = next)
            {
                first = Math.Min(first, at);
                next = Begin(text, name, at + 1);
                // An item that does not end does so where the next one begins.
                var item = text[at..(next < 0 ? text.Length : next)];
                var end = item.IndexOf($"</{name}>", StringComparison.OrdinalIgnoreCase);
                if (end >= 0) item = item[..end];
                var element = Parse(root + Entities(item) + $"</{name}>" + close)?.Elements().FirstOrDefault()
                    ?? Parse(root + Fields(item, name) + close)?.Elements().FirstOrDefault();
                if (element is not null && element.HasElements) items.Add(element);
                else lost++;
            }
        }

        // What stands before the first item says what feed it is.
        var head = Parse(root + Fields(text[opening.Length..Math.Max(first, opening.Length)], "channel") + close);
        return head is null ? null : (head, items);
    }

    // Prefixes that are used and nowhere declared: their names say enough.
    private static string WithPrefixes(string text)
    {
        if (Opening().Match(text) is not { Success: true } opening) return text;
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var match in Prefix().EnumerateMatches(text))
        {
            var prefix = text.AsSpan(match.Index, match.Length).TrimStart("</ \t\r\n");
            if (missing.Count < MaxPrefixes && prefix is not "xml" and not "xmlns") missing.Add(prefix.ToString());
        }

        missing.RemoveWhere(p => text.Contains($"xmlns:{p}=", StringComparison.Ordinal));
        if (missing.Count == 0) return text;
        var at = opening.Groups[1].Index + opening.Groups[1].Length;
        return text[..at] + string.Concat(missing.Select(p => $" xmlns:{p}=\"urn:{p}\"")) + text[at..];
    }

    private static int Begin(string text, string name, int from)
    {
        for (var at = from; (at = text.IndexOf("<" + name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var after = at + name.Length + 1;
            if (after < text.Length && (char.IsWhiteSpace(text[after]) || text[after] == '>')) return at;
        }

        return -1;
    }

    // The fields of an item whose markup is broken: each that begins and ends, as text.
    private static string Fields(string item, string name)
    {
        var result = new StringBuilder("<").Append(name).Append('>');
        foreach (var field in FieldNames)
        {
            var start = Begin(item, field, 0);
            if (start < 0) continue;
            var open = item.IndexOf('>', start);
            var end = open < 0 ? -1 : item.IndexOf($"</{field}>", open, StringComparison.OrdinalIgnoreCase);
            if (end < 0) continue;
            var value = item[(open + 1)..end].Replace("<![CDATA[", "", StringComparison.Ordinal)
                .Replace("]]>", "", StringComparison.Ordinal);
            var local = field[(field.IndexOf(':', StringComparison.Ordinal) + 1)..];
            result.Append('<').Append(local).Append('>').Append(new XText(value)).Append("</").Append(local).Append('>');
        }

        return result.Append("</").Append(name).Append('>').ToString();
    }

    // XML 1.0, 2.2.
    private static string Allowed(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(c)) result.Append(c);
        }

        return result.ToString();
    }

    // Names of HTML are characters, and what is no reference is an ampersand; sections of text are as they are.
    private static string Entities(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var section = text.IndexOf("<![CDATA[", at, StringComparison.Ordinal);
            var end = section < 0 ? text.Length : section;
            result.Append(Reference().Replace(text[at..end], m => m.Groups[1].Value switch
            {
                "amp" or "lt" or "gt" or "quot" or "apos" => m.Value,
                ['#', ..] when IsCharacter(m.Groups[1].Value) => m.Value,
                "" => "&amp;",
                _ when WebUtility.HtmlDecode(m.Value) is var decoded && decoded != m.Value => decoded,
                _ => "&amp;" + m.Value[1..],
            }));
            if (section < 0) break;
            var close = text.IndexOf("]]>", section, StringComparison.Ordinal);
            at = close < 0 ? text.Length : close + 3;
            result.Append(text, section, at - section);
            if (close < 0) result.Append("]]>");
        }

        return result.ToString();
    }

    private static bool IsCharacter(string reference)
    {
        var decoded = WebUtility.HtmlDecode($"&{reference};");
        return decoded.Length == 2 || (decoded.Length == 1 && XmlConvert.IsXmlChar(decoded[0]));
    }

    [GeneratedRegex("&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?", RegexOptions.None, 5000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?:</?|\s)[A-Za-z][\w-]{0,30}(?=:[A-Za-z])", RegexOptions.None, 5000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"<((?:rss|feed|(?:\w{1,20}:)?RDF)\b)[^<>]{0,5000}>", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Opening();
}

using System.Buffers;

namespace Digest.Import;

/// <summary>Tells feeds and lists of feeds from pages.</summary>
internal static class FeedKind
{
    private static readonly SearchValues<char> AfterName = SearchValues.Create(" \t\r\n/>");

    /// <summary>What a list of feeds is called in messages.</summary>
    public const string Opml = "an OPML list of feeds";

    /// <summary>What a text is, in words, where it is a feed or a list of feeds; else null.</summary>
    public static string? Of(string text)
    {
        var rest = text.AsSpan().TrimStart(" \t\r\n\uFEFF");
        if (rest.StartsWith("{"))
        {
            var head = rest[..Math.Min(rest.Length, 2000)];
            return head.Contains("jsonfeed.org/version", StringComparison.Ordinal) ? "a JSON Feed" : null;
        }

        return Root(rest) switch
        {
            "rss" or "rdf" => "an RSS feed",
            "feed" => "an Atom feed",
            "opml" => Opml,
            _ => null,
        };
    }

    // The name of the first element, without its prefix, behind declarations and comments.
    private static string? Root(ReadOnlySpan<char> text)
    {
        while (text.StartsWith("<"))
        {
            if (text.StartsWith("<!--")) text = Behind(text, "-->");
            else if (text.StartsWith("<?")) text = Behind(text, "?>");
            else if (text.StartsWith("<!")) text = Behind(text, ">");
            else break;
            text = text.TrimStart();
        }

        if (!text.StartsWith("<")) return null;
        var end = text[1..].IndexOfAny(AfterName);
        var name = end < 0 ? text[1..] : text[1..(end + 1)];
        var colon = name.IndexOf(':');
        return (colon < 0 ? name : name[(colon + 1)..]).ToString().ToLowerInvariant();
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end) is var at and >= 0 ? text[(at + end.Length)..] : [];
}

namespace Digest.Linking.Text;

/// <summary>Cuts what a page puts under an article ("Read more", "Related articles" and the headlines below), so that it works on
/// a site of two articles, where nothing repeats often enough to be seen as boilerplate.</summary>
internal static class BoilerplateTail
{
    private static readonly string[] Markers =
    [
        "related articles", "related stories", "related news", "related posts", "related content", "related links", "related",
        "read more", "read next", "more from", "more news", "more stories", "most popular", "most read", "recommended",
        "you may also like",
        "leave a comment", "leave a reply", "comments", "post a comment", "add a comment", "view comments", "share this",
        "share this article",
        "sign up for our newsletter", "subscribe to our newsletter", "advertisement", "about the author", "see also",
        "mehr zum thema",
        "lesen sie auch", "kommentare", "lire aussi", "à lire aussi", "leer más", "lea también", "leggi anche",
    ];

    /// <summary>The text up to a line of the second half that is only a marker, provided that no more than headlines follow: the
    /// rest has at most a fifth of the lines that end like a sentence of some length.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text)
    {
        var start = 0;
        var half = text.Length / 2;
        while (start < text.Length)
        {
            var end = text[start..].IndexOf('\n');
            end = end < 0 ? text.Length : start + end;
            if (start >= half && end - start < 40 && IsMarker(text[start..end].Trim())
                && IsListing(text[Math.Min(end + 1, text.Length)..]))
            {
                return text[..start];
            }

            start = end + 1;
        }
        return text;
    }

    private static bool IsMarker(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(":.…>» ");
        foreach (var marker in Markers)
        {
            if (line.Equals(marker, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool IsListing(ReadOnlySpan<char> rest)
    {
        var lines = 0;
        var sentences = 0;
        foreach (var range in rest.Split('\n'))
        {
            var line = rest[range].Trim();
            if (line.Length == 0) continue;
            lines++;
            if (line.Length > 160 || (line.Length > 90 && line[^1] is '.' or '!' or '?')) sentences++;
        }
        return sentences * 5 <= lines;
    }
}

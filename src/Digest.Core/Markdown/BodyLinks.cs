using System.Globalization;
using System.Text;
using Digest.Core.Model;

namespace Digest.Core.Markdown;

/// <summary>Marks of internal links in a body, resolved when every address of the site is known.</summary>
internal static class BodyLinks
{
    private const string Prefix = "dg.link.";
    private const string Attribute = "=\"" + Prefix;

    internal static string Mark(int index) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{index}.");

    /// <summary>Whether a text is the mark of one of so many links. A body may spell others, which mean nothing.</summary>
    internal static bool IsMark(string text, int count) => text.StartsWith(Prefix, StringComparison.Ordinal) && text.EndsWith('.')
        && int.TryParse(text.AsSpan(Prefix.Length, Math.Max(text.Length - Prefix.Length - 1, 0)), NumberStyles.None,
            CultureInfo.InvariantCulture, out var index) && index < count;

    /// <summary>Puts references in the place of marks.</summary>
    /// <param name="body">The body.</param>
    /// <param name="reference">Reference for the link with an index of <see cref="Body.Links"/>.</param>
    /// <param name="image">Size of the image with an index of <see cref="Body.Links"/>, so that a page does not jump while it
    /// loads, and the files that a browser may choose from; null for none.</param>
    /// <returns>HTML without marks.</returns>
    public static string Resolve(Body body, Func<int, string> reference,
        Func<int, (ImageSize? Size, string? SourceSet)?>? image = null)
    {
        if (body.Links.Count == 0) return body.Html;
        var html = body.Html;
        var resolved = new StringBuilder(html.Length + (32 * body.Links.Count));
        var from = 0;
        for (var at = html.IndexOf(Attribute, StringComparison.Ordinal); at >= 0;
            at = html.IndexOf(Attribute, from, StringComparison.Ordinal))
        {
            var number = at + Attribute.Length;
            var end = html.IndexOf(".\"", number, StringComparison.Ordinal);
            // A body that spells a mark as text gets its text back.
            if (end < 0 || !int.TryParse(html.AsSpan(number, end - number), NumberStyles.None, CultureInfo.InvariantCulture,
                out var index) || index >= body.Links.Count)
            {
                resolved.Append(html, from, number - from);
                from = number;
                continue;
            }

            var address = reference(index);
            if (address.Length == 0)
            {
                // Nothing to link to: the element stays, without its attribute.
                resolved.Append(html, from, html.LastIndexOf(' ', at, at - from + 1) - from);
                from = end + 2;
                continue;
            }

            resolved.Append(html, from, at + 2 - from).Append(HtmlText.Escape(address));
            from = end + 1;
            if (!body.Links[index].IsImage || image?.Invoke(index) is not { } shown) continue;
            // The column of text is 46 rem wide, and the whole window on a small one.
            if (shown.SourceSet is { } set)
                resolved.Append("\" srcset=\"").Append(HtmlText.Escape(set)).Append("\" sizes=\"(min-width: 48rem) 46rem, 100vw");
            if (shown.Size is { } pixels && !HasSize(html.AsSpan(from)))
                resolved.Append(CultureInfo.InvariantCulture, $"\" width=\"{pixels.Width}\" height=\"{pixels.Height}");
        }

        return resolved.Append(html, from, html.Length - from).ToString();
    }

    // Raw HTML may give a size of its own.
    private static bool HasSize(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('>');
        return end >= 0
            && (rest[..end].Contains(" width=", StringComparison.Ordinal)
            || rest[..end].Contains(" height=", StringComparison.Ordinal));
    }
}

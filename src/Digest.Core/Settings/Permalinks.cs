using System.Globalization;
using System.Text;
using Digest.Core.Model;

namespace Digest.Core.Settings;

/// <summary>Site paths: how they are made, kept within the site, and turned into files and addresses.</summary>
public static class Permalinks
{
    // A disk takes 255 in a name; an end that tells it apart still finds room.
    private const int MaxBytes = 240;

    /// <summary>Address of an article that gives none itself: <c>/{yyyy}/{MM}/{slug}/</c>, under its language where that is not
    /// the site's.</summary>
    public static string Of(Article article, string slug, string siteLanguage) =>
        Of(article.Published, article.Language, slug, siteLanguage);

    /// <summary>Address of an article that gives none itself.</summary>
    /// <param name="published">Its date.</param>
    /// <param name="language">Its language.</param>
    /// <param name="slug">Its slug.</param>
    /// <param name="siteLanguage">The site's language.</param>
    public static string Of(DateTimeOffset published, string language, string slug, string siteLanguage)
    {
        var date = published.ToString("yyyy/MM", CultureInfo.InvariantCulture);
        return string.Equals(language, siteLanguage, StringComparison.OrdinalIgnoreCase)
            ? $"/{date}/{slug}/"
            : $"{OfLanguage(language)}{date}/{slug}/";
    }

    /// <summary>Address of what is in a language that is not the site's.</summary>
    public static string OfLanguage(string language) => $"/{language.ToLowerInvariant()}/";

    /// <summary>A path that is relative to the folder in which a page lies, from the site's root; null where it leaves the
    /// site.</summary>
    public static string? Beside(string permalink, string path)
    {
        var segments = permalink.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).ToList();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") segments.Add(part);
            else if (segments.Count == 0) return null;
            else segments.RemoveAt(segments.Count - 1);
        }

        return "/" + string.Join('/', segments) + (path.EndsWith('/') ? "/" : "");
    }

    /// <summary>A path as an editor writes it, made one of the site: a slash first, and one last unless its last segment has an
    /// extension.</summary>
    /// <returns>Null where it leaves the site or holds what no path may hold.</returns>
    public static string? Normalize(string text)
    {
        text = text.Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var slash = text.IndexOf('/', scheme + 3);
            text = slash < 0 ? "/" : text[slash..];
        }

        text = Uri.UnescapeDataString(text);
        foreach (var c in text)
        {
            if (c is '?' or '#' or '\\' or '"' or '<' or '>' or '|' or '*' or ':' || char.IsControl(c) || char.IsSurrogate(c)
                || IsInvisible(c))
            {
                return null;
            }
        }

        var segments = text.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var segment in segments)
        {
            if (segment is "." or ".." || segment.EndsWith('.') || Encoding.UTF8.GetByteCount(segment) > MaxBytes) return null;
        }

        if (segments.Length == 0) return "/";
        var path = "/" + string.Join('/', segments);
        if (path.EndsWith("/index.html", StringComparison.Ordinal)) return path[..^"index.html".Length];
        return segments[^1].Contains('.', StringComparison.Ordinal) && !text.EndsWith('/') ? path : path + "/";
    }

    // What changes the direction of what follows, or takes no place. Joiners are letters' own in some scripts.
    private static bool IsInvisible(char c) => c is '\u200b' or '\u200e' or '\u200f' or '\ufeff'
        or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u206f');

    /// <summary>A site path with an end that tells it apart: <c>/a/b-2/</c>, <c>/a/b-2.html</c>.</summary>
    /// <param name="permalink">The site path.</param>
    /// <param name="end">A few letters or digits.</param>
    public static string With(string permalink, string end)
    {
        var at = permalink.EndsWith('/') ? permalink.Length - 1 : permalink.LastIndexOf('.');
        return $"{permalink[..at]}-{end}{permalink[at..]}";
    }

    /// <summary>File of a site path, relative to the output folder.</summary>
    public static string ToFile(string permalink) =>
        permalink.EndsWith('/') ? permalink[1..] + "index.html" : permalink[1..];

    /// <summary>Reference to a site path from any page: link root first, every character that is not plain ASCII
    /// escaped.</summary>
    public static string Href(string permalink, SiteSettings settings)
    {
        var path = settings.HideIndexPages || !permalink.EndsWith('/') ? permalink : permalink + "index.html";
        return settings.LinkRoot + Escape(path);
    }

    /// <summary>Absolute address of a site path.</summary>
    public static string Absolute(string permalink, SiteSettings settings) =>
        settings.BaseAddress + Href(permalink, settings)[settings.LinkRoot.Length..];

    /// <summary>Absolute address of a reference: one that begins with the link root, or is absolute already.</summary>
    public static string AbsoluteReference(string reference, SiteSettings settings) =>
        reference.StartsWith('/') ? settings.BaseAddress[..^settings.LinkRoot.Length] + reference : reference;

    private static string Escape(string path)
    {
        foreach (var c in path)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '-' or '.' or '_' or '~'))
                return string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        }

        return path;
    }
}

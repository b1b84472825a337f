using System.Buffers;
using System.Text;

namespace Digest.Core.Model;

/// <summary>What addresses are safe to follow or to show.</summary>
public static class Addresses
{
    /// <summary>Whether an address may stand behind a link: http, https, mailto, or without a scheme. Hidden schemes (by
    /// entities, tabs or control characters) do not pass.</summary>
    public static bool IsSafeLink(string address) => Scheme(address) is null or "http" or "https" or "mailto";

    /// <summary>Whether an address may stand behind an image: http, https, or without a scheme.</summary>
    public static bool IsSafeImage(string address) => Scheme(address) is null or "http" or "https";

    /// <summary>Whether an address is absolute on the web.</summary>
    public static bool IsWeb(string address) =>
        Scheme(address) is "http" or "https" || address.StartsWith("//", StringComparison.Ordinal);

    /// <summary>The scheme in lower case as a browser would see it, or null where there is none.</summary>
    /// <remarks>Browsers drop tabs and line ends anywhere in an address, and control characters and spaces before it.</remarks>
    public static string? Scheme(string address)
    {
        Span<char> scheme = stackalloc char[32];
        var length = 0;
        foreach (var c in address)
        {
            if (c is '\t' or '\n' or '\r' || (length == 0 && c <= ' ')) continue;
            if (c == ':') return length > 0 ? new string(scheme[..length]).ToLowerInvariant() : "";
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return IsHidden(c) ? "?" : null;
            if (length == scheme.Length) return null;
            scheme[length++] = c;
        }

        return null;
    }

    /// <summary>Host name without <c>www.</c>, or null where the address has none.</summary>
    public static string? Host(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? (uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host).ToLowerInvariant()
            : null;

    /// <summary>What addresses of one page have in common: without scheme, <c>www.</c>, fragment, tracking parameters and a slash at
    /// the end. Null where the address is none of the web.</summary>
    public static string? Comparable(string? address)
    {
        if (!Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&')
            .Where(p => p.Length > 0 && !p.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)));
        var port = uri.IsDefaultPort ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{uri.Port}");
        return Host(uri.AbsoluteUri) + port + uri.AbsolutePath.TrimEnd('/') + (query.Length > 0 ? "?" + query : "");
    }

    /// <summary>An address as HTML may hold it: characters that no address has (URL Standard, "URL code points") as percent signs
    /// and digits.</summary>
    /// <remarks>Browsers read both alike. What needs no change comes back as it is.</remarks>
    public static string Encoded(string address)
    {
        if (!address.AsSpan().ContainsAny(Unusual)) return address;
        var encoded = new StringBuilder(address.Length + 8);
        // Brackets stand around a host that is a number.
        var path = address.IndexOf("//", StringComparison.Ordinal) is var start and >= 0
            ? address.IndexOfAny(['/', '?', '#'], start + 2) : 0;
        var fragment = address.IndexOf('#');
        for (var i = 0; i < address.Length; i++)
        {
            var c = address[i];
            var keep = c switch
            {
                '%' => i + 2 < address.Length && char.IsAsciiHexDigit(address[i + 1]) && char.IsAsciiHexDigit(address[i + 2]),
                '#' => i == fragment,
                '[' or ']' => path < 0 || i < path,
                _ => !Unusual.Contains(c),
            };
            if (keep) encoded.Append(c);
            else encoded.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    private static readonly SearchValues<char> Unusual = SearchValues.Create(" \"<>\\^`{|}[]%#");

    private static bool IsHidden(char c) => c < ' ' || c is '\u007f' or '\u00ad' or '\u200b' or '\u200e' or '\u200f' or '\ufeff';
}

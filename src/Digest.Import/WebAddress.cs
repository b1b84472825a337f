using System.Text;
using Digest.Core.Model;

namespace Digest.Import;

/// <summary>Addresses of a saved page: made absolute, without what only tracks readers.</summary>
internal sealed class WebAddress(string? page)
{
    private static readonly string[] TrackingPrefixes =
        ["utm_", "mc_", "pk_", "piwik_", "mtm_", "hsa_", "at_medium", "at_campaign", "at_custom", "at_link", "wt.", "_hs", "ga_",
            "vero_", "stm_"];

    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid", "mkt_tok", "cmpid", "cmp", "ocid",
        "ito", "smid", "smtyp",
        "xtor", "spm", "ncid", "sr_share", "ref_src", "ref_url", "ftag", "icid", "intcid", "campaign_id", "emc", "feedtype",
        "feedname", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee", "soc_src", "soc_trk", "tsrc",
        "guccounter", "share_id", "s_cid", "_ga",
    };

    private readonly Uri? _base = page is not null && Uri.TryCreate(page, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" ? uri : null;

    /// <summary>An address of the page as one that can stand in an article: absolute, http, https or mailto; or null.</summary>
    public string? Resolve(string? address, bool isImage = false)
    {
        address = address?.Trim();
        if (string.IsNullOrEmpty(address) || address[0] == '#') return null;
        if (!(isImage ? Addresses.IsSafeImage(address) : Addresses.IsSafeLink(address))) return null;
        if (Addresses.Scheme(address) == "mailto")
            return address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? null : address;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            if (_base is null || !Uri.TryCreate(_base, address, out uri) || uri.Scheme is not ("http" or "https")) return null;
        }

        if (!isImage && _base is not null && uri.Fragment.Length > 0 && uri.Host == _base.Host
            && uri.PathAndQuery == _base.PathAndQuery)
        {
            return null;
        }

        return Clean(uri);
    }

    /// <summary>Whether an address points into the folder that a browser put beside a saved page.</summary>
    public static bool IsSavedCopy(string address)
    {
        var slash = address.StartsWith("./", StringComparison.Ordinal) ? address.IndexOf('/', 2) : address.IndexOf('/');
        return (slash > 0 && !address.Contains("://", StringComparison.Ordinal)
            && (address[..slash].EndsWith("_files", StringComparison.Ordinal)
            || address[..slash].EndsWith("-Dateien", StringComparison.Ordinal)
            || address[..slash].EndsWith("_fichiers", StringComparison.Ordinal)
            || address[..slash].EndsWith("_archivos", StringComparison.Ordinal)))
            || address.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An absolute address without tracking parameters, without user information, and without an empty query.</summary>
    public static string Clean(Uri uri)
    {
        var query = uri.Query;
        var result = new StringBuilder(uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path,
            UriFormat.UriEscaped));
        if (query.Length > 1)
        {
            var first = true;
            foreach (var part in query[1..].Split('&'))
            {
                var name = part.Split('=')[0];
                if (part.Length == 0 || Tracking.Contains(name) || part.StartsWith("source=post_page", StringComparison.Ordinal)
                    || TrackingPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
                {
                    continue;
                }

                result.Append(first ? '?' : '&').Append(part);
                first = false;
            }
        }

        var fragment = uri.Fragment;
        if (fragment.Length > 1 && !fragment.Contains('=', StringComparison.Ordinal)) result.Append(fragment);
        return result.ToString();
    }

    /// <summary>The address of an article: clean, and without a fragment. Null where it is none of the web.</summary>
    public static string? Article(string? address)
    {
        address = CleanText.Line(address);
        if (address is null
            || !Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute,
            out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            return null;
        }

        var clean = Clean(uri);
        var fragment = clean.IndexOf('#', StringComparison.Ordinal);
        return fragment >= 0 ? clean[..fragment] : clean;
    }
}

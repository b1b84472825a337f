using Digest.Linking.Text;

namespace Digest.Linking.Fingerprints;

/// <summary>Brings spellings of one web address together.</summary>
internal static class Addresses
{
    /// <summary>The identities of all addresses a document cites, ascending, each once.</summary>
    public static ulong[] Identities(LinkDocument document)
    {
        if (document.Links.Count == 0 && document.Original is null) return [];
        var result = new List<ulong>(document.Links.Count + 1);
        foreach (var link in document.Links)
        {
            if (Canonical(link) is { } canonical) result.Add(TermSpace.Exact(canonical));
        }
        if (document.Original is not null && Canonical(document.Original) is { } original)
            result.Add(TermSpace.Exact(original));
        result.Sort();
        var kept = 0;
        for (var i = 0; i < result.Count; i++)
        {
            if (kept == 0 || result[kept - 1] != result[i]) result[kept++] = result[i];
        }
        return [.. result[..kept]];
    }

    /// <summary>An address without scheme, <c>www.</c>, fragment, tracking parameters, default page and trailing slash; host in
    /// lower case, the other parameters sorted. Null for what is no address of a page (a bare host, another scheme).</summary>
    public static string? Canonical(string address)
    {
        var trimmed = address.Trim();
        if (trimmed.StartsWith("//", StringComparison.Ordinal)) trimmed = "https:" + trimmed;
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var host = uri.Host.ToLowerInvariant();
        foreach (var prefix in (ReadOnlySpan<string>)["www.", "m.", "amp."])
        {
            if (host.StartsWith(prefix, StringComparison.Ordinal) && host.Length > prefix.Length + 3)
                host = host[prefix.Length..];
        }
        var path = uri.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/index.html", StringComparison.Ordinal) || path.EndsWith("/index.htm", StringComparison.Ordinal))
            path = path[..path.LastIndexOf('/')];
        if (path.EndsWith("/amp", StringComparison.Ordinal)) path = path[..^4];
        var query = Query(uri.Query);
        return path.Length == 0 && query.Length == 0 ? null : host + path + query;
    }

    private static string Query(string query)
    {
        if (query.Length < 2) return "";
        var kept = new List<string>();
        foreach (var part in query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Split('=')[0].ToLowerInvariant();
            if (!IsTracking(name)) kept.Add(part);
        }
        if (kept.Count == 0) return "";
        kept.Sort(StringComparer.Ordinal);
        return "?" + string.Join('&', kept);
    }

    private static bool IsTracking(string name) =>
        name.StartsWith("utm_", StringComparison.Ordinal) || name.StartsWith("mc_", StringComparison.Ordinal)
        || name.StartsWith("at_", StringComparison.Ordinal) || name.StartsWith("pk_", StringComparison.Ordinal)
        || name is "fbclid" or "gclid" or "dclid" or "msclkid" or "igshid" or "twclid" or "yclid" or "wt_mc" or "cmpid" or "cmp"
        or "ref"
            or "ref_src" or "ref_url" or "smid" or "smtyp" or "ocid" or "ncid" or "icid" or "partner" or "src" or "source"
            or "share"
            or "sh" or "feature" or "spm" or "xtor" or "rss" or "amp" or "outputtype" or "cid" or "ito" or "sref" or "guccounter"
            or "_ga";
}

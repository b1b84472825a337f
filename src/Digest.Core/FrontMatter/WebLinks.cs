using Digest.Core.Diagnostics;
using Digest.Core.Model;

namespace Digest.Core.FrontMatter;

/// <summary>Addresses on the web as front matter and data files give them: kept where they can be followed, else told and left
/// out.</summary>
internal static class WebLinks
{
    /// <summary>The address of a discussion, which may be held by mail; else as <see cref="Read"/>.</summary>
    public static string? ReadDiscussion(string text, Place place, string key, List<Diagnostic> diagnostics) =>
        Addresses.Scheme(text) == "mailto" ? text : Read(text, place, key, diagnostics);

    /// <summary>The address, or null and a warning where it is not one of http or https with a host.</summary>
    /// <param name="text">The address as written.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="key">The key that it is given for.</param>
    /// <param name="diagnostics">Takes the warning.</param>
    public static string? Read(string text, Place place, string key, List<Diagnostic> diagnostics)
    {
        if (text.StartsWith("//", StringComparison.Ordinal)) text = "https:" + text;
        var scheme = Addresses.Scheme(text);
        if (scheme is "http" or "https")
        {
            if (Addresses.Host(text) is not null) return text;
            diagnostics.Add(Codes.AddressLeftOut.At(place, $"'{Fields.Short(text)}' in '{key}' has no host; ignored",
                Example));
            return null;
        }

        // What seems to be a scheme may be a host before its port.
        if (scheme is null || scheme.Contains('.', StringComparison.Ordinal))
        {
            var hint = LooksLikeHost(text) ? $"did you mean https://{Fields.Short(text)}?" : Example;
            diagnostics.Add(Codes.AddressLeftOut.At(place,
                $"'{Fields.Short(text)}' in '{key}' is not a complete web address; ignored", hint));
            return null;
        }

        diagnostics.Add(Codes.AddressLeftOut.At(place,
            $"'{Fields.Short(text)}' in '{key}' is not a valid web address; ignored", "use http or https"));
        return null;
    }

    private const string Example = "write the whole address, such as https://example.org/report";

    private static bool LooksLikeHost(string text)
    {
        var end = text.AsSpan().IndexOfAny('/', '?', '#');
        var host = (end < 0 ? text : text[..end]).Split(':')[0];
        return host.IndexOf('.', StringComparison.Ordinal) > 0 && !host.EndsWith('.')
            && Uri.CheckHostName(host) == UriHostNameType.Dns;
    }
}

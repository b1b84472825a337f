using Digest.Build.Files;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;

namespace Digest.Build;

/// <summary>Finds addresses of the last build that no page has any more.</summary>
internal static class LostAddresses
{
    /// <summary>A warning for each. What expired went as its editor said, what an error keeps out is told by that error, and an
    /// address that the machine gave a story promises nothing.</summary>
    /// <param name="record">What the last build published.</param>
    /// <param name="site">The site.</param>
    /// <param name="addresses">All site paths that there are now.</param>
    public static IEnumerable<Diagnostic> Find(OutputRecord record, Site site, IReadOnlySet<string> addresses)
    {
        var last = record.Addresses();
        if (last.Count == 0) yield break;
        var explained = new ExplainedAddresses(site);
        foreach (var (address, isCopy) in last)
        {
            if (addresses.Contains(address) || (isCopy && addresses.Contains(WithoutIndex(address)))) continue;
            if (isCopy)
            {
                yield return Codes.AddressLost.At(default, $"the file {address} of the last build is gone",
                    "put it back, or see that nothing links to it");
            }
            else if (!address.Contains("/page/", StringComparison.Ordinal) && !IsMachines(address)
                && !explained.Contains(address))
            {
                yield return Codes.AddressLost.At(default, $"the address {address} of the last build has no page now",
                    $"add 'redirect_from: {address}' to what took its place");
            }
        }
    }

    private static string WithoutIndex(string address) =>
        address.EndsWith("/index.html", StringComparison.Ordinal) ? address[..^"index.html".Length] : address;

    // /stories/2015/07/slug/ follows from what the machine put together, and so do pages of two tellings, /stories/slug/a/b/ among
    // them; an editor's story is /stories/slug/. /2015/07/ and /2015/ lead to the archive as long as it has them.
    private static bool IsMachines(string address) => address.Split('/') switch
    {
        ["", "stories", _, _, _, ""] or ["", "stories", _, _, _, _, _, ""] => true,
        ["", var year, ""] => IsNumber(year, 4),
        ["", var year, var month, ""] => IsNumber(year, 4) && IsNumber(month, 2),
        _ => false,
    };

    private static bool IsNumber(string text, int digits) => text.Length == digits && text.All(char.IsAsciiDigit);
}

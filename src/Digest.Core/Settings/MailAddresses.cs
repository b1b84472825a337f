using System.Buffers;
using System.Text;

namespace Digest.Core.Settings;

/// <summary>Mail addresses as settings hold them.</summary>
public static class MailAddresses
{
    // RFC 5321, section 4.5.3.1.1.
    private const int MaxLocal = 64;

    private static readonly SearchValues<char> Unusual = SearchValues.Create("\"()<>,:;[]\\@ ");

    /// <summary>Parts of <c>name &lt;mail&gt;</c>, or of a mail address alone.</summary>
    /// <returns>Null where it is neither; an empty name where there is none.</returns>
    public static (string Name, string Address)? Split(string text)
    {
        text = text.Trim();
        var open = text.EndsWith('>') ? text.LastIndexOf('<') : -1;
        var address = open < 0 ? text : text[(open + 1)..^1].Trim();
        var at = address.LastIndexOf('@');
        if (at is <= 0 or > MaxLocal || Uri.CheckHostName(address[(at + 1)..]) != UriHostNameType.Dns) return null;
        var local = address.AsSpan(0, at);
        var hasEmptyPart = local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0;
        var isUnusual = hasEmptyPart || address.AsSpan(0, at).ContainsAny(Unusual) || address.Any(char.IsControl)
            || !Ascii.IsValid(address.AsSpan(0, at));
        if (isUnusual) return null;
        var name = open < 0 ? "" : text[..open].Trim().Trim('"').Trim();
        // Of two addresses one would be lost.
        return name.AsSpan().ContainsAny('<', '>') ? null : (name, address);
    }
}

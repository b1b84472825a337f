using System.Buffers;
using System.Text;

namespace Digest.Core.Settings;

/// <summary>Mail addresses as settings hold them.</summary>
public static class MailAddresses
{
    private static readonly SearchValues<char> Unusual = SearchValues.Create("\"()<>,:;[]\\@ ");

    /// <summary>Parts of <c>name &lt;mail&gt;</c>, or of a mail address alone.</summary>
    /// <returns>Null where it is neither; an empty name where there is none.</returns>
    public static (string Name, string Address)? Split(string text)
    {
        text = text.Trim();
        var open = text.EndsWith('>') ? text.LastIndexOf('<') : -1;
        var address = open < 0 ? text : text[(open + 1)..^1].Trim();
        var at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1 || Uri.CheckHostName(address[(at + 1)..]) == UriHostNameType.Unknown) return null;
        var isUnusual = address.AsSpan(0, at).ContainsAny(Unusual) || address.Any(char.IsControl)
            || !Ascii.IsValid(address.AsSpan(0, at));
        if (isUnusual) return null;
        return (open < 0 ? "" : text[..open].Trim().Trim('"').Trim(), address);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Digest.Core.Settings;

namespace Digest.Core.Pages;

/// <summary>Writes a mail as a message: its plain text, and its HTML for those who show it (RFC 5322, RFC 2046). It is ASCII, lines
/// end by CRLF and have at most 76 characters, a header's long address aside; the same pages give the same bytes.</summary>
public static class MailMessage
{
    private const int MaxColumns = 76;

    /// <summary>The message of a mail.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="html">Its HTML in UTF-8.</param>
    /// <param name="text">Its plain text in UTF-8.</param>
    /// <param name="settings">Settings of the site.</param>
    public static byte[] Write(MailPlan mail, byte[] html, byte[] text, SiteSettings settings)
    {
        var message = new StringBuilder(html.Length + text.Length + 4096);
        var host = new IdnMapping().GetAscii((settings.Host ?? "localhost").Split(':')[0]);
        var (name, address) = settings.Newsletter.From is { } from && MailAddresses.Split(from) is { } sender
            ? sender : (settings.SiteTitle, "newsletter@" + host);
        MailHeader.Sender(message, name, address);
        MailHeader.Text(message, "Subject", mail.Subject);
        MailHeader.Write(message, "Date", Date(mail.Edition.PublishedIn(settings.TimeZone)));
        var path = (settings.LinkRoot + mail.Edition.Permalink).Split('/', StringSplitOptions.RemoveEmptyEntries);
        MailHeader.Write(message, "Message-ID", $"<{string.Join('.', path.Select(Uri.EscapeDataString))}@{host}>");
        if (Uri.TryCreate(settings.Newsletter.UnsubscribeLink, UriKind.Absolute, out var link)
            && link.Scheme is "http" or "https" or "mailto")
        {
            MailHeader.Write(message, "List-Unsubscribe", $"<{link.AbsoluteUri}>");
        }

        // Outlook opens it as a draft.
        MailHeader.Write(message, "X-Unsent", "1");
        MailHeader.Write(message, "MIME-Version", "1.0");
        var boundary = BoundaryOf(html, text);
        message.Append("Content-Type: multipart/alternative;\r\n boundary=\"").Append(boundary).Append("\"\r\n\r\n");
        // The last part is the best: a reader's program takes it if it can.
        Part(message, boundary, "plain", text);
        Part(message, boundary, "html", html);
        message.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.ASCII.GetBytes(message.ToString());
    }

    private static void Part(StringBuilder message, string boundary, string kind, byte[] bytes)
    {
        var content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal));
        var quoted = QuotedPrintable(content);
        // Where few letters are ASCII.
        var isReadable = quoted.Length <= content.Length * 3L / 2;
        message.Append("--").Append(boundary).Append("\r\nContent-Type: text/").Append(kind).Append("; charset=utf-8\r\n")
            .Append("Content-Transfer-Encoding: ").Append(isReadable ? "quoted-printable" : "base64").Append("\r\n\r\n")
            .Append(isReadable ? quoted : Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks)
            .ReplaceLineEndings("\r\n")).Append("\r\n");
    }

    // The sign = is in no line of a part but for what it means there, and an underscore never follows it.
    private static string BoundaryOf(byte[] html, byte[] text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(html);
        hash.AppendData(text);
        return "=_" + Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static string Date(DateTimeOffset date) =>
        date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
            + date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    /// <summary>RFC 2045, section 6.7, of text whose lines end by CRLF.</summary>
    internal static string QuotedPrintable(ReadOnlySpan<byte> content)
    {
        var quoted = new StringBuilder(content.Length + (content.Length / 8));
        var column = 0;
        for (var i = 0; i < content.Length; i++)
        {
            var b = content[i];
            if (b == '\r' && i + 1 < content.Length && content[i + 1] == '\n')
            {
                quoted.Append("\r\n");
                column = 0;
                i++;
                continue;
            }

            var ends = i + 1 == content.Length || content[i + 1] == '\r';
            // Some programs change lines that begin so, and spaces at the end of lines get lost.
            var isPlain = b is > 32 and < 127 and not (byte)'=' || (b is 32 or 9 && !ends);
            if (column == 0 && (b == '.' || content[i..].StartsWith("From "u8))) isPlain = false;
            var width = isPlain ? 1 : 3;
            // One column stays for the sign that the line goes on.
            if (column + width > MaxColumns - 1 && !(ends && column + width <= MaxColumns))
            {
                quoted.Append("=\r\n");
                column = 0;
            }

            if (isPlain) quoted.Append((char)b);
            else quoted.Append('=').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            column += width;
        }

        return quoted.ToString();
    }
}

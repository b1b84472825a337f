using System.Globalization;
using System.Text;

namespace Digest.Core.Pages;

/// <summary>Writes header fields of a message (RFC 5322), in words of ASCII where they are not (RFC 2047).</summary>
internal static class MailHeader
{
    private const int MaxColumns = 76;
    // With what stands around it and before it a word stays below 75 characters, and its line below 76.
    private const int BytesOfWord = 36;

    /// <summary>A field that is ASCII and is not broken.</summary>
    public static void Write(StringBuilder message, string name, string value)
    {
        message.Append(name).Append(name.Length + value.Length + 2 > MaxColumns ? ":\r\n " : ": ").Append(value).Append("\r\n");
    }

    /// <summary>A field that is any text.</summary>
    public static void Text(StringBuilder message, string name, string value)
    {
        message.Append(name).Append(':');
        var words = IsPlain(value) ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : Encoded(value);
        Words(message, words, name.Length + 1);
        message.Append("\r\n");
    }

    /// <summary>The sender: a name, which may be empty, and a mail address.</summary>
    public static void Sender(StringBuilder message, string name, string address)
    {
        var at = address.LastIndexOf('@');
        address = $"<{address[..(at + 1)]}{new IdnMapping().GetAscii(address[(at + 1)..])}>";
        var words = IsPlain(name) && name.Length <= MaxColumns - 10
            ? [Quoted(name)]
            : Encoded(name);
        message.Append("From:");
        Words(message, name.Length == 0 ? [address] : [.. words, address], "From:".Length);
        message.Append("\r\n");
    }

    private static string Quoted(string name) => "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static void Words(StringBuilder message, string[] words, int column)
    {
        var isFirst = true;
        foreach (var word in words)
        {
            if (!isFirst && column + 1 + word.Length > MaxColumns)
            {
                message.Append("\r\n");
                column = 0;
            }

            message.Append(' ').Append(word);
            column += 1 + word.Length;
            isFirst = false;
        }
    }

    // A long word has no place to break, and what looks like an encoded word would be taken for one.
    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and < '\u007f')
        && !text.Contains("=?", StringComparison.Ordinal) && !text.Contains("  ", StringComparison.Ordinal)
        && text.Split(' ').All(w => w.Length <= MaxColumns - 20);

    private static string[] Encoded(string text)
    {
        var words = new List<string>();
        var bytes = new List<byte>(BytesOfWord);
        Span<byte> buffer = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            // A line end would begin another field.
            var shown = Rune.IsControl(rune) ? new Rune(' ') : rune;
            var length = shown.EncodeToUtf8(buffer);
            if (bytes.Count + length > BytesOfWord) End();
            bytes.AddRange(buffer[..length]);
        }

        if (bytes.Count > 0) End();
        return [.. words];

        void End()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=");
            bytes.Clear();
        }
    }
}

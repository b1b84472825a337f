using System.Text;
using Digest.Core.Diagnostics;

namespace Digest.Import;

/// <summary>Turns the bytes of a saved page or a pasted text into text, whatever they are encoded in.</summary>
internal static class FileText
{
    private const int Prescan = 4096;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text; line ends are line feeds. Null, and an error, where the bytes are no text.</summary>
    /// <remarks>A byte order mark decides, then UTF-8 where the bytes are valid UTF-8, then what the page declares, then
    /// Windows-1252, as the HTML standard has it (§ 13.2.3.2).</remarks>
    /// <param name="bytes">The bytes.</param>
    /// <param name="path">Path for diagnostics.</param>
    /// <param name="charset">Encoding that the host named, which counts before the page's own; or null.</param>
    public static Checked<string> Read(ReadOnlyMemory<byte> bytes, string path, string? charset = null)
    {
        var span = bytes.Span;
        if (Kind(span) is { } kind)
        {
            return new(null,
                [Codes.ImportNoText.At(new(path), $"the file is {kind}, not a page or a text",
                kind == "empty"
                ? "save the page again, or paste the text into the file"
                : "save the page as HTML, or copy its text into a file")]);
        }

        var text = Decode(span, charset);
        return new(text.ReplaceLineEndings("\n").Replace('\0', '\ufffd'), []);
    }

    private static string? Kind(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Trim(" \t\r\n\0\uFEFF"u8).IsEmpty) return "empty";
        if (bytes.StartsWith("%PDF"u8)) return "a PDF";
        if (bytes.StartsWith("\x89PNG"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47])
            || bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) || bytes.StartsWith("GIF8"u8)
            || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8)))
        {
            return "an image";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4b, 0x03, 0x04])) return "a zip archive or an office document";
        if (bytes.StartsWith("{\\rtf"u8)) return "a document in RTF";
        if (bytes.StartsWith("bplist"u8)) return "a web archive";
        if (bytes.StartsWith("From: <Saved by"u8) || bytes.StartsWith("MIME-Version:"u8)
            || bytes[..Math.Min(bytes.Length, 1000)].IndexOf("Content-Type: multipart/related"u8) >= 0)
        {
            return "a web archive (MHTML)";
        }

        if (IsUtf16(bytes)) return null;
        var head = bytes[..Math.Min(bytes.Length, Prescan)];
        return head.Count((byte)0) > 0 ? "binary" : null;
    }

    private static bool IsUtf16(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]);

    private static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes.StartsWith("\uFEFF"u8)) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        var declared = charset?.ToLowerInvariant() ?? Declared(bytes);
        // Pages that were saved by one program and declared by another: bytes that are valid UTF-8 are nothing else. Only
        // encodings of plain ASCII bytes could be.
        if (declared is null or not ("iso-2022-jp" or "hz-gb-2312" or "utf-7"))
        {
            try
            {
                return Strict.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
            }
        }

        return Named(declared).GetString(bytes);
    }

    private static Encoding Named(string? name)
    {
        var provider = CodePagesEncodingProvider.Instance;
        name = name switch
        {
            null or "iso-8859-1" or "latin1" or "us-ascii" or "ascii" or "utf-8" or "utf8" or "utf-7" => "windows-1252",
            "gb2312" or "gbk" => "gb18030",
            _ => name,
        };
        try
        {
            return provider.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return provider.GetEncoding("windows-1252")!;
        }
    }

    // charset=… in the first bytes, of <meta charset>, of http-equiv, or of an XML declaration.
    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)]).ToLowerInvariant();
        foreach (var word in (string[])["charset=", "encoding="])
        {
            var at = head.IndexOf(word, StringComparison.Ordinal);
            if (at < 0 || (word[0] == 'e' && !head.StartsWith("<?xml", StringComparison.Ordinal))) continue;
            var start = at + word.Length;
            while (start < head.Length && head[start] is '"' or '\'' or ' ') start++;
            var end = start;
            while (end < head.Length && (char.IsAsciiLetterOrDigit(head[end]) || head[end] is '-' or '_' or ':')) end++;
            if (end > start) return head[start..end];
        }

        return null;
    }
}

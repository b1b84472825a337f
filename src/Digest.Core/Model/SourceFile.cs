using System.Text;
using Digest.Core.Diagnostics;

namespace Digest.Core.Model;

/// <summary>An input file as it was read.</summary>
/// <param name="SourcePath">Path relative to the site's root, with <c>/</c>.</param>
/// <param name="InputPath">Path relative to its input folder, with <c>/</c>.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record SourceFile(string SourcePath, string InputPath, ReadOnlyMemory<byte> Bytes)
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Whether its name says that it is HTML.</summary>
    public bool IsHtml => NamesHtml(InputPath);

    /// <summary>Whether a name is that of a file in HTML.</summary>
    public static bool NamesHtml(string path) => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text: UTF-8 without its byte order mark, every line end a single line feed, NUL characters replaced by
    /// U+FFFD.</summary>
    /// <returns>The text, or null and <see cref="Codes.NotUtf8"/> with the line of the first wrong byte.</returns>
    public Checked<string> Text()
    {
        var bytes = Bytes.Span;
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + bytes[..Math.Clamp(exception.Index, 0, bytes.Length)].Count((byte)'\n');
            return new(null, [Codes.NotUtf8.At(new(SourcePath, line, 1), "the file is not UTF-8", "save it as UTF-8")]);
        }

        if (text.Contains('\r', StringComparison.Ordinal)) text = text.ReplaceLineEndings("\n");
        if (text.Contains('\0', StringComparison.Ordinal)) text = text.Replace('\0', '\uFFFD');
        return new(text, []);
    }
}

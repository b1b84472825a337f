namespace Digest.Core.Markdown;

/// <summary>Text as HTML.</summary>
public static class HtmlText
{
    /// <summary>Escapes <c>&amp; &lt; &gt;</c> and the quotation mark, enough for text and for attributes in quotation
    /// marks.</summary>
    public static string Escape(string text) => text.AsSpan().IndexOfAny("&<>\"") < 0
        ? text
        : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}

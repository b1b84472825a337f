using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Templating;

/// <summary>The functions of <c>html</c>. In a context for HTML those that make HTML give <see cref="Html"/>.</summary>
internal static partial class HtmlFunctions
{
    public static readonly BuiltinModule Module = new BuiltinModule.Builder("html")
        .Add("strip", "text", Strip)
        .Add("escape", "text", Escape)
        .Add("newline_to_br", "text", NewLineToBreak)
        .Add("url_encode", "text", static (call, text) => text == null ? null : Uri.EscapeDataString(call.Text(text)))
        .Add("url_escape", "text", static (call, text) => text == null ? null : UrlEscape(call.Text(text)))
        .Build();

    private static string? Strip(Call call, object? text)
    {
        if (text == null)
            return null;
        var stripped = new Regex(
            "<script.*?</script>|<!--.*?-->|<style.*?</style>|<.*?>",
            RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant,
            call.Context.RegexTimeOut).Replace(call.Text(text), "");
        // What is left of HTML is plain text only when its entities are characters again.
        return text is Html ? WebUtility.HtmlDecode(stripped) : stripped;
    }

    private static object? Escape(Call call, object? text)
    {
        if (text == null)
            return null;
        if (!call.Context.MakesHtml)
            return WebUtility.HtmlEncode(call.Text(text));
        return text as Html ?? Digest.Templating.Html.Escape(call.Text(text));
    }

    private static object? NewLineToBreak(Call call, object? text)
    {
        if (text == null)
            return null;
        var source = call.Context.MakesHtml && text is not Html ? HtmlEscaping.Escape(call.Text(text)) : call.Text(text);
        var result = new StringBuilder(source.Length + 16);
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '\r' || (c == '\n' && (i == 0 || source[i - 1] != '\r')))
                result.Append("<br />");
            result.Append(c);
        }

        return call.Html(result.ToString());
    }

    /// <summary>Percent-encodes what may not stand in an address and keeps what has a meaning there (RFC 3986, section 2.2).</summary>
    private static string UrlEscape(string text)
    {
        const string kept = "-_.!~*'();/?:@&=+$,#[]";
        var result = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || kept.Contains((char)rune.Value)))
            {
                result.Append((char)rune.Value);
                continue;
            }

            var length = rune.EncodeToUtf8(bytes);
            foreach (var b in bytes[..length])
                result.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }
}

using System.Buffers;
using System.Text;

namespace Digest.Templating;

/// <summary>The five characters that mean something in HTML text and attribute values.</summary>
internal static class HtmlEscaping
{
    public static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    public static string Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "&#39;",
    };

    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Special); at >= 0; at = rest.IndexOfAny(Special))
        {
            result.Append(rest[..at]).Append(Entity(rest[at]));
            rest = rest[(at + 1)..];
        }

        return result.Append(rest).ToString();
    }
}

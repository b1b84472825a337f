using System.Buffers;
using System.Text;

namespace Digest.Rendering;

/// <summary>Text that is safe HTML already and is written as it is. Only the program creates it; a template cannot declare a text
/// safe.</summary>
/// <param name="value">Safe HTML.</param>
/// <param name="isSlot">Whether it is for a service to fill in, which sends the page as a mail.</param>
public sealed class Html(string value, bool isSlot = false)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    /// <summary>The HTML.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it is for a service to fill in, which sends the page as a mail.</summary>
    internal bool IsSlot { get; } = isSlot;

    /// <summary>HTML that shows a plain text, in an element or in a quoted attribute.</summary>
    /// <param name="text">Any text.</param>
    public static Html Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return new(text);
        var escaped = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Special); at >= 0; at = rest.IndexOfAny(Special))
        {
            escaped.Append(rest[..at]).Append(Entity(rest[at]));
            rest = rest[(at + 1)..];
        }

        return new(escaped.Append(rest).ToString());
    }

    /// <summary>The HTML.</summary>
    public override string ToString() => Value;

    /// <summary>Position of the next character that has to be escaped, from <paramref name="start"/>; the text's length where
    /// there is none.</summary>
    internal static int NextSpecial(string text, int start)
    {
        var at = text.AsSpan(start).IndexOfAny(Special);
        return at < 0 ? text.Length : start + at;
    }

    /// <summary>The entity of a character that has to be escaped.</summary>
    internal static string Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "&#39;",
    };
}

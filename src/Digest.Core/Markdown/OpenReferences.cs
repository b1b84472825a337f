using System.Text;

namespace Digest.Core.Markdown;

/// <summary>References such as <c>[words][name]</c> whose address the file does not give: other generators include it from
/// elsewhere. They are text on the page; what reads the text reads the words.</summary>
internal static class OpenReferences
{
    private const int LongestName = 100;
    private const int LongestWords = 300;

    /// <summary>Whether a text holds one.</summary>
    public static bool IsIn(string text)
    {
        for (var at = text.IndexOf('['); at >= 0 && at + 1 < text.Length; at = text.IndexOf('[', at + 1))
        {
            if (Read(text, at) is not null) return true;
        }

        return false;
    }

    /// <summary>The words of the reference that a text begins with, or null.</summary>
    public static string? Lead(string text) => Read(text, 0) is { } reference ? text[1..reference.Words] : null;

    /// <summary>The text with the words of each reference in its place.</summary>
    public static string Unwrap(string text)
    {
        if (!text.Contains("][", StringComparison.Ordinal)) return text;
        var unwrapped = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (Read(text, at) is not { } reference)
            {
                unwrapped.Append(text[at]);
                continue;
            }

            unwrapped.Append(text, at + 1, reference.Words - at - 1);
            at = reference.End;
        }

        return unwrapped.ToString();
    }

    // Where the words end and where the name does: at its closing bracket.
    private static (int Words, int End)? Read(string text, int at)
    {
        if (at >= text.Length || text[at] != '[') return null;
        var words = text.AsSpan(at + 1, Math.Min(LongestWords, text.Length - at - 1)).IndexOfAny('[', ']');
        if (words <= 0) return null;
        words += at + 1;
        if (text[words] != ']' || words + 1 >= text.Length || text[words + 1] != '[') return null;
        var name = text.AsSpan(words + 2, Math.Min(LongestName, text.Length - words - 2)).IndexOfAny("[]\n");
        return name < 0 || text[words + 2 + name] != ']' ? null : (words, words + 2 + name);
    }
}

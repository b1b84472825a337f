using System.Text;
using System.Text.Json;
using Digest.Core.Diagnostics;

namespace Digest.Core.Yaml;

/// <summary>Says in plain words what keeps an object of JSON from being read.</summary>
internal static class JsonErrors
{
    /// <summary>The diagnostic for an error of the parser.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="text">The text.</param>
    /// <param name="places">Places in the text.</param>
    /// <param name="open">Offsets of braces and brackets that are open.</param>
    public static Diagnostic Explain(JsonException exception, string text, TextPlaces places, Stack<int> open)
    {
        var at = Offset(exception, text);
        var (offset, message, hint) = Explain(exception.Message, text, at, at < text.Length ? text[at] : '\0', open);
        return Codes.JsonUnreadable.At(places.At(offset), message, hint);
    }

    private static (int Offset, string Message, string Hint) Explain(string error, string text, int at, char c, Stack<int> open)
    {
        bool Says(string words) => error.Contains(words, StringComparison.Ordinal);

        if (Says("depth of"))
        {
            return (at, $"the JSON cannot be read: it is nested more than {YamlReader.MaximumDepth} levels deep",
                "take it apart, or leave it out");
        }

        if (Says("end of string") || (Says("JSON string") && c == '\n'))
        {
            return (text.LastIndexOf('"', Math.Max(0, at - 1)), "a quotation mark opens here and is not closed in its line",
                "close it at the end of the value; a line end within a text is written \\n");
        }

        if (Says("escapable"))
            return (at - 1, "a backslash stands before a character that needs none", "write two of them: C:\\\\News");
        if (Says("JSON string"))
            return (at, "a text holds a character that JSON writes in another way", "write a tab as \\t");
        if (Says("trailing comma")) return (text.LastIndexOf(',', at), "a comma stands behind the last item", "remove it");
        if (at >= text.Length || Says("matching open") || (Says("after a value") && EndsFields(c))) return Unclosed(text, open);
        if (Says("after a property name"))
            return (at, "a colon is missing between a key and its value", "write each field as \"key\": value");
        if (Says("after a value") && c is '/' or '#') return (at, "JSON has no comments", "remove it");
        if (Says("after a value") || Says("Expected a delimiter"))
        {
            return (at, "a comma is missing before this",
                "put a comma between each two fields, and quotation marks around a text");
        }

        if (Says("leading zero")) return (at - 1, "a number begins with 0", "put quotation marks around it");
        if (c is ',' or '}' or ']') return (at, "something is missing before this", "write each field as \"key\": value");
        if (Says("property name"))
            return (at, "a key has to stand in quotation marks", "write \"title\", with straight double ones");
        return Word(text, Says("literal") ? text.LastIndexOfAny([' ', ':', ',', '[', '\n'], at) + 1 : at);
    }

    // A dash or a letter: the front matter is over, and a bracket was left open.
    private static bool EndsFields(char c) => c == '-' || char.IsLetter(c);

    private static (int, string, string) Unclosed(string text, Stack<int> open)
    {
        var at = open.Count > 0 ? open.Peek() : 0;
        return (at, $"the bracket {text[at]} opens here and is not closed",
            $"add {(text[at] == '[' ? ']' : '}')} behind the last item");
    }

    private static (int, string, string) Word(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny(",}]\n");
        var word = YamlErrors.Short(end < 0 ? text[at..] : text.Substring(at, end));
        var lower = word.ToLowerInvariant();
        if (lower == word && lower is "true" or "false" or "null")
            return (at, "the JSON cannot be read here", "write each field as \"key\": value");
        return lower is "true" or "false" or "null"
            ? (at, $"'{word}' is not a value", $"write {lower}")
            : (at, "a text has to stand in quotation marks", $"write \"{word.Trim('\u201c', '\u201d', '\u201e', '\'')}\"");
    }

    private static int Offset(JsonException exception, string text)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--) start = text.IndexOf('\n', start) + 1;
        var (at, bytes) = (start, exception.BytePositionInLine ?? 0);
        while (at < text.Length && bytes > 0)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            bytes -= rune.Utf8SequenceLength;
            at += length;
        }

        return at;
    }
}

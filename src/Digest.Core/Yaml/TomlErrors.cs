using Digest.Core.Diagnostics;
using Tomlyn.Syntax;

namespace Digest.Core.Yaml;

/// <summary>Says in plain words what keeps a TOML text from being read: the parser's own speak of its tokens.</summary>
internal static class TomlErrors
{
    /// <summary>The diagnostic for the first error of the parser.</summary>
    public static Diagnostic Explain(DiagnosticMessage error, string text, TextPlaces places)
    {
        var (offset, message, hint) = Explain(error.Message, text, Math.Min(error.Span.Start.Offset, text.Length), places);
        return Codes.TomlUnreadable.At(places.At(offset), message, hint);
    }

    private static (int Offset, string Message, string Hint) Explain(string error, string text, int at, TextPlaces places)
    {
        var (line, start) = places.LineOf(at);
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        bool Says(string words) => error.Contains(words, StringComparison.Ordinal);

        if (Says("escape"))
        {
            return (text.LastIndexOf('\\', Math.Max(0, at - 1)), "a backslash stands before a character that needs none",
                "write the value between single quotation marks: 'C:\\News'");
        }

        if (Says("in a string") || Says("End-Of-File"))
        {
            return (Opening(text, at), "a quotation mark opens here and is not closed",
                "close it with the same mark at the end of the value");
        }

        if (Says("Missing a `,`")) return (at, "a comma is missing before this item", "put a comma between each two items");
        if (Says("closing `]`")) return Unclosed(text, at, '[', ']');
        if (Says("inline table")) return Unclosed(text, at, '{', '}');
        if (Says("expecting `]`"))
        {
            return (start + line.IndexOf('[', StringComparison.Ordinal), "the bracket [ opens here and is not closed",
                "write the name of a table as [name]");
        }

        if (Says("integer")) return (at, "the number is too large", "put quotation marks around it");
        if ((Says("for a value") || Says("expecting a value")) && equals >= 0) return Value(line, start, equals);
        if (equals < 0 || line.AsSpan(0, equals).Contains(':')) return NoEquals(line, start, at);
        if (Says("`newline`"))
        {
            return (at, "the line goes on after its value",
                "put quotation marks around a value that is not a number or date, and each field on a line of its own");
        }

        return (at, "the TOML cannot be read here", "write each field as key = value on a line of its own");
    }

    private static (int, string, string) Value(string line, int start, int equals)
    {
        var value = line[(equals + 1)..].Trim();
        var at = start + equals + 1 + line[(equals + 1)..].Length - line[(equals + 1)..].TrimStart().Length;
        var key = YamlErrors.Short(line[..equals]);
        if (value.Length == 0)
            return (start + equals, "the value is missing", $"write {key} = \"some text\", or remove the line");
        if (bool.TryParse(value, out _))
            return (at, $"'{value}' is not a value", $"write {key} = {value.ToLowerInvariant()}");
        var bare = YamlErrors.Short(value.Trim('\u201c', '\u201d', '\u201e', '\u2018', '\u2019')).Replace('"', '\'');
        return (at, "a text has to stand in quotation marks", $"write {key} = \"{bare}\"");
    }

    private static (int, string, string) NoEquals(string line, int start, int at)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? (start + colon, "a colon stands where TOML has =",
            $"write {YamlErrors.Short(line[..colon])} = \"{YamlErrors.Short(line[(colon + 1)..]).Trim('"', '\'')}\"")
            : (at, "there is no = after the key", "write each field as key = value on a line of its own");
    }

    // The quotation mark that is open at an offset: those before it in its line are in pairs.
    private static int Opening(string text, int at)
    {
        foreach (var mark in (string[])["\"\"\"", "'''"])
        {
            var opening = text.IndexOf(mark, StringComparison.Ordinal);
            if (opening >= 0 && text.IndexOf(mark, opening + 3, StringComparison.Ordinal) < 0) return opening;
        }

        var (open, quote) = (-1, '\0');
        for (var i = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1; i < at; i++)
        {
            if (quote == '"' && text[i] == '\\') i++;
            else if (quote == '\0' && text[i] is '"' or '\'') (open, quote) = (i, text[i]);
            else if (text[i] == quote) quote = '\0';
        }

        return quote == '\0' ? at : open;
    }

    private static (int, string, string) Unclosed(string text, int at, char bracket, char closing)
    {
        var (open, quote) = (new Stack<int>(), '\0');
        for (var i = 0; i < at; i++)
        {
            if (quote == '"' && text[i] == '\\') i++;
            else if (quote != '\0') quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'') quote = text[i];
            else if (text[i] == bracket) open.Push(i);
            else if (text[i] == closing && open.Count > 0) open.Pop();
        }

        return open.Count == 0
            ? (at, "the TOML cannot be read here", "check the brackets and commas here and in the line before")
            : (open.Peek(), $"the bracket {bracket} opens here and is not closed", $"add {closing} behind the last item");
    }
}

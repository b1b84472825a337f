using System.Globalization;
using System.Text;

namespace Digest.Moving;

/// <summary>Reads assignments of literals, <c>NAME = 'text'</c>, at the beginning of a line of Python. Nothing is executed: what
/// is not a text, a number, a truth value or a list of texts is named and left.</summary>
internal sealed class PythonLiterals
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Names whose values are no literals.</summary>
    public List<string> NotRead { get; } = [];

    /// <summary>Reads a file over what was read before.</summary>
    public void Read(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var equals = text.IndexOf('=', at, end - at);
            var name = equals < 0 ? "" : text[at..equals].Trim();
            var isName = name.Length > 0 && char.IsAsciiLetterUpper(text[at]) && name.All(c => char.IsAsciiLetterUpper(c)
                || char.IsAsciiDigit(c) || c == '_');
            if (isName && (equals + 1 >= text.Length || text[equals + 1] != '='))
            {
                var next = equals + 1;
                if (Value(text, ref next) is { } value && EndsLine(text, next)) _values[name] = value;
                else NotRead.Add(name);
            }

            at = end + 1;
        }
    }

    /// <summary>A text, number or truth value, or null.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Count == 1 && value[0].Length > 0
        ? value[0] : null;

    /// <summary>A list of texts, or null.</summary>
    public IReadOnlyList<string>? List(string name) => _values.GetValueOrDefault(name);

    private static List<string>? Value(string text, ref int at)
    {
        Skip(text, ref at, lines: false);
        if (at >= text.Length) return null;
        if (text[at] is not ('[' or '(')) return One(text, ref at) is { } one ? [one] : null;
        var close = text[at++] == '[' ? ']' : ')';
        var list = new List<string>();
        while (true)
        {
            Skip(text, ref at, lines: true);
            if (at >= text.Length) return null;
            if (text[at] == close)
            {
                at++;
                return list;
            }

            if (One(text, ref at) is not { } item) return null;
            list.Add(item);
            Skip(text, ref at, lines: true);
            if (at < text.Length && text[at] == ',') at++;
            else if (at >= text.Length || text[at] != close) return null;
        }
    }

    private static string? One(string text, ref int at)
    {
        if (text[at] is 'u' or 'r' && at + 1 < text.Length && text[at + 1] is '\'' or '"') at++;
        if (text[at] is '\'' or '"') return Quoted(text, ref at);
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '-')) at++;
        var word = text[start..at];
        return word is "True" or "False" || double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? word : word == "None" ? "" : null;
    }

    private static string? Quoted(string text, ref int at)
    {
        var quote = text[at++];
        if (at + 1 < text.Length && text[at] == quote && text[at + 1] == quote) return null;
        var value = new StringBuilder();
        for (; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == quote)
            {
                at++;
                return value.ToString();
            }

            if (text[at] == '\\' && at + 1 < text.Length) at++;
            value.Append(text[at]);
        }

        return null;
    }

    private static void Skip(string text, ref int at, bool lines)
    {
        while (at < text.Length && (text[at] is ' ' or '\t' || (lines && text[at] is '\n' or '#')))
        {
            if (text[at] == '#') while (at < text.Length && text[at] != '\n') at++;
            else at++;
        }
    }

    private static bool EndsLine(string text, int at)
    {
        Skip(text, ref at, lines: false);
        return at >= text.Length || text[at] is '\n' or '#';
    }
}

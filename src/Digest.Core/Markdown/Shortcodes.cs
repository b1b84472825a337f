using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Core.Markdown;

/// <summary>Shortcodes of Hugo and tags of Liquid that have a plain reading, written as Markdown: references, figures, links to
/// what was embedded, code. The others stay as they are. A line stays a line, so that places in the text keep their
/// lines.</summary>
internal static partial class Shortcodes
{
    /// <summary>What the address of an article that is named, not located, begins with.</summary>
    public const string NamePrefix = "dg-name:";

    private const int MaxArguments = 4_000;

    /// <summary>Writes a body without the shortcodes that can be read.</summary>
    /// <param name="body">Markdown or HTML.</param>
    /// <param name="isHtml">Whether it is HTML, in which only addresses are written.</param>
    public static string Expand(string body, bool isHtml)
    {
        if (!body.Contains("{{", StringComparison.Ordinal) && !body.Contains("{%", StringComparison.Ordinal)) return body;
        var (text, fence, raw) = (new StringBuilder(body.Length), "", false);
        foreach (var range in body.AsSpan().Split('\n'))
        {
            var line = body.AsSpan(range);
            if (text.Length > 0 || range.Start.Value > 0) text.Append('\n');
            var start = line.TrimStart();
            if (!isHtml && fence.Length == 0 && (start.StartsWith("```") || start.StartsWith("~~~")))
                fence = start[..3].ToString();
            else if (fence.Length > 0 && start.StartsWith(fence)) fence = "";
            if (fence.Length > 0
                || (!line.Contains("{{", StringComparison.Ordinal) && !line.Contains("{%", StringComparison.Ordinal)))
            {
                text.Append(line);
            }
            else
            {
                text.Append(Line(line.ToString(), isHtml, ref raw));
            }
        }

        return text.ToString();
    }

    private static string Line(string line, bool isHtml, ref bool isRaw)
    {
        var raw = isRaw;
        var (counted, marks) = (0, 0);
        var result = Tag().Replace(line, match =>
        {
            var (liquid, rest) = Parted(match.Groups["liquid"].ValueSpan.Trim().Trim('-'));
            if (liquid is "raw" or "endraw")
            {
                raw = liquid == "raw";
                return "";
            }

            // Code is where an odd number of backquotes stands before.
            marks += line.AsSpan(counted, match.Index - counted).Count('`');
            counted = match.Index;
            if (raw || marks % 2 == 1) return match.Value;
            var alone = line.Trim().Length == match.Length;
            if (liquid.Length > 0) return Liquid(liquid, rest, alone && !isHtml) ?? match.Value;
            if (match.Groups["output"].Success) return Output(match.Groups["output"].ValueSpan) ?? match.Value;
            var (name, arguments) = Parted(match.Groups["hugo"].ValueSpan.Trim().TrimEnd('/'));
            return name.Length > 0 ? Hugo(name, arguments, alone, isHtml) ?? match.Value : match.Value;
        });
        isRaw = raw;
        return result;
    }

    // A name, which a slash may stand before, and what follows it.
    private static (string Name, string Arguments) Parted(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var end = text.StartsWith("/") ? 1 : 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
        return (text[..end].ToString(), text[end..].Trim().ToString());
    }

    private static string? Hugo(string name, string arguments, bool alone, bool isHtml)
    {
        if (arguments.Length > MaxArguments) return null;
        var given = Arguments(arguments);
        string? Get(string key, int position) => given.GetValueOrDefault(key)
            ?? given.GetValueOrDefault(position.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (name is "ref" or "relref") return (Get("path", 0) ?? Get("ref", 0)) is { } path ? Named(path) : null;
        if (isHtml) return null;
        switch (name)
        {
            case "figure" when Get("src", 0) is { } src:
                var caption = given.GetValueOrDefault("caption") ?? given.GetValueOrDefault("title");
                var image = $"![{Bracketed(given.GetValueOrDefault("alt") ?? caption ?? "")}]({Target(src)}"
                    + (caption is null ? ")" : $" \"{caption.Replace("\"", "\\\"", StringComparison.Ordinal)}\")");
                return given.GetValueOrDefault("link") is { } link ? $"[{image}]({Target(link)})" : image;
            case "youtube" when Get("id", 0) is { } id: return Video("YouTube", "https://www.youtube.com/watch?v=" + id);
            case "vimeo" when Get("id", 0) is { } id: return Video("Vimeo", "https://vimeo.com/" + id);
            case "instagram" when Get("id", 0) is { } id: return Video("Instagram", $"https://www.instagram.com/p/{id}/");
            case "gist" when Get("user", 0) is { } user && Get("id", 1) is { } id:
                return Video("GitHub Gist", $"https://gist.github.com/{user}/{id}");
            case "tweet" or "x" or "twitter" when Get("user", -1) is { } user && Get("id", -1) is { } id:
                return Video("X", $"https://x.com/{user}/status/{id}");
            case "tweet" or "twitter" when Get("id", 0) is { } id: return Video("X", "https://x.com/i/status/" + id);
            case "highlight" when alone: return "```" + Word(Get("0", 0));
            case "/highlight" when alone: return "```";
            default: return null;
        }
    }

    private static string? Liquid(string tag, string rest, bool alone) => tag switch
    {
        "post_url" when rest.Length > 0 => Named(rest[(rest.LastIndexOf('/') + 1)..]),
        "link" when rest.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            || rest.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase) => Named(rest[(rest.LastIndexOf('/') + 1)..]),
        "link" when rest.Length > 0 => Target("/" + rest.TrimStart('/')),
        "highlight" when alone => "```" + Word(rest.Split(' ')[0]),
        "endhighlight" when alone => "```",
        "comment" => "<!--",
        "endcomment" => "-->",
        _ => null,
    };

    // "{{ site.baseurl }}/x" and "{{ '/x' | relative_url }}" are "/x".
    private static string? Output(ReadOnlySpan<char> output)
    {
        var text = output.Trim().Trim('-').Trim();
        return text is "site.baseurl" or "site.url" ? ""
            : Filtered().Match(text.ToString()) is { Success: true } match ? match.Groups["path"].Value : null;
    }

    private static Dictionary<string, string> Arguments(string text)
    {
        var (result, position) = (new Dictionary<string, string>(StringComparer.Ordinal), 0);
        foreach (Match match in Argument().Matches(text))
        {
            var value = match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["plain"].Value;
            var key = match.Groups["key"].Success ? match.Groups["key"].Value
                : position++.ToString(System.Globalization.CultureInfo.InvariantCulture);
            result.TryAdd(key, value);
        }

        return result;
    }

    private static string Video(string site, string address) => $"[{site}]({Target(address)})";

    private static string Named(string name) => NamePrefix + Target(name.Trim('"', '\'', '`', ' '));

    // What may not stand in a target of Markdown is encoded.
    private static string Target(string address) => address.Replace(" ", "%20", StringComparison.Ordinal)
        .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
        .Replace("\"", "%22", StringComparison.Ordinal);

    private static string Bracketed(string text) =>
        text.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    private static string Word(string? language) => language is not null && language.All(char.IsLetterOrDigit) ? language : "";

    // No two parts of it take the same character, so that it cannot go back and forth over a text that does not end.
    [GeneratedRegex("""\{\{[<%](?<hugo>[^{}]*)[%>]\}\}|\{%(?<liquid>[^{}]*)%\}|\{\{(?<output>[^{}<%]*)\}\}""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?:(?<key>[A-Za-z][\w-]*)\s*=\s*)?"""
        + """(?:"(?<quoted>[^"]*)"|'(?<quoted>[^']*)'|`(?<quoted>[^`]*)`|(?<plain>[^\s"'`=]+))""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Argument();

    [GeneratedRegex("""^["'](?<path>[^"']*)["']\s*\|\s*(?:relative_url|absolute_url|url|prepend:\s*site\.(?:baseurl|url))$""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Filtered();
}

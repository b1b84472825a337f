using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Scriban.Runtime;

namespace Digest.Rendering.Tests;

/// <summary>Values are escaped once, whichever way a template takes them.</summary>
public sealed partial class EscapingTests
{
    private const string Hostile = "\"><x-evil onx='1'>&amp;";

    private static readonly ScriptObject Variables = new()
    {
        ["text"] = "a < \"b\" & c",
        ["body"] = new Html("<p>Safe &amp; sound</p>")
    };

    private static readonly Dictionary<string, string> Partials = new()
    {
        ["bold.html"] = "<b>{{ $.value }}</b>",
        ["nested.html"] = "<u>{{ include 'bold' value: $.value }}</u>",
        ["join.html"] = "<i>{{ text }}</i>",
    };

    [Theory]
    [InlineData("{{ text }}", "a &lt; &quot;b&quot; &amp; c")]
    [InlineData("{{ body }}", "<p>Safe &amp; sound</p>")]
    [InlineData("{{ include 'bold' value: text }}", "<b>a &lt; &quot;b&quot; &amp; c</b>")]
    [InlineData("{{ include 'bold.html' value: body }}", "<b><p>Safe &amp; sound</p></b>")]
    [InlineData("{{ include 'nested' value: text }}", "<u><b>a &lt; &quot;b&quot; &amp; c</b></u>")]
    [InlineData("{{ x = include 'nested' value: text; x }}", "<u><b>a &lt; &quot;b&quot; &amp; c</b></u>")]
    [InlineData("{{ (include 'bold' value: '<') | string.upcase }}", "&lt;B&gt;&amp;LT;&lt;/B&gt;")]
    [InlineData("{{ '<s>' + (include 'bold' value: 1) }}", "&lt;s&gt;&lt;b&gt;1&lt;/b&gt;")]
    [InlineData("{{ capture c }}<b>{{ text }}</b>{{ end }}{{ c }}{{ c }}",
        "<b>a &lt; &quot;b&quot; &amp; c</b><b>a &lt; &quot;b&quot; &amp; c</b>")]
    [InlineData("{{ capture c }}<b>{{ include 'nested' value: '<' }}</b>{{ end }}{{ c }}", "<b><u><b>&lt;</b></u></b>")]
    [InlineData("{{ capture c }}<b>{{ end }}{{ c | string.upcase }}", "&lt;B&gt;")]
    [InlineData("{{ capture c }}<b>{{ end }}{{ '<i>' + c }}", "&lt;i&gt;&lt;b&gt;")]
    [InlineData("{{ func f }}<u>{{ $0 }}</u>{{ end; f text }}", "<u>a &lt; &quot;b&quot; &amp; c</u>")]
    [InlineData("{{ func f }}{{ ret $0 }}{{ end; f '<' }}", "&lt;")]
    [InlineData("{{ func w }}<s>{{ $$ }}</s>{{ end; wrap w }}{{ text }}{{ end }}", "<s>a &lt; &quot;b&quot; &amp; c</s>")]
    [InlineData("{{ text | string.upcase }}", "A &lt; &quot;B&quot; &amp; C")]
    [InlineData("{{ body | string.upcase }}", "&lt;P&gt;SAFE &amp;AMP; SOUND&lt;/P&gt;")]
    [InlineData("{{ 'x' | string.append '<b>' | string.replace 'x' '<' }}", "&lt;&lt;b&gt;")]
    [InlineData("{{ text | html.escape }}", "a &lt; &quot;b&quot; &amp; c")]
    [InlineData("{{ text | html.escape | html.escape }}", "a &lt; &quot;b&quot; &amp; c")]
    [InlineData("{{ body | html.escape }}", "<p>Safe &amp; sound</p>")]
    [InlineData("{{ body | html.strip }}", "Safe &amp; sound")]
    [InlineData("{{ '<scr<b>ipt>' | html.strip }}", "ipt&gt;")]
    [InlineData("{{ \"<\\n>\" | html.newline_to_br }}", "&lt;<br />\n&gt;")]
    [InlineData("{{ body | html.newline_to_br }}", "<p>Safe &amp; sound</p>")]
    [InlineData("{{ '/?a=<&b' | html.url_escape }}", "/?a=%3C&amp;b")]
    [InlineData("{{ [text, body] }}", "[&quot;a &lt; \\&quot;b\\&quot; &amp; c&quot;, &lt;p&gt;Safe &amp;amp; sound&lt;/p&gt;]")]
    [InlineData("{{ ['<', '>'] | array.join '&' }}", "&lt;&amp;&gt;")]
    [InlineData("{{ [body] | array.first }}", "<p>Safe &amp; sound</p>")]
    [InlineData("{{ nothing | object.default body }}", "<p>Safe &amp; sound</p>")]
    [InlineData("{{ '<b>{{ text }}</b>' | object.eval_template }}", "<b>a &lt; &quot;b&quot; &amp; c</b>")]
    [InlineData("{{ include_join ['join', 'join'] '<' }}",
        "<i>a &lt; &quot;b&quot; &amp; c</i>&lt;<i>a &lt; &quot;b&quot; &amp; c</i>")]
    [InlineData("{{ $\"<{text}>\" }}", "&lt;a &lt; &quot;b&quot; &amp; c&gt;")]
    [InlineData("{{ \"'\" }} {{ 5 }} {{ true }} {{ null }} {{ 1.5 }}", "&#39; 5 true  1.5")]
    [InlineData("{{ if true }}{{ text }}{{ end }}{{ for x in ['<'] }}{{ x }}{{ end }}", "a &lt; &quot;b&quot; &amp; c&lt;")]
    [InlineData("{{ tablerow x in ['<']; x; end }}", "<tr class=\"row1\"><td class=\"col1\">&lt;</td></tr>\n")]
    public void AValueIsEscapedOnce(string template, string expected) =>
    Templates.Render(template, Variables, Partials).ShouldBe(expected);

    [Theory]
    [InlineData("{{ text }}{{ body }}", "a < \"b\" & c<p>Safe &amp; sound</p>")]
    [InlineData("{{ include 'bold' value: '<' }}{{ x = include 'bold' value: '&'; x }}", "<b><</b><b>&</b>")]
    [InlineData("{{ capture c }}<{{ end }}{{ c }}{{ '<' | string.upcase }}", "<<")]
    public void PlainTextIsNotEscaped(string template, string expected) =>
    Templates.Render(template, Variables, Partials, escapes: false).ShouldBe(expected);

    [Fact]
    public void NoMemberOfAnyViewReachesAPageAsMarkup()
    {
        using var site = HostileSite();
        var count = 0;
        foreach (var (layout, variables) in (IEnumerable<(string, string[])>)
            [("article", ["article", "page", "site"]), ("story", ["story"]), ("edition", ["edition"]), ("term", ["term", "list"]),
            ("terms", ["letters"]), ("home", ["top", "latest", "list"])])
        {
            var paths = variables.SelectMany(v => Paths(v, ViewOf(layout, v), 2)).ToList();
            count += paths.Count;
            site.With($"theme/layouts/{layout}.html",
                "<html><body>\n" + string.Concat(paths.Select(Routes)) + "</body></html>\n");
        }

        count.ShouldBeGreaterThan(400);
        site.With("theme/partials/echo.html", "<b title=\"{{ $.value }}\">{{ $.value }}</b>")
            .With("theme/partials/twice.html", "{{ include 'echo' value: $.value }}").Build().Succeeds();
        var escaped = 0;
        foreach (var (path, text) in site.Files().Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            var document = new HtmlParser().ParseDocument(text);
            text.ShouldNotContain("<x-evil", Case.Insensitive, path);
            document.QuerySelectorAll("x-evil, [onx]").Length.ShouldBe(0, path);
            escaped += Regex.Count(text, "&lt;x-evil", RegexOptions.IgnoreCase);
        }

        escaped.ShouldBeGreaterThan(1000);
    }

    // Everything that an editor, a source or an archive can put into a text.
    private static TestSite HostileSite()
    {
        var hostile = Hostile.Replace("'", "''", StringComparison.Ordinal);
        string Article(string slug, string body) => $"""
            ---
            title: 'Pluto {slug} {hostile}'
            published: 2015-07-14T12:00:00Z
            updated: 2015-07-15
            dek: 'Dek {hostile}'
            note: 'Note {hostile}'
            byline: ['Author {hostile}']
            source: ['name: x']
            topics: ['Topic {hostile}']
            people: ['Person {hostile}']
            places: ['Place {hostile}']
            organizations: ['Body {hostile}']
            image: [x]
            corrections: [x]
            story: pluto
            extra: [x]
            ---

            The probe passed Pluto {Hostile}. "We have completed the reconnaissance of the classical planets {slug}," said Alan Stern. 12,500 kilometres.

            ## Heading {Hostile}
            """
            .Replace("['name: x']", $"{{name: 'Source {slug} {hostile}', url: 'https://example.org/{slug}?a=<x-evil>'}}",
            StringComparison.Ordinal)
            .Replace("image: [x]",
            $"image: {{src: 'https://example.org/i.png?<x-evil>', alt: 'Alt {hostile}', credit: 'Credit {hostile}'}}",
            StringComparison.Ordinal)
            .Replace("corrections: [x]",
            $"corrections: [{{date: 2015-07-16, text: 'Wrong {hostile}'}}]\ndiscussion: 'https://example.org/d?<x-evil>'",
            StringComparison.Ordinal)
            .Replace("extra: [x]", $"extra: {{kicker: 'Kicker {hostile}'}}", StringComparison.Ordinal);
        return TestSite.Empty()
            .With("statiq.json",
            """{ "SiteTitle": "Test <x-evil onx=1>\"><x-evil>", "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
            .With("input/a.md", Article("a", "")).With("input/b.md", Article("b", ""))
            .With("input/stories/pluto.md", $"---\ntitle: 'Story {hostile}'\ndek: 'Dek {hostile}'\n---\nSummary {Hostile}\n")
            .With("input/editions/2.md", $"---\ntitle: 'Edition {hostile}'\ndek: 'Dek {hostile}'\n---\nIntroduction {Hostile}\n");
    }

    private static string Routes(string path) => $$$"""
        <p title="{{ {{{path}}} }}">{{ {{{path}}} }}</p>
        <p>{{ include 'echo' value: {{{path}}} }}{{ include 'twice' value: {{{path}}} }}{{ x = include 'echo' value: {{{path}}}; x }}</p>
        <p>{{ capture c }}<i title="{{ {{{path}}} }}">{{ {{{path}}} }}</i>{{ end }}{{ c }}</p>
        <p>{{ func f }}<i title="{{ $0 }}">{{ $0 }}</i>{{ end; f {{{path}}} }}{{ func w }}{{ $$ }}{{ end; wrap w }}{{ {{{path}}} }}{{ end }}</p>
        <p>{{ [{{{path}}}] | array.join '<x-evil>' }}{{ '<x-evil>' + {{{path}}} }}{{ $"<x-evil>{{{{path}}}}" }}</p>

        """ + string.Concat(
        ((string[])["string.upcase", "string.strip", "string.replace 'e' '<'", "string.append '<x-evil>'", "string.truncate 40",
        "html.escape", "html.strip", "html.url_encode", "html.url_escape", "html.newline_to_br", "object.default '<x-evil>'"])
            .Select(f => $"<p title=\"{{{{ {path} | object.format_of | {f} }}}}\"></p>\n".Replace(" | object.format_of", "",
            StringComparison.Ordinal)));

    private static string ViewOf(string layout, string variable) => (layout, variable) switch
    {
        ("terms", "letters") => "(list of *letter*)",
        ("home", "top" or "latest") => "(list of *edition story*)",
        _ => $"*{variable}*",
    };

    // The paths to every member of a view and of the views that it leads to.
    private static IEnumerable<string> Paths(string path, string meaning, int depth)
    {
        var match = Reference().Match(meaning);
        if (!match.Success || !Tables.TryGetValue(match.Groups[2].Value, out var members))
        {
            // HTML belongs into elements: what it quotes would end an attribute.
            yield return meaning.Contains("HTML", StringComparison.Ordinal)
                || meaning.Contains("JSON-LD", StringComparison.Ordinal) ? $"({path} | html.strip)" : path;
            yield break;
        }

        if (match.Groups[1].Length > 0) path += "[0]";
        if (depth < 0) yield break;
        foreach (var (name, member) in members)
        {
            foreach (var inner in Paths($"{path}.{name}", member, depth - 1)) yield return inner;
        }
    }

    private static readonly Dictionary<string, List<(string Name, string Meaning)>> Tables =
        ((Type[])[typeof(SiteViews), typeof(ArticleViews), typeof(StoryViews), typeof(ListViews)])
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => f.GetValue(null)!)
        .Append(PageModel.Table)
        .ToDictionary(t => (string)t.GetType().GetProperty("Name")!.GetValue(t)!, Members);

    private static List<(string Name, string Meaning)> Members(object table) =>
        [.. ((System.Collections.IEnumerable)table.GetType().GetProperty("Members")!.GetValue(table)!).Cast<object>()
            .Select(m => ((string)m.GetType().GetProperty("Name")!.GetValue(m)!,
            (string)m.GetType().GetProperty("Meaning")!.GetValue(m)!))];

    [GeneratedRegex(@"(list of )?\*([a-z ]+)\*")]
    private static partial Regex Reference();
}

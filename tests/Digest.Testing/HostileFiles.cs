using System.Globalization;
using static Digest.Testing.HostileShape;

namespace Digest.Testing;

/// <summary>Files beside articles that cost more than their length, and templates that never end.</summary>
internal static class HostileFiles
{
    private const string Article = "---\ntitle: Hostile\npublished: 2015-07-14\noriginal: true\n---\nText.\n";

    public static IReadOnlyList<HostileShape> All { get; } =
    [
        Setting("settings of one text", 50_000_000, n => "{ \"SiteTitle\": \"" + Times("a", n) + "\" }"),
        Setting("settings of many keys", 100_000, n => "{ " + Each(n, i => $"\"k{i}\": 1, ") + "\"Host\": \"hostile.example\" }"),
        Setting("settings of many keys of Digest", 20_000, n => "{ \"Digest\": { " + Each(n, i => $"\"k{i}\": 1, ") + "\"Cards\": false } }"),
        Setting("settings within each other", 100_000, n => "{ \"a\": " + Times("[", n)),
        Setting("settings of comments", 500_000, n => Times("// a\n", n) + "{}"),
        Data("people of data", 40_000, "people", n => Each(n, i => $"- name: Ann Bell{i}\n")),
        Data("people of one address", 20_000, "people", n => Each(n, i => $"- name: Ann Bell\n  slug: bell\n")),
        Data("aliases of one person", 40_000, "people", n => "- name: Ann Bell\n  aliases: [" + Each(n, i => $"Bell{i}, ") + "x]\n"),
        Data("data of one text", 50_000_000, "people", n => "- name: " + Times("a", n)),
        Data("data within each other", 50_000, "people", n => Times("[", n)),
        Data("data of links", 50_000_000, "sources", n => Each(n / 50, i => $"- {{name: Source {i}, url: \"https://s{i}.example/\"}}\n")),
        new("a template that includes itself", 1, _ =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", "{{ include 'loop' }}"), ("theme/partials/loop.html", "{{ include 'loop' }}")]),
        new("a template of endless output", 1_000_000_000, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", $"{{{{ for i in 1..{Number(n)} }}}}aaaaaaaaaaaaaaaa{{{{ end }}}}")]),
        new("a template that doubles a text", 64, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", $"{{{{ a = 'aaaaaaaa'; for i in 1..{Number(n)}; a = a + a; end; a }}}}")]),
        new("a template that repeats a text", 2_000_000_000, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", $"{{{{ 'aaaa' * {Number(n)} }}}}")]),
        new("a template that pads a text", 2_000_000_000, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", $"{{{{ 'a' | string.pad_left {Number(n)} }}}}")]),
        new("a template of loops in loops", 100_000, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", $"{{{{ for i in 1..{Number(n)}; for j in 1..{Number(n)}; end; end }}}}")]),
        new("a template of brackets", 50_000, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", "{{ " + Times("(", n) + "1" + Times(")", n) + " }}")]),
        new("a template of ifs", 20_000, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", Times("{{ if true }}", n) + Times("{{ end }}", n))]),
        new("a template of sums", 100_000, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", "{{ 1" + Times(" + 1", n) + " }}")]),
        new("a template of not", 100_000, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", "{{ " + Times("!", n) + "true }}")]),
        new("a function that calls itself", 1, _ =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", "{{ func f(x); ret f(x + 1); end; f(1) }}")]),
        new("a pattern of a template", 30, n =>
            [("input/articles/a.md", Article), ("theme/layouts/article.html", $"{{{{ '{Times("a", n)}!' | regex.match '^(a+)+$' }}}}")]),
        new("a story of many tellings that are not there", 20_000, n =>
            [("input/articles/a.md", Article), ("input/stories/s.md", "---\ntitle: S\ntellings: [" + Each(n, i => $"no-{i}, ") + "a]\n---\nx\n")]),
        new("an edition of many stories that are not there", 20_000, n =>
            [("input/articles/a.md", Article), ("input/editions/1.md", "---\ntitle: E\nnumber: 1\npublished: 2015-07-20\nstories: [" + Each(n, i => $"no-{i}, ") + "a]\n---\nx\n")]),
        new("articles of one address", 1_000, n => Enumerable.Range(0, n).Select(i =>
            ($"input/articles/{Number(i)}/2015-07-14-same.md", Article))),
        new("articles of one title", 1_000, n => Enumerable.Range(0, n).Select(i =>
            ($"input/articles/2015-07-14-a{Number(i)}.md", Article))),
        new("folders within each other", 300, n =>
            [($"input/articles/{Times("a/", n)}2015-07-14-a.md", Article)]),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static HostileShape Setting(string name, int size, Func<int, string> settings) =>
        new(name, size, n => [("statiq.json", settings(n)), ("input/articles/2015-07-14-a.md", Article)]);

    private static HostileShape Data(string name, int size, string kind, Func<int, string> data) =>
        new(name, size, n => [($"input/_data/{kind}.yml", data(n)), ("input/articles/2015-07-14-a.md", Article)]);
}

using static Digest.Testing.HostileShape;

namespace Digest.Testing;

/// <summary>Front matter that costs more than its length.</summary>
internal static class HostileHeaders
{
    public static IReadOnlyList<HostileShape> All { get; } =
    [
        Header("people", 40_000, n => Yaml("people: [" + Each(n, i => $"Ann Bell{i}, ") + "x]")),
        Header("names, all alike", 40_000, n => Yaml("people: [" + Times("Ann Bell, ", n) + "x]")),
        Header("names of one address", 40_000, n => Yaml("topics:\n" + Each(n, i => $"- \"a{new string('!', i.Length)}{Signs(i)}\"\n"))),
        Header("topics in one text", 40_000, n => Yaml("topics: " + Each(n, i => $"topic {i},") + "x")),
        Header("names of one word", 40_000, n => Yaml("people: [" + Each(n, i => $"Ann{i}, ") + "x]")),
        Header("names that share a word", 40_000, n => Yaml("people: [" + Each(n, i => $"Bell {i}x, ") + "x]")),
        Header("unknown keys", 40_000, n => Yaml(Each(n, i => $"unknown{i}: x\n"))),
        Header("known keys, again and again", 40_000, n => Yaml(Times("title: x\n", n))),
        Header("extra values", 40_000, n => Yaml("extra:\n" + Each(n, i => $"  k{i}: x\n"))),
        Header("corrections", 40_000, n => Yaml("corrections:\n" + Times("- {date: 2015-07-16, text: x}\n", n))),
        Header("old addresses", 40_000, n => Yaml("redirect_from:\n" + Each(n, i => $"- /old/{i}/\n"))),
        Header("related, all dead", 40_000, n => Yaml("related: [" + Each(n, i => $"no-{i}, ") + "x]")),
        Header("a long title", 1_000_000, n => Yaml("title: " + Times("word ", n))),
        Header("a title of one word", 5_000_000, n => Yaml("title: " + Times("a", n))),
        Header("a long dek", 1_000_000, n => Yaml("dek: " + Times("word [a](b) ", n / 2))),
        Header("a dek of marks", 200_000, n => Yaml("dek: \"" + Times("*a _b ", n) + "\"")),
        Header("entities in a title", 300_000, n => Yaml("title: \"" + Times("&amp;", n) + "\"")),
        Header("aliases by the billion", 10, n => Yaml("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
            + string.Concat(Enumerable.Range(1, n).Select(i => $"a{i}: &a{i} [{Times($"*a{i - 1},", 10)}]\n")))),
        Header("aliases of one text", 100_000, n => Yaml($"a: &a {Times("x", n)}\nextra: [{Times("*a,", n)}]")),
        Header("anchors", 50_000, n => Yaml(Each(n, i => $"a{i}: &a{i} x\n"))),
        Header("YAML lists within each other", 50_000, n => Yaml("a: " + Times("[", n))),
        Header("YAML maps within each other", 50_000, n => Yaml("a: " + Times("{a: ", n))),
        Header("YAML lines within each other", 3_000, n => Yaml(string.Concat(Enumerable.Range(0, n).Select(i => new string(' ', i) + "a:\n")))),
        Header("YAML dashes on one line", 20_000, n => Yaml("a:\n  " + Times("- ", n) + "x")),
        Header("YAML question marks", 20_000, n => Yaml(Times("? ", n) + "x")),
        Header("YAML quotation without end", 1_000_000, n => Yaml("title: \"" + Times("a ", n))),
        Header("YAML quotation over lines", 300_000, n => Yaml("title: \"a\n" + Times("a\n", n) + "\"")),
        Header("YAML block text", 300_000, n => Yaml("dek: |\n" + Times("  a\n", n))),
        Header("YAML key without end", 1_000_000, n => Yaml(Times("a ", n))),
        Header("YAML tags", 200_000, n => Yaml("a: " + Times("!a", n))),
        Header("YAML comments", 500_000, n => Yaml(Times("# a\n", n))),
        Header("front matter without end", 1_000_000, n => "---\n" + Times("a: b\n", n)),
        Header("TOML arrays within each other", 50_000, n => Toml("a = " + Times("[", n))),
        Header("TOML tables within each other", 50_000, n => Toml("a = " + Times("{a = ", n))),
        Header("TOML names of many parts", 20_000, n => Toml(Times("a.", n) + "a = 1")),
        Header("TOML table names of many parts", 20_000, n => Toml("[" + Times("a.", n) + "a]")),
        Header("TOML tables", 20_000, n => Toml(Each(n, i => $"[a{i}]\nb = 1\n"))),
        Header("TOML tables of lists", 20_000, n => Toml(Times("[[a]]\nb = 1\n", n))),
        Header("TOML keys alike", 20_000, n => Toml(Times("a = 1\n", n))),
        Header("JSON arrays within each other", 100_000, n => "{\"a\": " + Times("[", n)),
        Header("JSON objects within each other", 100_000, n => "{\"a\": " + Times("{\"a\":", n)),
        Header("JSON names", 40_000, n => "{\"title\": \"x\", \"people\": [" + Each(n, i => $"\"Ann Bell{i}\",") + "\"x\"]}"),
        Header("JSON texts of escapes", 300_000, n => "{\"title\": \"" + Times("\\u0061", n) + "\"}"),
        Header("JSON without end", 500_000, n => "{\"title\": [" + Times("1,", n)),
        Header("lines without fences", 40_000, n => "title: x\n" + Each(n, i => $"tags: {i}\n")),
        Header("a date of digits", 1_000_000, n => Yaml("published: " + Times("1", n))),
        Header("an address of colons", 300_000, n => Yaml("permalink: /" + Times(":a", n))),
        Header("an address of slices", 300_000, n => Yaml("permalink: \"/" + Times(":a[", n) + "\"")),
        Header("an address of steps", 300_000, n => Yaml("permalink: /" + Times("../", n))),
        Header("a source of schemes", 300_000, n => Yaml("source: {name: x, url: \"" + Times("http://", n) + "\"}")),
        Header("a kept address pattern", 100_000, n => Yaml("slug: " + Times("a-", n))),
    ];

    private static string Yaml(string fields) =>
        (fields.Contains("published:", StringComparison.Ordinal) ? "---\n" : "---\npublished: 2015-07-14\noriginal: true\n")
        + (fields.Contains("title:", StringComparison.Ordinal) ? "" : "title: Hostile\n") + fields + "\n---";

    private static string Toml(string fields) => "+++\ntitle = \"Hostile\"\n" + fields + "\n+++";

    // Two names that differ in signs alone want one address.
    private static string Signs(string number) => string.Concat(number.Select(c => "!?;*+~$%&="[c - '0']));
}

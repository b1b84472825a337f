namespace Digest.Fuzzing;

/// <summary>What inputs are made from.</summary>
internal static class FuzzSeeds
{
    public static IReadOnlyList<string> Articles { get; } =
    [
        """
        ---
        title: "The harbour opens"
        dek: 'Ships come back'
        published: 2015-07-14T09:30:00+02:00
        source: {name: Port Post, url: "https://port.example/a"}
        authors: [Ann Bell, "Ben Cole"]
        topics:
          - Shipping
          - &t Ports
          - *t
        people: [{name: Ann Bell, role: mayor}]
        story: harbour
        related: [other, 2015-07-13-x.md]
        image: {src: /assets/a.png, alt: A map, credit: Us}
        corrections:
          - {date: 2015-07-15, text: The pier is longer.}
        rights: quotes
        draft: false
        extra: {a: [1, 2, {b: c}]}
        ---
        The **harbour** opened on Tuesday.

        > "We are glad," said Ann Bell.

        See [the plan](../plan.md#top) and [[other]].
        """,
        """
        +++
        title = "Toml"
        date = 2015-07-14T09:30:00Z
        tags = ["a", 'b', \"\"\"c\"\"\"]
        [params]
        x.y = 1
        [[corrections]]
        date = 2015-07-15
        text = 'x'
        +++
        Text
        """,
        "{\n\"title\": \"Json\", \"date\": \"2015-07-14\", \"topics\": [\"a\\u00e9\"], \"original\": true\n}\nText",
        "Title: Lines\nDate: 2015-07-14 10:00\nTags: a, b\n\nText",
        "<!doctype html><html><head><title>Page</title></head><body><p>Text <b>bold</b></p></body></html>",
        "---\r\ntitle: >-\r\n  folded\r\n  lines\r\npermalink: /:year/:title/\r\ndescription: |\r\n  kept\r\n---\r\nText\r\n",
    ];

    public static IReadOnlyList<string> FrontMatterWords { get; } =
    [
        "---\n", "+++\n", "\n", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "<<: ", "!!str ", "!<x> ", "|", ">-", "\"", "'",
        "# ", "? ", "%YAML 1.2\n",
        "title: ", "source: ", "published: ", "2015-07-14", "T25:61", "+99:99", "null", "~", "true", ".inf", "0x1F",
        "url: javascript:x",
        "https://a.example/", "redirect_from: ", "/../../x", "story: none", "translation_of: ", "kind: roundup", "name: ",
        "aliases: ",
        "names: {fr: x}", "slug: ", "lead: ", "order: ", "since: ", "number: ", "permalink: /:year/:title.html", "\"\"\"",
        "'''", "[[a]]", "\t", "...\n",
    ];

    public static IReadOnlyList<string> Bodies { get; } =
    [
        "# One\n\nText with *emphasis*, `code`, [a link](https://a.example/ \"t\") and ![image](/x.png){width=3}."
            + "\n\n- a\n- b\n  1. c\n\n> quoted\n> [!NOTE]\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n```cs {1}\nvar x = 1;\n"
            + "```\n",
        "Text[^1] and [[page|name]], $x^2$, ==marked==, ~~gone~~, H~2~O.\n\n[^1]: A note.\n\nTerm\n: Definition\n"
            + "\n*[HTML]: Markup\n\n[ref]: /a 'b'\n\n[ref] :smile:\n",
        "<div class=\"a\" id=\"b\"><p>Raw <em>html</em></p>\n\n<img src=\"/a.png\" alt=\"b\"></div>\n\n<table><tr>"
            + "<td>x</table>\n<!-- c -->\n<figure><figcaption>d</figcaption></figure>",
        "{{< youtube abc >}}\n\n{% include x.html a=\"b\" %}\n\n{{% note %}}text{{% /note %}}\n\n:::note\nx\n:::\n"
            + "\n{: .class #id a=b}\n",
        "\"Quoted,\" said A. \u201cB\u201d \u00abc\u00bb -- and --- so ... www.example.com, mailto:a@b.example\n\n"
            + "Setext\n======\n\nOther\n---\n\n***\n",
        "## Links\n\n- [One](https://a.example/1) first\n- [Two](https://b.example/2): second\n  - nested [three]("
            + "https://c.example/3)\n\n**Lead.** A paragraph [four](/x).\n",
    ];

    public static IReadOnlyList<string> BodyWords { get; } =
    [
        "[", "](", ")", "![", "<", ">", "</", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "<script>", "</script>", "<svg>",
        "<math>", "<style>", "<table>",
        "<td>", "<template>", "<a href=", "javascript:alert(1)", "&#106;avascript:", "data:text/html,x", "onerror=alert(1)",
        " style=", "\"", "'", "`", "```\n",
        "~~~\n", "> ", "- ", "1. ", "    ", "\t", "\n\n", "# ", "===\n", "---\n", "| ", "|---|\n", "[^a]", "[^a]: ", "[a]: ",
        "{#id .c a=b}", "{{<", ">}}", "{%", "%}",
        "[[", "]]", "$", "$$", "==", "~", "^", ":smile:", "*[a]: ", "\n: ", "<!-- markdownlint -->", "<title>", "<textarea>",
        "<plaintext>", "<noscript>",
        "<base href=//x>", "<form>", "id=", "name=location", "\\", "&lt;", "&nbsp;", "<br>", "<details>", "<p ", "<img src=x ",
        "/>", "\u201c", "\u201d",
    ];

    public static IReadOnlyList<string> Code { get; } =
        [.. ("cs java js ts tsx cpp c rust go php python ruby swift html css json yaml sql bash diff xml latex markdown fsharp "
            + "perl lua").Split(' ')
            .Select(language => $"```{language}\n{Example}\n```\n")];

    private const string Example =
        "var a = b<c, d[]>(e => \"f\" + 1.5); // g\nif (x) { return @\"y\"; } # z";

    public static IReadOnlyList<string> CodeWords { get; } =
    [
        "<", ">", "<a b", "<<", "(", ")", "[", "]", "{", "}", "\"", "'", "`", "/*", "*/", "//", "#", "$", "${", "=>", "->",
        "::", ":", ";", ",", ".", "...", "=", "==",
        "@", "&", "*", "?", "\\", "\n", "class A<", "function f(", "def ", "fn ", "where T : ", "async ", "template<", "<?php",
        "<div a=", "</", "1e", "0x", "r\"", "\"\"\"",
        "regex /", "import ", "#include <", "new ", "a ", "a a a a ",
    ];

    public static IReadOnlyList<string> Settings { get; } =
    [
        """
        {
          // Comment
          "SiteTitle": "Test", "Host": "test.example", "LinkRoot": "/news", "LinksUseHttps": true, "LinkHideIndexPages": true,
          "InputPaths": ["input"], "Language": "en", "TimeZone": "Europe/Paris",
          "Digest": { "Cards": false, "Offline": true, "Editions": { "Every": "week", "Start": "2015-01-05" },
            "Newsletter" "Service" "buttondown", "Subscribe" "https://a.example/" "Front" "Politics" "RelatedCount"
          "RedirectFrom": { "/a/": "/b/" }
        }
        """,
        "{\"SiteTitle\":\"\\u0041\",\"Host\":1,\"Digest\":null}", "SiteTitle: Yaml\nHost: x.example\n", "{}",
    ];

    public static IReadOnlyList<string> SettingsWords { get; } =
    [
        "{", "}", "[", "]", ",", ":", "\"", "//", "/*", "*/", "null", "true", "1e400", "\\u", "\\ud800", "\"Digest\": ",
        "\"Host\": ", "\"LinkRoot\": ", "\"Editions\": ",
        "\"Every\": \"day\"", "\"TimeZone\": \"Mars\"", "\"Language\": \"xx-yy-zz\"", "https://", "../", "\"Newsletter\": ",
        "\"Search\": ", "\"Images\": ",
    ];

    public static IReadOnlyList<string> Data { get; } =
    [
        "- name: Ann Bell\n  aliases: [A. Bell, Mayor]\n  names: {fr: Anne}\n  url: https://a.example/\n  descript"
            + "ion: Mayor\n- Ben Cole\n",
        "ann:\n  name: Ann\n  slug: ann\n- x\n", "- {name: Feed, url: \"https://a.example/feed\"}\n- https://b.example/\n",
        "name: [a, {b: c}]\n",
    ];

    public static IReadOnlyList<string> Pages { get; } =
    [
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Head | Paper</title>
        <link rel="canonical" href="https://paper.example/a">
        <meta property="og:title" content="Head"><meta property="article:published_time" content="2015-07-14T09:30:00Z">
        <meta name="author" content="Ann Bell">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Head","datePublished":"2015-07-14",
        "author":[{"name":"Ann"}]}</script></head>
        <body><nav>Menu</nav><article><h1>Head</h1><p class="dek">A dek.</p><time datetime="2015-07-14">14 July</time>
        <p>The first paragraph is long enough to be one, with a <a href="/b">link</a> and "a quotation" by somebody.</p>
        <figure><img src="a.jpg" srcset="b.jpg 2x" alt="A"><figcaption>Photo: Us</figcaption></figure><ul><li>One<li>Two</ul>
        <blockquote>Said.</blockquote><table><tr><th>a<td>1</table>
        <pre>code</pre><p>Correction: it was Tuesday.</p></article><footer>End</footer></body></html>
        """,
        "Headline of a pasted text\nBy Ann Bell\nJuly 14, 2015\n\nThe first paragraph of it.\n\nThe second one, wi"
            + "th https://a.example/b in it.\n",
        "<html><body><div itemscope itemtype=\"http://schema.org/Article\"><h2 itemprop=headline>X</h2><div itempr"
            + "op=articleBody>Text<br><br>More</div></div>",
    ];

    public static IReadOnlyList<string> PageWords { get; } =
    [
        "<p>", "</p>", "<div>", "</div>", "<article>", "<h1>", "<h2>", "<li>", "<table>", "<tr><td>", "<a href=\"",
        "javascript:x", "<img src=\"", "<script>",
        "<script type=\"application/ld+json\">{", "</script>", "\"headline\":\"", "\"datePublished\":\"",
        "<meta property=\"og:title\" content=\"", "<base href=\"//x\">",
        "<br><br>", "<svg>", "<math>", "<template>", "<!--", "-->", "&amp;", "&#x", "\">", "'", "<blockquote>", "<pre>", "```",
        "# ", "- ", "1. ", "---\n", "title: ", "[x](",
        "{{<", "*", "_", "|", "Correction: ", "By ", "14 July 2015", "<time datetime=\"", "<html lang=\"", "charset=utf-16",
        "class=\"", "hidden", "<frameset>", "<title>",
    ];

    public static IReadOnlyList<string> Feeds { get; } =
    [
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"c\"><channel><title>T</title><link>https://a."
            + "example/</link><language>en</language><item><title>A</title><link>/1</link><guid>1</guid><pubDate>Tue, 14"
            + " Jul 2015 09:30:00 GMT</pubDate><description><![CDATA[<p>x</p>]]></description><content:encoded>y</conten"
            + "t:encoded><category>c</category></item></channel></rss>",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title type=\"html\">&lt;b&gt;T</title><entry"
            + "><id>1</id><title>A</title><link rel=\"alternate\" href=\"https://a.example/1\"/><updated>2015-07-14T09:3"
            + "0:00Z</updated><content type=\"xhtml\"><div>x</div></content><author><name>Ann</name></author></entry></f"
            + "eed>",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{\"id\":\"1\",\"url\":\"http"
            + "s://a.example/1\",\"title\":\"A\",\"content_html\":\"<p>x\",\"date_published\":\"2015-07-14T09:30:00Z\","
            + "\"tags\":[\"a\"]}]}",
        "<opml version=\"2.0\"><body><outline text=\"G\"><outline text=\"A\" type=\"rss\" xmlUrl=\"https://a.examp"
            + "le/feed\"/></outline></body></opml>",
        "<rdf:RDF xmlns:rdf=\"r\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"d\"><channel><title>T</title></cha"
            + "nnel><item><title>A</title><link>https://a.example/1</link><dc:date>2015-07-14</dc:date></item></rdf:RDF>",
    ];

    public static IReadOnlyList<string> FeedWords { get; } =
    [
        "<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<link>", "<link href=\"", "/>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "<![CDATA[", "]]>", "&lt;",
        "&amp;", "&nbsp;", "<?xml version=\"1.1\" encoding=\"utf-16\"?>", "xmlns:a=\"b\"", "<a:b>", "javascript:x",
        "file:///etc/passwd", "data:x", "Tue, 31 Feb 2015", "+9999", "<guid>",
        "<pubDate>", "<opml>", "<outline xmlUrl=\"", "{\"items\":[", "\"url\":\"", "\"id\":1e99", "null", "[[[[",
        "<content type=\"xhtml\">", "<script>", "\u0001", "<channel>",
    ];

    public static IReadOnlyList<string> Templates { get; } =
    [
        "{{ title }} {{ for x in list }}{{ x }},{{ else }}none{{ end }}{{ if n > 2 && title != '' }}a{{ end }}{{ t"
            + "itle | string.upcase | string.truncate 3 }}",
        "{{ func f(x); ret x + 1; end; f(n) }}{{ include 'self' }}{{ capture c }}x{{ end }}{{ c }}{{ case n; when "
            + "3; 'y'; else; 'z'; end }}",
        "{{ date.now | date.to_string '%F' }}{{ [1,2] | array.join ',' }}{{ {a: 1}.a }}{{ '(a+)+$' | regex.match '"
            + "aaa' }}{{ with list }}{{ end }}{{- n ~}}{{ n ?? 1 }}{{ x = 3; x += 1; x }}",
        "{{ wrap 'self' }}x{{ end }}{{ tablerow i in list cols:2 }}{{ i }}{{ end }}{{ while n < 9; n = n + 1; end "
            + "}}{{ list[0] }}{{ title.size }}{{ !true }}{{ -n }}{{ n * 'x' }}",
    ];

    public static IReadOnlyList<string> TemplateWords { get; } =
    [
        "{{", "}}", "{{-", "~}}", "{{%{", "}%}}", "for i in 1..9", "end", "if ", "else", "while ", "break", "continue",
        "func f", "ret ", "include 'self'", "capture c", "with ", "wrap ",
        "case ", "when ", "import ", "readonly ", "this", "$0", "$", "|", ".", "[", "]", "(", ")", "{", "}", "'", "\"", "`",
        "+", "*", "..", "??", "?.", "@", "^", "&&", "||", "==", "//", "%",
        "array.", "string.", "math.", "date.", "regex.", "object.", "html.", "timespan.", "array.map 'a'",
        "string.replace 'a' 'b'", "string.pad_left 9", "object.eval 'x'",
        "object.eval_template '{{x}}'", "array.each @f", "list", "title", "null", "1e9", "0x7fffffffffffffff",
    ];

    public static IReadOnlyList<string> Labelled { get; } =
    [
        "{\"id\":\"a\",\"cluster\":\"1\",\"headline\":\"The harbour opens\",\"text\":\"The harbour opened on Tuesd"
            + "ay.\",\"published\":\"2015-07-14\"}\n{\"id\":\"b\",\"cluster\":\"1\",\"headline\":\"Harbour open again\","
            + "\"text\":\"On Tuesday the harbour opened.\",\"names\":[\"Ann\"]}\n{\"from\":\"a\",\"to\":\"b\"}\n",
        "{\"id\":\"c#1\",\"text\":\"x\",\"language\":\"de\",\"links\":[\"https://a.example/\"]}\n[]\nnull\n",
    ];

    public static IReadOnlyList<string> LabelledWords { get; } =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\n", "\"id\":", "\"cluster\":", "\"headline\":", "\"text\":", "\"published\":",
        "\"from\":", "\"to\":", "\"a\"", "\"b\"", "null", "\\ud800", "1e999",
    ];

    public static IReadOnlyList<string> Texts { get; } =
    [
        "Blast kills 15 in port\nAt least 15 people were killed and more than 40 injured on Tuesday, said Mayor An"
            + "n Bell. \u201cWe are in shock,\u201d she said.\n\nPort blast: 20 dead\nTwenty people died in the blast, A"
            + "nn Bell said. \u201cWe are in shock,\u201d said the minister. Damage is \u20ac1.5 million.\n\nExplosion i"
            + "m Hafen\n15 Menschen starben, sagte B\u00fcrgermeisterin Bell.\n\n\u6e2f\u3067\u7206\u767a\n15\u4eba"
            + "\u304c\u6b7b\u4ea1\u3057\u305f\u3002",
        "Votes\n52.3 per cent voted Yes, 47.7% No, of 1,234,567 votes; a magnitude 7.1 quake hit between 5 and 10 "
            + "km off X.\n\nVotes again\nHalf of them.",
    ];

    public static IReadOnlyList<string> TextWords { get; } =
    [
        "\n\n", "\n", ". ", ", ", "\u201c", "\u201d", "\"", "said ", "killed", "dead", "15", "twenty", "million", "%", "\u20ac",
        "$1.5bn", "Ann Bell", "between 5 and 10", "1.234,5",
        "\u6b7b\u8005", "\u00bb", "\u00ab", "\u2019", "U.S. ", "Mr. ", "\u0661\u0662", "\u200f", "at least ", "no ", "half a ",
        "-", "\u2013", "/", "...", "[\u2026]",
    ];
}

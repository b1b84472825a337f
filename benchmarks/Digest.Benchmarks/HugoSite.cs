namespace Digest.Benchmarks;

/// <summary>A Hugo site with the kinds of pages that Digest makes, over the same articles.</summary>
internal static class HugoSite
{
    /// <summary>Writes it and gives its folder.</summary>
    public static string Write(string work, string articles)
    {
        var folder = Path.Combine(work, "hugo");
        var layouts = Path.Combine(folder, "layouts", "_default");
        Directory.CreateDirectory(layouts);
        Directory.CreateDirectory(Path.Combine(folder, "layouts", "partials"));
        var content = Path.Combine(folder, "content", "articles");
        Directory.CreateDirectory(content);
        foreach (var file in Directory.EnumerateFiles(articles)) Convert(file, Path.Combine(content, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder, "config.toml"), Config);
        File.WriteAllText(Path.Combine(layouts, "baseof.html"), Base);
        File.WriteAllText(Path.Combine(layouts, "single.html"), Single);
        File.WriteAllText(Path.Combine(layouts, "list.html"), List);
        File.WriteAllText(Path.Combine(layouts, "terms.html"), Terms);
        File.WriteAllText(Path.Combine(folder, "layouts", "index.html"), List);
        File.WriteAllText(Path.Combine(folder, "layouts", "partials", "byline.html"), Byline);
        return folder;
    }

    // Hugo's taxonomies read lists of texts: the source's name and the month become such lists.
    internal static void Convert(string from, string to)
    {
        var lines = File.ReadAllLines(from);
        var writer = new StringWriter();
        foreach (var line in lines)
        {
            if (line.StartsWith("source: {name: ", StringComparison.Ordinal))
            {
                writer.WriteLine($"sources: [{line["source: {name: ".Length..line.IndexOf(", url", StringComparison.Ordinal)]}]");
                writer.WriteLine($"original: {line[(line.IndexOf("url: ", StringComparison.Ordinal) + 5)..^1]}");
            }
            else
            {
                writer.WriteLine(line);
                if (line.StartsWith("date: ", StringComparison.Ordinal)) writer.WriteLine($"months: [\"{line[6..13]}\"]");
            }
        }

        // At once, as an editor saves: a server must not see half of it.
        File.WriteAllText(to, writer.ToString());
    }

    private const string Config = """
        baseURL = "https://generated.example.org/"
        title = "Generated"
        paginate = 20
        disableKinds = []
        [permalinks]
        articles = "/:year/:month/:slugorfilename/"
        [taxonomies]
        topic = "topics"
        person = "people"
        place = "places"
        source = "sources"
        month = "months"
        [markup.goldmark.renderer]
        unsafe = false
        [outputs]
        home = ["HTML", "RSS"]
        section = ["HTML"]
        taxonomy = ["HTML"]
        term = ["HTML", "RSS"]

        """;

    private const string Base = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{ .Title }} · {{ .Site.Title }}</title>
        {{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}
        <link rel="canonical" href="{{ .Permalink }}">
        <link rel="stylesheet" href="/assets/digest.css">
        <link rel="alternate" type="application/rss+xml" href="/index.xml" title="{{ .Site.Title }}">
        <meta property="og:title" content="{{ .Title }}">
        <meta property="og:url" content="{{ .Permalink }}">
        {{ with .Description }}<meta property="og:description" content="{{ . }}">{{ end }}
        </head>
        <body>
        <header><p><a href="/">{{ .Site.Title }}</a></p>
        <nav><ul><li><a href="/">Front page</a></li><li><a href="/topics/">Topics</a></li><li><a href="/people/">People</a></li><li><a href="/places/">Places</a></li><li><a href="/sources/">Sources</a></li><li><a href="/months/">Archive</a></li></ul></nav></header>
        <main>{{ block "main" . }}{{ end }}</main>
        <footer><p>Made with Hugo.</p></footer>
        </body>
        </html>
        """;

    private const string Byline = """
        <p class="byline">{{ range .Params.sources }}<a href="/sources/{{ . | urlize }}/">{{ . }}</a>{{ end }} <time datetime="{{ .Date.Format "2006-01-02T15:04:05-07:00" }}">{{ .Date.Format "2 January 2006" }}</time></p>
        """;

    private const string Single = """
        {{ define "main" }}<article><header><h1>{{ .Title }}</h1>{{ with .Description }}<p class="dek">{{ . }}</p>{{ end }}
        {{ partial "byline.html" . }}<p>{{ .ReadingTime }} minutes to read</p><p><a href="{{ .Params.original }}">Read the original</a></p></header>
        <div class="prose">{{ .Content }}</div>
        <dl><dt>Topics</dt><dd>{{ range .Params.topics }}<a href="/topics/{{ . | urlize }}/">{{ . }}</a> {{ end }}</dd>
        <dt>People</dt><dd>{{ range .Params.people }}<a href="/people/{{ . | urlize }}/">{{ . }}</a> {{ end }}</dd>
        <dt>Places</dt><dd>{{ range .Params.places }}<a href="/places/{{ . | urlize }}/">{{ . }}</a> {{ end }}</dd></dl></article>{{ end }}
        """;

    private const string List = """
        {{ define "main" }}<h1>{{ .Title }}</h1>
        {{ range (.Paginate .RegularPages).Pages }}<article><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>{{ with .Description }}<p class="dek">{{ . }}</p>{{ end }}{{ partial "byline.html" . }}</article>{{ end }}
        {{ with .Paginator }}{{ if .HasPrev }}<a href="{{ .Prev.URL }}">Newer</a>{{ end }}{{ if .HasNext }}<a href="{{ .Next.URL }}">Older</a>{{ end }}{{ end }}{{ end }}
        """;

    private const string Terms = """
        {{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}
        """;
}

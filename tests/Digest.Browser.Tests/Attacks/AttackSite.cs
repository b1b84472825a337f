using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Import;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Digest.Browser.Tests.Attacks;

/// <summary>A site of attacks by every way: bodies, front matter, data, names of files, saved pages; each vector in a file of its
/// own, so that none can hide another.</summary>
internal static class AttackSite
{
    /// <summary>The page that feeds are read in, as a reader without a filter would.</summary>
    public const string Blank = "/assets/blank.html";

    // As many as a feed holds.
    private const int InAFeed = 25;

    /// <summary>The headline of the article that has the body of this number.</summary>
    public static string HeadlineOf(int vector) => string.Create(CultureInfo.InvariantCulture, $"Vector {vector:0000}");

    /// <summary>Writes the site.</summary>
    public static TestSite Write()
    {
        var site = TestSite.Empty()
            .With("statiq.json", JsonSerializer.Serialize(new
            {
                SiteTitle = "Test " + AttackFields.Texts[0],
                Host = "test.example",
                Digest = new { PageSize = 100, Editions = new { Every = "day", Start = "2016-01-01" }, LinkMentions = true },
            }))
            .With("input" + Blank, "<!doctype html><meta charset=utf-8><title>Blank</title><body></body>")
            .With("input/_index.md", $"---\ntitle: {Quoted(AttackFields.Texts[1])}\ndek: {Quoted(AttackFields.Texts[0])}\n---\n{AttackVectors.All[0]}\n");
        Bodies(site);
        Fields(site);
        Stories(site);
        Data(site);
        Names(site);
        SavedPages(site);
        return site;
    }

    /// <summary>A text or address as YAML has it.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static void Bodies(TestSite site)
    {
        foreach (var (number, vector) in AttackVectors.All.Index())
        {
            Article(site, $"vector-{number:0000}", $"title: {HeadlineOf(number)}\nedition: {1 + number / InAFeed}\ntopics: [Group {number / InAFeed}]",
                vector);
        }

        foreach (var (number, some) in AttackVectors.All.Chunk(20).Index())
        {
            Article(site, $"many-{number:00}", $"title: Many {number}\ntopics: [Many]", string.Join("\n\n", some));
            Article(site, $"items-{number:00}", $"title: Items {number}\nkind: roundup\ntopics: [Many items]",
                string.Concat(some.Select(v => $"- **Item.** {v.Replace("\n", "\n  ", StringComparison.Ordinal)}\n")));
        }

        foreach (var (number, some) in AttackVectors.All.Chunk(10).Index())
        {
            site.With($"input/articles/html/page-{number:00}.html",
                $"---\ntitle: Html {number}\npublished: 2016-01-20\noriginal: true\nstory: none\ntopics: [Html]\n---\n" + string.Join("\n<p>\n", some));
        }

        site.With("input/pages/page.md", $"---\ntitle: {Quoted(AttackFields.Texts[3])}\n---\n" + string.Join("\n\n", AttackVectors.All.Take(50)));
        foreach (var (number, text) in AttackFields.Texts.Index())
        {
            site.With($"input/editions/{number + 1}.md",
                $"---\ntitle: {Quoted(text)}\ndek: {Quoted(text)}\n---\n{text}\n\n" + string.Join("\n\n", AttackVectors.All.Chunk(20).ElementAt(number)));
        }
    }

    private static void Fields(TestSite site)
    {
        foreach (var (number, text) in AttackFields.Texts.Index())
        {
            Article(site, $"title-{number:00}", $"title: {Quoted("hostile " + text)}\ndek: {Quoted(text)}\ntopics: [Titles]", "x");
            var fields = string.Join('\n', AttackFields.TextFields.Where(IsShown).Select(f => Filled(f, text)));
            Article(site, $"fields-{number:00}", $"title: hostile fields {number}\n{fields}", text);
        }

        foreach (var (number, field) in AttackFields.TextFields.Index())
        {
            var title = field.StartsWith("title", StringComparison.Ordinal) ? "" : $"title: hostile field {number}\n";
            Article(site, $"field-{number:00}", title + Filled(field, AttackFields.Texts[0]), "x");
        }

        foreach (var (number, (field, address)) in AttackFields.AddressFields
            .SelectMany(f => AttackFields.Addresses.Select(a => (f, a))).Index())
        {
            Article(site, $"address-{number:000}", $"title: hostile address {number}\ntopics: [Addresses]\n{Filled(field, address)}", "x");
        }
    }

    // Those that may stand together in one file and do not end the article.
    private static bool IsShown(string field) =>
        field.Split(':')[0] is "note" or "topics" or "people" or "places" or "organizations" or "corrections" or "extra" or "id"
        || field is "dek: {0}" or "byline: {0}" or "source: {name: {0}}" || field.Contains("credit", StringComparison.Ordinal);

    private static string Filled(string field, string text) => field.Replace("{0}", Quoted(text), StringComparison.Ordinal);

    // Texts that two tellings share, that stand beside each other, and that one of them quotes with other words.
    private static void Stories(TestSite site)
    {
        foreach (var (number, text) in AttackFields.Texts.Index())
        {
            var slug = $"pair-{number:00}";
            site.With($"input/stories/{slug}.md", $"---\ntitle: {Quoted(text)}\ndek: {Quoted(text)}\n---\n{text}\n\n`{text}`\n");
            foreach (var (teller, verb) in (ReadOnlySpan<(string, string)>)[("a", "sank"), ("b", "went down"), ("c", "was lost")])
            {
                site.With($"input/articles/stories/{slug}-{teller}.md", $"""
                    ---
                    title: {Quoted("hostile " + teller + " " + text)}
                    published: 2016-03-0{teller[0] - 'a' + 1}
                    story: {slug}
                    source: {"{"}name: {Quoted(teller + text)}, url: 'https://{teller}.example/{number}'{"}"}
                    people: [{Quoted(text)}]
                    ---

                    The ferry {verb} with ``` {text} ``` aboard on Monday, 40 people said. Escaped: {Escaped(text)}.

                    "We have seen ``` {text} ``` and all of {Escaped(text)} {verb} in the night," said Ann Ash of the coast guard.

                    """);
            }
        }
    }

    // Written so that Markdown shows it as text.
    private static string Escaped(string text) => string.Concat(text.Select(c => char.IsAscii(c) && char.IsPunctuation(c) || c is '<' or '>' or '`'
        ? "\\" + c : c.ToString()));

    private static void Data(TestSite site)
    {
        foreach (var kind in (string[])["topics", "people", "places", "organizations", "sources"])
        {
            var entries = new StringBuilder();
            foreach (var (number, text) in AttackFields.Texts.Index())
            {
                var link = AttackFields.Addresses[number % AttackFields.Addresses.Count];
                entries.Append(CultureInfo.InvariantCulture, $"- name: {Quoted($"{kind} {number} {text}")}\n  description: {Quoted(text)}\n")
                    .Append(CultureInfo.InvariantCulture, $"  aliases: [{Quoted($"other {kind} {number} {text}")}]\n")
                    .Append(CultureInfo.InvariantCulture, $"  names: {{de: {Quoted($"de {number} {text}")}}}\n  link: {Quoted(link)}\n");
                var key = kind == "sources" ? $"source: {{name: {Quoted($"{kind} {number} {text}")}}}"
                    : $"{kind}: [{Quoted($"other {kind} {number} {text}")}]";
                Article(site, $"data-{kind}-{number:00}", $"title: Data {kind} {number}\nlang: {(number % 2 == 0 ? "de" : "en")}\n{key}",
                    $"Of ``` {kind} {number} {text} ``` and {Escaped($"{kind} {number} {text}")}.");
            }

            site.With($"input/_data/{kind}.yml", entries.ToString());
        }

        site.With("input/articles/folder/_directory.yml", $"topics: [{Quoted("folder " + AttackFields.Texts[0])}]\nnote: {Quoted(AttackFields.Texts[1])}\n");
        Article(site, "folder/inside", "title: Inside a folder", "x");
    }

    // No name of a file can hold a slash.
    private static void Names(TestSite site)
    {
        byte[] picture;
        using (var image = new Image<Rgb24>(1600, 900))
        using (var stream = new MemoryStream())
        {
            image.SaveAsPng(stream);
            picture = stream.ToArray();
        }

        var texts = AttackFields.Texts.Concat(AttackFields.Addresses).Where(t => !t.Contains('/')).ToList();
        if (OperatingSystem.IsWindows()) texts.RemoveAll(t => t.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0);
        foreach (var (number, text) in texts.Append("view").Append("x 1x, y 2x").Append("a,b 300w, c").Append("a&quot; onerror=alert(1) x=&quot;").Index())
        {
            var path = Path.Combine(site.Root, "input", "assets", text + ".png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, picture);
            Article(site, $"names/{text}-{number}", $"title: Name {number}\ntopics: [Names]", $"![x](<../../assets/{text}.png>)\n\n<img src=\"{Attribute($"/assets/{text}.png")}\" alt=y>");
            Article(site, $"names/picture-{number}", $"title: Picture {number}\ntopics: [Names]\nimage: {{src: {Quoted($"/assets/{text}.png")}, alt: x}}", "x");
        }
    }

    private static string Attribute(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    // A vector in the midst of a saved page, for each text that importing makes of them.
    private static void SavedPages(TestSite site)
    {
        const string words = "The council of the harbour voted on Tuesday to keep the old ferry for another year, after a long evening. ";
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, vector) in AttackVectors.All.Concat(AttackFields.Texts).Index())
        {
            var html = $"<html><head><title>Saved {number} {vector}</title><meta name=author content=\"{Attribute(vector)}\">"
                + $"<meta name=description content=\"{Attribute(vector)}\"><link rel=canonical href=\"{Attribute(vector)}\"></head><body><article><h1>Saved {number}</h1>"
                + $"<p>{words}{words}</p><p>{vector}</p>\n{vector}\n<p>{words}{words}</p><pre><code>{vector}</code></pre><p title=\"{Attribute(vector)}\">{WebText(vector)}</p></article></body></html>";
            var request = new ImportRequest
            {
                Path = $"saved-{number}.html", Bytes = Encoding.UTF8.GetBytes(html),
                Now = new(2016, 2, 1, 0, 0, 0, TimeSpan.Zero),
            };
            if (Importer.Read(request).Value is not { } article) continue;
            if (!bodies.Add(article.Markdown.Replace(number.ToString(CultureInfo.InvariantCulture), "", StringComparison.Ordinal))) continue;
            site.With($"input/articles/saved/saved-{number:000}.md", article.Markdown.Replace("rights: unknown", "rights: licensed", StringComparison.Ordinal));
        }

        bodies.Count.ShouldBeGreaterThan(100);
    }

    private static string WebText(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static void Article(TestSite site, string name, string fields, string body) => site.With($"input/articles/{name}.md",
        "---\npublished: 2016-01-15T12:00:00Z\n" + (fields.Contains("source:", StringComparison.Ordinal) ? "" : "original: true\n")
        + (fields.Contains("rights:", StringComparison.Ordinal) ? "" : "rights: own\n")
        + (fields.Contains("story:", StringComparison.Ordinal) ? "" : "story: none\n") + $"{fields}\n---\n{body}\n");
}

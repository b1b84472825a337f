using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Yaml;
using Digest.Testing;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Library = Ganss.Xss.HtmlSanitizer;

namespace Digest.Benchmarks;

/// <summary>Raw HTML cleaned by Digest's own writer and by the package HtmlSanitizer: what of attacks is left, what is wrong with
/// the HTML of real bodies, and how long it takes.</summary>
internal static class HtmlCleaning
{
    private const int Rounds = 7;

    private static readonly MarkdownPipeline Pipeline = BodyParser.Dialects().Build();

    /// <summary>Compares them and prints three tables.</summary>
    /// <param name="folder">Folder of Markdown and HTML files; those whose bodies hold raw HTML count.</param>
    public static int Run(string folder)
    {
        (string Name, Func<string, string> Clean)[] cleaners =
            [("Digest", Own), ("HtmlSanitizer", With(new Library())), ("HtmlSanitizer, as Digest allows", With(AsDigest()))];
        var attacks = AttackVectors.All.Concat(AttackFields.Texts).Select(v => Markdown.ToHtml(v, Pipeline)).ToList();
        Console.WriteLine($"{attacks.Count} attacks, each as Markdig writes it       runs   loads or catches   other scheme");
        foreach (var (name, clean) in cleaners)
        {
            var found = attacks.Select(a => HtmlFaults.Harm(clean(a))).ToList();
            Console.WriteLine($"{name,-34} {found.Count(f => f.Runs),12} {found.Count(f => f.Loads),12} "
                + $"{found.Count(f => f.Scheme),12}");
        }

        var bodies = Bodies(folder);
        var size = bodies.Sum(b => (long)Encoding.UTF8.GetByteCount(b));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n{bodies.Count} bodies with raw HTML, {size / 1e6:0.0} MB"));
        if (bodies.Count == 0) return 1;
        Console.WriteLine("                                    changed when parsed again   parse errors   not valid");
        foreach (var (name, clean) in cleaners)
        {
            var cleaned = bodies.Select(clean).ToList();
            Console.WriteLine($"{name,-34} {cleaned.Count(HtmlFaults.Changes),12} {cleaned.Count(HtmlFaults.HasErrors),24} "
                + $"{cleaned.Count(HtmlFaults.IsInvalid),12}");
        }

        var times = cleaners.Select(_ => new List<double>()).ToList();
        // In turn, so that what else the machine does slows them alike.
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < cleaners.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                foreach (var body in bodies) cleaners[i].Clean(body);
                if (round > 0) times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds / (size / 1e6));
            }
        }

        Console.WriteLine($"\n{Rounds} rounds in turn                   ms a MB, best    median    times Digest's (best)");
        foreach (var (i, (name, _)) in cleaners.Index())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-34} {times[i].Min(),12:0} {times[i].Order().ElementAt(Rounds / 2),10:0} {times[i].Min() / times[0].Min(),12:0.00}"));
        }

        return 0;
    }

    // As the body of a file of HTML: links are collected, ids and text too. No article has the name that a link by name gives.
    private static string Own(string html)
    {
        var file = new SourceFile("x.html", "x.html", ReadOnlyMemory<byte>.Empty);
        var body = new BodyParser().Parse(new RawArticle(file, YamlMap.Empty, html, 1)).Value;
        return body is null ? "" : BodyLinks.Resolve(body, i => body.Links[i].IsName ? "" : body.Links[i].Target);
    }

    private static Func<string, string> With(Library library) => html => library.Sanitize(html);

    private static readonly string[] Attributes =
    [
        "href", "src", "alt", "width", "height", "colspan", "rowspan", "scope", "start", "reversed", "value", "open", "datetime",
        "id", "title", "lang", "dir", "class",
    ];

    private static Library AsDigest()
    {
        var library = new Library();
        library.AllowedTags.Clear();
        foreach (var tag in HtmlSanitizer.AllowedElements) library.AllowedTags.Add(tag);
        library.AllowedAttributes.Clear();
        foreach (var attribute in Attributes) library.AllowedAttributes.Add(attribute);
        library.AllowedCssProperties.Clear();
        library.AllowedAtRules.Clear();
        library.AllowedSchemes.Add("mailto");
        return library;
    }

    private static List<string> Bodies(string folder)
    {
        var bodies = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetExtension(path) is not (".md" or ".markdown" or ".html" or ".htm")) continue;
            var file = new SourceFile(path, path, File.ReadAllBytes(path));
            if (FrontMatterSplitter.Split(file).Value is not { } raw) continue;
            if (file.IsHtml)
            {
                bodies.Add(raw.Body);
                continue;
            }

            var tree = Markdown.Parse(raw.Body, Pipeline);
            if (tree.Descendants().Any(n => n is HtmlBlock or HtmlInline)) bodies.Add(Markdown.ToHtml(raw.Body, Pipeline));
        }

        return bodies;
    }
}

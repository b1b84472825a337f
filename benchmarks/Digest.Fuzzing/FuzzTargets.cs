using System.Globalization;
using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Editing;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Import;
using Digest.Import.Feeds;
using Digest.Linking;
using Digest.Rendering;

namespace Digest.Fuzzing;

/// <summary>Every reader of what others wrote.</summary>
public static class FuzzTargets
{
    private static readonly DateTimeOffset Now = new(2015, 8, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly SiteSettings Settings = new() { Host = "site.example" };

    [ThreadStatic]
    private static BodyParser? _bodies;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("front matter", FuzzSeeds.Articles, FuzzSeeds.FrontMatterWords, Article),
        new("body", FuzzSeeds.Bodies, FuzzSeeds.BodyWords, bytes => Markdown(Text(bytes))),
        new("code", FuzzSeeds.Code, FuzzSeeds.CodeWords, bytes => Markdown(Text(bytes))),
        new("edit", FuzzSeeds.Articles, FuzzSeeds.FrontMatterWords, Edit),
        new("settings", FuzzSeeds.Settings, FuzzSeeds.SettingsWords,
            bytes => Told(SettingsReader.Read(File("statiq.json", bytes)).Diagnostics)),
        new("data", FuzzSeeds.Data, FuzzSeeds.FrontMatterWords, Data),
        new("import", FuzzSeeds.Pages, FuzzSeeds.PageWords, Import),
        new("feed", FuzzSeeds.Feeds, FuzzSeeds.FeedWords, Feed),
        new("template", FuzzSeeds.Templates, FuzzSeeds.TemplateWords, Template),
        new("evaluate", FuzzSeeds.Labelled, FuzzSeeds.LabelledWords, Evaluate),
        new("linking", FuzzSeeds.Texts, FuzzSeeds.TextWords, Link),
    ];

    private static SourceFile File(string path, byte[] bytes) => new("input/" + path, path, bytes);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static BodyParser Bodies => _bodies ??= new();

    // Every diagnostic has a code, a text and a place in a file.
    private static string? Told(IReadOnlyList<Diagnostic> diagnostics) =>
        diagnostics.FirstOrDefault(d => d.Message.Length == 0 || d.Line < 0 || d.Column < 0) is { } odd
            ? $"a diagnostic without place or text: {odd}" : null;

    private static string? Article(byte[] bytes)
    {
        var path = bytes.Length % 7 == 0 ? "articles/2015-07-14-x.html" : "articles/2015-07-14-x.md";
        var (raw, errors) = FrontMatterSplitter.Split(File(path, bytes));
        if (raw is null) return errors.Count == 0 ? "a file without text and without error" : Told(errors);
        var (article, more) = ArticleParser.Bind(raw, [], Settings);
        var (_, rest) = Bodies.Parse(raw);
        if (article is null && errors.Count + more.Count == 0) return "no article and no error";
        return Told([.. errors, .. more, .. rest]) ?? Told(OtherFiles.Story(raw, Settings).Diagnostics)
            ?? Told(OtherFiles.Edition(raw, Settings).Diagnostics) ?? Told(OtherFiles.Page(raw, Settings).Diagnostics);
    }

    private static string? Markdown(string text)
    {
        var (body, errors) = Bodies.Parse(text, "x.md", 1);
        if (body is null) return errors.Count == 0 ? "no body and no error" : Told(errors);
        return SafeHtml.Fault(BodyLinks.Resolve(body, _ => "/there/")) ?? Told(errors);
    }

    // What is written is read again as it was meant, and the body stays to the byte.
    private static string? Edit(byte[] bytes)
    {
        var file = File("articles/2015-07-14-x.md", bytes);
        var (links, _) = BodyLinkEdits.Apply(file, (written, isName) => isName || written.Length == 0 ? null : "/other/");
        if (links is not null && FrontMatterSplitter.Split(links).Value is null
            && FrontMatterSplitter.Split(file).Value is not null)
        {
            return "a file that was read is not read after its links were changed";
        }

        FieldEdit[] edits = [new SetField("slug", new("a: 'b' # \"c\"")), new AddItem("redirect_from", "/old/")];
        foreach (var edit in edits)
        {
            if (FrontMatterEdits.Apply(file, [edit]).Value is not { } edited) continue;
            var (before, after) = (FrontMatterSplitter.Split(file).Value, FrontMatterSplitter.Split(edited).Value);
            if (before is null || after is null) return "an edited file is not read";
            // Blank lines before a text say nothing.
            if (before.Body.TrimStart('\n') != after.Body.TrimStart('\n')) return $"'{edit.Key}' changed the body";
        }

        return null;
    }

    private static string? Data(byte[] bytes) =>
        Told(DataFiles.Read(File("_data/people.yml", bytes), TermKind.Person).Diagnostics)
            ?? Told(DataFiles.Read(File("_data/sources.yml", bytes), TermKind.Source).Diagnostics)
            ?? Told(FeedList.Read(File("_data/feeds.yml", bytes)).Diagnostics);

    // The draft that is made of a page is an article, in which nothing runs.
    private static string? Import(byte[] bytes)
    {
        var request = new ImportRequest { Path = "saved.html", Bytes = bytes, Now = Now };
        var (article, errors) = Importer.Read(request);
        if (article is null) return errors.Count == 0 ? "no article and no error" : Told(errors);
        if (article.FileName.AsSpan().IndexOfAny("/\\:\0") >= 0 || article.FileName.StartsWith('.'))
            return $"the name of a file is {article.FileName}";
        var file = File("articles/" + article.FileName, Encoding.UTF8.GetBytes(article.Markdown));
        var (raw, unread) = FrontMatterSplitter.Split(file);
        if (raw is null) return "the draft is not read: " + unread[0];
        var (bound, wrong) = ArticleParser.Bind(raw, [], Settings);
        if (bound is null) return "the draft is no article: " + wrong.First(d => d.Severity == Severity.Error);
        return Markdown(raw.Body);
    }

    private static string? Feed(byte[] bytes)
    {
        var (feed, errors) = FeedReader.Read(bytes, null, "https://paper.example/feed.xml");
        var (list, unread) = Opml.Read(bytes, "list.opml");
        if (feed is null && errors.Count == 0) return "no feed and no error";
        var address = feed?.Items.FirstOrDefault(i => i.Address is { } a && !IsWeb(a))?.Address
            ?? list?.FirstOrDefault(f => !IsWeb(f.Address))?.Address;
        return address is null ? Told([.. errors, .. unread]) : "an address that is none of the web: " + address;
    }

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string? Template(byte[] bytes)
    {
        using var model = System.Text.Json.JsonDocument.Parse("""{"title": "T <b>", "list": [1, 2, {"a": "b"}], "n": 3}""");
        var text = Text(bytes);
        var (written, errors) = TemplateRunner.Render("x.html", text, model.RootElement,
            name => name == "self" ? (text, "partials/self.html") : null, Now, CancellationToken.None);
        return written is null && errors.Count == 0 ? "no text and no error" : null;
    }

    private static string? Evaluate(byte[] bytes)
    {
        var text = Text(bytes);
        using var documents = new StringReader(text);
        using var links = new StringReader(text);
        var report = Evaluator.Run(documents, links, LinkCandidates.All, new LinkOptions());
        return double.IsNaN(report.BCubed.F1) || report.BCubed.F1 is < 0 or > 1
            ? string.Create(CultureInfo.InvariantCulture, $"F1 is {report.BCubed.F1}") : null;
    }

    // Paragraphs of a text, each an article.
    private static string? Link(byte[] bytes)
    {
        var documents = Text(bytes).Split("\n\n").Take(8).Select((text, i) => new LinkDocument(
            string.Create(CultureInfo.InvariantCulture, $"d{i}"), text.Split('\n')[0], text)
        {
            Published = Now.AddDays(i),
            Source = "Paper " + (i % 3).ToString(CultureInfo.InvariantCulture),
            Language = i % 4 == 3 ? "de" : "en",
        }).ToList();
        var graph = Linker.Link(documents, new LinkOptions());
        var tellings = graph.Stories.Sum(s => s.Members.Count);
        if (tellings != documents.Count) return "an article is in no story, or in two";
        QuoteLedger.Build(documents, []);
        FigureConflicts.Find(documents);
        return null;
    }
}

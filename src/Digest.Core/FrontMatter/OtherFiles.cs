using System.Globalization;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>A file <c>stories/SLUG.md</c>: the editor's word about a story.</summary>
/// <param name="Slug">Slug of the story.</param>
/// <param name="Headline">Headline, or null to keep the lead's.</param>
/// <param name="Dek">Dek, or null.</param>
/// <param name="Lead">Slug or path of the lead telling, or null.</param>
/// <param name="RedirectFrom">Addresses that lead to the story; a story's own address among them merges that story.</param>
/// <param name="Draft">Whether it is a draft.</param>
/// <param name="Raw">The file; its body is the summary.</param>
public sealed record StoryFile(
    string Slug, string? Headline, string? Dek, Placed? Lead, IReadOnlyList<Placed> RedirectFrom, bool Draft, RawArticle Raw);

/// <summary>A file <c>editions/N.md</c>.</summary>
/// <param name="Number">Number of the edition.</param>
/// <param name="Headline">Title, or null.</param>
/// <param name="Dek">Dek, or null.</param>
/// <param name="Date">Date of the edition, or null to follow from the schedule.</param>
/// <param name="Order">Slugs or paths in the order that the editor wants; they belong to the edition.</param>
/// <param name="Draft">Whether it is a draft.</param>
/// <param name="Raw">The file; its body is the introduction.</param>
public sealed record EditionFile(
    int Number, string? Headline, string? Dek, DateTimeOffset? Date, IReadOnlyList<Placed> Order, bool Draft, RawArticle Raw);

/// <summary>A page that is no article, such as <c>pages/about.md</c>; or the front page's <c>_index.md</c>.</summary>
/// <param name="Permalink">Its address.</param>
/// <param name="Headline">Title.</param>
/// <param name="Dek">Dek, or null.</param>
/// <param name="Language">Language, BCP 47.</param>
/// <param name="Draft">Whether it is a draft.</param>
/// <param name="NoIndex">Whether search engines are asked not to index it.</param>
/// <param name="RedirectFrom">Addresses that lead here.</param>
/// <param name="Weight">Weight in the menu; more is nearer to its beginning.</param>
/// <param name="Raw">The file; its body is the text.</param>
public sealed record ContentPage(
    string Permalink, string Headline, string? Dek, string Language, bool Draft, bool NoIndex,
    IReadOnlyList<Placed> RedirectFrom, double Weight, RawArticle Raw);

/// <summary>Binds the files of an input that are no articles.</summary>
public static class OtherFiles
{
    /// <summary>Keys of a story file.</summary>
    public static IReadOnlyList<FrontMatterKey> StoryKeys { get; } =
    [
        Of("title"), Of("dek"), new("lead", [], "the article that leads the story", FieldType.Text), Of("slug"),
        Of("redirect_from"), Of("draft"),
    ];

    /// <summary>Keys of an edition file.</summary>
    public static IReadOnlyList<FrontMatterKey> EditionKeys { get; } =
    [
        new("number", [], "its number, from 1", FieldType.Text), Of("title"), Of("dek"),
        new("date", ["published"], "its day; else it follows from the schedule", FieldType.Date),
        new("order", [], "articles of the edition, in order", FieldType.Names), Of("draft"),
    ];

    /// <summary>Keys of a page.</summary>
    public static IReadOnlyList<FrontMatterKey> PageKeys { get; } =
    [
        Of("title"), Of("dek"), Of("lang"), new("weight", ["lead"], "weight in the menu", FieldType.Number), Of("url"),
        Of("redirect_from"), Of("noindex"), Of("draft"),
    ];

    private static FrontMatterKey Of(string name) => FrontMatterKeys.Find(name)!;

    /// <summary>Binds a story file.</summary>
    public static Checked<StoryFile> Story(RawArticle raw, SiteSettings settings)
    {
        var diagnostics = new List<Diagnostic>();
        var fields = new Fields(raw.Fields, [], settings.TimeZone, diagnostics, raw.Form);
        var slug = fields.Line("slug") is { } given ? Slugs.From(given) : "";
        if (slug.Length == 0) slug = Slugs.From(Slugs.FromFileName(raw.File.InputPath).Name);
        var lead = fields.Line("lead");
        var story = new StoryFile(slug, fields.Line("title"), fields.Line("dek"),
            lead is null ? null : new(lead, fields.PlaceOf("lead")), fields.SitePaths("redirect_from"), fields.IsDraft(), raw);
        return Result(story, diagnostics);
    }

    /// <summary>Binds an edition file; its number is its name.</summary>
    public static Checked<EditionFile> Edition(RawArticle raw, SiteSettings settings)
    {
        var diagnostics = new List<Diagnostic>();
        var order = new YamlMap(raw.Fields.Entries.Where(e => e.Key.Equals("order", StringComparison.OrdinalIgnoreCase))
            .Select(e => e with { Key = "related" }).ToList(), raw.Fields.Place);
        var own = raw.Fields.Entries.Where(e => e.Key.ToLowerInvariant() is not ("order" or "number")).ToList();
        var fields = new Fields(new YamlMap(own, raw.Fields.Place), [], settings.TimeZone, diagnostics, raw.Form);
        var (name, _) = Slugs.FromFileName(raw.File.InputPath);
        var number = raw.Fields["number"] is YamlScalar given ? given.Text : name;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1)
        {
            diagnostics.Add(Codes.WrongType.At(new(raw.File.SourcePath, 1, 1),
                $"'{Fields.Short(number.Length > 0 ? number : Path.GetFileNameWithoutExtension(raw.File.InputPath))}' is not "
                + "the number of an edition", "name the file by its number, such as editions/7.md"));
            return new(null, diagnostics);
        }

        return Result(new EditionFile(n, fields.Line("title"), fields.Line("dek"), fields.Date("published"),
            new Fields(order, [], settings.TimeZone, diagnostics).Names("related"), fields.IsDraft(), raw), diagnostics);
    }

    /// <summary>Binds a page. <c>pages/about.md</c> is <c>/about/</c>, <c>pages/a/index.md</c> is <c>/a/</c>.</summary>
    public static Checked<ContentPage> Page(RawArticle raw, SiteSettings settings)
    {
        var diagnostics = new List<Diagnostic>();
        var fields = new Fields(raw.Fields, [], settings.TimeZone, diagnostics, raw.Form);
        var path = raw.File.InputPath;
        var isFront = path.Equals("_index.md", StringComparison.OrdinalIgnoreCase);
        var permalink = isFront ? "/" : Address(path);
        // Jekyll's words for patterns say nothing of pages but that they keep their names.
        if (fields.Line("url") is { } url && AddressPattern.Style(url) is null)
        {
            if (Permalinks.Normalize(url) is { } exact)
            {
                permalink = exact;
            }
            else
            {
                diagnostics.Add(Codes.WrongAddress.At(fields.PlaceOf("url"),
                $"'{Fields.Short(url)}' is not a path within the site", "write a path such as /about/"));
            }
        }

        var headline = fields.Line("title");
        if (headline is null && !isFront)
        {
            diagnostics.Add(Codes.NoHeadline.At(new(raw.File.SourcePath, 1, 1), "the page has no title",
                $"add '{raw.Form.Field("title", "…")}' to its front matter"));
        }

        var language = fields.Line("lang") is { } lang ? Languages.Normalize(lang) ?? settings.Language : settings.Language;
        return Result(new ContentPage(permalink, headline ?? settings.SiteTitle, fields.Line("dek"), language,
            fields.IsDraft(), fields.Flag("noindex"), fields.SitePaths("redirect_from"), fields.Number("lead"), raw),
            diagnostics);
    }

    private static string Address(string inputPath)
    {
        var path = inputPath["pages/".Length..];
        path = path[..path.LastIndexOf('.')];
        var segments = path.Split('/').Select(s => Slugs.From(s)).Where(s => s.Length > 0).ToList();
        if (segments.Count > 0 && segments[^1] == "index") segments.RemoveAt(segments.Count - 1);
        return segments.Count == 0 ? "/pages/" : "/" + string.Join('/', segments) + "/";
    }

    private static Checked<T> Result<T>(T value, List<Diagnostic> diagnostics)
        where T : class => new(diagnostics.Exists(d => d.Severity == Severity.Error) ? null : value, diagnostics);
}

using System.Globalization;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>Binds front matter to a typed article.</summary>
public static class ArticleParser
{
    internal static readonly IReadOnlyList<(string, ArticleKind)> Kinds =
    [
        ("report", ArticleKind.Report), ("opinion", ArticleKind.Opinion), ("analysis", ArticleKind.Analysis),
        ("press-release", ArticleKind.PressRelease), ("link", ArticleKind.Link),
        ("roundup", ArticleKind.Roundup),
    ];

    /// <summary>Binds an article. All errors are reported; where one of them is an error the value is null.</summary>
    /// <param name="raw">The file, cut.</param>
    /// <param name="defaults">Defaults of the folders it lies in, the nearest first.</param>
    /// <param name="settings">The site's settings.</param>
    public static Checked<Article> Bind(RawArticle raw, IReadOnlyList<YamlMap> defaults, SiteSettings settings)
    {
        var (article, diagnostics) = BindAsFar(raw, defaults, settings);
        return new(HasError(diagnostics) ? null : article, diagnostics);
    }

    /// <summary>Binds an article as <see cref="Bind(RawArticle, IReadOnlyList{YamlMap}, SiteSettings)"/> does; where there are
    /// errors the value is what can be known all the same.</summary>
    public static Checked<Article> BindAsFar(RawArticle raw, IReadOnlyList<YamlMap> defaults, SiteSettings settings)
    {
        var diagnostics = new List<Diagnostic>();
        var fields = new Fields(raw.Fields, defaults, settings.TimeZone, diagnostics, raw.Form, isArticle: true);
        return new(Bind(raw, defaults, fields, settings, diagnostics), diagnostics);
    }

    /// <summary>Whether an error is among findings.</summary>
    public static bool HasError(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(d => d.Severity == Severity.Error);

    private static Article Bind(RawArticle raw, IReadOnlyList<YamlMap> defaults, Fields fields, SiteSettings settings,
        List<Diagnostic> diagnostics)
    {
        var start = new Place(raw.File.SourcePath, 1, 1);
        var (fileName, fileDate) = Slugs.FromFileName(raw.File.InputPath);
        var headline = fields.Line("title");
        // A title of the wrong type is a finding of its own.
        if (headline is null && fields["title"] is null or YamlScalar)
        {
            diagnostics.Add(Codes.NoHeadline.At(start, "the article has no title",
                raw.Fields.Entries.Count == 0
                ? "begin the file with front matter: a line of ---, 'title: …', 'published: …', a line of ---"
                : $"add '{raw.Form.Field("title", "…")}' to its front matter"));
        }

        var published = Published(raw, fields, fileDate, settings, diagnostics);
        var slug = Slug(fields, fileName, headline ?? "", out var explicitSlug);
        var pin = fields.Line("story");
        var language = Language(fields, raw.File.InputPath, settings, diagnostics);
        var translationOf = fields.Line("translation_of");
        var original = fields.Flag("original");
        var elsewhere = AddressElsewhere(fields, settings);
        var address = elsewhere is null
            ? AddressPattern.Read(raw, defaults, fields, published ?? default, settings, diagnostics) : null;
        var edition = Edition(fields, settings);
        var image = Image(fields, diagnostics);
        var before = diagnostics.Count;
        var source = Source(fields, elsewhere, diagnostics);
        var toldOfSource = diagnostics.Count > before;
        var article = new Article
        {
            SourcePath = raw.File.SourcePath,
            InputPath = raw.File.InputPath,
            Headline = headline ?? "",
            Published = published ?? default,
            Updated = fields.Date("updated"),
            Dek = Unmarked(fields.Line("dek")),
            Note = Unmarked(fields.Line("note")),
            Bylines = Values(fields.Names("byline", splitAtCommas: false)),
            Source = source,
            Original = original,
            Rights = RightsOf(fields, original ? Rights.Own : settings.Rights, diagnostics),
            Kind = fields.Choice("kind", Kinds, ArticleKind.Report),
            KindIsExplicit = fields["kind"] is not null,
            TranslationOf = translationOf is null ? null : new(translationOf, fields.PlaceOf("translation_of")),
            TranslationIsKey = !fields.KeyAsWritten("translation_of")
                .Equals("translation_of", StringComparison.OrdinalIgnoreCase),
            Topics = [.. fields.Names("topics").Concat(fields.Names("category")).DistinctBy(t => t.Value)],
            People = fields.Names("people"),
            Places = fields.Names("places"),
            Organizations = fields.Names("organizations"),
            Image = image,
            ImagePlace = image is null
                ? default : fields["image"] is YamlMap map
                ? (map["src"] ?? map["path"] ?? map["url"])!.Place : fields.PlaceOf("image"),
            StoryPin = pin is null || IsNone(pin) ? null : new(pin, fields.PlaceOf("story")),
            Alone = pin is not null && IsNone(pin),
            Related = fields.Names("related"),
            Unrelated = fields.Names("unrelated"),
            Edition = edition,
            EditionPlace = edition is null ? default : fields.PlaceOf("edition"),
            Lead = fields.Lead(),
            Draft = fields.IsDraft(),
            Expires = fields.Date("expires"),
            Withdrawn = Withdrawn(fields),
            Slug = slug,
            SlugIsExplicit = explicitSlug,
            FeedId = fields.Line("id"),
            ExplicitPermalink = address?.Permalink,
            PermalinkIsPattern = address is { IsPattern: true },
            RedirectFrom = fields.SitePaths("redirect_from",
                address?.Permalink.Value ?? Permalinks.Of(published ?? default, language, slug, settings.Language)),
            Language = language,
            Corrections = Corrections(fields),
            Discussion = Discussion(fields, diagnostics),
            Comments = fields.OptionalFlag("comments"),
            NoIndex = fields.Flag("noindex"),
            Paywall = fields.Flag("paywall"),
            Extra = fields["extra"] is { } extra ? Plain(extra) : null,
        };
        // A source that was left out is a finding of its own.
        if (!original && source is null && !toldOfSource && headline is not null)
        {
            var given = raw.Form == FrontMatterForm.Lines
                ? "source: …' and 'source_url: …" : raw.Form.Field("source", "{name: …, url: …}");
            diagnostics.Add(Codes.NoSource.At(start, "the article names no source",
                $"add '{given}', or '{raw.Form.Field("original", "true")}' for own work"));
        }

        return article;
    }

    // The key, else the file's name, else what another generator has for the key.
    private static DateTimeOffset? Published(RawArticle raw, Fields fields, DateOnly? fileDate, SiteSettings settings,
        List<Diagnostic> diagnostics)
    {
        if (fields["published"] is null && fileDate is null && fields[Fields.ForeignDate] is not null)
            return fields.Date(Fields.ForeignDate);
        fields.Ignore(Fields.ForeignDate);
        if (fields["published"] is not null) return fields.Date("published");
        if (fileDate is { } day) return Dates.InZone(day.ToDateTime(TimeOnly.MinValue), settings.TimeZone);
        diagnostics.Add(Codes.NoDate.At(new(raw.File.SourcePath, 1, 1), "the article has no date",
            $"add '{raw.Form.Field("published", "2015-07-16")}', or begin the file's name with the date"));
        return null;
    }

    private static string? Unmarked(string? line) =>
        line is not null && InlineMarkup.Without(line) is { Length: > 0 } text ? text : null;

    private static bool IsNone(string pin) => string.Equals(pin, "none", StringComparison.OrdinalIgnoreCase);

    private static string[] Values(IReadOnlyList<Placed> names) => names.Select(n => n.Value).ToArray();

    private static string Slug(Fields fields, string fileName, string headline, out bool isExplicit)
    {
        var slug = fields.Line("slug") is { } given ? Slugs.From(given) : "";
        isExplicit = slug.Length > 0;
        if (slug.Length == 0) slug = Slugs.From(fileName);
        if (slug.Length == 0) slug = Slugs.From(headline);
        return slug.Length > 0 ? slug : "untitled";
    }

    // "source: The Paper" with "url: https://paper.example/report": the address of the report, not that of a page of this site.
    private static string? AddressElsewhere(Fields fields, SiteSettings settings) =>
        fields.Line("url") is { } url && Addresses.Host(url) is { } host && host != settings.Host
        && fields["source"] is YamlScalar && fields.Line("source") is { } source && !IsAddress(source)
        && fields["source_url"] is null ? url : null;

    private static SourceReference? Source(Fields fields, string? elsewhere, List<Diagnostic> diagnostics)
    {
        var link = fields.Line("source_url") is { } given
            ? WebLinks.Read(given, fields.PlaceOf("source_url"), "source_url", diagnostics) : null;
        if (elsewhere is not null && WebLinks.Read(elsewhere, fields.PlaceOf("url"), "url", diagnostics) is { } report)
        {
            link = report;
            diagnostics.Add(Codes.UrlOfSource.At(fields.PlaceOf("url"),
                "the address is on another site: it is taken for the source's, and the article keeps the address of its date",
                $"write 'source: {{name: {fields.Line("source")}, url: \"{report}\"}}'"));
        }

        switch (fields["source"])
        {
            case null: return link is null ? null : new(null, link, null);
            case YamlMap map:
                var name = Part(map, "name");
                var url = Link(map, "url", diagnostics) ?? link;
                var archived = Link(map, "archived", diagnostics);
                return name is null && url is null ? null : new(name, url, archived);
            default:
                if (fields.Line("source") is not { } text) return link is null ? null : new(null, link, null);
                if (!IsAddress(text)) return new(text, link, null);
                var address = WebLinks.Read(text, fields.PlaceOf("source"), "source", diagnostics) ?? link;
                return address is null ? null : new(null, address, null);
        }
    }

    private static string? Link(YamlMap map, string key, List<Diagnostic> diagnostics) =>
        Part(map, key) is { } text ? WebLinks.Read(text, map[key]!.Place, "source." + key, diagnostics) : null;

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    private static string? Part(YamlMap map, string key) =>
        map[key] is YamlScalar { IsNull: false } scalar && Fields.OneLine(scalar.Text) is { Length: > 0 } text ? text : null;

    private static ArticleImage? Image(Fields fields, List<Diagnostic> diagnostics)
    {
        ArticleImage? image = null;
        if (fields["image"] is YamlMap map)
        {
            if ((Part(map, "src") ?? Part(map, "path") ?? Part(map, "url")) is { } src)
                image = new(src, Part(map, "alt") ?? "", Part(map, "credit"));
        }
        else if (fields["image"] is YamlList)
        {
            fields.Wrong("image", "a path, or {src, alt, credit}");
        }
        else if (fields.Line("image") is { } src)
        {
            image = new(src, "", null);
        }

        if (image is not null && !Addresses.IsSafeImage(image.Src))
        {
            diagnostics.Add(Codes.AddressLeftOut.At(fields.PlaceOf("image"),
                $"the image '{Fields.Short(image.Src)}' has an address that pages may not load; ignored",
                "use http or https, or a path within the site"));
            return null;
        }

        if (image is { Alt: "" })
        {
            diagnostics.Add(Codes.NoAltText.At(fields.PlaceOf("image"),
                $"the image '{Fields.Short(image.Src)}' has no alternative text",
                "write " + fields.Form.Field("image", "{src: …, alt: what it shows}")));
        }

        return image;
    }

    private static EditionChoice? Edition(Fields fields, SiteSettings settings)
    {
        if (fields.Line("edition") is not { } text) return null;
        if (!Dates.IsDay(text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0)
        {
            return new(number, null);
        }

        if (Dates.Parse(text, settings.TimeZone) is { } day) return new(null, DateOnly.FromDateTime(day.DateTime));
        fields.Wrong("edition", "a number from 1, or a date");
        return null;
    }

    private static Withdrawal? Withdrawn(Fields fields)
    {
        switch (fields["withdrawn"])
        {
            case null: return null;
            case YamlMap map: return new(DateOf(fields, map, "withdrawn"), Part(map, "reason"));
            case YamlScalar { AsBoolean: { } flag }: return flag ? new(null, null) : null;
            case YamlScalar scalar: return new(null, Fields.OneLine(scalar.Text));
            default:
                fields.Wrong("withdrawn", "{date, reason}");
                return null;
        }
    }

    private static DateTimeOffset? DateOf(Fields fields, YamlMap map, string key) =>
        Fields.IsBlank(map["date"]) ? null : fields.Date(map["date"]!, key);

    private static Rights RightsOf(Fields fields, Rights otherwise, List<Diagnostic> diagnostics)
    {
        if (fields["rights"] is not YamlScalar || fields.Text("rights") is not { } text)
            return fields.Choice("rights", RightsNames.All, otherwise);
        foreach (var (word, value) in RightsNames.All)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        if (Licences.RightsOf(text) is { } rights) return rights;
        if (!fields.KeyAsWritten("rights").Equals("license", StringComparison.OrdinalIgnoreCase))
            return fields.Choice("rights", RightsNames.All, otherwise);
        diagnostics.Add(Codes.UnknownLicence.At(fields.PlaceOf("rights"),
            $"the licence '{Fields.Short(text)}' is not known, and nothing follows from it",
            "write 'rights' and one of " + string.Join(", ", RightsNames.All.Select(w => w.Item1))));
        return otherwise;
    }

    private static string Language(Fields fields, string path, SiteSettings settings, List<Diagnostic> diagnostics)
    {
        if (fields.Line("lang") is not { } text)
            return Slugs.WithoutLanguage(path[(path.LastIndexOf('/') + 1)..]).Language ?? settings.Language;
        if (Languages.Normalize(text) is { } language) return language;
        diagnostics.Add(Codes.WrongType.At(fields.PlaceOf("lang"), $"'{Fields.Short(text)}' is not a language",
            "write a code such as en, de or pt-BR"));
        return settings.Language;
    }

    private static List<Correction> Corrections(Fields fields)
    {
        var found = new List<Correction>();
        var items = fields["corrections"] switch
        {
            null => [],
            YamlList list => list.Items,
            var single => [single],
        };
        foreach (var item in items)
        {
            // A form adds an empty one by itself.
            if (item is YamlMap { Entries: var parts } && parts.All(p => Fields.IsBlank(p.Value))) continue;
            if (item is YamlMap map && Part(map, "text") is { } text)
                found.Add(new(DateOf(fields, map, "corrections"), text));
            else if (item is YamlScalar { IsNull: false } scalar) found.Add(new(null, Fields.OneLine(scalar.Text)));
            else fields.Wrong("corrections", "a list of {date, text}");
        }

        return found;
    }

    private static List<string> Discussion(Fields fields, List<Diagnostic> diagnostics)
    {
        var found = new List<string>();
        foreach (var (text, place) in fields.Names("discussion"))
        {
            if (WebLinks.ReadDiscussion(text, place, "discussion", diagnostics) is { } link) found.Add(link);
        }

        return found;
    }

    private static object? Plain(YamlValue value) => value switch
    {
        YamlScalar { IsNull: true } => null,
        YamlScalar { AsBoolean: { } flag } => flag,
        YamlScalar { Quoted: false } s
            when long.TryParse(s.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        YamlScalar { Quoted: false } s
            when double.TryParse(s.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalar s => s.Text,
        YamlList list => list.Items.Select(Plain).ToList(),
        YamlMap map =>
            map.Entries.GroupBy(e => e.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => Plain(g.Last().Value), StringComparer.Ordinal),
        _ => null,
    };
}

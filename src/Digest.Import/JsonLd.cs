using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace Digest.Import;

/// <summary>Reads what publishers say in JSON-LD, in the vocabulary of schema.org.</summary>
internal static class JsonLd
{
    private const int MaxCharacters = 2_000_000;

    private const int MaxKeywords = 50;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64
    };

    // The better a type says "this page is the article", the earlier it stands.
    private static readonly string[] ArticleTypes =
        ["LiveBlogPosting", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
            "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "Article", "TechArticle",
         "ScholarlyArticle", "Report", "ImageGallery", "MediaGallery", "SocialMediaPosting", "WebPage"];

    /// <summary>Reads all blocks of a page into its facts.</summary>
    /// <returns>Entries of a live blog, where the metadata lists them: time, headline, text.</returns>
    public static IReadOnlyList<LiveEntry> Read(IDocument page, PageFacts facts)
    {
        var documents = new List<JsonDocument>();
        try
        {
            var objects = new List<JsonElement>();
            foreach (var script in page.QuerySelectorAll("script[type*='ld+json']"))
            {
                if (Parse(script.TextContent) is not { } document) continue;
                documents.Add(document);
                Collect(document.RootElement, objects);
            }

            var best = objects.OrderBy(Rank).FirstOrDefault();
            if (best.ValueKind != JsonValueKind.Object || Rank(best) == int.MaxValue) return [];
            foreach (var other in objects.Where(o => Rank(o) == Rank(best)).Skip(1).Take(1))
                best = Text(best, "headline") is null && Text(other, "headline") is not null ? other : best;
            return Bind(best, objects, facts);
        }
        finally
        {
            foreach (var document in documents) document.Dispose();
        }
    }

    private static JsonDocument? Parse(string text)
    {
        text = text.Trim();
        if (text.StartsWith("<!--", StringComparison.Ordinal)) text = text[4..].Replace("-->", "", StringComparison.Ordinal);
        if (text.StartsWith("//<![CDATA[", StringComparison.Ordinal))
            text = text[11..].Replace("//]]>", "", StringComparison.Ordinal);
        if (text.Length is 0 or > MaxCharacters) return null;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                return JsonDocument.Parse(text, Lenient);
            }
            catch (JsonException)
            {
                // Line ends within strings are the commonest exception.
                var cleaned = new StringBuilder(text.Length);
                foreach (var c in text) cleaned.Append(char.IsControl(c) ? ' ' : c);
                text = cleaned.ToString().TrimEnd(' ', ';');
            }
        }

        return null;
    }

    private static void Collect(JsonElement element, List<JsonElement> objects)
    {
        if (objects.Count > 5000) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Collect(item, objects);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            objects.Add(element);
            foreach (var name in (string[])["@graph", "mainEntity", "mainEntityOfPage"])
            {
                if (element.TryGetProperty(name, out var inner)) Collect(inner, objects);
            }
        }
    }

    private static int Rank(JsonElement element)
    {
        var types = Strings(element, "@type");
        var rank = int.MaxValue;
        foreach (var type in types)
        {
            var at = Array.IndexOf(ArticleTypes, type[(type.LastIndexOf('/') + 1)..]);
            if (at >= 0) rank = Math.Min(rank, at);
        }

        return rank;
    }

    private static List<LiveEntry> Bind(JsonElement article, List<JsonElement> all, PageFacts facts)
    {
        facts.OfferHeadline(Text(article, "headline")
            ?? (Rank(article) < ArticleTypes.Length - 1 ? Text(article, "name") : null));
        facts.OfferPublished(DateWords.Machine(Text(article, "datePublished") ?? Text(article, "dateCreated")));
        facts.OfferUpdated(DateWords.Machine(Text(article, "dateModified")));
        var publisher = Name(article, "publisher", all).FirstOrDefault();
        facts.OfferPublisher(publisher);
        facts.OfferBylines(Name(article, "author", all).Concat(Name(article, "creator", all)).SelectMany(Bylines.Names)
            .Where(n => n != publisher));
        facts.OfferDek(Text(article, "description"));
        facts.OfferUrl(Text(article, "url") ?? Text(article, "mainEntityOfPage") ?? Text(article, "@id"));
        facts.Language ??= Text(article, "inLanguage") is { Length: <= 12 } language ? language : null;
        if (Property(article, "image") is { } image) facts.Image ??= Image(image, all);
        facts.Paywall |= Text(article, "isAccessibleForFree") is { } free
            && free.Equals("false", StringComparison.OrdinalIgnoreCase);
        foreach (var property in (string[])["keywords", "about", "mentions"])
        {
            foreach (var name in Name(article, property, all).Take(MaxKeywords))
                facts.Keywords.AddRange(name.Split(',', ';').Take(MaxKeywords).Select(CleanText.Line).OfType<string>());
        }

        facts.IsLiveBlog = Strings(article, "@type").Any(t => t.EndsWith("LiveBlogPosting", StringComparison.Ordinal));
        if (!facts.Paywall) facts.Text = Text(article, "articleBody");
        return facts.IsLiveBlog ? Entries(article) : [];
    }

    private static List<LiveEntry> Entries(JsonElement blog)
    {
        var entries = new List<LiveEntry>();
        if (Property(blog, "liveBlogUpdate") is not { ValueKind: JsonValueKind.Array } updates) return entries;
        foreach (var update in updates.EnumerateArray())
        {
            if (update.ValueKind == JsonValueKind.Object)
            {
                entries.Add(new(DateWords.Machine(Text(update, "datePublished")), CleanText.WithoutTags(Text(update, "headline")),
                    Text(update, "articleBody")));
            }
        }

        return entries;
    }

    private static PageImage? Image(JsonElement image, List<JsonElement> all)
    {
        if (image.ValueKind == JsonValueKind.Array) return image.GetArrayLength() > 0 ? Image(image[0], all) : null;
        if (image.ValueKind == JsonValueKind.String) return String(image) is { } address2 ? new(address2, null, null) : null;
        if (image.ValueKind != JsonValueKind.Object) return null;
        image = Referred(image, all);
        return (Text(image, "contentUrl") ?? Text(image, "url")) is { } address
            ? new(address, CleanText.WithoutTags(Text(image, "caption") ?? Text(image, "alternateName")),
            CleanText.WithoutTags(Text(image, "creditText") ?? Name(image, "creator", all).FirstOrDefault()))
            : null;
    }

    private static IEnumerable<string> Name(JsonElement owner, string property, List<JsonElement> all)
    {
        if (Property(owner, property) is not { } value) yield break;
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        foreach (var item in items)
        {
            if (item.ValueKind == JsonValueKind.String && CleanText.WithoutTags(String(item)) is { } name)
            {
                yield return name;
            }
            else if (item.ValueKind == JsonValueKind.Object
                && CleanText.WithoutTags(Text(Referred(item, all), "name")) is { } named)
            {
                yield return named;
            }
        }
    }

    // {"@id": "…#author"} stands for the object of the graph that has the id.
    private static JsonElement Referred(JsonElement item, List<JsonElement> all)
    {
        if (Property(item, "name") is not null || Property(item, "url") is not null || Text(item, "@id") is not { } id)
            return item;
        foreach (var other in all)
        {
            if (Property(other, "@id") is { ValueKind: JsonValueKind.String } otherId && String(otherId) == id
                && (Property(other, "name") is not null || Property(other, "url") is not null))
            {
                return other;
            }
        }

        return item;
    }

    private static JsonElement? Property(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement owner, string name)
    {
        if (Property(owner, name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Array) value = value.EnumerateArray().FirstOrDefault();
        return value.ValueKind switch
        {
            JsonValueKind.String => String(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Object => Text(value, "@id") ?? Text(value, "@value") ?? Text(value, "name"),
            _ => null,
        };
    }

    // An escaped lone surrogate is valid JSON and no text.
    private static string? String(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static List<string> Strings(JsonElement owner, string name)
    {
        if (Property(owner, name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => String(v) ?? "").ToList();
        return value.ValueKind == JsonValueKind.String && String(value) is { } text ? [text] : [];
    }
}

/// <summary>An entry of a live blog.</summary>
/// <param name="Time">When it was written, or null.</param>
/// <param name="Headline">Its headline, or null.</param>
/// <param name="Text">Its text, or null.</param>
internal sealed record LiveEntry(FoundDate? Time, string? Headline, string? Text);

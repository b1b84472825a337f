using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.Pages;

/// <summary>What a page says to machines: JSON-LD in the vocabulary of schema.org. An article of somebody else's names its author
/// and publisher and is based on the original; the site claims only what is its own.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001",
    Justification = "The writer writes into memory of its own and holds nothing that needs releasing.")]
public sealed class StructuredData
{
    private const int MaxItems = 30;

    private readonly ResolvedBodies _bodies;
    private readonly SiteSettings _settings;
    private readonly Func<string, string> _words;
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;

    /// <summary>A writer for the pages of one language.</summary>
    /// <param name="site">The site.</param>
    /// <param name="bodies">Its bodies and images.</param>
    /// <param name="words">The theme's words by key.</param>
    public StructuredData(Site site, ResolvedBodies bodies, Func<string, string> words)
    {
        (_bodies, _settings, _words) = (bodies, site.Settings, words);
        // The default encoder escapes <, > and &, so that no text ends the element that holds it.
        _json = new Utf8JsonWriter(_buffer);
    }

    /// <summary>The data of a page, one JSON object.</summary>
    /// <param name="plan">The page.</param>
    /// <param name="title">Its title.</param>
    /// <returns>Null for a page that has nothing to say: redirects and the page for addresses without a page.</returns>
    public string? Of(PagePlan plan, string title)
    {
        if (plan.View is RedirectView or NotFoundView) return null;
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString("@context", "https://schema.org");
        _json.WriteStartArray("@graph");
        switch (plan.View)
        {
            case ArticleView { Article.IsWithdrawn: false } article:
                Article(article.Article);
                break;
            case HomeView home:
                WebSite();
                Collection(plan, title, home.Top.Select(e => e.Permalink));
                break;
            case StoryView story:
                Collection(plan, title, story.Story.Tellings.Select(t => t.Permalink));
                break;
            case EditionView edition:
                Collection(plan, title, edition.Edition.Stories.Select(e => e.Permalink));
                break;
            case EditionsView editions:
                Collection(plan, title, editions.Editions.Select(e => e.Permalink));
                break;
            case TermView term:
                Collection(plan, title, term.List.Entries.Select(e => e.Telling.Permalink));
                break;
            case LanguageView language:
                Collection(plan, title, language.List.Entries.Select(e => e.Telling.Permalink));
                break;
            case TermsView terms:
                Collection(plan, title, terms.Terms.Select(t => t.Permalink));
                break;
            case LatestView latest:
                Collection(plan, title, latest.List.Entries.Select(e => e.Telling.Permalink));
                break;
            case ArchiveView archive:
                Collection(plan, title, archive.Months.Select(m => m.Permalink));
                break;
            case MonthView month:
                Collection(plan, title, month.Month.Articles.Select(a => a.Permalink));
                break;
            default:
                _json.WriteStartObject();
                _json.WriteString("@type", "WebPage");
                PageMembers(plan, title);
                _json.WriteEndObject();
                break;
        }

        Breadcrumbs(plan, title);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    private void Article(SiteArticle article)
    {
        var a = article.Article;
        _json.WriteStartObject();
        _json.WriteString("@type", "NewsArticle");
        _json.WriteString("headline", a.Headline);
        if (a.Dek is not null) _json.WriteString("description", a.Dek);
        Address("url", article.Permalink);
        Address("mainEntityOfPage", article.Permalink);
        _json.WriteString("datePublished", Instant(a.Published));
        _json.WriteString("dateModified", Instant(article.LastChange));
        _json.WriteString("inLanguage", a.Language);
        if (_bodies.ImageOf(article) is { } image) _json.WriteString("image", Absolute(image.Reference));
        Authors(article);
        if (a.Original || a.Rights == Rights.Own)
            Organization("publisher", _settings.SiteTitle, Permalinks.Absolute("/", _settings));
        if (!a.Original) BasedOn(article);
        _json.WriteStartObject("isPartOf");
        _json.WriteString("@type", "WebSite");
        _json.WriteString("name", _settings.SiteTitle);
        Address("url", "/");
        _json.WriteEndObject();
        if (a.Corrections.Count > 0)
        {
            _json.WriteStartArray("correction");
            foreach (var correction in a.Corrections) _json.WriteStringValue(correction.Text);
            _json.WriteEndArray();
        }

        Terms("about", article.Topics);
        Terms("mentions", [.. article.People, .. article.Places, .. article.Organizations]);
        _json.WriteEndObject();
    }

    private void Authors(SiteArticle article)
    {
        if (article.Authors.Count > 0)
        {
            _json.WriteStartArray("author");
            foreach (var author in article.Authors)
            {
                _json.WriteStartObject();
                _json.WriteString("@type", "Person");
                _json.WriteString("name", author.Name);
                Address("url", author.Permalink);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
        }
        else if (article.Article.Original)
        {
            Organization("author", _settings.SiteTitle, Permalinks.Absolute("/", _settings));
        }
        else if (article.Source is { } source)
        {
            Organization("author", source.Name, source.Entry?.Link);
        }
    }

    private void BasedOn(SiteArticle article)
    {
        if (article.Source is null && article.Article.Source?.Url is null) return;
        _json.WriteStartObject("isBasedOn");
        _json.WriteString("@type", article.Article.Kind == ArticleKind.Link ? "CreativeWork" : "NewsArticle");
        if (article.Article.Source?.Url is { } url && Addresses.IsSafeLink(url)) _json.WriteString("url", url);
        if (article.Article.Source?.Archived is { } copy && Addresses.IsSafeLink(copy)) _json.WriteString("archivedAt", copy);
        if (article.Article.Paywall) _json.WriteBoolean("isAccessibleForFree", false);
        if (article.Source is { } source) Organization("publisher", source.Name, source.Entry?.Link);
        _json.WriteEndObject();
    }

    private void Terms(string name, IReadOnlyList<Term> terms)
    {
        if (terms.Count == 0) return;
        _json.WriteStartArray(name);
        foreach (var term in terms)
        {
            _json.WriteStartObject();
            _json.WriteString("@type", term.Kind switch
            {
                TermKind.Person => "Person",
                TermKind.Place => "Place",
                TermKind.Organization => "Organization",
                _ => "Thing",
            });
            _json.WriteString("name", term.Name);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Organization(string name, string title, string? address)
    {
        _json.WriteStartObject(name);
        _json.WriteString("@type", "Organization");
        _json.WriteString("name", title);
        if (address is not null && Addresses.IsSafeLink(address)) _json.WriteString("url", address);
        _json.WriteEndObject();
    }

    private void WebSite()
    {
        _json.WriteStartObject();
        _json.WriteString("@type", "WebSite");
        _json.WriteString("name", _settings.SiteTitle);
        Address("url", "/");
        _json.WriteString("inLanguage", _settings.Language);
        _json.WriteEndObject();
    }

    private void Collection(PagePlan plan, string title, IEnumerable<string> permalinks)
    {
        _json.WriteStartObject();
        _json.WriteString("@type", "CollectionPage");
        PageMembers(plan, title);
        _json.WriteStartObject("mainEntity");
        _json.WriteString("@type", "ItemList");
        _json.WriteStartArray("itemListElement");
        var position = 0;
        foreach (var permalink in permalinks)
        {
            if (++position > MaxItems) break;
            _json.WriteStartObject();
            _json.WriteString("@type", "ListItem");
            _json.WriteNumber("position", position);
            Address("url", permalink);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void PageMembers(PagePlan plan, string title)
    {
        _json.WriteString("name", title);
        if (plan.Head.Description is { } description) _json.WriteString("description", description);
        Address("url", plan.Permalink);
        _json.WriteString("inLanguage", plan.Head.Language);
        if (plan.Head.LastChange is { } last) _json.WriteString("dateModified", Instant(last));
    }

    private void Breadcrumbs(PagePlan plan, string title)
    {
        var trail = Trail(plan);
        if (plan.Permalink == "/") return;
        _json.WriteStartObject();
        _json.WriteString("@type", "BreadcrumbList");
        _json.WriteStartArray("itemListElement");
        for (var i = 0; i <= trail.Count; i++)
        {
            var (name, permalink) = i < trail.Count ? trail[i] : (title, plan.Permalink);
            _json.WriteStartObject();
            _json.WriteString("@type", "ListItem");
            _json.WriteNumber("position", i + 1);
            _json.WriteString("name", name);
            Address("item", permalink);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    // The way from the front page to above this one.
    private List<(string Name, string Permalink)> Trail(PagePlan plan)
    {
        var trail = new List<(string, string)> { (_words("front"), "/") };
        switch (plan.View)
        {
            case ArticleView { Article.Topics: [var topic, ..] }:
                trail.Add((topic.Name, topic.Permalink));
                break;
            case StoryView story when story.Story.Lead.Topics is [var topic, ..]:
                trail.Add((topic.Name, topic.Permalink));
                break;
            case SideBySideView { Story: var story }:
                if (story.Lead.Topics is [var first, ..]) trail.Add((first.Name, first.Permalink));
                trail.Add((story.Headline, story.Permalink));
                break;
            case EditionView:
                trail.Add((_words("editions"), "/editions/"));
                break;
            case TermView term:
                var segment = Term.Segment(term.Term.Kind);
                trail.Add((_words(segment), $"/{segment}/"));
                if (term.List.Number is not null) trail.Add((term.Term.Name, term.Term.Permalink));
                break;
            case LanguageView { List.Number: not null } language:
                trail.Add((language.Language.Name, language.Language.Permalink));
                break;
            case ArchiveView { Year: not null }:
                trail.Add((_words("archive"), "/archive/"));
                break;
            case MonthView month:
                trail.Add((_words("archive"), "/archive/"));
                trail.Add((month.Month.Year.ToString(CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"/archive/{month.Month.Year:0000}/")));
                break;
        }

        return trail;
    }

    private void Address(string name, string permalink) => _json.WriteString(name, Permalinks.Absolute(permalink, _settings));

    private string Absolute(string reference) => Permalinks.AbsoluteReference(reference, _settings);

    private static string Instant(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}

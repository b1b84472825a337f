using System.Text;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Stories;
using Digest.Linking;

namespace Digest.Build.Mapping;

/// <summary>What a link document stands for.</summary>
/// <param name="Article">The article; the round-up of an item.</param>
/// <param name="Item">The item, or null.</param>
internal readonly record struct Linked(SiteArticle Article, Item? Item);

/// <summary>The articles of a catalog, and the items of its round-ups, as linking sees them.</summary>
/// <param name="catalog">The articles.</param>
/// <param name="series">Which of them are round-ups.</param>
/// <param name="translations">Which of them are one text: none but the one that stands for them is linked.</param>
internal sealed class LinkDocuments(ArticleCatalog catalog, Series series, Translations translations)
{
    private const int LongestTag = 2000;

    /// <summary>The documents: each article's, and after a round-up's those of its items.</summary>
    /// <param name="pins">The editor's word about each, in the catalog's order.</param>
    public IEnumerable<(LinkDocument Document, Linked Linked)> Of(IReadOnlyList<Pin> pins)
    {
        for (var i = 0; i < catalog.Articles.Count; i++)
        {
            var article = catalog.Articles[i];
            if (translations.Follows(article)) continue;
            if (!series.IsRoundup(article) || pins[i].Story is not null)
            {
                yield return (Document(article, pins[i], series.Of(article)), new(article, null));
                continue;
            }

            yield return (Roundup(article, pins[i]), new(article, null));
            foreach (var item in article.Body.Items)
                yield return (ItemDocument(article, item), new(article, item));
        }
    }

    /// <summary>Names with aliases that editors gave in <c>_data</c>.</summary>
    public static List<LinkName> KnownNames(ArticleCatalog catalog)
    {
        var names = new List<LinkName>();
        foreach (var entry in catalog.Vocabulary.Data)
        {
            if (Kind(entry.Kind) is { } kind) names.Add(new(kind, entry.Name, entry.Aliases) { AliasesOf = AliasesOf(entry) });
        }

        return names;
    }

    // Texts are told apart by their primary language.
    private static List<(string, string)> AliasesOf(DataEntry entry) =>
        [.. entry.AliasesOf.SelectMany(l => l.Value.Select(alias => (l.Key.Split('-')[0], alias)))];

    private static NameKind? Kind(TermKind kind) => kind switch
    {
        TermKind.Person => NameKind.Person,
        TermKind.Place => NameKind.Place,
        TermKind.Organization => NameKind.Organization,
        TermKind.Topic => NameKind.Topic,
        _ => null,
    };

    // Its items are linked in its place.
    private static LinkDocument Roundup(SiteArticle article, Pin pin) => new(StoryLinker.IdOf(article), "", "")
    {
        Published = article.Article.Published,
        Language = article.Article.Language,
        IsRoundup = true,
        Editor = EditorOf(pin),
    };

    private LinkDocument ItemDocument(SiteArticle article, Item item) =>
        new(StoryLinker.IdOf(article, item), item.Headline, WithoutTags(item.Text))
        {
            Published = article.Article.Published,
            Language = article.Article.Language,
            Links = item.ExternalLinks,
            Source = article.Source?.Name,
            Mentions = Mentions(article, item.Links),
            Roundup = StoryLinker.IdOf(article),
            LeadsTo = (item.LeadLink is { } link ? Target(article, link) : null) ?? item.LeadAddress,
        };

    private static EditorWord EditorOf(Pin pin) => new(pin.Story, pin.Alone,
        pin.Related.Select(StoryLinker.IdOf).ToList(), pin.Unrelated.Select(StoryLinker.IdOf).ToList());

    private LinkDocument Document(SiteArticle article, Pin pin, string? issueOf)
    {
        var names = new List<LinkName>();
        foreach (var term in article.Terms)
        {
            if (Kind(term.Kind) is { } kind) names.Add(new(kind, term.Name, term.Entry?.Aliases ?? []));
        }

        var a = article.Article;
        return new(StoryLinker.IdOf(article), a.Headline, WithoutTags(article.Body.Text))
        {
            Dek = a.Dek,
            Published = a.Published,
            Language = a.Language,
            Names = names,
            Quotations = article.Body.Quotations,
            Links = article.Body.ExternalLinks,
            Original = a.Source?.Url is { } url && Addresses.IsWeb(url) ? url : null,
            Source = article.Source?.Name,
            Mentions = Mentions(article, article.Body.Links),
            Series = issueOf,
            Editor = EditorOf(pin),
        };
    }

    // Shortcodes and template tags of other generators are left as text on the page; their file names and captions tell nothing.
    private static string WithoutTags(string text)
    {
        if (!text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal)) return text;
        var kept = new StringBuilder(text.Length);
        var at = 0;
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0
            && open + 1 < text.Length; open = text.IndexOf('{', Math.Max(at, open + 1)))
        {
            var close = text[open + 1] switch { '{' => "}}", '%' => "%}", _ => null };
            if (close is null) continue;
            var end = text.AsSpan(open, Math.Min(LongestTag, text.Length - open)).IndexOf(close);
            if (end < 0) continue;
            kept.Append(text, at, open - at);
            at = open + end + close.Length;
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }

    private List<string> Mentions(SiteArticle article, IReadOnlyList<BodyLink> links)
    {
        var mentions = new List<string>();
        foreach (var link in links)
        {
            if (Target(article, link) is { } other) mentions.Add(other);
        }

        return mentions;
    }

    private string? Target(SiteArticle article, BodyLink link)
    {
        if (link.IsImage) return null;
        var end = link.Target.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? link.Target : link.Target[..end];
        if (path.Length <= 1 || catalog.Index.Find(path, article.Article.InputPath) is not { IsWithdrawn: false } other)
            return null;
        return translations.StandsFor(other) is var target && target != article ? StoryLinker.IdOf(target) : null;
    }
}

using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Editions;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>Joins articles, stories, editions, terms and pages into one site.</summary>
public static class SiteAssembler
{
    /// <summary>Assembles a site. The links in its bodies are resolved once the addresses of all files are known.</summary>
    public static Checked<Site> Assemble(SiteParts parts)
    {
        var diagnostics = new List<Diagnostic>();
        var stories = StoryAssembly.Assemble(parts);
        var editions = EditionAssembly.Assemble(parts, stories, diagnostics);
        var terms = new Dictionary<TermKind, IReadOnlyList<Term>>();
        foreach (var kind in Enum.GetValues<TermKind>()) terms[kind] = Used(parts.Catalog, kind);
        var pages = parts.Pages.Where(p => p.Page.Permalink != "/" && (!p.Page.Draft || parts.Drafts))
            .OrderByDescending(p => p.Page.Weight).ThenBy(p => p.Page.Permalink, StringComparer.Ordinal).ToList();
        var redirects = Redirects.Collect(parts, stories.All, pages, diagnostics);
        var taken = pages.Select(p => p.Page.Permalink).Concat(redirects.Select(r => r.From)).Concat(parts.Assets)
            .ToHashSet(StringComparer.Ordinal);
        var site = new Site(stories, editions)
        {
            Settings = parts.Settings,
            At = parts.At,
            NextChange = Earlier(parts.Catalog.Selection.NextChange, editions.Due),
            Catalog = parts.Catalog,
            Terms = terms,
            Pages = pages,
            Front = parts.Pages.Where(p => p.Page.Permalink == "/" && (!p.Page.Draft || parts.Drafts))
                .Select(p => ((ContentPage, Body)?)p).FirstOrDefault(),
            Assets = parts.Assets,
            Redirects = redirects,
            Languages = LanguageList.Of(parts.Catalog, parts.Settings,
                p => taken.Contains(p) || taken.Contains("/" + Permalinks.ToFile(p))),
        };
        return new(site, diagnostics);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;

    private static List<Term> Used(ArticleCatalog catalog, TermKind kind)
    {
        var seen = new HashSet<Term>();
        var terms = new List<Term>();
        foreach (var article in catalog.Articles)
        {
            switch (kind)
            {
                case TermKind.Topic: Add(article.Topics); break;
                case TermKind.Person: Add(article.People); break;
                case TermKind.Place: Add(article.Places); break;
                case TermKind.Organization: Add(article.Organizations); break;
                case TermKind.Author: Add(article.Authors); break;
                default: if (article.Source is not null) Add([article.Source]); break;
            }
        }

        terms.Sort((a, b) => string.CompareOrdinal(a.Slug, b.Slug));
        return terms;

        void Add(IReadOnlyList<Term> found)
        {
            foreach (var term in found)
            {
                if (seen.Add(term)) terms.Add(term);
            }
        }
    }
}

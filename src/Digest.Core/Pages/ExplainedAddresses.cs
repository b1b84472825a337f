using System.Globalization;
using Digest.Core.Catalog;
using Digest.Core.Editions;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.Pages;

/// <summary>The addresses that went, or may have gone, with articles that expired or that errors of their own keep out: nobody
/// needs to be told of them.</summary>
public sealed class ExplainedAddresses
{
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly List<string> _numbered = [];
    // Of articles whose day nobody can tell.
    private readonly HashSet<string> _slugs = new(StringComparer.Ordinal);
    private readonly bool _anyList;

    /// <summary>Collects the addresses of a site's articles that expired or have errors.</summary>
    public ExplainedAddresses(Site site)
    {
        foreach (var article in site.Catalog.Selection.LeftOut)
        {
            if (!article.Draft && article.Expires <= site.At) Add(article, site);
        }

        foreach (var failed in site.Catalog.Failed)
        {
            if (failed.AsFar is { } article) Add(article, site);
            if (failed.AsFar is { } dated && dated.Published != default) continue;
            _slugs.Add(failed.Slug);
            if (failed.Story is { } story) _addresses.Add($"/stories/{story}/");
            _anyList = true;
        }
    }

    /// <summary>Whether an address was that of such an article, or of a page that may have listed nothing else.</summary>
    public bool Contains(string address)
    {
        if (_addresses.Contains(address)) return true;
        if (_slugs.Contains(LastSegment(address)) || (_anyList && IsList(address))) return true;
        foreach (var article in _numbered)
        {
            // Where addresses met, a number told them apart.
            if (address.StartsWith(article + "-", StringComparison.Ordinal)
                && !address.AsSpan(article.Length + 1).TrimEnd('/').ContainsAnyExceptInRange('0', '9'))
            {
                return true;
            }
        }

        return false;
    }

    private static string LastSegment(string address)
    {
        var trimmed = address.AsSpan().TrimEnd('/');
        return trimmed[(trimmed.LastIndexOf('/') + 1)..].ToString();
    }

    // What an article that cannot be read was listed under is not known.
    private static bool IsList(string address)
    {
        var first = address.Split('/') is [_, var segment, ..] ? segment : "";
        return first is "archive" or "editions" or "search"
            || Enum.GetValues<TermKind>().Any(kind => Term.Segment(kind) == first);
    }

    private void Add(Article article, Site site)
    {
        var settings = site.Settings;
        var permalink = article.ExplicitPermalink?.Value ?? Permalinks.Of(article, article.Slug, settings.Language);
        _addresses.Add(permalink);
        if ((article.ExplicitPermalink is null || article.PermalinkIsPattern) && permalink.EndsWith('/'))
            _numbered.Add(permalink[..^1]);
        foreach (var from in article.RedirectFrom) _addresses.Add(from.Value);
        if (article.StoryPin is { } story) _addresses.Add($"/stories/{Slugs.From(story.Value)}/");
        foreach (var kind in Enum.GetValues<TermKind>())
        {
            foreach (var name in Vocabulary.Names(article, kind))
            {
                _addresses.Add($"/{Term.Segment(kind)}/");
                var term = site.Catalog.Vocabulary.Find(kind, name.Value);
                if (term is not null) _addresses.Add(term.Permalink);
                if (term?.Entry is not null) continue;
                // Where it met an address that others had then.
                _addresses.Add($"/{Term.Segment(kind)}/{TermNames.Slug(name.Value)}/");
                _addresses.Add($"/{Term.Segment(kind)}/{TermNames.SlugWithSigns(name.Value)}/");
                _numbered.Add($"/{Term.Segment(kind)}/{TermNames.Slug(name.Value)}");
            }
        }

        _addresses.UnionWith(["/archive/", "/search/", "/editions/"]);
        _addresses.Add(article.Published.ToString("'/archive/'yyyy'/'", CultureInfo.InvariantCulture));
        _addresses.Add(article.Published.ToString("'/archive/'yyyy'/'MM'/'", CultureInfo.InvariantCulture));
        if (EditionAssembly.NumberOf(article, settings) is not { } number) return;
        foreach (var page in (string[])["", "newsletter.html"])
            _addresses.Add(string.Create(CultureInfo.InvariantCulture, $"/editions/{number}/{page}"));
    }
}

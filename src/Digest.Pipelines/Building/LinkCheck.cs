using System.Net;
using System.Text;
using Digest.Core.Assembly;
using Digest.Core.Content;
using Digest.Core.Diagnostics;
using Digest.Core.Views;

namespace Digest.Pipelines.Building;

/// <summary>Checks every internal link and fragment of rendered pages.</summary>
internal sealed class LinkCheck
{
    private readonly Site _site;
    private readonly HashSet<string> _known;
    private readonly IReadOnlySet<string> _broken;
    private readonly IReadOnlyDictionary<Core.Model.Body, string[]> _references;
    private readonly Dictionary<string, Page> _pages = new(StringComparer.Ordinal);

    /// <param name="document">The site.</param>
    /// <param name="known">All site paths.</param>
    /// <param name="pages">All files of the site.</param>
    public LinkCheck(SiteDocument document, HashSet<string> known, IReadOnlyList<Page> pages)
    {
        (_site, _known, _broken, _references) = (document.Site, known, document.BrokenReferences, document.OtherReferences);
        foreach (var page in pages)
        {
            if (page.Plan is not null) _pages.TryAdd(page.Plan.Permalink, page);
        }
    }

    /// <summary>All findings: a broken link of the theme is an error, a broken fragment of a body a warning.</summary>
    public IReadOnlyList<Diagnostic> Run(int threads, CancellationToken cancellation)
    {
        var pages = _pages.Values.ToArray();
        var found = new List<Diagnostic>?[pages.Length];
        Parallel.For(0, pages.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i => found[i] = Check(pages[i]));
        var diagnostics = new List<Diagnostic>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var told = new HashSet<Diagnostic>();
        foreach (var list in found)
        {
            foreach (var diagnostic in list ?? [])
            {
                // A broken link in a partial, or in a body that several pages show, is one fault.
                if (diagnostic.Code == Codes.BrokenThemeLink.Id ? seen.Add(diagnostic.Message[diagnostic.Message.IndexOf(" links to ", StringComparison.Ordinal)..]) : told.Add(diagnostic)) diagnostics.Add(diagnostic);
            }
        }

        return diagnostics;
    }

    private List<Diagnostic>? Check(Page page)
    {
        List<Diagnostic>? diagnostics = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Scan(page, " href=\""u8, seen, ref diagnostics);
        Scan(page, " src=\""u8, seen, ref diagnostics);
        return diagnostics;
    }

    private void Scan(Page page, ReadOnlySpan<byte> attribute, HashSet<string> seen, ref List<Diagnostic>? diagnostics)
    {
        var html = page.Bytes.AsSpan();
        for (var at = html.IndexOf(attribute); at >= 0; at = html.IndexOf(attribute))
        {
            html = html[(at + attribute.Length)..];
            var end = html.IndexOf((byte)'"');
            if (end < 0) return;
            var value = html[..end];
            html = html[end..];
            if (value.StartsWith("http:"u8) || value.StartsWith("https:"u8) || value.StartsWith("//"u8)) continue;
            var reference = Encoding.UTF8.GetString(value);
            if (!seen.Add(reference)) continue;
            if (Fault(page, reference) is { } fault) (diagnostics ??= []).Add(fault);
        }
    }

    private Diagnostic? Fault(Page page, string reference)
    {
        var text = reference.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(reference) : reference;
        if (_broken.Contains(text) || text.Length == 0 || Addresses.Scheme(text) is "http" or "https" or "mailto" or "tel") return null;
        var root = _site.Settings.LinkRoot;
        var hash = text.IndexOf('#');
        var path = hash < 0 ? text : text[..hash];
        if (path.Contains('?', StringComparison.Ordinal)) path = path[..path.IndexOf('?')];
        if (path.Length > 0)
        {
            if (!path.StartsWith(root + "/", StringComparison.Ordinal)) return Broken(page, text);
            path = path[root.Length..];
            if (path.Contains('%', StringComparison.Ordinal)) path = Uri.UnescapeDataString(path);
            if (path.EndsWith("/index.html", StringComparison.Ordinal)) path = path[..^"index.html".Length];
            if (!_known.Contains(path)) return Broken(page, text);
        }
        else
        {
            path = page.Plan!.Permalink;
        }

        if (hash < 0 || hash == text.Length - 1 || !_pages.TryGetValue(path, out var target)) return null;
        return HasFragment(target, text[(hash + 1)..]) ? null : Fragment(page, text, text[(hash + 1)..]);
    }

    private static bool HasFragment(Page target, string fragment)
    {
        var id = Uri.UnescapeDataString(fragment);
        if (id == "top") return true;
        var needle = Encoding.UTF8.GetBytes($" id=\"{Core.Content.Markup.HtmlText.Escape(id)}\"");
        return target.Bytes.AsSpan().IndexOf(needle) >= 0;
    }

    private static Diagnostic Broken(Page page, string reference) => Codes.BrokenThemeLink.At(new($"theme/layouts/{page.Plan!.Layout}.html"),
        $"the page {page.Plan.Permalink} links to '{reference}', which leads nowhere", "mend the layout, or a partial that it includes");

    private Diagnostic Fragment(Page page, string reference, string fragment)
    {
        foreach (var (body, references) in Shown(page.Plan!).Concat(OtherBodies()))
        {
            for (var i = 0; i < references.Count; i++)
            {
                if (references[i] == reference)
                    return Codes.BrokenFragment.At(body.Links[i].Place, $"the link '{Shorten(body.Links[i].Target)}' leads to no heading or anchor '{Shorten(fragment)}'", "write an id that the target has");
            }
        }

        return Codes.BrokenThemeLink.At(new($"theme/layouts/{page.Plan!.Layout}.html"), $"the page {page.Plan.Permalink} links to '{reference}', and there is no such anchor", "mend the layout, or a partial that it includes");
    }

    // What a page shows comes first: another file may have the same link.
    private IEnumerable<(Core.Model.Body Body, IReadOnlyList<string> References)> Shown(PagePlan plan)
    {
        if (plan.View is ArticleView { Article: var article })
        {
            yield return (article.Body, article.References);
            yield break;
        }

        Core.Model.Body?[] shown = plan.View switch
        {
            ContentView view => [view.Body],
            StoryView view => [view.Story.Summary],
            EditionView view => [view.Edition.Introduction],
            HomeView view => [_site.Front?.Body, view.Edition?.Introduction],
            _ => [],
        };
        foreach (var body in shown)
        {
            if (body is not null && _references.TryGetValue(body, out var references)) yield return (body, references);
        }
    }

    private IEnumerable<(Core.Model.Body Body, IReadOnlyList<string> References)> OtherBodies()
    {
        foreach (var (page, body) in _site.Pages) yield return (body, Of(body));
        if (_site.Front is { } front) yield return (front.Body, Of(front.Body));
        foreach (var story in _site.Stories)
        {
            if (story.Summary is { } body) yield return (body, Of(body));
        }

        foreach (var edition in _site.Editions)
        {
            if (edition.Introduction is { } body) yield return (body, Of(body));
        }

        string[] Of(Core.Model.Body body) => _references.GetValueOrDefault(body) ?? [];
    }

    private static string Shorten(string text) => text.Length > 60 ? text[..57] + "..." : text;
}

using System.Net;
using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Pages;

namespace Digest.Build;

/// <summary>Checks every internal link and fragment of rendered pages.</summary>
internal sealed class LinkCheck
{
    private readonly Site _site;
    private readonly Func<string, bool> _isKnown;
    private readonly ResolvedBodies _bodies;
    private readonly Func<PagePlan, byte[]> _bytesOf;
    private readonly Dictionary<string, PagePlan> _plans = new(StringComparer.Ordinal);

    /// <param name="site">The site.</param>
    /// <param name="bodies">Its bodies.</param>
    /// <param name="isKnown">Whether a site path exists.</param>
    /// <param name="plans">All pages.</param>
    /// <param name="bytesOf">The bytes of a page; asked for once, and again where another page links into it.</param>
    public LinkCheck(Site site, ResolvedBodies bodies, Func<string, bool> isKnown, IReadOnlyList<PagePlan> plans,
        Func<PagePlan, byte[]> bytesOf)
    {
        (_site, _bodies, _isKnown, _bytesOf) = (site, bodies, isKnown, bytesOf);
        foreach (var plan in plans) _plans.TryAdd(plan.Permalink, plan);
    }

    /// <summary>A broken link of the theme is an error, a broken fragment of a body a warning.</summary>
    /// <returns>The number of pages that were checked.</returns>
    public Checked<int> Check(PipelineRun run)
    {
        var diagnostics = new List<Diagnostic>();
        var themeLinks = new HashSet<string>(StringComparer.Ordinal);
        var reported = new HashSet<Diagnostic>();
        foreach (var page in ParallelMap.Run([.. _plans.Values], Check, run.Threads, run.Cancellation))
        {
            foreach (var diagnostic in page ?? [])
            {
                // A broken link in a partial, or in a body that several pages show, is one error.
                var isNew = diagnostic.Code == Codes.BrokenThemeLink.Id
                    ? themeLinks.Add(diagnostic.Message[diagnostic.Message.IndexOf(" links to ", StringComparison.Ordinal)..])
                    : reported.Add(diagnostic);
                if (isNew) diagnostics.Add(diagnostic);
            }
        }

        return new(_plans.Count, diagnostics);
    }

    private List<Diagnostic>? Check(PagePlan plan)
    {
        // What looks like a link in plain text is text.
        if (!plan.IsHtml) return null;
        List<Diagnostic>? diagnostics = null;
        var page = new Shown(plan, _bytesOf(plan));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Scan(page, " href=\""u8, seen, ref diagnostics);
        Scan(page, " src=\""u8, seen, ref diagnostics);
        return diagnostics;
    }

    private void Scan(Shown page, ReadOnlySpan<byte> attribute, HashSet<string> seen, ref List<Diagnostic>? diagnostics)
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
            if (Check(page, reference) is { } exception) (diagnostics ??= []).Add(exception);
        }
    }

    private Diagnostic? Check(Shown page, string reference)
    {
        var text = reference.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(reference) : reference;
        // A service puts the address there.
        if (page.Plan.View is NewsletterPlan && text == _site.Settings.Newsletter.UnsubscribeLink) return null;
        if (_bodies.Broken.Contains(text) || text.Length == 0 || Addresses.Scheme(text) is "http" or "https" or "mailto" or "tel")
            return null;
        var root = _site.Settings.LinkRoot;
        var hash = text.IndexOf('#');
        var path = hash < 0 ? text : text[..hash];
        if (path.Contains('?', StringComparison.Ordinal)) path = path[..path.IndexOf('?')];
        if (path.Length > 0)
        {
            if (!path.StartsWith(root + "/", StringComparison.Ordinal)) return Broken(page.Plan, text);
            path = path[root.Length..];
            if (path.Contains('%', StringComparison.Ordinal)) path = Uri.UnescapeDataString(path);
            if (path.EndsWith("/index.html", StringComparison.Ordinal)) path = path[..^"index.html".Length];
            // A file that is copied may be a page of its own.
            if (!_isKnown(path) && !(path.EndsWith('/') && _isKnown(path + "index.html"))) return Broken(page.Plan, text);
        }
        else
        {
            path = page.Plan.Permalink;
        }

        if (hash < 0 || hash == text.Length - 1 || !_plans.TryGetValue(path, out var target)) return null;
        return HasFragment(page, target, text[(hash + 1)..]) ? null : Fragment(page.Plan, text, text[(hash + 1)..]);
    }

    private bool HasFragment(Shown page, PagePlan target, string fragment)
    {
        var id = Uri.UnescapeDataString(fragment);
        if (id == "top") return true;
        // A page has links to its own ids in numbers, when its footnotes or headings have.
        if (ReferenceEquals(target, page.Plan)) return page.Ids.Contains(HtmlText.Escape(id));
        return _bytesOf(target).AsSpan().IndexOf(Encoding.UTF8.GetBytes($" id=\"{HtmlText.Escape(id)}\"")) >= 0;
    }

    private static HashSet<string> IdsOf(ReadOnlySpan<byte> html)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var mark = " id=\""u8;
        for (var at = html.IndexOf(mark); at >= 0; at = html.IndexOf(mark))
        {
            html = html[(at + mark.Length)..];
            var end = html.IndexOf((byte)'"');
            if (end < 0) break;
            ids.Add(Encoding.UTF8.GetString(html[..end]));
        }

        return ids;
    }

    private static Diagnostic Broken(PagePlan page, string reference) =>
        Codes.BrokenThemeLink.At(new($"theme/layouts/{page.Layout}.html"),
        $"the page {page.Permalink} links to '{reference}', and there is no such page or file",
        "fix the layout or a partial that it includes");

    private Diagnostic Fragment(PagePlan page, string reference, string fragment)
    {
        foreach (var body in BodiesOf(page).Concat(OtherBodies()))
        {
            var references = _bodies.Of(body).References;
            for (var i = 0; i < references.Count; i++)
            {
                if (references[i] == reference)
                {
                    return Codes.BrokenFragment.At(body.Links[i].Place,
                        $"the link '{Shorten(body.Links[i].Target)}' leads to no heading or anchor '{Shorten(fragment)}'",
                        "write an id that the target has");
                }
            }
        }

        return Codes.BrokenThemeLink.At(new($"theme/layouts/{page.Layout}.html"),
            $"the page {page.Permalink} links to '{reference}', and there is no such anchor",
            "fix the layout or a partial that it includes");
    }

    // What a page shows comes first: another file may have the same link.
    private static IEnumerable<Body> BodiesOf(PagePlan plan)
    {
        Body?[] shown = plan.View switch
        {
            ArticleView view => [view.Article.Body],
            ContentView view => [view.Body],
            StoryView view => [view.Story.Summary],
            EditionView view => [view.Edition.Introduction],
            HomeView view => [view.Introduction, view.Edition?.Introduction],
            _ => [],
        };
        return shown.OfType<Body>();
    }

    private IEnumerable<Body> OtherBodies()
    {
        foreach (var (_, body) in _site.Pages) yield return body;
        if (_site.Front is { } front) yield return front.Body;
        foreach (var story in _site.Stories)
        {
            if (story.Summary is { } body) yield return body;
        }

        foreach (var edition in _site.Editions)
        {
            if (edition.Introduction is { } body) yield return body;
        }
    }

    private static string Shorten(string text) => text.Length > 60 ? text[..57] + "..." : text;

    private sealed class Shown(PagePlan plan, byte[] bytes)
    {
        private HashSet<string>? _ids;

        public PagePlan Plan => plan;

        public byte[] Bytes => bytes;

        public HashSet<string> Ids => _ids ??= IdsOf(bytes);
    }
}

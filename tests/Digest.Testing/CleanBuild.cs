using System.Globalization;
using Digest.Build;
using Digest.Core.Pages;

namespace Digest.Testing;

/// <summary>Compares what a build gives that keeps results with what a clean one gives.</summary>
public static class CleanBuild
{
    /// <summary>Builds a site both ways, as a preview does.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="at">The instant of both builds.</param>
    /// <param name="kept">What builds before kept.</param>
    /// <returns>The first difference, or null.</returns>
    public static string? Difference(string root, DateTimeOffset at, KeptResults kept)
    {
        var options = new BuildOptions
        {
            Root = root,
            Drafts = true,
            Scheduled = true,
            KeepGoing = true,
            Threads = 2,
            At = at.ToString("O", CultureInfo.InvariantCulture),
        };
        var (workspace, found) = Workspace.Open(options, TimeProvider.System);
        var clean = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None);
        options = options with { Extent = BuildExtent.OnRequest };
        (workspace, found) = Workspace.Open(options, TimeProvider.System, kept);
        var built = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None, kept);
        var pages = new RequestedPages(built.Built!, workspace!);
        return Unlike("paths", clean.Built!.Pages.Select(p => p.DestinationPath), pages.Paths)
            ?? clean.Built.Pages.Select(page => Unlike(page, pages)).FirstOrDefault(d => d is not null)
            ?? Unlike("answers", Answers(clean.Built.Site), Answers(built.Built!.Site))
            ?? Unlike("diagnostics", clean.Diagnostics.Select(d => d.ToString()),
                built.Policy.Judge([.. built.Diagnostics, .. pages.Check(2, CancellationToken.None)]).Select(d => d.ToString()));
    }

    private static string? Unlike(string what, IEnumerable<string> clean, IEnumerable<string> kept)
    {
        var (a, b) = (clean.Order(StringComparer.Ordinal).ToList(), kept.Order(StringComparer.Ordinal).ToList());
        if (a.SequenceEqual(b, StringComparer.Ordinal)) return null;
        return $"{what}: only clean {a.Except(b).FirstOrDefault() ?? "none"}, only kept {b.Except(a).FirstOrDefault() ?? "none"}";
    }

    private static string? Unlike(Page page, RequestedPages pages)
    {
        var (mine, _) = pages.Find(page.DestinationPath, CancellationToken.None);
        return mine is not null && mine.CopyOf == page.CopyOf && (mine.Bytes ?? []).AsSpan().SequenceEqual(page.Bytes ?? [])
            ? null : page.DestinationPath;
    }

    // All that commands say of stories.
    private static IEnumerable<string> Answers(Site site) => site.Stories.Select(story => string.Join('\n',
        [
            story.Permalink, .. story.Tellings.Select(t => t.Article.InputPath),
            .. site.RelatedOf(story).Select(r => $"{r.Story.Permalink} {r.To.Slug} {Number(r.Score)} {r.Because} "
                + string.Join(", ", r.Reasons.Select(e => $"{e.Kind} {e.Value} {Number(e.Weight)}"))),
            .. story.Quotes.Select(q => $"{q.Text} {q.Conflict} "
                + string.Join("; ", q.Tellings.Select(t => $"{t.Telling.Slug} {t.Wording} {string.Join(',', t.AttributedTo)}"))),
            .. story.Figures.Select(f => f.What + string.Join("; ", f.Tellings.Select(t => $"{t.Telling.Slug} {t.Value}"))),
        ]));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

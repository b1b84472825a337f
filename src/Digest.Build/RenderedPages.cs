using Digest.Core.Diagnostics;
using Digest.Core.Pages;
using Digest.Core.Settings;
using Digest.Rendering;

namespace Digest.Build;

/// <summary>The HTML pages of a site.</summary>
/// <param name="Pages">A page for each plan; without bytes where a template is wrong.</param>
/// <param name="IsWhole">Whether every page has its bytes.</param>
internal sealed record RenderedPages(IReadOnlyList<Page> Pages, bool IsWhole)
{
    /// <summary>Renders all plans. An error in a layout is one error, however many pages it spoils.</summary>
    public static Checked<RenderedPages> Render(SiteRenderer renderer, IReadOnlyList<PagePlan> plans, PipelineRun run)
    {
        var errors = new HashSet<Diagnostic>();
        var results = ParallelMap.Run(plans, plan => renderer.Render(plan, run.Cancellation), run.Threads, run.Cancellation);
        var pages = new Page[results.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            var (bytes, diagnostics) = results[i];
            pages[i] = new(Permalinks.ToFile(plans[i].Permalink), bytes ?? [], PageRank.Page, null, plans[i]);
            errors.UnionWith(diagnostics);
        }

        errors.UnionWith(renderer.Diagnostics);
        return new(new(pages, errors.Count == 0), [.. errors]);
    }
}

using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;

namespace Digest.Checks;

/// <summary>What an editor wants to know beyond what a build says.</summary>
internal static class EditorChecks
{
    /// <summary>Everything that can be said without the network, in no particular order.</summary>
    public static IEnumerable<Diagnostic> Check(BuiltSite built, Workspace workspace)
    {
        var site = built.Site;
        var sources = new SourceLines(workspace.Root, workspace.Unsaved);
        return
        [
            .. Orphans(site), .. Due(site),
            .. NameCheck.Check(site), .. EditionCheck.Check(site), .. RightsCheck.Check(site, sources),
            .. NamesInTexts.Check(site, workspace.Threads, sources), .. UnreadFiles.Find(workspace),
        ];
    }

    private static IEnumerable<Diagnostic> Orphans(Site site)
    {
        if (site.Settings.RelatedCount == 0) yield break;
        foreach (var story in site.Stories)
        {
            // What a round-up is linked to, its items are.
            if (!story.HasPage && site.RelatedOf(story).Count == 0 && site.ItemsOf(story.Lead).All(i => i.Story is null))
            {
                yield return Codes.Orphan.At(story.Lead.Article.Place, "no other story is related to this article",
                    "name people and places in its front matter, or set 'related'");
            }
        }
    }

    private static IEnumerable<Diagnostic> Due(Site site)
    {
        foreach (var article in site.Catalog.Selection.LeftOut)
        {
            if (!article.Draft && article.Published > site.At)
            {
                yield return Codes.Scheduled.At(article.Place,
                    $"the article appears on {Output.Report.Instant(article.Published)}");
            }
        }

        foreach (var article in site.Articles)
        {
            if (article.Article.Expires is { } end)
                yield return Codes.Scheduled.At(article.Article.Place, $"the article goes on {Output.Report.Instant(end)}");
        }
    }
}

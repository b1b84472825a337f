using Digest.Core.Assembly;
using Digest.Core.Content;
using Digest.Core.Diagnostics;
using Digest.Pipelines.Pipelines;

namespace Digest.Commands;

/// <summary>What an editor wants to know beyond what a build says.</summary>
internal static class EditorChecks
{
    public static IEnumerable<Diagnostic> Of(CheckedSite site) =>
        [.. Orphans(site.Site.Site), .. Due(site.Site.Site), .. Spellings(site.Site.Site)];

    private static IEnumerable<Diagnostic> Orphans(Site site)
    {
        if (site.Settings.RelatedCount == 0) yield break;
        foreach (var story in site.Stories)
        {
            if (!story.HasPage && story.Related.Count == 0)
                yield return Codes.Orphan.At(story.Lead.Article.Place, "no other story is related to this article", "name people and places in its front matter, or set 'related'");
        }
    }

    private static IEnumerable<Diagnostic> Due(Site site)
    {
        foreach (var article in site.Catalog.Selection.LeftOut)
        {
            if (!article.Draft && article.Published > site.At)
                yield return Codes.Scheduled.At(article.Place, $"the article appears on {Output.Report.Instant(article.Published)}");
        }

        foreach (var article in site.Articles)
        {
            if (article.Article.Expires is { } end) yield return Codes.Scheduled.At(article.Article.Place, $"the article goes on {Output.Report.Instant(end)}");
        }
    }

    private static IEnumerable<Diagnostic> Spellings(Site site)
    {
        foreach (var article in site.Articles)
        {
            foreach (var (kind, names) in ((TermKind, IReadOnlyList<Core.Model.Placed>)[])
                [(TermKind.Topic, article.Article.Topics), (TermKind.Person, article.Article.People), (TermKind.Place, article.Article.Places), (TermKind.Organization, article.Article.Organizations)])
            {
                foreach (var name in names)
                {
                    if (site.Catalog.Vocabulary.Find(kind, name.Value) is not { } term || term.Name == name.Value) continue;
                    if (term.Entry is { } entry && entry.Aliases.Contains(name.Value, StringComparer.OrdinalIgnoreCase)) continue;
                    yield return Codes.OddSpelling.At(name.Place, $"'{name.Value}' is spelled '{term.Name}' elsewhere", $"write '{term.Name}'");
                }
            }
        }
    }
}

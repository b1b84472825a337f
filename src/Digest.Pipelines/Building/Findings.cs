using Digest.Core.Diagnostics;
using Digest.Pipelines.Files;
using Digest.Pipelines.Linking;
using Digest.Pipelines.Pipelines;

namespace Digest.Pipelines.Building;

/// <summary>Gathers what was found anywhere in a build.</summary>
internal sealed class Findings(IEnumerable<Diagnostic> first)
{
    private readonly List<Diagnostic> _all = [.. first];
    private readonly HashSet<string> _articles = new(StringComparer.Ordinal);
    private int _leftOut;

    public void Add(IEnumerable<ICheckedDocument> documents)
    {
        foreach (var document in documents)
        {
            _all.AddRange(document.Diagnostics);
            if (document is not ParsedArticle article) continue;
            if (article.Value is null) _leftOut++;
            else _articles.Add(article.Value.SourcePath);
        }
    }

    /// <summary>Adds the findings of rendering and of the link check, and puts everything in order.</summary>
    public CheckedSite Check(SiteDocument site, LinkedSite linked, IReadOnlyList<Page> pages, Workspace workspace, CancellationToken cancellation)
    {
        var rendered = new HashSet<Diagnostic>();
        foreach (var page in pages)
        {
            // A fault in a layout is one fault, however many pages it spoils.
            foreach (var diagnostic in page.Diagnostics) rendered.Add(diagnostic);
        }

        _all.AddRange(rendered);
        if (rendered.Count == 0)
        {
            var known = SiteSteps.Addresses(site.Site, site.Plans, site.NotCopied);
            foreach (var page in pages)
            {
                if (page.Rank == PageRank.Index) known.Add("/" + page.DestinationPath);
            }

            _all.AddRange(new LinkCheck(site, known, pages).Run(workspace.Threads, cancellation));
        }

        _all.AddRange(SiteSteps.Lost(new OutputRecord(workspace.Output), site));
        var failing = _all.Where(d => d.Severity == Severity.Error && d.Path is not null && _articles.Contains(d.Path)).ToList();
        return new(site, linked, pages, Once(_all), _leftOut, failing);
    }

    // One info a foreign key a build, for the first file that has it.
    private static List<Diagnostic> Once(List<Diagnostic> all)
    {
        all.Sort(Diagnostic.Compare);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return all.Where(d => d.Code != Codes.ForeignKey.Id || keys.Add(d.Message)).ToList();
    }
}

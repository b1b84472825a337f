using System.Diagnostics;
using Digest.Core.Diagnostics;
using Digest.Pipelines.Engine;
using Digest.Pipelines.Files;
using Digest.Pipelines.Pipelines;
using Diagnostic = Digest.Core.Diagnostics.Diagnostic;

namespace Digest.Pipelines.Building;

/// <summary>What a build came to.</summary>
public sealed record BuildResult
{
    /// <summary>The site; null where the build ended before there was one.</summary>
    public CheckedSite? Site { get; init; }

    /// <summary>What publishing did; null where it did not begin.</summary>
    public PublishResult? Published { get; init; }

    /// <summary>All findings, with <c>--strict</c> and <c>--keep-going</c> applied.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether an error stands that is not forgiven.</summary>
    public required bool Failed { get; init; }

    /// <summary>What counted as a failure.</summary>
    public Policy Policy { get; init; } = new(false, null);

    /// <summary>How long everything took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Milliseconds of each phase of each pipeline.</summary>
    public IReadOnlyDictionary<string, double> Phases { get; init; } = new Dictionary<string, double>();
}

/// <summary>Builds a site: the way of the data from files to pages.</summary>
public static class SiteBuild
{
    /// <summary>The pipelines of a site, in the order of the way of the data.</summary>
    /// <param name="workspace">Folders and settings.</param>
    /// <param name="files">Input files.</param>
    public static IReadOnlyList<Pipeline> Pipelines(Workspace workspace, InputFiles files) =>
    [
        new Defaults(files),
        new Data(files),
        new Articles(files, workspace),
        new StoryFiles(files, workspace),
        new EditionFiles(files, workspace),
        new ContentPages(files, workspace),
        new Assets(files, workspace),
        new Catalogs(workspace),
        new Stories(workspace),
        new Sites(workspace),
        .. workspace.LinksOnly ? [] : (Pipeline[])[new Indexes(workspace), new Search()],
        new Checks(workspace, files),
    ];

    /// <summary>Builds a site and, where <paramref name="publish"/> says so and nothing speaks against it, publishes it.</summary>
    /// <param name="workspace">Folders and settings.</param>
    /// <param name="found">What was found while the workspace was opened.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="publish">Whether to publish.</param>
    /// <param name="cancellation">Stops the build; the published site is as it was.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<BuildResult> RunAsync(
        Workspace workspace, IReadOnlyList<Diagnostic> found, BuildOptions options, bool publish, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var files = InputFiles.Find(workspace.Root, workspace.Inputs, [workspace.Output, workspace.Cache]);
        var policy = new Policy(options.Strict, options.KeepGoing ? files.Of(InputKind.Article).Select(f => f.SourcePath).ToHashSet(StringComparer.Ordinal) : null);
        PipelineOutcome outcome;
        CheckedSite site;
        while (true)
        {
            IReadOnlyList<Pipeline> pipelines =
            [
                .. Pipelines(workspace, files),
                new Publishing(workspace, site => publish && site.Failing.Count == 0 && !policy.Fails(found.Concat(site.Diagnostics)), options.Force),
            ];
            outcome = await new PipelineEngine(pipelines).RunAsync(workspace.Threads, cancellation).ConfigureAwait(false);
            site = outcome.Outputs<CheckedSite>()[0];
            if (!options.KeepGoing || site.Failing.Count == 0) break;
            // Without these articles others may lead nowhere, or have their address back: the site is made anew.
            workspace = workspace with { LeftOut = With(workspace.LeftOut, site.Failing) };
        }

        var published = outcome.Outputs<PublishedSite>()[0].Result;
        List<Diagnostic> all = [.. found, .. site.Diagnostics, .. published?.Diagnostics ?? []];
        var judged = policy.Apply(all);
        judged.Sort(Diagnostic.Compare);
        return new()
        {
            Site = site,
            Published = published,
            Diagnostics = judged,
            Failed = policy.Fails(all),
            Duration = Stopwatch.GetElapsedTime(start),
            Phases = outcome.Phases,
            Policy = policy,
        };
    }

    private static Dictionary<string, IReadOnlyList<Diagnostic>> With(IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> leftOut, IReadOnlyList<Diagnostic> failing)
    {
        var all = new Dictionary<string, IReadOnlyList<Diagnostic>>(leftOut, StringComparer.Ordinal);
        // An address may be free again when an article that has another error is gone.
        var others = failing.Where(d => d.Code != Codes.SameAddress.Id).ToList();
        if (others.Count > 0) failing = others;
        foreach (var article in failing.GroupBy(d => d.Path!, StringComparer.Ordinal)) all.Add(article.Key, article.ToList());
        return all;
    }
}

/// <summary>What counts as a failure.</summary>
/// <param name="Strict">Whether warnings are errors.</param>
/// <param name="Forgiven">Paths of the articles whose errors are forgiven; null where nothing is.</param>
public sealed record Policy(bool Strict, IReadOnlySet<string>? Forgiven)
{
    // What an article's file can have wrong. Other files, the theme, settings and the program are never forgiven.
    private static readonly HashSet<string> OfArticles = new(
        Codes.All.Where(c => c.Severity == Severity.Error && (c.Id.StartsWith("DG2", StringComparison.Ordinal) || c.Id.StartsWith("DG3", StringComparison.Ordinal) || c.Id.StartsWith("DG4", StringComparison.Ordinal)))
            .Select(c => c.Id).Where(id => id != Codes.BrokenThemeLink.Id && id != Codes.WrongData.Id), StringComparer.Ordinal);

    /// <summary>Diagnostics with warnings promoted where the build is strict.</summary>
    public List<Diagnostic> Apply(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(d => Strict && d.Severity == Severity.Warning ? d with { Severity = Severity.Error } : d).ToList();

    /// <summary>Whether a diagnostic stands against publishing.</summary>
    public bool Fails(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in Apply(diagnostics))
        {
            if (diagnostic.Severity == Severity.Error && !(diagnostic.Path is { } path && Forgiven?.Contains(path) == true && OfArticles.Contains(diagnostic.Code))) return true;
        }

        return false;
    }
}

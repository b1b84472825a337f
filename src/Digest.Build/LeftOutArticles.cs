using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Model;

namespace Digest.Build;

/// <summary>With <c>--keep-going</c>: the articles in which only the whole site showed an error (a pin, an exact address), with
/// their errors. The site is built again without them until no more are found.</summary>
internal sealed class LeftOutArticles
{
    private readonly Dictionary<string, IReadOnlyList<Diagnostic>> _errors = new(StringComparer.Ordinal);

    /// <summary>Leaves an article out where it is among them.</summary>
    public Checked<ParsedArticle> Apply(Checked<ParsedArticle> parsed)
    {
        if (_errors.Count == 0 || parsed.Value is not { Article: { } article } value
            || !_errors.TryGetValue(article.SourcePath, out var errors))
        {
            return parsed;
        }

        var failed = new FailedArticle(article.SourcePath, article.InputPath, article.Slug,
            article.StoryPin is { } pin ? Slugs.From(pin.Value) : null, article);
        return new(value with { Article = null, Body = null, Failed = failed }, [.. parsed.Diagnostics, .. errors]);
    }

    /// <summary>Adds the articles of a site that have errors.</summary>
    /// <param name="diagnostics">Everything that was reported.</param>
    /// <param name="built">Paths of the articles that are in the site.</param>
    /// <returns>Whether there were any.</returns>
    public bool Add(IReadOnlyList<Diagnostic> diagnostics, IReadOnlySet<string> built)
    {
        var failing = diagnostics.Where(d => d.Severity == Severity.Error && d.Path is not null && built.Contains(d.Path))
            .ToList();
        // An address may be free again when an article that has another error is gone.
        var others = failing.Where(d => d.Code != Codes.SameAddress.Id).ToList();
        if (others.Count > 0) failing = others;
        foreach (var article in failing.GroupBy(d => d.Path!, StringComparer.Ordinal))
            _errors.Add(article.Key, article.ToList());
        return failing.Count > 0;
    }
}

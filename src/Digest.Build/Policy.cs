using Digest.Build.Files;
using Digest.Core.Diagnostics;

namespace Digest.Build;

/// <summary>What counts as a failure.</summary>
/// <param name="Strict">Whether warnings are errors.</param>
/// <param name="Forgiven">Paths of the articles whose errors are forgiven; null where nothing is.</param>
public sealed record Policy(bool Strict, IReadOnlySet<string>? Forgiven)
{
    // What an article's file can have wrong. Other files, the theme, settings and the program are never forgiven.
    private static readonly HashSet<string> OfArticles = new(
        Codes.All.Where(c => c.Severity == Severity.Error
        && (c.Id.StartsWith("DG2", StringComparison.Ordinal) || c.Id.StartsWith("DG3", StringComparison.Ordinal)
        || c.Id.StartsWith("DG4", StringComparison.Ordinal)))
            .Select(c => c.Id).Where(id => id != Codes.BrokenThemeLink.Id && id != Codes.WrongData.Id), StringComparer.Ordinal);

    /// <summary>What the options of a build say.</summary>
    internal static Policy Of(BuildOptions options, InputFiles files) => new(
        options.Strict,
        options.KeepGoing ? files.Of(InputKind.Article).Select(f => f.SourcePath).ToHashSet(StringComparer.Ordinal) : null);

    /// <summary>Diagnostics as they are printed: in order, warnings promoted, each once (defaults of a folder hold for many
    /// articles), and one info a foreign key for the first file that has it; one more where there is something to do.</summary>
    public List<Diagnostic> Judge(IEnumerable<Diagnostic> diagnostics)
    {
        var judged = Apply(diagnostics);
        judged.Sort(Diagnostic.Compare);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return judged.Distinct()
            .Where(d => d.Code != Codes.ForeignKey.Id || keys.Add(d.Hint is null ? d.Message : d.Message + "+")).ToList();
    }

    /// <summary>Diagnostics with warnings promoted where the build is strict.</summary>
    public List<Diagnostic> Apply(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(d => Strict && d.Severity == Severity.Warning ? d with { Severity = Severity.Error } : d).ToList();

    /// <summary>Whether a diagnostic stands against publishing.</summary>
    public bool Fails(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in Apply(diagnostics))
        {
            if (diagnostic.Severity == Severity.Error
                && !(diagnostic.Path is { } path && Forgiven?.Contains(path) == true && OfArticles.Contains(diagnostic.Code)))
            {
                return true;
            }
        }

        return false;
    }
}

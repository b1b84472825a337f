using System.Globalization;
using Digest.Core.Diagnostics;

namespace Digest.Output;

/// <summary>What ends a long list of diagnostics: the errors once more, then each code of which not all were printed, with the
/// folders that it is about. It fits on one screen, however many diagnostics there are.</summary>
internal static class DiagnosticSummary
{
    /// <summary>Most lines; with those that a build ends with they make a screen of 24.</summary>
    public const int MaxLines = 18;

    private const int Width = 128;
    private const int MaxErrors = 6;

    /// <summary>The lines; none where every diagnostic was printed.</summary>
    /// <param name="diagnostics">All diagnostics.</param>
    /// <param name="root">The site's folder, where a file of defaults may be.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<Diagnostic> diagnostics, string root)
    {
        var folded = diagnostics.GroupBy(d => d.Code, StringComparer.Ordinal)
            .Where(g => g.Count() > DiagnosticText.MaxPerCode)
            .Select(g => g.ToList())
            .OrderByDescending(g => g[0].Severity).ThenBy(g => g[0].Code, StringComparer.Ordinal).ToList();
        if (folded.Count == 0) return [];
        var lines = Errors(diagnostics);
        var left = MaxLines - lines.Count;
        var whole = folded.Count <= left ? folded.Count : left - 1;
        var hints = folded.ToDictionary(g => g[0].Code, g => Once(g, root), StringComparer.Ordinal);
        var spare = left - folded.Count;
        foreach (var group in folded.Take(whole))
        {
            lines.Add(Line(group));
            if (hints[group[0].Code] is { } hint && spare-- > 0) lines.Add("  hint: " + hint);
        }

        if (whole < folded.Count)
        {
            var rest = folded.Skip(whole).ToList();
            lines.Add(Fitting($"and {Number(rest.Sum(g => g.Count - DiagnosticText.MaxPerCode))} more of ",
                [.. rest.Select(g => $"{g[0].Code} ({Number(g.Count)})")], "code"));
        }

        return lines;
    }

    /// <summary>How many of a code are not printed, and in which folders they all are.</summary>
    private static string Line(List<Diagnostic> group)
    {
        var (code, summary) = (group[0].Code, Codes.All.First(c => c.Id == group[0].Code).Summary);
        var text = $"{code}: {Number(group.Count - DiagnosticText.MaxPerCode)} more of {Number(group.Count)} ({summary})";
        var folders = Folders(group);
        return folders.Count == 0 ? text : Fitting(text + " in ", folders, "folder");
    }

    // Errors are what keeps a site from being published: warnings never push them off the screen.
    private static List<string> Errors(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        var lines = new List<string>();
        // With --strict everything is an error, and the codes say more than the first of them.
        if (errors.Count == 0 || errors.Count == diagnostics.Count) return lines;
        lines.Add(errors.Count == 1 ? "the error:" : $"the {Number(errors.Count)} errors:");
        foreach (var error in errors.Take(errors.Count > MaxErrors ? MaxErrors - 1 : MaxErrors))
        {
            var place = error.Path is null ? "" : error.Line > 0 ? $"{error.Path}:{Number(error.Line)}: " : error.Path + ": ";
            lines.Add(Cut($"  {place}{error.Code}, {Excerpts.Visible(error.Message)}"));
        }

        if (errors.Count > MaxErrors)
        {
            lines.Add(Fitting($"  and {Number(errors.Count - MaxErrors + 1)} more, all in all ",
                [.. errors.GroupBy(e => e.Code, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => $"{Number(g.Count())} {g.Key}")], "code"));
        }

        return lines;
    }

    // Folders with their counts, the fullest first; where they are many, those next below the folder that holds them all.
    private static List<string> Folders(List<Diagnostic> group)
    {
        var folders = group.Where(d => d.Path is not null).Select(d => FolderOf(d.Path!)).ToList();
        if (folders.Distinct(StringComparer.Ordinal).Skip(3).Any())
        {
            var common = Common(folders);
            folders = folders.ConvertAll(f => f.IndexOf('/', common.Length) is var end and >= 0 ? f[..(end + 1)] : f);
        }

        return [.. folders.CountBy(f => f, StringComparer.Ordinal).OrderByDescending(f => f.Value)
            .ThenBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => $"{(f.Key.Length == 0 ? "./" : f.Key)} ({Number(f.Value)})")];
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    // The deepest folder that holds all folders, with a slash at its end.
    private static string Common(List<string> folders)
    {
        var common = folders[0];
        foreach (var folder in folders)
        {
            while (!folder.StartsWith(common, StringComparison.Ordinal))
                common = FolderOf(common.TrimEnd('/'));
        }

        return common;
    }

    // What a file of defaults says once for all articles of a folder.
    private static string? Once(List<Diagnostic> group, string root)
    {
        var key = group[0].Code == Codes.NoSource.Id ? "'original: true' for own work, or 'source: …'"
            : group[0].Code == Codes.RightsUnknown.Id ? "'rights: …'" : null;
        if (key is null) return null;
        var folders = group.ConvertAll(d => FolderOf(d.Path ?? ""));
        var folder = Common(folders);
        // Input folders side by side have no file of defaults in common.
        if (folder.Length == 0 && !folders.Contains(""))
            folder = folders.CountBy(f => f[..(f.IndexOf('/') + 1)], StringComparer.Ordinal).MaxBy(f => f.Value).Key;
        var file = folder + "_directory.yml";
        var exists = File.Exists(Path.Combine(root, file));
        return $"once for the folder: {(exists ? "add" : "write")} {key} {(exists ? "to" : "into")} {file}";
    }

    private static string Fitting(string text, List<string> parts, string what)
    {
        for (var n = parts.Count; n > 0; n--)
        {
            var line = text + string.Join(", ", parts.Take(n))
                + (n == parts.Count ? "" : $" and {Number(parts.Count - n)} other {what}{(parts.Count - n == 1 ? "" : "s")}");
            if (line.Length <= Width || n == 1) return Cut(line);
        }

        return Cut(text);
    }

    private static string Cut(string line) => line.Length <= Width ? line : line[..(Width - 1)] + "…";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

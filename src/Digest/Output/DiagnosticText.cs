using System.Text;
using Digest.Core.Diagnostics;

namespace Digest.Output;

/// <summary>Diagnostics as text: <c>path:line:column: error DG2003: message</c>, an excerpt with a caret, a hint.</summary>
internal static class DiagnosticText
{
    /// <summary>Most diagnostics of one code that text formats print.</summary>
    public const int MostOfACode = 20;

    private const int ExcerptWidth = 100;

    /// <summary>Writes diagnostics. Excerpts are read from the files that the paths name.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics, string root)
    {
        var colours = Terminal.HasColour(writer);
        var files = new Dictionary<string, string[]?>(StringComparer.Ordinal);
        foreach (var (diagnostic, more) in Limited(diagnostics))
        {
            if (diagnostic is null)
            {
                writer.WriteLine(more);
                continue;
            }

            WriteOne(writer, diagnostic, colours);
            if (Line(diagnostic, root, files) is { } line) Excerpt(writer, diagnostic, line);
            if (diagnostic.Hint is { } hint) writer.WriteLine("  hint: " + hint);
        }
    }

    /// <summary>At most <see cref="MostOfACode"/> of each code, then a line that counts the others.</summary>
    public static IEnumerable<(Diagnostic? Diagnostic, string? More)> Limited(IReadOnlyList<Diagnostic> diagnostics)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            var count = counts[diagnostic.Code] = counts.GetValueOrDefault(diagnostic.Code) + 1;
            if (count <= MostOfACode) yield return (diagnostic, null);
        }

        foreach (var (code, count) in counts)
        {
            if (count > MostOfACode) yield return (null, $"{code}: {count - MostOfACode} more of {count} ({Codes.All.First(c => c.Id == code).Summary})");
        }
    }

    private static void WriteOne(TextWriter writer, Diagnostic d, bool colours)
    {
        var text = new StringBuilder();
        if (d.Path is not null)
        {
            text.Append(d.Path);
            if (d.Line > 0) text.Append(':').Append(d.Line).Append(':').Append(Math.Max(1, d.Column));
            text.Append(": ");
        }

        var word = Report.Word(d.Severity);
        if (colours) text.Append(d.Severity == Severity.Error ? "\u001b[31m" : d.Severity == Severity.Warning ? "\u001b[33m" : "\u001b[36m").Append(word).Append("\u001b[0m");
        else text.Append(word);
        writer.WriteLine(text.Append(' ').Append(d.Code).Append(": ").Append(Visible(d.Message)).ToString());
    }

    private static string? Line(Diagnostic d, string root, Dictionary<string, string[]?> files)
    {
        if (d.Path is null || d.Line <= 0) return null;
        if (!files.TryGetValue(d.Path, out var lines))
        {
            var path = Path.Combine(root, d.Path);
            try
            {
                lines = File.Exists(path) && new FileInfo(path).Length < 4 << 20 ? File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n') : null;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                lines = null;
            }

            files[d.Path] = lines;
        }

        return lines is not null && d.Line <= lines.Length ? lines[d.Line - 1] : null;
    }

    private static void Excerpt(TextWriter writer, Diagnostic d, string line)
    {
        // The first line of an article stands for the whole of it: its fence tells nothing.
        if (line.Trim() is "---" or "") return;
        var column = Math.Clamp(d.Column, 1, line.Length + 1);
        var start = column > ExcerptWidth - 10 ? column - (ExcerptWidth / 2) : 0;
        var length = Math.Min(ExcerptWidth, line.Length - start);
        if (length <= 0) return;
        writer.WriteLine("  | " + Visible(line.Substring(start, length)));
        writer.WriteLine("  | " + new string(' ', column - 1 - start) + "^");
    }

    // What a file holds must not steer the terminal.
    private static string Visible(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        return string.Concat(text.Select(c => c == '\t' ? " " : char.IsControl(c) ? "\uFFFD" : c.ToString()));
    }
}

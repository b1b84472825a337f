using System.Text;
using Digest.Core.Diagnostics;

namespace Digest.Output;

/// <summary>Diagnostics as text: <c>path:line:column: error DG2003: message</c>, an excerpt with a caret, a hint.</summary>
internal static class DiagnosticText
{
    /// <summary>Most diagnostics of one code that text formats print.</summary>
    public const int MaxPerCode = 20;

    /// <summary>Writes diagnostics. Excerpts are read from the files that the paths name.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics, string root)
    {
        var colours = Terminal.HasColour(writer);
        var excerpts = new Excerpts(root);
        var folded = diagnostics.CountBy(d => d.Code, StringComparer.Ordinal).Where(c => c.Value > MaxPerCode)
            .Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var hints = new HashSet<(string, string?)>();
        foreach (var diagnostic in Printed(diagnostics))
        {
            WriteOne(writer, diagnostic, colours);
            // Many alike are told in a line each: the first of them has all that there is to know.
            var isToldBefore = !hints.Add((diagnostic.Code, diagnostic.Hint)) && diagnostic.Severity != Severity.Error
                && folded.Contains(diagnostic.Code);
            if (isToldBefore) continue;
            if (excerpts.Of(diagnostic) is { } excerpt)
            {
                writer.WriteLine("  | " + excerpt.Text);
                writer.WriteLine("  | " + excerpt.Caret);
            }

            if (diagnostic.Hint is { } hint) writer.WriteLine("  hint: " + Excerpts.Visible(hint));
        }

        foreach (var line in DiagnosticSummary.Of(diagnostics, root)) writer.WriteLine(line);
    }

    /// <summary>At most <see cref="MaxPerCode"/> of each code.</summary>
    public static IEnumerable<Diagnostic> Printed(IReadOnlyList<Diagnostic> diagnostics)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            var count = counts[diagnostic.Code] = counts.GetValueOrDefault(diagnostic.Code) + 1;
            if (count <= MaxPerCode) yield return diagnostic;
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
        if (colours)
        {
            text.Append(d.Severity == Severity.Error
            ? "\u001b[31m" : d.Severity == Severity.Warning ? "\u001b[33m" : "\u001b[36m").Append(word).Append("\u001b[0m");
        }
        else
        {
            text.Append(word);
        }

        writer.WriteLine(text.Append(' ').Append(d.Code).Append(": ").Append(Excerpts.Visible(d.Message)).ToString());
    }
}

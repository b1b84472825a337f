using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;
using Digest.Core.Settings;
using Digest.Output;

namespace Digest.Preview;

/// <summary>What browsers are told of the last build, as JSON on one line.</summary>
internal static class PreviewState
{
    private const int MaxDiagnostics = 20;

    /// <summary>Writes the state.</summary>
    /// <param name="build">Which pages are shown; a browser that shows others loads anew.</param>
    /// <param name="diagnostics">Diagnostics of the last build.</param>
    /// <param name="root">The site's folder, for excerpts.</param>
    /// <param name="marks">Addresses of pages that are not published yet, each with why.</param>
    /// <param name="isLinking">Whether stories and links are those of before, and new ones are looked for.</param>
    public static string Write(string build, IReadOnlyList<Diagnostic> diagnostics, string root,
        IReadOnlyDictionary<string, string> marks, bool isLinking = false)
    {
        var excerpts = new Excerpts(root);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("build", build);
            json.WriteBoolean("linking", isLinking);
            WriteDiagnostics(json, "errors", "shownErrors", diagnostics.Where(d => d.Severity == Severity.Error).ToList(),
                excerpts);
            WriteDiagnostics(json, "warnings", "shownWarnings", diagnostics.Where(d => d.Severity == Severity.Warning).ToList(),
                excerpts);
            json.WriteStartObject("marks");
            foreach (var (address, mark) in marks.OrderBy(m => m.Key, StringComparer.Ordinal)) json.WriteString(address, mark);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Addresses, as browsers see them, of drafts and scheduled articles.</summary>
    public static Dictionary<string, string> Marks(IEnumerable<PagePlan> plans, DateTimeOffset now, SiteSettings settings)
    {
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            if (plan.View is not ArticleView { Article: var article }) continue;
            var mark = article.Article.Draft ? "draft"
                : article.Article.Published > now
                ? "scheduled for " + article.Article.Published.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)
                : null;
            if (mark is not null)
                marks[new Uri("http://localhost" + Permalinks.Href(plan.Permalink, settings)).AbsolutePath] = mark;
        }

        return marks;
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, string count, string shown, List<Diagnostic> diagnostics,
        Excerpts excerpts)
    {
        json.WriteNumber(count, diagnostics.Count);
        json.WriteStartArray(shown);
        foreach (var d in diagnostics.Take(MaxDiagnostics))
        {
            json.WriteStartObject();
            json.WriteString("where",
                d.Path is null
                ? null : d.Line > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{d.Path}:{d.Line}:{Math.Max(1, d.Column)}") : d.Path);
            json.WriteString("severity", Report.Word(d.Severity));
            json.WriteString("code", d.Code);
            json.WriteString("message", Excerpts.Visible(d.Message));
            json.WriteString("hint", d.Hint);
            if (excerpts.Of(d) is { } excerpt)
            {
                json.WriteString("line", excerpt.Text);
                json.WriteString("caret", excerpt.Caret);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Build;
using Digest.Core.Diagnostics;

namespace Digest.Output;

/// <summary>The report of a build as JSON.</summary>
internal static class Report
{
    public static readonly JsonWriterOptions Json = new()
    {
        Indented = true, NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    /// <summary>HTML pages among the files of a site; files that are only copied do not count.</summary>
    public static int HtmlPages(BuiltSite site) => site.Pages.Count(p => p.Plan is { IsHtml: true });

    public static string Instant(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static void Write(string file, BuildResult result)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        using var stream = File.Create(file);
        using var json = new Utf8JsonWriter(stream, Json);
        var site = result.Built;
        json.WriteStartObject();
        json.WriteNumber("articles", site?.Site.Articles.Count ?? 0);
        json.WriteNumber("stories", site?.Site.Stories.Count ?? 0);
        json.WriteNumber("pages", site is null ? 0 : HtmlPages(site));
        json.WriteNumber("written", result.Published?.Written ?? 0);
        json.WriteNumber("unchanged", result.Published?.Unchanged ?? 0);
        json.WriteNumber("removed", result.Published?.Removed ?? 0);
        json.WriteNumber("durationMs", Math.Round(result.Duration.TotalMilliseconds));
        json.WriteStartObject("phases");
        foreach (var (phase, milliseconds) in result.Phases.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(phase,
            Math.Round(milliseconds, 1));
        }

        json.WriteEndObject();
        if (site?.Site.NextChange is { } next) json.WriteString("nextChange", Instant(next));
        else json.WriteNull("nextChange");
        json.WritePropertyName("diagnostics");
        Diagnostics(json, result.Diagnostics);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    public static void Diagnostics(Utf8JsonWriter json, IReadOnlyList<Diagnostic> diagnostics)
    {
        json.WriteStartArray();
        foreach (var d in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", d.Code);
            json.WriteString("severity", Word(d.Severity));
            json.WriteString("message", d.Message);
            json.WriteString("path", d.Path);
            Number(json, "line", d.Line);
            Number(json, "column", d.Column);
            json.WriteString("hint", d.Hint);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static void Number(Utf8JsonWriter json, string name, int value)
    {
        if (value > 0) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}

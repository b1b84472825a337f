using System.Text;
using System.Text.Json;
using Digest.Core.Diagnostics;

namespace Digest.Output;

/// <summary>Diagnostics for machines.</summary>
internal static class CheckFormats
{
    /// <summary>A JSON array, all of them.</summary>
    public static void Json(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics) =>
        Write(writer, json => Report.Diagnostics(json, diagnostics));

    /// <summary>GitHub's workflow commands, which annotate pull requests.</summary>
    public static void Github(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics, string root)
    {
        foreach (var d in DiagnosticText.Printed(diagnostics))
        {
            var command = d.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            var properties = new List<string>();
            if (d.Path is not null) properties.Add("file=" + Property(d.Path));
            if (d.Line > 0) properties.Add($"line={d.Line},col={Math.Max(1, d.Column)}");
            properties.Add("title=" + d.Code);
            var text = d.Hint is null ? d.Message : $"{d.Message} ({d.Hint})";
            writer.WriteLine($"::{command} {string.Join(',', properties)}::{Data(text)}");
        }

        foreach (var line in DiagnosticSummary.Of(diagnostics, root)) writer.WriteLine("::notice::" + Data(line.Trim()));
    }

    /// <summary>SARIF 2.1.0 (OASIS), one run with all rules that were broken. Paths are relative to the site's folder,
    /// <c>%SRCROOT%</c>.</summary>
    public static void Sarif(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics) => Write(writer, json =>
    {
        var rules = diagnostics.Select(d => d.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Digest");
        json.WriteStartArray("rules");
        foreach (var rule in rules) Rule(json, Codes.All.First(c => c.Id == rule));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var d in diagnostics) Result(json, d, rules);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Rule(Utf8JsonWriter json, DiagnosticCode code)
    {
        json.WriteStartObject();
        json.WriteString("id", code.Id);
        json.WriteStartObject("shortDescription");
        json.WriteString("text", char.ToUpperInvariant(code.Summary[0]) + code.Summary[1..] + ".");
        json.WriteEndObject();
        if (CodeHelp.Find(code.Id) is { } help)
        {
            json.WriteStartObject("help");
            json.WriteString("text", help.Replace("`", "", StringComparison.Ordinal));
            json.WriteString("markdown", help);
            json.WriteEndObject();
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(code.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Level(Severity severity) =>
        severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    private static void Result(Utf8JsonWriter json, Diagnostic d, List<string> rules)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", d.Code);
        json.WriteNumber("ruleIndex", rules.IndexOf(d.Code));
        json.WriteString("level", Level(d.Severity));
        json.WriteStartObject("message");
        json.WriteString("text", d.Hint is null ? d.Message : $"{d.Message} ({d.Hint})");
        json.WriteEndObject();
        if (d.Path is not null)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", string.Join('/', d.Path.Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", "%SRCROOT%");
            json.WriteEndObject();
            if (d.Line > 0)
            {
                json.WriteStartObject("region");
                json.WriteNumber("startLine", d.Line);
                json.WriteNumber("startColumn", Math.Max(1, d.Column));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes JSON as a text that ends in a line end.</summary>
    public static void Write(TextWriter writer, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Report.Json)) write(json);
        writer.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}

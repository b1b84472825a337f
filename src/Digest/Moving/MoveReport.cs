using System.Globalization;
using System.Text.Json;
using Digest.Core.Diagnostics;
using Digest.Output;

namespace Digest.Moving;

/// <summary>A file that is not built, and why.</summary>
/// <param name="Path">Where it is now.</param>
/// <param name="Line">Line of the error, or 0.</param>
/// <param name="Reason">What is wrong.</param>
internal sealed record LostFile(string Path, int Line, string Reason);

/// <summary>An address of the old site that no page has and none leads from.</summary>
/// <param name="Path">The file.</param>
/// <param name="Old">Its old address.</param>
/// <param name="Now">Its address now.</param>
internal sealed record LostAddress(string Path, string Old, string Now);

/// <summary>What moving an archive came to.</summary>
internal sealed record MoveReport
{
    /// <summary>Name of the generator.</summary>
    public required string Generator { get; init; }

    /// <summary>Configuration files that were read.</summary>
    public required IReadOnlyList<string> Configurations { get; init; }

    /// <summary>Posts that were found.</summary>
    public required int Posts { get; init; }

    /// <summary>Posts that cannot be built.</summary>
    public required int LostPosts { get; init; }

    /// <summary>Posts that are built.</summary>
    public required int Built { get; init; }

    /// <summary>Posts that are not built as their front matter says: drafts, those of the future, those that expired.</summary>
    public required (int Drafts, int Scheduled, int Expired) LeftOut { get; init; }

    /// <summary>Pages that are no articles and are built.</summary>
    public required int Pages { get; init; }

    /// <summary>Other files that were copied.</summary>
    public required int Assets { get; init; }

    /// <summary>Posts and pages that cannot be built.</summary>
    public required IReadOnlyList<LostFile> Lost { get; init; }

    /// <summary>Old addresses that are addresses of the new site.</summary>
    public required int Kept { get; init; }

    /// <summary>Old addresses that lead to one.</summary>
    public required int Redirected { get; init; }

    /// <summary>Old addresses that are gone.</summary>
    public required IReadOnlyList<LostAddress> LostAddresses { get; init; }

    /// <summary>Posts and pages whose old address is not known.</summary>
    public required int UnknownAddresses { get; init; }

    /// <summary>Shortcodes and template tags by name.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Tags { get; init; }

    /// <summary>Templates and their like, which are not taken, by kind.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Templates { get; init; }

    /// <summary>Files that were not read, by reason.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> NotRead { get; init; }

    /// <summary>What was found.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Writes it as text.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine($"moved in from {Generator}, as {string.Join(", ", Configurations)} "
            + $"{(Configurations.Count == 1 ? "says" : "say")}");
        var (drafts, scheduled, expired) = LeftOut;
        var left = new[] { (drafts, drafts == 1 ? "draft" : "drafts"), (scheduled, "not due yet"), (expired, "expired") }
            .Where(l => l.Item1 > 0).Select(l => $"{Number(l.Item1)} {l.Item2}");
        output.WriteLine(string.Join(", ",
            [$"{Count(Posts, "post")}: {Number(Built)} built", .. left, $"{Number(LostPosts)} lost"]));
        output.WriteLine($"{Count(Pages, "page")}{(Lost.Count > LostPosts ? $", {Number(Lost.Count - LostPosts)} lost" : "")}; "
            + $"{Count(Assets, "other file")} copied");
        output.WriteLine($"{Count(Kept + Redirected + LostAddresses.Count, "known old address", "es")}: {Number(Kept)} kept, "
            + $"{Number(Redirected)} redirected, {Number(LostAddresses.Count)} lost"
            + (UnknownAddresses == 0 ? "" : $"; {Number(UnknownAddresses)} not known"));
        Counts(output, "shortcodes and template tags: ", Tags);
        Counts(output, "not taken: ", Templates);
        Counts(output, "not read: ", NotRead);
    }

    private static void Counts(TextWriter output, string what, IReadOnlyList<KeyValuePair<string, int>> counts)
    {
        const int Shown = 8;
        if (counts.Count == 0) return;
        var text = string.Join(", ", counts.Take(Shown).Select(c => $"{c.Key} ({Number(c.Value)})"));
        output.WriteLine(what + text + (counts.Count <= Shown ? ""
            : $" and {Count(counts.Count - Shown, "other kind")} ({Number(counts.Skip(Shown).Sum(c => c.Value))})"));
    }

    /// <summary>Writes it as JSON.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("generator", Generator);
        json.WriteStartArray("configurations");
        foreach (var file in Configurations) json.WriteStringValue(file);
        json.WriteEndArray();
        json.WriteStartObject("posts");
        json.WriteNumber("found", Posts);
        json.WriteNumber("built", Built);
        json.WriteNumber("drafts", LeftOut.Drafts);
        json.WriteNumber("scheduled", LeftOut.Scheduled);
        json.WriteNumber("expired", LeftOut.Expired);
        json.WriteStartArray("lost");
        foreach (var lost in Lost)
        {
            json.WriteStartObject();
            json.WriteString("path", lost.Path);
            if (lost.Line > 0) json.WriteNumber("line", lost.Line);
            else json.WriteNull("line");
            json.WriteString("reason", lost.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNumber("pages", Pages);
        json.WriteNumber("assets", Assets);
        json.WriteStartObject("addresses");
        json.WriteNumber("kept", Kept);
        json.WriteNumber("redirected", Redirected);
        json.WriteStartArray("lost");
        foreach (var lost in LostAddresses)
        {
            json.WriteStartObject();
            json.WriteString("path", lost.Path);
            json.WriteString("old", lost.Old);
            json.WriteString("now", lost.Now);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("unknown", UnknownAddresses);
        json.WriteEndObject();
        Counts(json, "tags", Tags);
        Counts(json, "templates", Templates);
        Counts(json, "notRead", NotRead);
        json.WritePropertyName("diagnostics");
        Report.Diagnostics(json, Diagnostics);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, int>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts) json.WriteNumber(key, count);
        json.WriteEndObject();
    }

    private static string Count(int number, string what, string many = "s") =>
        $"{Number(number)} {what}{(number == 1 ? "" : many)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

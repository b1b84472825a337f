using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Digest.Linking;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest evaluate</c>.</summary>
internal static class EvaluateCommand
{
    public static Command Create(CommandContext context)
    {
        var labelled = new Argument<string>("LABELLED.jsonl") { Description = "lines {id, title, text, date?, lang?, cluster?}" };
        var links = new Option<string?>("--links") { Description = "lines {from, to}: links to rank", HelpName = "LINKS.jsonl" };
        var candidates = new Option<string>("--candidates")
        {
            Description = "all or earlier", HelpName = "WHICH",
            DefaultValueFactory = _ => "all"
        };
        candidates.AcceptOnlyFromAmong("all", "earlier");
        var asJson = new Option<bool>("--json") { Description = "print JSON" };
        var threads = new Option<int>("--threads") { Description = "most threads; 0 is one for each processor", HelpName = "N" };
        var command = new Command("evaluate", "Says how well stories and links match labels.") { labelled, links, candidates,
            asJson, threads };
        new SharedOptions().AddFolders(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetValue(labelled)!, parsed.GetValue(links),
            parsed.GetValue(candidates) == "earlier" ? LinkCandidates.Earlier : LinkCandidates.All,
            parsed.GetValue(asJson), new LinkOptions { Threads = parsed.GetValue(threads), CancellationToken = cancellation },
            context)));
        return command;
    }

    private static int Run(string file, string? linksFile, LinkCandidates candidates, bool asJson, LinkOptions options,
        CommandContext context)
    {
        EvaluationReport report;
        TimeSpan duration;
        try
        {
            using var documents = new StreamReader(file);
            using var links = linksFile is null ? null : new StreamReader(linksFile);
            var start = context.Clock.GetTimestamp();
            report = Evaluator.Run(documents, links, candidates, options);
            duration = context.Clock.GetElapsedTime(start);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(exception is FileNotFoundException { FileName: { } missing }
                ? $"digest: there is no file {missing}\n  hint: paths are relative to the current folder"
                : "digest: the labels cannot be read: " + exception.Message.TrimEnd('.'));
            return ExitStatus.WrongUsage;
        }

        foreach (var bad in report.BadLines)
            context.Error.WriteLine($"{(bad.InLinks ? linksFile : file)}:{bad.Number}:1: error: {bad.Reason}");
        if (asJson) CheckFormats.Write(context.Out, json => Json(json, report, duration));
        else Text(context.Out, report, duration);
        return report.BadLines.Count > 0 ? ExitStatus.Errors : ExitStatus.Done;
    }

    private static string F(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Text(TextWriter output, EvaluationReport report, TimeSpan duration)
    {
        output.WriteLine(
            $"B-cubed   precision {F(report.BCubed.Precision)}  recall {F(report.BCubed.Recall)}  F1 {F(report.BCubed.F1)}");
        output.WriteLine(
            $"pairs     precision {F(report.Pairs.Precision)}  recall {F(report.Pairs.Recall)}  F1 {F(report.Pairs.F1)}");
        output.WriteLine($"nearest   {F(report.Nearest)}");
        output.WriteLine($"clusters  {report.Found} found, {report.Labelled} labelled");
        if (report.Links is { } links)
        {
            output.WriteLine(
                $"links     recall@5 {F(links.Recall5)}  MRR {F(links.Mrr)}  nDCG@5 {F(links.Ndcg5)}  ({links.Queries} queries)");
        }

        output.WriteLine($"seconds   {duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)}");
    }

    private static void Json(Utf8JsonWriter json, EvaluationReport report, TimeSpan duration)
    {
        json.WriteStartObject();
        Measure(json, "bcubed", report.BCubed);
        Measure(json, "pairs", report.Pairs);
        json.WriteNumber("nearest", report.Nearest);
        json.WriteStartObject("clusters");
        json.WriteNumber("found", report.Found);
        json.WriteNumber("labelled", report.Labelled);
        json.WriteEndObject();
        if (report.Links is { } links)
        {
            json.WriteStartObject("links");
            json.WriteNumber("recall5", links.Recall5);
            json.WriteNumber("mrr", links.Mrr);
            json.WriteNumber("ndcg5", links.Ndcg5);
            json.WriteNumber("queries", links.Queries);
            json.WriteEndObject();
        }

        json.WriteNumber("seconds", Math.Round(duration.TotalSeconds, 3));
        json.WriteEndObject();
    }

    private static void Measure(Utf8JsonWriter json, string name, Measure measure)
    {
        json.WriteStartObject(name);
        json.WriteNumber("precision", measure.Precision);
        json.WriteNumber("recall", measure.Recall);
        json.WriteNumber("f1", measure.F1);
        json.WriteEndObject();
    }
}

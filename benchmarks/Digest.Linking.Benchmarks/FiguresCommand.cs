using System.Diagnostics;
using System.Globalization;
using Digest.Linking.Benchmarks.Readers;
using Digest.Linking.Text;

namespace Digest.Linking.Benchmarks;

/// <summary>Prints the figures on which the tellings of labelled stories differ, to be read by eye.</summary>
internal static class FiguresCommand
{
    /// <summary>Reads a labelled file, compares the figures of each of its clusters and prints them; then what the whole took.</summary>
    public static int Run(string path)
    {
        var set = LabelledSet.Read(path, null);
        var stories = set.Documents.Zip(set.Labels).Where(static d => d.Second is not null)
            .GroupBy(static d => d.Second!, static d => d.First, StringComparer.Ordinal)
            .Where(static s => s.Count() > 1)
            .OrderBy(static s => s.Key, StringComparer.Ordinal)
            .Select(static s => s.OrderBy(static d => d.Published ?? DateTimeOffset.MaxValue)
                .ThenBy(static d => d.Id, StringComparer.Ordinal).ToArray())
            .ToArray();
        var found = 0;
        foreach (var tellings in stories)
        {
            foreach (var conflict in FigureConflicts.Find(tellings))
            {
                found++;
                Console.WriteLine((conflict.Update ? "update, " : "") + conflict.What);
                foreach (var told in conflict.Tellings)
                    Console.WriteLine($"    {told.Document} {told.Value}: {Sentence(tellings, told)}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found} of {stories.Length} stories; ")
            + $"quotations {Seconds(() => Array.ForEach(stories, static s => QuoteLedger.Build(s)))} s, "
            + $"figures {Seconds(() => Array.ForEach(stories, static s => FigureConflicts.Find(s)))} s");
        return 0;
    }

    // The first sentence with the number, which mostly is the one that was read.
    private static string Sentence(LinkDocument[] tellings, FigureTelling told)
    {
        var telling = Array.Find(tellings, t => t.Id == told.Document)!;
        var text = telling.Headline + "\n\n" + telling.Whole;
        var at = Math.Max(0, text.IndexOf(told.Value, StringComparison.Ordinal));
        return Sentences.Around(text, at, told.Value.Length, 200);
    }

    // The fastest of thirty: others work on the machine.
    private static string Seconds(Action action)
    {
        var best = TimeSpan.MaxValue;
        for (var pass = 0; pass < 30; pass++)
        {
            var watch = Stopwatch.StartNew();
            action();
            if (watch.Elapsed < best) best = watch.Elapsed;
        }

        return best.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
    }
}

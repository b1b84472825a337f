using System.Diagnostics;
using System.Globalization;
using Digest.Linking.Pairs;
using Digest.Linking.Ranking;
using Digest.Linking.Stories;
using Digest.Linking.Weights;

namespace Digest.Linking.Benchmarks;

/// <summary>Times the steps of linking on a folder of articles and compares them with the parsing of their Markdown, in one cold
/// process.</summary>
internal static class CostCommand
{
    /// <summary>Prints one table a pass.</summary>
    public static int Run(string folder, int threads, int passes, bool live)
    {
        var options = new LinkOptions { Threads = threads };
        var paths = ArticleFolder.Paths(folder);
        for (var pass = 0; pass < passes; pass++) Pass(paths, options, live);
        return 0;
    }

    private static void Pass(string[] paths, LinkOptions options, bool live)
    {
        var steps = new StepTimes(live);
        var documents = steps.Time("Markdown", () => ArticleFolder.Parse(paths, options.Threads));
        steps.Begin();
        var fingerprints = steps.Time("fingerprints", () => Fingerprint.OfAll(documents, options));
        var corpus = steps.Time("weights", () => Corpus.Of(fingerprints, options));
        var rules = steps.Time("editor's rules", () => new EditorRules(corpus));
        var candidates = steps.Time("candidates", () => Candidates.Find(corpus, options));
        var pairs = steps.Time("pairs", () => PairTable.Score(corpus, candidates, options));
        var grouping = steps.Time("stories",
            () => new StoryGrouping(corpus, pairs, rules, Clustering.Group(corpus, pairs, rules)));
        var related = steps.Time("related", () => RelatedStories.Rank(grouping, options));
        var quotes = steps.Time("ledgers", () => Ledgers(grouping, documents, options));
        var duplicates = steps.Time("duplicates", () => Duplicates.Find(fingerprints));
        steps.Print(Console.Out);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{documents.Length} documents, {grouping.Stories.Count} stories, {related.Sum(r => r.Count)} links, {quotes} "
            + $"quotations and figures, {duplicates.Count} duplicates; peak "
            + $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB, {GC.CollectionCount(0)} collections, "
            + $"{GC.CollectionCount(2)} full; result {ResultOf(grouping, related):x16}"));
    }

    // One number for all stories, links and their scores and reasons: a change of the code that should change no result keeps it.
    private static ulong ResultOf(StoryGrouping grouping, IReadOnlyList<IReadOnlyList<Related>> related)
    {
        var hash = 14695981039346656037UL;
        void Add(string text)
        {
            foreach (var c in text) hash = (hash ^ c) * 1099511628211;
        }

        for (var s = 0; s < grouping.Stories.Count; s++)
        {
            Add(string.Join(' ', grouping.Stories[s].Members));
            foreach (var joined in grouping.Stories[s].Evidence)
                Add(string.Create(CultureInfo.InvariantCulture, $"{joined.To} {joined.Score} {Wording.English(joined.Reasons)}"));
            foreach (var link in related[s])
            {
                Add(string.Create(CultureInfo.InvariantCulture,
                    $"{link.From} {link.To} {link.Score} {string.Join(' ', link.Reasons)}"));
            }
        }
        return hash;
    }

    private static int Ledgers(StoryGrouping grouping, LinkDocument[] documents, LinkOptions options)
    {
        var byId = documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
        var found = new int[grouping.Stories.Count];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, s =>
        {
            var members = grouping.Stories[s].Members;
            if (members.Count > 1)
            {
                var tellings = members.Select(id => byId[id]).ToList();
                found[s] = QuoteLedger.Build(tellings).Count + FigureConflicts.Find(tellings).Count;
            }
        });
        return found.Sum();
    }
}

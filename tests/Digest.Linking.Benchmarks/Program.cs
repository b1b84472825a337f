using System.Diagnostics;
using System.Globalization;
using Digest.Linking;
using Digest.Linking.Benchmarks;
using Digest.Linking.Pairs;

// Times the steps of linking on a folder of articles and compares them with the parsing of their Markdown, in one cold process:
//   dotnet run --project tests/Digest.Benchmarks -c Release -- generate site 10000
//   dotnet run --project tests/Digest.Linking.Benchmarks -c Release -- site/input/articles [threads] [passes]
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: FOLDER [THREADS] [PASSES]");
    return 2;
}
var threads = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
var passes = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
var options = new LinkOptions { Threads = threads };
var paths = ArticleFolder.Paths(args[0]);
for (var pass = 0; pass < passes; pass++)
{
    var steps = new StepTimes();
    var documents = steps.Time("Markdown", () => ArticleFolder.Parse(paths, threads));
    steps.Begin();
    var fingerprints = steps.Time("fingerprints", () => Fingerprint.OfAll(documents, options));
    var corpus = steps.Time("weights", () => Corpus.Of(fingerprints, options));
    var rules = steps.Time("editor's rules", () => new EditorRules(corpus));
    var candidates = steps.Time("candidates", () => Candidates.Of(corpus, options));
    var pairs = steps.Time("pairs", () => PairTable.Of(corpus, candidates, options));
    var grouping = steps.Time("stories", () => new StoryGrouping(corpus, pairs, rules, Clustering.Of(corpus, pairs, rules)));
    var related = steps.Time("related", () => RelatedStories.Rank(grouping, options));
    var quotes = steps.Time("ledgers", () => Ledgers(grouping, documents, options));
    var duplicates = steps.Time("duplicates", () => Duplicates.Find(fingerprints));
    steps.Print(Console.Out);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{documents.Length} documents, {grouping.Stories.Count} stories, {related.Sum(r => r.Count)} links, {quotes} quotations and figures, {duplicates.Count} duplicates; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB, {GC.CollectionCount(0)} collections"));
}
return 0;

static int Ledgers(StoryGrouping grouping, LinkDocument[] documents, LinkOptions options)
{
    var byId = documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
    var found = new int[grouping.Stories.Count];
    Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, s =>
    {
        var members = grouping.Stories[s].Members;
        if (members.Count > 1)
        {
            var tellings = members.Select(id => byId[id]).ToList();
            found[s] = QuoteLedger.Of(tellings).Count + Figures.Of(tellings).Count;
        }
    });
    return found.Sum();
}

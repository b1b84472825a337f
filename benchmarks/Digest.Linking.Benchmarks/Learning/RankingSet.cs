using Digest.Linking.Benchmarks.Readers;
using Digest.Linking.Evaluation;
using Digest.Linking.Pairs;
using Digest.Linking.Weights;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>A document whose links are known, with the features of all its candidates.</summary>
/// <param name="From">Its index in the corpus.</param>
/// <param name="Others">The candidates.</param>
/// <param name="Features">The features of the candidates, one row after the other.</param>
/// <param name="IsTarget">Which candidates it links to.</param>
internal sealed record RankingQuery(int From, int[] Others, float[] Features, bool[] IsTarget)
{
    /// <summary>The features of a candidate.</summary>
    public ReadOnlySpan<float> FeaturesOf(int candidate) => Features.AsSpan(candidate * PairFeatures.Count, PairFeatures.Count);
}

/// <summary>Labelled links to learn from: documents with the links from each to others.</summary>
internal sealed class RankingSet
{
    /// <summary>Features that the ranking model sees as 0. Copies of one text are tellings of one story: what the labels say of
    /// the few that are no telling is chance, and a large weight. Products with dates and lengths tell of the set that they were
    /// learnt on.</summary>
    private static readonly int[] LeftOut =
    [
        PairFeatures.Resemblance, PairFeatures.SharedQuotes, PairFeatures.Undated, PairFeatures.CosineByLength,
        PairFeatures.CosineByDays,
        PairFeatures.LeadByLength, PairFeatures.NamesByLength, PairFeatures.OverlapByLength, PairFeatures.LeadByUndated,
        PairFeatures.LengthByUndated, PairFeatures.DaysByPunctuality, PairFeatures.DaysByLateness,
    ];

    private readonly Corpus _corpus;
    private readonly LinkCandidates _candidates;
    private readonly LinkOptions _options;
    private readonly List<(string From, string To)> _links;

    /// <summary>Reads a set; links without both documents among the candidates are left out.</summary>
    /// <param name="documents">A file of documents, as for <c>digest evaluate</c>.</param>
    /// <param name="linksFile">A file of links, as for <c>digest evaluate --links</c>.</param>
    /// <param name="candidates">Which documents a link may point to.</param>
    /// <param name="options">Settings of the run.</param>
    public RankingSet(string documents, string linksFile, LinkCandidates candidates, LinkOptions options)
    {
        var set = LabelledSet.Read(documents, linksFile);
        (this._candidates, this._options, _links) = (candidates, options, set.Links!);
        Name = Path.GetFileNameWithoutExtension(documents);
        _corpus = Corpus.Of(Fingerprint.OfAll(set.Documents, options), options);
        var queries = LinkRanking.FindQueries(_corpus, _links, candidates);
        Queries = new RankingQuery[queries.Count];
        Parallel.For(0, queries.Count, q => Queries[q] = QueryOf(queries[q].From, queries[q].Targets));
    }

    /// <summary>The name of the documents' file.</summary>
    public string Name { get; }

    /// <summary>The documents that have a target, in the order of their Ids.</summary>
    public RankingQuery[] Queries { get; }

    /// <summary>Measures weights as <c>digest evaluate --links</c> does, on some queries alone.</summary>
    public LinkMeasures Measure(float[] weights, Predicate<int> isMeasured)
    {
        var from = new HashSet<string>(StringComparer.Ordinal);
        for (var q = 0; q < Queries.Length; q++)
        {
            if (isMeasured(q)) from.Add(_corpus.Documents[Queries[q].From].Document.Id);
        }
        var byFrom = Queries.ToDictionary(static query => query.From);
        return LinkRanking.Measure(_corpus, _links.FindAll(link => from.Contains(link.From)), _candidates, _options, (a, b) =>
        {
            var query = byFrom[a];
            return PairModel.LogOdds(query.FeaturesOf(Array.BinarySearch(query.Others, b)), weights);
        });
    }

    private RankingQuery QueryOf(int from, HashSet<int> targets)
    {
        var others = new List<int>();
        for (var i = 0; i < _corpus.Count; i++)
        {
            if (LinkRanking.IsCandidate(_corpus, from, i, _candidates)) others.Add(i);
        }
        var features = new float[others.Count * PairFeatures.Count];
        for (var k = 0; k < others.Count; k++)
        {
            var row = features.AsSpan(k * PairFeatures.Count, PairFeatures.Count);
            PairFeatures.Compute(_corpus, from, others[k], 0, row);
            foreach (var feature in LeftOut) row[feature] = 0;
        }
        return new RankingQuery(from, [.. others], features, [.. others.Select(targets.Contains)]);
    }
}

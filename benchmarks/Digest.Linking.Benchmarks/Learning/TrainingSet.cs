using Digest.Linking.Pairs;
using Digest.Linking.Stories;
using Digest.Linking.Weights;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>A site to learn from or to measure: its candidate pairs with their features, by the library's own code.</summary>
internal sealed class TrainingSet
{
    private const float MostlyTheSame = 0.3f;
    private readonly Corpus corpus;
    private readonly string?[] labels;
    private readonly CandidateLists lists;
    private readonly int[][] candidates;
    private readonly double weight;

    /// <summary>Prepares a site.</summary>
    /// <param name="fingerprints">Its documents.</param>
    /// <param name="labelOf">The cluster of a document by its Id; null leaves its pairs out.</param>
    /// <param name="weight">How much all its documents together count.</param>
    /// <param name="options">Settings of the run.</param>
    public TrainingSet(IReadOnlyList<Fingerprint> fingerprints, Func<string, string?> labelOf, double weight, LinkOptions options)
    {
        corpus = Corpus.Of(fingerprints, options);
        labels = [.. corpus.Documents.Select(d => labelOf(d.Document.Id))];
        lists = Candidates.Find(corpus, options);
        candidates = lists.Lists;
        this.weight = weight;
    }

    /// <summary>Documents that have a label.</summary>
    public int Count => labels.Count(static l => l is not null);

    /// <summary>
    /// The examples of a model: what it sees of each pair of labelled documents, given the models before it. Pairs that a rule decides
    /// are left out, and those of which nobody would say that they are two events, since most of the text is the same. A pair counts the
    /// more the fewer candidates its documents have, so that each document counts the same in its site.
    /// </summary>
    /// <param name="before">The models before it.</param>
    /// <param name="leftOut">Features that it does not see.</param>
    /// <param name="options">Settings of the run.</param>
    public List<Example> Examples(List<float[]> before, PairFamily leftOut, LinkOptions options)
    {
        var examples = new List<Example>();
        var context = before.Count == 0 ? null : new PairContext.Reader(new PairContext(candidates, Odds(before, options), options));
        for (var i = 0; i < corpus.Count; i++)
        {
            context?.Take(i);
            for (var k = 0; k < candidates[i].Length; k++)
            {
                var j = candidates[i][k];
                if (j < i || labels[i] is null || labels[j] is null)
                    continue;
                var features = Features(i, k, context);
                var together = labels[i] == labels[j];
                if (!together && features[PairFeatures.Resemblance] >= MostlyTheSame)
                    continue;
                if (FixedRules.LogOdds(corpus.Documents[i], corpus.Documents[j], features.AsSpan(0, PairFeatures.Count)) is not null)
                    continue;
                leftOut.LeaveOut(features);
                examples.Add(new Example(features, together, weight / Count * ((1.0 / candidates[i].Length) + (1.0 / candidates[j].Length))));
            }
        }
        return examples;
    }

    /// <summary>How well the stories found with some weights match the labels.</summary>
    public Evaluation.ClusterMeasures Measure(PairWeights weights, LinkOptions options)
    {
        var pairs = PairTable.Score(corpus, lists, options, weights);
        var rules = new EditorRules(corpus);
        return Evaluation.ClusterMeasures.Of(new StoryGrouping(corpus, pairs, rules, Clustering.Group(corpus, pairs, rules)), labels);
    }

    /// <summary>How many documents are in a story of two or more.</summary>
    public int Shared(PairWeights weights, LinkOptions options) =>
        Clustering.Group(corpus, PairTable.Score(corpus, lists, options, weights), new EditorRules(corpus)).Where(static c => c.Count > 1).Sum(static c => c.Count);

    private float[] Features(int i, int k, PairContext.Reader? context)
    {
        var features = new float[PairFeatures.Count + (context is null ? 0 : PairContext.Count)];
        PairFeatures.Compute(corpus, i, candidates[i][k], lists.Punctuality, features.AsSpan(0, PairFeatures.Count));
        context?.Of(k, features.AsSpan(PairFeatures.Count));
        return features;
    }

    // What the models before give, one after the other; as PairTable does it, but for the quiet of a site, which is no model's.
    private float[][] Odds(List<float[]> models, LinkOptions options)
    {
        PairContext? context = null;
        float[][] odds = [];
        foreach (var model in models)
        {
            odds = [.. candidates.Select(static row => new float[row.Length])];
            var reader = context is null ? null : new PairContext.Reader(context);
            for (var i = 0; i < corpus.Count; i++)
            {
                reader?.Take(i);
                for (var k = 0; k < candidates[i].Length; k++)
                {
                    var features = Features(i, k, reader);
                    odds[i][k] = FixedRules.LogOdds(corpus.Documents[i], corpus.Documents[candidates[i][k]], features.AsSpan(0, PairFeatures.Count)) ?? PairModel.LogOdds(features, model);
                }
            }
            context = new PairContext(candidates, odds, options);
        }
        return odds;
    }
}

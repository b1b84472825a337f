using Digest.Linking.Pairs;
using Digest.Linking.Stories;
using Digest.Linking.Weights;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>A site to learn from or to measure: its candidate pairs with their features, by the library's own code.</summary>
internal sealed class TrainingSet
{
    private const float MostlyTheSame = 0.3f;
    private readonly Corpus _corpus;
    private readonly string?[] _labels;
    private readonly CandidateLists _lists;
    private readonly int[][] _candidates;
    private readonly double _weight;

    /// <summary>Prepares a site.</summary>
    /// <param name="fingerprints">Its documents.</param>
    /// <param name="labelOf">The cluster of a document by its Id; null leaves its pairs out.</param>
    /// <param name="weight">How much all its documents together count.</param>
    /// <param name="options">Settings of the run.</param>
    public TrainingSet(IReadOnlyList<Fingerprint> fingerprints, Func<string, string?> labelOf, double weight, LinkOptions options)
    {
        _corpus = Corpus.Of(fingerprints, options);
        _labels = [.. _corpus.Documents.Select(d => labelOf(d.Document.Id))];
        _lists = Candidates.Find(_corpus, options);
        _candidates = _lists.Lists;
        this._weight = weight;
    }

    /// <summary>Documents that have a label.</summary>
    public int Count => _labels.Count(static l => l is not null);

    /// <summary>The examples of a model: what it sees of each pair of labelled documents, given the models before it. Pairs that
    /// a rule decides are left out, and those of which nobody would say that they are two events, since most of the text is the
    /// same. A pair counts the more the fewer candidates its documents have, so that each document counts the same in its
    /// site.</summary>
    /// <param name="before">The models before it.</param>
    /// <param name="leftOut">Features that it does not see.</param>
    /// <param name="options">Settings of the run.</param>
    public List<Example> Examples(List<float[]> before, PairFamily leftOut, LinkOptions options)
    {
        var examples = new List<Example>();
        var context = before.Count == 0
            ? null : new PairContext.Reader(new PairContext(_candidates, Odds(before, options), options));
        for (var i = 0; i < _corpus.Count; i++)
        {
            context?.Take(i);
            for (var k = 0; k < _candidates[i].Length; k++)
            {
                var j = _candidates[i][k];
                if (j < i || _labels[i] is null || _labels[j] is null) continue;
                var features = Features(i, k, context);
                var together = _labels[i] == _labels[j];
                if (!together && features[PairFeatures.Resemblance] >= MostlyTheSame) continue;
                if (FixedRules.LogOdds(_corpus.Documents[i], _corpus.Documents[j],
                    features.AsSpan(0, PairFeatures.Count)) is not null)
                {
                    continue;
                }

                leftOut.LeaveOut(features);
                examples.Add(new Example(features, together,
                    _weight / Count * ((1.0 / _candidates[i].Length) + (1.0 / _candidates[j].Length))));
            }
        }
        return examples;
    }

    /// <summary>How well the stories found with some weights match the labels.</summary>
    public Evaluation.ClusterMeasures Measure(PairWeights weights, LinkOptions options)
    {
        var pairs = PairTable.Score(_corpus, _lists, options, weights);
        var rules = new EditorRules(_corpus);
        return Evaluation.ClusterMeasures.Of(new StoryGrouping(_corpus, pairs, rules, Clustering.Group(_corpus, pairs, rules)),
            _labels);
    }

    /// <summary>How many documents are in a story of two or more.</summary>
    public int Shared(PairWeights weights, LinkOptions options) =>
        Clustering.Group(_corpus, PairTable.Score(_corpus, _lists, options, weights), new EditorRules(_corpus))
            .Where(static c => c.Count > 1).Sum(static c => c.Count);

    private float[] Features(int i, int k, PairContext.Reader? context)
    {
        var features = new float[PairFeatures.Count + (context is null ? 0 : PairContext.Count)];
        PairFeatures.Compute(_corpus, i, _candidates[i][k], _lists.Punctuality, features.AsSpan(0, PairFeatures.Count));
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
            odds = [.. _candidates.Select(static row => new float[row.Length])];
            var reader = context is null ? null : new PairContext.Reader(context);
            for (var i = 0; i < _corpus.Count; i++)
            {
                reader?.Take(i);
                for (var k = 0; k < _candidates[i].Length; k++)
                {
                    var features = Features(i, k, reader);
                    odds[i][k] = FixedRules.LogOdds(_corpus.Documents[i], _corpus.Documents[_candidates[i][k]],
                        features.AsSpan(0, PairFeatures.Count)) ?? PairModel.LogOdds(features, model);
                }
            }
            context = new PairContext(_candidates, odds, options);
        }
        return odds;
    }
}

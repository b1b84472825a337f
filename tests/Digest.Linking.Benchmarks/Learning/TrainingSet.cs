using Digest.Linking.Benchmarks.Readers;
using Digest.Linking.Pairs;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>The candidate pairs of labelled documents with their features, by the library's own code.</summary>
internal sealed class TrainingSet
{
    private readonly Corpus corpus;
    private readonly string?[] labels;
    private readonly int[][] candidates;

    private TrainingSet(Corpus corpus, string?[] labels, int[][] candidates)
    {
        this.corpus = corpus;
        this.labels = labels;
        this.candidates = candidates;
    }

    /// <summary>Documents that have a label.</summary>
    public int Count => labels.Count(static l => l is not null);

    /// <summary>Reads a file.</summary>
    public static TrainingSet Read(string file, LinkOptions options)
    {
        var set = LabelledSet.Read(file, null);
        var corpus = Corpus.Of(Fingerprint.OfAll(set.Documents, options), options);
        return new TrainingSet(corpus, set.Labels, Candidates.Of(corpus, options)); // both are in the order of the Ids
    }

    /// <summary>The same documents with only some labels known.</summary>
    public TrainingSet Knowing(Predicate<string> known) =>
        new(corpus, [.. labels.Select(l => l is not null && known(l) ? l : null)], candidates);

    /// <summary>
    /// The examples of a model: what it sees of each pair of labelled documents, given the models before it. Pairs that a rule decides
    /// are left out. A pair counts the more the fewer candidates its documents have, so that each document counts the same in its set.
    /// </summary>
    public IEnumerable<Example> Examples(List<float[]> before, LinkOptions options)
    {
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
                if (FixedRules.LogOdds(corpus.Documents[i], corpus.Documents[j], features.AsSpan(0, PairFeatures.Count)) is null)
                    yield return new Example(features, labels[i] == labels[j], (1.0 / candidates[i].Length) + (1.0 / candidates[j].Length));
            }
        }
    }

    /// <summary>How well the stories found with some weights match the labels.</summary>
    public Evaluation.ClusterMeasures Measure(PairWeights weights, LinkOptions options)
    {
        var pairs = PairTable.Of(corpus, candidates, options, weights);
        var rules = new EditorRules(corpus);
        return Evaluation.ClusterMeasures.Of(new StoryGrouping(corpus, pairs, rules, Clustering.Of(corpus, pairs, rules)), labels);
    }

    private float[] Features(int i, int k, PairContext.Reader? context)
    {
        var features = new float[PairFeatures.Count + (context is null ? 0 : PairContext.Count)];
        PairFeatures.Of(corpus, i, candidates[i][k], features.AsSpan(0, PairFeatures.Count));
        context?.Of(k, features.AsSpan(PairFeatures.Count));
        return features;
    }

    // What the models before give, one after the other; as PairTable does it, but for the quiet of a site, which no labelled set has.
    private float[][] Odds(List<float[]> models, LinkOptions options)
    {
        PairContext? context = null;
        float[][] odds = [];
        foreach (var model in models)
        {
            odds = [.. candidates.Select(static row => new float[row.Length])];
            Parallel.For(0, corpus.Count, () => context is null ? null : new PairContext.Reader(context), (i, _, reader) =>
            {
                reader?.Take(i);
                for (var k = 0; k < candidates[i].Length; k++)
                {
                    var features = Features(i, k, reader);
                    odds[i][k] = FixedRules.LogOdds(corpus.Documents[i], corpus.Documents[candidates[i][k]], features.AsSpan(0, PairFeatures.Count)) ?? PairModel.LogOdds(features, model);
                }
                return reader;
            }, _ => { });
            context = new PairContext(candidates, odds, options);
        }
        return odds;
    }
}

using System.Globalization;
using System.Text;
using Digest.Linking.Pairs;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>
/// Learns the three story models from labelled documents and prints them as PairModel has them, with a cross-validation: the clusters
/// of each file are dealt into folds by topic (the label up to a dash), and the file is linked with what was learnt without the labels of
/// a fold, which are then compared. The ranking model is not learnt here.
/// </summary>
internal static class LearnCommand
{
    private const int Folds = 5;
    private const double Ridge = 1;

    /// <summary>Prints the cross-validation, then the weights.</summary>
    public static int Run(string[] files)
    {
        var options = new LinkOptions();
        var sets = files.Select(file => TrainingSet.Read(file, options)).ToList();
        for (var f = 0; f < files.Length; f++)
        {
            var shipped = sets[f].Measure(PairModel.Shipped, options);
            Console.WriteLine($"{Path.GetFileName(files[f])}: shipped weights B-cubed F1 {F(shipped.BCubed.F1)}, nearest {F(shipped.Nearest)}");
        }
        var scores = files.Select(_ => (Score: 0.0, Nearest: 0.0, Documents: 0)).ToArray();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit(sets.ConvertAll(set => set.Knowing(label => FoldOf(label) != fold)), options);
            for (var f = 0; f < files.Length; f++)
            {
                var held = sets[f].Knowing(label => FoldOf(label) == fold);
                var measures = held.Measure(weights, options);
                scores[f] = (scores[f].Score + (held.Count * measures.BCubed.F1), scores[f].Nearest + (held.Count * measures.Nearest), scores[f].Documents + held.Count);
            }
        }
        for (var f = 0; f < files.Length; f++)
            Console.WriteLine($"{Path.GetFileName(files[f])}: cross-validated B-cubed F1 {F(scores[f].Score / scores[f].Documents)}, nearest {F(scores[f].Nearest / scores[f].Documents)}");
        var learnt = Fit(sets, options);
        for (var f = 0; f < files.Length; f++)
            Console.WriteLine($"{Path.GetFileName(files[f])}: learnt weights on what they were learnt on B-cubed F1 {F(sets[f].Measure(learnt, options).BCubed.F1)}");
        Print("First", learnt.First);
        Print("Second", learnt.Second);
        Print("Third", learnt.Third);
        return 0;
    }

    private static PairWeights Fit(List<TrainingSet> sets, LinkOptions options)
    {
        var models = new List<float[]>();
        for (var stage = 0; stage < 3; stage++)
            models.Add(LogisticRegression.Fit([.. sets.SelectMany(set => set.Examples(models, options))], Ridge));
        return new PairWeights(models[0], models[1], models[2], PairModel.Related);
    }

    private static int FoldOf(string label)
    {
        var hash = 17U;
        foreach (var c in label.Split('-')[0])
            hash = (hash * 31) + c;
        return (int)(hash % Folds);
    }

    private static void Print(string name, float[] weights)
    {
        var line = new StringBuilder("public static readonly float[] " + name + " = [");
        foreach (var weight in weights)
            line.Append(MathF.Round(weight, 4).ToString(CultureInfo.InvariantCulture)).Append("f, ");
        Console.WriteLine(line.Append("];").ToString());
    }

    private static string F(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}

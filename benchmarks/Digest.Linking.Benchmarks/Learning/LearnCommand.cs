using System.Globalization;
using System.Text;
using Digest.Linking.Pairs;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>Learns the three story models and prints them as PairModel has them, with a cross-validation: the topics of each file
/// are cut into parts, and each part, a site of its own, is linked with what was learnt without its topics. The ranking model is
/// not learnt here.</summary>
internal static class LearnCommand
{
    /// <summary>Prints the cross-validation, then the weights.</summary>
    public static int Run(string folder, string[] posts)
    {
        var options = new LinkOptions();
        var curriculum = new Curriculum(folder, posts, options);
        var folds = Enumerable.Range(0, Curriculum.Folds).ToList();
        var learnt = new PairWeights[Curriculum.Folds + 1];
        Parallel.For(0, learnt.Length,
            f => learnt[f] = CrossValidation.Fit(curriculum.Without(f < Curriculum.Folds ? f : -1),
                curriculum.SparseWithout(f < Curriculum.Folds ? f : -1), PairFamily.None, options));
        foreach (var file in curriculum.Files)
        {
            var parts = folds.ConvertAll(f => new List<TrainingSet> { curriculum.Site(file, fold => fold == f) });
            List<List<TrainingSet>> whole = [[curriculum.Site(file, static _ => true)]];
            Row(file.Name, "whole, shipped", whole, _ => PairModel.Shipped, options);
            Row(file.Name, "whole, learnt", whole, _ => learnt[^1], options);
            Row(file.Name, "parts, shipped", parts, _ => PairModel.Shipped, options);
            Row(file.Name, "parts, cross-validated", parts, f => learnt[f], options);
            foreach (var among in curriculum.Alone)
            {
                Row(file.Name, $"among {among.Length}, cross-validated",
                    folds.ConvertAll(f => new List<TrainingSet> { curriculum.Planted(file, f, among) }), f => learnt[f], options);
            }

            var sparse = folds.ConvertAll(f => Enumerable.Range(0, 5).Select(s => curriculum.Sparse(file, s, fold => fold == f))
                .ToList());
            Row(file.Name, "few stories, shipped", sparse, _ => PairModel.Shipped, options);
            Row(file.Name, "few stories, cross-validated", sparse, f => learnt[f], options);
            Row(file.Name, "look-alikes, cross-validated",
                folds.ConvertAll(f => curriculum.Tiny(file, fold => fold == f).ToList()), f => learnt[f], options);
        }
        foreach (var documents in curriculum.Alone)
        {
            var site = new TrainingSet(documents, static id => id, 1, options);
            Console.WriteLine(
                $"of {documents.Length} that stand alone share a story: {site.Shared(PairModel.Shipped, options)} by the "
                + $"shipped weights, {site.Shared(learnt[^1], options)} by the learnt");
        }
        Print("First", learnt[^1].First);
        Print("Second", learnt[^1].Second);
        Print("Third", learnt[^1].Third);
        Print("SparseSecond", learnt[^1].SparseSecond);
        Print("SparseThird", learnt[^1].SparseThird);
        return 0;
    }

    private static void Row(string name, string what, List<List<TrainingSet>> parts, Func<int, PairWeights> weights,
        LinkOptions options)
    {
        if (CrossValidation.Means(parts, weights, options) is { } mean)
        {
            Console.WriteLine(
                $"{name}, {what}: B-cubed F1 {F(mean.F1)} (precision {F(mean.Precision)}, recall {F(mean.Recall)}), nearest "
                + $"{F(mean.Nearest)}");
        }
    }

    /// <summary>Prints weights as PairModel has them.</summary>
    public static void Print(string name, float[] weights)
    {
        var text = new StringBuilder($"    public static readonly float[] {name} =\n    [\n");
        var line = "       ";
        foreach (var weight in weights)
        {
            var next = MathF.Round(weight, 4).ToString(CultureInfo.InvariantCulture) + "f,";
            if (line.Length + next.Length > 120)
            {
                text.Append(line).Append('\n');
                line = "       ";
            }
            line += " " + next;
        }
        Console.WriteLine(text.Append(line).Append("\n    ];").ToString());
    }

    private static string F(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}

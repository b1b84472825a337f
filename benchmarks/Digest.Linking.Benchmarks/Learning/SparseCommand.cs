using System.Globalization;
using Digest.Linking.Pairs;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>How well stories are found on sites of the same affairs on which most articles stand alone: a fifth of the stories of
/// a labelled file whole, one document of each other story, in five ways.</summary>
internal static class SparseCommand
{
    private const int Sites = 5;

    /// <summary>Prints each site and the means of each file.</summary>
    public static int Run(string folder)
    {
        var options = new LinkOptions();
        var curriculum = new Curriculum(folder, [], options);
        foreach (var file in curriculum.Files)
        {
            double precision = 0, recall = 0, f1 = 0;
            for (var site = 0; site < Sites; site++)
            {
                var set = curriculum.Sparse(file, site, static _ => true);
                var measures = set.Measure(PairModel.Shipped, options);
                Print($"{file.Name} {site}: {set.Count} documents, {measures.Labelled} stories", measures.Pairs.Precision,
                    measures.Pairs.Recall, measures.BCubed.F1);
                precision += measures.Pairs.Precision / Sites;
                recall += measures.Pairs.Recall / Sites;
                f1 += measures.BCubed.F1 / Sites;
            }

            Print($"{file.Name}, mean", precision, recall, f1);
        }

        return 0;
    }

    private static void Print(string what, double precision, double recall, double f1) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: pairs {precision:0.000}, {recall:0.000}; B-cubed F1 {f1:0.000}"));
}

using System.Globalization;
using Digest.Linking.Pairs;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>How well stories are found on sites of the same affairs on which most articles stand alone: a fifth of the stories of
/// a labelled file whole, one document of each other story, in five ways; and twelve sites drawn by chance.</summary>
internal static class SparseCommand
{
    private const int Sites = 5;
    private const int SitesByChance = 12;

    /// <summary>Prints each of the five and the means of each file.</summary>
    public static int Run(string folder)
    {
        var options = new LinkOptions();
        var curriculum = new Curriculum(folder, [], options);
        foreach (var file in curriculum.Files)
        {
            var measures = new List<Evaluation.ClusterMeasures>();
            for (var site = 0; site < Sites; site++)
            {
                var set = curriculum.Sparse(file, site, static _ => true);
                measures.Add(set.Measure(PairModel.Shipped, options));
                Print($"{file.Name} {site}: {set.Count} documents, {measures[^1].Labelled} stories", [measures[^1]]);
            }

            Print($"{file.Name}, mean", measures);
            Print($"{file.Name}, mean of sites drawn by chance", [.. Enumerable.Range(0, SitesByChance)
                .Select(seed => curriculum.Drawn(file, seed).Measure(PairModel.Shipped, options))]);
        }

        return 0;
    }

    private static void Print(string what, List<Evaluation.ClusterMeasures> sites) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: pairs {sites.Average(static m => m.Pairs.Precision):0.000}, "
            + $"{sites.Average(static m => m.Pairs.Recall):0.000}; B-cubed F1 {sites.Average(static m => m.BCubed.F1):0.000}"));
}

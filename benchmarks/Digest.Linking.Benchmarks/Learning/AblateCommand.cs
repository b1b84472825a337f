using System.Globalization;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>Tells what each family of features contributes: leaves it out of all three story models, learns them again and
/// cross-validates them as <see cref="LearnCommand"/> does. Of documents that stand alone it tells how many share a story, on
/// average over what was learnt.</summary>
internal static class AblateCommand
{
    /// <summary>Prints a table, one row a family.</summary>
    public static int Run(string folder, string[] posts)
    {
        var options = new LinkOptions();
        var curriculum = new Curriculum(folder, posts, options);
        var folds = Enumerable.Range(0, Curriculum.Folds).ToList();
        var columns = ColumnsOf(curriculum, folds);
        var sites = folds.ConvertAll(_ => new List<TrainingSet>());
        var sparse = folds.ConvertAll(curriculum.SparseWithout);
        Parallel.ForEach(folds, f => sites[f] = curriculum.Without(f));
        var alone = curriculum.Alone.Select(documents => new TrainingSet(documents, static id => id, 1, options)).ToList();
        Console.WriteLine(
            $"| without | {string.Join(" | ", columns.Select(static c => c.Name).Concat(
                alone.Select(static a => $"of {a.Count} alone")))} |");
        foreach (var family in (IEnumerable<PairFamily>)[PairFamily.None, .. PairFamily.All])
        {
            var learnt = new Pairs.PairWeights[folds.Count];
            Parallel.ForEach(folds, f => learnt[f] = CrossValidation.Fit(sites[f], sparse[f], family, options));
            var cells = columns.ConvertAll(column => CrossValidation.Means(column.Parts, f => learnt[f], options) is { } mean
                ? $"{F(mean.F1, "0.000")} ({F(mean.Nearest, "0.000")})" : "");
            cells.AddRange(alone.Select(site => F(learnt.Average(weights => site.Shared(weights, options)), "0")));
            Console.WriteLine($"| {family.Name} | {string.Join(" | ", cells)} |");
        }
        return 0;
    }

    private static List<(string Name, List<List<TrainingSet>> Parts)> ColumnsOf(Curriculum curriculum, List<int> folds)
    {
        var columns = new List<(string, List<List<TrainingSet>>)>();
        foreach (var file in curriculum.Files)
        {
            columns.Add((file.Name, folds.ConvertAll(f => new List<TrainingSet> { curriculum.Site(file, fold => fold == f) })));
            var tiny = folds.ConvertAll(f => curriculum.Tiny(file, fold => fold == f).ToList());
            if (tiny.Exists(static part => part.Count > 0)) columns.Add((file.Name + ", look-alikes", tiny));
            foreach (var among in curriculum.Alone)
            {
                columns.Add(($"{file.Name} among {among.Length}",
                    folds.ConvertAll(f => new List<TrainingSet> { curriculum.Planted(file, f, among) })));
            }
        }
        return columns;
    }

    private static string F(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

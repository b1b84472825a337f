using Digest.Build;
using Digest.Testing;

namespace Digest.Benchmarks;

/// <summary>Edits a made-up site at random and compares each build that keeps results with a clean one.</summary>
internal static class EditLaw
{
    /// <summary>Prints the first difference, or that there is none.</summary>
    /// <param name="count">Articles, at least.</param>
    /// <param name="edits">Edits.</param>
    public static int Run(int count, int edits)
    {
        var folder = Directory.CreateTempSubdirectory("digest-edits-").FullName;
        try
        {
            var editor = new RandomEdits(folder, count, seed: 4);
            var kept = new KeptResults();
            var done = "nothing";
            for (var i = 0; i <= edits; i++)
            {
                if (i > 0) done = editor.Edit();
                if (CleanBuild.Difference(folder, editor.At, kept) is { } difference)
                {
                    Console.WriteLine($"edit {i}, {done}: {difference}");
                    return 1;
                }
            }

            Console.WriteLine($"{count} articles, {edits} edits: every build as a clean one");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

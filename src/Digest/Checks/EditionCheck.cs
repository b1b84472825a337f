using System.Globalization;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;

namespace Digest.Checks;

/// <summary>Finds gaps in the numbers of editions, and editions that hold nothing.</summary>
internal static class EditionCheck
{
    /// <summary>All findings.</summary>
    public static IEnumerable<Diagnostic> Check(Site site)
    {
        foreach (var edition in site.Editions)
        {
            if (edition.File is { } file && edition.Stories.Count == 0)
            {
                yield return Codes.EmptyEdition.At(new(file.Raw.File.SourcePath, 1, 1),
                    $"edition {Number(edition.Number)} holds no story", "list articles under 'order', or remove the file");
            }
        }

        var numbers = site.Editions.Where(e => e.Stories.Count > 0 || e.File is not null).Select(e => e.Number).Order().ToList();
        for (var i = 1; i < numbers.Count; i++)
        {
            var (first, last) = (numbers[i - 1] + 1, numbers[i] - 1);
            if (first > last) continue;
            var what = first == last
                ? $"there is no edition {Number(first)}" : $"there are no editions {Number(first)} to {Number(last)}";
            yield return Codes.EditionGap.At(default, $"{what}: {Number(numbers[i - 1])} is followed by {Number(numbers[i])}",
                "nothing is wrong where no article appeared in that time");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

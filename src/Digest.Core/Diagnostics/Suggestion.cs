namespace Digest.Core.Diagnostics;

/// <summary>Finds what a mistyped word was meant to be.</summary>
public static class Suggestion
{
    /// <summary>The candidate nearest to <paramref name="word"/> by edit distance with transpositions (Damerau's, restricted),
    /// case ignored.</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <returns>A candidate at a distance of at most a third of its length (at least 1), the first one where several tie; else
    /// null.</returns>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var limit = Math.Max(1, candidate.Length / 3);
            if (Math.Abs(candidate.Length - word.Length) > limit) continue;
            var distance = Distance(word, candidate);
            if (distance <= limit && distance < bestDistance) (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>"Did you mean 'x'?" or, where nothing is near, <paramref name="otherwise"/>.</summary>
    public static string? Hint(string word, IEnumerable<string> candidates, string? otherwise = null) =>
        For(word, candidates) is { } near ? $"did you mean '{near}'?" : otherwise;

    /// <summary>Edit distance with transpositions of neighbours (Damerau's, restricted), case ignored. Takes time in proportion
    /// to the product of the lengths.</summary>
    public static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var next = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                var cost = Math.Min(Math.Min(next[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    cost = Math.Min(cost, before[j - 2] + 1);
                next[j] = cost;
            }

            (before, last, next) = (last, next, before);
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}

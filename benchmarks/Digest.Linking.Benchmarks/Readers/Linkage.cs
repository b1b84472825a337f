namespace Digest.Linking.Benchmarks.Readers;

/// <summary>Clusters of all pairs above a threshold.</summary>
internal static class Linkage
{
    /// <summary>Connected components: one pair at the threshold joins two clusters.</summary>
    public static int[] Single(float[][] scores, float threshold)
    {
        var cluster = Enumerable.Range(0, scores.Length).ToArray();
        int Root(int i)
        {
            while (cluster[i] != i) i = cluster[i] = cluster[cluster[i]];
            return i;
        }

        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = i + 1; j < scores.Length; j++)
            {
                if (scores[i][j] >= threshold && Root(i) is var a && Root(j) is var b && a != b)
                    cluster[Math.Max(a, b)] = Math.Min(a, b);
            }
        }
        return [.. Enumerable.Range(0, scores.Length).Select(Root)];
    }

    /// <summary>The merges of average linkage over all pairs, from the likest on: two clusters (by their first document) and the
    /// average at which they join. Nearest-neighbour chains (Murtagh 1983), sorted; equal averages by the clusters. Quadratic
    /// time and memory.</summary>
    public static List<(int A, int B, float Average)> Average(float[][] scores)
    {
        var count = scores.Length;
        var rows = scores.Select(row => row.ToArray()).ToArray();
        var size = Enumerable.Repeat(1, count).ToArray();
        var active = Enumerable.Range(0, count).ToList();
        var merges = new List<(int, int, float)>();
        var chain = new List<int>();
        while (active.Count > 1)
        {
            if (chain.Count == 0) chain.Add(active[0]);
            var last = chain[^1];
            var before = chain.Count > 1 ? chain[^2] : -1;
            var next = before;
            foreach (var other in active)
            {
                if (other != last && (next < 0 || rows[last][other] > rows[last][next])) next = other;
            }
            if (next != before)
            {
                chain.Add(next);
                continue;
            }
            chain.RemoveRange(chain.Count - 2, 2);
            var (a, b) = (Math.Min(last, next), Math.Max(last, next));
            merges.Add((a, b, rows[a][b]));
            foreach (var other in active)
            {
                if (other != a && other != b)
                {
                    rows[a][other] = rows[other][a] = ((rows[a][other] * size[a]) + (rows[b][other] * size[b]))
                        / (size[a] + size[b]);
                }
            }
            size[a] += size[b];
            active.Remove(b);
        }
        merges.Sort(static (x, y) => y.Item3.CompareTo(x.Item3) is var order and not 0
            ? order : (x.Item1, x.Item2).CompareTo((y.Item1, y.Item2)));
        return merges;
    }

    /// <summary>The clusters when all merges down to an average are made.</summary>
    public static int[] Cut(List<(int A, int B, float Average)> merges, int count, float threshold)
    {
        var cluster = Enumerable.Range(0, count).ToArray();
        int Root(int i)
        {
            while (cluster[i] != i) i = cluster[i];
            return i;
        }

        foreach (var (a, b, average) in merges)
        {
            if (average >= threshold && Root(a) is var x && Root(b) is var y && x != y)
                cluster[Math.Max(x, y)] = Math.Min(x, y);
        }
        return [.. Enumerable.Range(0, count).Select(Root)];
    }
}

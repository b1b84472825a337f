namespace Digest.Linking.Pairs;

/// <summary>
/// Finds for each document the others that may tell the same event or a related one, through an inverted index. Telling terms
/// come first and each document reads at most <see cref="Budget"/> entries of the index, so the work is linear in the documents.
/// </summary>
internal static class Candidates
{
    private const int Budget = 12_000;
    private const int LongestList = 4_000;
    private const int Nearest = 32;
    private const int NearestInTime = 16;
    private const int DaysNear = 7;

    /// <summary>For each document the indices of its candidates, ascending. Symmetric: both or neither are candidates.</summary>
    public static int[][] Of(Corpus corpus, LinkOptions options)
    {
        var index = new InvertedIndex(corpus);
        var found = new int[corpus.Count][];
        Parallel.For(0, corpus.Count, options.Parallel, () => new Search(corpus, index), (i, _, search) =>
        {
            found[i] = search.For(i);
            return search;
        }, _ => { });
        return Symmetric(found);
    }

    private static int[][] Symmetric(int[][] found)
    {
        var lists = new List<int>[found.Length];
        for (var i = 0; i < found.Length; i++)
            lists[i] = new List<int>(found[i].Length + 8);
        for (var i = 0; i < found.Length; i++)
        {
            foreach (var j in found[i])
            {
                lists[i].Add(j);
                if (Array.IndexOf(found[j], i) < 0)
                    lists[j].Add(i);
            }
        }
        var result = new int[found.Length][];
        for (var i = 0; i < found.Length; i++)
        {
            result[i] = [.. lists[i]];
            Array.Sort(result[i]);
        }
        return result;
    }

    /// <summary>Documents and normalised weights of each term, for terms of two documents or more.</summary>
    private sealed class InvertedIndex
    {
        public InvertedIndex(Corpus corpus)
        {
            Starts = new int[corpus.Statistics.Count + 1];
            foreach (var vector in corpus.Vectors)
            {
                foreach (var id in vector.Ids)
                {
                    if (id >= 0)
                        Starts[id + 1]++;
                }
            }
            for (var i = 1; i < Starts.Length; i++)
                Starts[i] = Starts[i - 1] + (Starts[i] > LongestList ? 0 : Starts[i]);
            Documents = new int[Starts[^1]];
            Weights = new float[Starts[^1]];
            var next = Starts.AsSpan(0, Starts.Length - 1).ToArray();
            for (var document = 0; document < corpus.Count; document++)
            {
                var vector = corpus.Vectors[document];
                for (var t = 0; t < vector.Ids.Length; t++)
                {
                    var id = vector.Ids[t];
                    if (id < 0 || Starts[id + 1] == Starts[id])
                        continue;
                    Documents[next[id]] = document;
                    Weights[next[id]++] = vector.Weights[t] / vector.Norm;
                }
            }
        }

        public int[] Starts { get; }

        public int[] Documents { get; }

        public float[] Weights { get; }
    }

    private sealed class Search(Corpus corpus, InvertedIndex index)
    {
        private readonly float[] scores = new float[corpus.Count];
        private readonly List<int> touched = [];
        private readonly List<int> chosen = [];

        public int[] For(int document)
        {
            Accumulate(document);
            chosen.Clear();
            Take(Nearest, document, false);
            Take(NearestInTime, document, true);
            foreach (var other in touched)
                scores[other] = 0;
            touched.Clear();
            return [.. chosen];
        }

        private void Accumulate(int document)
        {
            var vector = corpus.Vectors[document];
            var weights = vector.Weights.AsSpan().ToArray();
            var order = new int[weights.Length];
            for (var t = 0; t < order.Length; t++)
            {
                order[t] = t;
                weights[t] = -weights[t];
            }
            Array.Sort(weights, order);
            var budget = Budget;
            foreach (var t in order)
            {
                var id = vector.Ids[t];
                if (id < 0)
                    continue;
                var (start, end) = (index.Starts[id], index.Starts[id + 1]);
                if (end - start > budget)
                    continue;
                budget -= end - start;
                var weight = vector.Weights[t];
                for (var p = start; p < end; p++)
                {
                    var other = index.Documents[p];
                    if (scores[other] == 0)
                        touched.Add(other);
                    scores[other] += weight * index.Weights[p];
                }
            }
        }

        // The best of what is left; a heap of the chosen keeps it linear. Ties go to the smaller Id.
        private void Take(int count, int document, bool nearInTime)
        {
            var best = new PriorityQueue<int, (float Score, int Tie)>(count + 1);
            var day = corpus.Documents[document].Day;
            if (nearInTime && day is null)
                return;
            foreach (var other in touched)
            {
                if (other == document || scores[other] <= 0 || (nearInTime && !IsNear(day, corpus.Documents[other].Day)) || (nearInTime && chosen.Contains(other)))
                    continue;
                if (best.Count == count && best.TryPeek(out _, out var least) && (scores[other], -other).CompareTo(least) <= 0)
                    continue;
                best.Enqueue(other, (scores[other], -other));
                if (best.Count > count)
                    best.Dequeue();
            }
            while (best.TryDequeue(out var other, out _))
                chosen.Add(other);
        }

        private static bool IsNear(int? a, int? b) => a is { } first && b is { } second && Math.Abs(first - second) <= DaysNear;
    }
}

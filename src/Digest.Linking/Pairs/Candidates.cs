using Digest.Linking.Threading;
using Digest.Linking.Weights;

namespace Digest.Linking.Pairs;

/// <summary>What <see cref="Candidates"/> found.</summary>
/// <param name="Lists">For each document the indices of its candidates, ascending. Symmetric: both or neither are
/// candidates.</param>
/// <param name="Punctuality">
/// How much the site's stories keep to one day, 0 to 1, by words alone: from how often a document and the nearest to it are of
/// one day.
/// </param>
internal readonly record struct CandidateLists(int[][] Lists, float Punctuality);

/// <summary>Finds for each document the others that may tell the same event or a related one, through an inverted index. Telling
/// terms come first and each document reads at most <see cref="Budget"/> entries of the index, so the work is linear in the
/// documents.</summary>
internal static class Candidates
{
    private const int Budget = 3_000;
    private const int LongestList = 2_000;
    private const int NearestOfAll = 24;
    private const int NearestInTime = 10;
    private const int DaysNear = 7;
    private const int Imagined = 20;
    private const int Undated = int.MinValue;
    private const float WeakestCosine = 0.04f;
    private const float WeakestShare = 0.15f;

    /// <summary>The candidates of all documents.</summary>
    public static CandidateLists Find(Corpus corpus, LinkOptions options)
    {
        var index = new InvertedIndex(corpus);
        var found = new int[corpus.Count][];
        var nearest = new int[corpus.Count];
        Workers.For(corpus.Count, options, () => new Search(corpus, index), (i, search) =>
        {
            found[i] = search.For(i);
            nearest[i] = search.Nearest;
        });
        return new CandidateLists(Symmetric(found), PunctualityOf(index.Days, nearest));
    }

    // Blended with a prior of two in three; it is an average over all documents, so one more article hardly moves it.
    private static float PunctualityOf(int[] days, int[] nearest)
    {
        double same = 2 * Imagined / 3.0, all = Imagined;
        for (var i = 0; i < days.Length; i++)
        {
            if (nearest[i] < 0 || days[i] == Undated || days[nearest[i]] == Undated) continue;
            all++;
            same += days[i] == days[nearest[i]] ? 1 : 0;
        }
        return (float)Math.Clamp(Math.Log2(same / (all - same)) / 4, -1, 1);
    }

    private static int[][] Symmetric(int[][] found)
    {
        var missing = new List<(int Of, int Other)>();
        var lengths = Array.ConvertAll(found, static list => list.Length);
        for (var i = 0; i < found.Length; i++)
        {
            foreach (var j in found[i])
            {
                if (Array.IndexOf(found[j], i) >= 0) continue;
                missing.Add((j, i));
                lengths[j]++;
            }
        }
        var filled = new int[found.Length];
        for (var i = 0; i < found.Length; i++)
        {
            filled[i] = found[i].Length;
            Array.Resize(ref found[i], lengths[i]);
        }
        foreach (var (of, other) in missing)
            found[of][filled[of]++] = other;
        foreach (var list in found) Array.Sort(list);
        return found;
    }

    /// <summary>A document that has a term, and the term's share of its length.</summary>
    private readonly record struct Posting(int Document, float Weight);

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
                    Starts[id + 1]++;
                }
            }
            for (var i = 1; i < Starts.Length; i++)
                Starts[i] = Starts[i - 1] + (Starts[i] > LongestList ? 0 : Starts[i]);
            Postings = new Posting[Starts[^1]];
            Days = Array.ConvertAll(corpus.Documents, static d => d.Day ?? Undated);
            var next = Starts.AsSpan(0, Starts.Length - 1).ToArray();
            for (var document = 0; document < corpus.Count; document++)
            {
                var vector = corpus.Vectors[document];
                for (var t = 0; t < vector.Ids.Length; t++)
                {
                    var id = vector.Ids[t];
                    if (Starts[id + 1] == Starts[id]) continue;
                    Postings[next[id]++] = new Posting(document,
                        vector.Marks[t].WeightAt(corpus.Statistics.RarityOf(id)) / vector.Norm);
                }
            }
        }

        public int[] Starts { get; }

        public Posting[] Postings { get; }

        /// <summary>The day of each document, or <see cref="Undated"/>.</summary>
        public int[] Days { get; }
    }

    /// <summary>Scores and selects for one document at a time; not thread-safe.</summary>
    private sealed class Search(Corpus corpus, InvertedIndex index)
    {
        private readonly float[] _scores = new float[corpus.Count];
        private readonly TopList _nearest = new(NearestOfAll);
        private readonly TopList _nearestInTime = new(NearestInTime);
        private readonly int[] _touched = new int[Budget + 1];
        private readonly WeightOrder _order = new();
        private int _count;

        /// <summary>The nearest to the last document, or -1.</summary>
        public int Nearest => _nearest.Best;

        public int[] For(int document)
        {
            _count = 0;
            Accumulate(document);
            _nearest.Clear();
            _nearestInTime.Clear();
            var day = index.Days[document];
            for (var t = 0; t < _count; t++)
            {
                var other = _touched[t];
                var score = _scores[other];
                _scores[other] = 0;
                if (other == document || score < WeakestCosine) continue;
                _nearest.Offer(other, score);
                if (IsNear(day, index.Days[other])) _nearestInTime.Offer(other, score);
            }
            return _nearest.Union(_nearestInTime, WeakestShare);
        }

        private void Accumulate(int document)
        {
            var vector = corpus.Vectors[document];
            var (ids, starts) = (vector.Ids, index.Starts);
            _order.Clear(ids.Length);
            for (var t = 0; t < ids.Length; t++)
            {
                if (starts[ids[t]] != starts[ids[t] + 1])
                    _order.Add(t, vector.Marks[t].WeightAt(corpus.Statistics.RarityOf(ids[t])));
            }
            _order.Sort();
            var budget = Budget;
            foreach (var t in _order.Places)
            {
                var (start, end) = (starts[ids[t]], starts[ids[t] + 1]);
                if (end - start > budget) continue;
                budget -= end - start;
                Add(start, end, vector.Marks[t].WeightAt(corpus.Statistics.RarityOf(ids[t])) / vector.Norm);
                if (budget == 0) break;
            }
        }

        private void Add(int start, int end, float weight)
        {
            var (sums, documents, next) = (_scores, _touched, _count);
            for (var p = start; p < end; p++)
            {
                var posting = index.Postings[p];
                ref var score = ref sums[posting.Document];
                documents[next] = posting.Document;
                next += score == 0 ? 1 : 0; // no branch: it would be guessed wrong often
                score += weight * posting.Weight;
            }
            _count = next;
        }

        private static bool IsNear(int a, int b) => a != Undated && b != Undated && Math.Abs((long)a - b) <= DaysNear;
    }

    /// <summary>Keeps the best of many; ties go to the smaller index.</summary>
    private sealed class TopList(int size)
    {
        private readonly (float Score, int Tie)[] _heap = new (float, int)[size];
        private readonly List<int> _union = [];
        private int _count;

        public void Clear() => _count = 0;

        public void Offer(int other, float score)
        {
            if (_count == size && (score < _heap[0].Score || (score == _heap[0].Score && -other < _heap[0].Tie)))
                return;
            if (_count < size)
            {
                Up(_count++, (score, -other));
                return;
            }
            Down((score, -other));
        }

        /// <summary>The best of all, or -1.</summary>
        public int Best
        {
            get
            {
                var best = -1;
                for (var i = 0; i < _count; i++)
                {
                    if (best < 0 || Less(_heap[best], _heap[i])) best = i;
                }
                return best < 0 ? -1 : -_heap[best].Tie;
            }
        }

        /// <summary>Both lists without repetition and without what is far weaker than the best.</summary>
        public int[] Union(TopList second, float share)
        {
            var best = 0f;
            for (var i = 0; i < _count; i++) best = Math.Max(best, _heap[i].Score);
            _union.Clear();
            foreach (var list in (ReadOnlySpan<TopList>)[this, second])
            {
                for (var i = 0; i < list._count; i++)
                {
                    if (list._heap[i].Score >= share * best && !_union.Contains(-list._heap[i].Tie))
                        _union.Add(-list._heap[i].Tie);
                }
            }
            return [.. _union];
        }

        private void Up(int place, (float Score, int Tie) item)
        {
            while (place > 0 && Less(item, _heap[(place - 1) / 2]))
            {
                _heap[place] = _heap[(place - 1) / 2];
                place = (place - 1) / 2;
            }
            _heap[place] = item;
        }

        private void Down((float Score, int Tie) item)
        {
            var place = 0;
            while (true)
            {
                var child = (2 * place) + 1;
                if (child >= _count) break;
                if (child + 1 < _count && Less(_heap[child + 1], _heap[child])) child++;
                if (!Less(_heap[child], item)) break;
                _heap[place] = _heap[child];
                place = child;
            }
            _heap[place] = item;
        }

        private static bool Less((float Score, int Tie) a, (float Score, int Tie) b) =>
            a.Score < b.Score || (a.Score == b.Score && a.Tie < b.Tie);
    }
}

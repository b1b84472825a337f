using Digest.Linking.Pairs;
using Digest.Linking.Weights;

namespace Digest.Linking.Stories;

/// <summary>Agglomerative clustering with average linkage over the sparse table of pairs. A pair that is no candidate counts as
/// not telling one event, so a cluster joins another only while most of their pairs agree: chains do not grow into
/// blobs.</summary>
internal sealed class Clustering
{
    /// <summary>Least average probability at which two clusters become one.</summary>
    public const float Cohesion = 0.3f;

    // What is less likely counts as no pair; the log-odds spare most pairs the exponential function.
    private const float MinProbability = 0.02f;
    private const float MinLogOdds = -4;

    private readonly Corpus _corpus;
    private readonly EditorRules _rules;
    private readonly float _cohesion;
    private readonly List<List<int>?> _members = [];
    private readonly int[] _clusterOf;
    private readonly List<Dictionary<int, float>?> _sums = [];
    // The row of all documents without a likely pair. It stays empty: rows are symmetric, so no other row points to these.
    private readonly Dictionary<int, float> _nothing = [];
    private readonly PriorityQueue<(int A, int B), (float, int, int)> _queue = new();

    private Clustering(Corpus corpus, EditorRules rules, float cohesion)
    {
        this._cohesion = cohesion;
        this._corpus = corpus;
        this._rules = rules;
        _clusterOf = new int[corpus.Count];
    }

    /// <summary>The clusters: indices ascending in each, clusters by their first.</summary>
    public static List<List<int>> Group(Corpus corpus, PairTable pairs, EditorRules rules, float cohesion = Cohesion)
    {
        var clustering = new Clustering(corpus, rules, cohesion);
        clustering.Start(pairs);
        clustering.JoinPins();
        clustering.JoinLeads();
        clustering.Run();
        return clustering.Result();
    }

    private void Start(PairTable pairs)
    {
        for (var i = 0; i < _corpus.Count; i++)
        {
            _members.Add([i]);
            _clusterOf[i] = i;
            Dictionary<int, float>? row = null;
            for (var k = 0; k < pairs.Others[i].Length; k++)
            {
                if (pairs.Scores[i][k] < MinLogOdds) continue;
                var probability = PairModel.Probability(pairs.Scores[i][k]);
                if (probability > MinProbability) (row ??= [])[pairs.Others[i][k]] = probability;
            }
            _sums.Add(row ?? _nothing);
        }
        for (var i = 0; i < _corpus.Count; i++)
        {
            foreach (var (j, sum) in _sums[i]!)
            {
                if (j > i) Offer(i, j, sum);
            }
        }
    }

    private void Offer(int a, int b, float sum)
    {
        var average = sum / ((float)_members[a]!.Count * _members[b]!.Count);
        if (average >= _cohesion)
        {
            _queue.Enqueue((a, b),
                (-average, Math.Min(_members[a]![0], _members[b]![0]), Math.Max(_members[a]![0], _members[b]![0])));
        }
    }

    private void JoinPins()
    {
        var bySlug = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _corpus.Count; i++)
        {
            if (_rules.PinOf(i) is { } slug)
                bySlug[slug] = bySlug.TryGetValue(slug, out var cluster) ? Merge(cluster, i) : i;
        }
    }

    // An item whose lead links to a report, or to what the report gives as its original, tells of it.
    private void JoinLeads()
    {
        foreach (var (item, told) in _rules.Told)
        {
            var (a, b) = (_clusterOf[item], _clusterOf[told]);
            if (a != b && !AreApart(a, b)) Merge(a, b);
        }
    }

    private void Run()
    {
        while (_queue.TryDequeue(out var pair, out _))
        {
            if (_members[pair.A] is not null && _members[pair.B] is not null && !AreApart(pair.A, pair.B))
                Merge(pair.A, pair.B);
        }
    }

    private bool AreApart(int a, int b)
    {
        foreach (var x in _members[a]!)
        {
            foreach (var y in _members[b]!)
            {
                if (_rules.AreApart(x, y)) return true;
            }
        }
        return false;
    }

    private int Merge(int a, int b)
    {
        var merged = _members.Count;
        var (large, small) = _sums[a]!.Count >= _sums[b]!.Count ? (a, b) : (b, a);
        var all = _members[a]!;
        all.AddRange(_members[b]!);
        all.Sort();
        _members.Add(all);
        foreach (var member in all) _clusterOf[member] = merged;
        (_members[a], _members[b]) = (null, null);
        var row = _sums[large]!;
        foreach (var (other, sum) in _sums[small]!)
            row[other] = row.GetValueOrDefault(other) + sum;
        row.Remove(a);
        row.Remove(b);
        _sums.Add(row);
        (_sums[a], _sums[b]) = (null, null);
        foreach (var (other, sum) in row)
        {
            var theirs = _sums[other]!;
            theirs.Remove(a);
            theirs.Remove(b);
            theirs[merged] = sum;
            Offer(merged, other, sum);
        }
        return merged;
    }

    private List<List<int>> Result()
    {
        var result = new List<List<int>>();
        foreach (var cluster in _members)
        {
            if (cluster is not null) result.Add(cluster);
        }
        result.Sort(static (a, b) => a[0].CompareTo(b[0]));
        return result;
    }
}

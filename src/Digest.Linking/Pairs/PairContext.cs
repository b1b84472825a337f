using System.Diagnostics.CodeAnalysis;
using Digest.Linking.Threading;

namespace Digest.Linking.Pairs;

/// <summary>How a pair stands out among the other candidates of its two documents: what is like for one site is unlike for
/// another, so a decision needs the neighbourhood. Computed from the log-odds of the first stage.</summary>
internal sealed class PairContext
{
    /// <summary>How many features there are.</summary>
    public const int Count = 10;

    /// <summary>Names of the features, for tables.</summary>
    public static readonly string[] Names =
        ["rank, better", "rank, worse", "margin, worse", "margin, better", "shared neighbours", "log odds", "crowd, smaller",
            "crowd, larger", "common friends", "site"];

    private const float FarthestMargin = 6;
    private const int Imagined = 20;

    // Log-odds from which a site is busy, and how much below it is sparse; what is thought of a site that has no article yet.
    private const float BusySite = 2.2f;
    private const float SparseWithin = 0.8f;
    private const double BusyShare = 0.9;
    private readonly int[][] _candidates;
    private float[][] _odds;
    private readonly float[][] _probabilities;
    private readonly ushort[][] _ranks;
    private readonly (float Best, float Second)[] _best;
    private readonly float[] _crowd;
    private readonly bool[] _isItem;
    private (float Articles, float Items) _site;

    /// <summary>Prepares the rows of all documents.</summary>
    /// <param name="candidates">For each document, its candidates.</param>
    /// <param name="odds">Their log-odds.</param>
    /// <param name="options">Threads.</param>
    /// <param name="isItem">Whether a document is an item of a round-up; null where none is.</param>
    public PairContext(int[][] candidates, float[][] odds, LinkOptions options, Func<int, bool>? isItem = null)
    {
        _isItem = new bool[candidates.Length];
        for (var i = 0; isItem is not null && i < _isItem.Length; i++) _isItem[i] = isItem(i);
        this._candidates = candidates;
        _ranks = Array.ConvertAll(candidates, static row => new ushort[row.Length]);
        _probabilities = Array.ConvertAll(candidates, static row => new float[row.Length]);
        _best = new (float, float)[odds.Length];
        _crowd = new float[odds.Length];
        Take(odds, options);
    }

    /// <summary>Prepares the rows anew from other log-odds of the same candidates, in the memory of the old.</summary>
    [MemberNotNull(nameof(_odds))]
    public void Take(float[][] oddsOfRows, LinkOptions options)
    {
        _odds = oddsOfRows;
        Array.Clear(_crowd);
        Workers.For(_odds.Length, options, static () => new RowOrder(), Prepare);
        _site = (SiteOdds(ofItems: false), SiteOdds(ofItems: true));
    }

    /// <summary>For each document, its candidates.</summary>
    public int[][] Candidates => _candidates;

    /// <summary>Log-odds (base 2) that a document of this site shares a story; of two documents of which one is an item, that
    /// an item does: a list of a hundred links says nothing of how the articles of the site are.</summary>
    public float SiteOf(int a, int b) => IsOfItems(a, b) ? _site.Items : _site.Articles;

    /// <summary>Whether one of two documents is an item of a round-up.</summary>
    public bool IsOfItems(int a, int b) => _isItem[a] || _isItem[b];

    /// <summary>How sparse the stories are by the log-odds that were taken last. On a small site a few articles alone say
    /// little.</summary>
    public Sparsity Sparsity() => new(SparsityOf(ofItems: false), SparsityOf(ofItems: true));

    private SiteSparsity SparsityOf(bool ofItems)
    {
        var odds = Odds(ofItems, BusyShare);
        var alone = Math.Clamp((BusySite - odds) / SparseWithin, 0, 1);
        return new(alone, alone * Math.Clamp(odds, 0, 1));
    }

    // How usual it is for this site that two articles tell one event: log-odds that a document's best candidate does, blended
    // with an even prior. A site of single posts needs more evidence than an aggregator (after Saerens, Latinne and Decaestecker
    // 2002). It is an average over all documents, so one more article hardly moves it.
    private float SiteOdds(bool ofItems) => Odds(ofItems, 0.5);

    private float Odds(bool ofItems, double prior)
    {
        var (sum, count) = (prior * Imagined, Imagined);
        for (var i = 0; i < _best.Length; i++)
        {
            if (_isItem[i] != ofItems) continue;
            sum += PairModel.Probability(_best[i].Best);
            count++;
        }

        var share = sum / count;
        return Math.Clamp((float)Math.Log2(share / (1 - share)), -4, 4);
    }

    private void Prepare(int i, RowOrder buffer)
    {
        var row = _odds[i];
        buffer.Reserve(row.Length);
        var order = buffer.Places.AsSpan(0, row.Length);
        var keys = buffer.Keys.AsSpan(0, row.Length);
        for (var k = 0; k < row.Length; k++)
        {
            order[k] = k;
            keys[k] = -row[k];
            _probabilities[i][k] = PairModel.Probability(row[k]);
            _crowd[i] += _probabilities[i][k];
        }
        keys.Sort(order);
        for (var r = 0; r < order.Length; r++) _ranks[i][order[r]] = (ushort)Math.Min(r, ushort.MaxValue);
        _best[i] = (keys.Length > 0 ? -keys[0] : -20, keys.Length > 1 ? -keys[1] : -20);
    }

    /// <summary>What a row is put in order with; kept from row to row. Not thread-safe.</summary>
    private sealed class RowOrder
    {
        public int[] Places { get; private set; } = new int[128];

        public float[] Keys { get; private set; } = new float[128];

        public void Reserve(int length)
        {
            if (length > Places.Length) (Places, Keys) = (new int[length * 2], new float[length * 2]);
        }
    }

    /// <summary>Reads the features of one document's pairs after another's. Not thread-safe.</summary>
    internal sealed class Reader(PairContext context)
    {
        // The document's row, spread over all documents, so that each other row is one pass.
        private readonly float[] _mine = new float[context._candidates.Length];
        private int _document = -1;

        /// <summary>Takes a document, forgets the one before.</summary>
        public void Take(int i)
        {
            if (_document >= 0)
            {
                foreach (var other in context._candidates[_document]) _mine[other] = 0;
            }
            var (row, probabilities) = (context._candidates[i], context._probabilities[i]);
            for (var k = 0; k < row.Length; k++) _mine[row[k]] = probabilities[k];
            _document = i;
        }

        /// <summary>The features of the candidate at place <paramref name="k"/> of the document; symmetric.</summary>
        public void Of(int k, Span<float> features)
        {
            var i = _document;
            var j = context._candidates[i][k];
            var back = Array.BinarySearch(context._candidates[j], i);
            var score = context._odds[i][k];
            var (first, second) = (1f / (1 + context._ranks[i][k]), 1f / (1 + context._ranks[j][back]));
            var (left, right) = (context.Margin(i, k, score), context.Margin(j, back, score));
            var (shared, common) = Neighbours(j, context._probabilities[i][k]);
            features[0] = Math.Max(first, second);
            features[1] = Math.Min(first, second);
            features[2] = Math.Min(left, right);
            features[3] = Math.Max(left, right);
            features[4] = shared;
            features[5] = Math.Clamp(score, -12, 12);
            features[6] = MathF.Log2(0.1f + Math.Min(context._crowd[i], context._crowd[j]));
            features[7] = MathF.Log2(0.1f + Math.Max(context._crowd[i], context._crowd[j]));
            features[8] = MathF.Log2(1 + common);
            features[9] = context.SiteOf(i, j);
        }

        // Soft Jaccard of the two rows of probabilities, and the friends that both have besides each other.
        private (float Shared, float Common) Neighbours(int j, float pair)
        {
            var (row, theirs) = (context._candidates[j], context._probabilities[j]);
            float least = 0, common = 0;
            for (var k = 0; k < row.Length; k++)
            {
                var (p, q) = (_mine[row[k]], theirs[k]); // of the document itself p is 0
                least += Math.Min(p, q);
                common += p * q;
            }
            var most = context._crowd[_document] + context._crowd[j] - (2 * pair) - least;
            return (most < 0.05f ? 0.5f : (least + 0.05f) / (most + 0.1f), common);
        }
    }

    // How far the pair is above the document's best other one.
    private float Margin(int i, int k, float score) =>
        Math.Clamp(score - (_ranks[i][k] == 0 ? _best[i].Second : _best[i].Best), -FarthestMargin, FarthestMargin);
}

using Digest.Linking.Weights;

namespace Digest.Linking.Stories;

/// <summary>What editors decided about all documents, by index. The rules are valid: whoever reads them from files tells what is
/// unknown or contradicts itself. Should they contradict each other all the same, a story beats <c>Alone</c>, common stories beat
/// <c>Unrelated</c>, and <c>Unrelated</c> beats <c>Related</c>; Ids that no document has, and a document's own, are passed
/// over.</summary>
internal sealed class EditorRules
{
    // Tellings of one event may point to each other within these days; later, a link leads to what went before.
    private const int DaysOfTellings = 3;

    private readonly HashSet<(int, int)> _related = [];
    private readonly HashSet<(int, int)> _unrelated = [];
    private readonly HashSet<(int, int)> _links = [];
    private readonly HashSet<(int, int)> _mentions = [];
    private readonly HashSet<(int, int)> _followUps = [];
    private readonly string?[] _apart;
    private readonly string?[] _pins;
    private readonly bool[] _alone;

    public EditorRules(Corpus corpus)
    {
        var index = new Dictionary<string, int>(corpus.Count, StringComparer.Ordinal);
        for (var i = 0; i < corpus.Count; i++) index[corpus.Documents[i].Document.Id] = i;
        _pins = new string?[corpus.Count];
        _apart = new string?[corpus.Count];
        _alone = new bool[corpus.Count];
        for (var i = 0; i < corpus.Count; i++)
        {
            var document = corpus.Documents[i].Document;
            var word = document.Editor;
            _pins[i] = word.Story;
            _alone[i] = word.Story is null && (word.Alone || document.IsRoundup);
            _apart[i] = document.Roundup ?? document.Series;
            Resolve(i, word.Related, index, _related);
            Resolve(i, word.Unrelated, index, _unrelated);
            foreach (var mention in document.Mentions)
            {
                if (!index.TryGetValue(mention, out var other) || other == i) continue;
                _mentions.Add(Ordered(i, other));
                _links.Add((i, other));
                if (corpus.Documents[i].Day - corpus.Documents[other].Day > DaysOfTellings && mention != document.LeadsTo)
                    _followUps.Add(Ordered(i, other));
            }
        }
        Related = Sorted(_related);
        Unrelated = Sorted(_unrelated);
        Mentions = Sorted(_mentions);
        Told = ItemLeads.Find(corpus, index);
    }

    /// <summary>Items with what their leads link to.</summary>
    public IReadOnlyList<(int Item, int Told)> Told { get; }

    /// <summary>Pairs that an editor linked, first index smaller.</summary>
    public (int, int)[] Related { get; }

    /// <summary>Pairs between which an editor forbade a link, first index smaller.</summary>
    public (int, int)[] Unrelated { get; }

    /// <summary>Pairs of which one links to the other in its body.</summary>
    public (int, int)[] Mentions { get; }

    /// <summary>The slug that a document is pinned to.</summary>
    public string? PinOf(int document) => _pins[document];

    /// <summary>True where the editor keeps a document alone.</summary>
    public bool IsAlone(int document) => _alone[document];

    /// <summary>True where the editor linked two documents.</summary>
    public bool AreRelated(int a, int b) => _related.Contains(Ordered(a, b)) && !AreUnrelated(a, b);

    /// <summary>True where the editor forbade a link.</summary>
    public bool AreUnrelated(int a, int b) => _unrelated.Contains(Ordered(a, b));

    /// <summary>True where one document's body links to the other.</summary>
    public bool AreMentioned(int a, int b) => _mentions.Contains(Ordered(a, b));

    /// <summary>True where the body of the first document links to the second.</summary>
    public bool LinksTo(int a, int b) => _links.Contains((a, b));

    /// <summary>True where one document's body links to the other, of days before: it tells what came next.</summary>
    public bool IsFollowUp(int a, int b) => _followUps.Contains(Ordered(a, b));

    /// <summary>True where the editor's word, or a text's own, keeps two documents out of one story: so do two items of one
    /// round-up, and two issues of one series.</summary>
    public bool AreApart(int a, int b) => _alone[a] || _alone[b]
        || (_pins[a] is { } x && _pins[b] is { } y ? x != y : AreUnrelated(a, b) || IsFollowUp(a, b) || AreOfOne(a, b));

    private bool AreOfOne(int a, int b) => _apart[a] is { } x && string.Equals(x, _apart[b], StringComparison.Ordinal);

    private static (int, int) Ordered(int a, int b) => a < b ? (a, b) : (b, a);

    private static (int, int)[] Sorted(HashSet<(int, int)> pairs)
    {
        var result = new (int, int)[pairs.Count];
        pairs.CopyTo(result);
        Array.Sort(result);
        return result;
    }

    private static void Resolve(int document, IReadOnlyList<string> named, Dictionary<string, int> index,
        HashSet<(int, int)> pairs)
    {
        foreach (var name in named)
        {
            if (index.TryGetValue(name, out var other) && other != document) pairs.Add(Ordered(document, other));
        }
    }
}

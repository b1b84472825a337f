namespace Digest.Linking;

/// <summary>What is wrong with an editor's word.</summary>
public enum FindingKind
{
    /// <summary><c>related</c> or <c>unrelated</c> names a document that does not exist.</summary>
    UnknownId,

    /// <summary>A document names itself.</summary>
    NamesItself,

    /// <summary>A document is pinned to a story and kept alone; the pin holds.</summary>
    PinnedAndAlone,

    /// <summary>Two documents are pinned to one story and declared unrelated; the pins hold.</summary>
    PinnedTogetherAndUnrelated,

    /// <summary>Two documents are declared related and unrelated; unrelated holds.</summary>
    RelatedAndUnrelated,
}

/// <summary>Something that an editor should put right.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Document">Id of the document whose word it is.</param>
/// <param name="Other">The other Id concerned, or null.</param>
public sealed record Finding(FindingKind Kind, string Document, string? Other);

/// <summary>The editor's word about all documents, by index.</summary>
internal sealed class EditorRules
{
    // Tellings of one event may point to each other within these days; later, a link leads to what went before.
    private const int DaysOfTellings = 3;

    private readonly HashSet<(int, int)> related = [];
    private readonly HashSet<(int, int)> unrelated = [];
    private readonly HashSet<(int, int)> mentions = [];
    private readonly HashSet<(int, int)> followUps = [];
    private readonly string?[] pins;
    private readonly bool[] alone;

    public EditorRules(Corpus corpus)
    {
        var index = new Dictionary<string, int>(corpus.Count, StringComparer.Ordinal);
        for (var i = 0; i < corpus.Count; i++)
            index[corpus.Documents[i].Document.Id] = i;
        pins = new string?[corpus.Count];
        alone = new bool[corpus.Count];
        var findings = new List<Finding>();
        for (var i = 0; i < corpus.Count; i++)
        {
            var document = corpus.Documents[i].Document;
            var word = document.Editor;
            pins[i] = word.Story;
            alone[i] = word is { Alone: true, Story: null };
            if (word is { Alone: true, Story: not null })
                findings.Add(new Finding(FindingKind.PinnedAndAlone, document.Id, null));
            Resolve(document.Id, i, word.Related, index, related, findings);
            Resolve(document.Id, i, word.Unrelated, index, unrelated, findings);
            foreach (var mention in document.Mentions)
            {
                if (!index.TryGetValue(mention, out var other) || other == i)
                    continue;
                mentions.Add(Ordered(i, other));
                if (corpus.Documents[i].Day - corpus.Documents[other].Day > DaysOfTellings)
                    followUps.Add(Ordered(i, other));
            }
        }
        Contradictions(corpus, findings);
        Findings = findings;
        Related = Sorted(related);
        Unrelated = Sorted(unrelated);
        Mentions = Sorted(mentions);
    }

    /// <summary>What should be put right, in the order of the documents.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Pairs that an editor linked, first index smaller.</summary>
    public (int, int)[] Related { get; }

    /// <summary>Pairs between which an editor forbade a link, first index smaller.</summary>
    public (int, int)[] Unrelated { get; }

    /// <summary>Pairs of which one links to the other in its body.</summary>
    public (int, int)[] Mentions { get; }

    /// <summary>The slug that a document is pinned to.</summary>
    public string? PinOf(int document) => pins[document];

    /// <summary>True where the editor keeps a document alone.</summary>
    public bool IsAlone(int document) => alone[document];

    /// <summary>True where the editor linked two documents.</summary>
    public bool AreRelated(int a, int b) => related.Contains(Ordered(a, b)) && !AreUnrelated(a, b);

    /// <summary>True where the editor forbade a link.</summary>
    public bool AreUnrelated(int a, int b) => unrelated.Contains(Ordered(a, b));

    /// <summary>True where one document's body links to the other.</summary>
    public bool AreMentioned(int a, int b) => mentions.Contains(Ordered(a, b));

    /// <summary>True where one document's body links to the other, of days before: it tells what came next.</summary>
    public bool IsFollowUp(int a, int b) => followUps.Contains(Ordered(a, b));

    /// <summary>True where the editor's word, or a text's own, keeps two documents out of one story.</summary>
    public bool AreApart(int a, int b) =>
        alone[a] || alone[b] || (pins[a] is { } x && pins[b] is { } y ? x != y : AreUnrelated(a, b) || IsFollowUp(a, b));

    private static (int, int) Ordered(int a, int b) => a < b ? (a, b) : (b, a);

    private static (int, int)[] Sorted(HashSet<(int, int)> pairs)
    {
        var result = new (int, int)[pairs.Count];
        pairs.CopyTo(result);
        Array.Sort(result);
        return result;
    }

    private static void Resolve(string id, int i, IReadOnlyList<string> named, Dictionary<string, int> index, HashSet<(int, int)> pairs, List<Finding> findings)
    {
        foreach (var name in named)
        {
            if (!index.TryGetValue(name, out var other))
                findings.Add(new Finding(FindingKind.UnknownId, id, name));
            else if (other == i)
                findings.Add(new Finding(FindingKind.NamesItself, id, name));
            else
                pairs.Add(Ordered(i, other));
        }
    }

    private void Contradictions(Corpus corpus, List<Finding> findings)
    {
        foreach (var (a, b) in Sorted(unrelated))
        {
            var (first, second) = (corpus.Documents[a].Document.Id, corpus.Documents[b].Document.Id);
            if (related.Contains((a, b)))
                findings.Add(new Finding(FindingKind.RelatedAndUnrelated, first, second));
            if (pins[a] is not null && pins[a] == pins[b])
                findings.Add(new Finding(FindingKind.PinnedTogetherAndUnrelated, first, second));
        }
    }
}

namespace Digest.Linking.Stories;

/// <summary>The evidence of a story, looked for when it is asked for: a build shows none. Thread-safe.</summary>
internal sealed class StoryEvidence(StoryGrouping grouping, List<int> cluster) : IReadOnlyList<Joined>
{
    private Joined[]? _found;

    public int Count => cluster.Count;

    public Joined this[int index] => Found[index];

    // Two threads may both look, and find the same.
    private Joined[] Found => _found ??= grouping.EvidenceOf(cluster);

    public IEnumerator<Joined> GetEnumerator() => ((IEnumerable<Joined>)Found).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

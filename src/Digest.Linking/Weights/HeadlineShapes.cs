namespace Digest.Linking.Weights;

/// <summary>Headlines that a site uses again and again.</summary>
internal sealed class HeadlineShapes
{
    private const int Repeats = 3;
    private readonly Dictionary<ulong, int> _counts = [];

    public HeadlineShapes(Fingerprint[] documents)
    {
        // Copies of one report share a headline too, so texts that begin alike count once.
        var seen = new HashSet<(ulong, uint)>();
        foreach (var document in documents)
        {
            if (seen.Add((document.HeadlineShape, document.Sketch.Length > 0 ? document.Sketch[0] : 0)))
                _counts[document.HeadlineShape] = _counts.GetValueOrDefault(document.HeadlineShape) + 1;
        }
    }

    /// <summary>True when three unlike texts have this headline, numbers aside: it tells nothing of any of them.</summary>
    public bool IsTemplate(Fingerprint document) => _counts[document.HeadlineShape] >= Repeats;
}

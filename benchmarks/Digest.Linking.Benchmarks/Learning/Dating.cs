namespace Digest.Linking.Benchmarks.Learning;

/// <summary>Gives documents made-up dates, as a news site has them: most tellings of a story come within two days, a few within a
/// week, and the look-alike event of its topic comes between five days and two months later. No labelled file has both events of
/// a topic dated.</summary>
internal static class Dating
{
    private const int Soonest = 5;
    private const int Range = 56;
    private static readonly DateTimeOffset First = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int[] Spread = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 6];

    /// <summary>The same file with other dates; the same for the same file.</summary>
    public static LabelledFile Of(LabelledFile file, LinkOptions options)
    {
        var start = new Dictionary<string, int>(StringComparer.Ordinal);
        var day = 0;
        foreach (var topic in file.FoldOf.Keys.GroupBy(static label => label.Split('-')[0])
            .OrderBy(static t => t.Key, StringComparer.Ordinal))
        {
            var next = day;
            foreach (var label in topic.Order(StringComparer.Ordinal))
            {
                start[label] = next;
                next += Soonest + (int)(HashOf(label) % Range);
            }
            day += Soonest; // topics overlap
        }
        var documents = Array.ConvertAll(file.Documents, d => file.Labels.TryGetValue(d.Document.Id, out var label)
            ? d.Document with { Published = First.AddDays(start[label] + Spread[HashOf(d.Document.Id) % (uint)Spread.Length]) }
            : d.Document);
        return file with { Documents = Fingerprint.OfAll(documents, options) };
    }

    private static uint HashOf(string text)
    {
        var hash = 2166136261;
        foreach (var c in text) hash = (hash ^ c) * 16777619;
        return hash ^ (hash >> 15);
    }
}

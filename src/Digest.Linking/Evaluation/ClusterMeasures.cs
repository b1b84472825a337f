using Digest.Linking.Stories;

namespace Digest.Linking.Evaluation;

/// <summary>Compares clusters with labels: B-cubed (Bagga and Baldwin 1998) and counting pairs.</summary>
internal sealed record ClusterMeasures(Measure BCubed, Measure Pairs, double Nearest, int Found, int Labelled)
{
    /// <summary>Measures a grouping; documents with a null label are left out of every figure.</summary>
    public static ClusterMeasures Of(StoryGrouping grouping, string?[] labels) =>
        Of(grouping.StoryOf, grouping.NearestOf, labels);

    /// <summary>The same for anybody's clusters: the cluster of each document, and its nearest other (-1 for none).</summary>
    public static ClusterMeasures Of(int[] clusters, Func<int, int> nearestOf, string?[] labels)
    {
        var found = new Dictionary<int, int>();
        var labelled = new Dictionary<string, int>(StringComparer.Ordinal);
        var both = new Dictionary<(int, string), int>();
        var documents = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not { } label) continue;
            documents++;
            var story = clusters[i];
            found[story] = found.GetValueOrDefault(story) + 1;
            labelled[label] = labelled.GetValueOrDefault(label) + 1;
            both[(story, label)] = both.GetValueOrDefault((story, label)) + 1;
        }
        double precision = 0, recall = 0;
        long right = 0;
        foreach (var ((story, label), count) in both)
        {
            precision += (double)count * count / found[story];
            recall += (double)count * count / labelled[label];
            right += PairsOf(count);
        }
        var foundPairs = Sum(found.Values);
        var labelledPairs = Sum(labelled.Values);
        return new ClusterMeasures(
            documents == 0 ? new Measure(1, 1) : new Measure(precision / documents, recall / documents),
            new Measure(foundPairs == 0 ? 1 : (double)right / foundPairs, labelledPairs == 0 ? 1 : (double)right / labelledPairs),
            NearestOf(nearestOf, labels, labelled),
            found.Count,
            labelled.Count);
    }

    private static long Sum(Dictionary<int, int>.ValueCollection counts)
    {
        long sum = 0;
        foreach (var count in counts) sum += PairsOf(count);
        return sum;
    }

    private static long Sum(Dictionary<string, int>.ValueCollection counts)
    {
        long sum = 0;
        foreach (var count in counts) sum += PairsOf(count);
        return sum;
    }

    private static long PairsOf(int count) => (long)count * (count - 1) / 2;

    private static double NearestOf(Func<int, int> nearestOf, string?[] labels, Dictionary<string, int> sizes)
    {
        int asked = 0, right = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not { } label || sizes[label] < 2) continue;
            asked++;
            var nearest = nearestOf(i);
            if (nearest >= 0 && labels[nearest] == label) right++;
        }
        return asked == 0 ? 1 : (double)right / asked;
    }
}

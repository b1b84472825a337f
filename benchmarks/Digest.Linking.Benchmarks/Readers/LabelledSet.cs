using Digest.Linking.Evaluation;

namespace Digest.Linking.Benchmarks.Readers;

/// <summary>Labelled documents with links, in the order of their Ids.</summary>
internal sealed class LabelledSet
{
    private LabelledSet(LinkDocument[] documents, string?[] labels, List<(string From, string To)>? links)
    {
        Documents = documents;
        Labels = labels;
        Links = links;
    }

    public LinkDocument[] Documents { get; }

    /// <summary>The cluster of each document; null for none.</summary>
    public string?[] Labels { get; }

    public List<(string From, string To)>? Links { get; }

    public static LabelledSet Read(string file, string? linksFile)
    {
        var bad = new List<BadLine>();
        using var reader = new StreamReader(file);
        var read = Labelled.Documents(reader, bad);
        List<(string, string)>? links = null;
        if (linksFile is not null)
        {
            using var linksReader = new StreamReader(linksFile);
            links = Labelled.Links(linksReader, bad);
        }
        if (bad.Count > 0)
            throw new FormatException($"{file}: {bad.Count} bad lines, the first is {bad[0].Number}: {bad[0].Reason}");
        read.Sort(static (a, b) => string.CompareOrdinal(a.Document.Id, b.Document.Id));
        return new LabelledSet([.. read.Select(l => l.Document)], [.. read.Select(l => l.Cluster)], links);
    }
}

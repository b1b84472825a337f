using Digest.Linking.Fingerprints;
using Digest.Linking.Weights;

namespace Digest.Linking.Stories;

/// <summary>What the leads of items link to: a document, the original report of one, or what the lead of another item links
/// to.</summary>
internal static class ItemLeads
{
    // An address that more items lead to is a place (a project, a feed, a call), and no report.
    private const int MostItems = 3;
    private const int DaysOfItems = 31;

    /// <summary>Pairs of an item and a document that it leads to, each item's articles before other items; ordered by the
    /// item.</summary>
    public static IReadOnlyList<(int Item, int Told)> Find(Corpus corpus, Dictionary<string, int> byId)
    {
        var pairs = new List<(int, int)>();
        var byAddress = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < corpus.Count; i++)
        {
            if (AddressOf(corpus.Documents[i].Document) is not { } address) continue;
            if (!byAddress.TryGetValue(address, out var list)) byAddress[address] = list = [];
            list.Add(i);
        }

        for (var i = 0; i < corpus.Count; i++)
        {
            var document = corpus.Documents[i].Document;
            if (document.Roundup is null || document.LeadsTo is not { } target) continue;
            if (byId.TryGetValue(target, out var told))
            {
                if (told != i) pairs.Add((i, told));
            }
            else if (AddressOf(document) is { } address)
            {
                Add(corpus, i, byAddress[address], pairs);
            }
        }

        return pairs;
    }

    private static void Add(Corpus corpus, int item, List<int> others, List<(int, int)> pairs)
    {
        var items = others.Count(o => corpus.Documents[o].Document.Roundup is not null);
        foreach (var other in others.Where(o => corpus.Documents[o].Document.Roundup is null)) pairs.Add((item, other));
        if (items > MostItems) return;
        foreach (var other in others)
        {
            if (other > item && corpus.Documents[other].Document.Roundup is not null
                && corpus.Documents[item].Day is { } a && corpus.Documents[other].Day is { } b
                && Math.Abs((long)a - b) <= DaysOfItems)
            {
                pairs.Add((item, other));
            }
        }
    }

    // A bare host is no address of a page.
    private static string? AddressOf(LinkDocument document) =>
        (document.Roundup is null ? document.Original : document.LeadsTo) is { } address ? Addresses.Canonical(address) : null;
}

using Digest.Linking;

namespace Digest.Build.Mapping;

/// <summary>What linking found out in the build before, kept by the documents that it came from.</summary>
internal sealed class KeptLinks
{
    private Dictionary<string, Fingerprint> _fingerprints = new(StringComparer.Ordinal);
    private Dictionary<LinkDocument, KeptLedger> _ledgers = new(ReferenceEqualityComparer.Instance);
    private IReadOnlyList<LinkName> _names = [];
    private IReadOnlyList<LinkDocument> _documents = [];
    private Clusters? _clusters;
    private int _relatedCount;

    /// <summary>Known names; those of the build before where they are equal.</summary>
    public IReadOnlyList<LinkName> Names(IReadOnlyList<LinkName> names)
    {
        if (AreEqual(names, _names, AreEqual)) return _names;
        (_fingerprints, _ledgers, _clusters) = (new(StringComparer.Ordinal), new(ReferenceEqualityComparer.Instance), null);
        return _names = names;
    }

    /// <summary>A document; that of the build before where it is equal, so that what is known of it holds.</summary>
    public LinkDocument Document(LinkDocument document) =>
        _fingerprints.TryGetValue(document.Id, out var kept) && AreEqual(kept.Document, document) ? kept.Document : document;

    /// <summary>The fingerprints of documents, in their order.</summary>
    public IReadOnlyList<Fingerprint> Fingerprints(IReadOnlyList<LinkDocument> documents, LinkOptions options)
    {
        var missing = documents.Where(d => !(_fingerprints.TryGetValue(d.Id, out var kept) && ReferenceEquals(kept.Document, d)))
            .ToList();
        foreach (var fingerprint in Fingerprint.OfAll(missing, options)) _fingerprints[fingerprint.Document.Id] = fingerprint;
        var all = documents.Select(d => _fingerprints[d.Id]).ToList();
        if (_fingerprints.Count > all.Count)
            _fingerprints = all.ToDictionary(f => f.Document.Id, StringComparer.Ordinal);
        return all;
    }

    /// <summary>Stories and links; those of the build before where all documents are the same.</summary>
    public Clusters ClustersOf(IReadOnlyList<LinkDocument> documents, LinkOptions options, Func<Clusters> link)
    {
        if (_clusters is not null && _relatedCount == options.RelatedCount && AreSame(documents, _documents)) return _clusters;
        _clusters = link();
        (_documents, _relatedCount) = (documents, options.RelatedCount);
        return _clusters;
    }

    /// <summary>What the tellings of a story share; kept while they are the same.</summary>
    public Ledger LedgerOf(IReadOnlyList<LinkDocument> tellings, Func<Ledger> build)
    {
        KeptLedger? kept;
        lock (_ledgers) kept = _ledgers.GetValueOrDefault(tellings[0]);
        if (kept is not null && AreSame(kept.Tellings, tellings)) return kept.Ledger;
        var ledger = build();
        lock (_ledgers) _ledgers[tellings[0]] = new(tellings, ledger);
        return ledger;
    }

    /// <summary>Forgets the ledgers of stories that are no more.</summary>
    public void Trim(IEnumerable<LinkDocument> firstTellings)
    {
        var first = firstTellings.ToHashSet<LinkDocument>(ReferenceEqualityComparer.Instance);
        foreach (var telling in _ledgers.Keys.Where(t => !first.Contains(t)).ToList()) _ledgers.Remove(telling);
    }

    private static bool AreSame(IReadOnlyList<LinkDocument> a, IReadOnlyList<LinkDocument> b)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!ReferenceEquals(a[i], b[i])) return false;
        }

        return true;
    }

    // Records compare their lists by identity.
    private static bool AreEqual(LinkDocument a, LinkDocument b) =>
        a.Headline == b.Headline && a.Dek == b.Dek && a.Published == b.Published && a.Published?.Offset == b.Published?.Offset
        && a.Language == b.Language && a.Original == b.Original && a.Source == b.Source && a.Text == b.Text
        && a.IsRoundup == b.IsRoundup && a.Roundup == b.Roundup && a.LeadsTo == b.LeadsTo && a.Series == b.Series
        && AreEqual(a.Names, b.Names, AreEqual) && AreEqual(a.Quotations, b.Quotations) && AreEqual(a.Links, b.Links)
        && AreEqual(a.Mentions, b.Mentions) && a.Editor.Story == b.Editor.Story && a.Editor.Alone == b.Editor.Alone
        && AreEqual(a.Editor.Related, b.Editor.Related) && AreEqual(a.Editor.Unrelated, b.Editor.Unrelated);

    private static bool AreEqual(LinkName a, LinkName b) =>
        a.Kind == b.Kind && a.Name == b.Name && AreEqual(a.Aliases, b.Aliases)
        && AreEqual(a.AliasesOf, b.AliasesOf, static (x, y) => x == y);

    private static bool AreEqual(IReadOnlyList<string> a, IReadOnlyList<string> b) => AreEqual(a, b, static (x, y) => x == y);

    private static bool AreEqual<T>(IReadOnlyList<T> a, IReadOnlyList<T> b, Func<T, T, bool> equal)
    {
        if (ReferenceEquals(a, b)) return true;
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!equal(a[i], b[i])) return false;
        }

        return true;
    }

    private sealed record KeptLedger(IReadOnlyList<LinkDocument> Tellings, Ledger Ledger);
}

/// <summary>What linking gives, without what it compared.</summary>
/// <param name="Stories">The stories, by their Ids.</param>
/// <param name="Related">The links of each story, best first.</param>
/// <param name="Duplicates">Documents that are there twice.</param>
internal sealed record Clusters(IReadOnlyList<(string? Pinned, IReadOnlyList<string> Members)> Stories,
    IReadOnlyList<IReadOnlyList<Related>> Related, IReadOnlyList<Duplicate> Duplicates);

/// <summary>What the tellings of one story share and where they differ.</summary>
/// <param name="Quotations">Quotations.</param>
/// <param name="Figures">Numbers.</param>
internal sealed record Ledger(IReadOnlyList<SharedQuotation> Quotations, IReadOnlyList<FigureConflict> Figures);

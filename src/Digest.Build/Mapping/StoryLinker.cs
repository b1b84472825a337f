using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Stories;
using Digest.Linking;
using CoreQuoteConflict = Digest.Core.Stories.QuoteConflict;
using CoreReason = Digest.Core.Stories.Reason;
using CoreReasonDirection = Digest.Core.Stories.ReasonDirection;
using CoreReasonKind = Digest.Core.Stories.ReasonKind;
using LinkDirection = Digest.Linking.ReasonDirection;
using QuoteConflict = Digest.Linking.QuoteConflict;
using QuoteTelling = Digest.Core.Stories.QuoteTelling;
using ReasonKind = Digest.Linking.ReasonKind;

namespace Digest.Build.Mapping;

/// <summary>What linking found out about a site.</summary>
/// <param name="Stories">Stories in the site's terms.</param>
/// <param name="Items">The items of all round-ups, in the order of the catalog.</param>
/// <param name="Graph">The evidence, for explanations; null where it was not to be kept.</param>
public sealed record LinkedSite(IReadOnlyList<LinkedStory> Stories, IReadOnlyList<LinkedItem> Items, LinkGraph? Graph);

/// <summary>Maps articles to link documents, and what comes back to stories.</summary>
public static class StoryLinker
{
    /// <summary>Links the articles of a catalog.</summary>
    /// <param name="catalog">The articles.</param>
    /// <param name="pins">The editor's word about each, in the catalog's order.</param>
    /// <param name="translations">Which articles are one text: the one that stands for them is linked.</param>
    /// <param name="workspace">Settings and threads, and whether the evidence is kept.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <param name="kept">What the build before found out; null where there was none.</param>
    internal static Checked<LinkedSite> Link(ArticleCatalog catalog, IReadOnlyList<Pin> pins, Translations translations,
        Workspace workspace, CancellationToken cancellation, KeptLinks? kept = null)
    {
        var names = LinkDocuments.KnownNames(catalog);
        var options = new LinkOptions
        {
            KnownNames = kept?.Names(names) ?? names,
            RelatedCount = workspace.Settings.RelatedCount,
            Threads = workspace.Threads,
            CancellationToken = cancellation,
        };
        var series = Series.Find(catalog.Articles);
        var byId = new Dictionary<string, Linked>(catalog.Articles.Count, StringComparer.Ordinal);
        var documents = new List<LinkDocument>(catalog.Articles.Count);
        foreach (var (document, linked) in new LinkDocuments(catalog, series, translations).Of(pins))
        {
            documents.Add(kept?.Document(document) ?? document);
            byId.Add(document.Id, linked);
        }

        LinkGraph? graph = null;
        var clusters = kept is null || workspace.KeepEvidence
            ? ClustersOf(Fingerprint.OfAll(documents, options))
            : kept.ClustersOf(documents, options, () => ClustersOf(kept.Fingerprints(documents, options)));
        var byDocument = documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
        var found = new LinkedStories(clusters, byId);
        var stories = new LinkedStory[found.Count];
        Parallel.For(0, stories.Length,
            new ParallelOptions { MaxDegreeOfParallelism = workspace.Threads, CancellationToken = cancellation },
            i => stories[i] = Story(found, i, byId, tellings => LedgerOf(tellings, byDocument, options, kept)));
        kept?.Trim(clusters.Stories.Where(s => s.Members.Count > 1).Select(s => byDocument[s.Members[0]]));

        var diagnostics = new List<Diagnostic>();
        foreach (var duplicate in clusters.Duplicates)
        {
            diagnostics.Add(Codes.DuplicateArticle.At(byId[duplicate.Later].Article.Article.Place,
                $"the article is there already as {byId[duplicate.First].Article.Article.SourcePath}: {Why(duplicate.Why)}",
                "remove one of the two, or let one redirect to the other"));
        }

        foreach (var story in stories) Conflicts(story, diagnostics);
        return new(new LinkedSite(found.WithRoundups(stories, workspace.Settings.RelatedCount), found.Items(),
            workspace.KeepEvidence ? graph : null), diagnostics);

        // Of the graph only what pages show is kept: what was compared is as large as the site.
        Clusters ClustersOf(IReadOnlyList<Fingerprint> fingerprints)
        {
            graph = Linker.Link(fingerprints, options);
            return new([.. graph.Stories.Select(s => (s.Pinned, s.Members))], graph.Related, Duplicates.Find(fingerprints));
        }
    }

    private static Ledger LedgerOf(IReadOnlyList<string> members, Dictionary<string, LinkDocument> byDocument,
        LinkOptions options, KeptLinks? kept)
    {
        var tellings = members.Select(id => byDocument[id]).ToList();
        return kept?.LedgerOf(tellings, Build) ?? Build();

        Ledger Build() => new(QuoteLedger.Build(tellings, options.KnownNames),
            FigureConflicts.Find([.. tellings.Where(t => t.Roundup is null)]));
    }

    /// <summary>Value of an editor's reason where one article links to the other in its text.</summary>
    public const string Mention = Wording.Mention;

    /// <summary>Identifier of an article among link documents.</summary>
    public static string IdOf(SiteArticle article) => article.Article.InputPath;

    /// <summary>Identifier of an item among link documents.</summary>
    public static string IdOf(SiteArticle roundup, Item item) => IdOf(roundup) + "#" + item.Anchor;

    private static string Why(DuplicateReason why) =>
        why == DuplicateReason.SameOriginal ? "both have the same original" : "both have the same text";

    private static LinkedStory Story(LinkedStories found, int index, Dictionary<string, Linked> byId,
        Func<IReadOnlyList<string>, Ledger> ledgerOf)
    {
        var (pinned, members) = found.Members(index);
        IReadOnlyList<SharedQuote> quotes = [];
        IReadOnlyList<Figure> figures = [];
        if (members.Count > 1)
        {
            var ledger = ledgerOf(members);
            quotes = ledger.Quotations.Select(q => new SharedQuote(q.Text, Conflict(q.Conflict),
                q.Tellings.Select(t => new QuoteTelling(byId[t.Document].Article, t.Wording, t.AttributedTo)
                {
                    Item = byId[t.Document].Item,
                }).ToList())).ToList();
            figures = ledger.Figures
                .Select(f => new Figure(f.What, f.Tellings.Select(t => (byId[t.Document].Article, t.Value)).ToList())
                {
                    Update = f.Update,
                }).ToList();
        }

        return new(pinned, found.Tellings(index), found.Related(index), quotes, figures)
        {
            Mentions = found.Mentions(index),
            RelatedItems = found.RelatedItems(index),
        };
    }

    /// <summary>Reasons in the site's terms.</summary>
    public static IReadOnlyList<CoreReason> Reasons(IReadOnlyList<Digest.Linking.Reason> reasons)
    {
        var found = new CoreReason[reasons.Count];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = new(Kind(reasons[i].Kind), reasons[i].Value, reasons[i].Weight)
            {
                Direction = reasons[i].Direction switch
                {
                    LinkDirection.Forward => CoreReasonDirection.Forward,
                    LinkDirection.Backward => CoreReasonDirection.Backward,
                    _ => CoreReasonDirection.None,
                },
            };
        }

        return found;
    }

    private static CoreReasonKind Kind(ReasonKind kind) => kind switch
    {
        ReasonKind.Term => CoreReasonKind.Term,
        ReasonKind.Person => CoreReasonKind.Person,
        ReasonKind.Place => CoreReasonKind.Place,
        ReasonKind.Organization => CoreReasonKind.Organization,
        ReasonKind.Topic => CoreReasonKind.Topic,
        ReasonKind.Quote => CoreReasonKind.Quote,
        ReasonKind.Number => CoreReasonKind.Number,
        ReasonKind.Original => CoreReasonKind.Original,
        ReasonKind.Source => CoreReasonKind.Source,
        ReasonKind.Editor => CoreReasonKind.Editor,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static CoreQuoteConflict Conflict(QuoteConflict conflict) => conflict switch
    {
        QuoteConflict.None => CoreQuoteConflict.None,
        QuoteConflict.Speaker => CoreQuoteConflict.Speaker,
        QuoteConflict.Wording => CoreQuoteConflict.Wording,
        QuoteConflict.Both => CoreQuoteConflict.Both,
        _ => throw new ArgumentOutOfRangeException(nameof(conflict), conflict, null),
    };

    private static void Conflicts(LinkedStory story, List<Diagnostic> diagnostics)
    {
        foreach (var quote in story.Quotes)
        {
            if (quote.Conflict == CoreQuoteConflict.None) continue;
            var how = quote.Conflict == CoreQuoteConflict.Wording ? "word it differently" : "give it to different people";
            var who = string.Join("; ",
                quote.Tellings.Select(t =>
                $"{t.Telling.Article.SourcePath}: {(t.AttributedTo.Count > 0 ? string.Join(", ", t.AttributedTo) : "nobody")}"));
            diagnostics.Add(Codes.QuoteConflict.At(quote.Tellings[0].Telling.Article.Place,
                $"tellings of one story share \u201c{Short(quote.Text)}\u201d and {how} ({who})",
                "check the originals; readers see both"));
        }

        foreach (var figure in story.Figures.Where(static f => !f.Update))
        {
            var who = string.Join("; ", figure.Tellings.Select(t => $"{t.Telling.Article.SourcePath}: {t.Value}"));
            diagnostics.Add(Codes.FigureConflict.At(figure.Tellings[0].Telling.Article.Place,
                $"tellings of one story give different numbers for '{Short(figure.What)}' ({who})", "check the originals"));
        }
    }

    private static string Short(string text) => text.Length > 70 ? text[..67] + "..." : text;
}

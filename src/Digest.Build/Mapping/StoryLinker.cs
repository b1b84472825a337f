using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
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
/// <param name="Graph">The evidence, for explanations; null where it was not to be kept.</param>
public sealed record LinkedSite(IReadOnlyList<LinkedStory> Stories, LinkGraph? Graph);

/// <summary>Maps articles to link documents, and what comes back to stories.</summary>
public static class StoryLinker
{
    /// <summary>Links the articles of a catalog.</summary>
    /// <param name="catalog">The articles.</param>
    /// <param name="pins">The editor's word about each, in the catalog's order.</param>
    /// <param name="workspace">Settings and threads, and whether the evidence is kept.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <param name="kept">What the build before found out; null where there was none.</param>
    internal static Checked<LinkedSite> Link(ArticleCatalog catalog, IReadOnlyList<Pin> pins, Workspace workspace,
        CancellationToken cancellation, KeptLinks? kept = null)
    {
        var names = KnownNames(catalog);
        var options = new LinkOptions
        {
            KnownNames = kept?.Names(names) ?? names,
            RelatedCount = workspace.Settings.RelatedCount,
            Threads = workspace.Threads,
            CancellationToken = cancellation,
        };
        var articles = catalog.Articles;
        var byId = new Dictionary<string, SiteArticle>(articles.Count, StringComparer.Ordinal);
        var documents = new LinkDocument[articles.Count];
        for (var i = 0; i < documents.Length; i++)
        {
            var document = Document(articles[i], pins[i], catalog.Index);
            documents[i] = kept?.Document(document) ?? document;
            byId.Add(documents[i].Id, articles[i]);
        }

        LinkGraph? graph = null;
        var clusters = kept is null || workspace.KeepEvidence
            ? ClustersOf(Fingerprint.OfAll(documents, options))
            : kept.ClustersOf(documents, options, () => ClustersOf(kept.Fingerprints(documents, options)));
        var byDocument = documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
        var stories = new LinkedStory[clusters.Stories.Count];
        Parallel.For(0, stories.Length,
            new ParallelOptions { MaxDegreeOfParallelism = workspace.Threads, CancellationToken = cancellation },
            i => stories[i] = Story(clusters, i, byId, tellings => LedgerOf(tellings, byDocument, options, kept)));
        kept?.Trim(clusters.Stories.Where(s => s.Members.Count > 1).Select(s => byDocument[s.Members[0]]));

        var diagnostics = new List<Diagnostic>();
        foreach (var duplicate in clusters.Duplicates)
        {
            diagnostics.Add(Codes.DuplicateArticle.At(byId[duplicate.Later].Article.Place,
                $"the article is there already as {byId[duplicate.First].Article.SourcePath}: {Why(duplicate.Why)}",
                "remove one of the two, or let one redirect to the other"));
        }

        foreach (var story in stories) Conflicts(story, diagnostics);
        return new(new LinkedSite(stories, workspace.KeepEvidence ? graph : null), diagnostics);

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

        Ledger Build() => new(QuoteLedger.Build(tellings, options.KnownNames), FigureConflicts.Find(tellings));
    }

    private const int LongestTag = 2000;

    /// <summary>Value of an editor's reason where one article links to the other in its text.</summary>
    public const string Mention = Wording.Mention;

    /// <summary>Identifier of an article among link documents.</summary>
    public static string IdOf(SiteArticle article) => article.Article.InputPath;

    private static string Why(DuplicateReason why) =>
        why == DuplicateReason.SameOriginal ? "both have the same original" : "both have the same text";

    private static List<LinkName> KnownNames(ArticleCatalog catalog)
    {
        var names = new List<LinkName>();
        foreach (var entry in catalog.Vocabulary.Data)
        {
            if (Kind(entry.Kind) is { } kind) names.Add(new(kind, entry.Name, entry.Aliases));
        }

        return names;
    }

    private static NameKind? Kind(TermKind kind) => kind switch
    {
        TermKind.Person => NameKind.Person,
        TermKind.Place => NameKind.Place,
        TermKind.Organization => NameKind.Organization,
        TermKind.Topic => NameKind.Topic,
        _ => null,
    };

    private static LinkDocument Document(SiteArticle article, Pin pin, ArticleIndex index)
    {
        var names = new List<LinkName>();
        foreach (var term in article.Terms)
        {
            if (Kind(term.Kind) is { } kind) names.Add(new(kind, term.Name, term.Entry?.Aliases ?? []));
        }

        var a = article.Article;
        return new(IdOf(article), a.Headline, WithoutTags(article.Body.Text))
        {
            Dek = a.Dek,
            Published = a.Published,
            Language = a.Language,
            Names = names,
            Quotations = article.Body.Quotations,
            Links = article.Body.ExternalLinks,
            Original = a.Source?.Url is { } url && Addresses.IsWeb(url) ? url : null,
            Source = article.Source?.Name,
            Mentions = Mentions(article, index),
            Editor = new(pin.Story, pin.Alone, pin.Related.Select(IdOf).ToList(), pin.Unrelated.Select(IdOf).ToList()),
        };
    }

    // Shortcodes and template tags of other generators are left as text on the page; their file names and captions tell nothing.
    private static string WithoutTags(string text)
    {
        if (!text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal)) return text;
        var kept = new StringBuilder(text.Length);
        var at = 0;
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0
            && open + 1 < text.Length; open = text.IndexOf('{', Math.Max(at, open + 1)))
        {
            var close = text[open + 1] switch { '{' => "}}", '%' => "%}", _ => null };
            if (close is null) continue;
            var end = text.AsSpan(open, Math.Min(LongestTag, text.Length - open)).IndexOf(close);
            if (end < 0) continue;
            kept.Append(text, at, open - at);
            at = open + end + close.Length;
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }

    private static List<string> Mentions(SiteArticle article, ArticleIndex index)
    {
        var mentions = new List<string>();
        foreach (var link in article.Body.Links)
        {
            if (link.IsImage) continue;
            var end = link.Target.AsSpan().IndexOfAny('?', '#');
            var path = end < 0 ? link.Target : link.Target[..end];
            if (path.Length > 1 && index.Find(path, article.Article.InputPath) is { IsWithdrawn: false } other
                && other != article)
            {
                mentions.Add(IdOf(other));
            }
        }

        return mentions;
    }

    private static LinkedStory Story(Clusters clusters, int index, Dictionary<string, SiteArticle> byId,
        Func<IReadOnlyList<string>, Ledger> ledgerOf)
    {
        var (pinned, members) = clusters.Stories[index];
        var related = new List<LinkedRelation>();
        foreach (var link in clusters.Related[index])
            related.Add(new(link.Story, byId[link.To], link.Score, Reasons(link.Reasons), Wording.English(link.Reasons)));
        IReadOnlyList<SharedQuote> quotes = [];
        IReadOnlyList<Figure> figures = [];
        if (members.Count > 1)
        {
            var ledger = ledgerOf(members);
            quotes = ledger.Quotations.Select(q => new SharedQuote(q.Text, Conflict(q.Conflict),
                q.Tellings.Select(t => new QuoteTelling(byId[t.Document], t.Wording, t.AttributedTo)).ToList())).ToList();
            figures = ledger.Figures
                .Select(f => new Figure(f.What, f.Tellings.Select(t => (byId[t.Document], t.Value)).ToList())
                {
                    Update = f.Update,
                }).ToList();
        }

        return new(pinned, members.Select(id => byId[id]).ToList(), related, quotes, figures);
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

using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.Catalog;

/// <summary>The articles of a build with their addresses and terms: all that linking needs to know.</summary>
public sealed class ArticleCatalog
{
    private readonly Dictionary<Term, List<SiteArticle>> _ofTerm;

    private ArticleCatalog(IReadOnlyList<SiteArticle> all, Selection selection, Vocabulary vocabulary,
        IReadOnlyList<FailedArticle> failed)
    {
        (All, Selection, Vocabulary, Failed) = (all, selection, vocabulary, failed);
        Articles = all.Where(a => !a.IsWithdrawn).ToList();
        Index = new ArticleIndex(all, selection.LeftOut, failed);
        _ofTerm = ByTerm(Articles);
    }

    /// <summary>All built articles, withdrawn ones too, newest first.</summary>
    public IReadOnlyList<SiteArticle> All { get; }

    /// <summary>Built articles that are not withdrawn, newest first.</summary>
    public IReadOnlyList<SiteArticle> Articles { get; }

    /// <summary>What was selected.</summary>
    public Selection Selection { get; }

    /// <summary>Articles that errors of their own keep out.</summary>
    public IReadOnlyList<FailedArticle> Failed { get; }

    /// <summary>Terms.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Finds articles by what an editor writes.</summary>
    public ArticleIndex Index { get; }

    /// <summary>Articles that name a term, newest first; none for a term of another catalog.</summary>
    public IReadOnlyList<SiteArticle> ArticlesOf(Term term) => _ofTerm.TryGetValue(term, out var articles) ? articles : [];

    /// <summary>An article as it is written now, as this catalog would have it: at the address that it had, or that it asks for,
    /// with the terms that are known.</summary>
    /// <param name="article">The article.</param>
    /// <param name="body">Its body.</param>
    /// <param name="settings">The site's settings.</param>
    /// <returns>The article, and the one in whose place it is, or null; null where only a catalog made anew can tell.</returns>
    public (SiteArticle Article, SiteArticle? Replaced)? With(Article article, Body body, SiteSettings settings)
    {
        var replaced = Index.ByInputPath(article.InputPath);
        if (article.Withdrawn is not null || replaced?.IsWithdrawn == true) return null;
        var terms = TermsOf(article, Vocabulary);
        var wanted = Addressing.Wanted(article, settings);
        if (replaced is not null && Addressing.Wanted(replaced.Article, settings) == wanted)
            return (new(new(article, body, replaced.Permalink, replaced.Slug), terms), replaced);
        return Index.IsAddress(wanted) ? null : (new(new(article, body, wanted, article.Slug), terms), replaced);
    }

    /// <summary>Selects, assigns addresses and finds terms.</summary>
    public static Checked<ArticleCatalog> Build(
        IEnumerable<(Article Article, Body Body)> parsed, IReadOnlyList<DataEntry> data, SiteSettings settings,
            SelectionOptions options,
        IReadOnlyList<FailedArticle>? failed = null)
    {
        var selection = Selection.Choose(parsed, options);
        var (addressed, diagnostics) = Addressing.AssignAddresses(selection.Built, settings);
        var (vocabulary, found) = Vocabulary.Of(data, selection.Built.Select(p => p.Article).ToList(),
            selection.LeftOut.Where(a => !a.Draft && a.Expires <= options.At).ToList());
        var articles = new List<SiteArticle>(addressed!.Count);
        foreach (var article in addressed) articles.Add(new(article, TermsOf(article.Article, vocabulary!)));
        return new(new ArticleCatalog(articles, selection, vocabulary!, failed ?? []), [.. diagnostics, .. found]);
    }

    // A withdrawn article is listed nowhere.
    private static ArticleTerms TermsOf(Article article, Vocabulary vocabulary)
    {
        if (article.Withdrawn is not null) return ArticleTerms.None;
        return new(
            vocabulary.SourceOf(article), Resolve(TermKind.Topic), Resolve(TermKind.Person), Resolve(TermKind.Place),
            Resolve(TermKind.Organization),
            Resolve(TermKind.Author));

        IReadOnlyList<Term> Resolve(TermKind kind)
        {
            List<Term>? terms = null;
            foreach (var name in Vocabulary.Names(article, kind))
            {
                if (vocabulary.Find(kind, name.Value) is { } term && terms?.Contains(term) != true) (terms ??= []).Add(term);
            }

            return terms ?? (IReadOnlyList<Term>)[];
        }
    }

    private static Dictionary<Term, List<SiteArticle>> ByTerm(IReadOnlyList<SiteArticle> articles)
    {
        var byTerm = new Dictionary<Term, List<SiteArticle>>(ReferenceEqualityComparer.Instance);
        foreach (var article in articles)
        {
            foreach (var term in article.Terms) Add(term, article);
            foreach (var author in article.Authors) Add(author, article);
            if (article.Source is { } source) Add(source, article);
        }

        return byTerm;

        void Add(Term term, SiteArticle article)
        {
            if (!byTerm.TryGetValue(term, out var named)) byTerm[term] = named = [];
            named.Add(article);
        }
    }
}

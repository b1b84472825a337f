using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.Catalog;

/// <summary>The articles of a build with their addresses and terms: all that linking needs to know.</summary>
public sealed class ArticleCatalog
{
    private ArticleCatalog(IReadOnlyList<SiteArticle> all, Selection selection, Vocabulary vocabulary, IReadOnlyList<FailedArticle> failed)
    {
        (All, Selection, Vocabulary, Failed) = (all, selection, vocabulary, failed);
        Articles = all.Where(a => !a.IsWithdrawn).ToList();
        Index = new ArticleIndex(all, selection.LeftOut, failed);
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

    /// <summary>Selects, settles addresses and finds terms.</summary>
    public static Checked<ArticleCatalog> Of(
        IEnumerable<(Article Article, Body Body)> parsed, IReadOnlyList<DataEntry> data, SiteSettings settings, SelectionOptions options,
        IReadOnlyList<FailedArticle>? failed = null)
    {
        var selection = Selection.Of(parsed, options);
        var (articles, diagnostics) = Addressing.Settle(selection.Built, settings);
        var vocabulary = Vocabulary.Of(data, selection.Built.Select(p => p.Article).ToList());
        foreach (var article in articles!)
        {
            if (article.IsWithdrawn) continue;
            foreach (var (kind, names) in article.Named()) SetTerms(article, kind, Resolve(vocabulary, kind, names.Select(n => n.Value)));
            article.Authors = Resolve(vocabulary, TermKind.Author, article.Article.Bylines);
            foreach (var author in article.Authors) author.Members.Add(article);
            if (vocabulary.SourceOf(article.Article) is not { } source) continue;
            article.Source = source;
            source.Members.Add(article);
        }

        return new(new ArticleCatalog(articles, selection, vocabulary, failed ?? []), diagnostics);
    }

    private static List<Term> Resolve(Vocabulary vocabulary, TermKind kind, IEnumerable<string> names)
    {
        var terms = new List<Term>();
        var known = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        foreach (var name in names)
        {
            if (vocabulary.Find(kind, name) is { } term && known.Add(term)) terms.Add(term);
        }

        return terms;
    }

    private static void SetTerms(SiteArticle article, TermKind kind, List<Term> terms)
    {
        foreach (var term in terms) term.Members.Add(article);
        switch (kind)
        {
            case TermKind.Topic: article.Topics = terms; break;
            case TermKind.Person: article.People = terms; break;
            case TermKind.Place: article.Places = terms; break;
            default: article.Organizations = terms; break;
        }
    }
}

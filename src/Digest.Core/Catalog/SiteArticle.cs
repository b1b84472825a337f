using Digest.Core.Model;

namespace Digest.Core.Catalog;

/// <summary>An article with its body, its address and its terms. Of its story and its edition the site knows.</summary>
public sealed class SiteArticle
{
    internal SiteArticle(AddressedArticle addressed, ArticleTerms terms)
    {
        (Article, Body, Permalink, Slug) = addressed;
        (Source, Topics, People, Places, Organizations, Authors) = terms;
    }

    /// <summary>The article.</summary>
    public Article Article { get; }

    /// <summary>Its body.</summary>
    public Body Body { get; }

    /// <summary>Its address.</summary>
    public string Permalink { get; }

    /// <summary>Its slug after collisions were told apart.</summary>
    public string Slug { get; }

    /// <summary>Source, or null.</summary>
    public Term? Source { get; }

    /// <summary>Topics in the editor's order.</summary>
    public IReadOnlyList<Term> Topics { get; }

    /// <summary>People in the editor's order.</summary>
    public IReadOnlyList<Term> People { get; }

    /// <summary>Places in the editor's order.</summary>
    public IReadOnlyList<Term> Places { get; }

    /// <summary>Organizations in the editor's order.</summary>
    public IReadOnlyList<Term> Organizations { get; }

    /// <summary>Authors in the order of the byline.</summary>
    public IReadOnlyList<Term> Authors { get; }

    /// <summary>Whether it was withdrawn: only a notice stays at its address.</summary>
    public bool IsWithdrawn => Article.Withdrawn is not null;

    /// <summary>Whether its whole body may go into feeds and newsletters.</summary>
    public bool MaySyndicate => !IsWithdrawn && Article.Rights is Rights.Own or Rights.Licensed or Rights.PublicDomain;

    /// <summary>Minutes that reading takes at 230 words a minute, at least 1.</summary>
    public int ReadingMinutes => Math.Max(1, (int)Math.Ceiling(Body.Words / 230.0));

    /// <summary>When its page last said something new.</summary>
    public DateTimeOffset LastChange
    {
        get
        {
            var last = Article.Published;
            if (Article.Updated > last) last = Article.Updated.Value;
            foreach (var correction in Article.Corrections)
            {
                if (correction.Date > last) last = correction.Date.Value;
            }

            return Article.Withdrawn?.Date > last ? Article.Withdrawn.Date.Value : last;
        }
    }

    /// <summary>Order of lists: newest first, then by path.</summary>
    public static int NewestFirst(SiteArticle a, SiteArticle b) => NewestFirst(a.Article, b.Article);

    internal static int NewestFirst(Article a, Article b)
    {
        var order = b.Published.UtcTicks.CompareTo(a.Published.UtcTicks);
        return order != 0 ? order : string.CompareOrdinal(a.SourcePath, b.SourcePath);
    }

    /// <summary>Terms of all four taxonomies.</summary>
    public IEnumerable<Term> Terms => Topics.Concat(People).Concat(Places).Concat(Organizations);
}

/// <summary>The terms that an article names, each once and in the editor's order.</summary>
/// <param name="Source">Source, or null.</param>
/// <param name="Topics">Topics.</param>
/// <param name="People">People.</param>
/// <param name="Places">Places.</param>
/// <param name="Organizations">Organizations.</param>
/// <param name="Authors">Authors in the order of the byline.</param>
internal sealed record ArticleTerms(
    Term? Source, IReadOnlyList<Term> Topics, IReadOnlyList<Term> People, IReadOnlyList<Term> Places,
        IReadOnlyList<Term> Organizations,
    IReadOnlyList<Term> Authors)
{
    /// <summary>No terms at all.</summary>
    public static readonly ArticleTerms None = new(null, [], [], [], [], []);
}

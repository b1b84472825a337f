using Digest.Core.Editions;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Stories;

namespace Digest.Core.Catalog;

/// <summary>An article with its body, its address and everything it belongs to. Frozen once the site is assembled.</summary>
public sealed class SiteArticle
{
    internal SiteArticle(Article article, Body body, string permalink, string slug)
    {
        (Article, Body, Permalink, Slug) = (article, body, permalink, slug);
        Html = body.Html;
        ImageReference = article.Image is { } image && Addresses.Scheme(image.Src) is "http" or "https" ? article.Image!.Src : null;
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
    public Term? Source { get; internal set; }

    /// <summary>Topics in the editor's order.</summary>
    public IReadOnlyList<Term> Topics { get; internal set; } = [];

    /// <summary>People in the editor's order.</summary>
    public IReadOnlyList<Term> People { get; internal set; } = [];

    /// <summary>Places in the editor's order.</summary>
    public IReadOnlyList<Term> Places { get; internal set; } = [];

    /// <summary>Organizations in the editor's order.</summary>
    public IReadOnlyList<Term> Organizations { get; internal set; } = [];

    /// <summary>Authors in the order of the byline.</summary>
    public IReadOnlyList<Term> Authors { get; internal set; } = [];

    /// <summary>Its story. A withdrawn article has one that holds nothing else.</summary>
    public Story Story { get; internal set; } = null!;

    /// <summary>Its edition, or null; of a withdrawn article the one that it would belong to.</summary>
    public Edition? Edition { get; internal set; }

    /// <summary>The body with every link settled, safe to write into a page.</summary>
    public string Html { get; internal set; }

    /// <summary>Settled references of <see cref="Body.Links"/>, in their order.</summary>
    public IReadOnlyList<string> References { get; internal set; } = [];

    /// <summary>Reference to its image; null where it has none, or one that leads nowhere.</summary>
    public string? ImageReference { get; internal set; }

    /// <summary>Size of its image as its file says; null for an image of another host, or one whose file does not say.</summary>
    public ImageSize? ImageSize { get; internal set; }

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
    public static int NewestFirst(SiteArticle a, SiteArticle b)
    {
        var order = b.Article.Published.UtcTicks.CompareTo(a.Article.Published.UtcTicks);
        return order != 0 ? order : string.CompareOrdinal(a.Article.SourcePath, b.Article.SourcePath);
    }

    /// <summary>Terms of all four taxonomies.</summary>
    public IEnumerable<Term> Terms => Topics.Concat(People).Concat(Places).Concat(Organizations);

    internal IEnumerable<(TermKind Kind, IReadOnlyList<Placed> Names)> Named() =>
    [
        (TermKind.Topic, Article.Topics), (TermKind.Person, Article.People),
        (TermKind.Place, Article.Places), (TermKind.Organization, Article.Organizations),
    ];
}

using Digest.Core.Catalog;
using Digest.Core.Diagnostics;

namespace Digest.Core.Stories;

/// <summary>Articles that are one text in several languages. Of each such group one article stands for all: it alone is compared
/// with other articles, and the others follow it into its story.</summary>
public sealed class Translations
{
    /// <summary>No translations at all.</summary>
    public static readonly Translations None = new([]);

    private readonly Dictionary<SiteArticle, IReadOnlyList<SiteArticle>> _groups = new(ReferenceEqualityComparer.Instance);

    /// <summary>Takes groups of two or more articles, no article in two of them; the first of each stands for it.</summary>
    public Translations(IEnumerable<IReadOnlyList<SiteArticle>> groups)
    {
        foreach (var group in groups)
        {
            foreach (var article in group) _groups.Add(article, group);
        }
    }

    private Translations(Translations before, SiteArticle article, SiteArticle replaced)
    {
        _groups = new(before._groups, ReferenceEqualityComparer.Instance);
        IReadOnlyList<SiteArticle> group = [.. before._groups[replaced].Select(a => a == replaced ? article : a)];
        foreach (var member in group) _groups[member] = group;
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _groups.Count == 0;

    /// <summary>The article that stands for an article and its translations; the article itself where it has none.</summary>
    public SiteArticle StandsFor(SiteArticle article) => _groups.TryGetValue(article, out var group) ? group[0] : article;

    /// <summary>Whether another article stands for an article.</summary>
    public bool Follows(SiteArticle article) => StandsFor(article) != article;

    /// <summary>An article and its translations: the one that stands for them, then the others by language; none where it has no
    /// translation.</summary>
    public IReadOnlyList<SiteArticle> GroupOf(SiteArticle article) => _groups.TryGetValue(article, out var group) ? group : [];

    /// <summary>The translations of an article; an article of its group that stands for it is one of them.</summary>
    public IEnumerable<SiteArticle> Of(SiteArticle article) => GroupOf(article).Where(a => a != article);

    /// <summary>The translations with an article in the place of another one.</summary>
    internal Translations With(SiteArticle article, SiteArticle? replaced) =>
        replaced is not null && _groups.ContainsKey(replaced) ? new(this, article, replaced) : this;

    /// <summary>The editor's word about each article, in the catalog's order, where that about a translation is about the article
    /// that stands for it. Stories that differ are an error.</summary>
    public Checked<IReadOnlyList<Pin>> Gather(ArticleCatalog catalog, IReadOnlyList<Pin> pins)
    {
        if (IsEmpty) return new(pins, []);
        var diagnostics = new List<Diagnostic>();
        var byArticle = new Dictionary<SiteArticle, Pin>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < pins.Count; i++) byArticle.Add(catalog.Articles[i], pins[i]);
        var gathered = new Pin[pins.Count];
        for (var i = 0; i < gathered.Length; i++)
        {
            var article = catalog.Articles[i];
            gathered[i] = Follows(article) ? Pin.None : Gather(article, byArticle, diagnostics);
        }

        return new(gathered, diagnostics);
    }

    private Pin Gather(SiteArticle article, Dictionary<SiteArticle, Pin> pins, List<Diagnostic> diagnostics)
    {
        var (story, alone) = (pins[article].Story, pins[article].Alone);
        List<SiteArticle> related = [], unrelated = [];
        Add(article);
        foreach (var follower in Of(article))
        {
            var pin = pins[follower];
            if (pin.Story is { } other && story is not null && story != other)
            {
                diagnostics.Add(Codes.PinsContradict.At(follower.Article.StoryPin?.Place ?? follower.Article.Place,
                    $"it belongs to the story '{other}', and {article.Article.SourcePath}, of which it is a translation, to "
                    + $"'{story}'",
                    "a text and its translations are in one story: take 'story' out of one of the two"));
            }

            story ??= pin.Story;
            alone |= pin.Alone;
            Add(follower);
        }

        return story is null && !alone && related.Count == 0 && unrelated.Count == 0
            ? Pin.None : new(story, alone, related, unrelated);

        void Add(SiteArticle member)
        {
            foreach (var other in pins[member].Related.Select(StandsFor))
            {
                if (other != article && !related.Contains(other)) related.Add(other);
            }

            foreach (var other in pins[member].Unrelated.Select(StandsFor))
            {
                if (other != article && !unrelated.Contains(other)) unrelated.Add(other);
            }
        }
    }
}

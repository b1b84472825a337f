using Digest.Core.Catalog;

namespace Digest.Core.Stories;

/// <summary>Sets of articles that are joined one by one.</summary>
internal sealed class ArticleGroups
{
    private readonly IReadOnlyList<SiteArticle> _articles;
    private readonly Dictionary<SiteArticle, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly int[] _above;
    private readonly bool[] _joined;
    private readonly Dictionary<int, HashSet<string>> _languages = [];

    public ArticleGroups(IReadOnlyList<SiteArticle> articles)
    {
        (_articles, _above, _joined) = (articles, new int[articles.Count], new bool[articles.Count]);
        for (var i = 0; i < articles.Count; i++)
        {
            _places.Add(articles[i], i);
            _above[i] = i;
        }
    }

    /// <summary>Whether an article was joined with nothing.</summary>
    public bool IsAlone(SiteArticle article) => !_joined[_places[article]];

    public void Join(SiteArticle a, SiteArticle b)
    {
        var (one, two) = (_places[a], _places[b]);
        (_joined[one], _joined[two]) = (true, true);
        (one, two) = (Top(one), Top(two));
        if (one == two) return;
        // The least stands above: the order of joining does not matter.
        var (above, below) = one < two ? (one, two) : (two, one);
        LanguagesOf(above).UnionWith(LanguagesOf(below));
        _above[below] = above;
    }

    /// <summary>The sets of two and more, in the order of the articles.</summary>
    public IEnumerable<List<SiteArticle>> All() => Enumerable.Range(0, _articles.Count).Where(i => _joined[i]).GroupBy(Top)
        .Select(g => g.Select(i => _articles[i]).ToList());

    /// <summary>Joins two articles unless their sets would then hold two of one language.</summary>
    public void TryJoin(SiteArticle a, SiteArticle b)
    {
        var (one, two) = (Top(_places[a]), Top(_places[b]));
        if (one != two && !LanguagesOf(one).Overlaps(LanguagesOf(two))) Join(a, b);
    }

    private HashSet<string> LanguagesOf(int top)
    {
        if (!_languages.TryGetValue(top, out var languages))
            _languages[top] = languages = new([_articles[top].Article.Language], StringComparer.OrdinalIgnoreCase);
        return languages;
    }

    private int Top(int place)
    {
        while (_above[place] != place) place = _above[place];
        return place;
    }
}

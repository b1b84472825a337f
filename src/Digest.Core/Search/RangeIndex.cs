using Digest.Core.Catalog;
using Digest.Core.Pages;

namespace Digest.Core.Search;

/// <summary>The terms and pairs of a range of documents.</summary>
/// <remarks>One thread fills one range; ranges are joined in their order, so how documents are cut into ranges cannot
/// show.</remarks>
internal sealed class RangeIndex(Site site)
{
    // What a reader remembers of an article weighs more: its headline, then the names in it, then its dek.
    private const int HeadlineWeight = 6;
    private const int NameWeight = 3;
    private const int DekWeight = 2;

    // Document length that counts as usual, in terms. A mean would change with every article, and all levels with it.
    private const double UsualLength = 400;
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.5;
    private const double LowestLevel = 0.25;

    private readonly TermTable _terms = new();
    private readonly List<int> _here = [];
    private readonly bool[] _pairsHere = new bool[1 << 16];
    private int[] _weights = new int[1 << 12];
    private int _length;
    private uint _previous;

    /// <summary>Terms of the range.</summary>
    public TermTable Terms => _terms;

    /// <summary>Term of each posting, documents ascending.</summary>
    public GrowingList<int> PostingTerms { get; } = new();

    /// <summary>Document of each posting, number · 8 + level.</summary>
    public GrowingList<int> PostingDocuments { get; } = new();

    /// <summary>Buckets of pairs, documents ascending.</summary>
    public GrowingList<ushort> Pairs { get; } = new();

    /// <summary>Document numbers with the end of their pairs in <see cref="Pairs"/>.</summary>
    public List<(int Number, int End)> PairEnds { get; } = [];

    /// <summary>Adds a document.</summary>
    public void Add(int number, SiteArticle article)
    {
        _length = 0;
        Field(article.Article.Headline, HeadlineWeight);
        if (article.Article.Dek is { } dek) Field(dek, DekWeight);
        if (article.Article.Note is { } note) Field(note, 1);
        Story(article);
        Names(article.Topics);
        Names(article.People);
        Names(article.Places);
        Names(article.Organizations);
        Names(article.Authors);
        if (article.Source is { } source) Field(source.Name, NameWeight);
        Field(article.Body.Text, 1);
        Finish(number);
    }

    /// <summary>The part of a term's worth in a document that BM25 gives for its frequency and the document's length, in eighths
    /// from 0.25 to 1.</summary>
    /// <remarks>Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, section 3.5: fields are
    /// weighted before saturation.</remarks>
    internal static int Level(int weight, int length)
    {
        var share = weight / (weight + (Saturation * (1 - LengthWeight + (LengthWeight * length / UsualLength))));
        return Math.Clamp((int)((share - LowestLevel) / (1 - LowestLevel) * Postings.Levels), 0, Postings.Levels - 1);
    }

    // What the editor calls a story, and says of it, is found with the telling that stands for it.
    private void Story(SiteArticle article)
    {
        var story = site.StoryOf(article);
        if (story.Lead != article || story.File is not { } file) return;
        if (file.Headline is { } headline) Field(headline, HeadlineWeight);
        if (file.Dek is { } dek) Field(dek, DekWeight);
        if (story.Summary is { } summary) Field(summary.Text, 1);
    }

    private void Names(IReadOnlyList<Term> terms)
    {
        foreach (var term in terms)
        {
            Field(term.Name, NameWeight);
            // Whoever asks for ISIL means the Islamic State.
            foreach (var alias in term.Entry?.Aliases ?? []) Field(alias, NameWeight);
        }
    }

    private void Field(string text, int weight)
    {
        _previous = 0;
        var sink = new Sink(this, weight);
        Tokenizer.Read(text, ref sink);
    }

    private void Add(scoped ReadOnlySpan<char> term, uint state, int weight, bool inSequence)
    {
        var number = _terms.Number(term, TermHash.Finish(state));
        if (number >= _weights.Length) Array.Resize(ref _weights, _weights.Length * 2);
        if (_weights[number] == 0) _here.Add(number);
        _weights[number] += weight;
        if (!inSequence) return;
        _length++;
        if (_previous != 0)
        {
            var pair = TermHash.Pair(_previous, term);
            if (!_pairsHere[pair]) Pairs.Add(pair);
            _pairsHere[pair] = true;
        }

        _previous = state;
    }

    private void Finish(int number)
    {
        foreach (var term in _here)
        {
            PostingTerms.Add(term);
            PostingDocuments.Add((number << Postings.LevelBits) | Level(_weights[term], _length));
            _weights[term] = 0;
        }

        foreach (var pair in Pairs.Span[(PairEnds.Count == 0 ? 0 : PairEnds[^1].End)..]) _pairsHere[pair] = false;
        PairEnds.Add((number, Pairs.Count));
        _here.Clear();
    }

    private readonly ref struct Sink(RangeIndex index, int weight) : ITermSink
    {
        public void Term(scoped ReadOnlySpan<char> term, uint state, bool inSequence) =>
            index.Add(term, state, weight, inSequence);
    }
}

/// <summary>A list whose items can be read as a span.</summary>
internal sealed class GrowingList<T>
{
    private T[] _items = new T[1 << 10];

    /// <summary>Lets go of all items.</summary>
    public void Release() => (_items, Count) = ([], 0);

    /// <summary>Number of items.</summary>
    public int Count { get; private set; }

    /// <summary>The items.</summary>
    public ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    /// <summary>Adds an item.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Math.Max(16, Count * 2));
        _items[Count++] = item;
    }
}

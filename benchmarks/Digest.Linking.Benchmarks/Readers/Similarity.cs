using Digest.Linking.Text;

namespace Digest.Linking.Benchmarks.Readers;

/// <summary>How much alike a method finds two documents, for all pairs.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Scores">A row a document; symmetric.</param>
internal sealed record Similarity(string Name, float[][] Scores)
{
    private const int HugoKeywords = 10;

    /// <summary>Cosine of the usual vectors: (1 + log frequency) times log inverse document frequency, headline and text as
    /// one.</summary>
    public static Similarity TfIdf(LinkDocument[] documents)
    {
        var vectors = documents.Select(d => Frequencies(d.Headline + "\n\n" + d.Text, d.Language)).ToArray();
        var idf = InverseFrequencies(vectors);
        foreach (var vector in vectors)
        {
            var norm = 0.0;
            foreach (var term in vector.Keys.ToList())
            {
                vector[term] = (1 + Math.Log(vector[term])) * idf[term];
                norm += vector[term] * vector[term];
            }
            foreach (var term in vector.Keys.ToList()) vector[term] /= Math.Sqrt(Math.Max(norm, 1e-12));
        }
        return new Similarity("tf-idf cosine", Rows(documents.Length, (i, j) =>
        {
            var (small, large) = vectors[i].Count <= vectors[j].Count ? (vectors[i], vectors[j]) : (vectors[j], vectors[i]);
            var sum = 0.0;
            foreach (var (term, weight) in small)
                sum += large.TryGetValue(term, out var other) ? weight * other : 0;
            return (float)sum;
        }));
    }

    /// <summary>Hugo's related content after its documentation, with its default weights: the index "keywords" weighs 100, "date"
    /// 10, the sum is a share of all weights, and 80 of 100 are needed. The sets have no keywords, so an article's are its
    /// headline's words without function words; the rank is the share of the article's own keywords that the other has. Equal
    /// dates count by month, as in the documentation's example.</summary>
    public static Similarity Hugo(LinkDocument[] documents)
    {
        var keywords = documents.Select(d => HeadlineWords(d)).ToArray();
        return new Similarity("Hugo's related content", Rows(documents.Length, (i, j) =>
        {
            var common = keywords[i].Count(keywords[j].Contains);
            var share = (double)common / Math.Max(1, Math.Min(keywords[i].Count, keywords[j].Count));
            var (a, b) = (documents[i].Published, documents[j].Published);
            var month = a is { } x && b is { } y && x.Year == y.Year && x.Month == y.Month;
            return (float)(((100 * share) + (month ? 10 : 0)) / 110 * 100);
        }));
    }

    /// <summary>Jekyll's related posts without its optional index are the site's latest; here those nearest in time, which is
    /// kinder. Undated ones are last. Whole days, as everywhere in linking: in one of the sets all tellings of a story have the
    /// same second.</summary>
    public static Similarity Jekyll(LinkDocument[] documents) => new("Jekyll's latest posts", Rows(documents.Length, (i, j) =>
        documents[i].Published is { } a && documents[j].Published is { } b ? 1f / (1 + Math.Abs(Day(a) - Day(b))) : 0));

    private static int Day(DateTimeOffset instant) => (int)Math.Floor((instant - DateTimeOffset.UnixEpoch).TotalDays);

    private static HashSet<ulong> HeadlineWords(LinkDocument document)
    {
        var words = new HashSet<ulong>();
        var text = new TokenizedText();
        text.Read(document.Headline, Folding.PrimaryLanguage(document.Language));
        for (var i = 0; i < text.Count && words.Count < HugoKeywords; i++)
        {
            if (text.Tokens[i].Kind != TokenKind.Word || text.Priors[i] > 3)
                words.Add(text.Terms[i] == 0 ? text.Words[i] : text.Terms[i]);
        }
        return words;
    }

    private static Dictionary<ulong, double> Frequencies(string text, string language)
    {
        var tokens = new TokenizedText();
        tokens.Read(text, Folding.PrimaryLanguage(language));
        var counts = new Dictionary<ulong, double>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var term = tokens.Terms[i] == 0 ? tokens.Words[i] : tokens.Terms[i];
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }
        return counts;
    }

    private static Dictionary<ulong, double> InverseFrequencies(Dictionary<ulong, double>[] documents)
    {
        var counts = new Dictionary<ulong, double>();
        foreach (var document in documents)
        {
            foreach (var term in document.Keys) counts[term] = counts.GetValueOrDefault(term) + 1;
        }
        return counts.ToDictionary(c => c.Key, c => Math.Log(documents.Length / c.Value));
    }

    private static float[][] Rows(int count, Func<int, int, float> score)
    {
        var rows = new float[count][];
        for (var i = 0; i < count; i++) rows[i] = new float[count];
        Parallel.For(0, count, i =>
        {
            for (var j = i + 1; j < count; j++) rows[i][j] = rows[j][i] = score(i, j);
        });
        return rows;
    }
}

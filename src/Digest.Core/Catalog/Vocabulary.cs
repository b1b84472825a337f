using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Catalog;

/// <summary>Finds the one term that each spelling of a name stands for.</summary>
public sealed class Vocabulary
{
    private static readonly TermKind[] Kinds = Enum.GetValues<TermKind>();

    private readonly Dictionary<(TermKind, string), Term> _bySpelling;

    private Vocabulary(IReadOnlyList<DataEntry> data, Dictionary<(TermKind, string), Term> bySpelling) =>
        (Data, _bySpelling) = (data, bySpelling);

    /// <summary>Entries of the data files.</summary>
    public IReadOnlyList<DataEntry> Data { get; }

    /// <summary>Collects the terms of all articles. Spellings with one slug are one term, under the name in <c>_data</c>, else
    /// the commonest spelling.</summary>
    /// <param name="data">Entries of the data files.</param>
    /// <param name="articles">All articles, in any order.</param>
    public static Vocabulary Of(IReadOnlyList<DataEntry> data, IReadOnlyList<Article> articles)
    {
        var terms = new Dictionary<(TermKind, string), Term>();
        foreach (var entry in data) Add(terms, entry);
        var spellings = new Dictionary<(TermKind, string Slug), SortedDictionary<string, int>>();
        foreach (var article in articles)
        {
            foreach (var kind in Kinds)
            {
                foreach (var name in Names(article, kind)) Count(terms, spellings, kind, name);
            }
        }

        foreach (var ((kind, slug), counts) in spellings)
        {
            var name = "";
            var most = 0;
            foreach (var (spelling, count) in counts)
            {
                if (count > most) (name, most) = (spelling, count);
            }

            terms.Add((kind, slug), new Term(kind, name, slug, null));
        }

        return new(data, terms);
    }

    /// <summary>The term that an article names, or null where the name is empty.</summary>
    public Term? Find(TermKind kind, string name) =>
        _bySpelling.GetValueOrDefault((kind, SlugOf(name)));

    /// <summary>The source of an article: by its name, else by the host of its address.</summary>
    public Term? SourceOf(Article article) =>
        article.Source is null ? null : Find(TermKind.Source, SourceName(article.Source) ?? "");

    private static void Count(
        Dictionary<(TermKind, string), Term> terms, Dictionary<(TermKind, string), SortedDictionary<string, int>> spellings,
            TermKind kind, string name)
    {
        var slug = SlugOf(name);
        if (slug.Length == 0 || terms.ContainsKey((kind, slug))) return;
        if (!spellings.TryGetValue((kind, slug), out var counts)) spellings[(kind, slug)] = counts = new(StringComparer.Ordinal);
        counts[name] = counts.GetValueOrDefault(name) + 1;
    }

    internal static IEnumerable<string> Names(Article article, TermKind kind) => kind switch
    {
        TermKind.Topic => article.Topics.Select(p => p.Value),
        TermKind.Person => article.People.Select(p => p.Value),
        TermKind.Place => article.Places.Select(p => p.Value),
        TermKind.Organization => article.Organizations.Select(p => p.Value),
        TermKind.Author => article.Bylines,
        _ => article.Source is { } source && SourceName(source) is { } name ? [name] : [],
    };

    private static void Add(Dictionary<(TermKind, string), Term> terms, DataEntry entry)
    {
        var slug = entry.Slug is { Length: > 0 } given ? given : SlugOf(entry.Name);
        if (slug.Length == 0) return;
        var term = terms.GetValueOrDefault((entry.Kind, slug)) ?? new Term(entry.Kind, entry.Name, slug, entry);
        terms.TryAdd((entry.Kind, slug), term);
        terms.TryAdd((entry.Kind, SlugOf(entry.Name)), term);
        foreach (var alias in entry.Aliases) terms.TryAdd((entry.Kind, SlugOf(alias)), term);
        if (entry.Kind == TermKind.Source && entry.Link is { } link && Addresses.Host(link) is { } host)
            terms.TryAdd((TermKind.Source, SlugOf(host)), term);
    }

    private static string? SourceName(SourceReference source) =>
        source.Name ?? (source.Url is { } url ? Addresses.Host(url) : null);

    // A name without a letter or digit (an emoji, say) still has to have an address.
    internal static string SlugOf(string name)
    {
        var slug = Slugs.From(name);
        return slug.Length > 0 || name.Length == 0
            ? slug : "u" + string.Join('-',
            name.EnumerateRunes().Take(8).Select(r => r.Value.ToString("x", System.Globalization.CultureInfo.InvariantCulture)));
    }
}

using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Catalog;

/// <summary>Finds the one term that each spelling of a name stands for.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<(TermKind, string), Term> _byKey;
    private readonly Dictionary<string, string> _keys;

    internal Vocabulary(IReadOnlyList<DataEntry> data, Dictionary<(TermKind, string), Term> byKey,
        Dictionary<string, string> keys) =>
        (Data, _byKey, _keys) = (data, byKey, keys);

    /// <summary>Entries of the data files.</summary>
    public IReadOnlyList<DataEntry> Data { get; }

    /// <summary>Collects the terms of all articles. Spellings with one key (<see cref="TermNames.Key"/>) are one term, under the
    /// name in <c>_data</c>, else the commonest spelling. Names with different keys never share an address.</summary>
    /// <param name="data">Entries of the data files.</param>
    /// <param name="articles">All articles that are built, in any order.</param>
    /// <param name="expired">Articles that were built once, in any order: the addresses of their terms stay theirs.</param>
    public static Checked<Vocabulary> Of(IReadOnlyList<DataEntry> data, IReadOnlyList<Article> articles,
        IReadOnlyList<Article>? expired = null) => new VocabularyBuilder(data).Build(articles, expired ?? []);

    /// <summary>The term that an article names, or null where the name is empty.</summary>
    public Term? Find(TermKind kind, string name) =>
        _byKey.GetValueOrDefault((kind, _keys.TryGetValue(name, out var key) ? key : TermNames.Key(name)));

    /// <summary>The source of an article: by its name, else by the host of its address.</summary>
    public Term? SourceOf(Article article) =>
        article.Source is null ? null : Find(TermKind.Source, SourceName(article.Source) ?? "");

    /// <summary>The names of a kind that an article gives, with their places as far as they are known.</summary>
    internal static IReadOnlyList<Placed> Names(Article article, TermKind kind) => kind switch
    {
        TermKind.Topic => article.Topics,
        TermKind.Person => article.People,
        TermKind.Place => article.Places,
        TermKind.Organization => article.Organizations,
        TermKind.Author => article.Bylines.Count == 0 ? [] : [.. article.Bylines.Select(name => new Placed(name, article.Place))],
        _ => article.Source is { } source && SourceName(source) is { } name ? [new(name, article.Place)] : [],
    };

    private static string? SourceName(SourceReference source) =>
        source.Name ?? (source.Url is { } url ? Addresses.Host(url) : null);
}
